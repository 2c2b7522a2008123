"""Rows of an analysis for everyone and for each group of respondents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from scorecard._model.mapping import FrozenDict
from scorecard.survey.privacy import Parts, masked_rows
from scorecard.survey.responses import Survey
from scorecard.survey.segments import check_threshold, groups_of, suppressed

__all__ = ["by_group", "masked_groups"]


class _Counted(Protocol):
    @property
    def n(self) -> int: ...


Row = TypeVar("Row", bound=_Counted)


def by_group(
    survey: Survey,
    by: str | None,
    *,
    make: Callable[[NDArray[np.intp] | None], tuple[Row, ...]],
    hide: Callable[[Row], Row],
    threshold: int,
    scores: Parts | None = None,
) -> tuple[tuple[Row, ...], Mapping[str, tuple[Row, ...]]]:
    """Return the rows of everyone, and those of each group without what must not be shown.

    Parameters
    ----------
    survey : Survey
        The answers.
    by : str or None
        Segment variable; no groups when None.
    make : callable
        From positions of respondents (None: everyone) to rows, always the same ones in the same order.
    hide : callable
        From a row to the same row without any number but n.
    threshold : int
        Smallest group whose numbers are shown.
    scores : mapping of int to sequence of int, optional
        Rows that are means of others respondent by respondent, from `score_parts`.

    Returns
    -------
    tuple of (tuple of rows, mapping of str to tuple of rows)
        Everyone, and the groups by label in alphabetical order.

    Raises
    ------
    UsageError
        If the threshold is below 1, or the survey has no such variable.
    """
    check_threshold(threshold)
    everyone = make(None)
    if by is None:
        return everyone, FrozenDict({})
    groups = groups_of(survey.segment(by))
    found = {label: make(rows) for label, rows in groups.rows.items()}
    sizes = {label: len(rows) for label, rows in groups.rows.items()}
    shown = masked_groups(
        everyone,
        found,
        sizes=sizes,
        unlabelled=len(groups.unlabelled),
        hide=hide,
        threshold=threshold,
        scores=scores,
    )
    return everyone, shown


def masked_groups(
    everyone: tuple[Row, ...],
    groups: Mapping[str, tuple[Row, ...]],
    *,
    sizes: Mapping[str, int],
    unlabelled: int,
    hide: Callable[[Row], Row],
    threshold: int,
    scores: Parts | None = None,
) -> Mapping[str, tuple[Row, ...]]:
    """Return the rows of groups without what must not be shown.

    Parameters
    ----------
    everyone : tuple of rows
        Rows of everyone.
    groups : mapping of str to tuple of rows
        The same rows by group.
    sizes : mapping of str to int
        Respondents of each group.
    unlabelled : int
        Respondents in no group.
    hide : callable
        From a row to the same row without any number but n.
    threshold : int
        Smallest group whose numbers are shown.
    scores : mapping of int to sequence of int, optional
        Rows that are means of others respondent by respondent, from `score_parts`.

    Returns
    -------
    mapping of str to tuple of rows
        The groups, what is too small hidden, and what would give it away.
    """
    check_threshold(threshold)
    hidden = suppressed(sizes, unlabelled=unlabelled, threshold=threshold)
    masks = masked_rows(
        {label: [row.n for row in rows] for label, rows in groups.items()},
        [row.n for row in everyone],
        hidden=hidden,
        threshold=threshold,
        scores=scores,
    )
    shown = {
        label: tuple(hide(row) if at in masks[label] else row for at, row in enumerate(rows))
        for label, rows in groups.items()
    }
    return FrozenDict(shown)

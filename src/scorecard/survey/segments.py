"""Groups of respondents, and which of them are too small to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from numbers import Integral
from typing import cast

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import UsageError
from scorecard.survey.responses import Segment

__all__ = ["PRIVACY_THRESHOLD", "Groups", "check_threshold", "groups_of", "suppressed"]

PRIVACY_THRESHOLD = 5
"""Smallest group whose numbers are shown by default."""


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Respondents by label.

    Attributes
    ----------
    rows : mapping of str to ndarray of int
        Positions of the respondents with each label, labels in alphabetical order; a label that
        nobody has is left out.
    unlabelled : ndarray of int
        Positions of the respondents without a label.
    """

    rows: Mapping[str, NDArray[np.intp]]
    unlabelled: NDArray[np.intp]


def groups_of(segment: Segment) -> Groups:
    """Return the respondents of each group.

    Parameters
    ----------
    segment : Segment
        The variable.

    Returns
    -------
    Groups
        Positions by label.
    """
    order = np.argsort(segment.codes, kind="stable")
    edges = np.searchsorted(segment.codes[order], np.arange(len(segment.labels) + 1))
    rows = {
        label: order[edges[position] : edges[position + 1]]
        for position, label in enumerate(segment.labels)
        if edges[position + 1] > edges[position]
    }
    return Groups(rows, order[: edges[0]])


def check_threshold(threshold: int) -> None:
    """Refuse a privacy threshold that is no positive whole number.

    Parameters
    ----------
    threshold : int
        Smallest group whose numbers are shown.

    Raises
    ------
    UsageError
        If it is below 1, or true or false.
    """
    # true would be 1, and show every group to who means to hide some
    given = cast("object", threshold)
    if isinstance(given, bool) or not isinstance(given, Integral) or threshold < 1:
        raise UsageError.single(
            "bad-threshold",
            "the privacy threshold must be 1 or more",
            found=str(threshold),
            cure="Use 1 to show every group.",
        )


def suppressed(
    sizes: Mapping[str, int],
    *,
    unlabelled: int,
    threshold: int,
    also: frozenset[str] = frozenset(),
    pool: int | None = None,
) -> frozenset[str]:
    """Return the groups whose numbers must not be shown.

    Parameters
    ----------
    sizes : mapping of str to int
        Respondents of each group.
    unlabelled : int
        Respondents without a label; they are in the total, but in no group shown.
    threshold : int
        Smallest group whose numbers are shown.
    also : frozenset of str
        Groups that are not shown for another reason.
    pool : int, optional
        Least number of respondents who are not shown, where any are; the threshold when left out.

    Returns
    -------
    frozenset of str
        Groups below the threshold, and as many of the next smallest as it takes so that what is
        not shown, which anybody can find as the total minus the groups shown, is no smaller
        group itself (complementary suppression).

    Examples
    --------
    >>> sorted(suppressed({"North": 40, "South": 30, "West": 3}, unlabelled=0, threshold=5))
    ['South', 'West']
    """
    hidden = {label for label, size in sizes.items() if size < threshold or label in also}
    visible = sorted((size, label) for label, size in sizes.items() if label not in hidden)
    remainder = unlabelled + sum(sizes[label] for label in hidden)
    for size, label in visible:
        if not 0 < remainder < (threshold if pool is None else pool):
            break
        hidden.add(label)
        remainder += size
    return frozenset(hidden)

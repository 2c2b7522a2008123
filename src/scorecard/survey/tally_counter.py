"""Counting of a survey that may come in batches, for everyone and by group."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from scorecard.instruments import Role
from scorecard.survey.blocks import Rows, blocks
from scorecard.survey.own_points import WholeWeights
from scorecard.survey.plan import TallyPlan
from scorecard.survey.responses import Survey
from scorecard.survey.tally import SurveyCounter, SurveyTally

__all__ = ["GroupTallies", "TallyCounter"]

_APART = 1 << 13
"""Respondents of a group from which on those who answered everything are counted by themselves."""

_THREADED = 1 << 18
"""Respondents of a batch from which on two threads count; smaller ones are counted while the next is read."""

_NOBODY = ""
"""Stands for the respondents without a label, which no label can be."""


@dataclass(frozen=True, slots=True, eq=False)
class GroupTallies:
    """Counts of everyone and of each group."""

    total: SurveyTally
    groups: MappingProxyType[str, SurveyTally]


class TallyCounter:
    """Count a survey batch by batch.

    The counts do not depend on how the survey is cut into batches, nor on the order of the
    respondents, and take no more memory the more of them there are.

    Parameters
    ----------
    plan : TallyPlan
        What to count.
    by : str, optional
        Segment variable.
    own : bool
        Whether to count scores weighted by each respondent's own points.
    weights : sequence of Fraction, optional
        Share of each dimension in the weighted scores.
    """

    def __init__(
        self,
        plan: TallyPlan,
        *,
        by: str | None = None,
        own: bool = False,
        weights: Sequence[Fraction] | None = None,
    ) -> None:
        self.plan = plan
        self.by = by
        self.own = own
        self.weights: tuple[Fraction, ...] | None = None if weights is None else tuple(weights)
        self._whole = None if weights is None else WholeWeights.of(weights)
        self.roles: tuple[Role, ...] = ()
        self._groups: dict[str, SurveyCounter] = {}

    def add(self, survey: Survey, *, rows: Rows | None = None) -> None:
        """Count a batch.

        Parameters
        ----------
        survey : Survey
            The answers, with the same questions in every batch.
        rows : ndarray of int, optional
            Which respondents; all when left out.
        """
        self.roles = survey.roles
        tasks = _tasks(survey, self.by, rows)
        shares = _shares(tasks, 2 if survey.size >= _THREADED and (os.cpu_count() or 1) > 1 else 1)
        if len(shares) == 1:
            self._count(self._groups, survey, shares[0])
            return
        other: dict[str, SurveyCounter] = {}
        with ThreadPoolExecutor(1) as pool:
            beside = pool.submit(self._count, other, survey, shares[1])
            self._count(self._groups, survey, shares[0])
            beside.result()
        self._absorb(other)

    def absorb(self, other: TallyCounter) -> None:
        """Add what another counter of the same kind counted.

        Parameters
        ----------
        other : TallyCounter
            The other counter.
        """
        self.roles = self.roles or other.roles
        self._absorb(other._groups)

    def _absorb(self, groups: dict[str, SurveyCounter]) -> None:
        """Add counts of groups."""
        for label, counter in groups.items():
            self._counter(self._groups, label).absorb(counter)

    def _counter(self, groups: dict[str, SurveyCounter], label: str) -> SurveyCounter:
        """Return the counter of a group."""
        if label not in groups:
            groups[label] = SurveyCounter(self.plan, self.roles, own=self.own, weights=self._whole)
        return groups[label]

    def _count(self, groups: dict[str, SurveyCounter], survey: Survey, tasks: Sequence[_Task]) -> None:
        """Count some of the respondents."""
        for label, chosen in tasks:
            self._counter(groups, label).add(survey, chosen)

    def tallies(self) -> GroupTallies:
        """Return what was counted so far; at least one batch, empty or not.

        Returns
        -------
        GroupTallies
            Counts of everyone, and of each group in alphabetical order of labels.
        """
        counters = list(self._groups.values())
        total = counters[0] if len(counters) == 1 else self._counter({}, _NOBODY)
        for counter in counters if len(counters) > 1 else ():
            total.absorb(counter)
        labels = sorted(label for label in self._groups if label != _NOBODY)
        return GroupTallies(total.tally(), MappingProxyType({label: self._groups[label].tally() for label in labels}))


_Key = NDArray[np.int64] | NDArray[np.int16]
_Task = tuple[str, slice | Rows]
"""Label of a group and a block of its respondents."""


def _tasks(survey: Survey, by: str | None, rows: Rows | None) -> list[_Task]:
    """Return the respondents in blocks of one group, those who answered everything apart from the others."""
    size = survey.size if rows is None else len(rows)
    labels: tuple[str, ...] = ()
    key: _Key | None = None
    if by is not None:
        segment = survey.segment(by)
        labels = segment.labels
        codes = segment.codes if rows is None else segment.codes[rows]
        key = _key(codes, few=len(labels) < 2**12)
    groups = len(labels) + 1
    apart = size >= _APART * groups
    if apart:
        complete = _completeness(survey, rows)
        if key is None:
            key = complete
        else:
            key *= 4
            key += complete
    if key is None:
        return [(_NOBODY, chosen) for chosen in blocks(size, rows)]
    order = np.argsort(key, kind="stable")
    if rows is not None:
        order = rows[order]
    edges = np.concatenate([[0], np.cumsum(np.bincount(key, minlength=groups * (4 if apart else 1)))])
    names = (_NOBODY, *labels)
    tasks: list[_Task] = []
    for part in range(len(edges) - 1):
        name = names[part // 4 if apart else part]
        tasks += [(name, chosen) for chosen in blocks(size, order[edges[part] : edges[part + 1]])]
    return tasks


def _key(codes: NDArray[np.int32], *, few: bool) -> _Key:
    """Return the number of each respondent's group, 0 without one; short numbers are sorted faster."""
    if few:
        short: NDArray[np.int16] = np.add(codes, 1, dtype=np.int16, casting="unsafe")
        return short
    return codes.astype(np.int64) + 1


def _completeness(survey: Survey, rows: Rows | None) -> NDArray[np.int16]:
    """Return a number for each respondent that tells which of the first two questions he answered throughout."""
    total = np.zeros(survey.size, dtype=np.int16)
    for weight, codes in enumerate(list(survey.answers.values())[:2], start=1):
        total += np.multiply(codes.T.all(axis=0), weight, dtype=np.int16)
    return total if rows is None else total[rows]


def _shares(tasks: list[_Task], threads: int) -> list[list[_Task]]:
    """Return the tasks in shares of about the same size."""
    return [tasks[start::threads] for start in range(threads)]

"""Counts of a survey with roles: what every gap statistic is derived from.

Tallies are immutable and add up: the tally of two batches of respondents together is the sum of
their tallies, entry by entry, so that no result depends on row order or on chunks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from scorecard.instruments import Role
from scorecard.stats.counts import PairTable, ScoreHistogram
from scorecard.stats.exact import IntArray
from scorecard.survey.counting import Counter, ScoreTally
from scorecard.survey.plan import MIRRORED, TallyPlan
from scorecard.survey.responses import Survey

__all__ = ["GapTally", "RoleTally", "Rows", "SurveyTally", "blocks", "taken"]

Codes = NDArray[np.int8]
Rows = NDArray[np.intp]
_BLOCK = 1 << 15


@dataclass(frozen=True, slots=True, eq=False)
class GapTally:
    """Counts of expectations and perceptions, both over the same pairs.

    Attributes
    ----------
    plan : TallyPlan
        What was counted.
    pairs : tuple of PairTable
        Expectation by perception codes of each item.
    scores : ScoreTally
        Channels expectation, perception and gap; its co-moments hold the first two.
    """

    plan: TallyPlan
    pairs: tuple[PairTable, ...]
    scores: ScoreTally

    @classmethod
    def from_batch(
        cls,
        plan: TallyPlan,
        codes: tuple[Codes, Codes],
        *,
        points: NDArray[np.float64] | None = None,
        rows: Rows | None = None,
    ) -> GapTally:
        """Return the tally of some respondents.

        Parameters
        ----------
        plan : TallyPlan
            What to count.
        codes : tuple of ndarray of int8, each of shape (n, k)
            Codes of expectations and of perceptions.
        points : ndarray of float, shape (n, d), optional
            Importance points.
        rows : ndarray of int, optional
            Which respondents; all when left out.

        Returns
        -------
        GapTally
            The tally.
        """
        counter = Counter(plan, channels=2, points=points is not None)
        size = (plan.levels + 1) ** 2
        tables = np.zeros((len(plan.item_values), size), dtype=np.int64)
        for chosen in blocks(len(codes[0]), rows):
            first, second = (taken(c, chosen) for c in codes)
            joint = first.astype(np.int16) * (plan.levels + 1) + second
            for item, row in enumerate(joint):
                tables[item] += np.bincount(row, minlength=size)
            both = (first != 0) & (second != 0)
            values = [plan.values(c) * both for c in (first, second)]
            counter.add(values, both, points=None if points is None else np.ascontiguousarray(points.T[:, chosen]))
        shape = (plan.levels + 1, plan.levels + 1)
        return cls(plan, tuple(PairTable(t.reshape(shape)) for t in tables), counter.tally())

    def __add__(self, other: GapTally) -> GapTally:
        """Return the tally of both batches together."""
        pairs = tuple(a + b for a, b in zip(self.pairs, other.pairs, strict=True))
        return GapTally(self.plan, pairs, self.scores + other.scores)


@dataclass(frozen=True, slots=True, eq=False)
class RoleTally:
    """Counts of the answers to one question per item, such as its importance.

    Attributes
    ----------
    plan : TallyPlan
        What was counted.
    codes : ndarray of int64, shape (k, V + 1)
        How often each code was given to each item.
    scores : ScoreTally
        One channel.
    """

    plan: TallyPlan
    codes: IntArray
    scores: ScoreTally

    @classmethod
    def from_batch(cls, plan: TallyPlan, codes: Codes, *, rows: Rows | None = None) -> RoleTally:
        """Return the tally of some respondents.

        Parameters
        ----------
        plan : TallyPlan
            What to count.
        codes : ndarray of int8, shape (n, k)
            Codes of the answers.
        rows : ndarray of int, optional
            Which respondents; all when left out.

        Returns
        -------
        RoleTally
            The tally.
        """
        counter = Counter(plan, channels=1, points=False)
        table = np.zeros((len(plan.item_values), plan.levels + 1), dtype=np.int64)
        for chosen in blocks(len(codes), rows):
            block = taken(codes, chosen)
            for item, row in enumerate(block):
                table[item] += np.bincount(row, minlength=plan.levels + 1)
            counter.add([plan.values(block)], block != 0, points=None)
        return cls(plan, table, counter.tally())

    def __add__(self, other: RoleTally) -> RoleTally:
        """Return the tally of both batches together."""
        return RoleTally(self.plan, self.codes + other.codes, self.scores + other.scores)

    def item(self, position: int) -> ScoreHistogram:
        """Return the answers to one item."""
        return ScoreHistogram.from_counts(self.plan.item_values[position], self.codes[position, 1:])


@dataclass(frozen=True, slots=True, eq=False)
class SurveyTally:
    """Counts of all roles of a survey.

    Attributes
    ----------
    gaps : GapTally
        Expectations and perceptions.
    roles : mapping of role to RoleTally
        The other questions.
    """

    gaps: GapTally
    roles: Mapping[Role, RoleTally]

    @classmethod
    def from_batch(cls, plan: TallyPlan, survey: Survey, *, own: bool = False, rows: Rows | None = None) -> SurveyTally:
        """Return the tally of some respondents of a survey that asks expectations and perceptions.

        Parameters
        ----------
        plan : TallyPlan
            What to count.
        survey : Survey
            The answers.
        own : bool
            Whether to count scores weighted by each respondent's own points.
        rows : ndarray of int, optional
            Which respondents; all when left out.

        Returns
        -------
        SurveyTally
            The tally.
        """
        pair = (survey.answers["expectation"], survey.answers["perception"])
        gaps = GapTally.from_batch(plan, pair, points=survey.points if own else None, rows=rows)
        roles: dict[Role, RoleTally] = {}
        for role, codes in survey.answers.items():
            if role not in ("expectation", "perception"):
                chosen = plan if role in MIRRORED else plan.straight
                roles[role] = RoleTally.from_batch(chosen, codes, rows=rows)
        return cls(gaps, MappingProxyType(roles))

    def __add__(self, other: SurveyTally) -> SurveyTally:
        """Return the tally of both batches together."""
        roles: dict[Role, RoleTally] = {}
        for role, tally in self.roles.items():
            roles[role] = tally + other.roles[role]
        return SurveyTally(self.gaps + other.gaps, MappingProxyType(roles))


def blocks(size: int, rows: Rows | None) -> Iterator[slice | Rows]:
    """Return the respondents in blocks that stay in the processor's cache."""
    for start in range(0, size if rows is None else len(rows), _BLOCK):
        yield slice(start, start + _BLOCK) if rows is None else rows[start : start + _BLOCK]


def taken(codes: Codes, chosen: slice | Rows) -> Codes:
    """Return the codes of a block, one item a row."""
    return np.ascontiguousarray(codes.T[:, chosen])

"""Counts of one question, or of two compared respondent by respondent."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.counts import ScoreHistogram
from scorecard.stats.exact import IntArray
from scorecard.stats.pair_tables import PairTable
from scorecard.survey.alpha_tally import AlphaTally, Sets
from scorecard.survey.blocks import Rows, blocks, run, taken
from scorecard.survey.code_tables import CodeTables, PairTables
from scorecard.survey.counting import BlockScores, Counter, ScoreTally
from scorecard.survey.group_blocks import Runs
from scorecard.survey.item_moments import ItemMoments, PairMoments, common
from scorecard.survey.own_points import Points, WholeWeights
from scorecard.survey.plan import TallyPlan

__all__ = ["GapCounter", "GapTally", "RoleCounter", "RoleTally"]

Codes = NDArray[np.int8]


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
        points: Points | None = None,
        weights: WholeWeights | None = None,
        rows: Rows | None = None,
    ) -> GapTally:
        """Return the tally of some respondents.

        Parameters
        ----------
        plan : TallyPlan
            What to count.
        codes : tuple of ndarray of int8, each of shape (n, k)
            Codes of expectations and of perceptions.
        points : ndarray of float or int16, shape (n, d), optional
            Importance points.
        weights : WholeWeights, optional
            Weights of the dimensions for the histogram of weighted scores.
        rows : ndarray of int, optional
            Which respondents; all when left out.

        Returns
        -------
        GapTally
            The tally.
        """
        counter = GapCounter(plan, points=points is not None, weights=weights)
        for chosen in blocks(len(codes[0]), rows):
            given = None if points is None else taken(points, chosen)
            counter.add((taken(codes[0], chosen), taken(codes[1], chosen)), given)
        return counter.tally()

    def __add__(self, other: GapTally) -> GapTally:
        """Return the tally of both batches together."""
        pairs = tuple(a + b for a, b in zip(self.pairs, other.pairs, strict=True))
        return GapTally(self.plan, pairs, self.scores + other.scores)


class GapCounter:
    """Count two questions block by block.

    Parameters
    ----------
    plan : TallyPlan
        What to count.
    points : bool
        Whether respondents give importance points.
    weights : WholeWeights, optional
        Weights of the dimensions for the histogram of weighted scores.
    alone : bool
        Whether to count the co-moments of each question alone too.
    """

    def __init__(
        self,
        plan: TallyPlan,
        *,
        points: bool = False,
        weights: WholeWeights | None = None,
        alone: bool = False,
    ) -> None:
        self._plan = plan
        self._alone = alone
        self._tables = PairTables(len(plan.item_values), levels=plan.levels)
        self._scores = Counter(plan, channels=2, points=points, weights=weights)
        k = len(plan.item_values)
        self._moments = PairMoments(k, largest=max(plan.largest, -plan.smallest), alone=alone)
        self._units = [[0] * len(plan.sets) for _ in range(2)]

    def add(self, codes: tuple[Codes, Codes], points: Points | None = None, *, runs: Runs = ()) -> BlockScores:
        """Count a block, and return its scores.

        Parameters
        ----------
        codes : tuple of ndarray of int8, each of shape (k, n)
            Codes of each question, one item a row.
        points : ndarray of float or int16, shape (d, n), optional
            Importance points, one dimension a row.
        runs : tuple of (int, int)
            Where respondents stand side by side who answered the same of the two questions throughout.

        Returns
        -------
        BlockScores
            Both questions where both are answered.
        """
        self._tables.add(codes)
        first, second = (self._plan.values(c) for c in codes)
        there = (_present(codes[0]), _present(codes[1]))
        both = common(there)
        paired = (first, second)
        if both is not None:
            there_both = both.view(np.int8)  # bytes times bytes need no other kind
            paired = (first * there_both, second * there_both)
        scores = self._scores.add(paired, both, points=points)
        self._moments.add_runs((first, second), there, paired, runs=runs)
        for units, present in zip(self._units, there, strict=True) if self._alone else ():
            _add_units(units, present, self._plan.sets, codes[0].shape[1])
        return scores

    def absorb(self, other: GapCounter) -> None:
        """Add what another counter of the same kind counted."""
        self._tables.absorb(other._tables)
        self._scores.absorb(other._scores)
        self._moments.absorb(other._moments)
        self._units = [
            [a + b for a, b in zip(*both, strict=True)] for both in zip(self._units, other._units, strict=True)
        ]

    def tally(self) -> GapTally:
        """Return what was counted of both questions."""
        return GapTally(self._plan, self._tables.tables(), self._scores.tally(self._moments.table()))

    def scales(self) -> tuple[AlphaTally, AlphaTally]:
        """Return the co-moments of each question alone."""
        first, second = (
            AlphaTally(self._plan.sets, "pairwise", (moments.table(),), tuple(units))
            for moments, units in zip(self._moments.alone, self._units, strict=True)
        )
        return first, second


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
    def from_batch(
        cls, plan: TallyPlan, codes: Codes, *, weights: WholeWeights | None = None, rows: Rows | None = None
    ) -> RoleTally:
        """Return the tally of some respondents.

        Parameters
        ----------
        plan : TallyPlan
            What to count.
        codes : ndarray of int8, shape (n, k)
            Codes of the answers.
        weights : WholeWeights, optional
            Weights of the dimensions for the histogram of weighted scores.
        rows : ndarray of int, optional
            Which respondents; all when left out.

        Returns
        -------
        RoleTally
            The tally.
        """
        counter = RoleCounter(plan, weights=weights)
        for chosen in blocks(len(codes), rows):
            counter.add(taken(codes, chosen))
        return counter.tally()

    def __add__(self, other: RoleTally) -> RoleTally:
        """Return the tally of both batches together."""
        return RoleTally(self.plan, self.codes + other.codes, self.scores + other.scores)

    def item(self, position: int) -> ScoreHistogram:
        """Return the answers to one item."""
        return ScoreHistogram.from_counts(self.plan.item_values[position], self.codes[position, 1:])


class RoleCounter:
    """Count one question block by block.

    Parameters
    ----------
    plan : TallyPlan
        What to count.
    points : bool
        Whether respondents give importance points.
    weights : WholeWeights, optional
        Weights of the dimensions for the histogram of weighted scores.
    """

    def __init__(
        self,
        plan: TallyPlan,
        *,
        points: bool = False,
        weights: WholeWeights | None = None,
    ) -> None:
        self._plan = plan
        self._codes = CodeTables(len(plan.item_values), levels=plan.levels)
        self._scores = Counter(plan, channels=1, points=points, weights=weights)
        self._moments = ItemMoments(len(plan.item_values), largest=max(plan.largest, -plan.smallest))

    def add(self, codes: Codes, points: Points | None = None) -> BlockScores:
        """Count a block of codes, one item a row, and of points, one dimension a row; return its scores."""
        self._codes.add(codes)
        values, present = self._plan.values(codes), _present(codes)
        scores = self._scores.add([values], present, points=points)
        self._moments.add(values, present)
        return scores

    def absorb(self, other: RoleCounter) -> None:
        """Add what another counter of the same kind counted."""
        self._codes.absorb(other._codes)
        self._scores.absorb(other._scores)
        self._moments.absorb(other._moments)

    def tally(self) -> RoleTally:
        """Return what was counted."""
        return RoleTally(self._plan, self._codes.counts(), self._scores.tally(self._moments.table()))


def _present(codes: Codes) -> NDArray[np.bool_] | None:
    """Return which answers are there; None where all are."""
    return None if codes.all() else codes != 0


def _add_units(units: list[int], present: NDArray[np.bool_] | None, sets: Sets, size: int) -> None:
    """Add the respondents with at least one answer in each set of items."""
    for position, items in enumerate(sets):
        if present is None:
            units[position] += size
        else:
            units[position] += int(np.count_nonzero(np.logical_or.reduce(present[run(items)], axis=0)))

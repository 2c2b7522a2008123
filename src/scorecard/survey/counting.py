"""Counting of dimension and overall scores, block by block of respondents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.comoments import CoMoments
from scorecard.stats.counts import Moments, ScoreHistogram
from scorecard.stats.exact import ExactArray, add, empty, whole_type
from scorecard.stats.gram import gram
from scorecard.stats.score_counter import ScoreCounter
from scorecard.survey.blocks import kept, run
from scorecard.survey.dimension_sums import SumCounter
from scorecard.survey.own_points import OwnCounter, Points, WholeWeights
from scorecard.survey.plan import TallyPlan

__all__ = ["BlockScores", "Counter", "ScoreTally"]

Values = NDArray[np.integer]
Present = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class BlockScores:
    """Answers and dimension scores of a block of respondents, one a column.

    Attributes
    ----------
    values : sequence of ndarray of int, each of shape (k, n)
        Values of each channel; 0 where one is missing.
    present : ndarray of bool, shape (k, n), or None
        Which are there; None where all are.
    scaled : ndarray of int, shape (channels, d, n)
        Dimension scores times the plan's divisor; 0 where a dimension does not count.
    counted : sequence of (ndarray of bool, shape (n,), or None)
        Where each dimension counts; None where it does for all.
    complete : ndarray of bool, shape (n,), or None
        Where all dimensions count; None where they do for all.
    """

    values: Sequence[Values]
    present: Present | None
    scaled: Values
    counted: Sequence[Present | None]
    complete: Present | None


@dataclass(frozen=True, slots=True, eq=False)
class ScoreTally:
    """Dimension and overall scores of one or more channels that share their missing answers.

    Attributes
    ----------
    respondents : int
        All respondents.
    units : int
        Respondents with at least one item.
    dimensions : tuple of tuple of ScoreHistogram
        For each dimension and channel, means over the answered items as (answered, sum).
    overall : tuple of ScoreHistogram
        For each channel, means of the dimension scores where every dimension counts.
    own : tuple of Moments or None
        The same, weighted by each respondent's own points.
    own_shares : tuple of Moments or None
        Share that these respondents give to each dimension.
    complete : CoMoments
        Dimension scores (channel by channel) times the plan's divisor, where every dimension counts.
    items : CoMoments
        Item values, channel by channel: of expectation and perception where both are answered, so
        that ``items.difference(range(k), range(k, 2 * k))`` are the co-moments of the gaps.
    weighted : tuple of ScoreHistogram or None
        For each channel, weighted means of the dimension scores: by the weights that were given when
        counting, or by each respondent's own points.
    weighted_exact : bool
        Whether the weights of these histograms are exact; else they were rounded to 1/10 000 of
        their sum, for the histograms only.
    """

    respondents: int
    units: int
    dimensions: tuple[tuple[ScoreHistogram, ...], ...]
    overall: tuple[ScoreHistogram, ...]
    own: tuple[Moments, ...] | None
    own_shares: tuple[Moments, ...] | None
    complete: CoMoments
    items: CoMoments
    weighted: tuple[ScoreHistogram, ...] | None = None
    weighted_exact: bool = True

    def __add__(self, other: ScoreTally) -> ScoreTally:
        """Return the tally of both batches together."""
        return ScoreTally(
            self.respondents + other.respondents,
            self.units + other.units,
            tuple(_added(a, b) for a, b in zip(self.dimensions, other.dimensions, strict=True)),
            _added(self.overall, other.overall),
            _both(self.own, other.own),
            _both(self.own_shares, other.own_shares),
            self.complete + other.complete,
            self.items + other.items,
            None if self.weighted is None or other.weighted is None else _added(self.weighted, other.weighted),
            self.weighted_exact and other.weighted_exact,
        )


class Counter:
    """Count scores block by block.

    Parameters
    ----------
    plan : TallyPlan
        What to count.
    channels : int
        1 for the answers to one question; 2 for expectations and perceptions, whose difference
        is then counted too.
    points : bool
        Whether respondents give importance points.
    weights : WholeWeights, optional
        Weights of the dimensions for the histogram of weighted scores, where respondents give none.
    """

    def __init__(self, plan: TallyPlan, *, channels: int, points: bool, weights: WholeWeights | None = None) -> None:
        self._plan = plan
        self._channels = channels
        self._positions = [run(d) for d in plan.dimensions]
        low, high = min(plan.smallest, 0), max(plan.largest, 0)
        gap = plan.largest - plan.smallest
        self._low, self._high = [low] * channels, [high] * channels
        if channels == 2:
            self._low.append(-gap)
            self._high.append(gap)
        self._sums = [SumCounter(len(d), channels=channels, low=low, high=high) for d in plan.dimensions]
        self._respondents = 0
        self._units = 0
        self._overall = self._whole_counters(len(plan.dimensions))
        self._weights = None if points or weights is None or not plan.holds(weights.total) else weights
        self._weighted = None if self._weights is None else self._whole_counters(self._weights.total)
        self._own: OwnCounter | None = None
        if points:
            self._own = OwnCounter(
                lows=self._low, highs=self._high, dimensions=len(plan.dimensions), divisor=plan.divisor
            )
        self._largest = plan.divisor * max(high, -low)
        reach = max(len(plan.dimensions), 1) * plan.divisor * (high - low)
        self._kind = whole_type(-reach, reach)
        q = channels * len(plan.dimensions) + 1
        self._complete: ExactArray = empty(q, q)

    def _whole_counters(self, weight: int) -> list[ScoreCounter]:
        """Return counters of sums of dimension scores whose weights have this sum."""
        factor = max(self._plan.divisor * weight, 1)
        return [
            ScoreCounter(factor, low=factor * low, high=factor * high)
            for low, high in zip(self._low, self._high, strict=True)
        ]

    def add(self, values: Sequence[Values], present: Present | None, *, points: Points | None) -> BlockScores:
        """Count a block of respondents, one a column, and return their dimension scores.

        Parameters
        ----------
        values : sequence of ndarray of int, each of shape (k, n)
            Values of each channel; 0 where one is missing.
        present : ndarray of bool, shape (k, n), or None
            Which are there; None where all are.
        points : ndarray of float or int16, shape (d, n), or None
            Importance points.

        Returns
        -------
        BlockScores
            The scores.
        """
        plan, size = self._plan, values[0].shape[1]
        self._respondents += size
        self._units += size if present is None else int(present.any(axis=0).sum())
        scaled = np.empty((self._channels, len(plan.dimensions), size), dtype=self._kind)
        counted: list[Present | None] = []
        complete: Present | None = None
        for d, items in enumerate(self._positions):
            there = None if present is None else present[items]
            sums, answered = self._sums[d].add([v[items] for v in values], there)
            enough = self._scale(d, sums, answered, scaled[:, d])
            counted.append(enough)
            if enough is not None:
                complete = enough if complete is None else complete & enough
        if plan.dimensions and complete is None:
            self._add_overall(scaled, points)
        elif complete is not None:
            self._add_overall(kept(scaled, complete), None if points is None else kept(points, complete))
        return BlockScores(values, present, scaled, counted, complete)

    def _scale(
        self,
        d: int,
        sums: Sequence[Values],
        answered: NDArray[np.unsignedinteger] | None,
        scaled: Values,
    ) -> Present | None:
        """Put the means of a dimension times the divisor in their place; return who has one, if not all."""
        k, least = len(self._plan.dimensions[d]), self._plan.required[d]
        factors = np.array([self._plan.divisor // m if m >= least else 0 for m in range(k + 1)], dtype=self._kind)
        factor = factors[k] if answered is None else np.take(factors, answered, mode="clip")
        for total, place in zip(sums, scaled, strict=True):
            np.multiply(total, factor, out=place, dtype=self._kind)
        return answered >= least if answered is not None and int(answered.min(initial=k)) < least else None

    def _add_overall(self, scaled: Values, points: Points | None) -> None:
        """Count the respondents for whom every dimension counts."""
        ones = np.ones((1, scaled.shape[2]), dtype=np.bool_)
        self._complete = add(self._complete, gram([*scaled, ones], largest=self._largest))
        _count(self._overall, [np.add.reduce(channel, axis=0, dtype=self._kind) for channel in scaled])
        if self._weighted is not None and self._weights is not None:
            _count(self._weighted, [weighted_sums(channel, self._weights.numbers) for channel in scaled])
        if points is not None and self._own is not None:
            self._own.add(scaled, points)

    def absorb(self, other: Counter) -> None:
        """Add what another counter of the same kind counted."""
        self._respondents += other._respondents
        self._units += other._units
        for sums, their_sums in zip(self._sums, other._sums, strict=True):
            sums.absorb(their_sums)
        mine = (*self._overall, *(self._weighted or ()))
        for scores, their_scores in zip(mine, (*other._overall, *(other._weighted or ())), strict=True):
            scores.absorb(their_scores)
        if self._own is not None and other._own is not None:
            self._own.absorb(other._own)
        self._complete = add(self._complete, other._complete)

    def tally(self, items: CoMoments) -> ScoreTally:
        """Return what was counted, beside the co-moments of the items."""
        own, shares, weighted, exact = None, None, None, True
        if self._own is not None:
            weighted, exact = self._own.histograms()
            own, shares = self._own.scores(), self._own.shares()
        elif self._weighted is not None and self._weights is not None:
            weighted, exact = tuple(counter.histogram() for counter in self._weighted), self._weights.exact
        q = len(self._complete) - 1
        c = self._complete
        return ScoreTally(
            self._respondents,
            self._units,
            tuple(counter.histograms() for counter in self._sums),
            tuple(counter.histogram() for counter in self._overall),
            own,
            shares,
            CoMoments((0,) * q, c[q:, q:], c[:q, q:], c[:q, :q]),
            items,
            weighted,
            exact,
        )


def weighted_sums(scaled: Values, weights: Sequence[int]) -> NDArray[np.int64]:
    """Return each respondent's weighted sum of dimension scores."""
    total = np.zeros(scaled.shape[1], dtype=np.int64)
    for weight, scores in zip(weights, scaled, strict=True):
        total += np.multiply(scores, weight, dtype=np.int64)
    return total


def _count(counters: Sequence[ScoreCounter], sums: Sequence[Values]) -> None:
    """Count sums of each channel, and their difference where there are two."""
    for counter, total in zip(counters, sums, strict=False):
        counter.add(total)
    if len(sums) == 2:
        counters[2].add(sums[1] - sums[0])


def _added(first: tuple[ScoreHistogram, ...], second: tuple[ScoreHistogram, ...]) -> tuple[ScoreHistogram, ...]:
    """Return histograms added one by one."""
    return tuple(a + b for a, b in zip(first, second, strict=True))


def _both(first: tuple[Moments, ...] | None, second: tuple[Moments, ...] | None) -> tuple[Moments, ...] | None:
    """Return moments added one by one, where both batches have them."""
    if first is None or second is None:
        return None
    return tuple(a + b for a, b in zip(first, second, strict=True))

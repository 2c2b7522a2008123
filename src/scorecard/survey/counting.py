"""Counting of dimension and overall scores, block by block of respondents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.comoments import CoMoments
from scorecard.stats.counts import Moments, ScoreHistogram
from scorecard.stats.score_counter import ScoreCounter
from scorecard.survey.own_points import OwnCounter, WholeWeights
from scorecard.survey.plan import TallyPlan

__all__ = ["Counter", "ScoreTally"]


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
    weighted : tuple of ScoreHistogram or None
        For each channel, weighted means of the dimension scores: by the weights that were given when
        counting, or by each respondent's own points.
    weighted_exact : bool
        Whether the weights of these histograms are exact; else they were rounded to 1/10 000 of
        their sum, for the histograms only.
    complete : CoMoments
        Dimension scores (channel by channel) times the plan's divisor, where every dimension counts.
    items : CoMoments
        Item values, channel by channel.
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
        self._gap = channels == 2
        self._narrow = plan.narrow
        self._shown = 3 if self._gap else channels
        self._channels = channels
        largest = max(max(v) for v in plan.item_values)
        smallest = min(min(v) for v in plan.item_values)
        self._low = [min(smallest, 0)] * channels + [min(smallest - largest, 0)]
        self._high = [max(largest, 0)] * channels + [max(largest - smallest, 0)]
        self._tables = [
            [np.zeros((len(d) + 1) * self._span(len(d), c), dtype=np.int64) for c in range(self._shown)]
            for d in plan.dimensions
        ]
        self._respondents = 0
        self._units = 0
        self._overall = self._whole_counters(len(plan.dimensions))
        self._weights = None if points or weights is None or not plan.holds(weights.total) else weights
        self._weighted = None if self._weights is None else self._whole_counters(self._weights.total)
        self._own = (
            OwnCounter(
                lows=self._low[: self._shown],
                highs=self._high[: self._shown],
                dimensions=len(plan.dimensions),
                divisor=plan.divisor,
            )
            if points
            else None
        )
        self._complete = self._nothing(len(plan.dimensions), shared=True)
        self._items = self._nothing(len(plan.item_values), shared=False)

    def _whole_counters(self, weight: int) -> list[ScoreCounter]:
        """Return counters of sums of dimension scores whose weights have this sum."""
        factor = self._plan.divisor * weight
        return [
            ScoreCounter(max(factor, 1), low=factor * self._low[c], high=factor * self._high[c])
            for c in range(self._shown)
        ]

    def _nothing(self, variables: int, *, shared: bool) -> CoMoments:
        """Return co-moments of no row."""
        none = np.zeros((self._channels * variables, 0), dtype=np.int64)
        patterns = np.zeros((1 if shared else variables, 0), dtype=np.bool_)
        return CoMoments.from_values(none, patterns, group=self._groups(variables, shared=shared))

    def _groups(self, variables: int, *, shared: bool) -> tuple[int, ...]:
        """Return the pattern of each variable."""
        return (0,) * (self._channels * variables) if shared else tuple(range(variables)) * self._channels

    def _span(self, items: int, channel: int) -> int:
        """Return how many sums so many items can have."""
        return items * (self._high[channel] - self._low[channel]) + 1

    def _lowest(self, items: int, channel: int) -> int:
        """Return the least sum of so many items."""
        return items * self._low[channel]

    def add(
        self, values: Sequence[NDArray[np.integer]], present: NDArray[np.bool_], *, points: NDArray[np.float64] | None
    ) -> None:
        """Count a block of respondents: values by channel (0 where missing) and points, one respondent a column."""
        plan, size = self._plan, present.shape[1]
        self._respondents += size
        self._units += int(present.any(axis=0).sum())
        self._items = self._items + CoMoments.from_values(
            np.concatenate(list(values)), present, group=self._groups(len(present), shared=False)
        )
        counted = np.ones(size, dtype=np.bool_)
        scaled = np.zeros((self._channels, len(plan.dimensions), size), dtype=np.int64)
        for d, (items, least) in enumerate(zip(plan.dimensions, plan.required, strict=True)):
            answered = present[list(items)].sum(axis=0, dtype=self._narrow)
            sums = [v[list(items)].sum(axis=0, dtype=self._narrow) for v in values]
            shown = [*sums, sums[1] - sums[0]] if self._gap else sums
            for channel, total in enumerate(shown):
                span, table = self._span(len(items), channel), self._tables[d][channel]
                # the position in the table may need more bits than the sum itself
                kind = self._narrow if len(table) < np.iinfo(self._narrow).max else np.int64
                place = total.astype(kind, copy=False) - self._lowest(len(items), channel)
                place += answered.astype(kind, copy=False) * span
                table += np.bincount(place, minlength=len(table))
            factor = np.array([plan.divisor // m if m >= least else 0 for m in range(len(items) + 1)], dtype=np.int64)
            counted &= answered >= least
            for channel, total in enumerate(sums):
                np.multiply(total, factor[answered], out=scaled[channel, d])
        if plan.dimensions:
            self._add_overall(scaled[:, :, counted], None if points is None else points[:, counted])

    def _add_overall(self, scaled: NDArray[np.int64], points: NDArray[np.float64] | None) -> None:
        """Count the respondents for whom every dimension counts."""
        flat = scaled.reshape(scaled.shape[0] * scaled.shape[1], scaled.shape[2])
        everyone = np.ones((1, scaled.shape[2]), dtype=np.bool_)
        self._complete = self._complete + CoMoments.from_values(
            flat, everyone, group=self._groups(len(self._plan.dimensions), shared=True)
        )
        shown = scaled if not self._gap else np.concatenate([scaled, scaled[1:] - scaled[:1]])
        for counter, total in zip(self._overall, shown.sum(axis=1), strict=True):
            counter.add(total)
        if self._weighted is not None and self._weights is not None:
            weights = np.array(self._weights.numbers, dtype=np.int64)
            for counter, scores in zip(self._weighted, shown, strict=True):
                counter.add(weights @ scores)
        if points is not None and self._own is not None:
            self._own.add(shown, points)

    def tally(self) -> ScoreTally:
        """Return what was counted."""
        plan = self._plan
        dimensions = tuple(
            tuple(
                ScoreHistogram.from_table(
                    table.reshape(len(items) + 1, -1)[1:],
                    divisors=range(1, len(items) + 1),
                    lowest=self._lowest(len(items), channel),
                )
                for channel, table in enumerate(self._tables[d])
            )
            for d, items in enumerate(plan.dimensions)
        )
        overall = tuple(counter.histogram() for counter in self._overall)
        own, shares, weighted, exact = None, None, None, True
        if self._own is not None:
            own, shares, (weighted, exact) = self._own.scores(), self._own.shares(), self._own.histograms()
        elif self._weighted is not None and self._weights is not None:
            weighted, exact = tuple(counter.histogram() for counter in self._weighted), self._weights.exact
        return ScoreTally(
            self._respondents,
            self._units,
            dimensions,
            overall,
            own,
            shares,
            self._complete,
            self._items,
            weighted,
            exact,
        )


def _added(first: tuple[ScoreHistogram, ...], second: tuple[ScoreHistogram, ...]) -> tuple[ScoreHistogram, ...]:
    """Return histograms added one by one."""
    return tuple(a + b for a, b in zip(first, second, strict=True))


def _both(first: tuple[Moments, ...] | None, second: tuple[Moments, ...] | None) -> tuple[Moments, ...] | None:
    """Return moments added one by one, where both batches have them."""
    if first is None or second is None:
        return None
    return tuple(a + b for a, b in zip(first, second, strict=True))

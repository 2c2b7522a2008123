"""Counting of scores that come block by block, in memory that does not grow with the sample."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.counts import ScoreHistogram

__all__ = ["HistogramCounter", "ScoreCounter"]

_DENSE = 1 << 18
_PENDING = 1 << 18
_SHORT = 4
_MOST_SMALL = 2**31 - 1
"""Scores up to which each count fits in 32 bits: tables of many groups take half the room."""

_Counts = NDArray[np.int32] | NDArray[np.int64]


class HistogramCounter:
    """Add up histograms of scores, in steps that are the longer the more there is already.

    Examples
    --------
    >>> counter = HistogramCounter()
    >>> for _ in range(2):
    ...     counter.add(ScoreHistogram.from_scores(np.array([3, 4, 3]), np.array([2, 1, 2])))
    >>> counter.histogram().counts.tolist()
    [2, 4]
    """

    def __init__(self) -> None:
        self._seen = ScoreHistogram.nothing()
        self._pending: list[ScoreHistogram] = []
        self._waiting = 0

    def add(self, scores: ScoreHistogram) -> None:
        """Add the scores of a histogram."""
        self._pending.append(scores)
        self._waiting += len(scores.counts)
        if self._waiting > max(_PENDING, len(self._seen.counts)):
            self.histogram()

    def histogram(self) -> ScoreHistogram:
        """Return the scores counted so far."""
        self._seen = ScoreHistogram.merged([self._seen, *self._pending])
        self._pending, self._waiting = [], 0
        return self._seen


class ScoreCounter:
    """Count scores of one divisor.

    Few possible scores are counted in a table of all of them, many in a histogram of those that
    occur.

    Parameters
    ----------
    divisor : int
        Divisor of every score; positive.
    low, high : int
        The least and the largest numerator there can be.

    Examples
    --------
    >>> counter = ScoreCounter(2, low=-3, high=3)
    >>> counter.add(np.array([1, 3, 1]))
    >>> counter.add(np.array([-3]))
    >>> counter.histogram().numerators.tolist(), counter.histogram().counts.tolist()
    ([-3, 1, 3], [1, 2, 1])
    """

    def __init__(self, divisor: int, *, low: int, high: int) -> None:
        self._divisor = divisor
        self._low = low
        span = high - low + 1
        self._table: _Counts | None = np.zeros(span, dtype=np.int32) if span <= _DENSE else None
        self._counted = 0
        self._others = HistogramCounter()

    def add(self, numerators: NDArray[np.integer]) -> None:
        """Count a block of scores by their numerators, none of them outside the limits."""
        if self._table is not None:
            table = self._room_for(self._table, len(numerators))
            # the difference of the limits need not fit in the type of the scores
            places = np.subtract(numerators, self._low, dtype=np.int64)
            if len(places) * _SHORT < len(table):
                np.add.at(table, places, 1)
            else:
                np.add(table, np.bincount(places, minlength=len(table)), out=table, casting="same_kind")
            return
        self._others.add(ScoreHistogram.from_scores(numerators.astype(np.int64, copy=False), self._divisor))

    def absorb(self, other: ScoreCounter) -> None:
        """Add what another counter of the same scores counted."""
        if self._table is not None and other._table is not None:
            table = self._room_for(self._table, other._counted)
            np.add(table, other._table, out=table, casting="same_kind")
        elif self._table is not None:
            h = other.histogram()
            table = self._room_for(self._table, h.n)
            places = h.numerators - self._low
            table[places] = table[places] + h.counts
        else:
            self._others.add(other.histogram())

    def _room_for(self, table: _Counts, more: int) -> _Counts:
        """Return the table with room for so many more scores."""
        self._counted += more
        if self._counted > _MOST_SMALL and table.dtype != np.int64:
            table = table.astype(np.int64)
            self._table = table
        return table

    def histogram(self) -> ScoreHistogram:
        """Return the scores counted so far."""
        if self._table is not None:
            whole = self._table.astype(np.int64, copy=False)
            return ScoreHistogram.from_table(whole[None, :], divisors=(self._divisor,), lowest=self._low)
        return self._others.histogram()

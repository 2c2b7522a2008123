"""Counting of the sums of answers in one dimension."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.counts import ScoreHistogram
from scorecard.stats.exact import IntArray, whole_type

__all__ = ["SumCounter"]

Values = NDArray[np.integer]
_JOINT = 1 << 15


class SumCounter:
    """Count how often each sum of so many answers occurs, for each channel and their difference.

    Where there are few enough, the sums of both channels are counted together: their joint counts
    hold those of each channel and of the difference.

    Parameters
    ----------
    items : int
        Number of items.
    channels : int
        1, or 2 whose difference, second − first, is counted too.
    low, high : int
        Limits of one value; 0, which stands for a missing answer, lies within.
    """

    def __init__(self, items: int, *, channels: int, low: int, high: int) -> None:
        self._items = items
        self._low = items * low
        self._span = items * (high - low) + 1
        self._kind = whole_type(items * low, items * high)
        self._joint = channels == 2 and (items + 1) * self._span**2 <= _JOINT
        self._wide = items * (low - high)
        size = items + 1
        lengths = [size * self._span] * channels + [size * (1 - 2 * self._wide)] * (channels - 1)
        self._tables: list[IntArray] = [
            np.zeros(length, dtype=np.int64) for length in ([size * self._span**2] if self._joint else lengths)
        ]
        self._place = whole_type(0, max(map(len, self._tables)))

    def add(
        self, values: Sequence[Values], present: NDArray[np.bool_] | None
    ) -> tuple[list[Values], NDArray[np.uint8 | np.uint16] | None]:
        """Count a block: values of each channel (0 where missing), and which are there if not all.

        Parameters
        ----------
        values : sequence of ndarray of int, each of shape (m, n)
            One item a row.
        present : ndarray of bool, shape (m, n), or None
            Which answers are there; None where all are.

        Returns
        -------
        tuple of (list of ndarray of int, ndarray of int or None)
            Each respondent's sum of each channel, and how many he answered if not all.
        """
        sums: list[Values] = [np.add.reduce(v.astype(self._kind, copy=False), axis=0, dtype=self._kind) for v in values]
        answered = None
        if present is not None:
            counted = np.uint8 if self._items < 256 else np.uint16
            answered = np.add.reduce(present.view(np.uint8), axis=0, dtype=counted)
        if self._joint:
            place = self._positions(sums[0], answered, self._low, self._span)
            place *= self._span
            place += sums[1]
            place -= self._low
            self._tables[0] += np.bincount(place, minlength=len(self._tables[0]))
            return sums, answered
        shown = [*sums, sums[1].astype(np.int64) - sums[0]] if len(sums) == 2 else sums
        for channel, (total, table) in enumerate(zip(shown, self._tables, strict=True)):
            low = self._wide if channel == 2 else self._low
            table += np.bincount(
                self._positions(total, answered, low, len(table) // (self._items + 1)), minlength=len(table)
            )
        return sums, answered

    def _positions(self, total: Values, answered: NDArray[np.unsignedinteger] | None, low: int, span: int) -> Values:
        """Return where sums stand in a table with one row for each number of answers."""
        place: Values = total.astype(self._place)
        if answered is None:
            place += self._items * span - low
        else:
            rows = answered.astype(self._place)
            rows *= span
            place += rows
            place -= low
        return place

    def absorb(self, other: SumCounter) -> None:
        """Add what another counter counted."""
        for mine, its in zip(self._tables, other._tables, strict=True):
            mine += its

    def histograms(self) -> tuple[ScoreHistogram, ...]:
        """Return means over the answered items as (answered, sum), channel by channel."""
        size = self._items + 1
        lows = [self._low, self._low, self._wide]
        if self._joint:
            joint = self._tables[0].reshape(size, self._span, self._span)
            tables = [joint.sum(axis=2), joint.sum(axis=1), self._differences(joint)]
        else:
            tables = [t.reshape(size, -1) for t in self._tables]
        return tuple(
            ScoreHistogram.from_table(t[1:], divisors=range(1, size), lowest=low)
            for t, low in zip(tables, lows, strict=False)
        )

    def _differences(self, joint: IntArray) -> IntArray:
        """Return the counts of second − first for each number of answers."""
        width = 2 * self._span - 1
        result = np.zeros((len(joint), width), dtype=np.int64)
        for first in range(self._span):
            start = self._span - 1 - first
            result[:, start : start + self._span] += joint[:, first]
        return result

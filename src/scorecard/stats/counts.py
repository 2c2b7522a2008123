"""Tables of counts that add up: what a sample says, whatever order its rows came in.

Every table is immutable and holds integers only. The sum of the tables of two samples is the
table of both together, so results do not depend on row order, chunks or threads.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.exact import IntArray, empty
from scorecard.stats.power_sums import PowerSums, over_one_divisor, sums_by_divisor

__all__ = ["Moments", "ScoreHistogram"]

_DENSE = 1 << 21
_SPARSE = 32
"""Cells of a table for each score up to which it is faster than to sort the scores."""
_MANY = 20
_INT64 = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Moments:
    """Number, sum and sum of squares of a sample, as exact fractions.

    Attributes
    ----------
    n : int
        Number of values.
    total, squares : Fraction
        Sum of the values and of their squares.
    """

    n: int = 0
    total: Fraction = Fraction(0)
    squares: Fraction = Fraction(0)

    def __add__(self, other: Moments) -> Moments:
        """Return the moments of both samples together."""
        return Moments(self.n + other.n, self.total + other.total, self.squares + other.squares)

    @property
    def mean(self) -> float | None:
        """Mean, correctly rounded; None without a value."""
        total = self.total
        return total.numerator / (total.denominator * self.n) if self.n else None

    @property
    def variance(self) -> float | None:
        """Variance with n − 1, correctly rounded; None below two values."""
        n = self.n
        if n < 2:
            return None
        (a, b), (c, d) = self.total.as_integer_ratio(), self.squares.as_integer_ratio()
        return (c * b * b * n - a * a * d) / (d * b * b * n * (n - 1))

    @property
    def standard_deviation(self) -> float | None:
        """Square root of the variance; None below two values."""
        variance = self.variance
        return None if variance is None else math.sqrt(variance)


@dataclass(frozen=True, slots=True, eq=False)
class ScoreHistogram:
    """How often each exact score occurs; a score is numerator / divisor.

    A mean of m whole answers with the sum s is the score s/m, held as those two integers, so
    that ties are exact and sums never round.

    Attributes
    ----------
    divisors, numerators, counts : ndarray of int64, shape (b,)
        One entry a score that occurs, ordered by divisor, then by numerator; every divisor and
        every count is positive.
    """

    divisors: IntArray
    numerators: IntArray
    counts: IntArray

    @classmethod
    def nothing(cls) -> ScoreHistogram:
        """Return the histogram of no score."""
        return cls(empty(0), empty(0), empty(0))

    @classmethod
    def from_scores(cls, numerators: NDArray[np.integer], divisors: NDArray[np.integer] | int) -> ScoreHistogram:
        """Return the histogram of scores given one by one.

        Parameters
        ----------
        numerators : ndarray of int, shape (n,)
            Numerators of the scores.
        divisors : ndarray of int, shape (n,), or int
            Their divisors, or the one divisor of all; positive.

        Returns
        -------
        ScoreHistogram
            The histogram.

        Examples
        --------
        >>> h = ScoreHistogram.from_scores(np.array([3, 4, 3]), np.array([2, 1, 2]))
        >>> h.divisors.tolist(), h.numerators.tolist(), h.counts.tolist()
        ([1, 2], [4, 3], [1, 2])
        """
        if len(numerators) == 0:
            return cls.nothing()
        if isinstance(divisors, int):
            return cls._of_one_divisor(numerators, divisors)
        low, high = int(divisors.min()), int(divisors.max())
        if low == high:
            return cls._of_one_divisor(numerators, low)
        different = np.unique(divisors).tolist()
        if len(different) > _MANY:
            ones = np.ones(len(numerators), dtype=np.int64)
            return cls._sorted(divisors.astype(np.int64), numerators.astype(np.int64), ones)
        parts = [cls._of_one_divisor(numerators[divisors == d], d) for d in different]
        return cls(
            np.concatenate([p.divisors for p in parts]),
            np.concatenate([p.numerators for p in parts]),
            np.concatenate([p.counts for p in parts]),
        )

    @classmethod
    def _of_one_divisor(cls, numerators: NDArray[np.integer], divisor: int) -> ScoreHistogram:
        """Return the histogram of scores that share their divisor."""
        low = int(numerators.min())
        span = int(numerators.max()) - low + 1
        if span <= min(_DENSE, _SPARSE * len(numerators)):
            counts = np.bincount(numerators - low, minlength=span).astype(np.int64, copy=False)
            return cls.from_table(counts[None, :], divisors=(divisor,), lowest=low)
        values, often = np.unique(numerators.astype(np.int64), return_counts=True)
        return cls(np.full(len(values), divisor, dtype=np.int64), values, often.astype(np.int64))

    @classmethod
    def from_counts(cls, values: Sequence[int] | IntArray, counts: IntArray) -> ScoreHistogram:
        """Return the histogram of whole values (divisor 1) with their counts.

        Parameters
        ----------
        values : sequence of int
            The values; one may stand more than once.
        counts : ndarray of int64
            How often each occurs.

        Returns
        -------
        ScoreHistogram
            The histogram.
        """
        v = np.asarray(values, dtype=np.int64)
        there = counts > 0
        return cls._sorted(np.ones(int(there.sum()), dtype=np.int64), v[there], counts[there])

    @classmethod
    def from_table(cls, table: IntArray, *, divisors: Sequence[int], lowest: int) -> ScoreHistogram:
        """Return the histogram of a dense table of counts.

        Parameters
        ----------
        table : ndarray of int64, shape (r, c)
            Counts; row r is the divisor ``divisors[r]``, column c the numerator ``lowest + c``.
        divisors : sequence of int
            Divisor of each row, ascending and positive.
        lowest : int
            Numerator of the first column.

        Returns
        -------
        ScoreHistogram
            The histogram.
        """
        place = np.flatnonzero(table != 0)  # places of truths are found several times as fast as of numbers
        row, column = np.divmod(place, table.shape[1]) if len(table) > 1 else (np.zeros_like(place), place)
        return cls(np.asarray(divisors, dtype=np.int64)[row], column + lowest, table.ravel()[place])

    @classmethod
    def _sorted(cls, divisors: IntArray, numerators: IntArray, counts: IntArray) -> ScoreHistogram:
        """Return the histogram of entries in any order, equal ones summed."""
        order = np.lexsort((numerators, divisors))
        divisors, numerators, counts = divisors[order], numerators[order], counts[order]
        new = np.ones(len(order), dtype=np.bool_)
        new[1:] = (divisors[1:] != divisors[:-1]) | (numerators[1:] != numerators[:-1])
        start = np.flatnonzero(new)
        summed = np.add.reduceat(counts, start) if len(start) else counts
        return cls(divisors[start], numerators[start], summed)

    @classmethod
    def merged(cls, histograms: Sequence[ScoreHistogram]) -> ScoreHistogram:
        """Return the histogram of several samples together.

        Parameters
        ----------
        histograms : sequence of ScoreHistogram
            One a sample.

        Returns
        -------
        ScoreHistogram
            Their sum.
        """
        parts = [h for h in histograms if len(h.counts)]
        if len(parts) < 2:
            return parts[0] if parts else cls.nothing()
        return cls._sorted(
            np.concatenate([h.divisors for h in parts]),
            np.concatenate([h.numerators for h in parts]),
            np.concatenate([h.counts for h in parts]),
        )

    def __add__(self, other: ScoreHistogram) -> ScoreHistogram:
        """Return the histogram of both samples together."""
        return ScoreHistogram.merged((self, other))

    def __eq__(self, other: object) -> bool:
        """Return whether two histograms hold the same entries."""
        if not isinstance(other, ScoreHistogram):
            return NotImplemented
        return (
            np.array_equal(self.divisors, other.divisors)
            and np.array_equal(self.numerators, other.numerators)
            and np.array_equal(self.counts, other.counts)
        )

    __hash__: ClassVar[None] = None  # type: ignore[assignment]  # arrays inside

    @property
    def n(self) -> int:
        """Number of scores."""
        return int(self.counts.sum())

    def at_least(self, divisor: int) -> ScoreHistogram:
        """Return the scores whose divisor is not below a limit.

        Parameters
        ----------
        divisor : int
            The limit; for means of m answers, the least number of answers.

        Returns
        -------
        ScoreHistogram
            The scores that stay.
        """
        start = int(np.searchsorted(self.divisors, divisor))
        return ScoreHistogram(self.divisors[start:], self.numerators[start:], self.counts[start:])

    def moments(self) -> Moments:
        """Return the exact moments of the scores."""
        if not len(self.counts):
            return Moments()
        last = np.flatnonzero(self.divisors[1:] != self.divisors[:-1])
        whole, n = math.lcm(*self.divisors[last].tolist(), int(self.divisors[-1])), self.n
        largest = max(-int(self.numerators.min()), int(self.numerators.max())) * (whole // int(self.divisors[0]))
        if whole <= _INT64 and n * largest * largest <= _INT64:
            values = self.numerators * (whole // self.divisors) if len(last) else self.numerators
            weighted = self.counts * values
            total, squares = int(weighted.sum()), int((weighted * values).sum())
        else:
            _, (total, squares) = over_one_divisor(((d, sums) for d, _, sums in self.sums(2)), powers=2)
        return Moments(n, Fraction(total, whole), Fraction(squares, whole * whole))

    def sums(self, powers: int) -> list[tuple[int, int, PowerSums]]:
        """Return divisors with the number of their scores and the exact sums of powers of the numerators."""
        return sums_by_divisor(self.divisors, self.numerators, self.counts, powers=powers)

"""Counting of scores that every respondent weights by importance points of his own."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.counts import Moments
from scorecard.stats.exact import ExactArray, IntArray

__all__ = ["MOST_SHARES", "OwnCounter", "whole_shares"]

MOST_SHARES = 10_000
"""Points whose ratios are whole numbers with at most this sum are counted as they are."""

_DECIMALS = 10_000
_GRID = 2**52
_INT64 = 2**62


class OwnCounter:
    """Sum scores and shares of respondents with points, exactly and in any order.

    Parameters
    ----------
    channels : int
        How many scores each respondent has: one for each channel shown.
    dimensions : int
        Number of dimensions.
    divisor : int
        What the scaled dimension scores must be divided by.
    """

    def __init__(self, *, channels: int, dimensions: int, divisor: int) -> None:
        self._divisor = divisor
        self._scores: list[_Sums] = [{} for _ in range(channels)]
        self._shares: list[_Sums] = [{} for _ in range(dimensions)]

    def add(self, scaled: NDArray[np.int64], points: NDArray[np.float64]) -> None:
        """Count a block: scaled scores by channel, dimension and respondent, points by dimension and respondent."""
        whole, usable = whole_shares(points)
        totals = whole.sum(axis=0)
        numbers = scaled[:, :, usable]
        largest = int(np.abs(numbers).max(initial=0))
        for total in np.unique(totals).tolist():
            chosen = totals == total
            weights: ExactArray = whole[:, chosen]
            values: ExactArray = numbers[:, :, chosen]
            if largest * total > _INT64:
                weights, values = weights.astype(np.object_), values.astype(np.object_)
            for sums, scores in zip(self._scores, (values * weights).sum(axis=1), strict=True):
                _put(sums, total, scores)
            for sums, given in zip(self._shares, whole[:, chosen], strict=True):
                _put(sums, total, given)

    def scores(self) -> tuple[Moments, ...]:
        """Return the moments of the weighted scores, channel by channel."""
        return tuple(_moments(sums, self._divisor) for sums in self._scores)

    def shares(self) -> tuple[Moments, ...]:
        """Return the moments of the share that each dimension gets."""
        return tuple(_moments(sums, 1) for sums in self._shares)


_Sums = dict[int, tuple[int, int, int]]
"""Sum of a respondent's points -> number, sum and sum of squares of the numerators."""


def whole_shares(points: NDArray[np.float64]) -> tuple[IntArray, NDArray[np.bool_]]:
    """Return the points as whole numbers in the same ratios, and who has usable points.

    Parameters
    ----------
    points : ndarray of float, shape (d, n)
        Points, one dimension a row; NaN is missing.

    Returns
    -------
    tuple of (ndarray of int, ndarray of bool)
        Whole numbers of the usable respondents, and the mask of these: all points are there and
        their sum is above zero.

    Notes
    -----
    Whole points that sum to at most `MOST_SHARES` stay as they are; others with up to four decimals
    are reduced to the smallest whole numbers in the same ratios. Where these sum to more than
    `MOST_SHARES`, or a point has more decimals, the shares are counted in steps of 2⁻⁵², which is the
    accuracy of the numbers themselves; they sum to exactly 1 there too.

    Examples
    --------
    >>> whole_shares(np.array([[0.25], [0.35], [0.4]]))[0].ravel().tolist()
    [5, 7, 8]
    """
    # row after row: the sum of one respondent must not depend on who else is in the block
    total = sum(points, start=np.zeros(points.shape[1]))
    usable = total > 0
    given, total = points[:, usable], total[usable]
    whole: IntArray = np.rint(given).astype(np.int64)
    odd = (whole != given).any(axis=0) | (total > MOST_SHARES)
    if odd.any():
        whole[:, odd] = _in_ratio(given[:, odd], total[odd])
    return whole, usable


def _in_ratio(points: NDArray[np.float64], total: NDArray[np.float64]) -> IntArray:
    """Return whole numbers in the ratios of points, or shares in steps of the grid."""
    decimal = np.rint(points * _DECIMALS).astype(np.int64)
    reduced: IntArray = decimal // np.maximum(np.gcd.reduce(decimal, axis=0), 1)
    fine = (decimal / _DECIMALS != points).any(axis=0) | (reduced.sum(axis=0) > MOST_SHARES)
    if fine.any():
        grid = np.rint(points[:, fine] / total[fine] * _GRID).astype(np.int64)
        grid[grid.argmax(axis=0), np.arange(grid.shape[1])] += _GRID - grid.sum(axis=0)
        reduced[:, fine] = grid
    return reduced


def _put(sums: _Sums, total: int, numerators: ExactArray) -> None:
    """Add the numerators of respondents whose points have this sum."""
    n, first, second = sums.get(total, (0, 0, 0))
    sums[total] = (n + len(numerators), first + _sum(numerators, 1), second + _sum(numerators, 2))


def _sum(values: ExactArray, power: int) -> int:
    """Return the exact sum of a power of the values."""
    largest = int(np.abs(values).max(initial=0)) ** power
    if values.dtype != np.object_ and largest * len(values) <= _INT64:
        return int((values**power).sum())
    return sum(int(v) ** power for v in values.tolist())


def _moments(sums: _Sums, divisor: int) -> Moments:
    """Return the moments of numerators / (sum of points · divisor) over all sums of points."""
    common = math.lcm(*sums)
    n, first, second = 0, 0, 0
    for total, (count, one, two) in sums.items():
        factor = common // total
        n, first, second = n + count, first + one * factor, second + two * factor * factor
    return Moments(n, Fraction(first, common * divisor), Fraction(second, (common * divisor) ** 2))

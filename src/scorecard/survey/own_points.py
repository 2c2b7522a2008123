"""Counting of scores that every respondent weights by importance points of his own."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.counts import Moments, ScoreHistogram
from scorecard.stats.exact import ExactArray, IntArray
from scorecard.stats.power_sums import PowerSums, over_one_divisor
from scorecard.stats.score_counter import HistogramCounter, ScoreCounter
from scorecard.survey.blocks import kept

__all__ = ["MOST_SHARES", "OwnCounter", "Points", "WholeWeights", "whole_shares"]

Points = NDArray[np.float64 | np.int16]
"""Importance points, NaN where one is missing; as small whole numbers, all of a respondent are 0 then."""

Whole = NDArray[np.int16] | IntArray
"""Whole numbers in the ratios of points."""

MOST_SHARES = 10_000
"""Points whose ratios are whole numbers with at most this sum are counted as they are."""

_DECIMALS = 10_000
_GRID = 2**52
_INT64 = 2**62
_TABLES = 4
_FEW = 256
"""Respondents of a block with one sum of points from which on they are counted by themselves."""


@dataclass(frozen=True, slots=True)
class WholeWeights:
    """Weights as whole numbers with a small sum, for histograms of weighted scores.

    Attributes
    ----------
    numbers : tuple of int
        Weight of each dimension.
    exact : bool
        Whether they are in the very ratios of the weights given; else these were rounded to
        1/10 000 of their sum.
    """

    numbers: tuple[int, ...]
    exact: bool = True

    @property
    def total(self) -> int:
        """Sum of the weights."""
        return sum(self.numbers)

    @classmethod
    def of(cls, shares: Sequence[Fraction]) -> WholeWeights:
        """Return shares that sum to 1 as whole numbers.

        Parameters
        ----------
        shares : sequence of Fraction
            Share of each dimension.

        Returns
        -------
        WholeWeights
            Whole numbers in the same ratios where these sum to at most `MOST_SHARES`, else the
            nearest ten-thousandths; the largest remainders are rounded up.

        Examples
        --------
        >>> WholeWeights.of([Fraction(1, 2), Fraction(1, 6), Fraction(1, 3)])
        WholeWeights(numbers=(3, 1, 2), exact=True)
        """
        common = math.lcm(*(s.denominator for s in shares))
        if common <= MOST_SHARES:
            return cls(tuple(int(s * common) for s in shares))
        scaled = [s * MOST_SHARES for s in shares]
        whole = [math.floor(s) for s in scaled]
        order = sorted(range(len(shares)), key=lambda i: (whole[i] - scaled[i], i))
        for i in order[: MOST_SHARES - sum(whole)]:
            whole[i] += 1
        return cls(tuple(whole), exact=False)


class OwnCounter:
    """Sum scores and shares of respondents with points, exactly and in any order.

    Parameters
    ----------
    lows, highs : sequence of int
        Limits of a dimension score, for each channel shown.
    dimensions : int
        Number of dimensions.
    divisor : int
        What the scaled dimension scores must be divided by.
    """

    def __init__(self, *, lows: Sequence[int], highs: Sequence[int], dimensions: int, divisor: int) -> None:
        self._divisor = divisor
        self._limits = tuple(zip(lows, highs, strict=True))
        self._largest = max(map(abs, (*lows, *highs, 1))) * divisor
        self._scores: list[_Sums] = [{} for _ in self._limits]
        self._shares: list[_Sums] = [{} for _ in range(dimensions)]
        self._counted: dict[int, list[ScoreCounter]] = {}
        self._rare = [HistogramCounter() for _ in self._limits]
        self._exact = True
        self._fits = MOST_SHARES * self._largest <= _INT64

    def add(self, scaled: NDArray[np.integer], points: Points) -> None:
        """Count a block: scaled scores by channel, dimension and respondent, points by dimension and respondent."""
        whole, usable = whole_shares(points)
        numbers = scaled if usable.all() else kept(scaled, usable)
        totals = _totals(whole)
        first = int(totals[0]) if len(totals) else 0
        if (totals == first).all():
            self._add(first, numbers, whole)
            return
        order = np.argsort(totals, kind="stable")
        totals, numbers, whole = totals[order], numbers[:, :, order], whole[:, order]
        starts = np.flatnonzero(np.diff(totals, prepend=0))
        sizes = np.diff(starts, append=len(totals))
        rare = (sizes < _FEW) & (totals[starts] < MOST_SHARES) & self._fits
        for start, size in zip(starts[~rare].tolist(), sizes[~rare].tolist(), strict=True):
            here = slice(start, start + size)
            self._add(int(totals[start]), numbers[:, :, here], whole[:, here])
        few = np.repeat(rare, sizes)
        if few.any():
            self._add_rare(totals[few].astype(np.int64), kept(numbers, few), kept(whole, few).astype(np.int64))

    def _add_rare(self, totals: IntArray, numbers: NDArray[np.integer], whole: IntArray) -> None:
        """Count respondents whose whole points have many sums, these in order and below `MOST_SHARES`."""
        starts = np.flatnonzero(np.diff(totals, prepend=0))
        sizes = np.diff(starts, append=len(totals)).tolist()
        different = totals[starts].tolist()
        for sums, given in zip(self._shares, whole, strict=True):
            first, second = (np.add.reduceat(numerators, starts).tolist() for numerators in (given, given * given))
            for total, size, one, two in zip(different, sizes, first, second, strict=True):
                n, before, before_two = sums.get(total, (0, 0, 0))
                sums[total] = (n + size, before + one, before_two + two)
        products = _products(numbers, whole, len(self._limits))
        for counter, scores in zip(self._rare, products, strict=True):
            counter.add(ScoreHistogram.from_scores(scores.astype(np.int64, copy=False), totals * self._divisor))

    def _add(self, total: int, numbers: NDArray[np.integer], whole: Whole) -> None:
        """Count respondents whose whole points have the same sum."""
        if not whole.shape[1]:
            return
        for sums, given in zip(self._shares, whole, strict=True):
            _put(sums, total, given.astype(np.int64, copy=False), largest=total)
        fine = total > MOST_SHARES
        if self._fits:
            self._exact &= not fine
            self._count(min(total, MOST_SHARES), numbers, _ten_thousandths(whole, total) if fine else whole)
        # below this limit the histograms tell the moments
        if total >= MOST_SHARES or not self._fits:
            bound = self._largest * total
            kind = np.object_ if bound > _INT64 else np.int64
            products = _products(numbers.astype(kind), whole.astype(kind), len(self._limits))
            for sums, scores in zip(self._scores, products, strict=True):
                _put(sums, total, scores, largest=bound)

    def _count(self, total: int, numbers: NDArray[np.integer], weights: Whole) -> None:
        """Count the weighted scores of respondents whose whole points have this sum."""
        kind = np.int32 if 2 * total * self._largest < 2**31 else np.int64
        products = _products(numbers, weights.astype(kind), len(self._limits))
        for counter, scores in zip(self._of(total), products, strict=True):
            counter.add(scores.astype(kind, copy=False))

    def _of(self, total: int) -> list[ScoreCounter]:
        """Return the counters of respondents whose whole points have this sum."""
        if total not in self._counted:
            factor = total * self._divisor
            # tables of all possible scores for a few sums of points, histograms for the rest
            room = 1 if len(self._counted) < _TABLES else _INT64
            self._counted[total] = [
                ScoreCounter(factor, low=low * factor * room, high=high * factor * room) for low, high in self._limits
            ]
        return self._counted[total]

    def absorb(self, other: OwnCounter) -> None:
        """Add what another counter of the same kind counted."""
        self._exact &= other._exact
        for mine, its in zip((*self._scores, *self._shares), (*other._scores, *other._shares), strict=True):
            for total, (n, first, second) in its.items():
                one, two, three = mine.get(total, (0, 0, 0))
                mine[total] = (n + one, first + two, second + three)
        for total, counters in other._counted.items():
            for counter, its_counter in zip(self._of(total), counters, strict=True):
                counter.absorb(its_counter)
        for rare, its_rare in zip(self._rare, other._rare, strict=True):
            rare.add(its_rare.histogram())

    def scores(self) -> tuple[Moments, ...]:
        """Return the moments of the weighted scores, channel by channel."""
        found: list[Moments] = []
        for channel, summed in enumerate(self._scores):
            sums = list(_parts(summed))
            below = [counters[channel].histogram() for total, counters in self._counted.items() if total < MOST_SHARES]
            for histogram in (*below, self._rare[channel].histogram()):
                sums += [(total // self._divisor, n, powers) for total, n, powers in histogram.sums(2)]
            found.append(_moments(sums, self._divisor))
        return tuple(found)

    def shares(self) -> tuple[Moments, ...]:
        """Return the moments of the share that each dimension gets."""
        return tuple(_moments(_parts(sums), 1) for sums in self._shares)

    def histograms(self) -> tuple[tuple[ScoreHistogram, ...] | None, bool]:
        """Return the weighted scores by channel where they fit in 64 bits, and whether their weights are exact."""
        if not self._fits:
            return None, self._exact
        parts = [[counter.histogram() for counter in counters] for counters in self._counted.values()]
        parts.append([counter.histogram() for counter in self._rare])
        return tuple(ScoreHistogram.merged([p[c] for p in parts]) for c in range(len(self._limits))), self._exact


_Sums = dict[int, tuple[int, int, int]]
"""Sum of a respondent's points -> number, sum and sum of squares of the numerators."""

_Part = tuple[int, int, PowerSums]
"""Sum of a respondent's points, number, sum and sum of squares of the numerators."""


def whole_shares(points: Points) -> tuple[Whole, NDArray[np.bool_]]:
    """Return the points as whole numbers in the same ratios, and who has usable points.

    Parameters
    ----------
    points : ndarray of float or int16, shape (d, n)
        Points, one dimension a row; NaN is missing, and so are all of a respondent where all are 0.

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
    if points.dtype.kind == "i":
        small = points.astype(np.int16, copy=False)
        sums = _totals(small)
        some = sums > 0
        if int(sums.max(initial=0)) <= MOST_SHARES:
            return small if some.all() else kept(small, some), some
    # row after row: the sum of one respondent must not depend on who else is in the block
    total = sum(points, start=np.zeros(points.shape[1]))
    usable = total > 0
    given = points.astype(np.float64, copy=False)
    if not usable.all():
        given, total = given[:, usable], total[usable]
    whole: IntArray = np.rint(given).astype(np.int64)
    odd = (whole != given).any(axis=0) | (total > MOST_SHARES)
    if odd.any():
        whole[:, odd] = _in_ratio(given[:, odd], total[odd])
    return whole, usable


def _totals(whole: Whole) -> Whole:
    """Return the sum of each respondent's whole points."""
    short = whole.dtype == np.int16 and int(whole.max(initial=0)) * len(whole) < 2**15
    totals: Whole = np.add.reduce(whole, axis=0, dtype=np.int16 if short else np.int64)
    return totals


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


def _ten_thousandths(whole: Whole, total: int) -> IntArray:
    """Return shares in steps of 1/10 000 that sum to exactly 1, the largest remainders rounded up."""
    scaled = whole / total * MOST_SHARES
    steps: IntArray = np.floor(scaled).astype(np.int64)
    rank = np.argsort(np.argsort(steps - scaled, axis=0, kind="stable"), axis=0, kind="stable")
    steps += rank < MOST_SHARES - steps.sum(axis=0)
    return steps


def _products(numbers: NDArray[np.generic], weights: NDArray[np.generic], channels: int) -> list[ExactArray]:
    """Return the weighted scores of each channel, and their difference where that is a channel too."""
    found: list[ExactArray] = []
    for scores in numbers:
        total = scores[0] * weights[0]
        for score, weight in zip(scores[1:], weights[1:], strict=True):
            total += score * weight
        found.append(total)
    return found if len(found) == channels else [*found, found[1] - found[0]]


def _put(sums: _Sums, total: int, numerators: ExactArray, *, largest: int) -> None:
    """Add the numerators of respondents whose points have this sum, none larger than a limit."""
    n, first, second = sums.get(total, (0, 0, 0))
    size = len(numerators)
    if numerators.dtype != np.object_ and largest * largest * size <= _INT64:
        one, two = int(numerators.sum()), int(numerators @ numerators)
    else:
        values = numerators.tolist()
        one, two = sum(values), sum(v * v for v in values)
    sums[total] = (n + size, first + one, second + two)


def _parts(sums: _Sums) -> Iterator[_Part]:
    """Yield sums of points with the number and the sums of the numerators over them."""
    return ((total, n, (first, second)) for total, (n, first, second) in sums.items())


def _moments(parts: Iterable[_Part], divisor: int) -> Moments:
    """Return the moments of numerators / (sum of points · divisor) over all sums of points."""
    given = list(parts)
    common, (first, second) = over_one_divisor(((total, sums) for total, _, sums in given), powers=2)
    n = sum(n for _, n, _ in given)
    return Moments(n, Fraction(first, common * divisor), Fraction(second, (common * divisor) ** 2))

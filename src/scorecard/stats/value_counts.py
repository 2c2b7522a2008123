"""Statistics of values that are given with how often each occurred."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.errors import UsageError
from scorecard.stats.intervals import check_confidence

__all__ = ["CountedMoments", "CountedQuantile", "SpreadReason", "ValueCounts"]

SpreadReason = Literal["nothing_counted", "one_value", "no_variance", "mean_not_positive", "too_few_values"]
"""Why a statistic or its interval is undefined."""

_SAFE = 2**62
_FEWEST = 20
"""Values from which on the third and the fourth moment are told well enough for an interval of a spread."""


@dataclass(frozen=True, slots=True)
class CountedQuantile:
    """A quantile with its interval.

    Attributes
    ----------
    n : int
        Number of values.
    value : float or None
        The quantile; None without values.
    low, high : float or None
        Values of the order statistics that enclose it; None where there are too few.
    reason : {"nothing_counted", "too_few_values"} or None
        Why something is undefined.
    """

    n: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    reason: SpreadReason | None = None


@dataclass(frozen=True, slots=True)
class CountedMoments:
    """A mean, standard deviation or coefficient of variation with its interval.

    Attributes
    ----------
    n : int
        Number of values.
    value, standard_error : float or None
        The statistic and its standard error.
    low, high : float or None
        Confidence limits.
    reason : str or None
        Why something is undefined.
    """

    n: int
    value: float | None = None
    standard_error: float | None = None
    low: float | None = None
    high: float | None = None
    reason: SpreadReason | None = None


class ValueCounts:
    """Values with how often each occurred.

    Parameters
    ----------
    values : (k,) array of numbers
        The values, strictly ascending, finite.
    counts : (k,) array of int
        How often each occurred, 1 or more.

    Raises
    ------
    UsageError
        If the values do not ascend, are not finite, or a count is below 1.

    Examples
    --------
    >>> times = ValueCounts([2, 3, 5], [1, 2, 1])
    >>> times.n, times.mean().value, times.quantile(0.5).value
    (4, 3.25, 3.0)
    """

    __slots__ = ("_ends", "_moments", "counts", "n", "values")

    def __init__(self, values: ArrayLike, counts: ArrayLike) -> None:
        self.values: NDArray[np.float64] | NDArray[np.int64] = _numbers(values)
        self.counts: NDArray[np.int64] = np.asarray(counts, dtype=np.int64)
        ascending = self.values.ndim == 1 and bool((np.diff(self.values) > 0).all())
        finite = bool(np.isfinite(self.values).all())
        if not (ascending and finite and self.values.shape == self.counts.shape and bool((self.counts > 0).all())):
            raise UsageError.single(
                "bad-value-counts",
                "each value must stand once, in ascending order, with how often it occurred",
                found=f"{self.values.size} values and {self.counts.size} counts",
                cure="Count the values with numpy.unique(values, return_counts=True).",
            )
        self._ends: NDArray[np.int64] = np.cumsum(self.counts)
        self.n: int = int(self._ends[-1]) if self._ends.size else 0
        self._moments: tuple[float, float | None] | None = None

    @classmethod
    def of(cls, values: ArrayLike) -> ValueCounts:
        """Count single values.

        Parameters
        ----------
        values : (n,) array of numbers
            The values, finite.

        Returns
        -------
        ValueCounts
            Each value once.

        Raises
        ------
        UsageError
            If one is not finite.
        """
        return cls(*np.unique(_numbers(values), return_counts=True))

    def at(self, rank: int) -> float:
        """Return the order statistic of a rank from 1 to n."""
        return float(self.values[int(np.searchsorted(self._ends, rank))])

    def up_to(self, limit: float) -> int:
        """Return how many values are at most a limit."""
        place = int(np.searchsorted(self.values, limit, side="right"))
        return int(self._ends[place - 1]) if place else 0

    def below(self, limit: float) -> int:
        """Return how many values are below a limit."""
        place = int(np.searchsorted(self.values, limit, side="left"))
        return int(self._ends[place - 1]) if place else 0

    def quantile(self, p: float, *, confidence: float = 0.95) -> CountedQuantile:
        """Return a quantile with the interval between two order statistics.

        Parameters
        ----------
        p : float
            Share of the values below it, strictly between 0 and 1.
        confidence : float
            Level of the interval.

        Returns
        -------
        CountedQuantile
            The quantile.

        Raises
        ------
        UsageError
            If the level is not between 0 and 1.

        Notes
        -----
        Linear interpolation between order statistics at (n − 1) p, type 7 of Hyndman and Fan, as numpy and R
        do by default. The interval goes from the order statistic of rank l to that of rank u, with l the
        largest and u the smallest ranks for which a binomial count B(n, p) lies below l, or at u or above,
        with at most half of 1 − confidence each; so its coverage is at least the level, whatever the
        distribution. Where n is too small there are no such ranks.

        References
        ----------
        Hyndman, R. J., Fan, Y. (1996). The American Statistician 50, 361-365.
        David, H. A., Nagaraja, H. N. (2003). Order Statistics, 3rd ed., 160.
        """
        check_confidence(confidence)
        if not self.n:
            return CountedQuantile(0, reason="nothing_counted")
        virtual = (self.n - 1) * p
        below = math.floor(virtual)
        share = virtual - below
        first = self.at(below + 1)
        last = self.at(min(below + 2, self.n))
        value = _between(first, last, share)
        tail = (1 - confidence) / 2
        lower, upper = _lower_rank(self.n, p, tail), self.n + 1 - _lower_rank(self.n, 1 - p, tail)
        if lower < 1 or upper > self.n:
            return CountedQuantile(self.n, value, reason="too_few_values")
        return CountedQuantile(self.n, value, self.at(lower), self.at(upper))

    def mean(self, *, confidence: float = 0.95) -> CountedMoments:
        """Return the mean with its t interval.

        Parameters
        ----------
        confidence : float
            Level of the interval.

        Returns
        -------
        CountedMoments
            Σ v c / n ± t s / √n; from exact sums where the values are whole numbers.

        Raises
        ------
        UsageError
            If the level is not between 0 and 1.
        """
        check_confidence(confidence)
        if not self.n:
            return CountedMoments(0, reason="nothing_counted")
        mean, variance = self._mean_and_variance()
        if variance is None:
            return CountedMoments(self.n, mean, reason="one_value")
        if variance == 0:
            return CountedMoments(self.n, mean, 0.0, reason="no_variance")
        from scipy.special import stdtrit

        error = math.sqrt(variance / self.n)
        half = float(stdtrit(self.n - 1, (1 + confidence) / 2)) * error
        return CountedMoments(self.n, mean, error, mean - half, mean + half)

    def standard_deviation(self, *, confidence: float = 0.95, population: bool = False) -> CountedMoments:
        """Return the standard deviation with an interval that does not suppose a normal distribution.

        Parameters
        ----------
        confidence : float
            Level of the interval.
        population : bool
            Whether to divide by n instead of n − 1.

        Returns
        -------
        CountedMoments
            The deviation s, with the limits s exp(± z SE / s) from 20 values on.

        Raises
        ------
        UsageError
            If the level is not between 0 and 1.

        Notes
        -----
        SE² = (m₄ − s⁴ (n − 3) / (n − 1)) / (4 n s²) with the fourth central moment m₄.

        References
        ----------
        Kendall, M. G., Stuart, A. (1977). The Advanced Theory of Statistics 1, 4th ed., 10.5-10.9.
        """
        check_confidence(confidence)
        if not self.n:
            return CountedMoments(0, reason="nothing_counted")
        mean, variance = self._mean_and_variance()
        if variance is None:
            return CountedMoments(self.n, 0.0 if population else None, reason="one_value")
        if variance == 0:
            return CountedMoments(self.n, 0.0, 0.0, reason="no_variance")
        _, fourth = self._higher(mean)
        spread = math.sqrt(variance)
        square = (fourth - variance**2 * (self.n - 3) / (self.n - 1)) / (4 * self.n * variance)
        scale = math.sqrt((self.n - 1) / self.n) if population else 1.0
        return _on_log_scale(self.n, spread * scale, math.sqrt(max(square, 0.0)) * scale, confidence)

    def variation(self, *, confidence: float = 0.95) -> CountedMoments:
        """Return the coefficient of variation, standard deviation over mean.

        Parameters
        ----------
        confidence : float
            Level of the interval.

        Returns
        -------
        CountedMoments
            The quotient, with limits on the scale of logarithms from 20 values on; undefined unless the mean is
            above 0.

        Raises
        ------
        UsageError
            If the level is not between 0 and 1.

        Notes
        -----
        By linearisation SE² / CV² = (m₄ − s⁴) / (4 n s⁴) + s² / (n m²) − m₃ / (n s² m) with the mean m.
        """
        check_confidence(confidence)
        if not self.n:
            return CountedMoments(0, reason="nothing_counted")
        mean, variance = self._mean_and_variance()
        if variance is None:
            return CountedMoments(self.n, reason="one_value")
        if mean <= 0:
            return CountedMoments(self.n, reason="mean_not_positive")
        if variance == 0:
            return CountedMoments(self.n, 0.0, 0.0, reason="no_variance")
        third, fourth = self._higher(mean)
        ratio = math.sqrt(variance) / mean
        square = (fourth - variance**2) / (4 * variance**2) + variance / mean**2 - third / (variance * mean)
        return _on_log_scale(self.n, ratio, ratio * math.sqrt(max(square, 0.0) / self.n), confidence)

    def _mean_and_variance(self) -> tuple[float, float | None]:
        """Return the mean and the variance with n − 1, the nearest floats to their exact values for whole numbers."""
        if self._moments is None:
            first, second = _power_sums(self.values, self.counts)
            variance = None if self.n < 2 else float((second - first * first / self.n) / (self.n - 1))
            self._moments = float(first / self.n), variance
        return self._moments

    def _higher(self, mean: float) -> tuple[float, float]:
        """Return the third and the fourth central moment."""
        away = self.values - mean
        square = away * away  # a general power takes ten times as long
        third, fourth = (square * away * self.counts).sum(), (square * square * self.counts).sum()
        return float(third / self.n), float(fourth / self.n)


def _numbers(values: ArrayLike) -> NDArray[np.float64] | NDArray[np.int64]:
    """Return values as whole numbers where they are, else as floats."""
    found = np.asarray(values)
    if found.dtype.kind in "iub":
        return found.astype(np.int64)
    return found.astype(np.float64)


def _power_sums(
    values: NDArray[np.float64] | NDArray[np.int64], counts: NDArray[np.int64]
) -> tuple[Fraction, Fraction]:
    """Return Σ v c and Σ v² c exactly."""
    if values.dtype.kind == "i":
        largest, n = int(np.abs(values).max()), int(counts.sum())
        if largest * largest * n < _SAFE:
            return Fraction(int(values @ counts)), Fraction(int((values * values) @ counts))
    exact = [Fraction(v) for v in values.tolist()]
    number = counts.tolist()
    return (
        sum((v * c for v, c in zip(exact, number, strict=True)), Fraction(0)),
        sum((v * v * c for v, c in zip(exact, number, strict=True)), Fraction(0)),
    )


def _between(first: float, last: float, share: float) -> float:
    """Return the point a share of the way, from the nearer end, as numpy does."""
    step = last - first
    return first + step * share if share < 0.5 else last - step * (1 - share)


def _lower_rank(n: int, p: float, tail: float) -> int:
    """Return the largest rank l with P(B(n, p) < l) of at most the tail; 0 where there is none."""
    from scipy.special import betainc

    # P(B < l) is an incomplete beta integral; as one it has no limit of n
    low, high = 0, math.floor(n * p) + 1
    while low < high:
        middle = (low + high + 1) // 2
        if float(betainc(n - middle + 1, middle, 1 - p)) <= tail:
            low = middle
        else:
            high = middle - 1
    return low


def _on_log_scale(n: int, value: float, error: float, confidence: float) -> CountedMoments:
    """Return a positive statistic with limits on the scale of logarithms; few values tell no moments, so none."""
    if error == 0 or n < _FEWEST:
        return CountedMoments(n, value, reason="too_few_values")
    from scipy.special import ndtri

    factor = math.exp(float(ndtri((1 + confidence) / 2)) * error / value)
    return CountedMoments(n, value, error, value / factor, value * factor)

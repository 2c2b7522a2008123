"""What the next values of a series will be if nothing changes: predictive distributions."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.control_limits import ControlLimits, nearness

__all__ = [
    "RANGE_TO_SIGMA",
    "CountPrediction",
    "NormalPrediction",
    "Prediction",
    "Spread",
    "dispersion",
    "lag_one",
    "predicted_from_ranges",
    "predicted_from_values",
]

FloatArray = NDArray[np.float64]
Spread = Literal["standard_deviation", "moving_range"]
"""Where the spread of single values comes from."""

RANGE_TO_SIGMA = 1.128
"""Mean moving range over the standard deviation of independent normal values, as the tables print it."""

_ONE_RANGE, _TWO_RANGES = math.pi / 2 - 1, math.sqrt(3) / 2 + math.pi / 12 - 1
"""Variance of a moving range, and covariance of two neighbours, over the square of their mean."""
_UNSURE, _MEANS, _EDGES, _RATES = 96, 32, 128, 256
"""Points of the integrals over spread, mean, error of an edge, and rate."""
_WHOLE = 1e-9


@dataclass(frozen=True, slots=True)
class NormalPrediction:
    """The next value of independent normal values whose mean and spread are estimated.

    Attributes
    ----------
    n : int
        Values that the mean rests on.
    mean, sigma : float
        Mean of the values, and the standard deviation of one value.
    degrees : float
        Degrees of freedom of sigma.
    """

    n: int
    mean: float
    sigma: float
    degrees: float

    def chance(self, low: float, high: float, *, error: float = 0.0) -> float:
        """Return the probability that the next value lies from low to high.

        Parameters
        ----------
        low, high : float
            The edges, in the unit of the values; infinite where there is none.
        error : float
            Standard error by which both edges are uncertain together.

        Returns
        -------
        float
            From Student's distribution: (value − mean) / (sigma √(1 + 1/n)) has `degrees` degrees of freedom.

        Examples
        --------
        >>> NormalPrediction(10, 50.0, 4.0, 9.0).chance(50.0, float("inf"))
        0.5
        """
        from scipy.special import stdtr

        points, weights = _normal_points(error)
        scale = self.sigma * math.sqrt(1 + 1 / self.n)
        below = (stdtr(self.degrees, (edge + points - self.mean) / scale) for edge in (high, low))
        return _share(float(weights @ np.subtract(*below)))

    def chance_of(self, hits: int, *, horizon: int, low: float, high: float, error: float = 0.0) -> float:
        """Return the probability that at least so many of the next values lie from low to high.

        Parameters
        ----------
        hits, horizon : int
            At least how many of how many.
        low, high, error : float
            As in `chance`.

        Returns
        -------
        float
            The binomial probability, averaged over what mean, spread and edge may truly be: all the next
            values share them, so that hits come together more often than for independent periods.
        """
        from scipy.special import gammaincinv, ndtr

        at, of_spread = _unit_points(_UNSURE)
        narrow = np.sqrt(2 * gammaincinv(self.degrees / 2, at) / self.degrees)[:, None, None]
        means, of_mean = _normal_points(1.0, size=_MEANS)
        points, of_edge = _normal_points(error)
        mean = (means / math.sqrt(self.n))[None, :, None]
        below = (ndtr((edge + points - self.mean) / self.sigma * narrow - mean) for edge in (high, low))
        reached = _at_least(hits, horizon, np.subtract(*below))
        return _share(float(np.einsum("i,j,k,ijk->", of_spread, of_mean, of_edge, reached)))

    def delivered(self, share: float, *, higher_is_better: bool) -> float:
        """Return what the next value is at least as good as with a stated probability.

        Parameters
        ----------
        share : float
            The probability.
        higher_is_better : bool
            Whether good is high.

        Returns
        -------
        float
            The mean less, or plus, t sigma √(1 + 1/n).

        Examples
        --------
        >>> round(NormalPrediction(10, 50.0, 4.0, 9.0).delivered(0.95, higher_is_better=True), 3)
        42.31
        """
        from scipy.special import stdtrit

        reach = float(stdtrit(self.degrees, share)) * self.sigma * math.sqrt(1 + 1 / self.n)
        return self.mean - reach if higher_is_better else self.mean + reach


@dataclass(frozen=True, slots=True)
class CountPrediction:
    """The next rate of successes among independent trials whose rate is constant.

    Attributes
    ----------
    successes, trials : float
        All successes and trials of the past.
    next_trials : int
        Trials of one of the next periods.
    scale : float
        Value of a rate of 1: 100 for percentages.
    """

    successes: float
    trials: float
    next_trials: int
    scale: float

    def chance(self, low: float, high: float, *, error: float = 0.0) -> float:
        """Return the probability that the next rate lies from low to high.

        Parameters
        ----------
        low, high, error : float
            As in `NormalPrediction.chance`.

        Returns
        -------
        float
            From the beta-binomial distribution: a flat prior on the rate, so Beta(x + 1, n − x + 1) after x
            successes among n trials.
        """
        return self.chance_of(1, horizon=1, low=low, high=high, error=error)

    def chance_of(self, hits: int, *, horizon: int, low: float, high: float, error: float = 0.0) -> float:
        """Return the probability that at least so many of the next rates lie from low to high.

        Parameters
        ----------
        hits, horizon : int
            At least how many of how many.
        low, high, error : float
            As in `NormalPrediction.chance`.

        Returns
        -------
        float
            The binomial probability, averaged over what the rate may truly be.

        Examples
        --------
        >>> found = CountPrediction(0, 0, 1, 100.0)
        >>> (
        ...     round(found.chance_of(1, horizon=1, low=100, high=100), 6),
        ...     round(found.chance_of(2, horizon=2, low=100, high=100), 4),
        ... )
        (0.5, 0.3333)
        """
        from scipy.special import betaincinv

        at, weights = _unit_points(_RATES)
        rates = betaincinv(self.successes + 1, self.trials - self.successes + 1, at)[:, None]
        points, of_edge = _normal_points(error)
        first = np.ceil((low + points) * self.next_trials / self.scale - _WHOLE * self.next_trials)
        beyond = np.floor((high + points) * self.next_trials / self.scale + _WHOLE * self.next_trials) + 1
        within = self._from(first, rates) - self._from(beyond, rates)
        return _share(float(weights @ _at_least(hits, horizon, within) @ of_edge))

    def delivered(self, share: float, *, higher_is_better: bool) -> float:
        """Return the best rate that the next one is at least as good as with a stated probability.

        Parameters
        ----------
        share : float
            The probability; the next rate reaches what is returned at least so often.
        higher_is_better : bool
            Whether good is high.

        Returns
        -------
        float
            A rate that so many trials can have.
        """
        reached, missed = (0, self.next_trials + 1) if higher_is_better else (self.next_trials, -1)
        while abs(reached - missed) > 1:
            middle = (reached + missed) // 2
            value = self.scale * middle / self.next_trials
            edges = (value, math.inf) if higher_is_better else (-math.inf, value)
            if self.chance(*edges) >= share:
                reached = middle
            else:
                missed = middle
        return self.scale * reached / self.next_trials

    def _from(self, count: FloatArray, rates: FloatArray) -> FloatArray:
        """Return the probability of at least so many successes at each rate."""
        from scipy.special import betainc

        possible = np.clip(count, 1, self.next_trials)
        found = betainc(possible, self.next_trials - possible + 1, rates)
        return np.where(count <= 0, 1.0, np.where(count > self.next_trials, 0.0, found))


Prediction = NormalPrediction | CountPrediction


def predicted_from_values(values: FloatArray) -> NormalPrediction | None:
    """Return the prediction whose spread is the standard deviation of the values.

    Parameters
    ----------
    values : ndarray, shape (p,)
        The values; NaN where one is missing.

    Returns
    -------
    NormalPrediction or None
        With n − 1 degrees of freedom; None below two values or where they differ by no more than rounding.

    Examples
    --------
    >>> import numpy as np
    >>> predicted_from_values(np.array([1.0, 2.0, np.nan, 3.0]))
    NormalPrediction(n=3, mean=2.0, sigma=1.0, degrees=2)
    """
    known = values[~np.isnan(values)]
    if not _varies(known):
        return None
    mean = float(known[0]) + math.fsum((known - known[0]).tolist()) / known.size
    sigma = math.sqrt(math.fsum(((known - mean) ** 2).tolist()) / (known.size - 1))
    return NormalPrediction(known.size, mean, sigma, known.size - 1)


def predicted_from_ranges(limits: ControlLimits, *, neighbours: int) -> NormalPrediction | None:
    """Return the prediction whose spread comes from moving ranges.

    Parameters
    ----------
    limits : ControlLimits
        Centre of the series, with the mean of its moving ranges.
    neighbours : int
        How many moving ranges that count follow directly on one that counts.

    Returns
    -------
    NormalPrediction or None
        With c4 × mean moving range / 1.128 for sigma; None where there is no moving range above zero.

    Notes
    -----
    With r moving ranges of independent normal values, the squared coefficient of variation of their mean is
    c = ((π/2 − 1) r + 2 (√3/2 + π/12 − 1) a) / r², where a counts neighbours. The degrees of freedom
    1 / (2c) + 1/4 are those of a standard deviation with this coefficient of variation: about 0.6 (n − 1).
    The factor c4 = 1 / √(1 + c) makes the square of sigma unbiased, as that of a standard deviation is.

    References
    ----------
    Cryer, J. D., Ryan, T. P. (1990). The estimation of sigma for an X chart: MR/d2 or S/c4?
    Journal of Quality Technology 22, 187-192.
    """
    if not limits.ranges or limits.mean_moving_range <= nearness(np.array([limits.lower, limits.upper])):
        return None
    varies = (_ONE_RANGE * limits.ranges + 2 * _TWO_RANGES * neighbours) / limits.ranges**2
    sigma = limits.mean_moving_range / RANGE_TO_SIGMA / math.sqrt(1 + varies)
    return NormalPrediction(limits.n, limits.centre, sigma, 1 / (2 * varies) + 0.25)


def lag_one(values: FloatArray) -> float | None:
    """Return the correlation of a series with itself one period later.

    Parameters
    ----------
    values : ndarray, shape (p,)
        The values in the order of time; NaN where one is missing.

    Returns
    -------
    float or None
        The sum Σ dₜ dₜ₊₁ over neighbours, over Σ dₜ², with d the distance from the mean; None where nothing varies.

    Examples
    --------
    >>> import numpy as np
    >>> lag_one(np.array([1.0, 2.0, 1.0, 2.0]))
    -0.75
    """
    if not _varies(values[~np.isnan(values)]):
        return None
    apart = values - np.nanmean(values)
    return float(np.nansum(apart[1:] * apart[:-1]) / np.nansum(apart**2))


def dispersion(successes: FloatArray, trials: FloatArray) -> tuple[float, float]:
    """Return by how much rates vary more than counting alone explains.

    Parameters
    ----------
    successes, trials : ndarray, shape (p,)
        Counts of each period; trials above zero, at least two periods.

    Returns
    -------
    ratio : float
        Pearson's chi-squared for one common rate, over p − 1; about 1 where only counting varies.
    p_value : float
        Probability of so large a ratio, or a larger one, from counting alone.

    Examples
    --------
    >>> import numpy as np
    >>> ratio, p = dispersion(np.array([40.0, 60.0]), np.array([100.0, 100.0]))
    >>> round(ratio, 6), round(p, 5)
    (8.0, 0.00468)
    """
    from scipy.special import chdtrc

    rate = float(successes.sum() / trials.sum())
    if not 0 < rate < 1:
        return 0.0, 1.0
    squares = (successes - trials * rate) ** 2 / (trials * rate * (1 - rate))
    total, free = math.fsum(squares.tolist()), successes.size - 1
    return total / free, float(chdtrc(free, total))


def _varies(known: FloatArray) -> bool:
    """Return whether values differ by more than rounding."""
    return known.size > 1 and float(known.max() - known.min()) > nearness(known)


def _at_least(hits: int, horizon: int, chance: FloatArray) -> FloatArray:
    """Return the probability of at least so many hits in independent periods."""
    from scipy.special import betainc

    found: FloatArray = betainc(hits, horizon - hits + 1, np.clip(chance, 0.0, 1.0))
    return found


def _share(value: float) -> float:
    """Return a probability, rid of what rounding leaves beyond 0 or 1."""
    return min(max(value, 0.0), 1.0)


@lru_cache(maxsize=8)
def _unit_points(size: int) -> tuple[FloatArray, FloatArray]:
    """Return points from 0 to 1, dense at both ends, with weights for integrals over them."""
    x, weights = np.polynomial.legendre.leggauss(size)
    t = (x + 1) / 2
    # 0 to 1 by 3t² − 2t³: what is steep at the ends becomes smooth
    return t * t * (3 - 2 * t), weights * 3 * t * (1 - t)


def _normal_points(error: float, *, size: int = _EDGES) -> tuple[FloatArray, FloatArray]:
    """Return points of a normal distribution with weights; the one point 0 without an error."""
    from scipy.special import ndtri

    if not error:
        return np.zeros(1), np.ones(1)
    at, weights = _unit_points(size)
    return error * ndtri(at), weights

"""Differences between two means whose samples are different people, or partly the same."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from scorecard.stats.intervals import check_confidence

__all__ = ["MeanDifference", "SampleMean", "overlapping_t", "welch_t"]


@dataclass(frozen=True, slots=True)
class SampleMean:
    """A mean with its standard error.

    Attributes
    ----------
    n : int
        Number of values.
    mean, standard_error : float or None
        None where they are undefined; an error of 0 says that all values are equal.

    Examples
    --------
    >>> SampleMean(n=100, mean=4.1, standard_error=0.1).mean
    4.1
    """

    n: int
    mean: float | None = None
    standard_error: float | None = None


@dataclass(frozen=True, slots=True)
class MeanDifference:
    """A difference of two means with its test against 0.

    Attributes
    ----------
    difference, standard_error : float or None
        First minus second mean, and its standard error.
    degrees_of_freedom : float or None
        Of t; no whole number as a rule.
    statistic, p_value : float or None
        t and its two-sided p-value.
    low, high : float or None
        Confidence limits.
    reason : {"nobody_answered", "one_respondent", "no_variance"} or None
        Why something is undefined.
    """

    difference: float | None = None
    standard_error: float | None = None
    degrees_of_freedom: float | None = None
    statistic: float | None = None
    p_value: float | None = None
    low: float | None = None
    high: float | None = None
    reason: Literal["nobody_answered", "one_respondent", "no_variance"] | None = None


def welch_t(first: SampleMean, second: SampleMean, *, confidence: float = 0.95) -> MeanDifference:
    """Return Welch's t test of the difference of two independent means.

    Parameters
    ----------
    first, second : SampleMean
        The two samples.
    confidence : float
        Level of the interval.

    Returns
    -------
    MeanDifference
        First − second; what is undefined is None, with the reason.

    Raises
    ------
    UsageError
        If the level is not between 0 and 1.

    Notes
    -----
    SE² = SE₁² + SE₂²; degrees of freedom by Satterthwaite, SE⁴ / (SE₁⁴ / (n₁ − 1) + SE₂⁴ / (n₂ − 1)).

    References
    ----------
    Welch, B. L. (1947). Biometrika 34, 28-35.
    Satterthwaite, F. E. (1946). Biometrics Bulletin 2, 110-114.

    Examples
    --------
    >>> test = welch_t(SampleMean(10, 5.0, 0.3), SampleMean(20, 4.0, 0.4))
    >>> test.difference, test.standard_error, round(test.degrees_of_freedom, 4), round(test.p_value, 5)
    (1.0, 0.5, 27.8103, 0.05535)
    """
    return overlapping_t(first, second, common=0, covariance=None, confidence=confidence)


def overlapping_t(
    first: SampleMean, second: SampleMean, *, common: int, covariance: float | None, confidence: float = 0.95
) -> MeanDifference:
    """Return the t test of the difference of two means that share some of their respondents.

    Parameters
    ----------
    first, second : SampleMean
        All values of the two samples, of those in both and of those in one.
    common : int
        Number of respondents in both.
    covariance : float or None
        Covariance of their two values, with `common` − 1; None below two of them.
    confidence : float
        Level of the interval.

    Returns
    -------
    MeanDifference
        First − second; what is undefined is None, with the reason.

    Raises
    ------
    UsageError
        If the level is not between 0 and 1.

    Notes
    -----
    SE² = SE₁² + SE₂² − 2 c n₁₂ / (n₁ n₂) with the covariance c over the n₁₂ common respondents. Degrees of
    freedom: (n₁₂ − 1) + (γ − n₁₂ + 1) u / (u + 2 n₁₂) with γ those of Welch's test and u the number of respondents
    in one sample only. It is Welch's test where nobody is in both, and the paired t test where everybody is.

    References
    ----------
    Derrick, B., Russ, B., Toher, D., White, P. (2017). Journal of Modern Applied Statistical Methods 16(1), 137-157.

    Examples
    --------
    >>> test = overlapping_t(SampleMean(10, 5.0, 0.3), SampleMean(20, 4.0, 0.4), common=6, covariance=0.5)
    >>> round(test.standard_error, 6), round(test.degrees_of_freedom, 4)
    (0.469042, 18.6862)
    """
    check_confidence(confidence)
    if first.mean is None or second.mean is None:
        return MeanDifference(reason="nobody_answered")
    difference = first.mean - second.mean
    # one value tells nothing of its spread, whatever error somebody states for it
    if first.standard_error is None or second.standard_error is None or min(first.n, second.n) < 2:
        return MeanDifference(difference, reason="one_respondent")
    one, two = first.standard_error**2, second.standard_error**2
    shared = 0.0 if covariance is None else 2 * covariance * common / (first.n * second.n)
    variance = one + two - shared
    # what rounding leaves of a difference without spread is no spread
    if variance <= 1e-13 * (one + two):
        return MeanDifference(difference, 0.0, reason="no_variance")
    apart = (one + two) ** 2 / (_square(one, first.n) + _square(two, second.n))
    alone = first.n + second.n - 2 * common
    freedom = apart if covariance is None else common - 1 + (apart - common + 1) * alone / (alone + 2 * common)
    return _tested(difference, math.sqrt(variance), freedom, confidence=confidence)


def _square(variance: float, n: int) -> float:
    """Return the part of one sample in Satterthwaite's denominator."""
    return variance * variance / (n - 1)


def _tested(difference: float, error: float, freedom: float, *, confidence: float) -> MeanDifference:
    """Return the difference with its t test and interval."""
    from scipy.special import stdtr, stdtrit

    t = difference / error
    half = float(stdtrit(freedom, (1 + confidence) / 2)) * error
    p = min(1.0, 2 * float(stdtr(freedom, -abs(t))))
    return MeanDifference(difference, error, freedom, t, p, difference - half, difference + half)

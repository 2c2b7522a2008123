"""The paired t test of a mean difference."""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.errors import UsageError
from scorecard.stats.intervals import check_confidence, t_interval

__all__ = ["PairedT", "d_average_sd", "paired_t", "paired_t_from_summary", "t_test"]


@dataclass(frozen=True, slots=True)
class PairedT:
    """Result of a t test of a mean difference against 0.

    Attributes
    ----------
    n : int
        Number of complete pairs.
    mean_difference, standard_deviation, standard_error : float or None
        Of the differences.
    statistic : float or None
        t.
    degrees_of_freedom : int or None
        n − 1.
    p_value : float or None
        Two-sided.
    low, high : float or None
        Confidence limits of the mean difference.
    d_z : float or None
        Mean difference over the standard deviation of the differences.
    reason : {"nobody_answered", "one_respondent", "no_variance"} or None
        Why something is undefined.
    """

    n: int
    mean_difference: float | None = None
    standard_deviation: float | None = None
    standard_error: float | None = None
    statistic: float | None = None
    degrees_of_freedom: int | None = None
    p_value: float | None = None
    low: float | None = None
    high: float | None = None
    d_z: float | None = None
    reason: Literal["nobody_answered", "one_respondent", "no_variance"] | None = None


def t_test(n: int, mean: float | None, *, standard_deviation: float | None, confidence: float = 0.95) -> PairedT:
    """Return the t test of a mean difference from its number, mean and standard deviation.

    Parameters
    ----------
    n : int
        Number of differences.
    mean : float or None
        Their mean; None when there is none.
    standard_deviation : float or None
        Their standard deviation with n − 1; None below two differences.
    confidence : float
        Confidence level of the interval.

    Returns
    -------
    PairedT
        The test; what is undefined is None, with the reason.

    Raises
    ------
    UsageError
        If the confidence level is not between 0 and 1.

    Notes
    -----
    t = mean / (SD / √n) with n − 1 degrees of freedom, two-sided; d_z = mean / SD.

    Examples
    --------
    >>> test = t_test(9, 1.0, standard_deviation=3.0)
    >>> test.statistic, round(test.p_value, 6), round(test.d_z, 6)
    (1.0, 0.346594, 0.333333)
    >>> t_test(1, 1.0, standard_deviation=None).reason
    'one_respondent'
    """
    check_confidence(confidence)
    if n == 0 or mean is None:
        return PairedT(n, reason="nobody_answered")
    if n == 1 or standard_deviation is None:
        return PairedT(n, mean, reason="one_respondent")
    standard_error = standard_deviation / math.sqrt(n)
    interval = t_interval(n, mean, standard_error=standard_error, confidence=confidence)
    if interval is None:
        return PairedT(n, mean, standard_deviation, standard_error, degrees_of_freedom=n - 1, reason="no_variance")
    from scipy.special import stdtr

    t = mean / standard_error
    return PairedT(
        n,
        mean,
        standard_deviation,
        standard_error,
        t,
        n - 1,
        min(1.0, 2 * float(stdtr(n - 1, -abs(t)))),
        interval[0],
        interval[1],
        mean / standard_deviation,
    )


def paired_t(first: ArrayLike, second: ArrayLike, *, confidence: float = 0.95) -> PairedT:
    """Return the paired t test of first − second.

    Parameters
    ----------
    first, second : array_like of float, shape (n,)
        Paired values; a pair with a NaN is left out.
    confidence : float
        Confidence level of the interval.

    Returns
    -------
    PairedT
        The test over the complete pairs.

    Raises
    ------
    UsageError
        If the two are not equally long, or the level is not between 0 and 1.

    Notes
    -----
    Differences that differ by no more than the rounding of the values they are formed from are equal.

    Examples
    --------
    >>> test = paired_t([5.0, 4.0, float("nan"), 6.0], [3.0, 4.0, 1.0, 5.0])
    >>> test.n, test.mean_difference
    (3, 1.0)
    """
    x, y = _pairs(first, second)
    difference = x - y
    n = len(difference)
    if n < 2:
        return t_test(n, float(difference[0]) if n else None, standard_deviation=None, confidence=confidence)
    # equal differences have no spread, whatever rounding says
    rounding = 2 * float(np.spacing(max(np.abs(x).max(), np.abs(y).max())))
    spread = 0.0 if float(np.ptp(difference)) <= rounding else float(difference.std(ddof=1))
    return t_test(n, float(difference.mean()), standard_deviation=spread, confidence=confidence)


def paired_t_from_summary(
    means: tuple[float, float],
    standard_deviations: tuple[float, float],
    *,
    correlation: float,
    n: int,
    confidence: float = 0.95,
) -> PairedT:
    """Return the paired t test from printed summaries of the two variables.

    Parameters
    ----------
    means, standard_deviations : tuple of (float, float)
        Of the first and the second variable.
    correlation : float
        Between the two, −1 to 1.
    n : int
        Number of pairs.
    confidence : float
        Confidence level of the interval.

    Returns
    -------
    PairedT
        The test of first − second.

    Raises
    ------
    UsageError
        If a standard deviation is negative, the correlation is outside −1 to 1, or the level is
        not between 0 and 1.

    Notes
    -----
    The variance of the difference is s1² + s2² − 2 r s1 s2.

    Examples
    --------
    >>> test = paired_t_from_summary((58.2, 51.4), (7.43, 8.92), correlation=0.537, n=30)
    >>> round(test.statistic, 4), round(test.standard_error, 6)
    (4.6706, 1.455922)
    """
    (m1, m2), (s1, s2) = means, standard_deviations
    if s1 < 0 or s2 < 0 or not -1 <= correlation <= 1:
        raise UsageError.single(
            "bad-summary",
            "standard deviations must not be negative, and a correlation lies between -1 and 1",
            found=f"{s1}, {s2} and {correlation}",
            cure="Check the printed summary.",
        )
    variance = s1 * s1 + s2 * s2 - 2 * correlation * s1 * s2
    variance = variance if variance > 8 * sys.float_info.epsilon * (s1 * s1 + s2 * s2) else 0.0
    spread = math.sqrt(variance) if n > 1 else None
    return t_test(n, m1 - m2 if n else None, standard_deviation=spread, confidence=confidence)


def d_average_sd(mean_difference: float, standard_deviations: tuple[float, float]) -> float | None:
    """Return the mean difference over the root mean square of the two standard deviations.

    Parameters
    ----------
    mean_difference : float
        First mean minus second mean.
    standard_deviations : tuple of (float, float)
        Of the two variables.

    Returns
    -------
    float or None
        The effect size; None without any spread.

    Notes
    -----
    d = difference / √((s1² + s2²) / 2). It ignores the pairing, unlike d_z.

    Examples
    --------
    >>> d_average_sd(1.0, (3.0, 4.0)) == 1 / 12.5**0.5
    True
    """
    s1, s2 = standard_deviations
    scale = math.sqrt((s1 * s1 + s2 * s2) / 2)
    return mean_difference / scale if scale > 0 else None


def _pairs(first: ArrayLike, second: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the complete pairs."""
    x = np.asarray(first, dtype=np.float64)
    y = np.asarray(second, dtype=np.float64)
    if x.ndim != 1 or x.shape != y.shape:
        raise UsageError.single(
            "unequal-lengths",
            "paired values must be two lists of one length",
            found=f"shapes {x.shape} and {y.shape}",
            cure="Give one value of each variable for every respondent, NaN where it is missing.",
        )
    both = ~(np.isnan(x) | np.isnan(y))
    return x[both], y[both]

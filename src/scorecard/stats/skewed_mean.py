"""Intervals of a mean that allow for the skewness of its values."""

from __future__ import annotations

import math

from scorecard.stats.intervals import check_confidence, t_interval

__all__ = ["hall_interval", "johnson_interval", "t_hall_interval"]


def johnson_interval(
    n: int, mean: float, *, standard_deviation: float, skewness: float, confidence: float = 0.95
) -> tuple[float, float] | None:
    """Return Johnson's modified t interval of the mean of skewed values.

    Parameters
    ----------
    n : int
        Number of values.
    mean, standard_deviation : float
        Their mean and standard deviation with n − 1.
    skewness : float
        Their skewness, the third moment about the mean over the cube of the standard deviation.
    confidence : float
        Confidence level.

    Returns
    -------
    tuple of (float, float), or None
        Lower and upper limit; None below two values or without any spread.

    Raises
    ------
    UsageError
        If the confidence level is not between 0 and 1.

    Notes
    -----
    The t interval moved by skewness · SD / (6 n).

    References
    ----------
    Johnson, N. J. (1978). J. Amer. Statist. Assoc. 73, 536-544.

    Examples
    --------
    >>> johnson_interval(25, 5.0, standard_deviation=1.5, skewness=-2.0)
    (4.36..., 5.59...)
    """
    error = standard_deviation / math.sqrt(max(n, 1))
    interval = t_interval(n, mean, standard_error=error, confidence=confidence)
    if interval is None:
        return None
    shift = skewness * standard_deviation / (6 * n)
    return interval[0] + shift, interval[1] + shift


def hall_interval(
    n: int, mean: float, *, standard_deviation: float, skewness: float, confidence: float = 0.95
) -> tuple[float, float] | None:
    """Return the t interval by Hall's monotone transformation against skewness.

    Parameters
    ----------
    n : int
        Number of values.
    mean, standard_deviation : float
        Their mean and standard deviation with n − 1.
    skewness : float
        Their skewness, the third moment about the mean over the cube of the standard deviation.
    confidence : float
        Confidence level.

    Returns
    -------
    tuple of (float, float), or None
        Lower and upper limit; None below two values or without any spread.

    Raises
    ------
    UsageError
        If the confidence level is not between 0 and 1.

    Notes
    -----
    With g(T) = T + γ T² / (3√n) + γ² T³ / (27 n) + γ / (6√n) nearly symmetric for the Studentised
    mean T, the limits are mean − SE · g⁻¹(± t) with the quantile t of Student's distribution;
    g⁻¹(x) = (3√n / γ) (∛(1 + γ (x − γ / (6√n)) / √n) − 1).

    References
    ----------
    Hall, P. (1992). J. R. Statist. Soc. B 54, 221-228.

    Examples
    --------
    >>> hall_interval(25, 5.0, standard_deviation=1.5, skewness=0.0)
    (4.38..., 5.61...)
    """
    check_confidence(confidence)
    if n < 2 or standard_deviation <= 0:
        return None
    from scipy.special import stdtrit

    root, error = math.sqrt(n), standard_deviation / math.sqrt(n)
    t = float(stdtrit(n - 1, (1 + confidence) / 2))
    low, high = (_untransformed(x, skewness / root) for x in (-t, t))
    return mean - error * high, mean - error * low


def t_hall_interval(
    n: int, mean: float, *, standard_deviation: float, skewness: float, confidence: float = 0.95
) -> tuple[float, float] | None:
    """Return the interval that reaches as far as the further of t and Hall on each side.

    Parameters
    ----------
    n : int
        Number of values.
    mean, standard_deviation : float
        Their mean and standard deviation with n − 1.
    skewness : float
        Their skewness, the third moment about the mean over the cube of the standard deviation.
    confidence : float
        Confidence level.

    Returns
    -------
    tuple of (float, float), or None
        Lower and upper limit; None below two values or without any spread.

    Raises
    ------
    UsageError
        If the confidence level is not between 0 and 1.

    Notes
    -----
    The lower of the two lower limits and the higher of the two upper ones. Where answers crowd at one end Hall's
    interval reaches further on the other side and holds what t misses; with tails on both sides t holds what
    Hall misses. It is never narrower than t, so it can hold 0 where the t test is significant.

    Examples
    --------
    >>> t_hall_interval(25, 5.0, standard_deviation=1.5, skewness=-2.0)
    (3.93..., 5.61...)
    """
    error = standard_deviation / math.sqrt(max(n, 1))
    plain = t_interval(n, mean, standard_error=error, confidence=confidence)
    skewed = hall_interval(n, mean, standard_deviation=standard_deviation, skewness=skewness, confidence=confidence)
    if plain is None or skewed is None:
        return None
    return min(plain[0], skewed[0]), max(plain[1], skewed[1])


def _untransformed(value: float, skewness: float) -> float:
    """Return the Studentised mean that Hall's transformation takes to a value; `skewness` is γ / √n."""
    if abs(skewness) < 1e-6:
        return value - skewness * (1 + 2 * value * value) / 6
    return 3 / skewness * (math.cbrt(1 + skewness * (value - skewness / 6)) - 1)

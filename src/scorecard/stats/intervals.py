"""Confidence intervals from a handful of summary numbers."""

from __future__ import annotations

import math
from numbers import Real
from typing import Literal, cast

from scorecard.errors import UsageError

__all__ = ["DEFAULT_INTERVAL", "IntervalMethod", "check_confidence", "feldt_interval", "t_interval", "wilson_interval"]

IntervalMethod = Literal["t", "t_hall", "percentile", "bca"]
"""How the interval of a mean is formed; t_hall reaches as far as the further of t and Hall on each side."""

DEFAULT_INTERVAL: IntervalMethod = "t_hall"
"""The method where none is asked for."""


def check_confidence(confidence: float) -> None:
    """Refuse a confidence level that is not strictly between 0 and 1.

    Parameters
    ----------
    confidence : float
        The level.

    Raises
    ------
    UsageError
        If it is not between 0 and 1.
    """
    if not (isinstance(cast("object", confidence), Real) and 0 < confidence < 1):
        raise UsageError.single(
            "bad-confidence",
            "the confidence level must lie between 0 and 1",
            found=str(confidence),
            cure="Give a share such as 0.95.",
        )


def t_interval(n: int, mean: float, *, standard_error: float, confidence: float = 0.95) -> tuple[float, float] | None:
    """Return the t interval of a mean.

    Parameters
    ----------
    n : int
        Number of values; the degrees of freedom are n − 1.
    mean : float
        The mean.
    standard_error : float
        Its standard error.
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
    mean ± t · SE with the (1 + confidence) / 2 quantile t of Student's distribution.

    Examples
    --------
    >>> low, high = t_interval(10, -1.58, standard_error=0.38895873)
    >>> round(low, 4), round(high, 4)
    (-2.4599, -0.7001)
    """
    check_confidence(confidence)
    if n < 2 or standard_error <= 0:
        return None
    from scipy.special import stdtrit

    half = float(stdtrit(n - 1, (1 + confidence) / 2)) * standard_error
    return mean - half, mean + half


def wilson_interval(
    successes: int, n: int, *, confidence: float = 0.95, correction: bool = False
) -> tuple[float, float] | None:
    """Return Wilson's score interval of a proportion.

    Parameters
    ----------
    successes : int
        Number of successes, 0 to n.
    n : int
        Number of trials.
    confidence : float
        Confidence level.
    correction : bool
        Whether to correct for continuity, which makes the interval wider.

    Returns
    -------
    tuple of (float, float), or None
        Lower and upper limit; None without a trial.

    Raises
    ------
    UsageError
        If the successes are not between 0 and n, or the level not between 0 and 1.

    Notes
    -----
    The limits are the proportions p that the score test does not reject: |x − n p| = z √(n p (1 − p)),
    with |x − n p| − 1/2 on the left where continuity is corrected for (Newcombe's methods 3 and 4).

    References
    ----------
    Newcombe, R. G. (1998). Statistics in Medicine 17, 857-872.

    Examples
    --------
    >>> low, high = wilson_interval(81, 263)
    >>> round(low, 4), round(high, 4)
    (0.2553, 0.3662)
    """
    check_confidence(confidence)
    if not 0 <= successes <= n:
        raise UsageError.single(
            "bad-proportion",
            "the successes must lie between 0 and the number of trials",
            found=f"{successes} of {n}",
            cure="Count the successes among the trials.",
        )
    if n == 0:
        return None
    from scipy.special import ndtri

    z = float(ndtri((1 + confidence) / 2))
    low = _score_limit(successes, n, z=z, shift=0.5 if correction else 0.0)
    return low, 1.0 - _score_limit(n - successes, n, z=z, shift=0.5 if correction else 0.0)


def _score_limit(successes: int, n: int, *, z: float, shift: float) -> float:
    """Return the lower limit of the score interval, with the successes shifted towards it."""
    x = successes - shift
    if x <= 0:
        return 0.0
    half = z * math.sqrt(x * (n - x) / n + z * z / 4)
    return (x + z * z / 2 - half) / (n + z * z)


def feldt_interval(alpha: float, *, n: int, k: int, confidence: float = 0.95) -> tuple[float, float] | None:
    """Return Feldt's interval of coefficient alpha.

    Parameters
    ----------
    alpha : float
        The estimate.
    n : int
        Number of respondents.
    k : int
        Number of items.
    confidence : float
        Confidence level.

    Returns
    -------
    tuple of (float, float), or None
        Lower and upper limit; None below two respondents or two items.

    Raises
    ------
    UsageError
        If the confidence level is not between 0 and 1.

    Notes
    -----
    (1 − true alpha) / (1 − estimate) follows F with (n − 1) and (n − 1)(k − 1) degrees of
    freedom, which gives the limits 1 − (1 − alpha) F at both quantiles of F.

    References
    ----------
    Feldt, L. S. (1965). Psychometrika 30, 357-370.

    Examples
    --------
    >>> low, high = feldt_interval(0.913, n=873, k=20)
    >>> round(low, 7), round(high, 7)
    (0.9044024, 0.9211588)
    """
    check_confidence(confidence)
    if n < 2 or k < 2:
        return None
    from scipy.special import fdtri

    first, second = n - 1, (n - 1) * (k - 1)
    tail = (1 - confidence) / 2
    upper = float(fdtri(first, second, 1 - tail))
    lower = float(fdtri(first, second, tail))
    return 1 - (1 - alpha) * upper, 1 - (1 - alpha) * lower

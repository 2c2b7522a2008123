"""The difference of two proportions of independent trials."""

from __future__ import annotations

import math

from scorecard.stats.intervals import check_confidence, wilson_interval

__all__ = ["newcombe_interval"]


def newcombe_interval(
    first: tuple[int, int], second: tuple[int, int], *, confidence: float = 0.95
) -> tuple[float, float] | None:
    """Return Newcombe's interval of the difference of two independent proportions.

    Parameters
    ----------
    first, second : tuple of (int, int)
        Successes and trials.
    confidence : float
        Level of the interval.

    Returns
    -------
    tuple of (float, float), or None
        Limits of first − second; None where one has no trial.

    Raises
    ------
    UsageError
        If the level is not between 0 and 1, or successes are not between 0 and the trials.

    Notes
    -----
    With Wilson's limits l and u of each, d − √((p₁ − l₁)² + (u₂ − p₂)²) and d + √((u₁ − p₁)² + (p₂ − l₂)²)
    (method 10).

    References
    ----------
    Newcombe, R. G. (1998). Statistics in Medicine 17, 873-890.

    Examples
    --------
    >>> low, high = newcombe_interval((56, 70), (48, 80))
    >>> round(low, 4), round(high, 4)
    (0.0524, 0.3339)
    """
    check_confidence(confidence)
    one = wilson_interval(*first, confidence=confidence)
    two = wilson_interval(*second, confidence=confidence)
    if one is None or two is None:
        return None
    p, q = first[0] / first[1], second[0] / second[1]
    difference = p - q
    return (
        difference - math.hypot(p - one[0], two[1] - q),
        difference + math.hypot(one[1] - p, q - two[0]),
    )

"""The difference of two independent proportions."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from scorecard.stats.intervals import check_confidence, wilson_interval

__all__ = ["ProportionDifference", "proportion_difference"]


@dataclass(frozen=True, slots=True)
class ProportionDifference:
    """A difference of two proportions with its test against 0.

    Attributes
    ----------
    difference : float or None
        First minus second proportion.
    low, high : float or None
        Newcombe's limits.
    statistic, p_value : float or None
        z of the score test with the pooled proportion, and its two-sided p-value.
    reason : {"no_trial", "no_variance"} or None
        Why something is undefined.
    """

    difference: float | None = None
    low: float | None = None
    high: float | None = None
    statistic: float | None = None
    p_value: float | None = None
    reason: Literal["no_trial", "no_variance"] | None = None


def proportion_difference(
    first: tuple[int, int], second: tuple[int, int], *, confidence: float = 0.95
) -> ProportionDifference:
    """Return the difference of two independent proportions with its interval and test.

    Parameters
    ----------
    first, second : tuple of (int, int)
        Successes and trials of each.
    confidence : float
        Level of the interval.

    Returns
    -------
    ProportionDifference
        First − second; what is undefined is None, with the reason.

    Raises
    ------
    UsageError
        If successes are not between 0 and the trials, or the level not between 0 and 1.

    Notes
    -----
    z = (p₁ − p₂) / √(p̄ (1 − p̄) (1 / n₁ + 1 / n₂)) with the pooled p̄, which is the square root of Pearson's chi² of
    the 2 × 2 table. Limits d − √((p₁ − l₁)² + (u₂ − p₂)²) and d + √((u₁ − p₁)² + (p₂ − l₂)²) from the Wilson limits l
    and u of each (Newcombe's method 10).

    References
    ----------
    Newcombe, R. G. (1998). Statistics in Medicine 17, 873-890.

    Examples
    --------
    >>> found = proportion_difference((56, 70), (48, 80))
    >>> round(found.low, 4), round(found.high, 4)
    (0.0524, 0.3339)
    """
    check_confidence(confidence)
    limits = [wilson_interval(successes, n, confidence=confidence) for successes, n in (first, second)]
    if limits[0] is None or limits[1] is None:
        return ProportionDifference(reason="no_trial")
    (l1, u1), (l2, u2) = limits[0], limits[1]
    p1, p2 = first[0] / first[1], second[0] / second[1]
    difference = p1 - p2
    low = difference - math.hypot(p1 - l1, u2 - p2)
    high = difference + math.hypot(u1 - p1, p2 - l2)
    pooled = (first[0] + second[0]) / (first[1] + second[1])
    variance = pooled * (1 - pooled) * (1 / first[1] + 1 / second[1])
    if variance <= 0:
        return ProportionDifference(difference, low, high, reason="no_variance")
    from scipy.special import ndtr

    z = difference / math.sqrt(variance)
    return ProportionDifference(difference, low, high, z, min(1.0, 2 * float(ndtr(-abs(z)))))

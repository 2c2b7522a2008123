"""A rate that keeps what it was counted from."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from scorecard.stats.intervals import wilson_interval

__all__ = ["CountedRate", "counted_rate"]


@dataclass(frozen=True, slots=True)
class CountedRate:
    """A share of independent trials with Wilson's interval.

    Attributes
    ----------
    numerator, denominator : int
        What was counted, over how many.
    value, standard_error : float or None
        The share and its standard error √(p (1 − p) / n); None without trials.
    low, high : float or None
        Wilson's limits.
    reason : {"nothing_counted"} or None
        Why it is undefined.
    """

    numerator: int
    denominator: int
    value: float | None = None
    standard_error: float | None = None
    low: float | None = None
    high: float | None = None
    reason: Literal["nothing_counted"] | None = None

    @property
    def n(self) -> int:
        """Number of trials."""
        return self.denominator


def counted_rate(numerator: int, denominator: int, *, confidence: float = 0.95) -> CountedRate:
    """Return a share with Wilson's interval.

    Parameters
    ----------
    numerator, denominator : int
        Successes among trials.
    confidence : float
        Level of the interval.

    Returns
    -------
    CountedRate
        The share; undefined without trials.

    Raises
    ------
    UsageError
        If the numerator is not between 0 and the denominator, or the level not between 0 and 1.

    Examples
    --------
    >>> found = counted_rate(1080, 1200)
    >>> found.value, round(found.low, 4), round(found.high, 4)
    (0.9, 0.8817, 0.9157)
    """
    limits = wilson_interval(numerator, denominator, confidence=confidence)
    if limits is None:
        return CountedRate(numerator, denominator, reason="nothing_counted")
    error = math.sqrt(numerator * (denominator - numerator) / denominator) / denominator
    return CountedRate(numerator, denominator, numerator / denominator, error, *limits)

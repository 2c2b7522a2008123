"""A figure of performance by hand, where no analysis made it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Performed"]


@dataclass(frozen=True, slots=True)
class Performed:
    """One figure of performance: of one measure, for one class of customers.

    Attributes
    ----------
    id : str
        Id of the measure.
    group : str or None
        Class of customers.
    value : float or None
        The figure.
    low, high : float or None
        Its interval.
    n : int
        Cases behind it.
    standard_error : float or None
        Its standard error.
    """

    id: str
    group: str | None
    value: float | None
    low: float | None = None
    high: float | None = None
    n: int = 0
    standard_error: float | None = None

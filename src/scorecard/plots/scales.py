"""Choosing the range of an axis and its ticks."""

from __future__ import annotations

import math

__all__ = ["nice_range", "nice_step", "ticks"]

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_INTERVALS_OF_ONE = 4
"""Intervals from zero to a value that stands alone."""


def nice_step(span: float, most: int) -> float:
    """Return the smallest round step that gives at most so many intervals.

    Parameters
    ----------
    span : float
        Length to cover.
    most : int
        Most intervals.

    Returns
    -------
    float
        1, 2, 2.5 or 5 times a power of ten.

    Examples
    --------
    >>> nice_step(3.0, 4), nice_step(0.7, 4)
    (1.0, 0.2)
    """
    raw = span / most
    if not math.isfinite(raw) or raw <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(raw))
    for step in _STEPS:
        if step * power >= raw * (1 - 1e-9):
            return step * power
    return 10.0 * power


def nice_range(
    low: float, high: float, *, most: int = 4, floor: float | None = None, ceiling: float | None = None
) -> tuple[float, float, float]:
    """Return a range with round ends around two values, and its step.

    Parameters
    ----------
    low, high : float
        Values to hold.
    most : int
        Most intervals between ticks.
    floor, ceiling : float, optional
        Ends that the range does not pass, such as those of an answer scale.

    Returns
    -------
    tuple of (float, float, float)
        Low end, high end, step.

    Examples
    --------
    >>> nice_range(4.7, 6.9, floor=1, ceiling=7)
    (4.0, 7.0, 1.0)
    >>> nice_range(100.0, 100.0)
    (75.0, 125.0, 25.0)
    """
    size = max(abs(low), abs(high))
    if high - low > 1e-9 * max(size, 1.0):
        step = nice_step(high - low, most)
    else:  # one value: wide enough for ticks whose labels differ
        step = nice_step(size, _INTERVALS_OF_ONE)
    start, end = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
    if end - start < step / 2:
        start, end = start - step, end + step
    if floor is not None:
        start = max(start, floor)
    if ceiling is not None:
        end = min(end, ceiling)
    return start, end, step


def ticks(low: float, high: float, step: float) -> tuple[float, ...]:
    """Return the round places between two ends.

    Parameters
    ----------
    low, high : float
        Ends of the axis.
    step : float
        Distance of the places.

    Returns
    -------
    tuple of float
        The places, ascending.

    Examples
    --------
    >>> ticks(-1.0, 0.5, 0.5)
    (-1.0, -0.5, 0.0, 0.5)
    """
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return tuple(k * step for k in range(first, last + 1))

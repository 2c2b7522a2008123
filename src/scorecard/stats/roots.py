"""Roots of many increasing functions at once."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

__all__ = ["FloatArray", "increasing_roots"]

FloatArray = NDArray[np.float64]

_STEPS = 100
_SECANTS = 12


def increasing_roots(
    function: Callable[[FloatArray], FloatArray],
    target: FloatArray,
    *,
    start: FloatArray,
    bounds: tuple[FloatArray, FloatArray],
    tolerance: float = 1e-9,
) -> FloatArray:
    """Return where each of many increasing functions takes its target, by safeguarded secants.

    Parameters
    ----------
    function : callable
        From one argument for each function to their finite values, elementwise; about of slope 1
        near the root.
    target : ndarray of float
        The value wanted of each.
    start : ndarray of float
        First guesses.
    bounds : tuple of two ndarrays of float
        Between them each root lies; a function that stays on one side of its target gives a bound.
    tolerance : float
        How near the values come to their targets, or the arguments to the roots.

    Returns
    -------
    ndarray of float
        The arguments. What is found for one function does not depend on the others.
    """
    low, high = bounds[0].copy(), bounds[1].copy()
    x = np.clip(start, low, high)
    found = function(x)
    slope = np.ones_like(x)
    for step in range(_STEPS):
        below = found < target
        low, high = np.where(below, x, low), np.where(below, high, x)
        open_ = (np.abs(found - target) > tolerance) & (high - low > tolerance)
        if not open_.any():
            break
        ahead = x + slope * (target - found)
        middle = (low + high) / 2
        astray = (ahead <= low) | (ahead >= high) | (step >= _SECANTS)
        new = np.where(open_, np.where(astray, middle, ahead), x)
        value = np.where(open_, function(new), found)
        rise = value - found
        slope = np.divide(new - x, rise, out=slope.copy(), where=np.abs(rise) > 1e-14)
        x, found = new, value
    return x

"""The least change of shares that brings a weighted sum to a target."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["least_shift"]

FloatArray = NDArray[np.float64]

_ALMOST = 1e-12
"""Of the range of the gains, what rounding may leave over."""


def least_shift(shares: Sequence[float], gains: Sequence[float], *, target: float) -> FloatArray | None:
    """Return shares with the same sum, as near as possible, at which Σ share · gain is a target.

    Parameters
    ----------
    shares : sequence of float
        Shares, zero or more.
    gains : sequence of float
        What a unit of each share adds.
    target : float
        What the sum is to come to.

    Returns
    -------
    ndarray or None
        The new shares; None where no shares reach the target.

    Notes
    -----
    Exact for the distance Σ |new − old|: what is taken from some shares is given to others, so that the
    distance is twice what is moved, and moving a unit from i to j gains g_j − g_i. Nothing gains more than
    moving from the share of the least gain to that of the greatest; where the one is used up, the next follows.

    Examples
    --------
    >>> least_shift([0.5, 0.5], [60.0, 90.0], target=78.0).tolist()
    [0.4, 0.6]
    """
    new, g = np.array(shares, dtype=np.float64), np.array(gains, dtype=np.float64)
    left = target - float(new @ g)
    if left < 0:
        g, left = -g, -left
    best, rest = int(np.argmax(g)), _ALMOST * float(np.ptp(g))
    for i in np.argsort(g, kind="stable").tolist():
        if left <= rest or g[i] >= g[best]:
            break
        moved = min(float(new[i]), left / float(g[best] - g[i]))
        new[i] -= moved
        new[best] += moved
        left -= moved * float(g[best] - g[i])
    return new if left <= rest else None

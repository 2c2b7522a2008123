"""Arrays of nothing that take no room."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scorecard.models.bands import EDGE_TOLERANCE

__all__ = ["clipped", "is_nowhere", "nowhere"]

FloatArray = NDArray[np.float64]


def clipped(scores: FloatArray, most: FloatArray) -> FloatArray:
    """Return scores between 0 and the most that counts; what is nowhere stays as it is.

    A score that only binary fractions keep above 0 is 0: in a geometric mean the two are far apart.
    """
    if is_nowhere(scores):
        return scores
    found = np.clip(scores, 0.0, most)
    found[found < EDGE_TOLERANCE] = 0.0
    return found


def nowhere(shape: tuple[int, ...]) -> FloatArray:
    """Return an array of nothing but NaN that takes no room."""
    return np.broadcast_to(np.nan, shape)


def is_nowhere(array: FloatArray) -> bool:
    """Return whether an array is one that takes no room."""
    return array.size > 1 and not any(array.strides)

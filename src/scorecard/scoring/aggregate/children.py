"""Children of a roll-up: which of them count in each cell."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["Children", "FloatArray", "Weight", "Weighting", "counted", "weight_of"]

FloatArray = NDArray[np.float64]

Weight = float | FloatArray
"""One weight for all cells, or weights that broadcast to the shape of the children, such as one a period."""

Children = Sequence[FloatArray]
"""One array a child, all of one shape; NaN is missing."""

Weighting = Sequence[Weight]
"""One weight a child, zero or more; a weight of 0 takes the child out."""


def counted(children: Children, weights: Weighting) -> list[NDArray[np.bool_]]:
    """Return for each child in which cells it has a score and a weight."""
    return [~np.isnan(child) & (weight_of(weight) > 0) for child, weight in zip(children, weights, strict=True)]


def weight_of(weight: Weight) -> FloatArray:
    """Return a weight as an array, of no dimension where it is one for all cells."""
    return np.asarray(weight, dtype=np.float64)

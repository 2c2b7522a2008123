"""Roll-ups by the status of the children: the band that most of their weight is in."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scorecard.scoring.aggregate.children import Children, FloatArray, Weighting, counted, weight_of
from scorecard.scoring.aggregate.means import mean_of
from scorecard.scoring.status import NO_DATA, band_index

__all__ = ["TIE_TOLERANCE", "leading_band_of", "status_of"]

TIE_TOLERANCE = 1e-9
"""Share of the weight by which binary fractions may part two bands that tie: 0.1 + 0.2 is as much as 0.3."""


def status_of(
    children: Children, weights: Weighting, *, edges: Sequence[float], preference: Sequence[int]
) -> FloatArray:
    """Return the weighted mean of the children in the leading band, which lies in that band.

    Parameters
    ----------
    children : sequence of ndarray
        One array a child, all of one shape; NaN is missing.
    weights : sequence of float or ndarray
        One weight a child, zero or more: a number, or an array that broadcasts to the children's shape.
    edges : sequence of float
        Edges of the k bands, ascending.
    preference : sequence of int
        Positions of all bands; of bands that tie the one named first leads.

    Returns
    -------
    ndarray
        Scores, same shape; NaN where no child with a weight is there.
    """
    leading = leading_band_of(children, weights, edges=edges, preference=preference)
    inside = [np.where(band_index(child, edges) == leading, child, np.nan) for child in children]
    return np.where(leading == NO_DATA, np.nan, mean_of(inside, weights))


def leading_band_of(
    children: Children, weights: Weighting, *, edges: Sequence[float], preference: Sequence[int]
) -> NDArray[np.int64]:
    """Return the position of the band with the largest weight of children in it.

    Parameters
    ----------
    children : sequence of ndarray
        One array a child, all of one shape; NaN is missing.
    weights : sequence of float or ndarray
        One weight a child, zero or more: a number, or an array that broadcasts to the children's shape.
    edges : sequence of float
        Edges of the k bands, ascending.
    preference : sequence of int
        Positions of all bands; of bands that tie the one named first leads.

    Returns
    -------
    ndarray of int64
        Positions, same shape; −1 where no child with a weight is there.
    """
    shape = children[0].shape if children else ()
    held = np.zeros((len(edges) - 1, *shape))
    for child, weight, counts in zip(children, weights, counted(children, weights), strict=True):
        band = band_index(child, edges)
        for position in range(len(held)):
            tally = held[position, ...]  # a view, also where there is a single cell
            np.add(tally, weight_of(weight), out=tally, where=counts & (band == position))
    total = held.sum(axis=0)
    enough = held.max(axis=0) - TIE_TOLERANCE * total
    leading = np.full(shape, NO_DATA, dtype=np.int64)
    for position in reversed(preference):
        leading = np.where(held[position] >= enough, np.int64(position), leading)
    return np.where(total > 0, leading, np.int64(NO_DATA))

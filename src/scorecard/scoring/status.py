"""Which band a score falls into."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.errors import UsageError
from scorecard.models.bands import EDGE_TOLERANCE

__all__ = ["EDGE_TOLERANCE", "NO_DATA", "band_index"]

NO_DATA = -1
"""Index of the status of a score that is not there."""


def band_index(scores: ArrayLike, edges: ArrayLike) -> NDArray[np.int64]:
    """Return the position of the band of each score: half-open bands, the top one closed.

    Parameters
    ----------
    scores : array_like of float
        Clipped scores, any shape; NaN is no data.
    edges : array_like of float, shape (k + 1,)
        Edges of k bands, strictly ascending; band i is [edges[i], edges[i + 1]).

    Returns
    -------
    ndarray of int64
        Positions from 0 (lowest band) to k − 1; −1 for no data. A score above the last edge is in
        the top band, one below the first edge in the lowest.

    Raises
    ------
    UsageError
        If there are fewer than two edges or they do not ascend.

    Notes
    -----
    A score within 1e-9 points below an edge counts as on it, as in `Bands.of`: 96 on a scale from 90 to 98 is 75,
    and the same in units of 0.96, 0.90 and 0.98 must not become 74.99999999999999 and red.

    Examples
    --------
    >>> band_index([74.9, 75.0, 90.0, 100.0, float("nan")], [0, 75, 90, 100]).tolist()
    [0, 1, 2, 2, -1]
    """
    values = np.asarray(scores, dtype=np.float64)
    limits = np.atleast_1d(np.asarray(edges, dtype=np.float64))
    if limits.ndim != 1 or limits.size < 2 or not np.isfinite(limits).all() or (np.diff(limits) <= 0).any():
        raise UsageError.single(
            "edges-not-ascending",
            "the edges of bands must be two or more ascending numbers",
            found=str(limits.tolist()),
            cure="List each edge once, from low to high.",
        )
    index = np.searchsorted(limits[1:-1], values + EDGE_TOLERANCE, side="right")
    return np.where(np.isnan(values), NO_DATA, index).astype(np.int64)

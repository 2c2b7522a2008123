"""Which band a score falls into."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.errors import UsageError
from scorecard.models.bands import EDGE_TOLERANCE

__all__ = ["EDGE_TOLERANCE", "FREE", "HOLDS", "LOST", "NO_DATA", "band_index", "held_index", "positions_in"]

FloatArray = NDArray[np.float64]

NO_DATA = -1
"""Index of the status of a score that is not there."""
FREE = -2
"""Where a status is to be found."""
LOST = -3
"""Where a status stands that holds nothing after it."""
HOLDS = -4
"""Where there is no score and the lowest band is held; one less for each higher one."""


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
    return positions_in(values, limits).astype(np.int64)


def positions_in(scores: FloatArray, edges: FloatArray) -> NDArray[np.int8 | np.int64]:
    """Return the positions of `band_index` for edges that are known to ascend, in few bytes where the bands are few."""
    # counted edge by edge: bands are few, and no search is quicker
    index = np.full(scores.shape, NO_DATA, dtype=np.int8 if edges.size < 100 else np.int64)
    index += ~np.isnan(scores)
    shifted = scores + EDGE_TOLERANCE
    for edge in edges[1:-1]:
        index += shifted >= edge
    return index


def held_index(
    scores: FloatArray,
    edges: Sequence[FloatArray],
    *,
    guard: float,
    before: NDArray[np.int64],
    start: int = 0,
    kept: NDArray[np.int64] | None = None,
    held: NDArray[np.int64] | None = None,
) -> NDArray[np.int64]:
    """Return the bands of scores over time, where a band is only left once its edge is passed by a guard.

    Parameters
    ----------
    scores : ndarray, shape (e, p)
        Clipped scores by period; NaN is no data.
    edges : sequence of ndarray
        Edges of the bands in each period.
    guard : float
        Points by which a score must lie beyond an edge before the status changes; zero or more.
    before : ndarray of int64, shape (e,)
        Positions of the bands that hold when period `start` begins; −1 for none.
    start : int
        Position of the period that begins with `before`; those ahead of it begin with nothing.
    kept : ndarray of int64, shape (e, p), optional
        Positions that stand already: −1 for no score, `FREE` for one that is to be found, `LOST` for
        one that does not hold what follows, ``HOLDS - k`` for no score while band k is held.
    held : ndarray of int64, shape (e, p), optional
        Takes the positions of the bands that hold after each period; −1 for none.

    Returns
    -------
    ndarray of int64, shape (e, p)
        Positions of the bands; −1 for no data.

    Notes
    -----
    The band that is held is the one of the last period with a score, as long as the number of bands
    stays the same. With a held band [a, b) the status stays while a − guard < score < b + guard.

    Examples
    --------
    >>> edges = [np.array([0.0, 75.0, 90.0, 100.0])] * 4
    >>> held_index(np.array([[74.0, 76.0, 78.0, 73.5]]), edges, guard=2, before=np.array([-1])).tolist()
    [[0, 0, 1, 1]]
    """
    found = np.full(scores.shape, NO_DATA, dtype=np.int64)
    now, bands = np.full(len(before), NO_DATA), 0
    for p, limits in enumerate(edges):
        if len(limits) != bands:
            now, bands = np.full(len(now), NO_DATA), len(limits)
        if p == start:
            now = np.where(before >= 0, before, now)
        score = scores[:, p]
        fresh = band_index(score, limits)
        known = now >= 0
        low, high = limits[np.where(known, now, 0)], limits[np.where(known, now, 0) + 1]
        top = np.where(known, now, 0) == len(limits) - 2
        bottom = np.where(known, now, 0) == 0
        stays = (bottom | (score > low - guard + EDGE_TOLERANCE)) & (top | (score + EDGE_TOLERANCE < high + guard))
        found[:, p] = np.where(np.isnan(score), NO_DATA, np.where(known & stays, now, fresh))
        if kept is not None:
            found[:, p] = np.where(kept[:, p] == FREE, found[:, p], np.maximum(kept[:, p], NO_DATA))
            now = np.where(kept[:, p] == LOST, NO_DATA, np.where(kept[:, p] <= HOLDS, HOLDS - kept[:, p], now))
        now = np.where(found[:, p] >= 0, found[:, p], now)
        if held is not None:
            held[:, p] = now
    return found

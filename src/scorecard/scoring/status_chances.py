"""Probability of every status, from a score with its interval."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from scorecard.models.bands import EDGE_TOLERANCE

__all__ = ["status_chances"]


def status_chances(
    score: float,
    low: float,
    high: float,
    *,
    edges: NDArray[np.float64],
    level: float,
) -> tuple[float, ...]:
    """Return the probability that a true score lies in each band.

    Parameters
    ----------
    score, low, high : float
        The score and its interval.
    edges : ndarray, shape (k + 1,)
        Edges of the bands, ascending.
    level : float
        Level of the interval.

    Returns
    -------
    tuple of float
        A probability for each band, lowest first; they sum to 1.

    Notes
    -----
    Below the score the true one is spread like a normal distribution whose standard deviation is
    (score − low) / z, above it like one with (high − score) / z, half of the probability on each side;
    what would lie beyond a limit that the score cannot pass stands at the limit. It is a probability
    under a flat prior on the true score. A side without room holds its half at the score itself; the limit
    next to the score stands for a score that lies beside its interval.

    Examples
    --------
    >>> import numpy as np
    >>> chances = status_chances(80, 70, 90, edges=np.array([0, 75, 90, 100]), level=0.95)
    >>> [round(p, 3) for p in chances]
    [0.164, 0.811, 0.025]
    """
    from scipy.special import ndtr, ndtri

    z = float(ndtri((1 + level) / 2))
    score = min(max(score, low), high)
    below = [0.0]
    for edge in map(float, edges[1:-1]):
        # a score on an edge is in the band above it, as in `Bands.of`
        distance = edge - EDGE_TOLERANCE - score
        room = (score - low if distance <= 0 else high - score) / z
        below.append(float(ndtr(distance / room)) if room > 0 else float(distance > 0))
    below.append(1.0)
    return tuple(b - a for a, b in pairwise(below))

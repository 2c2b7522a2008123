"""Probability of every status of a measure, exactly, from what its value may truly be."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from scorecard.models.bands import EDGE_TOLERANCE
from scorecard.scoring.value_errors import COUNT, NORMAL, PERT, PROPORTION, TRIANGULAR, ValueErrors
from scorecard.scoring.value_function import ValueFunction

__all__ = ["measure_chances", "share_below"]

Share = Callable[[float], float]
"""From a value to the probability that the true one is not above it."""


def measure_chances(function: ValueFunction, below: Share, *, edges: NDArray[np.float64]) -> tuple[float, ...]:
    """Return the probability that the true score of a measure lies in each band.

    Parameters
    ----------
    function : ValueFunction
        From values to scores: straight lines between anchor points, the outer lines going on.
    below : callable
        Distribution function of the true value.
    edges : ndarray, shape (k + 1,)
        Edges of the bands, ascending.

    Returns
    -------
    tuple of float
        A probability for each band, lowest first; they sum to 1.

    Notes
    -----
    The values that score below an edge are pieces of the lines between anchor points; their
    probabilities are differences of the distribution function. No normal approximation is made, and a
    score that falls on both sides of its best value is counted on both.

    Examples
    --------
    >>> import numpy as np
    >>> line = ValueFunction((0.0, 200.0), (0.0, 100.0))
    >>> found = measure_chances(line, lambda value: min(max(value / 200, 0), 1), edges=np.array([0, 75, 90, 100]))
    >>> [round(p, 6) for p in found]
    [0.75, 0.15, 0.1]
    """
    shares = [0.0]
    shares += [_scored_below(function, below, float(edge) - EDGE_TOLERANCE) for edge in edges[1:-1]]
    shares.append(1.0)
    return tuple(b - a for a, b in pairwise(shares))


def _scored_below(function: ValueFunction, below: Share, edge: float) -> float:
    """Return the probability of a score below an edge."""
    xs = [-np.inf, *function.x[1:-1], np.inf]
    total = 0.0
    for i, (start, stop) in enumerate(pairwise(xs)):
        (x0, x1), (y0, y1) = function.x[i : i + 2], function.y[i : i + 2]
        if y0 == y1:
            total += _between(below, start, stop) if y0 < edge else 0.0
            continue
        at = x0 + (x1 - x0) * (edge - y0) / (y1 - y0)
        low, high = (start, min(stop, at)) if y1 > y0 else (max(start, at), stop)
        total += _between(below, low, high)
    return total


def _between(below: Share, low: float, high: float) -> float:
    """Return the probability between two values."""
    return below(high) - below(low) if low < high else 0.0


def share_below(errors: ValueErrors, row: int) -> Share | None:
    """Return the distribution function of what a value truly is, under a flat prior.

    Parameters
    ----------
    errors : ValueErrors
        What is known of the errors of one entity and period, with axes of length 1.
    row : int
        Position of the measure.

    Returns
    -------
    callable or None
        The function, as `ValueDraws` draws; None where the value has no error.
    """
    from scipy.special import betainc, gammainc, ndtr, stdtr

    kind, value, scale = int(errors.kind[row, 0, 0]), float(errors.value[row, 0, 0]), float(errors.scale[row])
    first, second = float(errors.first[row, 0, 0]), float(errors.second[row, 0, 0])
    if kind == NORMAL:
        if np.isinf(second):
            return lambda v: float(ndtr((v - value) / first))
        return lambda v: float(stdtr(second, (v - value) / first))
    if kind == PROPORTION:
        return lambda v: float(betainc(first + 1, second - first + 1, min(max(v / scale, 0.0), 1.0)))
    if kind == COUNT:
        return lambda v: float(gammainc(first + 1, max(v / second, 0.0))) if v < np.inf else 1.0
    if kind == PERT:
        width = second - first
        a, b = 1 + 4 * (value - first) / width, 1 + 4 * (second - value) / width
        return lambda v: float(betainc(a, b, min(max((v - first) / width, 0.0), 1.0)))
    if kind == TRIANGULAR:
        return lambda v: _triangle(min(max(v, first), second), first, value, second)
    return None


def _triangle(v: float, low: float, mode: float, high: float) -> float:
    """Return the distribution function of a triangle."""
    if v <= mode:
        return (v - low) ** 2 / ((high - low) * (mode - low)) if mode > low else 0.0
    return 1 - (high - v) ** 2 / ((high - low) * (high - mode))

"""How much of the children's weight is there, with the scores that what is missing leaves open."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from scorecard.scoring.aggregate.arrays import children_along
from scorecard.scoring.aggregate.children import FloatArray
from scorecard.scoring.aggregate.means import mean_of

__all__ = ["bounds", "coverage"]


def coverage(scores: ArrayLike, weights: ArrayLike, *, applicable: ArrayLike | None = None) -> FloatArray:
    """Return the share of the applicable children's weight that has a score.

    Parameters
    ----------
    scores : array_like of float, shape (..., c)
        Scores of the c children; NaN is missing.
    weights : array_like of float, shape (c,)
        Weights, zero or more.
    applicable : array_like of bool, shape (..., c), optional
        Which children apply; all when left out. A child that does not apply is in neither part.

    Returns
    -------
    ndarray, shape (...)
        Shares from 0 to 1; NaN where no child with a weight applies.

    Examples
    --------
    >>> float(coverage([8.0, 7.0, float("nan")], [0.4, 0.3, 0.3]))
    0.7
    """
    values = np.asarray(scores, dtype=np.float64)
    share = np.where(np.isnan(values), 0.0, 1.0)
    children, w = children_along(_only(share, applicable), weights)
    return mean_of(children, w)


def bounds(
    scores: ArrayLike, weights: ArrayLike, *, applicable: ArrayLike | None = None, top: float | None = 100.0
) -> tuple[FloatArray, FloatArray]:
    """Return the weighted arithmetic means if all that is missing scored 0, or scored the top.

    Parameters
    ----------
    scores : array_like of float, shape (..., c)
        Scores of the c children; NaN is missing.
    weights : array_like of float, shape (c,)
        Weights, zero or more.
    applicable : array_like of bool, shape (..., c), optional
        Which children apply; all when left out.
    top : float or None
        The highest score possible; None when there is none, so that a missing child leaves the
        upper bound open.

    Returns
    -------
    tuple of ndarray
        Lower and upper bound; the upper one is NaN where it is open.

    Examples
    --------
    >>> [round(float(b), 10) for b in bounds([8.0, 7.0, float("nan")], [0.4, 0.3, 0.3], top=10)]
    [5.3, 8.3]
    """
    values = np.asarray(scores, dtype=np.float64)
    missing = np.isnan(values)
    low, w = children_along(_only(np.where(missing, 0.0, values), applicable), weights)
    high, _ = children_along(_only(np.where(missing, np.inf if top is None else top, values), applicable), weights)
    upper = mean_of(high, w)
    return mean_of(low, w), np.where(np.isinf(upper), np.nan, upper)


def _only(values: FloatArray, applicable: ArrayLike | None) -> FloatArray:
    """Return the values with NaN where a child does not apply."""
    if applicable is None:
        return values
    return np.where(np.asarray(applicable, dtype=np.bool_), values, np.nan)

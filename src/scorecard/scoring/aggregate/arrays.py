"""Weighted means over the last axis of an array, its weights checked."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from scorecard.errors import UsageError
from scorecard.scoring.aggregate.children import FloatArray
from scorecard.scoring.aggregate.means import mean_of, power_mean_of

__all__ = ["children_along", "weighted_arithmetic", "weighted_geometric", "weighted_harmonic"]


def weighted_arithmetic(scores: ArrayLike, weights: ArrayLike) -> FloatArray:
    """Return weighted arithmetic means over the last axis; missing children leave the weight base.

    Parameters
    ----------
    scores : array_like of float, shape (..., c)
        Scores of the c children; NaN is missing.
    weights : array_like of float, shape (c,)
        Weights, zero or more; only their ratios matter.

    Returns
    -------
    ndarray, shape (...)
        Means Σ w s / Σ w over the children that have a score; NaN where none with a weight has one.

    Raises
    ------
    UsageError
        If a weight is negative or not finite, all are zero, or their number is not c.

    Examples
    --------
    >>> float(weighted_arithmetic([40.0, 20.0], [2, 3]))
    28.0
    """
    children, w = children_along(scores, weights)
    return mean_of(children, w)


def weighted_geometric(scores: ArrayLike, weights: ArrayLike) -> FloatArray:
    """Return weighted geometric means over the last axis; missing children leave the weight base.

    Parameters
    ----------
    scores : array_like of float, shape (..., c)
        Scores of the c children, zero or more; NaN is missing.
    weights : array_like of float, shape (c,)
        Weights, zero or more; only their ratios matter.

    Returns
    -------
    ndarray, shape (...)
        Means exp(Σ w ln s / Σ w); 0 if a child with a weight scores 0; NaN if one is negative.

    Raises
    ------
    UsageError
        If a weight is negative or not finite, all are zero, or their number is not c.

    Examples
    --------
    >>> float(weighted_geometric([4.0, 9.0], [1, 1]))
    6.0
    """
    children, w = children_along(scores, weights)
    return power_mean_of(children, w, power=0.0)


def weighted_harmonic(scores: ArrayLike, weights: ArrayLike) -> FloatArray:
    """Return weighted harmonic means over the last axis; missing children leave the weight base.

    Parameters
    ----------
    scores : array_like of float, shape (..., c)
        Scores of the c children, zero or more; NaN is missing.
    weights : array_like of float, shape (c,)
        Weights, zero or more; only their ratios matter.

    Returns
    -------
    ndarray, shape (...)
        Σ w / Σ (w / s); 0 if a child with a weight scores 0; NaN if one is negative.

    Raises
    ------
    UsageError
        If a weight is negative or not finite, all are zero, or their number is not c.

    Examples
    --------
    >>> float(weighted_harmonic([2.0, 6.0], [1, 1]))
    3.0
    """
    children, w = children_along(scores, weights)
    return power_mean_of(children, w, power=-1.0)


def children_along(scores: ArrayLike, weights: ArrayLike) -> tuple[list[FloatArray], list[float]]:
    """Return the children one by one and their checked weights."""
    values = np.asarray(scores, dtype=np.float64)
    w = np.asarray(weights, dtype=np.float64)
    if values.ndim == 0 or w.shape != values.shape[-1:]:
        raise UsageError.single(
            "weights-unequal",
            "there must be one weight for each child",
            found=f"{w.size} weights for scores of shape {values.shape}",
            cure="Give the weights in the order of the last axis of the scores.",
        )
    if not np.isfinite(w).all() or (w < 0).any() or not (w > 0).any():
        raise UsageError.single(
            "weights-unusable",
            "weights must be finite, none negative and not all zero",
            found=str(w.tolist()),
            cure="Give at least one weight above zero.",
        )
    return [values[..., i] for i in range(w.size)], [float(x) for x in w]

"""Roll-ups of children's scores into a parent's score."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.errors import UsageError

__all__ = ["bounds", "coverage", "weighted_arithmetic", "weighted_geometric", "weighted_harmonic"]

FloatArray = NDArray[np.float64]


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
    children, w = _children(scores, weights)
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
    return _through(scores, weights, np.log, np.exp)


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
    return _through(scores, weights, np.reciprocal, np.reciprocal)


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
    children, w = _children(_only(share, applicable), weights)
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
    low, w = _children(_only(np.where(missing, 0.0, values), applicable), weights)
    high, _ = _children(_only(np.where(missing, np.inf if top is None else top, values), applicable), weights)
    upper = mean_of(high, w)
    return mean_of(low, w), np.where(np.isinf(upper), np.nan, upper)


def mean_of(children: Sequence[FloatArray], weights: Sequence[float]) -> FloatArray:
    """Return the weighted mean of arrays, child by child in the order given.

    Parameters
    ----------
    children : sequence of ndarray
        One array a child, all of one shape; NaN is missing.
    weights : sequence of float
        One weight a child, zero or more.

    Returns
    -------
    ndarray
        Weighted means, same shape; NaN where no child with a weight is there.

    Notes
    -----
    The sum runs in one fixed order, so that a slice of the result equals the result of a slice,
    and the mean never leaves the range of its children by a rounding error.
    """
    shape = children[0].shape if children else ()
    total, base = np.zeros(shape), np.zeros(shape)
    least, most = np.full(shape, np.inf), np.full(shape, -np.inf)
    for child, weight in zip(children, weights, strict=True):
        if weight == 0:
            continue
        there = ~np.isnan(child)
        np.add(total, weight * child, out=total, where=there)
        np.add(base, weight, out=base, where=there)
        least, most = np.fmin(least, child), np.fmax(most, child)
    mean = np.divide(total, base, out=np.full(shape, np.nan), where=base > 0)
    return np.where(base > 0, np.minimum(np.maximum(mean, least), most), np.nan)


def _through(
    scores: ArrayLike,
    weights: ArrayLike,
    there: Callable[[FloatArray], FloatArray],
    back: Callable[[FloatArray], FloatArray],
) -> FloatArray:
    """Return back(Σ w there(s) / Σ w) with the limit 0 for a score of 0."""
    children, w = _children(scores, weights)
    mapped: list[FloatArray] = []
    with np.errstate(over="ignore"):  # the reciprocal of a score next to 0 is infinite, and its mean 0
        for child in children:
            positive = child > 0
            image = np.full(child.shape, np.nan)
            image[positive] = there(child[positive])
            mapped.append(image)
        mean = mean_of(mapped, w)
    known = ~np.isnan(mean)
    result = np.full(mean.shape, np.nan)
    result[known] = back(mean[known])
    counted = [child for child, weight in zip(children, w, strict=True) if weight > 0]
    result[np.logical_or.reduce([child == 0 for child in counted])] = 0.0
    result[np.logical_or.reduce([child < 0 for child in counted])] = np.nan
    return result


def _only(values: FloatArray, applicable: ArrayLike | None) -> FloatArray:
    """Return the values with NaN where a child does not apply."""
    if applicable is None:
        return values
    return np.where(np.asarray(applicable, dtype=np.bool_), values, np.nan)


def _children(scores: ArrayLike, weights: ArrayLike) -> tuple[list[FloatArray], list[float]]:
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

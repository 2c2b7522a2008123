"""Roll-ups by the rank of the children: least, greatest, ordered weighted average."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scorecard.errors import UsageError
from scorecard.scoring.aggregate.children import Children, FloatArray, Weighting, counted

__all__ = ["greatest_of", "least_of", "order_weight_table", "ordered_of"]


def least_of(children: Children, weights: Weighting) -> FloatArray:
    """Return the least child with a weight; NaN where none is there.

    Parameters
    ----------
    children : sequence of ndarray
        One array a child, all of one shape; NaN is missing.
    weights : sequence of float or ndarray
        One weight a child; only whether it is 0 matters.

    Returns
    -------
    ndarray
        Least scores, same shape.
    """
    least = np.full(children[0].shape if children else (), np.nan)
    for child, counts in zip(children, counted(children, weights), strict=True):
        least = np.fmin(least, np.where(counts, child, np.nan))
    return least


def greatest_of(children: Children, weights: Weighting) -> FloatArray:
    """Return the greatest child with a weight; NaN where none is there.

    Parameters
    ----------
    children : sequence of ndarray
        One array a child, all of one shape; NaN is missing.
    weights : sequence of float or ndarray
        One weight a child; only whether it is 0 matters.

    Returns
    -------
    ndarray
        Greatest scores, same shape.
    """
    greatest = np.full(children[0].shape if children else (), np.nan)
    for child, counts in zip(children, counted(children, weights), strict=True):
        greatest = np.fmax(greatest, np.where(counts, child, np.nan))
    return greatest


def ordered_of(children: Children, weights: Weighting, *, order_weights: Sequence[float]) -> FloatArray:
    """Return the ordered weighted average: weights belong to ranks, the best child first.

    Parameters
    ----------
    children : sequence of ndarray
        One array a child, all of one shape; NaN is missing.
    weights : sequence of float or ndarray
        One weight a child; only whether it is 0 matters.
    order_weights : sequence of float
        One a child, best rank first, zero or more; scaled to sum to 1.

    Returns
    -------
    ndarray
        Σ v s over the children from best to worst; NaN where none is there.

    Raises
    ------
    UsageError
        If there are more children than order weights.

    Notes
    -----
    Where children are missing, the order weights of the m children present are the differences of
    the cumulative order weights, interpolated linearly, at 0, 1/m, …, 1 (Yager's quantifier). The
    order weights (0, 0, 1) stay the worst child, (1, 1, 1) the mean, (0, 1, 0) the median.

    Source: R. R. Yager, On ordered weighted averaging aggregation operators in multicriteria
    decisionmaking, IEEE Transactions on Systems, Man and Cybernetics 18 (1988), doi 10.1109/21.87068.
    """
    if len(children) > len(order_weights):
        raise UsageError.single(
            "order-weights-few",
            "there must be an order weight for each child",
            found=f"{len(order_weights)} order weights for {len(children)} children",
            cure="Give one order weight for each child, the best rank first.",
        )
    if not children:
        return np.full((), np.nan)
    there = counted(children, weights)
    present = np.sum(there, axis=0)
    ranked = -np.sort([np.where(c, -child, np.inf) for child, c in zip(children, there, strict=True)], axis=0)
    table = order_weight_table(order_weights)
    total = np.zeros(children[0].shape)
    for rank, scores in enumerate(ranked):
        share = table[present, rank]
        np.add(total, np.multiply(share, scores, out=np.zeros(total.shape), where=share > 0), out=total)
    low, high = least_of(children, weights), greatest_of(children, weights)
    return np.where(present > 0, np.minimum(np.maximum(total, low), high), np.nan)


def order_weight_table(order_weights: Sequence[float]) -> FloatArray:
    """Return the order weights of m present children in row m, for m from 0 to all.

    Parameters
    ----------
    order_weights : sequence of float
        Order weights of all children, best first, not all zero.

    Returns
    -------
    ndarray, shape (n + 1, n)
        Each row but the first sums to 1.
    """
    given = np.asarray(order_weights, dtype=np.float64)
    n = given.size
    cumulative = np.concatenate([[0.0], np.cumsum(given / given.sum())])
    cumulative[-1] = 1.0
    table = np.zeros((n + 1, n))
    for m in range(1, n + 1):
        table[m, :m] = np.diff(np.interp(np.arange(m + 1) * (n / m), np.arange(n + 1), cumulative))
    return table

"""Weighted power means of children: arithmetic, geometric, harmonic, the rest of their family."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from scorecard.scoring.aggregate.children import Children, FloatArray, Weighting, counted, weight_of
from scorecard.scoring.aggregate.ordered import greatest_of, least_of

__all__ = ["mean_of", "power_mean_of"]


def mean_of(children: Children, weights: Weighting) -> FloatArray:
    """Return the weighted mean of arrays, child by child in the order given.

    Parameters
    ----------
    children : sequence of ndarray
        One array a child, all of one shape; NaN is missing.
    weights : sequence of float or ndarray
        One weight a child, zero or more: a number, or an array that broadcasts to the children's shape.

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
    total, base = np.zeros(shape), np.zeros(())
    least, most = np.empty(shape), np.empty(shape)
    part, counted_weight = np.empty(shape), np.empty(shape)
    for position, (child, weight) in enumerate(zip(children, weights, strict=True)):
        w = weight_of(weight)
        if not (w > 0).all():
            child = np.where(w > 0, child, np.nan)
        gone = np.isnan(child)
        np.multiply(w, child, out=part)
        if gone.any():
            np.copyto(part, 0.0, where=gone)
            np.copyto(counted_weight, w)
            np.copyto(counted_weight, 0.0, where=gone)
            base = base + counted_weight
        else:
            base = base + w  # of the shape of the weights as long as nothing is missing
        total += part
        # the first child is the least and the most so far
        np.fmin(least if position else child, child, out=least)
        np.fmax(most if position else child, child, out=most)
    some = base > 0
    if some.all():
        np.divide(total, base, out=total)
        np.maximum(total, least, out=total)
        np.minimum(total, most, out=total)
        return total
    mean = np.divide(total, base, out=np.full(shape, np.nan), where=some)
    return np.where(some, np.minimum(np.maximum(mean, least), most), np.nan)


def power_mean_of(children: Children, weights: Weighting, *, power: float) -> FloatArray:
    """Return the weighted power mean (Σ w s^p / Σ w)^(1/p) of arrays, its limits included.

    Parameters
    ----------
    children : sequence of ndarray
        One array a child, all of one shape; NaN is missing.
    weights : sequence of float or ndarray
        One weight a child, zero or more: a number, or an array that broadcasts to the children's shape.
    power : float
        The power p: 1 arithmetic, 0 geometric, −1 harmonic, minus infinity the least child,
        infinity the greatest.

    Returns
    -------
    ndarray
        Power means, same shape; NaN where no child with a weight is there, and, unless the power is
        1 or infinite, where one is negative. With a power of 0 or less a child of 0 makes 0.

    Notes
    -----
    Computed as g · exp(ln(1 + Σ w (e^(p ln(s/g)) − 1) / Σ w) / p), where g is the child that counts
    most: no power overflows, and a power next to 0 is next to the geometric mean.
    """
    if power == 1:
        return mean_of(children, weights)
    if math.isinf(power):
        return (greatest_of if power > 0 else least_of)(children, weights)
    least, most = least_of(children, weights), greatest_of(children, weights)
    there = counted(children, weights)
    anchor = most if power > 0 else least
    open_ = (anchor > 0) & np.isfinite(anchor)
    base = np.log(anchor, out=np.full(anchor.shape, np.nan), where=open_)
    with np.errstate(over="ignore", divide="ignore"):  # what goes beyond numbers is brought back between the children
        images = [_image(child, base, counts & open_, power) for child, counts in zip(children, there, strict=True)]
        mean = mean_of(images, weights)
        half = np.exp((mean if power == 0 else np.log1p(mean) / power) / 2)
        result = anchor * half * half
    result = np.where(open_, np.minimum(np.maximum(result, least), most), anchor)
    return np.where(least < 0, np.nan, result)


def _image(child: FloatArray, base: FloatArray, counts: NDArray[np.bool_], power: float) -> FloatArray:
    """Return ln(s/g), or e^(p ln(s/g)) − 1; NaN where the child does not count."""
    logarithm = np.full(child.shape, np.nan)
    logarithm[counts & (child == 0)] = -np.inf
    np.log(child, out=logarithm, where=counts & (child > 0))
    ratio = logarithm - base
    return ratio if power == 0 else np.expm1(power * ratio)

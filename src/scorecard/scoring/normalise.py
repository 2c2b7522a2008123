"""Scores of arrays of values: piecewise linear, clipped, and as shares of a way."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.errors import UsageError
from scorecard.scoring.value_function import (
    ValueFunction,
    check_anchors,
    in_band,
    maximise,
    minimise,
    target_is_best,
)

__all__ = [
    "ValueFunction",
    "band",
    "clip_scores",
    "in_band",
    "maximise",
    "minimise",
    "performance",
    "piecewise",
    "progress",
    "score",
    "score_range",
    "target_is_best",
]

Outside = Literal["clip", "extend"]
FloatArray = NDArray[np.float64]

_FARTHEST = 1e300
"""Most steps beyond an anchor point that a line goes on."""


def score(values: ArrayLike, rule: ValueFunction) -> FloatArray:
    """Return the unclipped scores of values under a value function.

    Parameters
    ----------
    values : array_like of float
        Values of one measure, any shape; NaN is missing.
    rule : ValueFunction
        The value function.

    Returns
    -------
    ndarray
        Unclipped scores, same shape; NaN where the value is missing.

    Examples
    --------
    >>> score([92.0, 95.0, 99.5], maximise(worst=90, target=98)).tolist()
    [25.0, 62.5, 118.75]
    """
    return piecewise(values, rule.x, rule.y, outside="extend")


def piecewise(
    values: ArrayLike, anchors_x: ArrayLike, anchors_y: ArrayLike, *, outside: Outside = "clip"
) -> FloatArray:
    """Return the piecewise-linear function through anchor points at the values.

    Parameters
    ----------
    values : array_like of float
        Where to evaluate, any shape; NaN is missing.
    anchors_x : array_like of float
        Anchor values, strictly ascending, two or more.
    anchors_y : array_like of float
        Result at each anchor value.
    outside : {"clip", "extend"}
        Beyond the outer anchor points: the outer result itself, or the outer line going on.

    Returns
    -------
    ndarray
        Results, same shape as `values`; NaN where the value is missing.

    Raises
    ------
    UsageError
        If the anchor points are fewer than two, unequal in number, not finite or not ascending.

    Notes
    -----
    Between (x0, y0) and (x1, y1): y = y0 (1 − t) + y1 t with t = (v − x0) / (x1 − x0), which is
    exact at both ends.

    Examples
    --------
    >>> piecewise([50, 60, 110], [50, 75, 90, 100], [1, 0.8, 0.5, 0]).tolist()
    [1.0, 0.92, 0.0]
    """
    x = np.asarray(anchors_x, dtype=np.float64).ravel()
    y = np.asarray(anchors_y, dtype=np.float64).ravel()
    check_anchors(x.tolist(), y.tolist())
    v = np.asarray(values, dtype=np.float64)
    if outside == "clip":
        v = np.clip(v, x[0], x[-1])
    result: FloatArray = piecewise_stack(v[None, ...], x[None, :], y[None, :])[0]
    return result


def band(
    values: ArrayLike, *, worst_low: float, low: float, high: float, worst_high: float, top: float = 100.0
) -> FloatArray:
    """Return scores that are full inside a band and fall linearly to 0 on both sides of it.

    Parameters
    ----------
    values : array_like of float
        Values of one measure, any shape; NaN is missing.
    worst_low, low, high, worst_high : float
        The band and the two values that score 0, none below the one before. Equal edges of the band
        are a single best value; an edge equal to its worst value is a step without a slope.
    top : float
        Score inside the band.

    Returns
    -------
    ndarray
        Scores from 0 to `top`, same shape; both edges of the band score `top`.

    Raises
    ------
    UsageError
        If a number is not finite, or the four descend.

    Examples
    --------
    >>> band([-2, 0, 2.5], worst_low=-2, low=-0.5, high=1, worst_high=5, top=1).tolist()
    [0.0, 1.0, 0.625]
    >>> band([4.9, 5, 7.5], worst_low=5, low=5, high=5, worst_high=10, top=1).tolist()
    [0.0, 1.0, 0.5]
    """
    edges = (worst_low, low, high, worst_high)
    if not np.isfinite((*edges, top)).all() or any(b < a for a, b in pairwise(edges)):
        check_anchors(edges, (0.0, top, top, 0.0))
    v = np.asarray(values, dtype=np.float64)
    result = np.where(np.isnan(v), np.nan, np.where((v < low) | (v > high), 0.0, top))
    for beyond, anchors in ((v < low, ((worst_low, low), (0.0, top))), (v > high, ((high, worst_high), (top, 0.0)))):
        if anchors[0][0] < anchors[0][1]:
            np.copyto(result, piecewise(v, *anchors), where=beyond)
    return result


def piecewise_stack(values: FloatArray, anchors_x: FloatArray, anchors_y: FloatArray) -> FloatArray:
    """Return many piecewise-linear functions at once, their outer lines going on.

    Parameters
    ----------
    values : ndarray, shape (m, ...)
        Values of function i in row i.
    anchors_x, anchors_y : ndarray, shape (m, k)
        Two or more anchor points of function i in row i; a shorter list is filled up with NaN at its end, and
        a row of nothing but NaN is a function without a result.

    Returns
    -------
    ndarray, shape (m, ...)
        Results; NaN where the value or the function is missing.
    """
    shape = (-1,) + (1,) * (values.ndim - 1)
    result = np.empty(values.shape)
    with np.errstate(over="ignore", invalid="ignore"):
        for k in range(anchors_x.shape[1] - 1):
            x0, x1 = anchors_x[:, k].reshape(shape), anchors_x[:, k + 1].reshape(shape)
            y0, y1 = anchors_y[:, k].reshape(shape), anchors_y[:, k + 1].reshape(shape)
            # a distance beyond the numbers is taken by halves, and a share beyond them is cut, not lost
            far = np.isinf(x1 - x0)
            part = np.where(far, 0.5, 1.0)
            t = values * part if far.any() else values
            t = t - x0 * part
            t /= x1 * part - x0 * part
            np.clip(t, -_FARTHEST, _FARTHEST, out=t)
            # y0 (1 − t) + y1 t, without room for each step; NaN where there is no second point
            line = np.subtract(1.0, t, out=result if k == 0 else None)
            line *= y0
            line += np.multiply(y1, t, out=t)
            if k > 0:
                np.copyto(result, line, where=values >= np.where(np.isnan(x1), np.inf, x0))
    return result


def clip_scores(scores: ArrayLike, *, cap: float | None = 100.0) -> FloatArray:
    """Return scores as they enter a roll-up: from 0 to the cap.

    Parameters
    ----------
    scores : array_like of float
        Unclipped scores; NaN is missing.
    cap : float or None
        The most that counts; None for no upper limit. The floor is 0 in every case.

    Returns
    -------
    ndarray
        Clipped scores, same shape.

    Examples
    --------
    >>> clip_scores([-20.0, 50.0, 130.0], cap=120).tolist()
    [0.0, 50.0, 120.0]
    """
    values = np.asarray(scores, dtype=np.float64)
    clipped: FloatArray = np.clip(values, 0.0, np.inf if cap is None else cap)
    return clipped


def performance(values: ArrayLike, *, worst: float, best: float) -> FloatArray:
    """Return where values lie on the scale from worst to best.

    Parameters
    ----------
    values : array_like of float
        Values of one measure; NaN is missing.
    worst, best : float
        Ends of the scale; best may be the lower one.

    Returns
    -------
    ndarray
        Shares, not clipped: (v − worst) / (best − worst).

    Raises
    ------
    UsageError
        If the two reference values are equal or not finite.

    Examples
    --------
    >>> performance([50.0], worst=0, best=200).tolist()
    [0.25]
    """
    return _share(values, worst, best, ("worst", "best"))


def progress(values: ArrayLike, *, baseline: float, target: float) -> FloatArray:
    """Return how much of the way from baseline to target is done.

    Parameters
    ----------
    values : array_like of float
        Values of one measure; NaN is missing.
    baseline, target : float
        Where the way starts and ends; the target may be the lower one.

    Returns
    -------
    ndarray
        Shares, not clipped: (v − baseline) / (target − baseline).

    Raises
    ------
    UsageError
        If the two reference values are equal or not finite.

    Examples
    --------
    >>> progress([420.0], baseline=500, target=400).tolist()
    [0.8]
    """
    return _share(values, baseline, target, ("baseline", "target"))


def score_range(low: ArrayLike, high: ArrayLike, *, rule: ValueFunction) -> tuple[FloatArray, FloatArray]:
    """Return the lowest and highest unclipped score over intervals of values.

    Parameters
    ----------
    low, high : array_like of float
        Ends of the intervals, low ≤ high; NaN is missing.
    rule : ValueFunction
        The value function; it need not be monotone.

    Returns
    -------
    tuple of ndarray
        Lowest and highest score over each interval, anchor points inside it included.

    Examples
    --------
    >>> rule = target_is_best(worst_low=0, target=10, worst_high=20)
    >>> [part.tolist() for part in score_range([8.0], [14.0], rule=rule)]
    [[60.0], [100.0]]
    """
    x, y = np.asarray([rule.x]), np.asarray([rule.y])
    lows, highs = score_range_stack(
        np.asarray(low, dtype=np.float64)[None, ...], np.asarray(high, dtype=np.float64)[None, ...], x, y
    )
    return lows[0], highs[0]


def score_range_stack(
    low: FloatArray, high: FloatArray, anchors_x: FloatArray, anchors_y: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return the score ranges of many value functions at once.

    Parameters
    ----------
    low, high : ndarray, shape (m, ...)
        Ends of the intervals of function i in row i.
    anchors_x, anchors_y : ndarray, shape (m, k)
        Anchor points as in `piecewise_stack`.

    Returns
    -------
    tuple of ndarray
        Lowest and highest unclipped score over each interval.
    """
    first, second = piecewise_stack(low, anchors_x, anchors_y), piecewise_stack(high, anchors_x, anchors_y)
    lows, highs = np.minimum(first, second), np.maximum(first, second)
    shape = (-1,) + (1,) * (low.ndim - 1)
    for k in range(anchors_x.shape[1]):
        x, y = anchors_x[:, k].reshape(shape), anchors_y[:, k].reshape(shape)
        inside = (low <= x) & (x <= high)
        lows = np.where(inside, np.minimum(lows, y), lows)
        highs = np.where(inside, np.maximum(highs, y), highs)
    return lows, highs


def _share(values: ArrayLike, start: float, end: float, names: tuple[str, str]) -> FloatArray:
    """Return (v − start) / (end − start)."""
    if not np.isfinite([start, end]).all() or start == end:
        raise UsageError.single(
            "reference-equal",
            f"{names[0]} and {names[1]} must be two different finite numbers",
            found=f"{start!r} and {end!r}",
            cure="Give two different reference values.",
        )
    with np.errstate(over="ignore", invalid="ignore"):
        shares: FloatArray = (np.asarray(values, dtype=np.float64) - start) / (end - start)
    return shares

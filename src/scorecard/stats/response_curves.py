"""Increasing curves of a named form through points, fitted to many samples at once."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import product
from typing import Literal

import numpy as np
from numpy.typing import NDArray

__all__ = ["FREE_PARAMETERS", "CurveForm", "FittedCurves", "fit_curves"]

FloatArray = NDArray[np.float64]

CurveForm = Literal["logistic", "saturation", "reciprocal", "points"]
"""Form of a curve: S-shaped, rising ever less, rising ever more towards 1, or straight between points."""

FREE_PARAMETERS: dict[str, int] = {"logistic": 4, "saturation": 3, "reciprocal": 2}
"""Parameters of each form; straight lines between points have one a point."""

_STEEP = {"logistic": (2.0, 80.0), "saturation": (0.05, 50.0)}
_MIDDLE = (-0.5, 1.5)
_LATTICE = 25
_HALVINGS = 24
_FLAT = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class FittedCurves:
    """Curves a + b g(x) of one form, one a sample.

    Attributes
    ----------
    form : str
        The form.
    low, high : float
        Range of x to which shapes are relative: u = (x − low) / (high − low).
    a, b : (m,) float array
        Level and height, b from 0; empty for straight lines between points.
    shapes : (m, d) float array
        ln k and the middle m of 1 / (1 + exp(−k (u − m))), ln k of 1 − exp(−k u), or the values at the knots.
    knots : (d,) float array
        Where straight lines meet; empty for the other forms.
    """

    form: CurveForm
    low: float
    high: float
    a: FloatArray
    b: FloatArray
    shapes: FloatArray
    knots: FloatArray

    def at(self, x: FloatArray) -> FloatArray:
        """Return the curves at points.

        Parameters
        ----------
        x : (k,) float array
            The points.

        Returns
        -------
        (m, k) float array
            One row a curve.
        """
        if self.form == "points":
            return self.shapes @ _hats(x, self.knots).T
        g = _rise(self.form, x, self.shapes, self.low, self.high)
        return self.a[:, None] + self.b[:, None] * g


def fit_curves(x: FloatArray, samples: FloatArray, *, form: CurveForm) -> FittedCurves:
    """Return the curves of least squares through samples of points.

    Parameters
    ----------
    x : (n,) float array
        Where the points lie; below 1 for the form ``reciprocal``.
    samples : (m, n) float array
        Their heights, one row a sample.
    form : {"logistic", "saturation", "reciprocal", "points"}
        a + b / (1 + exp(−k (u − m))), a + b (1 − exp(−k u)), a + b / (1 − x), with b from 0 and u = x relative to
        its range, or straight lines through the mean at each x.

    Returns
    -------
    FittedCurves
        One curve a sample.

    Notes
    -----
    For a given shape a and b follow by linear least squares; the shape is looked for on a lattice and then by
    steps that are halved. k lies between 2 and 80 (logistic) or 0.05 and 50 (saturation), m between −0.5 and 1.5.

    References
    ----------
    Golub, G. H., Pereyra, V. (1973). SIAM Journal on Numerical Analysis 10, 413-432 (separable least squares).

    Examples
    --------
    >>> x = np.array([0.5, 0.75, 0.9])
    >>> curve = fit_curves(x, 3 + 2 / (1 - x)[None, :], form="reciprocal")
    >>> curve.a.round(9).tolist(), curve.b.round(9).tolist()
    ([3.0], [2.0])
    """
    low, high = float(x.min()), float(x.max())
    none = np.empty(0)
    if form == "points":
        knots, place = np.unique(x, return_inverse=True)
        shares = np.equal.outer(place, np.arange(len(knots))) / np.bincount(place)
        return FittedCurves(form, low, high, none, none, samples @ shares, knots)
    shapes = np.zeros((len(samples), 0))
    if form != "reciprocal":
        shapes = _searched(form, x, samples, (low, high))
    a, b, _ = _linear(_rise(form, x, shapes, low, high), samples)
    return FittedCurves(form, low, high, a, b, shapes, none)


def _searched(form: CurveForm, x: FloatArray, samples: FloatArray, ends: tuple[float, float]) -> FloatArray:
    """Return the shape with the least squares for every sample."""
    spans = [tuple(math.log(k) for k in _STEEP[form])] + ([_MIDDLE] if form == "logistic" else [])
    axes: list[FloatArray] = [np.linspace(first, last, _LATTICE, dtype=np.float64) for first, last in spans]
    lattice = np.array(list(product(*axes)))
    rises = _rise(form, x, lattice, *ends)
    best = np.array([int(np.argmin(_linear(rises, np.broadcast_to(y, rises.shape))[2])) for y in samples])
    shapes = lattice[best]
    step = np.array([axis[1] - axis[0] for axis in axes])
    floor, ceiling = np.array([axis[0] for axis in axes]), np.array([axis[-1] for axis in axes])
    moves = np.array(list(product((0.0, -1.0, 1.0), repeat=len(axes))))
    steps = np.tile(step, (len(samples), 1))
    for _ in range(2 * _HALVINGS):
        tried = np.clip(shapes[:, None, :] + moves[None, :, :] * steps[:, None, :], floor, ceiling)
        rises = _rise(form, x, tried.reshape(-1, len(axes)), *ends)
        left = _linear(rises, np.repeat(samples, len(moves), axis=0))[2].reshape(len(samples), len(moves))
        chosen = np.argmin(left, axis=1)
        shapes = tried[np.arange(len(samples)), chosen]
        steps[chosen == 0] /= 2
    return np.asarray(shapes, dtype=np.float64)


def _rise(form: CurveForm, x: FloatArray, shapes: FloatArray, low: float, high: float) -> FloatArray:
    """Return g at points for every shape, shape (m, n)."""
    if form == "reciprocal":
        return np.tile(np.asarray(1 / (1 - x), dtype=np.float64), (len(shapes), 1))
    u = (x - low) / (high - low)
    k = np.exp(shapes[:, :1])
    if form == "saturation":
        return np.asarray(-np.expm1(-k * u), dtype=np.float64)
    return np.asarray(1 / (1 + np.exp(np.clip(-k * (u - shapes[:, 1:2]), -700, 700))), dtype=np.float64)


def _linear(g: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return a, b from 0 and the sum of squares left, by row."""
    g_mean, y_mean = g.mean(axis=1, keepdims=True), y.mean(axis=1, keepdims=True)
    spread = ((g - g_mean) ** 2).sum(axis=1)
    joint = ((g - g_mean) * (y - y_mean)).sum(axis=1)
    b = np.where(spread > _FLAT, np.maximum(joint, 0) / np.maximum(spread, _FLAT), 0.0)
    left = ((y - y_mean) ** 2).sum(axis=1) - b * joint
    return y_mean[:, 0] - b * g_mean[:, 0], b, left


def _hats(x: FloatArray, knots: FloatArray) -> FloatArray:
    """Return the weights of the knots in a straight line at each point, shape (k, d)."""
    if len(knots) == 1:
        return np.ones((len(x), 1))
    place = np.clip(np.searchsorted(knots, x, side="right") - 1, 0, len(knots) - 2)
    share = (x - knots[place]) / (knots[place + 1] - knots[place])
    weights = np.zeros((len(x), len(knots)))
    rows = np.arange(len(x))
    weights[rows, place], weights[rows, place + 1] = 1 - share, share
    return weights

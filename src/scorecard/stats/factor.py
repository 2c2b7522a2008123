"""The one-factor model by maximum likelihood."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.errors import UsageError

__all__ = ["LEAST_UNIQUENESS", "OneFactor", "one_factor"]

FloatArray = NDArray[np.float64]
FactorReason = Literal[
    "too_few_items", "one_respondent", "no_variance", "not_positive_definite", "no_common_factor", "not_converged"
]

LEAST_UNIQUENESS = 0.005
"""Smallest share of an item's variance that is its own; a fit that wants less is a Heywood case. The bound is
that of R's factanal and of psych."""

_STEPS = 200
_GRADIENT = 1e-11
_ROUNDING = 1e-10
_ARMIJO = 1e-4
_CURVATURE = 1e-9
_LONGEST = 2.0
_SMALL = math.log(0.1)
_STILL = 1e-6


@dataclass(frozen=True, slots=True)
class OneFactor:
    """A one-factor model: covariance = loadings · loadings' + diagonal error variances.

    Attributes
    ----------
    k : int
        Number of items.
    loadings, error_variances : tuple of float
        In the units of the covariances, for a factor of variance 1; the sum of the loadings is not negative.
        Empty where the model cannot be fitted.
    standardised_loadings, uniquenesses : tuple of float
        The same in units of each item's standard deviation; a loading squared and its uniqueness
        sum to 1, except in Heywood cases, where they do so to about the least uniqueness (1e-4).
    discrepancy : float or None
        F = ln|Σ| + tr(S Σ⁻¹) − ln|S| − k at the solution.
    degrees_of_freedom : int
        k (k − 3) / 2; a model of three items has none left and fits exactly, or is a Heywood case.
    heywood : tuple of int
        Positions of the items whose uniqueness fell to its least value: the best fit would leave them
        no error of their own, or less than none. The numbers then belong to the edge.
    iterations : int
        Newton steps taken.
    reason : str or None
        Why there is no fit: "too_few_items", "one_respondent", "no_variance", "not_positive_definite",
        "no_common_factor" (several solutions fit equally well, as where all items are unrelated),
        "not_converged".
    """

    k: int
    loadings: tuple[float, ...] = ()
    error_variances: tuple[float, ...] = ()
    standardised_loadings: tuple[float, ...] = ()
    uniquenesses: tuple[float, ...] = ()
    discrepancy: float | None = None
    degrees_of_freedom: int = 0
    heywood: tuple[int, ...] = ()
    iterations: int = 0
    reason: FactorReason | None = None


@dataclass(frozen=True, slots=True)
class _Point:
    """The discrepancy for some uniquenesses, minimised over the loadings, with its derivatives."""

    value: float
    largest: float
    vector: FloatArray
    gradient: FloatArray
    hessian: FloatArray


def one_factor(covariance: ArrayLike, *, least_uniqueness: float = LEAST_UNIQUENESS) -> OneFactor:
    """Return the one-factor model that a covariance matrix has by maximum likelihood.

    Parameters
    ----------
    covariance : array_like of float, shape (k, k)
        Covariances or correlations; NaN where two items have fewer than two common answers.
    least_uniqueness : float
        Smallest share of an item's variance that is its own, above 0.

    Returns
    -------
    OneFactor
        The fit, or the reason why there is none.

    Raises
    ------
    UsageError
        If the covariances are not a square table, or the least uniqueness is not between 0 and 1.

    Notes
    -----
    Minimises F = ln|Σ| + tr(S Σ⁻¹) − ln|S| − k with Σ = λλ' + Ψ. For given Ψ the best λ is known from the
    eigenvalues γ of Ψ^(-1/2) S Ψ^(-1/2), which leaves F = Σ (γ − ln γ − 1) over all but the largest; that is
    minimised over ln Ψ by Newton steps with the exact gradient and Hessian, projected to the bound. It
    has converged when no part of the projected gradient exceeds 1e-11, or when below 1e-6 rounding stops any
    further descent. A Heywood case may have several minima; each item is tried as the one at the edge.
    Where the search from the usual start ends inside the bounds, that minimum is taken, as in R's factanal; for
    nearly unrelated items a solution at the edge may fit slightly better.
    The model scales with the items, so that correlations give the same standardised solution as
    covariances.

    References
    ----------
    Jöreskog, K. G. (1967). Some contributions to maximum likelihood factor analysis. Psychometrika 32, 443-482.
    Clarke, M. R. B. (1970). A rapidly convergent method for maximum-likelihood factor analysis. British
    Journal of Mathematical and Statistical Psychology 23, 43-52.

    Examples
    --------
    >>> fit = one_factor([[1.0, 0.56, 0.48], [0.56, 1.0, 0.42], [0.48, 0.42, 1.0]])
    >>> [f"{loading:.3f}" for loading in fit.loadings]
    ['0.800', '0.700', '0.600']
    """
    s = np.asarray(covariance, dtype=np.float64)
    _check(s, least_uniqueness)
    k = len(s)
    reason = _unfit(s)
    if reason is not None:
        return OneFactor(k, reason=reason)
    deviations = np.sqrt(s.diagonal())
    r = s / np.outer(deviations, deviations)
    eigenvalues = np.linalg.eigvalsh(r)
    if eigenvalues[0] <= _ROUNDING:
        return OneFactor(k, reason="not_positive_definite")
    start = np.clip((1 - 0.5 / k) / np.linalg.inv(r).diagonal(), least_uniqueness, 1.0)
    logs, at, steps, converged = _lowest(r, np.log(start), math.log(least_uniqueness))
    if not converged:
        return OneFactor(k, iterations=steps, reason="not_converged")
    if at.largest <= 1 + _ROUNDING or _flat(at, logs, math.log(least_uniqueness)):
        return OneFactor(k, iterations=steps, reason="no_common_factor")
    psi = np.exp(logs)
    loadings = np.sqrt(psi * (at.largest - 1)) * at.vector
    if loadings.sum() < 0:
        loadings = -loadings
    edge = tuple(int(i) for i in np.flatnonzero(logs <= math.log(least_uniqueness) + _ROUNDING))
    return OneFactor(
        k,
        tuple((loadings * deviations).tolist()),
        tuple((psi * s.diagonal()).tolist()),
        tuple(loadings.tolist()),
        tuple(psi.tolist()),
        max(at.value, 0.0),
        k * (k - 3) // 2,
        edge,
        steps,
    )


def _check(s: FloatArray, least_uniqueness: float) -> None:
    """Refuse what is no covariance matrix, and a bound that is none."""
    if s.ndim != 2 or s.shape[0] != s.shape[1]:
        raise UsageError.single(
            "not-square",
            "covariances must be a square table with one row and one column for each item",
            found=f"shape {s.shape}",
            cure="Give as many lists as each list has numbers.",
        )
    if not 0 < least_uniqueness < 1:
        raise UsageError.single(
            "bad-uniqueness",
            "the least uniqueness must lie between 0 and 1",
            found=str(least_uniqueness),
            cure="Give a small share such as 0.0001.",
        )


def _unfit(s: FloatArray) -> FactorReason | None:
    """Return why a matrix cannot have the model, as far as that is seen at once."""
    if len(s) < 3:
        return "too_few_items"
    if not np.isfinite(s).all():
        return "one_respondent"
    return None if (s.diagonal() > 0).all() else "no_variance"


def _at(r: FloatArray, logs: FloatArray) -> _Point:
    """Return the discrepancy at some log uniquenesses."""
    scale = np.exp(-logs / 2)
    values, vectors = np.linalg.eigh(r * np.outer(scale, scale))
    gamma, omega = values[:-1], vectors[:, :-1]
    largest, first = float(values[-1]), vectors[:, -1]
    value = float((gamma - np.log(gamma) - 1).sum())
    gradient = (omega**2 * (1 - gamma)).sum(axis=1)
    weighted = (omega * gamma) @ omega.T
    apart = np.maximum(largest - gamma, _ROUNDING)
    bent = (omega * ((1 - gamma) * (largest + gamma) / apart)) @ omega.T
    hessian = weighted * (omega @ omega.T) + np.outer(first, first) * bent
    return _Point(value, largest, first, gradient, hessian)


def _lowest(r: FloatArray, start: FloatArray, bound: float) -> tuple[FloatArray, _Point, int, bool]:
    """Return the least discrepancy; at an edge there may be one for each item, so each is tried."""
    best = _minimum(r, start, bound)
    if best[3] and (best[0] > bound).all():
        return best
    for item in range(len(start)):
        there = start.copy()
        there[item] = bound
        found = _minimum(r, there, bound)
        if found[3] and (not best[3] or found[1].value < best[1].value - _ROUNDING):
            best = found
    return best


def _minimum(r: FloatArray, logs: FloatArray, bound: float) -> tuple[FloatArray, _Point, int, bool]:
    """Return the least discrepancy by projected Newton steps, and whether they converged."""
    at = _at(r, logs)
    for step in range(_STEPS):
        slope = _slope(logs, at, bound)
        left = float(np.abs(slope).max())
        if left <= _GRADIENT:
            return logs, at, step, True
        found = _edge(r, logs, at, bound) or _newton(r, logs, at, bound=bound, slope=slope)
        if found is None:
            return logs, at, step, left <= _STILL
        lower = at.value - found[1].value > 1e-15 * (1 + at.value)
        calmer = float(np.abs(_slope(*found, bound)).max()) < 0.5 * left
        logs, at = found
        if left <= _STILL and not lower and not calmer:
            return logs, at, step + 1, True
    return logs, at, _STEPS, False


def _slope(logs: FloatArray, at: _Point, bound: float) -> FloatArray:
    """Return the gradient without what points out of the bounds."""
    outward = ((logs <= bound) & (at.gradient > 0)) | ((logs >= 0) & (at.gradient < 0))
    slope: FloatArray = np.where(outward, 0.0, at.gradient)
    return slope


def _edge(r: FloatArray, logs: FloatArray, at: _Point, bound: float) -> tuple[FloatArray, _Point] | None:
    """Return the point with small and falling uniquenesses at their bound, if it is lower.

    On the way to a Heywood case the discrepancy is all but flat in the logarithm, and Newton's steps are short.
    """
    falling = (logs > bound) & (logs < _SMALL) & (at.gradient > 0)
    if not falling.any():
        return None
    tried = np.where(falling, bound, logs)
    there = _at(r, tried)
    return (tried, there) if there.value < at.value else None


def _flat(at: _Point, logs: FloatArray, bound: float) -> bool:
    """Return whether the discrepancy has no single minimum: other uniquenesses would fit as well."""
    inside = logs > bound
    return bool(inside.any()) and float(np.linalg.eigvalsh(at.hessian[np.ix_(inside, inside)])[0]) < _CURVATURE


def _newton(
    r: FloatArray, logs: FloatArray, at: _Point, *, bound: float, slope: FloatArray
) -> tuple[FloatArray, _Point] | None:
    """Return a lower point in Newton's direction; None where rounding lets nothing go lower.

    Directions in which the Hessian bends down are turned.
    """
    free = slope != 0
    values, vectors = np.linalg.eigh(at.hessian[np.ix_(free, free)])
    size = np.maximum(np.abs(values), 1e-6 * max(float(np.abs(values).max()), 1e-6))
    direction = np.zeros(len(logs))
    direction[free] = -(vectors @ ((vectors.T @ slope[free]) / size))
    direction /= max(1.0, float(np.abs(direction).max()) / _LONGEST)
    left = float(np.abs(slope).max())
    share = 1.0
    for _ in range(30):
        tried = np.clip(logs + share * direction, bound, 0.0)
        moved = tried - logs
        if not moved.any():
            return None
        there = _at(r, tried)
        if there.value <= at.value + _ARMIJO * float(at.gradient @ moved):
            return tried, there
        if there.value <= at.value + 1e-14 and float(np.abs(_slope(tried, there, bound)).max()) < left:
            return tried, there
        share /= 2
    return None

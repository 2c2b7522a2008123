"""Missing entries of reciprocal matrices: the values that contradict the given ones least."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.pairwise_matrices import principal_vectors

__all__ = ["Completed", "complete", "connected_parts", "log_least_squares"]

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.intp]

_ROUNDS = 100
_HALVINGS = 40
_STEP = 1e-12
"""Largest step, in logarithms, at which the search ends."""
_FALL = 1e-4
"""Share of the fall that its slope promises which a step must bring."""
_LONGEST = 2.0
"""Longest step in logarithms, so that no trial leaves the range of numbers."""


@dataclass(frozen=True, slots=True)
class Completed:
    """Reciprocal matrices without holes.

    Attributes
    ----------
    matrices : ndarray of float, shape (k, n, n)
        The matrices with what was missing filled in.
    vectors : ndarray of float, shape (k, n)
        Their principal vectors.
    values : ndarray of float, shape (k,)
        Their largest eigenvalues, the smallest that any filling gives.
    """

    matrices: FloatArray
    vectors: FloatArray
    values: FloatArray


def connected_parts(given: NDArray[np.bool_]) -> tuple[tuple[int, ...], ...]:
    """Return which things are compared with each other, directly or over others.

    Parameters
    ----------
    given : ndarray of bool, shape (n, n)
        Whether a pair is compared; either side of the diagonal is enough.

    Returns
    -------
    tuple of tuple of int
        The parts, each sorted; one part if everything hangs together.

    Examples
    --------
    >>> connected_parts(np.array([[0, 0, 1], [0, 0, 0], [0, 0, 0]], dtype=bool))
    ((0, 2), (1,))
    """
    near = given | given.T
    parts: list[tuple[int, ...]] = []
    unseen = set(range(len(given)))
    while unseen:
        part, edge = set[int](), {min(unseen)}
        while edge:
            part |= edge
            edge = {int(j) for i in edge for j in np.flatnonzero(near[i])} - part
        unseen -= part
        parts.append(tuple(sorted(part)))
    return tuple(parts)


def log_least_squares(matrices: FloatArray) -> FloatArray:
    """Return the vectors whose ratios are nearest to the given entries in logarithms.

    Parameters
    ----------
    matrices : ndarray of float, shape (k, n, n)
        Reciprocal matrices with NaN where an entry is missing; the given ones hang together.

    Returns
    -------
    ndarray of float, shape (k, n)
        One vector a matrix; positive, sums to 1. Without holes it is the geometric mean of the rows.

    Notes
    -----
    Minimises Σ (ln a_ij − ln v_i + ln v_j)² over the given pairs: the equations of the Laplacian of their graph.

    References
    ----------
    Bozóki, S., Fülöp, J., Rónyai, L. (2010). On optimal completion of incomplete pairwise comparison
    matrices. Mathematical and Computer Modelling 52, 318-333. doi:10.1016/j.mcm.2010.02.047

    Examples
    --------
    >>> holed = np.array([[[1, 2, np.nan], [0.5, 1, 3], [np.nan, 1 / 3, 1]]])
    >>> [round(v, 6) for v in log_least_squares(holed)[0].tolist()]
    [0.6, 0.3, 0.1]
    """
    n = matrices.shape[1]
    given = ~np.isnan(matrices) & ~np.eye(n, dtype=bool)
    right = np.where(given, np.log(np.where(given, matrices, 1.0)), 0.0).sum(axis=2)
    degree = given.sum(axis=2, dtype=np.float64)
    laplacian = np.eye(n) * degree[:, :, None] - given
    logs = cast("FloatArray", np.linalg.solve(laplacian + 1.0 / n, right[:, :, None]))[:, :, 0]
    vectors = np.exp(logs - logs.max(axis=1, keepdims=True))
    shares: FloatArray = vectors / vectors.sum(axis=1, keepdims=True)
    return shares


def complete(matrices: FloatArray, missing: IntArray) -> Completed:
    """Return matrices filled up so that their largest eigenvalue is least.

    Parameters
    ----------
    matrices : ndarray of float, shape (k, n, n)
        Reciprocal matrices; what stands in the missing places does not count.
    missing : ndarray of int, shape (k, m, 2)
        Row and column of the missing entries of each matrix, one of the two reciprocals each; the
        entries that are left hang together.

    Returns
    -------
    Completed
        The filled matrices with their principal vectors and values.

    Notes
    -----
    In logarithms of the missing entries the largest eigenvalue is convex, with one least point if the
    given entries hang together. Newton's method with the exact second derivatives finds it, from the
    least squares of the logarithms: with the left and right principal vectors u and v, uᵀv = 1, and
    S = (λI − A + vuᵀ)⁻¹ − vuᵀ, the derivatives of λ are uᵀA_p v and uᵀA_pq v + uᵀ(A_p S A_q + A_q S A_p)v.

    References
    ----------
    Bozóki, S., Fülöp, J., Rónyai, L. (2010). On optimal completion of incomplete pairwise comparison
    matrices. Mathematical and Computer Modelling 52, 318-333. doi:10.1016/j.mcm.2010.02.047

    Examples
    --------
    >>> holed = np.array([[[1, 2, 1], [0.5, 1, 3], [1, 1 / 3, 1]]])
    >>> found = complete(holed, np.array([[[0, 2]]]))
    >>> round(float(found.matrices[0, 0, 2]), 9), round(float(found.values[0]), 9)
    (6.0, 3.0)
    """
    a = np.array(matrices, dtype=np.float64)
    which, rows, columns = np.arange(len(a), dtype=np.intp)[:, None], missing[:, :, 0], missing[:, :, 1]
    holed = a.copy()
    holed[which, rows, columns] = holed[which, columns, rows] = np.nan
    start = np.log(log_least_squares(holed))
    x = start[which, rows] - start[which, columns]
    _fill(a, missing, x)
    found = principal_vectors(a)
    vectors, values = found.vectors.copy(), found.values.copy()
    active: IntArray = np.arange(len(a) if missing.size else 0, dtype=np.intp)
    for _ in range(_ROUNDS):
        if not active.size:
            break
        step, slope = _newton(a[active], missing[active], vectors[active], values[active])
        active, done = _search(a, missing, x, (vectors, values), active, step, slope)
        active = active[~done]
    return Completed(a, vectors, values)


def _fill(a: FloatArray, missing: IntArray, x: FloatArray) -> None:
    """Write the missing entries into matrices."""
    which, rows, columns = np.arange(len(a), dtype=np.intp)[:, None], missing[:, :, 0], missing[:, :, 1]
    a[which, rows, columns] = np.exp(x)
    a[which, columns, rows] = np.exp(-x)


def _newton(a: FloatArray, missing: IntArray, vectors: FloatArray, values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the step of Newton's method for each matrix, and the slope of the eigenvalue along it."""
    k, n, m = len(a), a.shape[1], missing.shape[1]
    which, i, j = np.arange(k, dtype=np.intp)[:, None], missing[:, :, 0], missing[:, :, 1]
    left = principal_vectors(a.transpose(0, 2, 1)).vectors
    u = left / (left * vectors).sum(axis=1, keepdims=True)
    projector = vectors[:, :, None] * u[:, None, :]
    inverse: FloatArray = cast("Any", np.linalg.inv(values[:, None, None] * np.eye(n) - a + projector))
    s = inverse - projector
    up, down = a[which, i, j], a[which, j, i]
    first, second = np.zeros((k, m, n)), np.zeros((k, n, m))
    place = np.arange(m, dtype=np.intp)[None, :]
    first[which, place, j], first[which, place, i] = u[which, i] * up, -u[which, j] * down  # uᵀ A_p
    second[which, i, place], second[which, j, place] = up * vectors[which, j], -down * vectors[which, i]  # A_q v
    inner: FloatArray = first @ s @ second
    gradient = u[which, i] * up * vectors[which, j] - u[which, j] * down * vectors[which, i]
    curvature = u[which, i] * up * vectors[which, j] + u[which, j] * down * vectors[which, i]
    hessian = inner + inner.transpose(0, 2, 1) + np.eye(m) * curvature[:, :, None]
    solution: FloatArray = cast("Any", np.linalg.solve(hessian, gradient[:, :, None]))
    step = -solution[:, :, 0]
    length: FloatArray = np.abs(step).max(axis=1, keepdims=True)
    step *= np.minimum(1.0, _LONGEST / np.maximum(length, _LONGEST))
    return step, (gradient * step).sum(axis=1)


def _search(
    a: FloatArray,
    missing: IntArray,
    x: FloatArray,
    found: tuple[FloatArray, FloatArray],
    active: IntArray,
    step: FloatArray,
    slope: FloatArray,
) -> tuple[IntArray, NDArray[np.bool_]]:
    """Go along the steps as far as the eigenvalue falls; return the matrices gone, and which have arrived."""
    vectors, values = found
    share = np.ones(len(active))
    small = np.abs(step).max(axis=1) <= _STEP
    trying = np.arange(len(active), dtype=np.intp)
    noise = 1e-15 * values[active] * a.shape[1]
    for _ in range(_HALVINGS):
        of = active[trying]
        x_new = x[of] + share[trying, None] * step[trying]
        trial = a[of]
        _fill(trial, missing[of], x_new)
        principal = principal_vectors(trial)
        fits = principal.values <= values[of] + _FALL * share[trying] * slope[trying] + noise[trying]
        gone = of[fits]
        a[gone], x[gone] = trial[fits], x_new[fits]
        vectors[gone], values[gone] = principal.vectors[fits], principal.values[fits]
        trying = trying[~fits]
        if not trying.size:
            break
        share[trying] /= 2
    small[trying] = True  # no step is short enough to lower it: it is at its least
    return active, small

"""Principal vectors of many positive matrices at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.errors import UsageError

__all__ = ["PrincipalVectors", "principal_vectors", "row_geometric_means"]

FloatArray = NDArray[np.float64]

_BLOCK_CELLS = 1 << 17
"""Cells of the matrices that are taken at once, so that they stay in the cache."""
_FEW_CELLS = 1 << 13
"""Cells of the matrices below which one large product is quicker than one for each column."""
_STEPS = 24
"""Steps after which the matrices that are left are squared."""
_SQUARINGS = 52
_EPS = float(np.finfo(np.float64).eps)


@dataclass(frozen=True, slots=True)
class PrincipalVectors:
    """Principal eigenvectors of matrices.

    Attributes
    ----------
    vectors : ndarray of float, shape (k, n)
        One vector a matrix; positive, sums to 1.
    values : ndarray of float, shape (k,)
        The largest eigenvalue of each matrix.
    """

    vectors: FloatArray
    values: FloatArray


def row_geometric_means(matrices: ArrayLike) -> FloatArray:
    """Return the geometric means of the rows of matrices, as shares.

    Parameters
    ----------
    matrices : array_like of float, shape (k, n, n)
        Positive matrices.

    Returns
    -------
    ndarray of float, shape (k, n)
        One vector a matrix; positive, sums to 1.

    Raises
    ------
    UsageError
        If these are not square matrices of positive numbers.

    Notes
    -----
    v_i ∝ (Π_j a_ij)^(1/n), computed as the exponential of the mean logarithm.

    Examples
    --------
    >>> row_geometric_means([[[1, 4], [0.25, 1]]]).tolist()
    [[0.8, 0.2]]
    """
    a = _positive(matrices)
    logs = _mean_logs(a)
    means = np.exp(logs - logs.max(axis=1, keepdims=True))
    shares: FloatArray = means / _ordered_sum(means)[:, None]
    return shares


def principal_vectors(matrices: ArrayLike) -> PrincipalVectors:
    """Return the principal eigenvector and the largest eigenvalue of each matrix.

    Parameters
    ----------
    matrices : array_like of float, shape (k, n, n)
        Positive matrices.

    Returns
    -------
    PrincipalVectors
        Vectors and values. Those of a matrix are the same to the last bit whatever others stand beside it.

    Raises
    ------
    UsageError
        If these are not square matrices of positive numbers.

    Notes
    -----
    Power iteration v ← A v on the matrix balanced by the geometric means of its rows. It stops where the
    bounds of Collatz, min (A v)_i / v_i ≤ λ ≤ max (A v)_i / v_i, are apart by rounding only; a matrix
    that takes longer than 24 steps is squared first. Positive numbers are only added and multiplied, so
    that nothing is cancelled and small entries are as exact as large ones.

    References
    ----------
    Collatz, L. (1942). Einschließungssatz für die charakteristischen Zahlen von Matrizen. Mathematische
    Zeitschrift 48, 221-226. doi:10.1007/BF01180013

    Examples
    --------
    >>> found = principal_vectors([[[1, 2, 4], [0.5, 1, 2], [0.25, 0.5, 1]]])
    >>> [round(v, 6) for v in found.vectors[0].tolist()], round(float(found.values[0]), 12)
    ([0.571429, 0.285714, 0.142857], 3.0)
    """
    a = _positive(matrices)
    k, n, _ = a.shape
    vectors, values = np.empty((k, n)), np.empty(k)
    block = max(1, _BLOCK_CELLS // (n * n))
    for start in range(0, k, block):
        part = slice(start, start + block)
        vectors[part], values[part] = _of_block(a[part])
    return PrincipalVectors(vectors, values)


def _positive(matrices: ArrayLike) -> FloatArray:
    """Return matrices as one array, or refuse what is none."""
    a = np.asarray(matrices, dtype=np.float64)
    if a.ndim != 3 or a.shape[1] != a.shape[2] or not a.shape[1] or not (np.isfinite(a) & (a > 0)).all():
        raise UsageError.single(
            "not-positive-matrices",
            "square matrices of positive numbers are needed, all of one size",
            found=f"an array of the shape {a.shape}",
            cure="Give an array of the shape (k, n, n) with numbers above zero.",
        )
    return a


def _mean_logs(a: FloatArray) -> FloatArray:
    """Return the mean logarithm of each row, added up in the order of the columns."""
    total: FloatArray = np.add.accumulate(np.log(a), axis=2)[:, :, -1]
    total /= a.shape[2]
    return total


def _ordered_sum(vectors: FloatArray) -> FloatArray:
    """Return the sum of each vector, added up in order whatever the number of vectors."""
    total: FloatArray = vectors[:, 0].copy()
    for position in range(1, vectors.shape[1]):
        total += vectors[:, position]
    return total


def _of_block(a: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return vectors and values of some matrices."""
    logs = _mean_logs(a)
    logs -= logs.max(axis=1, keepdims=True)
    scale = np.exp(logs)
    balanced = np.ascontiguousarray((a * (scale[:, None, :] / scale[:, :, None])).transpose(2, 1, 0))
    v = _iterated(balanced)
    image = _times(balanced, v)
    values = _ordered_sum(image.T) / _ordered_sum(v.T)
    vectors = v.T * scale
    return vectors / _ordered_sum(vectors)[:, None], values


def _iterated(columns: FloatArray) -> FloatArray:
    """Return the principal vectors, shape (n, k), of matrices given column by column, shape (n, n, k)."""
    n, _, k = columns.shape
    found = np.empty((n, k))
    waiting = np.arange(k, dtype=np.intp)
    still = np.ones(k, dtype=bool)
    matrix, v = columns, np.full((n, k), 1.0 / n)
    allowed = 4 * (n + 1) * _EPS
    for _ in range(_SQUARINGS):
        for _ in range(_STEPS):
            image = _times(matrix, v)
            ratio = image / v
            highest = ratio.max(axis=0)
            done = still & (highest - ratio.min(axis=0) <= allowed * highest)
            v = image / _ordered_sum(image.T)
            found[:, waiting[done]] = v[:, done]
            still &= ~done
            if 2 * np.count_nonzero(still) <= still.size:  # those that are done go on until half of them are
                matrix, v, waiting = matrix[:, :, still], v[:, still], waiting[still]
                still = still[still]
                if not waiting.size:
                    return found
        matrix = _squared(matrix)
    found[:, waiting[still]] = v[:, still]
    return found


def _times(columns: FloatArray, v: FloatArray) -> FloatArray:
    """Return matrices times vectors; each sum in the order of the columns, whatever stands beside it."""
    if columns.size <= _FEW_CELLS:
        whole: FloatArray = np.add.accumulate(columns * v[:, None, :], axis=0)[-1]
        return whole
    image: FloatArray = columns[0] * v[0]
    for column in range(1, len(columns)):
        image += columns[column] * v[column]
    return image


def _squared(columns: FloatArray) -> FloatArray:
    """Return the squares of matrices, scaled so that their largest entry is 1."""
    square = np.stack([_times(columns, column) for column in columns])
    scaled: FloatArray = square / square.max(axis=(0, 1))
    return scaled

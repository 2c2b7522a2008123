"""Sums of products between small whole-numbered variables, exact at the speed of floats."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.exact import ExactArray, cross_products

__all__ = ["gram"]

_SINGLE = 2**24
_DOUBLE = 2**53
_COLUMNS = 4096
_STRIP = 12
_ALONE = 1 << 18
"""Multiplications below which the matrix routine starts no threads of its own: on a busy machine they
wait for each other far longer than they work."""


def gram(parts: Sequence[NDArray[np.integer] | NDArray[np.bool_]], *, largest: int) -> ExactArray:
    """Return the exact sums of products between all rows of some matrices.

    Parameters
    ----------
    parts : sequence of ndarray of int or bool, each of shape (q, n)
        Variables, one a row.
    largest : int
        No value is larger than this, whatever its sign.

    Returns
    -------
    ndarray of int, shape (Q, Q)
        Σ x[a] · x[b] over the n columns, for all Q rows of all parts together.

    Notes
    -----
    Blocks of columns run through the floating-point matrix routine. They are so small that every sum
    is a whole number the format holds exactly; single precision where that suffices.

    Examples
    --------
    >>> gram([np.array([[1, 2, 3]]), np.array([[True, False, True]])], largest=3).tolist()
    [[14, 4], [4, 2]]
    """
    bound = max(largest, 1) ** 2
    n = parts[0].shape[1]
    if bound * _COLUMNS > _DOUBLE or bound * n > _DOUBLE:
        rows = np.concatenate([p.astype(np.int64) for p in parts])
        return cross_products(rows, rows)
    kind = np.float32 if bound * _COLUMNS <= _SINGLE else np.float64
    q = sum(len(p) for p in parts)
    total = np.zeros((q, q))
    buffer = np.empty((q, min(n, _COLUMNS)), dtype=kind)
    for start in range(0, n, _COLUMNS):
        width = min(_COLUMNS, n - start)
        row = 0
        for p in parts:
            buffer[row : row + len(p), :width] = p[:, start : start + width]
            row += len(p)
        _add_products(total, buffer[:, :width])
    places = np.arange(q)
    return np.where(places[:, None] <= places, total, total.T).astype(np.int64)


def _add_products(total: NDArray[np.float64], rows: NDArray[np.floating]) -> None:
    """Add the products of each strip of rows with the rows from its first one on."""
    q, width = rows.shape
    step = min(_STRIP, -(-q // 2))
    for start in range(0, q, step):
        # one row more than the strip has: a matrix times itself takes a routine slower at this size
        first = max(0, start - 1)
        strip, others = rows[start : start + step], rows[first:]
        chunk = min(width, _ALONE // (len(strip) * len(others)))
        full = width // chunk
        left = strip[:, : full * chunk].reshape(len(strip), full, chunk).transpose(1, 0, 2)
        right = others[:, : full * chunk].reshape(len(others), full, chunk).transpose(1, 2, 0)
        total[start : start + step, first:] += np.matmul(left, right).sum(axis=0)
        if full * chunk < width:
            total[start : start + step, first:] += strip[:, full * chunk :] @ others[:, full * chunk :].T

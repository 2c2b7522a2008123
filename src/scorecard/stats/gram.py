"""Sums of products between small whole-numbered variables, exact at the speed of floats."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.exact import ExactArray, cross_products

__all__ = ["gram"]

_SINGLE = 2**24
_DOUBLE = 2**53
_COLUMNS = 8192
_STRIP = 8
_STEP = 64
_ALONE = 1 << 18
"""Multiplications up to which the matrix routine starts no threads of its own: on a busy machine they
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
    chunk = _chunk(q)
    columns = _COLUMNS // chunk * chunk
    total = np.zeros((q, q))
    buffer = np.empty((q, min(-(-n // chunk) * chunk, columns)), dtype=kind)
    room = np.zeros((buffer.shape[1] // chunk, q, q), dtype=kind)
    for start in range(0, n, columns):
        width = min(columns, n - start)
        row = 0
        for p in parts:
            buffer[row : row + len(p), :width] = p[:, start : start + width]
            row += len(p)
        full = -(-width // chunk) * chunk
        buffer[:, width:full] = 0
        _add_products(total, buffer[:, :full].reshape(q, -1, chunk), room)
    places = np.arange(q)
    return np.where(places[:, None] <= places, total, total.T).astype(np.int64)


def _chunk(q: int) -> int:
    """Return how many columns at a time the matrix routine multiplies on one thread."""
    most = _ALONE // (min(_STRIP, q) * q)
    return min(most // _STEP * _STEP or max(most, 1), _COLUMNS)


def _add_products(total: NDArray[np.float64], rows: NDArray[np.floating], room: NDArray[np.floating]) -> None:
    """Add the products of each strip of rows, cut into chunks, with the rows from its first one on."""
    q, chunks = len(rows), rows.shape[1]
    left, right = rows.transpose(1, 0, 2), rows.transpose(1, 2, 0)
    for start in range(0, q, _STRIP):
        # one row more than the strip has: a matrix times itself takes a routine slower at this size
        first = max(0, start - 1)
        strip = slice(start, start + _STRIP)
        np.matmul(left[:, strip], right[:, :, first:], out=room[:chunks, strip, first:])
    total += np.add.reduce(room[:chunks], axis=0)

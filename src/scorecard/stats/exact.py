"""Integer arrays that never overflow.

A table of counts or sums is an int64 array as long as every entry fits, and an array of Python
integers beyond that. Which of the two it is depends on the numbers alone, so equal tables are
equal whatever order or chunks they were summed in.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

__all__ = ["ExactArray", "IntArray", "add", "cross_products", "dot", "empty", "whole", "whole_type"]

IntArray = NDArray[np.int64]
ExactArray = NDArray[np.int64] | NDArray[np.object_]

_INT64 = 2**63 - 1
_FLOAT64 = 2**53
_FLOAT32 = 2**24
_BLOCK = 512
_TILE = 22


def empty(*shape: int) -> IntArray:
    """Return an integer array of zeros."""
    return np.zeros(shape, dtype=np.int64)


def whole(values: ExactArray) -> ExactArray:
    """Return the array as int64 where every entry fits."""
    if values.dtype != np.object_:
        return values
    if all(-_INT64 <= int(v) <= _INT64 for v in values.flat):
        return values.astype(np.int64)
    return values


def whole_type(low: int, high: int) -> type[np.signedinteger]:
    """Return the smallest type of whole numbers that holds both limits.

    Parameters
    ----------
    low, high : int
        The limits.

    Returns
    -------
    type
        A signed integer type.
    """
    for kind in (np.int8, np.int16, np.int32):
        if np.iinfo(kind).min <= low and high <= np.iinfo(kind).max:
            return kind
    return np.int64


def add(first: ExactArray, second: ExactArray) -> ExactArray:
    """Return the exact sum of two integer arrays of one shape.

    Parameters
    ----------
    first, second : ndarray of int
        The terms.

    Returns
    -------
    ndarray of int
        Their sum, as int64 where it fits.
    """
    if first.dtype != np.object_ and second.dtype != np.object_:
        total = first + second
        if not (((first ^ total) & (second ^ total)) < 0).any():
            return total
    return whole(first.astype(np.object_) + second.astype(np.object_))


def dot(counts: ExactArray, values: ExactArray, *, power: int = 1) -> int:
    """Return the exact sum of counts times a power of integer values.

    Parameters
    ----------
    counts : ndarray of int
        How often each value occurs, zero or more.
    values : ndarray of int
        The values.
    power : int
        Power of the values, 1 or more.

    Returns
    -------
    int
        Σ counts · values ** power.
    """
    if counts.size == 0:
        return 0
    largest = max(abs(int(values.min())), abs(int(values.max()))) ** power
    total = int(counts.max()) * counts.size
    if counts.dtype != np.object_ and values.dtype != np.object_ and largest * total <= _INT64:
        return int((counts * values**power).sum())
    return sum(int(c) * int(v) ** power for c, v in zip(counts.tolist(), values.tolist(), strict=True))


def cross_products(first: NDArray[np.integer], second: NDArray[np.integer]) -> ExactArray:
    """Return the exact sums of products between the rows of two integer matrices.

    Parameters
    ----------
    first : ndarray of int, shape (q, n)
        One variable a row.
    second : ndarray of int, shape (h, n)
        One variable a row.

    Returns
    -------
    ndarray of int, shape (q, h)
        Σ first[a] · second[b] over the n columns.

    Notes
    -----
    The products run through the floating-point matrix routine in blocks so small that every
    partial sum is an integer the format holds exactly; larger numbers are split into a high and
    a low part first. The result is exact in every case.
    """
    if first.shape[1] == 0:
        return empty(first.shape[0], second.shape[0])
    bound = max(_largest(first) * _largest(second), 1)
    if bound * _BLOCK > _FLOAT64:
        return _split(first, second)
    narrow = bound * _BLOCK <= _FLOAT32
    wide = bound * first.shape[1] > _INT64
    same = first is second
    tiles = _tiles(first, narrow=narrow)
    others = tiles if same else _tiles(second, narrow=narrow)
    total: ExactArray = empty(len(first), len(second))
    if wide:
        total = total.astype(np.object_)
    for rows, a in tiles:
        for columns, b in others:
            if not same or rows.start <= columns.start:
                total[rows, columns] = _tile_products(a, b, wide=wide)
            if same and rows.start < columns.start:
                total[columns, rows] = total[rows, columns].T
    return whole(total)


def _largest(values: NDArray[np.integer]) -> int:
    """Return the largest absolute value."""
    return max(abs(int(values.min())), abs(int(values.max())))


def _tiles(values: NDArray[np.integer], *, narrow: bool) -> list[tuple[slice, NDArray[np.floating]]]:
    """Return the rows in groups of nearly equal size, as floats of single or double precision."""
    edges = np.linspace(0, len(values), -(-len(values) // _TILE) + 1).round().astype(int).tolist()
    spans = [slice(start, stop) for start, stop in pairwise(edges)]
    return [(span, values[span].astype(np.float32 if narrow else np.float64)) for span in spans]


def _tile_products(first: NDArray[np.floating], second: NDArray[np.floating], *, wide: bool) -> ExactArray:
    """Return the sums of products of two groups of rows, block by block of columns.

    The products of a block stay below the size at which the matrix routine starts threads of its
    own: on a busy machine they wait for each other far longer than they work.
    """
    full = first.shape[1] // _BLOCK * _BLOCK
    left = first[:, :full].reshape(len(first), -1, _BLOCK).transpose(1, 0, 2)
    right = second[:, :full].reshape(len(second), -1, _BLOCK).transpose(1, 2, 0)
    blocks: NDArray[np.int64] = np.matmul(left, right).astype(np.int64)
    rest: NDArray[np.int64] = (first[:, full:] @ second[:, full:].T).astype(np.int64)
    if wide:
        large: NDArray[np.object_] = blocks.astype(np.object_).sum(axis=0) + rest.astype(np.object_)
        return large
    total: NDArray[np.int64] = blocks.sum(axis=0) + rest
    return total


def _split(first: NDArray[np.integer], second: NDArray[np.integer]) -> ExactArray:
    """Return the sums of products with the larger of the two matrices split in two."""
    if _largest(first) < _largest(second):
        return _split(second, first).T
    shift = (_largest(first).bit_length() + 1) // 2
    wide = first.astype(np.int64)
    high = wide >> shift
    low = wide - (high << shift)
    upper = cross_products(high, second).astype(np.object_) * (1 << shift)
    return whole(upper + cross_products(low, second).astype(np.object_))

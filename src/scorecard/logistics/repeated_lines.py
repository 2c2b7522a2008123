"""Order lines that stand twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

__all__ = ["repeats", "row_marks"]

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

_PRIME = np.uint64(0x9E3779B97F4A7C15)


def row_marks(columns: Iterable[NDArray[np.signedinteger]], size: int) -> Ints:
    """Return a number for each row such that equal rows have equal numbers; others seldom."""
    marks = np.zeros(size, dtype=np.uint64)
    for column in columns:
        marks ^= column.astype(np.int64).view(np.uint64)
        marks *= _PRIME
        marks ^= marks >> np.uint64(29)
    return marks.view(np.int64)


def repeats(starts: Ints, keys: NDArray[np.signedinteger], rows_at: Callable[[Ints], list[Ints]]) -> tuple[Ints, Ints]:
    """Return lines of an order that have the key of another one.

    Parameters
    ----------
    starts : (orders + 1,) int array
        Position of the first line of each order, and the number of lines.
    keys : (lines,) int array
        Number of each line, or a mark of its row.
    rows_at : callable
        Gives every column at some positions, to tell equal rows from others.

    Returns
    -------
    tuple of int array, int array
        Positions of lines that repeat an earlier one in every column, and of lines that have the key of another
        one and are not equal to it.
    """
    none = np.zeros(0, dtype=np.int64)
    if len(keys) < 2:
        return none, none
    rising = np.concatenate(([True], keys[1:] > keys[:-1]))
    rising[starts[:-1]] = True
    if rising.all():
        return none, none
    sizes = np.diff(starts)
    open_ = np.flatnonzero(~np.logical_and.reduceat(rising, starts[:-1]))
    counts = sizes[open_]
    inside = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    lines = np.repeat(starts[open_], counts) + inside
    order = np.repeat(open_, counts)
    ranked = np.lexsort((lines, keys[lines], order))
    lines, order = lines[ranked], order[ranked]
    same = np.concatenate(([False], (order[1:] == order[:-1]) & (keys[lines[1:]] == keys[lines[:-1]])))
    grouped = same | np.concatenate((same[1:], [False]))
    if not grouped.any():
        return none, none
    lines, first = lines[grouped], np.cumsum(~same[grouped])
    return _told_apart(lines, first, rows_at(lines))


def _told_apart(lines: Ints, group: Ints, columns: list[Ints]) -> tuple[Ints, Ints]:
    """Return which lines of groups with one key repeat an earlier one, and which differ from it."""
    rows = np.stack([group, *columns], axis=1)
    _, first, place = np.unique(rows, axis=0, return_index=True, return_inverse=True)
    place = place.reshape(-1)
    repeated = first[place] != np.arange(len(lines))
    kinds = np.bincount(group[np.sort(first)], minlength=int(group.max()) + 1)
    head = np.concatenate(([True], group[1:] != group[:-1]))
    differs = (kinds[group] > 1) & ~repeated & ~head
    return lines[repeated], lines[differs]

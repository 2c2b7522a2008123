"""Sums by cell that are exact, whatever their size."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["KeyCounts", "merged", "most_of", "rising_order", "segment_sums", "sums_by", "sums_of_products"]

Ints = NDArray[np.int64]
Big = NDArray[np.object_]

_EXACT = 2**53
_MERGE = 1 << 22


def sums_by(keys: Ints, values: Ints, size: int) -> Big:
    """Return the exact sums of whole numbers by key, as Python integers.

    Parameters
    ----------
    keys : (n,) int array
        Key of each value, from 0 to below `size`.
    values : (n,) int array
        The values.
    size : int
        Number of keys.

    Returns
    -------
    (size,) object array
        The sums.

    Examples
    --------
    >>> sums_by(np.array([0, 1, 0]), np.array([2**60, 5, 2**60]), 2).tolist()
    [2305843009213693952, 5]
    """
    return sums_of_products(keys, values, np.ones(1, dtype=np.int64), size)


def sums_of_products(keys: Ints, first: Ints, second: Ints, size: int, *, most: tuple[int, int] | None = None) -> Big:
    """Return the exact sums of products of whole numbers by key, as Python integers.

    Sums in floating point are exact as long as no partial sum can pass 2**53; larger numbers are split into
    a high and a low part until that holds.

    Parameters
    ----------
    keys : (n,) int array
        Key of each pair.
    first, second : (n,) int array
        The pairs; one number stands for all.
    size : int
        Number of keys.
    most : tuple of (int, int), optional
        Largest amount on either side, where it is known; looked up when left out.

    Returns
    -------
    (size,) object array
        The sums.
    """
    if not len(keys):
        return np.zeros(size, dtype=object)
    most_first, most_second = most or (most_of(first), most_of(second))
    if most_first * most_second * len(keys) < _EXACT:
        sums = np.bincount(keys, weights=first * second, minlength=size)
        return sums.astype(np.int64).astype(object)
    if most_second > most_first:
        first, second, most_first = second, first, most_second
    bits = max(most_first.bit_length() // 2, 1)
    high = first >> bits
    low = first - (high << bits)
    whole: Big = sums_of_products(keys, high, second, size) * 2**bits + sums_of_products(keys, low, second, size)
    return whole


def most_of(values: Ints) -> int:
    """Return the largest amount among whole numbers; 0 if there are none."""
    return max(int(values.max()), -int(values.min())) if len(values) else 0


def rising_order(keys: Ints) -> Ints:
    """Return the positions of keys in ascending order, equal keys as they stand.

    Parameters
    ----------
    keys : (n,) int array
        Keys from 0.

    Returns
    -------
    (n,) int array
        As a stable `numpy.argsort`; one sort of keys beside their positions is faster where both fit together.

    Examples
    --------
    >>> rising_order(np.array([5, 0, 5, 1])).tolist()
    [1, 3, 0, 2]
    """
    bits = len(keys).bit_length()
    if not len(keys) or int(keys.min()) < 0 or int(keys.max()) >= 1 << (63 - bits):
        return np.argsort(keys, kind="stable")
    packed: Ints = keys << bits | np.arange(len(keys))
    packed.sort()
    packed &= (1 << bits) - 1
    return packed


def segment_sums(values: Ints, starts: Ints) -> Ints:
    """Return the sums of stretches that follow one another; much faster than a loop where they are short.

    Parameters
    ----------
    values : (n,) int array
        Whole numbers.
    starts : (k + 1,) int array
        Where each stretch begins, and where the last one ends.

    Returns
    -------
    (k,) int array
        The sums, exact as long as each of them fits into eight bytes.

    Examples
    --------
    >>> segment_sums(np.array([1, 2, 3, 4]), np.array([0, 1, 4])).tolist()
    [1, 9]
    """
    # whatever overflows in the running sum cancels in the difference
    running = np.empty(len(values) + 1, dtype=np.int64)
    running[0] = 0
    np.cumsum(values, out=running[1:])
    ends = running[starts]
    return np.asarray(ends[1:] - ends[:-1], dtype=np.int64)


class KeyCounts:
    """Count how often each key occurs, over many blocks of keys."""

    def __init__(self) -> None:
        self._keys: list[Ints] = []
        self._counts: list[Ints] = []
        self._held, self._most = 0, _MERGE

    def add(self, keys: Ints) -> None:
        """Count keys."""
        if len(keys):
            found, counts = np.unique(keys, return_counts=True)
            self._keys.append(found)
            self._counts.append(counts.astype(np.int64))
            self._held += len(found)
            if self._held > self._most:
                self.close()
                self._held = len(self._keys[0])
                self._most = max(_MERGE, 3 * self._held)

    def close(self) -> tuple[Ints, Ints]:
        """Return the keys, ascending, and how often each occurred."""
        if not self._keys:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        if len(self._keys) > 1:
            keys, counts = merged(np.concatenate(self._keys), np.concatenate(self._counts))
            self._keys, self._counts = [keys], [counts]
        return self._keys[0], self._counts[0]


def merged(keys: Ints, counts: Ints) -> tuple[Ints, Ints]:
    """Return different keys, ascending, with their counts added up."""
    if not len(keys):
        return keys, counts
    order = rising_order(keys)
    keys, counts = keys[order], counts[order]
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    return keys[starts], np.add.reduceat(counts, starts)

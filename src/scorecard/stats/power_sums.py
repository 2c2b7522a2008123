"""Exact sums of powers of fractions whose divisors differ."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from scorecard.stats.exact import ExactArray, IntArray

__all__ = ["PowerSums", "over_one_divisor", "sums_by_divisor"]

PowerSums = tuple[int, ...]
"""Sum of some whole numbers, of their squares, and so on."""

_Part = tuple[int, PowerSums]
_INT64 = 2**63 - 1


def sums_by_divisor(
    divisors: IntArray, numerators: IntArray, counts: IntArray, *, powers: int
) -> list[tuple[int, int, PowerSums]]:
    """Return the exact sums of the powers of the numerators of scores, divisor by divisor.

    Parameters
    ----------
    divisors, numerators, counts : ndarray of int64, shape (b,)
        Scores in the order of their divisors, and how often each occurs.
    powers : int
        The highest power.

    Returns
    -------
    list of (int, int, tuple of int)
        Divisor, number of scores, and the sums from the first power on.

    Examples
    --------
    >>> sums_by_divisor(np.array([1, 2]), np.array([4, 3]), np.array([1, 2]), powers=2)
    [(1, 1, (4, 16)), (2, 2, (6, 18))]
    """
    if not len(counts):
        return []
    starts = np.flatnonzero(np.diff(divisors, prepend=0))
    largest, n = max(abs(int(numerators.min())), abs(int(numerators.max()))), int(counts.sum())
    found: list[list[int]] = []
    for power in range(1, powers + 1):
        fits = n * largest**power <= _INT64
        often: ExactArray = counts if fits else counts.astype(np.object_)
        values: ExactArray = numerators if fits else numerators.astype(np.object_)
        found.append(np.add.reduceat(often * values**power, starts).tolist())
    sizes: list[int] = np.add.reduceat(counts, starts).tolist()
    return list(zip(divisors[starts].tolist(), sizes, zip(*found, strict=True), strict=True))


def over_one_divisor(parts: Iterable[tuple[int, PowerSums]], *, powers: int) -> tuple[int, PowerSums]:
    """Return sums of powers of fractions over their least common divisor.

    Parameters
    ----------
    parts : iterable of (int, tuple of int)
        A divisor, and the sums of the powers of the numerators over it.
    powers : int
        How many powers are summed.

    Returns
    -------
    tuple of (int, tuple of int)
        The least common divisor, and the sums of the powers of all numerators over it.

    Notes
    -----
    Parts are put together two by two: the common divisor of thousands of them has thousands of digits, which only the
    last few sums have to carry.

    Examples
    --------
    >>> over_one_divisor([(2, (1, 1)), (3, (4, 10))], powers=2)
    (6, (11, 49))
    """
    level = [*parts] or [(1, (0,) * powers)]
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=False)
        level = [*(_together(*pair) for pair in pairs), *level[len(level) // 2 * 2 :]]
    return level[0]


def _together(first: _Part, second: _Part) -> _Part:
    """Return two parts as one."""
    common = math.lcm(first[0], second[0])
    one, two = common // first[0], common // second[0]
    sums = enumerate(zip(first[1], second[1], strict=True), start=1)
    return common, tuple(a * one**power + b * two**power for power, (a, b) in sums)

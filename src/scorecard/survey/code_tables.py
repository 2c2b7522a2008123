"""Counting of answer codes, item by item, block by block of respondents."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.exact import IntArray, empty
from scorecard.stats.pair_tables import PairTable

__all__ = ["CodeTables", "PairTables"]

Codes = NDArray[np.int8]
_JOINT = 1 << 15


class CodeTables:
    """Count the codes given to each item.

    Parameters
    ----------
    items : int
        Number of items.
    levels : int
        Number of answer codes.
    """

    def __init__(self, items: int, *, levels: int) -> None:
        self._counts = empty(items, levels + 1)

    def add(self, codes: Codes) -> None:
        """Count a block, one item a row."""
        for counts, row in zip(self._counts, codes, strict=True):
            counts += np.bincount(row, minlength=len(counts))

    def absorb(self, other: CodeTables) -> None:
        """Add what another counter counted."""
        self._counts += other._counts

    def counts(self) -> IntArray:
        """Return how often each code was given to each item."""
        return self._counts.copy()


class PairTables:
    """Count the pairs of codes given to each item in two questions.

    Two items are counted at once where their joint codes are few enough; their joint counts hold
    those of each.

    Parameters
    ----------
    items : int
        Number of items.
    levels : int
        Number of answer codes.
    """

    def __init__(self, items: int, *, levels: int) -> None:
        self._width = levels + 1
        self._size = self._width**2
        self._two = self._size**2 <= _JOINT
        self._counts = empty(items, self._size)

    def add(self, codes: tuple[Codes, Codes]) -> None:
        """Count a block of both questions, one item a row."""
        first, second = codes
        if not self._two:
            for counts, one, two in zip(self._counts, first, second, strict=True):
                counts += np.bincount(one.astype(np.int32) * self._width + two, minlength=self._size)
            return
        joint = first.view(np.uint8) * np.uint8(self._width)
        joint += second.view(np.uint8)
        double = joint[0 : len(joint) // 2 * 2 : 2].astype(np.uint16)
        double *= np.uint16(self._size)
        double += joint[1::2]
        for even, odd, row in zip(self._counts[0 : 2 * len(double) : 2], self._counts[1::2], double, strict=True):
            both = np.bincount(row, minlength=self._size**2).reshape(self._size, self._size)
            even += both.sum(axis=1)
            odd += both.sum(axis=0)
        if len(joint) % 2:
            self._counts[-1] += np.bincount(joint[-1], minlength=self._size)

    def absorb(self, other: PairTables) -> None:
        """Add what another counter counted."""
        self._counts += other._counts

    def tables(self) -> tuple[PairTable, ...]:
        """Return the counts of each item."""
        return tuple(PairTable(c.reshape(self._width, self._width)) for c in self._counts.copy())

"""Columns of raw cells that need no Python object a cell."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
from numpy.typing import NDArray

__all__ = ["ABSENT", "Recurring", "SmallNumbers"]

ABSENT = -128
"""What stands for an empty cell among small numbers."""


class _Column(Sequence[object]):
    """A column that makes a cell only where somebody looks at it."""

    __slots__ = ()

    def _cell(self, row: int) -> object:
        raise NotImplementedError

    @overload
    def __getitem__(self, row: int) -> object: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[object]: ...
    def __getitem__(self, row: int | slice) -> object:
        """Return the cell of a row, or those of some rows."""
        if isinstance(row, slice):
            return [self._cell(i) for i in range(*row.indices(len(self)))]
        return self._cell(row)

    def __iter__(self) -> Iterator[object]:
        """Iterate over the cells."""
        return (self._cell(row) for row in range(len(self)))


@dataclass(frozen=True, slots=True, eq=False)
class SmallNumbers(_Column):
    """A column of whole numbers from −127 to 127.

    Attributes
    ----------
    values : ndarray of int8, shape (n,)
        The numbers; −128 is an empty cell.
    decimal : bool
        Whether the source holds them as numbers with decimals, so that 6 is shown as 6.0.
    texts : callable or None
        Gives the cells as they stand in a text file, when these numbers were read from one.
    """

    values: NDArray[np.int8]
    decimal: bool = False
    texts: Callable[[], Sequence[object]] | None = None

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.values)

    def cut(self, start: int, stop: int) -> SmallNumbers:
        """Return some of the rows."""
        texts = self.texts
        return SmallNumbers(
            self.values[start:stop], self.decimal, None if texts is None else lambda: texts()[start:stop]
        )

    def _cell(self, row: int) -> int | float | None:
        """Return the cell of a row."""
        value = int(self.values[row])
        if value == ABSENT:
            return None
        return float(value) if self.decimal else value

    def places(self) -> tuple[tuple[object, ...], NDArray[np.uint8]]:
        """Return the different contents, and which of them stands in each row."""
        bytes_ = self.values.view(np.uint8)
        there = np.flatnonzero(np.bincount(bytes_, minlength=256))
        shown = there.astype(np.uint8).view(np.int8).tolist()
        contents = tuple(None if value == ABSENT else float(value) if self.decimal else value for value in shown)
        table = np.zeros(256, dtype=np.uint8)
        table[there] = np.arange(len(there), dtype=np.uint8)
        return contents, table[bytes_]


@dataclass(frozen=True, slots=True, eq=False)
class Recurring(_Column):
    """A column of contents that come again and again.

    Attributes
    ----------
    contents : tuple
        The different contents; some may stand nowhere.
    numbers : ndarray of int, shape (n,)
        Position of the content of each row; −1 is an empty cell.
    """

    contents: tuple[Hashable, ...]
    numbers: NDArray[np.signedinteger]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.numbers)

    def cut(self, start: int, stop: int) -> Recurring:
        """Return some of the rows."""
        return Recurring(self.contents, self.numbers[start:stop])

    def _cell(self, row: int) -> object:
        """Return the cell of a row."""
        number = int(self.numbers[row])
        return None if number < 0 else self.contents[number]

    def places(self) -> tuple[tuple[object, ...], NDArray[np.intp]]:
        """Return the different contents that stand somewhere, and which of them stands in each row."""
        shifted = self.numbers.astype(np.intp)
        shifted += 1
        there = np.flatnonzero(np.bincount(shifted, minlength=1))
        table = np.zeros(len(self.contents) + 1, dtype=np.intp)
        table[there] = np.arange(len(there))
        return tuple(None if i == 0 else self.contents[i - 1] for i in there.tolist()), table[shifted]

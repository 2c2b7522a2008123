"""Order lines as a source holds them, decoded but not yet checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from scorecard.logistics.data_quality import EXAMPLES_KEPT, RowExample
from scorecard.logistics.order_lines import Labels

__all__ = ["Keys", "RawFile", "RawLines"]

Codes = NDArray[np.signedinteger]


@dataclass(frozen=True, slots=True, eq=False)
class Keys:
    """A column of keys.

    Attributes
    ----------
    names : sequence of str
        The different keys.
    codes : (n,) int array
        Position of the key of each line; −1 is none.
    """

    names: Sequence[str]
    codes: Codes


@dataclass(frozen=True, slots=True)
class RawFile:
    """A table that some of the lines come from.

    Attributes
    ----------
    name : str or None
        What it is called; None where it is the only one.
    first_row : int
        Number of its first row as its reader sees it.
    rows : int
        How many rows.
    """

    name: str | None
    first_row: int
    rows: int


@dataclass(slots=True, eq=False)
class RawLines:
    """Order lines in the order of their source; columns are taken out as they are arranged.

    Attributes
    ----------
    files : tuple of RawFile
        Where the lines come from.
    orders : Keys
        Order of each line.
    customers, products : Keys or None
        Customer and product of each line.
    line_keys : (n,) int array or None
        Number of the line within its order, or its rank by text.
    unnumbered : (n,) bool array or None
        Which lines have no number, where others do.
    currencies : Labels or None
        Currency of each value.
    dates, numbers, flags, labels, whole_days : mappings and set
        As in `OrderLines`.
    """

    files: tuple[RawFile, ...]
    orders: Keys
    customers: Keys | None = None
    products: Keys | None = None
    line_keys: Codes | None = None
    unnumbered: NDArray[np.bool_] | None = None
    currencies: Labels | None = None
    dates: dict[str, NDArray[np.int32]] = field(default_factory=dict[str, NDArray[np.int32]])
    numbers: dict[str, Codes] = field(default_factory=dict[str, Codes])
    flags: dict[str, NDArray[np.int8]] = field(default_factory=dict[str, NDArray[np.int8]])
    labels: dict[str, Labels] = field(default_factory=dict[str, Labels])
    whole_days: frozenset[str] = frozenset()

    @property
    def size(self) -> int:
        """Number of lines."""
        return len(self.orders.codes)

    def example(self, position: int) -> RowExample:
        """Return a line as an example, by its position."""
        code = int(self.orders.codes[position])
        name = "" if code < 0 else self.orders.names[code]
        for file in self.files:
            if position < file.rows:
                return RowExample(file.first_row + position, name, file.name)
            position -= file.rows
        raise IndexError(position)

    def examples(self, found: NDArray[np.bool_]) -> tuple[RowExample, ...]:
        """Return the first lines that were found."""
        first = int(found.argmax()) if found.any() else len(found)
        places: list[int] = []
        for start in range(first, len(found), 1 << 20):
            places.extend((np.flatnonzero(found[start : start + (1 << 20)]) + start).tolist())
            if len(places) >= EXAMPLES_KEPT:
                break
        return tuple(self.example(place) for place in places[:EXAMPLES_KEPT])

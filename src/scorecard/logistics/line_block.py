"""Some lines of order records, as the kernel looks at them."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from scorecard.logistics.order_lines import ABSENT, NOT_KNOWN, OrderLines

__all__ = ["Column", "LineBlock"]

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A column of dates or numbers of some lines.

    Attributes
    ----------
    values : (n,) int array
        The values; anything where there is none.
    there : (n,) bool array
        Where there is one.
    blurred : (n,) bool array
        Where something stands that is none: a word, or a cell that cannot be read.
    """

    values: Ints
    there: Bools
    blurred: Bools


@dataclass(frozen=True, slots=True, eq=False)
class LineBlock:
    """Lines of some orders, without those that are left out of every figure.

    Attributes
    ----------
    lines : OrderLines
        All lines.
    chosen : slice or (n,) int array
        Which of them.
    starts : (orders + 1,) int array
        Position of the first line of each order within the block, and the number of lines.
    orders : (orders,) int array
        Position of each order among all.
    """

    lines: OrderLines
    chosen: slice | Ints
    starts: Ints
    orders: Ints
    _seen: dict[str, Column] = field(default_factory=dict[str, Column], repr=False)

    @property
    def size(self) -> int:
        """Number of lines."""
        return int(self.starts[-1])

    @property
    def order_of_line(self) -> Ints:
        """Order of each line within the block."""
        return np.repeat(np.arange(len(self.orders)), np.diff(self.starts))

    def date(self, name: str) -> Column | None:
        """Return a column of dates, in UTC minutes; None where the file has none."""
        if name not in self.lines.dates:
            return None
        if name not in self._seen:
            raw = self.lines.dates[name][self.chosen]
            blurred = raw == NOT_KNOWN
            self._seen[name] = Column(raw.astype(np.int64), ~blurred & (raw != ABSENT), blurred)
        return self._seen[name]

    def days(self, name: str) -> Ints:
        """Return the local days of a column of dates, counted from 1970-01-01; anything where there is none."""
        key = f"{name} in days"
        if key not in self._seen:
            column = self.date(name)
            if column is None:
                raise KeyError(name)
            self._seen[key] = Column(self.lines.clock.local(column.values) // 1440, column.there, column.blurred)
        return self._seen[key].values

    def number(self, name: str) -> Column | None:
        """Return a column of numbers in whole steps; None where the file has none."""
        if name not in self.lines.numbers:
            return None
        raw = self.lines.numbers[name][self.chosen]
        there = raw != np.iinfo(raw.dtype).min
        return Column(raw.astype(np.int64), there, np.zeros(len(raw), dtype=bool))

    def flag(self, name: str) -> NDArray[np.int8] | None:
        """Return a column of yes (1), no (0) and missing (−1); None where the file has none."""
        column = self.lines.flags.get(name)
        return None if column is None else column[self.chosen]

    def label(self, name: str) -> NDArray[np.signedinteger]:
        """Return the positions of the words of a segment; −1 is none."""
        return self.lines.labels[name].codes[self.chosen]

    def foreign(self) -> Bools:
        """Return which values are in a currency without a rate."""
        column = self.lines.foreign
        return np.zeros(self.size, dtype=bool) if column is None else column[self.chosen]

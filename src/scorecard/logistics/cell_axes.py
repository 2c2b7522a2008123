"""Which cell of groups and periods a line belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from scorecard.logistics.line_block import LineBlock
from scorecard.logistics.order_lines import NOT_KNOWN, OrderLines
from scorecard.models import Frequency, Period

__all__ = ["CellAxes"]

Ints = NDArray[np.int64]

_EPOCH = date(1970, 1, 1)
_PARTS: dict[Frequency, int] = {"year": 1, "half": 2, "quarter": 4, "month": 12}


@dataclass(frozen=True, slots=True, eq=False)
class CellAxes:
    """Groups and periods, each with one place more for lines that are in none.

    Attributes
    ----------
    by : str or None
        Segment that splits the lines.
    groups : tuple of str
        Its words, ascending.
    column : str or None
        Column of dates that puts lines into periods.
    periods : tuple of str
        Periods that dates lie in or near, by time; none for the stretch between two dates that lie far apart.
    first_day : int
        Day that `table` begins with, counted from 1970-01-01.
    table : (days,) int array
        Place of the period of each day.
    """

    by: str | None
    groups: tuple[str, ...]
    column: str | None
    periods: tuple[str, ...]
    first_day: int
    table: Ints

    @classmethod
    def of(cls, lines: OrderLines, *, by: str | None, column: str | None, period: Frequency | None) -> CellAxes:
        """Return the axes of all lines."""
        groups = () if by is None else lines.labels[by].words
        if column is None or period is None:
            return cls(by, groups, None, (), 0, np.zeros(0, dtype=np.int64))
        stamps = lines.dates[column]
        there = stamps[stamps > NOT_KNOWN]
        if not len(there):
            return cls(by, groups, column, (), 0, np.zeros(1, dtype=np.int64))
        # local time may be a day away from UTC
        first, last = int(there.min()) // 1440 - 2, int(there.max()) // 1440 + 2
        seen = np.bincount(there // 1440 - first, minlength=last - first + 1) > 0
        seen[1:-1] |= seen[:-2] | seen[2:]
        numbers = _numbers(np.arange(first, last + 1), period)
        found = np.unique(numbers[seen])
        periods = tuple(_label(int(number), period) for number in found)
        return cls(by, groups, column, periods, first, np.searchsorted(found, numbers))

    @property
    def shape(self) -> tuple[int, int]:
        """Number of places for groups and for periods."""
        return len(self.groups) + 1, len(self.periods) + 1

    @property
    def size(self) -> int:
        """Number of cells."""
        return self.shape[0] * self.shape[1]

    def cells(self, block: LineBlock) -> Ints:
        """Return the cell of each line of a block: place of its group times periods, plus place of its period."""
        width = self.shape[1]
        groups: Ints = np.zeros(block.size, dtype=np.int64)
        if self.by is not None:
            codes = block.label(self.by)
            groups = np.where(codes < 0, len(self.groups), codes).astype(np.int64)
        return groups * width + self._periods(block)

    def _periods(self, block: LineBlock) -> Ints:
        """Return the place of the period of each line."""
        none = len(self.periods)
        column = None if self.column is None else block.date(self.column)
        if self.column is None or column is None or not self.periods:
            return np.full(block.size, none, dtype=np.int64)
        places = np.where(column.there, block.days(self.column) - self.first_day, 0)
        return np.where(column.there, self.table[places], none)


def _numbers(days: Ints, period: Frequency) -> Ints:
    """Return the number of the period of each day, counted through."""
    if period == "week":
        return (days + 3) // 7  # 1970-01-01 was a Thursday
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + 1970 * 12
    parts = _PARTS[period]
    return months // 12 * parts + months % 12 * parts // 12


def _label(number: int, period: Frequency) -> str:
    """Return the name of a period."""
    if period == "week":
        year, week, _ = (_EPOCH + timedelta(days=number * 7)).isocalendar()
        return str(Period("week", year, week))
    year, index = divmod(number, _PARTS[period])
    return str(Period(period, year, index + 1))

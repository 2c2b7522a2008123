"""Where the figures of each group and period stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from scorecard.logistics import ServiceRow
from tests.logistics.samples import made


class Read(tuple[ServiceRow, ...]):
    """Rows that note how often somebody goes through them."""

    __slots__ = ()
    times: ClassVar[list[int]] = []

    def __iter__(self) -> Iterator[ServiceRow]:
        """Go through the rows once more."""
        self.times.append(len(self))
        return super().__iter__()


def test_rows_are_gone_through_once_however_many_are_asked_for() -> None:
    performance = made()
    rows = Read(performance.rows)
    asked = replace(performance, rows=rows)
    for row in performance.rows:
        assert asked.row(row.id, group=row.group, period=row.period) is row
    for cell in performance.cells:
        expected = tuple(row for row in performance.rows if (row.group, row.period) == (cell.group, cell.period))
        assert asked.at(group=cell.group, period=cell.period).rows == expected
    assert rows.times == [len(performance.rows)]
    assert asked == performance
    assert asked.numbers_json() == made().numbers_json()

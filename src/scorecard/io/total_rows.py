"""The last row of an order file, which may be a total instead of an order line."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scorecard.errors import Place
from scorecard.instruments.looks import names_total
from scorecard.io.reading import Reading
from scorecard.logistics.raw_lines import Keys

__all__ = ["LastRows"]


@dataclass(frozen=True, slots=True)
class _End:
    """The end of a file: its lines among all lines, its name in messages, and number and date of its last row."""

    start: int
    stop: int
    file: str
    row: int
    dated: bool


class LastRows:
    """Remember where files end, and tell whether a last row names itself a total.

    Parameters
    ----------
    reading : Reading
        Where problems go.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._ends: list[_End] = []

    def end_file(self, file: str | None, first_row: int, rows: int, *, dated: bool) -> None:
        """Take up a file: its name among several, its first row, how many, and whether the last has a date."""
        start = self._ends[-1].stop if self._ends else 0
        self._ends.append(_End(start, start + rows, file or self._reading.source, first_row + rows - 1, dated))

    def look(self, keys: Keys, column: str, orders: Keys) -> None:
        """Report files whose last row names itself a total in this column, as no other row of the file does.

        Rows without an order are passed over, since they are in no figure, and so are those with a date in other
        columns than that of the order: a customer may be called Total.

        Parameters
        ----------
        keys : Keys
            What stands in the column.
        column : str
            Its name in the file.
        orders : Keys
            The order of each line.
        """
        for end in self._ends:
            if end.stop - end.start < 2 or orders.codes[end.stop - 1] < 0:
                continue
            if end.dated and keys is not orders:
                continue
            code = int(keys.codes[end.stop - 1])
            label = "" if code < 0 else str(keys.names[code])
            if names_total(label) and np.count_nonzero(keys.codes[end.start : end.stop] == code) == 1:
                self._reading.problems.add(
                    "total-row",
                    "the last row looks like a total or a mean, which is no order line",
                    place=Place(file=end.file, row=end.row, field=column),
                    found=label,
                    cure="Delete the row, or declare the word under missing where it stands in the column of the "
                    "order: rows without an order are left out; if it is an order line, name it differently.",
                )

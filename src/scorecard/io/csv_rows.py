"""Rows of CSV text: the header, what each row must look like, and where the data start and end."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from typing import NoReturn

from scorecard.io.columns import MAX_COLUMNS
from scorecard.io.reading import Reading
from scorecard.io.separators import SEPARATORS, lines_of

__all__ = [
    "HINT",
    "MAX_CELL",
    "RowChecks",
    "Rows",
    "body_start",
    "check_row",
    "check_width",
    "header_of",
    "is_blank",
    "records_of",
    "refuse_empty",
    "refuse_no_rows",
    "refuse_quotes",
    "report_long",
    "trim_row",
    "without_blank_end",
]

MAX_CELL = 100_000
"""Longest cell that is read, in characters."""

HINT = re.compile(r"sep=([,;\t])[\r\n]+")
"""Excel's first line that names the separator."""

_LINE_END = re.compile(r"\r\n|\r|\n")

Rows = list[list[str]]


def is_blank(row: list[str]) -> bool:
    """Return whether nothing stands in a row."""
    return not any(cell.strip() for cell in row)


def refuse_empty(reading: Reading) -> NoReturn:
    """Refuse a file in which nothing stands."""
    reading.refuse("empty-file", "the file is empty", cure="Export it again with a header row and data rows.")


def refuse_no_rows(header_rows: int, reading: Reading) -> NoReturn:
    """Refuse a file without data rows."""
    reading.refuse(
        "no-rows",
        "the file has headers but no data rows",
        cure="Export it again with the data" + (", or lower header_rows." if header_rows > 1 else "."),
    )


def header_of(text: str, separator: str, reading: Reading) -> tuple[str, ...]:
    """Return the trimmed names of the first row."""
    try:
        first = next(records_of(lines_of(text), separator))
    except csv.Error as error:
        refuse_quotes(error, 1, reading)
    if not any(cell.strip() for cell in first):
        reading.refuse(
            "blank-header",
            "the first row is blank",
            place=reading.place(row=1),
            cure="Delete the rows above the header.",
        )
    if len(first) > MAX_COLUMNS:
        reading.refuse(
            "too-many-columns",
            f"the table has more than {MAX_COLUMNS} columns",
            found=f"{len(first)} columns",
            cure="Leave out the columns that are not needed, or declare the separator.",
        )
    return tuple(cell.strip() for cell in first)


def records_of(lines: Iterable[str], separator: str) -> Iterator[list[str]]:
    """Yield the rows of some lines; a quoted cell may run over lines."""
    return csv.reader(lines, delimiter=separator, strict=True)


def trim_row(row: list[str], width: int) -> None:
    """Cut off empty cells right of the header; in a table of one column, a blank line is an empty cell."""
    if len(row) > width and not any(cell.strip() for cell in row[width:]):
        del row[width:]
    if not row and width == 1:
        row.append("")


def check_width(body: Rows, width: int, reading: Reading) -> None:
    """Refuse a first row that has another length than all rows below, which agree: it is no header."""
    widths = {len(row) for row in body if any(cell.strip() for cell in row)}
    if len(body) > 1 and len(widths) == 1 and width not in widths and max(widths) > 1:
        reading.refuse(
            "header-length",
            f"the first row has another number of cells than all rows below, which have {max(widths)}",
            place=reading.place(row=1),
            found=f"{width} cells",
            cure="Delete the lines above the header, and give every column one name.",
        )


def check_row(row: list[str], number: int, width: int, reading: Reading) -> None:
    """Report a row that does not fit the header, and fill it up."""
    if len(row) != width:
        _report_length(row, number, width, reading)
        row.extend([""] * (width - len(row)))
    if max(map(len, row)) > MAX_CELL:
        report_long(number, reading)
    elif any("\n" in cell or "\r" in cell for cell in row) and _swallows(row):
        reading.problems.add(
            "swallowed-rows",
            "a quoted cell of this row runs over what look like rows of their own",
            place=reading.place(row=number),
            cure="Close the double quote where its cell ends, or take the line breaks out of the cell.",
        )


def _swallows(row: list[str]) -> bool:
    """Return whether a cell holds whole rows: line after line with as many separators as a row, no blank behind any."""
    width = len(row)
    for position, cell in enumerate(row):
        lines = _LINE_END.split(cell)
        if width < 3 or len(lines) < 2:
            continue
        due = [width - 1 - position, *[width - 1] * (len(lines) - 2), position]
        for separator in SEPARATORS:
            if [line.count(separator) for line in lines] == due and f"{separator} " not in cell:
                return True
    return False


class RowChecks:
    """Check rows one after the other as `check_width` and `check_row` check all of them.

    Parameters
    ----------
    width : int
        Cells of the header.
    reading : Reading
        Where problems go.
    """

    def __init__(self, width: int, reading: Reading) -> None:
        self._width, self._reading = width, reading
        self._own = Reading(reading.source, reading.error)
        self._widths: set[int] = set()
        self.rows: int = 0

    @property
    def failed(self) -> bool:
        """Whether a row did not fit."""
        return bool(self._own.problems)

    def add(self, row: list[str], number: int) -> None:
        """Check a row and fill it up."""
        self.rows += 1
        if not is_blank(row) and len(self._widths) < 2:
            self._widths.add(len(row))
        check_row(row, number, self._width, self._own)

    def close(self) -> None:
        """Raise everything found, if anything was."""
        if self.rows > 1 and len(self._widths) == 1:
            check_width([[" x"] * next(iter(self._widths))] * 2, self._width, self._reading)
        self._own.close()


def _report_length(row: list[str], number: int, width: int, reading: Reading) -> None:
    """Report a row with another number of cells than the header."""
    place = reading.place(row=number)
    if not any(cell.strip() for cell in row):
        reading.problems.add("blank-row", "a blank row stands between the data", place=place, cure="Delete it.")
        return
    reading.problems.add(
        "row-length",
        f"the row has another number of cells than the header, which has {width}",
        place=place,
        found=f"{len(row)} cells",
        cure="Put cells that hold the separator in double quotes.",
    )


def report_long(row: int, reading: Reading) -> None:
    """Report a cell that is too long to be one."""
    reading.problems.add(
        "cell-too-long",
        f"a cell has more than {MAX_CELL} characters",
        place=reading.place(row=row),
        cure="Look for a double quote that is not closed.",
    )


def refuse_quotes(error: csv.Error, row: int, reading: Reading) -> NoReturn:
    """Refuse text whose quotes do not pair up."""
    if "field larger than" in str(error):
        report_long(row, reading)
        reading.close()
    reading.refuse(
        "csv-quotes",
        "the double quotes of this row do not pair up",
        place=reading.place(row=row),
        cure="Double every quote inside a quoted cell, and close each quoted cell.",
    )


def body_start(text: str, separator: str, header_rows: int) -> int | None:
    """Return where the first data row starts; a header cell may run over lines. None if its quotes do not pair up."""
    taken = 0

    def lines() -> Iterator[str]:
        nonlocal taken
        for line in lines_of(text):
            taken += len(line)
            yield line

    reader = csv.reader(lines(), delimiter=separator, strict=True)
    try:
        for _ in range(header_rows):
            next(reader, None)
    except csv.Error:
        return None
    return taken


def without_blank_end(text: str, separator: str) -> tuple[str, int]:
    """Return the text up to its last row that holds something, and how many blank rows followed."""
    end = len(text.removesuffix("\n"))
    blank = 0
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        if text[start:end].replace(separator, "").strip():
            return text[:end], blank
        end = max(start - 1, 0)
        blank += 1
    return "", blank

"""The header that stands below other rows, looked for where a table cannot be read."""

from __future__ import annotations

import csv
from collections.abc import Callable, Generator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from scorecard.errors import ScorecardError, UsageError
from scorecard.io.columns import MAX_COLUMNS
from scorecard.io.csv_rows import HINT
from scorecard.io.decoding import decode
from scorecard.io.headers import refuse_header_below
from scorecard.io.reading import Reading, read_bytes
from scorecard.io.separators import SEPARATORS, lines_of
from scorecard.io.sheet_grid import choose_sheet
from scorecard.io.tables import (
    TextOptions,
    grids_of,
    has_own_words,
    is_held,
    is_table_file,
    is_workbook,
    path_of,
)
from scorecard.io.text_stream import whole_lines
from scorecard.survey.cells import label_of, native

__all__ = ["header_sought", "look_like_names", "refuse_titles"]

_LOOKED = 30
"""Rows that are looked at."""
_HEAD = 1 << 20
"""Bytes of a text file that are looked at."""
_MAX_WORKBOOK = 100_000_000
_PLAIN = TextOptions()

Names = tuple[str, ...]
Rows = list[tuple[int, Names]]


@contextmanager
def header_sought(
    source: object, reading: Reading, holds: Callable[[Names], bool], *, options: TextOptions = _PLAIN
) -> Generator[None]:
    """Refuse a table in one sentence where what goes wrong inside comes from a header that stands below other rows.

    Parameters
    ----------
    source : path or data frame
        The table that is read inside.
    reading : Reading
        The input.
    holds : callable
        Whether a row holds the names of the columns that are needed.
    options : TextOptions
        Declared encoding and separator, and the sheet.

    Yields
    ------
    None
        Once.

    Raises
    ------
    ScorecardError
        Of the kind `reading` names: what was raised inside, or that the header stands below, with its row.
    """
    try:
        yield
    except UsageError:
        raise
    except reading.error:
        sheet, row = _found(source, Reading(reading.source, reading.error), holds, options)
        if row is None:
            raise
        below = Reading(reading.source, reading.error, sheet=sheet)
    else:
        return
    refuse_header_below(row, below)


def refuse_titles(source: object, reading: Reading, *, options: TextOptions = _PLAIN) -> None:
    """Refuse a table of which only titles were read, since they have no separator.

    Parameters
    ----------
    source : path or data frame
        The table, in which one column was found.
    reading : Reading
        The input.
    options : TextOptions
        Declared encoding and separator, and the sheet.

    Raises
    ------
    ScorecardError
        Of the kind `reading` names: if one of the rows below looks like the names of columns, and all rows below it
        have as many cells.
    """
    quiet = Reading(reading.source, reading.error)
    try:
        sheet, tables = _tops(source, quiet, options)
    except ScorecardError:
        return
    for rows in tables:
        start = next((at for at, (_, names) in enumerate(rows) if at and look_like_names(names)), len(rows))
        if len(rows) > start + 1 and len({len(names) for _, names in rows[start:] if any(names)}) == 1:
            refuse_header_below(rows[start][0], Reading(reading.source, reading.error, sheet=sheet))


def look_like_names(cells: Names) -> bool:
    """Return whether cells may be the names of columns: three or more, all filled and different, and no numbers.

    Parameters
    ----------
    cells : tuple of str
        Cells of a row.

    Returns
    -------
    bool
        Whether they look like names.
    """
    return len(cells) > 2 and len({cell for cell in cells if cell and not cell[0].isdigit()}) == len(cells)


def _found(
    source: object, reading: Reading, holds: Callable[[Names], bool], options: TextOptions
) -> tuple[str | None, int | None]:
    """Return the sheet, and the row that holds the names; none where the first does, or what cannot be looked at."""
    try:
        sheet, tables = _tops(source, reading, options)
    except ScorecardError:
        return None, None
    if any(rows and holds(rows[0][1]) for rows in tables):
        return None, None
    return sheet, next((row for rows in tables for row, names in rows if holds(names)), None)


def _tops(source: object, reading: Reading, options: TextOptions) -> tuple[str | None, list[Rows]]:
    """Return the sheet, and the first rows in each way in which they may be read, the very first at the head."""
    path = path_of(source)
    if path is None:
        if not is_held(source):
            return None, []
        return None, [_frame_rows(source, reading)]
    if is_workbook(path):
        grid = choose_sheet(
            grids_of(path, read_bytes(path, reading, limit=_MAX_WORKBOOK), reading), options.sheet, reading
        )
        rows = [(row, tuple(label_of(cell) for cell in cells.values())) for row, cells in sorted(grid.rows.items())]
        return grid.title, [rows[:_LOOKED]]
    if is_table_file(path) != "csv" or has_own_words(path):
        return None, []
    text = _beginning(path, reading, options.encoding)
    hint = HINT.match(text)
    text = text[hint.end() :] if hint else text
    told = options.separator or (hint[1] if hint else None)
    return None, [_rows(text, separator) for separator in ([told] if told else SEPARATORS)]


def _frame_rows(frame: object, reading: Reading) -> Rows:
    """Return the names of a frame, and its first rows."""
    from scorecard.io.codecs.frame_codec import FrameSource

    table = FrameSource(frame, reading)
    first = next(table.batches(table.names, rows=_LOOKED))
    columns = [first.columns[name] for name in table.names]
    below = (tuple(label_of(native(cells[row])) for cells in columns) for row in range(first.rows))
    return [(0, table.names), *enumerate(below, start=first.first_row)]


def _beginning(path: Path, reading: Reading, encoding: str | None) -> str:
    """Return the first lines of a text file."""
    try:
        with path.open("rb") as file:
            data = file.read(_HEAD)
    except OSError:
        return ""  # told where it is read
    data = whole_lines(data) if len(data) == _HEAD else data
    return decode(data, reading, encoding=encoding).text


def _rows(text: str, separator: str) -> Rows:
    """Return the first rows of a text."""
    rows: Rows = []
    try:
        for row, cells in enumerate(islice(csv.reader(lines_of(text), delimiter=separator), _LOOKED), start=1):
            if len(cells) > MAX_COLUMNS:
                return []  # told where it is read
            rows.append((row, tuple(cell.strip() for cell in cells)))
    except csv.Error:
        pass  # told where it is read
    return rows

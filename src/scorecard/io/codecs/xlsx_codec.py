"""Sheets of Excel workbooks to columns."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NoReturn, cast

from scorecard._result import Provenance
from scorecard._turn import TURN
from scorecard.errors import MissingExtraError
from scorecard.instruments.looks import as_seen
from scorecard.io.columns import RawColumns
from scorecard.io.numbers import Percentage
from scorecard.io.reading import Reading
from scorecard.io.sheet_grid import SheetGrid, grid_columns
from scorecard.io.workbook_archive import BROKEN, MAX_CELLS, open_archive
from scorecard.io.workbook_parts import (
    PARSE_ERRORS,
    hidden_rows,
    is_strict,
    merged_ranges,
    misplaced_row,
    sheet_parts,
    unset_formulas,
)

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["read_xlsx", "read_xlsx_grids"]

_MAX_ROW = 1_048_576
_MAX_LOOKED_AT = 2 * MAX_CELLS
_TITLE = 255
_ESCAPED = re.compile(r"_x(00[01][0-9A-Fa-f])_")  # control characters; openpyxl has undone what it knows
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DAY_START = time()
_UNFIT: tuple[type[Exception], ...] = (
    *BROKEN,
    ArithmeticError,
    AttributeError,
    LookupError,
    SyntaxError,
    TypeError,
)
"""What openpyxl raises of parts that are broken or do not fit together."""

_Cell = tuple[object, str]
"""Value and number format."""

_Row = tuple[int, list[tuple[int, _Cell]]]
"""Width, and the cells that hold something by their columns."""


def read_xlsx(
    data: bytes, reading: Reading, *, name: str, sheet: str | None = None, header_rows: int = 1
) -> RawColumns:
    """Return the columns of a sheet of an Excel workbook.

    Parameters
    ----------
    data : bytes
        The file, .xlsx or .xlsm.
    reading : Reading
        Its name in messages, and where problems go.
    name : str
        Its name in the provenance.
    sheet : str, optional
        Name of the sheet; the only visible one that holds something when left out.
    header_rows : int
        Rows before the data, counted from the first row that holds something.

    Returns
    -------
    RawColumns
        The columns; rows keep the numbers that they have in the sheet. A number shown as a percentage
        is the text that is shown, such as ``95%``; an error such as ``#N/A`` stays as text.

    Raises
    ------
    ScorecardError
        Of the kind `reading` names: a broken, protected or oversized workbook, a sheet that cannot be
        chosen, formulas without a stored value, blank rows between the data.
    MissingExtraError
        If openpyxl is not installed.
    """
    facts = Provenance(source=name, sha256=hashlib.sha256(data).hexdigest())
    return grid_columns(read_xlsx_grids(data, reading), reading, facts=facts, sheet=sheet, header_rows=header_rows)


def read_xlsx_grids(data: bytes, reading: Reading) -> tuple[SheetGrid, ...]:
    """Return the cells of all sheets of an Excel workbook.

    Parameters
    ----------
    data : bytes
        The file, .xlsx or .xlsm.
    reading : Reading
        Its name in messages, and where problems go.

    Returns
    -------
    tuple of SheetGrid
        The sheets in their order.

    Raises
    ------
    ScorecardError
        Of the kind `reading` names: a broken, protected or oversized workbook.
    MissingExtraError
        If openpyxl is not installed.
    """
    try:
        import openpyxl
    except ImportError:
        MissingExtraError.raise_for("openpyxl", extra="excel", purpose="reading Excel files")
    archive = open_archive(data, reading)
    _refuse_strict(archive, reading)
    with TURN, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions and styles, which hold no values
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            sheets = book.worksheets
        except _UNFIT:
            _refuse_broken(reading)
        return tuple(_grids(sheets, archive, reading))


def _refuse_broken(reading: Reading) -> NoReturn:
    """Refuse a file that is no workbook."""
    reading.refuse("broken-workbook", "this is no workbook, or a broken one", cure="Save it again as .xlsx.")


def _refuse_strict(archive: zipfile.ZipFile, reading: Reading) -> None:
    """Refuse a workbook of the kind that Excel calls Strict Open XML."""
    try:
        strict = is_strict(archive)
    except PARSE_ERRORS:
        return  # told where it is opened
    if strict:
        reading.refuse(
            "strict-workbook",
            "the workbook was saved as Strict Open XML, which is not read",
            cure="Save it as 'Excel Workbook (.xlsx)'.",
        )


def _grids(sheets: Sequence[ReadOnlyWorksheet], archive: zipfile.ZipFile, reading: Reading) -> Iterator[SheetGrid]:
    """Yield the sheets of an opened workbook; sheets of charts have no cells."""
    try:
        parts = sheet_parts(archive)
    except PARSE_ERRORS:
        parts = {}
    looked_at = 0
    for sheet in sheets:
        rows: dict[int, Mapping[int, object]] = {}
        for number, (width, cells) in enumerate(_unbroken(_rows(sheet), reading), start=1):
            looked_at += width + 1
            if looked_at > _MAX_LOOKED_AT:
                _refuse_cells(reading)
            held = {column: value for column, cell in cells if (value := _value(cell)) is not None}
            if held:
                rows[number] = held
        title = as_seen(sheet.title)[:_TITLE]
        try:
            part = archive.read(parts[sheet.title]) if sheet.title in parts else b""
            unset = unset_formulas(part)
        except PARSE_ERRORS:
            _refuse_broken(reading)
        if (misplaced := misplaced_row(part)) is not None:
            reading.refuse(
                "rows-in-disorder",
                "the row stands twice in the file, or behind a later one",
                place=replace(reading, sheet=title).place(row=misplaced),
                cure="Open the file in a spreadsheet program and save it.",
            )
        yield SheetGrid(title, rows, sheet.sheet_state != "visible", merged_ranges(part), unset, hidden_rows(part))


def _refuse_cells(reading: Reading) -> NoReturn:
    """Refuse a workbook whose rows are so long and so many that reading them would take minutes."""
    reading.refuse(
        "too-many-cells",
        f"the workbook holds more than {MAX_CELLS:,} cells",
        cure="Save the data as CSV or Parquet, which are read in pieces.",
    )


def _rows(sheet: ReadOnlyWorksheet) -> Iterator[_Row]:
    """Yield the width of every row of a sheet, and the cells that hold something; openpyxl parses on the way."""
    sheet.reset_dimensions()  # what a file says of its extent may be wrong
    for row in cast("Worksheet", sheet).iter_rows(max_row=_MAX_ROW):
        yield len(row), [(column, _cell(cell)) for column, cell in enumerate(row, start=1) if cell.value is not None]


def _cell(cell: Cell | MergedCell | ReadOnlyCell | EmptyCell) -> _Cell:
    """Return the value of a cell, and the format of a number."""
    value: object = cell.value
    return value, str(cell.number_format) if isinstance(value, int | float) else ""


def _unbroken(rows: Iterator[_Row], reading: Reading) -> Iterator[_Row]:
    """Yield what openpyxl gives, or refuse the file where it fails."""
    while True:
        try:
            row = next(rows, None)
        except _UNFIT:
            _refuse_broken(reading)
        if row is None:
            return
        yield row


def _value(cell: _Cell) -> object:
    """Return what a cell holds, as it is shown where that matters; None if it is empty."""
    value, number_format = cell
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value) if "_x" in value else value
        return text if text.strip() else None
    if isinstance(value, int | float):
        return _percent(value) if _is_percent(number_format) else value
    if isinstance(value, datetime):
        return value.date() if value.time() == _DAY_START else value
    return value


def _percent(value: int | float) -> Percentage:
    """Return a share as the percentage that a cell shows."""
    return Percentage(f"{(Decimal(str(value)) * 100).normalize():f}%")


@lru_cache(maxsize=1000)
def _is_percent(number_format: str) -> bool:
    """Return whether a number format shows a share as a percentage."""
    return "%" in _QUOTED.sub("", number_format)

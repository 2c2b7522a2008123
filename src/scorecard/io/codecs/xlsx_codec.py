"""Sheets of Excel workbooks to columns."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from scorecard._result import Provenance
from scorecard.errors import MissingExtraError
from scorecard.instruments.looks import as_seen
from scorecard.io.columns import RawColumns
from scorecard.io.reading import Reading
from scorecard.io.sheet_grid import SheetGrid, grid_columns
from scorecard.io.workbook_archive import MAX_CELLS, open_archive
from scorecard.io.workbook_parts import PARSE_ERRORS, hidden_rows, merged_ranges, sheet_parts, unset_formulas

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
    from openpyxl.workbook.workbook import Workbook

__all__ = ["read_xlsx", "read_xlsx_grids"]

_MAX_ROW = 1_048_576
_MAX_LOOKED_AT = 2 * MAX_CELLS
_TITLE = 255
_ESCAPED = re.compile(r"_x(00[01][0-9A-Fa-f])_")  # control characters; openpyxl has undone what it knows
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DAY_START = time()


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
        MissingExtraError.raise_for("openpyxl", "excel", "reading Excel files")
    archive = open_archive(data, reading)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions and styles, which hold no values
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            return tuple(_grids(book, archive))
    except _TooWideError:
        reading.refuse(
            "too-many-cells",
            f"the workbook holds more than {MAX_CELLS:,} cells",
            cure="Save the data as CSV or Parquet, which are read in pieces.",
        )
    except Exception:  # noqa: BLE001  # parts that do not fit together raise errors of every kind
        reading.refuse("broken-workbook", "this is no workbook, or a broken one", cure="Save it again as .xlsx.")


class _TooWideError(Exception):
    """The rows of a sheet are so long and so many that reading them would take minutes."""


def _grids(book: Workbook, archive: zipfile.ZipFile) -> Iterator[SheetGrid]:
    """Yield the sheets of an opened workbook; sheets of charts have no cells."""
    try:
        parts = sheet_parts(archive)
    except PARSE_ERRORS:
        parts = {}
    looked_at = 0
    for sheet in book.worksheets:
        rows: dict[int, Mapping[int, object]] = {}
        sheet.reset_dimensions()  # what a file says of its extent may be wrong
        for number, row in enumerate(sheet.iter_rows(max_row=_MAX_ROW), start=1):
            looked_at += len(row) + 1
            if looked_at > _MAX_LOOKED_AT:
                raise _TooWideError
            cells = {column: value for column, cell in enumerate(row, start=1) if (value := _value(cell)) is not None}
            if cells:
                rows[number] = cells
        title = as_seen(sheet.title)[:_TITLE]
        part = archive.read(parts[sheet.title]) if sheet.title in parts else b""
        hidden = sheet.sheet_state != "visible"
        yield SheetGrid(title, rows, hidden, merged_ranges(part), unset_formulas(part), hidden_rows(part))


def _value(cell: Cell | MergedCell | ReadOnlyCell | EmptyCell) -> object:
    """Return what a cell holds, as it is shown where that matters; None if it is empty."""
    value = cell.value
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value) if "_x" in value else value
        return text if text.strip() else None
    if isinstance(value, int | float):
        return _percent(value) if _is_percent(str(cell.number_format)) else value
    if isinstance(value, datetime):
        return value.date() if value.time() == _DAY_START else value
    return value


def _percent(value: int | float) -> str:
    """Return a share as the percentage that a cell shows."""
    return f"{(Decimal(str(value)) * 100).normalize():f}%"


@lru_cache(maxsize=1000)
def _is_percent(number_format: str) -> bool:
    """Return whether a number format shows a share as a percentage."""
    return "%" in _QUOTED.sub("", number_format)

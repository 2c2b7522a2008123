"""Sheets of workbooks of other kinds than .xlsx to cells."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time
from typing import NoReturn

from scorecard.errors import MissingExtraError
from scorecard.instruments.looks import as_seen
from scorecard.io.reading import Reading
from scorecard.io.sheet_grid import SheetGrid, address
from scorecard.io.workbook_archive import MAX_CELLS, open_archive

__all__ = ["read_calamine_grids"]

_TITLE = 255
_DAY_START = time()
_REPEATED = re.compile(rb'number-(?:columns|rows)-repeated="([0-9]{1,9})"')
_MOST_REPEATED = 3_000_000


def read_calamine_grids(data: bytes, reading: Reading) -> tuple[SheetGrid, ...]:
    """Return the cells of all sheets of a workbook.

    Parameters
    ----------
    data : bytes
        The file, .xls or .ods.
    reading : Reading
        Its name in messages, and where problems go.

    Returns
    -------
    tuple of SheetGrid
        The sheets in their order. Errors of formulas and formulas without a stored value look like empty
        cells; whole numbers come without a point.

    Raises
    ------
    ScorecardError
        Of the kind `reading` names: a broken or oversized workbook.
    MissingExtraError
        If python-calamine is not installed.
    """
    try:
        import python_calamine
    except ImportError:
        MissingExtraError.raise_for("python-calamine", extra="excel", purpose="reading .xls and .ods files")
    if data.startswith(b"PK"):
        archive = open_archive(data, reading)
        if "content.xml" in archive.namelist() and _unfolds(archive.read("content.xml")):
            _refuse_cells(reading)
    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        shown = {meta.name: meta.visible == python_calamine.SheetVisibleEnum.Visible for meta in book.sheets_metadata}
        grids: list[SheetGrid] = []
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height * sheet.total_width > MAX_CELLS:
                _refuse_cells(reading)
            rows = dict(_rows(sheet.to_python(skip_empty_area=False)))
            merged = tuple(
                f"{address(top + 1, left + 1)}:{address(bottom + 1, right + 1)}"
                for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
            )
            grids.append(SheetGrid(as_seen(name)[:_TITLE], rows, not shown.get(name, True), merged))
    except (python_calamine.CalamineError, OSError, ValueError, OverflowError):
        reading.refuse("broken-workbook", "this is no workbook, or a broken one", cure="Save it again as .xlsx.")
    return tuple(grids)


def _unfolds(content: bytes) -> bool:
    """Return whether cells are repeated so often that a table of them would not fit into memory."""
    repeated = [int(found) for found in _REPEATED.findall(content)]
    return sum(number for number in repeated if number < 1_000_000) > _MOST_REPEATED


def _refuse_cells(reading: Reading) -> NoReturn:
    """Refuse a workbook with too many cells."""
    reading.refuse(
        "too-many-cells",
        f"the workbook holds more than {MAX_CELLS:,} cells",
        cure="Save the data as CSV or Parquet, which are read in pieces.",
    )


def _rows(rows: Iterable[Iterable[object]]) -> Iterator[tuple[int, Mapping[int, object]]]:
    """Yield the rows that hold something, by their numbers."""
    for number, row in enumerate(rows, start=1):
        cells = {column: value for column, cell in enumerate(row, start=1) if (value := _value(cell)) is not None}
        if cells:
            yield number, cells


def _value(cell: object) -> object:
    """Return what a cell holds; None if it is empty."""
    if isinstance(cell, str):
        return cell if cell.strip() else None
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53:
        return int(cell)
    if isinstance(cell, datetime) and cell.time() == _DAY_START:
        return cell.date()
    return cell

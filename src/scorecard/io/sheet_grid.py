"""The cells of one sheet by their addresses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NoReturn

from scorecard._result import Provenance
from scorecard._text import LocalText
from scorecard.errors import near
from scorecard.instruments.looks import as_seen
from scorecard.io.columns import MAX_COLUMNS, RawColumns
from scorecard.io.csv_rows import MAX_CELL
from scorecard.io.reading import Reading

__all__ = ["SheetGrid", "address", "choose_sheet", "grid_columns", "letters"]

_MOST_PLACES = 20_000_000
"""Most places, filled or not, of the rectangle that a table spans: ten times the cells that a workbook may hold."""

_LISTED = 5
_NAMED = 12

_HIDDEN = LocalText(en="Hidden sheets, not read: {names}.", zh="以下隐藏工作表未读取：{names}。")
_MERGED = LocalText(
    en="Merged cells in sheet {sheet}: {ranges}; only the first cell of each has a value.",
    zh="工作表 {sheet} 中有合并单元格：{ranges}；每组只有首个单元格有值。",
)
_CONCEALED = LocalText(
    en="Hidden rows of sheet {sheet}, read like all others: {rows}.",
    zh="工作表 {sheet} 中的以下隐藏行已照常读取：{rows}。",
)
_SHEET = LocalText(en="Read from sheet {sheet}.", zh="读取工作表：{sheet}。")
_SIGNS_MORE = LocalText(en="{shown} and {n} more", zh="{shown} 等，另有 {n} 处")


@dataclass(frozen=True, slots=True)
class SheetGrid:
    """What stands in a sheet.

    Attributes
    ----------
    title : str
        Name of the sheet.
    rows : mapping of int to mapping of int to object
        Cells that hold something, by row, then by column, both from 1.
    hidden : bool
        Whether the sheet is hidden.
    merged : tuple of str
        Ranges of merged cells, such as ``A1:B1``.
    unset : tuple of (str, str)
        Addresses of formulas that have no stored value, and the formulas.
    concealed : tuple of int
        Rows that are hidden, by hand or by a filter.
    """

    title: str
    rows: Mapping[int, Mapping[int, object]]
    hidden: bool = False
    merged: tuple[str, ...] = ()
    unset: tuple[tuple[str, str], ...] = ()
    concealed: tuple[int, ...] = ()


def letters(column: int) -> str:
    """Return the letters of a column, as a spreadsheet counts.

    Parameters
    ----------
    column : int
        Number of the column, from 1.

    Returns
    -------
    str
        Its letters.

    Examples
    --------
    >>> letters(1), letters(27), letters(16384)
    ('A', 'AA', 'XFD')
    """
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def address(row: int, column: int) -> str:
    """Return the address of a cell, such as ``B7``."""
    return f"{letters(column)}{row}"


def choose_sheet(grids: Sequence[SheetGrid], sheet: str | None, reading: Reading) -> SheetGrid:
    """Return the sheet that is meant: the named one, or the only visible one that holds something.

    Parameters
    ----------
    grids : sequence of SheetGrid
        All sheets of the workbook.
    sheet : str or None
        Name of the sheet that is wanted.
    reading : Reading
        Its name in messages, and where problems go.

    Returns
    -------
    SheetGrid
        The sheet.

    Raises
    ------
    ScorecardError
        Of the kind `reading` names: no such sheet, an empty workbook, several sheets and none named, or two named
        alike.
    """
    if sheet is not None:
        meant = [grid for grid in grids if grid.title == as_seen(sheet)]
        if len(meant) == 1:
            return meant[0]
        if meant:
            reading.refuse(
                "sheets-alike",
                "several sheets have names that look alike",
                found=sheet,
                cure="Rename one of them.",
            )
        names = [grid.title for grid in grids]
        reading.refuse("unknown-sheet", "the workbook has no such sheet", found=sheet, cure=_known(sheet, names))
    filled = [grid for grid in grids if grid.rows and not grid.hidden]
    if not filled:
        reading.refuse(
            "empty-file",
            "no visible sheet of the workbook holds anything",
            cure="Save it again with a header row and data rows.",
        )
    if len(filled) > 1:
        reading.refuse(
            "several-sheets",
            "several sheets of the workbook hold something",
            found=", ".join(grid.title for grid in filled[:_LISTED]) + (", …" if len(filled) > _LISTED else ""),
            cure="Name the one to read: with sheet=… in Python, as FILE#SHEET on the command line.",
        )
    return filled[0]


def _known(sheet: str, names: Sequence[str]) -> str:
    """Return a cure that names the nearest sheet, and lists all that there are."""
    cure = near(sheet, names)
    listed = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
    return f"{cure} The sheets are: {listed}." if cure.startswith("Did you mean") and len(names) > 1 else cure


def grid_columns(
    grids: Sequence[SheetGrid], reading: Reading, *, facts: Provenance, sheet: str | None = None, header_rows: int = 1
) -> RawColumns:
    """Return the columns of a sheet; its first row that holds something is the header.

    Parameters
    ----------
    grids : sequence of SheetGrid
        All sheets of the workbook.
    reading : Reading
        Its name in messages, and where problems go.
    facts : Provenance
        Name and hash of the file.
    sheet : str, optional
        Name of the sheet; the only visible one that holds something when left out.
    header_rows : int
        Rows before the data, counted from the header; the first of them holds the names.

    Returns
    -------
    RawColumns
        The columns: numbers, texts, truth values and dates as they stand there, None where a cell is empty.

    Raises
    ------
    ScorecardError
        Of the kind `reading` names: a sheet that cannot be chosen, no data rows, blank rows between the
        data, formulas without a stored value, a cell that is too long, or one far to the right of a long table.
    """
    grid = choose_sheet(grids, sheet, reading)
    reading = replace(reading, sheet=grid.title)
    if not grid.rows:
        reading.refuse("empty-file", "the sheet is empty", cure="Fill in a header row and data rows.")
    top = min(grid.rows)
    columns = range(min(map(min, grid.rows.values())), max(map(max, grid.rows.values())) + 1)
    if len(columns) > MAX_COLUMNS:
        reading.refuse(
            "too-many-columns",
            f"the table has more than {MAX_COLUMNS} columns",
            found=f"{len(columns)} columns",
            cure="Leave out the columns that are not needed.",
        )
    first, last = top + header_rows, max(grid.rows)
    if last < first:
        reading.refuse("no-rows", "the sheet has headers but no data rows", cure="Fill in the data.")
    _check(grid, reading, first=first, last=last)
    if (places := len(columns) * (last + 1 - first)) > _MOST_PLACES:
        _refuse_far(grid, reading, columns[-1], places)
    header = grid.rows[top]
    names = tuple("" if header.get(column) is None else str(header[column]).strip() for column in columns)
    cells: tuple[list[object], ...] = tuple([None] * (last + 1 - first) for _ in columns)
    for row, held in grid.rows.items():
        if row >= first:
            for column, value in held.items():
                cells[column - columns.start][row - first] = value
    notes = (*facts.notes, *_notes(grids, grid, first=first))
    told = replace(facts, rows_read=last + 1 - first, notes=notes)
    return RawColumns(names=names, cells=cells, first_row=first, provenance=told, sheet=grid.title)


def _refuse_far(grid: SheetGrid, reading: Reading, last: int, places: int) -> NoReturn:
    """Refuse a table that a cell far to the right makes much wider than what stands in it."""
    row = next(row for row, held in sorted(grid.rows.items()) if last in held)
    reading.refuse(
        "far-cell",
        f"the table reaches out to this cell and has {places:,} places, most of them empty",
        place=reading.place(cell=address(row, last)),
        found=str(grid.rows[row][last]),
        cure="Delete what does not belong to the table, or save it as CSV.",
    )


def _check(grid: SheetGrid, reading: Reading, *, first: int, last: int) -> None:
    """Report formulas without a value, blank rows between the data, and cells that are too long."""
    for cell, formula in grid.unset:
        reading.problems.add(
            "formula-without-value",
            "the formula has no stored value",
            place=reading.place(cell=cell),
            found=formula,
            cure="Open the file in a spreadsheet program and save it.",
        )
    for row, cells in grid.rows.items():
        for column, value in cells.items():
            if isinstance(value, str) and len(value) > MAX_CELL:
                reading.problems.add(
                    "cell-too-long",
                    f"a cell has more than {MAX_CELL} characters",
                    place=reading.place(cell=address(row, column)),
                    cure="Delete what does not belong there.",
                )
    if not grid.unset:
        for row in range(first, last + 1):
            if row not in grid.rows:
                reading.problems.add(
                    "blank-row", "a blank row stands between the data", place=reading.place(row=row), cure="Delete it."
                )
    reading.close()


def _notes(grids: Sequence[SheetGrid], grid: SheetGrid, *, first: int) -> tuple[LocalText, ...]:
    """Return what a reader of the data should know about the workbook."""
    notes: list[LocalText] = []
    if len(grids) > 1:
        notes.append(_SHEET.fill({"sheet": grid.title}))
    hidden = [other.title for other in grids if other.hidden and other.rows and other is not grid]
    if hidden:
        notes.append(_HIDDEN.fill({"names": _listed(hidden)}))
    if grid.merged:
        notes.append(_MERGED.fill({"sheet": grid.title, "ranges": _listed(grid.merged)}))
    rows = [str(row) for row in grid.concealed if row >= first and row in grid.rows]
    if rows:
        notes.append(_CONCEALED.fill({"sheet": grid.title, "rows": _listed(rows)}))
    return tuple(notes)


def _listed(names: Sequence[str]) -> str | LocalText:
    """Return the first of some names as text, and how many more there are."""
    shown = ", ".join(names[:_LISTED])
    return shown if len(names) <= _LISTED else _SIGNS_MORE.fill({"shown": shown, "n": len(names) - _LISTED})

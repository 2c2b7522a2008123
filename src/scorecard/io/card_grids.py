"""Sheets of a workbook to the rows of a card."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from scorecard._document import Plain
from scorecard._text import LocalText
from scorecard.errors import Place, near
from scorecard.io.card_inventory import read_inventory
from scorecard.io.card_joining import CellMarks, ReadRest, ReadRow, join_card
from scorecard.io.card_tables import CARD_TABLES, CardTable
from scorecard.io.reading import Reading
from scorecard.io.sheet_grid import SheetGrid, address, letters
from scorecard.survey.cells import FAILED, label_of

__all__ = ["CODES", "FIRST", "KEY", "PARENT", "REST", "REST_COLUMNS", "REST_TITLE", "read_card_grids"]

CODES = 1
"""Hidden row with the code of each column; the first of them is the code of the table."""

FIRST = 3
"""First row of data: the second one holds the headings."""

KEY = 1
"""Hidden column with the ids of the rows."""

PARENT = ".."
"""Code of the column that names the row a row belongs to."""

REST = "rest"
REST_TITLE = LocalText(en="Other fields", zh="其他字段")
REST_COLUMNS = ("table", "row", "path", "kind", "value")
"""Codes of the columns of everything that fits no table; a long value runs on to the right."""

_LONG = re.compile(r"value(?:_[0-9]+)?")


def read_card_grids(grids: Sequence[SheetGrid], reading: Reading) -> tuple[dict[str, Plain], CellMarks]:
    """Return the plain data of a card from the sheets of a workbook, and the cell of every part.

    Parameters
    ----------
    grids : sequence of SheetGrid
        All sheets; those without the code of a table are left alone.
    reading : Reading
        Its name in messages, and where problems go.

    Returns
    -------
    dict of str to plain data
        The card, as it would stand in JSON.
    CellMarks
        Places by path.

    Raises
    ------
    ScorecardError
        Of the kind `reading` names: no sheet of a card in the workbook. Sheets, columns and fields that were
        deleted since it was written are among its problems.
    """
    tables = {table.key: table for table in CARD_TABLES}
    known = [*tables, REST]
    sheets = {_code(grid): grid for grid in reversed(grids) if _code(grid) in known}
    if "card" not in sheets:
        reading.refuse(
            "no-card-sheet",
            "no sheet of this workbook is that of a card",
            cure="Begin with a workbook that write_card or 'scorecard convert' has written.",
        )
    for grid in grids:
        if _code(grid) in known and sheets[_code(grid)] is not grid:
            place = Place(file=reading.source, sheet=grid.title, cell="A1")
            reading.problems.add(
                "duplicate-sheet", "another sheet holds the same table", place=place, cure="Delete one of the two."
            )
        if _code(grid) in known:
            _check(grid, reading)
    bare = {grid.title: grid for grid in grids if grid.rows and _code(grid) not in known}
    _miss(sheets, bare, reading)
    rows = {key: _rows(tables[key], grid, reading) for key, grid in sheets.items() if key in tables}
    rest = _rest(sheets[REST], reading) if REST in sheets else []
    return join_card(rows, rest, source=reading.source, problems=reading.problems)


def _code(grid: SheetGrid) -> str:
    """Return the code of a sheet."""
    return label_of(grid.rows.get(CODES, {}).get(KEY))


def _miss(sheets: Mapping[str, SheetGrid], bare: Mapping[str, SheetGrid], reading: Reading) -> None:
    """Report the sheets, columns and fields that were written and are gone; who wants them empty empties them."""
    lost = {key for key, title in _TITLES.items() if key not in sheets and title in bare}
    for key in sorted(lost):
        reading.problems.add(
            "deleted-codes",
            "the hidden first row or column of this sheet was deleted, so that nobody can tell what stands where",
            place=Place(file=reading.source, sheet=_TITLES[key], cell=address(CODES, KEY)),
            cure="Take it back from an earlier copy; a sheet that holds no rows can be deleted.",
        )
    card = sheets["card"]
    text = label_of(card.rows[CODES].get(KEY + 1))
    held = read_inventory(text)
    if held is None and text:
        reading.problems.add(
            "bad-inventory",
            "this hidden cell says which sheets and columns the workbook has, and was changed",
            place=Place(file=reading.source, sheet=card.title, cell=address(CODES, KEY + 1)),
            found=text,
            cure="Take the cell back from an earlier copy, or empty it to read the workbook without this check.",
        )
    for key, written in (held or {}).items():
        if key not in sheets:
            if written.rows and key in _TITLES and key not in lost:
                reading.problems.add(
                    "deleted-sheet",
                    f"a sheet was deleted that held {'1 row' if written.rows == 1 else f'{written.rows} rows'}",
                    place=Place(file=reading.source),
                    found=_TITLES[key],
                    cure="Take it back from an earlier copy; whoever wants no rows deletes them and keeps the sheet.",
                )
        else:
            _miss_codes(sheets[key], written.codes, reading)


def _miss_codes(grid: SheetGrid, codes: Sequence[str], reading: Reading) -> None:
    """Report the columns of a sheet, or the fields of the card itself, that are gone and not just misspelt."""
    part = "row" if grid.rows[CODES][KEY] == "card" else "column"
    cells = grid.rows[CODES].values() if part == "column" else (row.get(KEY) for row in grid.rows.values())
    there = {label_of(cell) for cell in cells}
    strange = there.difference(codes)
    for code in codes:
        if code not in there and not near(code, strange).startswith("Did you mean"):
            reading.problems.add(
                f"deleted-{part}",
                f"a {part} was deleted, and what stood there would be left out in silence",
                place=Place(file=reading.source, sheet=grid.title),
                found=code,
                cure=f"Take the {part} back from an earlier copy; whoever wants no values empties its cells.",
            )


def _title(text: LocalText) -> str:
    """Return the title of a sheet in both languages, as it is written."""
    return f"{text.text('en')} {text.text('zh')}"


_TITLES: dict[str, str] = {**{table.key: _title(table.title) for table in CARD_TABLES}, REST: _title(REST_TITLE)}


def _check(grid: SheetGrid, reading: Reading) -> None:
    """Report formulas without a value, merged cells and errors of formulas."""
    here = replace(reading, sheet=grid.title)
    for cell, formula in grid.unset:
        reading.problems.add(
            "formula-without-value",
            "the formula has no stored value",
            place=here.place(cell=cell),
            found=formula,
            cure="Open the file in a spreadsheet program and save it.",
        )
    for merged in grid.merged:
        reading.problems.add(
            "merged-cells",
            "cells are merged, so that all but the first are empty",
            place=here.place(cell=merged),
            cure="Split them, and fill in each.",
        )
    for row, cells in grid.rows.items():
        for column, value in cells.items():
            if isinstance(value, str) and FAILED.fullmatch(value):
                reading.problems.add(
                    "error-cell",
                    "a formula has failed",
                    place=here.place(cell=address(row, column)),
                    found=value,
                    cure="Mend the formula, or write the value.",
                )


def _columns(grid: SheetGrid, codes: Sequence[str], reading: Reading) -> dict[int, str]:
    """Return the codes of the columns of a sheet by their numbers, and report cells under none."""
    held = grid.rows.get(CODES, {})
    found = {column: label_of(code) for column, code in held.items() if column != KEY}
    here = replace(reading, sheet=grid.title)
    for column, code in found.items():
        if code not in codes and not (grid.rows[CODES][KEY] == REST and _LONG.fullmatch(code)):
            reading.problems.add(
                "unknown-column",
                "a card has no such column",
                place=here.place(cell=address(CODES, column)),
                found=code,
                cure=near(code, codes),
            )
    for column, code in found.items():
        first = next(other for other, same in found.items() if same == code)
        if column != first:
            reading.problems.add(
                "duplicate-column",
                f"the column stands in column {letters(first)} already",
                place=here.place(cell=address(CODES, column)),
                found=code,
                cure="Delete one of the two.",
            )
    _report_strays(grid, {*found, KEY}, here)
    return found


def _report_strays(grid: SheetGrid, known: Collection[int], reading: Reading) -> None:
    """Report the first cell of every column that is none of the card's."""
    first: dict[int, int] = {}
    for row in sorted(row for row in grid.rows if row >= FIRST):
        for column in grid.rows[row]:
            first.setdefault(column, row)
    for column, row in sorted(first.items()):
        if column not in known:
            reading.problems.add(
                "stray-cell",
                "something stands in a column that is none of the card's",
                place=reading.place(cell=address(row, column)),
                found=label_of(grid.rows[row][column]),
                cure="Move it to a sheet of its own, or delete it.",
            )


def _rows(table: CardTable, grid: SheetGrid, reading: Reading) -> list[ReadRow]:
    """Return the rows of a table."""
    if table.key == "card":
        return [_fields(table, grid, reading)]
    codes = [column.path for column in table.columns] + ([PARENT] if table.parent else [])
    columns = _columns(grid, codes, reading)
    found: list[ReadRow] = []
    for number, cells in sorted(grid.rows.items()):
        if number < FIRST:
            continue
        held = {columns[c]: value for c, value in cells.items() if c in columns}
        places = {
            code: Place(file=reading.source, sheet=grid.title, cell=address(number, column))
            for column, code in [*columns.items(), (KEY, "")]
        }
        parent = label_of(held.pop(PARENT, None))
        found.append(ReadRow(label_of(cells.get(KEY)), parent, held, places))
    return found


def _fields(table: CardTable, grid: SheetGrid, reading: Reading) -> ReadRow:
    """Return the fields of the card itself, which stand below one another: code, name, value."""
    codes = [column.path for column in table.columns]
    cells: dict[str, object] = {}
    places: dict[str, Place] = {"": Place(file=reading.source, sheet=grid.title)}
    _report_strays(grid, (KEY, KEY + 1, KEY + 2), replace(reading, sheet=grid.title))
    for number, held in grid.rows.items():
        code = label_of(held.get(KEY))
        place = Place(file=reading.source, sheet=grid.title, cell=address(number, KEY + 2))
        if number < FIRST:
            continue
        if code not in codes:
            reading.problems.add(
                "unknown-field", "a card has no such field", place=place, found=code, cure=near(code, codes)
            )
            continue
        if code in places:
            reading.problems.add(
                "duplicate-field",
                "the field stands above already",
                place=place,
                found=code,
                cure="Delete one of the two rows.",
            )
        places[code] = place
        if KEY + 2 in held:
            cells[code] = held[KEY + 2]
    return ReadRow("", "", cells, places)


def _rest(grid: SheetGrid, reading: Reading) -> list[ReadRest]:
    """Return the rows of everything else."""
    columns = _columns(grid, REST_COLUMNS, reading)
    found: list[ReadRest] = []
    for number, cells in sorted(grid.rows.items()):
        if number < FIRST:
            continue
        texts = {columns[c]: _text(value) for c, value in sorted(cells.items()) if c in columns}
        value = "".join(text for code, text in texts.items() if _LONG.fullmatch(code))
        place = Place(file=reading.source, sheet=grid.title, cell=address(number, KEY))
        table, row, path, kind = (texts.get(name, "") for name in REST_COLUMNS[:4])
        found.append(ReadRest(table, row, path, kind, value, place))
    return found


def _text(cell: object) -> str:
    """Return a cell of everything else as it is; a number typed there as text."""
    return cell if isinstance(cell, str) else str(cell).lower() if isinstance(cell, bool) else label_of(cell)

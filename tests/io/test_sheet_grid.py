"""Tests of the cells of a sheet as columns."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from scorecard._result import Provenance
from scorecard.errors import SurveyError
from scorecard.io.columns import RawColumns
from scorecard.io.reading import Reading
from scorecard.io.sheet_grid import SheetGrid, address, grid_columns, letters

ROWS: Mapping[int, Mapping[int, object]] = {1: {1: "a", 2: " b "}, 2: {1: 1}, 3: {2: "x"}}
FACTS = Provenance(source="s.xlsx")


def read(*grids: SheetGrid, sheet: str | None = None, header_rows: int = 1) -> RawColumns:
    """Return the columns of a workbook."""
    reading = Reading("s.xlsx", SurveyError)
    return grid_columns(grids, reading, facts=FACTS, sheet=sheet, header_rows=header_rows)


def refused(*grids: SheetGrid, sheet: str | None = None, header_rows: int = 1) -> str:
    """Return the message with which a workbook is refused."""
    with pytest.raises(SurveyError) as caught:
        read(*grids, sheet=sheet, header_rows=header_rows)
    return str(caught.value).removeprefix("s.xlsx cannot be read.\n  s.xlsx")


def test_addresses() -> None:
    """As a spreadsheet counts."""
    assert [letters(n) for n in (1, 26, 27, 52, 53, 702, 703, 16384)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
        "XFD",
    ]
    assert address(7, 2) == "B7"


def test_the_first_row_that_holds_something_is_the_header() -> None:
    """Rows keep their numbers, names are trimmed."""
    raw = read(SheetGrid("S", {row + 9: cells for row, cells in ROWS.items()}))
    assert raw.names == ("a", "b")
    assert raw.cells == ([1, None], [None, "x"])
    assert raw.first_row == 11
    assert raw.provenance.rows_read == 2
    assert read(SheetGrid("S", ROWS), header_rows=2).first_row == 3


def test_the_only_visible_sheet_with_cells_is_taken() -> None:
    """An empty or a hidden one is not in the way."""
    raw = read(SheetGrid("E", {}), SheetGrid("S", ROWS), SheetGrid("H", ROWS, hidden=True))
    assert raw.sheet == "S"
    assert read(SheetGrid("S", ROWS), SheetGrid("H", ROWS, hidden=True), sheet="H").sheet == "H"


def test_a_sheet_is_named_as_it_is_seen() -> None:
    """Blanks at the end or in a row, and accents that a keyboard or file system writes as two characters."""
    grids = SheetGrid("Wave 1", ROWS), SheetGrid("Zo\u00e9", ROWS)
    assert [read(*grids, sheet=name).sheet for name in ("Wave 1 ", "Wave\u00a0 1")] == ["Wave 1", "Wave 1"]
    assert read(*grids, sheet="Zoe\u0301").sheet == "Zo\u00e9"


def test_two_sheets_that_look_alike_are_not_told_apart() -> None:
    assert refused(SheetGrid("Data", ROWS), SheetGrid("Data", ROWS), sheet="Data") == (
        ": several sheets have names that look alike; found 'Data'. Rename one of them. [sheets-alike]"
    )


def test_sheets_that_cannot_be_chosen_are_refused() -> None:
    """Nothing is guessed."""
    grids = [SheetGrid(f"S{i}", ROWS) for i in range(1, 8)]
    assert refused(*grids) == (
        ": several sheets of the workbook hold something; found 'S1, S2, S3, S4, S5, …'. "
        "Name the one to read: with sheet=… in Python, as FILE#SHEET on the command line. [several-sheets]"
    )
    assert refused(SheetGrid("Data", ROWS), sheet="Dada") == (
        ": the workbook has no such sheet; found 'Dada'. Did you mean 'Data'? [unknown-sheet]"
    )
    assert refused(SheetGrid("Notes", ROWS), SheetGrid("Data", ROWS), sheet="Dada") == (
        ": the workbook has no such sheet; found 'Dada'. Did you mean 'Data'? "
        "The sheets are: Notes, Data. [unknown-sheet]"
    )
    assert refused(SheetGrid("Notes", ROWS), SheetGrid("Data", ROWS), sheet="2026") == (
        ": the workbook has no such sheet; found '2026'. Use one of: Notes, Data. [unknown-sheet]"
    )
    assert refused(*grids, *(SheetGrid(f"T{i}", ROWS) for i in range(6)), sheet="Sheet 9").endswith(
        "found 'Sheet 9'. Use one of: S1, S2, S3, S4, S5, S6, S7, T0, T1, T2, T3, T4, …. [unknown-sheet]"
    )
    many = [SheetGrid(f"Week {i:02}", ROWS) for i in range(1, 20)]
    assert refused(*many, sheet="week 03").endswith(
        "Did you mean 'Week 03'? The sheets are: Week 01, Week 02, Week 03, Week 04, Week 05, Week 06, "
        "Week 07, Week 08, Week 09, Week 10, Week 11, Week 12, …. [unknown-sheet]"
    )
    assert refused(SheetGrid("S", {}), SheetGrid("H", ROWS, hidden=True)) == (
        ": no visible sheet of the workbook holds anything. Save it again with a header row and data rows. [empty-file]"
    )
    assert refused(SheetGrid("S", {}), sheet="S") == (
        ", sheet S: the sheet is empty. Fill in a header row and data rows. [empty-file]"
    )


def test_sheets_without_data_are_refused() -> None:
    """With the sheet."""
    assert refused(SheetGrid("S", {1: {1: "a"}})) == (
        ", sheet S: the sheet has headers but no data rows. Fill in the data. [no-rows]"
    )
    assert refused(SheetGrid("S", {1: {1: "a", 16385: "b"}, 2: {1: 1}})) == (
        ", sheet S: the table has more than 16384 columns; found '16385 columns'. "
        "Leave out the columns that are not needed. [too-many-columns]"
    )


def test_rows_and_cells_that_do_not_fit_are_reported_at_once() -> None:
    """Each with its place."""
    assert refused(SheetGrid("S", {1: {1: "a"}, 3: {1: "x" * 100_001}, 5: {1: 1}})) == (
        ", sheet S, cell A3: a cell has more than 100000 characters. Delete what does not belong there. [cell-too-long]\n"
        "  s.xlsx, sheet S, row 2: a blank row stands between the data. Delete it. [blank-row]\n"
        "  s.xlsx, sheet S, row 4: a blank row stands between the data. Delete it. [blank-row]"
    )
    many = refused(SheetGrid("S", ROWS, unset=tuple((f"A{i}", "=1") for i in range(2, 204))))
    assert many.endswith("  … and 102 more of the kind [formula-without-value]")


def test_many_names_are_shortened_in_notes() -> None:
    """In both languages."""
    raw = read(SheetGrid("S", ROWS, merged=tuple(f"A{i}:B{i}" for i in range(1, 9))))
    assert raw.provenance.notes[0].text("en") == (
        "Merged cells in sheet S: A1:B1, A2:B2, A3:B3, A4:B4, A5:B5 and 3 more; only the first cell of each has a value."
    )
    assert "A5:B5 等，另有 3 处" in raw.provenance.notes[0].text("zh")


def test_hidden_rows_among_the_data_are_told() -> None:
    """Whoever filtered rows out of sight may think that they are gone; a hidden header is none of them."""
    raw = read(SheetGrid("S", ROWS, concealed=(1, 3, 9)))
    (note,) = raw.provenance.notes
    assert note.text("en") == "Hidden rows of sheet S, read like all others: 3."
    assert note.text("zh") == "工作表 S 中的以下隐藏行已照常读取：3。"


def test_a_cell_far_from_a_long_table_is_named() -> None:
    """A slip in the last column would cost minutes and gigabytes; blank rows are told before."""
    rows = {row: {1: row, 2: "x"} for row in range(1, 1302)}
    table = read(SheetGrid("Sheet1", {**rows, 6: {1: 6, 15_000: "?"}}))
    assert (len(table.names), table.cells[-1][4], table.cells[0][:2]) == (15_000, "?", [2, 3])
    assert refused(SheetGrid("Sheet1", {**rows, 6: {1: 6, 16_384: "?"}})) == (
        ", sheet Sheet1, cell XFD6: the table reaches out to this cell and has 21,299,200 places, most of them empty; "
        "found '?'. Delete what does not belong to the table, or save it as CSV. [far-cell]"
    )
    assert refused(SheetGrid("Sheet1", {**rows, 1303: {16_384: "?"}})).endswith(
        "row 1302: a blank row stands between the data. Delete it. [blank-row]"
    )

"""Tests of reading Excel sheets."""

from __future__ import annotations

import hashlib
import io
import re
import sys
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.errors import MissingExtraError, ScorecardError, SurveyError
from scorecard.io.codecs.xlsx_codec import read_xlsx, read_xlsx_grids
from scorecard.io.columns import RawColumns
from scorecard.io.reading import Reading
from tests.io.books import book, never_opened, part, patched

SHEET = "xl/worksheets/sheet1.xml"
BROKEN = "s.xlsx: this is no workbook, or a broken one. Save it again as .xlsx. [broken-workbook]"


def read(data: bytes, *, sheet: str | None = None, header_rows: int = 1) -> RawColumns:
    """Return the columns of a survey file."""
    return read_xlsx(data, Reading("s.xlsx", SurveyError), name="s.xlsx", sheet=sheet, header_rows=header_rows)


def refused(data: bytes) -> str:
    """Return the message with which a file is refused."""
    with pytest.raises(SurveyError) as caught:
        read(data)
    return str(caught.value).removeprefix("s.xlsx cannot be read.\n  ")


def test_cells_come_as_they_stand_with_their_own_row_numbers() -> None:
    """A sheet may begin anywhere; whole numbers stay whole, text stays text, empty is None."""
    data = book([["E1", "note"], [7, "５"], [3.5, None], [True, "007"]], top=3, left=1)
    raw = read(data)
    assert raw.names == ("E1", "note")
    assert raw["E1"] == [7, 3.5, True]
    assert raw["note"] == ["５", None, "007"]
    assert (raw.first_row, raw.sheet) == (5, "Answers")
    assert raw.provenance.sha256 == hashlib.sha256(data).hexdigest()
    assert (raw.provenance.source, raw.provenance.rows_read, raw.provenance.notes) == ("s.xlsx", 3, ())


def test_rows_that_would_be_left_out_are_refused() -> None:
    """Of two rows with one number openpyxl gives the first, and of a row behind a later one nothing."""
    data = book([["E1"], [1], [2]])
    for old, new, row in ((b'r="3"', b'r="2"', 2), (b'<row r="1"', b'<row r="9"', 2)):
        sheet = part(data, SHEET)
        assert old in sheet
        assert refused(patched(data, {SHEET: sheet.replace(old, new)})) == (
            f"s.xlsx, sheet Answers, row {row}: the row stands twice in the file, or behind a later one. "
            "Open the file in a spreadsheet program and save it. [rows-in-disorder]"
        )


def test_strict_open_xml_is_called_by_its_name() -> None:
    """A choice of Excel when a file is saved; it was said to hold nothing."""
    data = book([["E1"], [1]])
    strict = {
        name: part(data, name)
        .replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        )
        .replace(b"schemas.openxmlformats.org/officeDocument/2006", b"purl.oclc.org/ooxml/officeDocument")
        for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels", SHEET)
    }
    assert refused(patched(data, strict)) == (
        "s.xlsx: the workbook was saved as Strict Open XML, which is not read. "
        "Save it as 'Excel Workbook (.xlsx)'. [strict-workbook]"
    )


def test_percentages_are_what_is_shown_and_days_are_days() -> None:
    """95 % is stored as 0.95: whoever typed it meant 95 %."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        sheet = made.add_worksheet()
        share, quoted = made.add_format({"num_format": "0.0%"}), made.add_format({"num_format": '0.0" %"'})
        day, minute = made.add_format({"num_format": "yyyy-mm-dd"}), made.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        sheet.write_row(0, 0, ["a", "b", "c", "d", "e"])
        sheet.write_number(1, 0, 0.95, share)
        sheet.write_number(1, 1, 0.07, share)
        sheet.write_number(1, 2, 95, quoted)
        sheet.write_datetime(1, 3, datetime(2026, 3, 31), day)  # noqa: DTZ001  # a spreadsheet knows no zones
        sheet.write_datetime(1, 4, datetime(2026, 3, 31, 8, 30), minute)  # noqa: DTZ001
    assert [cells[0] for cells in read(out.getvalue()).cells] == [
        "95%", "7%", 95, date(2026, 3, 31), datetime(2026, 3, 31, 8, 30),  # noqa: DTZ001
    ]  # fmt: skip


def test_errors_of_formulas_stay_as_text() -> None:
    """An error is not an empty cell: the reader of the column reports it."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ["E1", "E2"])
        sheet.write_formula(1, 0, "=1/0", None, "#DIV/0!")
        sheet.write_formula(1, 1, "=NA()", None, "#N/A")
    assert [cells[0] for cells in read(out.getvalue()).cells] == ["#DIV/0!", "#N/A"]


def test_formulas_that_no_program_computed_are_reported_with_their_cells() -> None:
    """All of them at once, with what to do."""
    data = never_opened([["E1", "E2"], ["=1+1", 2], ["=B2", 3]])
    assert refused(data) == (
        "s.xlsx, sheet Sheet, cell A2: the formula has no stored value; found '=1+1'. "
        "Open the file in a spreadsheet program and save it. [formula-without-value]\n"
        "  s.xlsx, sheet Sheet, cell A3: the formula has no stored value; found '=B2'. "
        "Open the file in a spreadsheet program and save it. [formula-without-value]"
    )


def test_a_formula_whose_value_is_an_empty_text_is_an_empty_cell() -> None:
    """Programs store it so."""
    data = book([["a", "b"], [1, 2]])
    xml = part(data, SHEET).replace(b'<c r="B2"><v>2</v></c>', b'<c r="B2" t="str"><f>IF(A2,"","")</f><v></v></c>')
    assert read(patched(data, {SHEET: xml}))["b"] == [None]


def test_control_characters_are_read_as_excel_writes_them() -> None:
    """A line break inside a cell is one."""
    assert read(book([["a"], ["one\r\ntwo"]]))["a"] == ["one\r\ntwo"]


def test_hidden_sheets_and_merged_cells_are_told() -> None:
    """In both languages."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        sheet, lists = made.add_worksheet("Data"), made.add_worksheet("lists")
        lists.hide()
        lists.write_string(0, 0, "x")
        sheet.write_row(0, 0, ["a", "b"])
        sheet.merge_range(1, 0, 1, 1, "both")
    raw = read(out.getvalue())
    assert raw["a"] == ["both"]
    assert raw["b"] == [None]
    assert [note.text("en") for note in raw.provenance.notes] == [
        "Read from sheet Data.",
        "Hidden sheets, not read: lists.",
        "Merged cells in sheet Data: A2:B2; only the first cell of each has a value.",
    ]
    assert raw.provenance.notes[2].text("zh") == "工作表 Data 中有合并单元格：A2:B2；每组只有首个单元格有值。"


def test_what_a_file_says_of_its_extent_does_not_count() -> None:
    """Some programs write a dimension that is too small."""
    data = book([["a", "b"], [1, 2]])
    xml = part(data, SHEET)
    assert b'<dimension ref="A1:B2"/>' in xml
    raw = read(patched(data, {SHEET: xml.replace(b'<dimension ref="A1:B2"/>', b'<dimension ref="A1"/>')}))
    assert (raw["a"], raw["b"]) == ([1], [2])


def test_broken_files_are_refused() -> None:
    """Whatever broke them."""
    good = book([["a"], ["x"]])
    assert refused(b"nonsense") == BROKEN
    assert refused(good[:-30]) == BROKEN
    assert refused(patched(good, {SHEET: b"<worksheet"})) == BROKEN
    assert refused(patched(good, {}, remove=["xl/workbook.xml"])) == BROKEN
    assert refused(patched(good, {SHEET: part(good, SHEET).replace(b"<v>1</v>", b"<v>77</v>")})) == BROKEN


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("xl/styles.xml", b'fontId="0"', b'fontId="99"'),
        ("xl/styles.xml", b'builtinId="0"', b'builtinId="x"'),
        ("xl/workbook.xml", b'r:id="rId1"', b'r:id="rId99"'),
        ("[Content_Types].xml", b"spreadsheetml.sheet.main", b"wordprocessingml.document.main"),
        ("[Content_Types].xml", b"spreadsheetml.sharedStrings", b"none"),
        ("docProps/core.xml", b'W3CDTF">2', b'W3CDTF">x'),
        (SHEET, b'<row r="1"', b'<row r="x"'),
        (SHEET, b"</sheetData>", b"</sheetData><sheetData>"),
    ],
)
def test_parts_that_do_not_fit_together_are_refused(name: str, old: bytes, new: bytes) -> None:
    """The program that opens the file fails in a way of its own for each."""
    good = book([["a"], ["x"]])
    assert old in part(good, name)
    assert refused(patched(good, {name: part(good, name).replace(old, new, 1)})) == BROKEN


@pytest.mark.parametrize("where", ["openpyxl.load_workbook", "scorecard.io.codecs.xlsx_codec._value"])
def test_no_other_failure_is_told_as_a_broken_file(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory that runs out is no matter of the file."""

    def fail(*_: object, **__: object) -> object:
        raise MemoryError

    monkeypatch.setattr(where, fail)
    with pytest.raises(MemoryError):
        read(book([["a"], ["x"]]))


def test_a_mistake_in_our_own_code_is_none_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is seen as what it is."""

    def fail(_: object) -> object:
        raise TypeError

    monkeypatch.setattr("scorecard.io.codecs.xlsx_codec._value", fail)
    with pytest.raises(TypeError):
        read(book([["a"], ["x"]]))


def test_a_cell_far_to_the_right_in_very_many_rows_is_refused_soon() -> None:
    """It would take minutes to look at all that lies between."""
    data = book([["a"], ["x"]])
    rows = b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (r, r) for r in range(1, 400))
    xml = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
    assert refused(patched(data, {SHEET: xml % rows})) == (
        "s.xlsx: the workbook holds more than 2,000,000 cells. "
        "Save the data as CSV or Parquet, which are read in pieces. [too-many-cells]"
    )


def test_without_openpyxl_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing else is tried."""
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtraError) as caught:
        read(book([["a"], [1]]))
    assert str(caught.value) == (
        "The package openpyxl is not installed.\n"
        "  reading Excel files needs the package openpyxl, which is not installed. "
        "Install it with: pip install 'balanced-scorecard[excel]'. [missing-extra]"
    )


GOOD = book([["a", "b"], [1, "x"], [2, "y"]])


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
@settings(max_examples=60, deadline=None)
def test_a_changed_byte_is_read_or_refused(place: int, byte: int) -> None:
    """Nothing else happens."""
    data = GOOD[:place] + bytes([byte]) + GOOD[place + 1 :]
    try:
        grids = read_xlsx_grids(data, Reading("s.xlsx", ScorecardError))
    except ScorecardError:
        return
    assert all(isinstance(grid.title, str) for grid in grids)


XML = part(GOOD, SHEET)


@given(st.integers(0, len(XML) - 1), st.integers(0, 30), st.binary(max_size=12))
@settings(max_examples=60, deadline=None)
def test_a_changed_sheet_is_read_or_refused(place: int, length: int, new: bytes) -> None:
    """Nothing else happens."""
    data = patched(GOOD, {SHEET: XML[:place] + new + XML[place + length :]})
    try:
        read(data)
    except SurveyError:
        return


PARTS = zipfile.ZipFile(io.BytesIO(GOOD)).namelist()
WORDS = st.sampled_from([b"", b"-1", b"99", b"1e400", b"x", b"A0", b"ZZZZ1", b"&#0;", b"&no;", b"\xff"])


@given(st.sampled_from(PARTS), st.integers(0, 1 << 16), WORDS, st.booleans())
@settings(max_examples=100, deadline=None)
def test_a_changed_value_of_any_part_is_read_or_refused(name: str, place: int, word: bytes, gone: bool) -> None:
    """Well-formed parts that say what cannot be, and parts that are gone."""
    xml = part(GOOD, name)
    held = list(re.finditer(rb"(?<=\")[^\"]*(?=\")|(?<=>)[^<]+(?=<)", xml))
    here = held[place % len(held)]
    data = patched(GOOD, {} if gone else {name: xml[: here.start()] + word + xml[here.end() :]}, remove=[name])
    try:
        read(data)
    except SurveyError:
        return


def test_rows_that_a_filter_hides_are_told() -> None:
    """They are read like all others."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        sheet = made.add_worksheet("Data")
        sheet.write_column(0, 0, ["a", "x", "y", "z"])
        sheet.autofilter(0, 0, 3, 0)
        for row in (1, 3):
            sheet.set_row(row, None, None, {"hidden": True})
    raw = read(out.getvalue())
    assert raw["a"] == ["x", "y", "z"]
    assert [note.text("en") for note in raw.provenance.notes] == [
        "Hidden rows of sheet Data, read like all others: 2, 4."
    ]

"""Tests of what the parts of workbooks tell."""

from __future__ import annotations

import io
import zipfile

from scorecard.io.workbook_parts import (
    hidden_rows,
    is_strict,
    merged_ranges,
    misplaced_row,
    sheet_parts,
    unset_formulas,
)
from tests.io.books import book, never_opened, patched


def opened(data: bytes) -> zipfile.ZipFile:
    """Return a workbook as an archive."""
    return zipfile.ZipFile(io.BytesIO(data))


def test_parts_by_title() -> None:
    """Targets are relative to the workbook or whole."""
    data = book([["a"], [1]], title="答案")
    assert sheet_parts(opened(data)) == {"答案": "xl/worksheets/sheet1.xml"}
    assert sheet_parts(opened(never_opened([["a"], [1]]))) == {"Sheet": "xl/worksheets/sheet1.xml"}


def test_a_workbook_part_of_another_name() -> None:
    """The list of contents names it."""
    data = book([["a"], [1]])
    kinds = opened(data).read("[Content_Types].xml").replace(b"/xl/workbook.xml", b"/xl/workbook2.xml")
    moved = {
        "[Content_Types].xml": kinds,
        "xl/workbook2.xml": opened(data).read("xl/workbook.xml"),
        "xl/_rels/workbook2.xml.rels": opened(data)
        .read("xl/_rels/workbook.xml.rels")
        .replace(b"worksheets/sheet1.xml", b"../xl/./worksheets/sheet1.xml"),
    }
    there = patched(data, moved, remove=["xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
    assert sheet_parts(opened(there)) == {"Answers": "xl/worksheets/sheet1.xml"}
    bare = patched(data, {"[Content_Types].xml": b"<Types/>"})
    assert sheet_parts(opened(bare)) == {"Answers": "xl/worksheets/sheet1.xml"}


def test_merged_ranges() -> None:
    """Each once, with or without a namespace."""
    xml = b'<mergeCells count="2"><mergeCell ref="A1:B2"/><x:mergeCell  ref="C1:C9" /></mergeCells>'
    assert merged_ranges(xml) == ("A1:B2", "C1:C9")
    assert merged_ranges(b"<sheetData/>") == ()


def test_formulas_without_values() -> None:
    """Zero and an empty text are values."""
    xml = (
        b"<w><row><c r='A1'><f>1+1</f></c><c r='B1'><f>2</f><v/></c><c r='C1'><f>3</f><v>0</v></c>"
        b"<c r='D1' t='str'><f>4</f><v></v></c><c r='E1'><v/></c></row></w>"
    )
    assert unset_formulas(xml) == (("A1", "=1+1"), ("B1", "=2"))
    assert unset_formulas(b"<w><row><c r='A1'><v>1</v></c></row></w>") == ()


def test_a_row_behind_a_later_one_is_found() -> None:
    """A row that says no number follows the one before; gaps are no disorder."""
    assert misplaced_row(b'<row r="1"><c/></row><row/><x:row r="9" ><c/></x:row><row r="10"/>') is None
    assert misplaced_row(b'<row r="1"/><row r="3"/><row r="2"/><row r="1"/>') == 2
    assert misplaced_row(b'<row r="1"/><row/><row r="2"/>') == 2
    assert misplaced_row(b"<rowBreaks/>") is None


def test_strict_workbooks_are_told_by_their_namespace() -> None:
    """That of ISO/IEC 29500, strict."""
    data = book([["a"], [1]])
    main = opened(data).read("xl/workbook.xml")
    name = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    assert name in main
    strict = main.replace(name, b"http://purl.oclc.org/ooxml/spreadsheetml/main")
    assert not is_strict(opened(data))
    assert is_strict(opened(patched(data, {"xl/workbook.xml": strict})))
    assert not is_strict(opened(patched(data, {}, remove=["xl/workbook.xml"])))


def test_hidden_rows_are_found_with_and_without_their_numbers() -> None:
    """A row that says no number follows the one before."""
    part = b'<row r="2" hidden="1"><c/></row><x:row hidden="true"/><row r="7"/><row/><row hidden="0"/><row hidden="1"/>'
    assert hidden_rows(part) == (2, 3, 10)
    assert hidden_rows(b'<rows hidden="1"/>') == ()

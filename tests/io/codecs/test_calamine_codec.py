"""Tests of reading workbooks of other kinds."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from scorecard.errors import MissingExtraError, SurveyError
from scorecard.io.codecs.calamine_codec import read_calamine_grids
from scorecard.io.reading import Reading
from scorecard.io.sheet_grid import SheetGrid
from scorecard.io.tables import read_table, reading_of
from tests.io.books import patched

CELLS = (
    '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    "<table:table-row><table:table-cell/>{0}</table:table-row>"
    "<table:table-row><table:table-cell/>{1}</table:table-row>"
)
TEXT = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
NUMBER = '<table:table-cell office:value-type="float" office:value="{}"/>'
DAY = '<table:table-cell office:value-type="date" office:date-value="2026-03-31"/>'
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">'
    "<office:automatic-styles/><office:body><office:spreadsheet>"
    '<table:table table:name="Data">{}</table:table></office:spreadsheet></office:body></office:document-content>'
)
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)


def ods(content: str) -> bytes:
    """Return a spreadsheet of the OpenDocument kind."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", HEAD.format(content))
        archive.writestr("META-INF/manifest.xml", MANIFEST)
    return out.getvalue()


GOOD = ods(
    CELLS.format(TEXT.format("a") + TEXT.format("b") + TEXT.format("c"), NUMBER.format(4) + NUMBER.format(0.5) + DAY)
)


def read(data: bytes) -> tuple[SheetGrid, ...]:
    """Return the sheets of a file."""
    return read_calamine_grids(data, Reading("s.ods", SurveyError))


def refused(data: bytes) -> str:
    """Return the message with which a file is refused."""
    with pytest.raises(SurveyError) as caught:
        read(data)
    return str(caught.value).removeprefix("s.ods cannot be read.\n  ")


def test_cells_keep_their_addresses() -> None:
    """Empty rows and columns at the beginning count; whole numbers are whole."""
    (grid,) = read(GOOD)
    assert (grid.title, grid.hidden) == ("Data", False)
    assert grid.rows == {3: {2: "a", 3: "b", 4: "c"}, 4: {2: 4, 3: 0.5, 4: date(2026, 3, 31)}}


def test_the_blind_spots_are_told(tmp_path: Path) -> None:
    """In both languages."""
    path = tmp_path / "s.ods"
    path.write_bytes(GOOD)
    raw = read_table(path, reading_of(path, SurveyError))
    assert (raw["a"], raw.first_row, raw.sheet) == ([4], 4, "Data")
    (note,) = raw.provenance.notes
    assert note.text("en") == (
        "In files of this kind the error of a formula (#N/A, #DIV/0!) and a formula without a stored value look like "
        "empty cells, and percentages are read as shares; save the file as .xlsx to have them checked."
    )


def test_broken_and_hostile_files_are_refused() -> None:
    """Cells that are repeated until they fill the memory, entities, and what is no workbook."""
    assert (
        refused(b"nonsense") == "s.ods: this is no workbook, or a broken one. Save it again as .xlsx. [broken-workbook]"
    )
    many = (
        '<table:table-row table:number-rows-repeated="900000"><table:table-cell table:number-columns-repeated="16000" '
    )
    bomb = many + 'office:value-type="float" office:value="1"/></table:table-row>'
    assert refused(ods(bomb * 4)).endswith("[too-many-cells]")
    assert refused(patched(GOOD, {"content.xml": b"<!DOCTYPE x><x/>"})).endswith("[declared-entities]")


def test_without_calamine_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing else is tried."""
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(MissingExtraError) as caught:
        read(GOOD)
    assert str(caught.value) == (
        "The package python-calamine is not installed.\n"
        "  reading .xls and .ods files needs the package python-calamine, which is not installed. "
        "Install it with: pip install 'balanced-scorecard[excel]'. [missing-extra]"
    )

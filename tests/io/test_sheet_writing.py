"""Tests of writing workbooks cell by cell."""

from __future__ import annotations

import datetime
import io
import sys
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.errors import MissingExtraError, OutputError
from scorecard.io.sheet_writing import Exact, cell_range, new_workbook, offer, put, sheet_title
from tests.io.books import part
from tests.refusal import refusal


def test_text_is_never_a_formula_and_numbers_are_exact() -> None:
    """Whatever it begins with."""
    out = io.BytesIO()
    book = new_workbook(out)
    sheet, form = book.add_worksheet("a"), book.add_format()
    texts = ["=1+1", "+1", "-1", "@SUM(A1)", "https://example.org", "007", "{=1}"]
    numbers = [0.1 + 0.2, 1 / 3, 5e-324, 2**53, -0.0]
    for row, value in enumerate([*texts, *numbers, True, None]):
        put(sheet, row, 0, value, form)
    put(sheet, 20, 0, None)
    offer(sheet, (0, 0, 3, 0), ("x",), hint="h" * 300, title="t" * 40)
    offer(sheet, (0, 1, 3, 1), ("x" * 300,), hint="too long to be offered", title="t")
    book.close()
    read = openpyxl.load_workbook(io.BytesIO(out.getvalue()))["a"]
    assert [read.cell(row, 1).value for row in range(1, 13)] == [*texts, *numbers]
    assert {read.cell(row, 1).data_type for row in range(1, 8)} == {"s"}
    assert read.cell(13, 1).value is True
    assert len(read.data_validations.dataValidation) == 1
    assert b"<f>" not in part(out.getvalue(), "xl/worksheets/sheet1.xml")


def test_the_same_cells_give_the_same_bytes_at_any_time() -> None:
    """A job that runs twice can compare its files by their hash: no part tells the hour."""

    def made() -> bytes:
        out = io.BytesIO()
        book = new_workbook(out)
        put(book.add_worksheet("a"), 0, 0, "x")
        book.close()
        return out.getvalue()

    first = made()
    assert made() == first
    made_at = datetime.datetime(1980, 1, 1)  # noqa: DTZ001 - a workbook tells no zone
    told = openpyxl.load_workbook(io.BytesIO(first)).properties
    assert (told.created, told.modified) == (made_at, made_at)
    assert {info.date_time[0] for info in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {1980}


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_exact_numbers_come_back(value: float) -> None:
    """With the digits that Python prints."""
    assert float(f"{Exact(value):.16G}") == value


@given(st.text(max_size=50), st.lists(st.text(max_size=40), max_size=3))
def test_titles_are_what_spreadsheets_take(text: str, others: list[str]) -> None:
    """Short, without forbidden signs, unlike all others."""
    taken: list[str] = []
    for word in (*others, text, text):
        title = sheet_title(word, taken)
        assert 0 < len(title) <= 31
        assert not set(title) & set("[]:*?/\\")
        assert title.casefold() not in {other.casefold() for other in taken}
        assert title.strip("'") == title
        taken.append(title)


def test_titles_and_ranges() -> None:
    """Names of other files are names only."""
    assert sheet_title("History") == "Sheet"
    assert sheet_title("", ["sheet"]) == "Sheet (2)"
    assert cell_range("it's", 28, 3, 9) == "='it''s'!$AB$3:$AB$9"


def test_without_xlsxwriter_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is made."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError) as caught:
        new_workbook(io.BytesIO())
    assert str(caught.value) == (
        "The package XlsxWriter is not installed.\n"
        "  writing Excel files needs the package XlsxWriter, which is not installed. "
        "Install it with: pip install 'balanced-scorecard[excel]'. [missing-extra]"
    )


def test_what_no_sheet_holds_is_refused() -> None:
    """XlsxWriter would leave it out in silence."""
    sheet = new_workbook(io.BytesIO()).add_worksheet("a")
    outside = [lambda: put(sheet, 1_048_576, 0, 1.5), lambda: put(sheet, 0, 16_384, "x")]
    outside += [lambda: put(sheet, 2, 3, "x" * 32_768)]
    assert [refusal(call, error=OutputError) for call in outside] == [
        [
            (
                "sheet a: a sheet has no more than 1048576 rows and 16384 columns; found 'row 1048577, column 1'. "
                "Write fewer entities or periods to one workbook, or write the table as CSV or Parquet. [sheet-full]"
            )
        ],
        [
            (
                "sheet a: a sheet has no more than 1048576 rows and 16384 columns; found 'row 1, column 16385'. "
                "Write fewer entities or periods to one workbook, or write the table as CSV or Parquet. [sheet-full]"
            )
        ],
        [
            (
                "sheet a, cell D3: a cell has no more than 32767 characters; found '32768 characters'. "
                "Shorten the text. [cell-full]"
            )
        ],
    ]
    put(sheet, 1_048_575, 16_383, "x" * 32_767)

"""Tests of reading CSV."""

from __future__ import annotations

import contextlib
import hashlib
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scorecard.errors import ScorecardError, SurveyError
from scorecard.io.codecs import csv_codec
from scorecard.io.codecs.csv_codec import read_csv
from scorecard.io.columns import RawColumns
from scorecard.io.reading import Reading


def read(data: str | bytes, *, header_rows: int = 1) -> RawColumns:
    """Return the columns of a survey file."""
    raw = data.encode() if isinstance(data, str) else data
    return read_csv(raw, Reading("survey.csv", SurveyError), name="survey.csv", header_rows=header_rows)


def refused(data: str | bytes, *, header_rows: int = 1) -> list[str]:
    """Return the lines with which a file is refused."""
    with pytest.raises(SurveyError) as caught:
        read(data, header_rows=header_rows)
    assert caught.value.headline == "survey.csv cannot be read."
    return str(caught.value).split("\n  ")[1:]


def test_cells_are_kept_as_they_stand() -> None:
    """No number, date or truth value is guessed, and no blank trimmed from a cell."""
    raw = read('id,name , n\n007," A, ""B""\nC",1.10\n5,NO,\uff15 \n')
    assert raw.names == ("id", "name", "n")
    assert dict(raw) == {"id": ["007", "5"], "name": [' A, "B"\nC', "NO"], "n": ["1.10", "\uff15 "]}
    assert raw.first_row == 2


@pytest.mark.parametrize(
    ("end", "sign", "name"), [("\r\n", ";", "semicolon"), ("\r", "\t", "tab"), ("\n", ",", "comma")]
)
def test_separators_and_line_ends_are_found(end: str, sign: str, name: str) -> None:
    """And the separator is a fact of the provenance."""
    raw = read(end.join([f"a{sign}b", f"1{sign}2", f"3{sign}4", ""]))
    assert dict(raw) == {"a": ["1", "3"], "b": ["2", "4"]}
    assert raw.provenance.separator == name


def test_provenance_has_hash_counts_and_encoding() -> None:
    """What the data page prints."""
    data = "\ufeffa;b\r\n1;2\r\n;\r\n  ;\r\n\r\n".encode()
    facts = read(data).provenance
    assert (facts.source, facts.encoding, facts.separator) == ("survey.csv", "utf-8", "semicolon")
    assert facts.sha256 == hashlib.sha256(data).hexdigest()
    assert (facts.rows_read, facts.rows_blank) == (1, 3)
    assert [note.en for note in facts.notes] == [
        "The file starts with a byte order mark (UTF-8).",
        "The lines end as on Windows (CR LF).",
    ]


def test_a_line_that_names_the_separator_is_no_row() -> None:
    """Excel's first line sep=; is followed."""
    raw = read("sep=;\r\na;b\r\n1,5;2\r\n")
    assert dict(raw) == {"a": ["1,5"], "b": ["2"]}
    assert raw.provenance.separator == "semicolon"


def test_more_header_rows_are_left_out() -> None:
    """The first holds the names, and the rows are counted on."""
    raw = read('Q1,Q2\n"The kiosk, is it\nfast?",Clean?\n"{""id"": 1}",x\n5,6\n', header_rows=3)
    assert (dict(raw), raw.first_row) == ({"Q1": ["5"], "Q2": ["6"]}, 4)


def test_a_column_of_its_own_may_have_empty_cells() -> None:
    """Where the table has one column, a blank line is an empty cell."""
    assert dict(read("a\n1\n\n3\n\n")) == {"a": ["1", "", "3"]}


def test_empty_cells_right_of_the_header_are_no_error() -> None:
    """Spreadsheets leave them behind."""
    assert dict(read("a,b\n1,2,,\n")) == {"a": ["1"], "b": ["2"]}
    assert dict(read("a,b\n1,2,,\n3,4,,\n")) == {"a": ["1", "3"], "b": ["2", "4"]}


@pytest.mark.parametrize("data", ["", "\n\n", " \r\n\t\r\n", "\ufeff"])
def test_an_empty_file_is_refused(data: str) -> None:
    """With the cure."""
    assert refused(data) == [
        "survey.csv: the file is empty. Export it again with a header row and data rows. [empty-file]"
    ]


@pytest.mark.parametrize(("data", "rows"), [("a,b", 1), ("a,b\n\n,\n", 1), ("a,b\nx,y\n", 2), ("a,b\nx,y\n", 5)])
def test_only_headers_are_refused(data: str, rows: int) -> None:
    """With the cure."""
    cure = "Export it again with the data." if rows == 1 else "Export it again with the data, or lower header_rows."
    assert refused(data, header_rows=rows) == [f"survey.csv: the file has headers but no data rows. {cure} [no-rows]"]


def test_a_blank_first_row_is_refused() -> None:
    """There is no header to go by."""
    assert refused("\na,b\n1,2\n") == [
        "survey.csv, row 1: the first row is blank. Delete the rows above the header. [blank-header]"
    ]


def test_rows_that_do_not_fit_are_all_named() -> None:
    """Longer, shorter and blank rows, each with its number."""
    assert refused("a,b\n1,2\n1,2,3\n\n7\n1,2\n") == [
        (
            "survey.csv, row 3: the row has another number of cells than the header, which has 2; found '3 cells'. "
            "Put cells that hold the separator in double quotes. [row-length]"
        ),
        "survey.csv, row 4: a blank row stands between the data. Delete it. [blank-row]",
        (
            "survey.csv, row 5: the row has another number of cells than the header, which has 2; found '1 cells'. "
            "Put cells that hold the separator in double quotes. [row-length]"
        ),
    ]


@pytest.mark.parametrize(
    ("data", "cells", "below"),
    [
        ("Kiosk survey 2019\n\nE1;P1\n5;4\n5;6\n", 1, 2),
        ("Kiosk survey, 2019\nE1,P1,sex\n5,4,f\n\n", 2, 3),
        ("a,b,c\n1,2\n3,4\n", 3, 2),
    ],
)
def test_a_title_above_the_header_is_named_once(data: str, cells: int, below: int) -> None:
    """Not once for each row of the file, and whatever the separator of the rows below."""
    assert refused(data) == [
        (
            f"survey.csv, row 1: the first row has another number of cells than all rows below, which have {below}; "
            f"found '{cells} cells'. Delete the lines above the header, and give every column one name. [header-length]"
        )
    ]


@pytest.mark.parametrize(("data", "row"), [('a,b\n1,2\n3,"4\n5,6\n', 3), ('a,b\n"x"y,1\n', 2), ('a,"b\n', 1)])
def test_quotes_that_do_not_pair_up_are_refused(data: str, row: int) -> None:
    """At the row in which they open."""
    assert refused(data) == [
        (
            f"survey.csv, row {row}: the double quotes of this row do not pair up. "
            "Double every quote inside a quoted cell, and close each quoted cell. [csv-quotes]"
        )
    ]


@pytest.mark.parametrize("cell", ["x" * 10_000_000, '"' + "x" * 10_000_000 + '"', "x" * 120_000])
def test_a_cell_of_ten_megabytes_is_refused_at_once(cell: str) -> None:
    """Whether it is quoted or not."""
    started = time.process_time()
    assert refused(f"a,b\n1,{cell}\n") == [
        (
            "survey.csv, row 2: a cell has more than 100000 characters. "
            "Look for a double quote that is not closed. [cell-too-long]"
        )
    ]
    assert time.process_time() - started < 2


def test_a_hundred_thousand_columns_are_refused_at_once() -> None:
    """As in a spreadsheet, there are at most 16 384."""
    data = ",".join(f"c{i}" for i in range(100_000)) + "\n" + ",".join("1" * 100_000) + "\n"
    started = time.process_time()
    assert refused(data) == [
        (
            "survey.csv: the table has more than 16384 columns; found '100000 columns'. "
            "Leave out the columns that are not needed, or declare the separator. [too-many-columns]"
        )
    ]
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n" + "1,\uff15 \n,NULL\n-,NaN\n" * 50 + "\n,\n \n",
        "a,b\r\n" + "1,2\r\n" * 50,
        "a;b;c\n" + "1;x y;\n" * 50,
        "a\n" + "1\n\n3\n" * 50,
        "a,b\nsub,head\n" + "1,2\n" * 50,
        'a,"b, with\nbreak"\n"sub",head\n' + "1,2\n" * 50,
        "a,b\n,\n",
        "a,b\n\n1,2\n",
        "a,b\n" + "1,2\n" * 20 + "1\n" * 2,
        "a,b\n" + "1,2\n" * 20 + "\n" + "1,2\n",
        "a,b\n" + "1,2,\n" * 20,
        "a,b\n1," + "x" * 120_000 + "\n",
    ],
)
def test_the_fast_way_gives_the_same(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Large clean files go through Arrow: same columns, same counts, same refusals."""

    def outcome() -> tuple[object, ...] | str:
        try:
            raw = read(text, header_rows=2 if "sub" in text else 1)
        except SurveyError as error:
            return str(error)
        return raw.names, raw.cells, raw.first_row, raw.provenance

    slow = outcome()
    monkeypatch.setattr(csv_codec, "_FAST_FROM", 0)
    assert outcome() == slow


def test_the_fast_way_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A large file without quotes never meets the slow reader."""
    monkeypatch.setattr(csv_codec, "_columns", None)
    raw = read("a,b\n" + "1,2\n" * 200_000)
    assert [len(column) for column in raw.cells] == [200_000, 200_000]


@given(st.text(alphabet=st.sampled_from('ab1,;\t"\r\n \ufeff\x00\u8868=sep'), max_size=80), st.integers(1, 3))
def test_any_text_is_read_or_refused(text: str, header_rows: int) -> None:
    """No text leads to another error than ours, and columns are of one length."""
    with contextlib.suppress(ScorecardError):
        raw = read(text, header_rows=header_rows)
        assert len({len(column) for column in raw.cells}) == 1


@given(st.text(alphabet=st.sampled_from('ab1,;\t\r\n "\ufeff'), max_size=80), st.integers(1, 2))
@example('a,b\n2="1,"7#,\n1,2\n', 2)
@example("a,b\n\ufeff,1\n2,3\n", 1)
def test_both_ways_agree_on_any_text(text: str, header_rows: int) -> None:
    """Whatever the text, the fast way finds what the slow way finds or leaves it to it."""

    def outcome() -> RawColumns | str:
        try:
            return read(text, header_rows=header_rows)
        except ScorecardError as error:
            return str(error)

    slow = outcome()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_codec, "_FAST_FROM", 0)
        assert outcome() == slow

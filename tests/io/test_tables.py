"""Tests of choosing the codec."""

from __future__ import annotations

import os
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from scorecard.errors import SurveyError, UsageError
from scorecard.io.tables import TextOptions, open_table, read_table, reading_of
from tests.io.books import book

FRAME = pa.table({"E1": [1, 2]})


@pytest.mark.parametrize("ending", [".csv", ".CSV", ".tsv", ".txt", ".parquet", ".pq"])
def test_the_ending_decides(tmp_path: Path, ending: str) -> None:
    """A path may be text or a path."""
    path = tmp_path / f"survey{ending}"
    if ending in (".parquet", ".pq"):
        parquet.write_table(FRAME, path)
    else:
        path.write_text("E1\n1\n2\n", encoding="utf-8")
    for source in (path, str(path)):
        raw = read_table(source, reading_of(source, SurveyError))
        assert raw.names == ("E1",)
        assert len(raw["E1"]) == 2
        assert raw.provenance.source == f"survey{ending}"


def test_other_endings_are_refused(tmp_path: Path) -> None:
    """Before anything is opened."""
    source = tmp_path / "survey.docx"
    with pytest.raises(SurveyError) as caught:
        read_table(source, reading_of(source, SurveyError))
    assert str(caught.value) == (
        f"{source} cannot be read.\n"
        f"  {source}: a table is a CSV, TSV, Parquet or Excel file; found '.docx'. "
        "Save it as 'CSV UTF-8' and give it the ending .csv. [unknown-ending]"
    )


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """With its own cure."""
    with pytest.raises(SurveyError, match="this is a folder"):
        read_table(tmp_path, reading_of(tmp_path, SurveyError))


def test_a_name_of_other_bytes_is_no_hindrance(tmp_path: Path) -> None:
    """What is no text in the name is replaced where the name is printed."""
    path = tmp_path / os.fsdecode(b"\xff.csv")
    path.write_text("E1\n1\n", encoding="utf-8")
    assert read_table(path, reading_of(path, SurveyError)).provenance.source == "?.csv"


def test_frames_are_named_by_their_kind() -> None:
    """In messages and in the provenance."""
    reading = reading_of(FRAME, SurveyError)
    assert reading.source == "pyarrow Table"
    assert read_table(FRAME, reading).provenance.source == "pyarrow Table"


def test_a_sheet_is_named_beside_a_workbook_only(tmp_path: Path) -> None:
    """A text file and a frame have none."""
    source = tmp_path / "survey.csv"
    source.write_text("a\n1\n")
    with pytest.raises(UsageError) as caught:
        read_table(source, reading_of(source, SurveyError), sheet="S")
    assert str(caught.value) == (
        f"Only a workbook has sheets.\n  {source}: only a workbook has sheets; found 'S'. Leave sheet out. [no-sheets]"
    )
    frame = pa.table({"a": [1]})
    options = TextOptions(sheet="S")
    with pytest.raises(UsageError, match="only a workbook has sheets"):
        read_table(frame, reading_of(frame, SurveyError), sheet="S")
    for opened in (source, frame):
        with pytest.raises(UsageError, match="only a workbook has sheets"):
            open_table(opened, reading_of(opened, SurveyError), options=options, whole=True, careful=False)


def test_a_workbook_is_a_table_too(tmp_path: Path) -> None:
    """Whole or column by column."""
    source = tmp_path / "survey.XLSX"
    source.write_bytes(book([["a", "b"], [1, "x"]]))
    assert read_table(source, reading_of(source, SurveyError))["a"] == [1]
    opened = open_table(source, reading_of(source, SurveyError), options=TextOptions(), whole=True, careful=False)
    (batch,) = opened.batches(("b",), rows=9)
    assert (batch.columns, opened.provenance().source) == ({"b": ["x"]}, "survey.XLSX")

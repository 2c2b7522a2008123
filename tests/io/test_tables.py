"""Tests of choosing the codec."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

import scorecard as sc
from scorecard.errors import ScorecardError, SurveyError, UsageError
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


QUESTIONS = sc.Instrument.model_validate(
    {"id": "q", "name": "Q", "scale": {"low": 1, "high": 5}, "items": [{"id": "fast", "text": "Fast"}]}
)
LAYOUT = sc.ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
READERS: dict[str, tuple[Callable[..., object], dict[str, list[object]], Callable[..., object]]] = {
    "read_survey": (
        lambda path, **rest: sc.read_survey(path, QUESTIONS, layout=LAYOUT, **rest),
        {"E1": [5, 4], "P1": [4, 3]},
        lambda found: found.size,
    ),
    "tally_survey": (
        lambda path, **rest: sc.tally_survey(path, QUESTIONS, layout=LAYOUT, **rest),
        {"E1": [5, 4], "P1": [4, 3]},
        lambda found: found.size,
    ),
    "read_observations": (
        sc.read_observations,
        {"measure": ["a", "b"], "period": ["2026", "2026"], "value": [1, 2]},
        lambda found: len(found.records),
    ),
    "read_orders": (
        sc.read_orders,
        {"order": ["a", "b"], "ordered_at": ["2026-01-05", "2026-01-06"]},
        lambda found: found.quality.lines_read,
    ),
    "read_complaints": (
        sc.read_complaints,
        {"complaint": ["a", "b"], "opened_at": ["2026-01-05", "2026-01-06"]},
        lambda found: found.n,
    ),
    "read_customer_history": (
        sc.read_customer_history,
        {"customer": ["a", "b"], "date": ["2026-01-05", "2026-01-06"], "amount": [3, 4]},
        lambda found: len(found.values()),
    ),
}


@pytest.mark.parametrize("reader", READERS)
def test_whoever_asks_for_the_name_of_a_sheet_takes_it(tmp_path: Path, reader: str) -> None:
    read, columns, count = READERS[reader]
    path = tmp_path / "book.xlsx"
    with pd.ExcelWriter(path) as made:
        for title, rows in (("Old", 1), ("New", 2)):
            pd.DataFrame({name: cells[:rows] for name, cells in columns.items()}).to_excel(
                made, sheet_name=title, index=False
            )
    with pytest.raises(ScorecardError, match=r"with sheet=… in Python, .* \[several-sheets\]"):
        read(path)
    assert [count(read(path, sheet=title)) for title in ("Old", "New")] == [1, 2]
    with pytest.raises(ScorecardError, match="found 'Newer'"):
        read(path, sheet="Newer")

"""Tests of tables with one column a period."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from scorecard._result import Provenance
from scorecard.errors import ObservationError
from scorecard.io.columns import Cells, RawColumns
from scorecard.io.observations import read_observations
from scorecard.io.wide_values import is_header, tidied
from tests.refusal import refusal
from tests.report.small import card


def raw(**columns: Cells) -> RawColumns:
    """Return a table that begins in row 5."""
    rows = len(next(iter(columns.values())))
    return RawColumns(tuple(columns), tuple(columns.values()), 5, Provenance("t", rows_read=rows))


def test_wide_tables_become_tidy() -> None:
    """Rows and columns of notes are left out, empty cells are no rows, days are periods of the card."""
    table = raw(
        Measure=["# id", "a", "b"],
        **{"#name": ["", "A", "B"], "2026-Q1": ["x", 1, None], "2026-04-30": [None, 2, "3"], "": [None, None, None]},
    )
    found = tidied(table, card())
    assert dict(found.raw) == {
        "measure": ["a", "a", "b"], "period": ["2026-Q1", "2026-Q2", "2026-Q2"], "value": [1, 2, "3"],
    }  # fmt: skip
    assert found.origins == ((6, "2026-Q1"), (6, "2026-04-30"), (7, "2026-04-30"))
    assert found.raw.provenance.rows_read == 3


def test_days_in_a_column_of_periods() -> None:
    """A spreadsheet keeps a day as a day."""
    table = raw(measure=["a", "a"], period=[date(2026, 5, 1), "2026-Q1"], value=[1, 2])
    assert tidied(table, card()).raw["period"] == ["2026-Q2", "2026-Q1"]
    assert tidied(table, None).raw["period"] == ["2026-05-01", "2026-Q1"]


def test_days_as_text_are_days(tmp_path: Path) -> None:
    """As in a text file, where a day cannot be kept otherwise; the 31st of June is none, and told by its text."""
    days = ["2026-05-01", " 2026-03-31 ", "2026-Q2", "2026-06-31", "20260501", None]
    as_they_are = ["2026-Q2", "2026-Q1", "2026-Q2", "2026-06-31", "20260501", None]
    table = raw(measure=["a"] * 6, period=days, value=[1] * 6)
    assert list(tidied(table, card()).raw["period"]) == as_they_are
    assert tidied(table, None).raw["period"] is table["period"]
    path = tmp_path / "kpi.csv"
    path.write_text("measure,period,value\notif,2026-05-01,95\n", encoding="utf-8")
    frame = pa.table({"measure": ["otif"], "period": ["2026-05-01"], "value": [95.0]})
    for source in (path, frame):
        assert [(r.period, r.value) for r in read_observations(source, card=card()).records] == [("2026-Q2", 95.0)]


def test_other_tables_stay_as_they_are() -> None:
    """Their reader says what is wrong with them."""
    for table in (
        raw(measure=["a"], value=[1]),
        raw(a=["a"], **{"2026-Q1": [1]}),
        raw(measure=["a"], value=[2], **{"2026": [1]}),
        raw(measure=["a"], x=[1], **{"2026": [1]}),
    ):
        assert tidied(table, None).raw is table


def test_only_the_columns_that_are_strange_are_named() -> None:
    """The columns of the periods are as they should be: nobody is told to delete them."""
    frame = pa.table({"measure": ["otif"], "Title": ["On time"], "2026-Q1": [95.0], "2026-Q2": [94.0], "Sum": [189.0]})
    what = "a value file with one column a period has no such column. Put # before its name to keep it as a note, or "
    assert refusal(lambda: read_observations(frame), error=ObservationError) == [
        f"pyarrow Table, column {name}: {what}delete it; known are measure, entity and scenario. [unknown-column]"
        for name in ("Title", "Sum")
    ]
    noted = frame.rename_columns(["measure", "# Title", "2026-Q1", "2026-Q2", "#Sum"])
    assert [(r.period, r.value) for r in read_observations(noted).records] == [("2026-Q1", 95.0), ("2026-Q2", 94.0)]


def test_a_frame_may_be_wide_too() -> None:
    """As any table."""
    frame = pa.table({"measure": ["otif"], "2026-Q1": [95.0], "2026-Q2": [None]})
    assert [(r.period, r.value) for r in read_observations(frame).records] == [("2026-Q1", 95.0)]


def test_headings_that_a_program_made_moments_of_are_days(tmp_path: Path) -> None:
    """pandas names columns by the dates that head them in a workbook, with the midnight; the workbook itself says the same."""
    openpyxl = pytest.importorskip("openpyxl")
    pandas = pytest.importorskip("pandas")
    book = openpyxl.Workbook()
    days = [pandas.Timestamp("2026-01-01"), pandas.Timestamp("2026-04-30")]
    for row in (["measure", *days], ["otif", 95, 96]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "kpi.xlsx")
    frame = pandas.DataFrame([["otif", 95, 96]], columns=["measure", *days])
    for source in (tmp_path / "kpi.xlsx", frame):
        found = read_observations(source, card=card()).records
        assert [(r.period, r.value) for r in found] == [("2026-Q1", 95.0), ("2026-Q2", 96.0)]
    later = pandas.DataFrame([["otif", 95]], columns=["measure", pandas.Timestamp("2026-01-01 06:00")])
    told = refusal(lambda: read_observations(later, card=card()), error=ObservationError)
    assert told[0].startswith("pandas DataFrame, column 2026-01-01 06:00:00: a value file has no such column.")


def test_values_under_no_name_are_told() -> None:
    """Whoever adds a period to a template may write its name into the row that shows, not into the hidden one."""
    table = raw(measure=["#", "a"], **{"2026-Q1": ["x", None], "": ["2026-Q2", 7]})
    assert dict(tidied(table, card()).raw) == {"measure": [], "period": [], "value": [], "": [7]}
    frame = pa.table({"measure": ["#", "otif"], "2026-Q1": ["x", "95"], "": ["2026-Q2", "7"]})
    assert refusal(lambda: read_observations(frame), error=ObservationError) == [
        (
            "pyarrow Table: a column without a name holds something; found '7'. "
            "Give it one of the names of a value file, or delete it. [nameless-column]"
        )
    ]


def test_a_header_names_a_measure_and_a_period() -> None:
    assert is_header((" Measure", "PERIOD", "value"), None)
    assert is_header(("measure", "entity", "2026-Q1"), None)
    assert is_header(("measure", "2026-03-31"), None)
    assert not is_header(("measure", "value"), None)
    assert not is_header(("period", "value", "2026-Q1"), None)
    assert not is_header((), None)


def test_periods_in_chinese_head_columns_and_stand_in_cells() -> None:
    """As programs in Chinese export them; a day is the period that it lies in, and what is none stays as it is."""
    headings = {"2026年第1季度": [1], "2026 年第二季度": [2], "2026年7月31日": [3]}
    found = tidied(raw(measure=["a"], **headings), card())
    assert dict(found.raw) == {"measure": ["a"] * 3, "period": ["2026-Q1", "2026-Q2", "2026-Q3"], "value": [1, 2, 3]}
    assert found.origins == tuple((5, heading) for heading in headings)
    assert is_header(("measure", "2026年1月"), None)
    assert tidied(raw(measure=["a"], **{"2026年合计": [1], "2026年1月": [2]}), None).strange == ("2026年合计",)
    cells = ["2026年1月", "2026年", "2026年2月3日", "2026年13月", "2026-Q1", None]
    table = raw(measure=["a"] * 6, period=cells, value=[1] * 6)
    assert tidied(table, None).raw["period"] == ["2026-01", "2026", *cells[2:]]
    assert tidied(table, card()).raw["period"] == ["2026-01", "2026", "2026-Q1", *cells[3:]]


def test_a_chinese_text_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "kpi.csv"
    path.write_text("measure,2026年1月,2026年2月\notif,95,94.5\n", encoding="gb18030")
    found = [(r.period, r.value) for r in read_observations(path, encoding="gb18030").records]
    assert found == [("2026-01", 95.0), ("2026-02", 94.5)]

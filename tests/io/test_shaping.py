"""Tests of rules for rows, respondents that answer twice, and moments."""

from __future__ import annotations

import time

import pyarrow as pa

from scorecard.errors import SurveyError
from scorecard.instruments import ColumnLayout, DropRule, Instrument
from scorecard.io.surveys import read_survey
from scorecard.io.tallying import tally_survey
from scorecard.survey import BadCellsError, Survey
from tests.refusal import refusal

QUESTIONS = Instrument.model_validate(
    {
        "id": "q",
        "name": "Q",
        "scale": {"low": 1, "high": 5},
        "roles": ["perception"],
        "items": [{"id": "fast", "text": "Fast"}],
    }
)
PLAIN = ColumnLayout(columns={"perception": "P{number}"}, respondent="who")
TIMED = PLAIN.model_copy(update={"started": "began", "submitted": "ended"})
FRAME = pa.table(
    {
        "who": ["a", "b", "a", None, "c"],
        "P1": ["5", "4", "3", "2", "1"],
        "kind": ["real", "test", "Real ", "real", None],
        "began": ["2026-01-02 10:00", "2026-01-02 11:00", "2026-01-01 10:00", "", "2026-01-05 09:00"],
        "ended": ["2026-01-02 10:01", "2026-01-02 11:02", "2026-01-01 10:03", "2026-01-02 10:04", ""],
    }
)


def read(layout: ColumnLayout, frame: pa.Table = FRAME) -> Survey:
    """Return the answers."""
    return read_survey(frame, QUESTIONS, layout=layout)


def test_bad_cells_keep_their_rows_when_others_are_left_out() -> None:
    frame = pa.table({"who": ["a", "b", "c"], "P1": ["5", "x", "9"], "kind": ["test", "real", "real"]})
    layout = PLAIN.model_copy(update={"drop": (DropRule(column="kind", values=("test",)),)})
    lines = refusal(lambda: read(layout, frame), error=BadCellsError)
    assert [line.split(":")[0] for line in lines] == [
        "pyarrow Table, row 2, column P1",
        "pyarrow Table, row 3, column P1",
    ]


def test_an_empty_cell_is_a_text_that_a_rule_may_name() -> None:
    layout = PLAIN.model_copy(update={"drop": (DropRule(column="kind", keep=("real",)),)})
    survey = read(layout)
    assert survey.respondents == ("a", "a", "")
    assert [note.text("en") for note in survey.provenance.notes] == [
        "Rows left out by the layout, because kind is empty: 1.",
        "Rows left out by the layout, because kind is 'test': 1.",
    ]


def test_columns_of_rules_must_be_there_unless_they_are_optional() -> None:
    rule = DropRule(column="Status", values=("1",))
    layout = PLAIN.model_copy(update={"drop": (rule,), "submitted": "done"})
    assert refusal(lambda: read(layout), error=SurveyError) == [
        "pyarrow Table, column Status: the column is not there. Use one of: who, P1, kind, began, ended. [missing-column]",
        "pyarrow Table, column done: the column is not there. Use one of: who, P1, kind, began, ended. [missing-column]",
    ]
    assert read(PLAIN.model_copy(update={"drop": (rule.model_copy(update={"optional": True}),)})).size == 5


def test_rules_of_a_long_file_name_columns_that_are_there() -> None:
    layout = ColumnLayout(shape="long", respondent="who", drop=(DropRule(column="Status", values=("1",)),))
    frame = pa.table({"who": ["a"], "item": ["fast"], "role": ["perception"], "value": ["5"]})
    assert refusal(lambda: read(layout, frame), error=SurveyError) == [
        (
            "pyarrow Table, column Status: the column is not there. "
            "Mend the rule under drop, or mark it as optional. [missing-column]"
        )
    ]


def test_rules_that_leave_nothing_are_refused() -> None:
    layout = PLAIN.model_copy(update={"drop": (DropRule(column="kind", keep=("live",)),)})
    assert refusal(lambda: read(layout), error=SurveyError) == [
        (
            "pyarrow Table: the rules of the layout leave no row; found '5 rows left out'. "
            "Look at what stands in the columns of the rules under drop. [no-rows-left]"
        )
    ]


def test_the_last_row_of_a_respondent_is_that_submitted_last() -> None:
    """Row 3 of the file was submitted before row 1; rows without a key are nobody's further rows."""
    assert read(TIMED.model_copy(update={"duplicates": "last"})).answers["perception"].ravel().tolist() == [5, 4, 2, 1]
    assert read(TIMED.model_copy(update={"duplicates": "first"})).answers["perception"].ravel().tolist() == [4, 3, 2, 1]
    assert read(PLAIN.model_copy(update={"duplicates": "last"})).answers["perception"].ravel().tolist() == [4, 3, 2, 1]


def test_time_taken_comes_from_both_moments() -> None:
    survey = read(TIMED)
    assert survey.duration is not None
    assert [None if x != x else x for x in survey.duration.tolist()] == [60, 120, 180, None, None]
    assert survey.provenance.notes[-1].text("en") == "Submitted from 2026-01-01 to 2026-01-02."
    assert survey.provenance.notes[-1].text("zh") == "提交时间：2026-01-01 至 2026-01-02。"


def test_moments_that_cannot_be_read_are_named() -> None:
    frame = pa.table(
        {
            "who": ["a", "b"],
            "P1": ["5", "4"],
            "began": ["1/2/2026", "2026-01-02"],
            "ended": ["2026-01-02", "2026-01-01"],
        }
    )
    assert refusal(lambda: read(TIMED, frame), error=SurveyError) == [
        (
            "pyarrow Table, row 1, column began: this is no moment that can be read beyond doubt; found '1/2/2026'. "
            "Declare its format under timestamps in the layout, such as %m/%d/%Y %H:%M:%S. [bad-moment]"
        ),
        (
            "pyarrow Table, row 2, column ended: the answers were submitted before they were begun. "
            "Look at both moments, or declare their formats under timestamps. [ended-before-begun]"
        ),
    ]


def test_counts_of_segments_are_those_of_the_rows_that_are_left() -> None:
    layout = PLAIN.model_copy(
        update={"drop": (DropRule(column="kind", values=("test",)),), "segments": {"who": "who"}, "duplicates": "first"}
    )
    counts = tally_survey(FRAME, QUESTIONS, layout=layout, by="who")
    assert counts.size == 3


def test_moments_of_many_rows_take_no_time() -> None:
    """The work grows with the rows, not with their square, which took a minute here."""
    size = 20_000
    frame = pa.table(
        {
            "who": [str(number) for number in range(size)],
            "P1": ["3"] * size,
            "began": ["2026-01-02 10:00"] * size,
            "ended": ["2026-01-02 10:01"] * size,
        }
    )
    start = time.process_time()
    assert read(TIMED, frame).size == size
    assert time.process_time() - start < 10

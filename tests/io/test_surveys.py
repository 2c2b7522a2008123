"""Tests of reading survey answers."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from scorecard.errors import ScorecardError, SurveyError, UsageError
from scorecard.instruments import ColumnLayout, Instrument
from scorecard.io.surveys import read_survey
from scorecard.models import SurveyDeclaration
from scorecard.survey.responses import Survey
from tests.io.books import book

QUESTIONS = Instrument.model_validate(
    {
        "id": "q",
        "name": "Q",
        "scale": {"low": 1, "high": 5},
        "items": [{"id": "fast", "text": "Fast"}, {"id": "kind", "text": "Kind"}],
    }
)
LAYOUT = ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"}, segments={"zone": "zone"})
CSV = "id,E1,E2,P1,P2,zone\n1,5,4,3,2,north\n2,,4,5,1,south\n"
CODES = {"expectation": [[5, 4], [0, 4]], "perception": [[3, 2], [5, 1]]}


def codes(survey: Survey) -> dict[str, object]:
    """Return the codes of a survey as lists."""
    return {role: answers.tolist() for role, answers in survey.answers.items()}


def refused(folder: Path, data: str | bytes, *, layout: ColumnLayout = LAYOUT) -> list[str]:
    """Return the lines with which a survey file is refused, the folder cut off."""
    path = folder / "survey.csv"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    with pytest.raises(SurveyError) as caught:
        read_survey(path, QUESTIONS, layout=layout)
    return str(caught.value).replace(f"{folder}/", "").split("\n  ")


@pytest.mark.parametrize(
    "data",
    [
        CSV.encode(),
        b"\xef\xbb\xbf" + CSV.encode(),
        CSV.replace(",", ";").encode(),
        CSV.replace(",", "\t").encode(),
        CSV.replace("\n", "\r\n").encode(),
        (CSV + "\n,,,,,\n\n").encode(),
        CSV.replace("5", "５").replace("4", " 4 ").encode(),
        CSV.encode("utf-16"),
    ],
)
def test_dirty_files_are_read_the_same(tmp_path: Path, data: bytes) -> None:
    """Marks, separators, line ends, blank rows at the end, full-width digits."""
    path = tmp_path / "survey.csv"
    path.write_bytes(data)
    survey = read_survey(path, QUESTIONS, layout=LAYOUT)
    assert codes(survey) == CODES
    assert survey.segments["zone"].labels == ("north", "south")


def test_what_the_reader_did_is_in_the_provenance(tmp_path: Path) -> None:
    """For the data page of the review."""
    path = tmp_path / "survey.csv"
    path.write_bytes(CSV.replace(",", ";").replace("5", "５").encode() + b"\n;;;;;\n")
    facts = read_survey(path, QUESTIONS, layout=LAYOUT).provenance
    assert (facts.source, facts.encoding, facts.separator) == ("survey.csv", "utf-8", "semicolon")
    assert (facts.rows_read, facts.rows_blank, facts.digits_normalised) == (2, 2, 2)
    assert facts.missing == (("", 1),)


def test_chinese_files_are_recognised_or_declared(tmp_path: Path) -> None:
    """GB 18030 beyond doubt, or as the layout says."""
    path = tmp_path / "survey.csv"
    path.write_bytes(CSV.replace("north", "华东地区").replace("south", "西南地区").encode("gb18030"))
    survey = read_survey(path, QUESTIONS, layout=LAYOUT)
    assert survey.segments["zone"].labels == ("华东地区", "西南地区")
    assert [note.en for note in survey.provenance.notes] == [
        "No encoding was declared; the file was recognised as Chinese in GB 18030."
    ]
    path.write_bytes(CSV.replace("north", "男").encode("gb18030"))
    declared = LAYOUT.model_copy(update={"encoding": "gbk"})
    assert read_survey(path, QUESTIONS, layout=declared).segments["zone"].labels == ("south", "男")
    assert refused(tmp_path, path.read_bytes()) == [
        "survey.csv cannot be read.",
        (
            "survey.csv:2: the file is neither UTF-8 nor, beyond doubt, Chinese in GB 18030; found 'byte 0xC4'. "
            "Save it as UTF-8, or declare its encoding, such as gb18030 or cp1252. [undecidable-encoding]"
        ),
    ]


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow", "parquet"])
def test_frames_and_parquet_give_the_same(tmp_path: Path, library: str) -> None:
    """Numbers or text, missing as the library has it."""
    data = {"E1": [5, None], "E2": [4, 4], "P1": ["3", "5"], "P2": [2.0, 1.0], "zone": ["north", "south"]}
    frame: object
    if library == "pandas":
        frame = pd.DataFrame(data)
    elif library == "polars":
        frame = pl.DataFrame(data)
    elif library == "pyarrow":
        frame = pa.table(data)
    else:
        frame = tmp_path / "survey.parquet"
        parquet.write_table(pa.table(data), frame)
    assert codes(read_survey(frame, QUESTIONS, layout=LAYOUT)) == CODES


def test_a_declared_survey_brings_instrument_and_layout(tmp_path: Path) -> None:
    """A layout given beside it goes before."""
    declared = SurveyDeclaration(instrument=QUESTIONS, layout=LAYOUT)
    path = tmp_path / "survey.csv"
    path.write_text(CSV, encoding="utf-8")
    assert codes(read_survey(str(path), declared)) == CODES
    path.write_text("A1,A2\n1,2\n", encoding="utf-8")
    other = ColumnLayout(columns={"perception": "A{number}"})
    assert codes(read_survey(path, declared, layout=other)) == {"perception": [[1, 2]]}


@pytest.mark.parametrize("survey", ["customers", None, {"customers": 1}])
def test_something_else_than_a_survey_is_refused(survey: object) -> None:
    """The card itself, or the survey's id, is an easy mistake."""
    loose: Callable[..., object] = read_survey
    with pytest.raises(UsageError) as caught:
        loose(pa.table({"E1": [1]}), survey)
    assert str(caught.value) == (
        "This is neither a survey of a card nor a questionnaire.\n"
        f"  this is neither a survey of a card nor a questionnaire; found '{type(survey).__name__}'. "
        "Hand over a survey of the card, such as card.surveys['customers']. [survey-kind]"
    )


def test_a_questionnaire_alone_is_not_enough() -> None:
    """Somebody must say which column is which."""
    with pytest.raises(UsageError) as caught:
        read_survey(pa.table({"E1": [1]}), QUESTIONS)
    assert str(caught.value.problems[0]) == (
        "a questionnaire does not say which column holds what. "
        "Hand over layout=ColumnLayout(…), or a survey declared in a card. [no-layout]"
    )


def test_header_rows_move_the_row_numbers(tmp_path: Path) -> None:
    """The row in a message is the row in the spreadsheet."""
    lines = CSV.replace("1,5,4", "1,9,4").splitlines()
    text = "\n".join([lines[0], "question,text,,,,", "import,id,,,,", *lines[1:]])
    layout = LAYOUT.model_copy(update={"header_rows": 3})
    assert refused(tmp_path, text, layout=layout) == [
        "survey.csv cannot be used as it is.",
        (
            "survey.csv, row 4, column E1: the answer is not on the scale 1 to 5; found '9'. "
            "Correct the cell, or declare its code under missing in the layout. [answer-out-of-scale]"
        ),
    ]


def test_every_bad_cell_is_named(tmp_path: Path) -> None:
    """Out of scale and text, each with row, column and what stands there."""
    text = "id,E1,E2,P1,P2,zone\n1,0,4,3,good,north\n2,6,4.5,5,1,south\n"
    assert refused(tmp_path, text) == [
        "survey.csv cannot be used as it is.",
        (
            "survey.csv, row 2, column E1: the answer is not on the scale 1 to 5; found '0'. "
            "Correct the cell, or declare its code under missing in the layout. [answer-out-of-scale]"
        ),
        (
            "survey.csv, row 2, column P2: the answer is not a number; found 'good'. "
            "Correct the cell, or declare its text under answers or missing in the layout. [answer-not-a-number]"
        ),
        (
            "survey.csv, row 3, column E1: the answer is not on the scale 1 to 5; found '6'. "
            "Correct the cell, or declare its code under missing in the layout. [answer-out-of-scale]"
        ),
        (
            "survey.csv, row 3, column E2: the answer is not on the scale 1 to 5; found '4.5'. "
            "Correct the cell, or declare its code under missing in the layout. [answer-out-of-scale]"
        ),
    ]


def test_absent_and_repeated_columns_are_named(tmp_path: Path) -> None:
    """All at once, with the near name."""
    assert refused(tmp_path, "E1,E_2,P1,P2,P2,zone\n1,2,3,4,5,north\n") == [
        "survey.csv cannot be used as it is.",
        ("survey.csv, column E2: no column holds the expectation of item kind. Did you mean 'E_2'? [missing-column]"),
        (
            "survey.csv, column P2: 2 columns hold the perception of item kind; found 'P2, P2'. "
            "Rename or delete all but one. [duplicate-column]"
        ),
    ]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("", "survey.csv: the file is empty. Export it again with a header row and data rows. [empty-file]"),
        (
            CSV.splitlines()[0],
            ("survey.csv: the file has headers but no data rows. Export it again with the data. [no-rows]"),
        ),
    ],
)
def test_empty_files_are_refused(tmp_path: Path, data: str, line: str) -> None:
    """An empty file, and one with only headers."""
    assert refused(tmp_path, data) == ["survey.csv cannot be read.", line]


def test_a_repeated_column_that_nobody_needs_is_no_problem(tmp_path: Path) -> None:
    """Only what the layout names must be there once."""
    path = tmp_path / "survey.csv"
    path.write_text("x,x,E1,E2,P1,P2,zone\n1,2,5,4,3,2,north\n", encoding="utf-8")
    assert read_survey(path, QUESTIONS, layout=LAYOUT).size == 1


@given(st.binary(max_size=150) | st.text('EP12,;\n\t"5x zone', max_size=150).map(lambda t: (CSV + t).encode()))
def test_any_file_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """No file leads to another error than ours."""
    path = tmp_path_factory.mktemp("any") / "survey.csv"
    path.write_bytes(data)
    with contextlib.suppress(ScorecardError):
        read_survey(path, QUESTIONS, layout=LAYOUT)


def test_a_sheet_of_a_workbook_is_read_like_a_file(tmp_path: Path) -> None:
    """Bad cells are told with sheet, row and column; an error of a formula is one of them."""
    path = tmp_path / "answers.xlsx"
    questions = Instrument.model_validate(
        {"id": "q", "name": "Q", "scale": {"low": 1, "high": 5}, "items": [{"id": "fast", "text": "Fast"}]}
    )
    layout = ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
    path.write_bytes(book([["E1", "P1"], [5, 4], [4, "３"], [3, None]], title="Wave 1", top=2))
    survey = read_survey(path, questions, layout=layout)
    assert survey.provenance.digits_normalised == 1
    assert survey.provenance.missing == (("", 1),)
    assert survey.provenance.source == "answers.xlsx"
    path.write_bytes(book([["E1", "P1"], [5, "#N/A"], [9, 4]], title="Wave 1", top=2))
    with pytest.raises(SurveyError) as caught:
        read_survey(path, questions, layout=layout)
    place = f"{path}, sheet Wave 1"
    assert f"{place}, row 4, column P1: " in str(caught.value)
    assert "found '#N/A'" in str(caught.value)
    assert f"{place}, row 5, column E1: " in str(caught.value)
    path.write_bytes(book([["Answers"], ["E1", "P1"], [5, 4]], title="Wave 1"))
    with pytest.raises(SurveyError, match="the names of the columns stand in this row, below other rows"):
        read_survey(path, questions, layout=layout)
    with pytest.raises(SurveyError, match="the workbook has no such sheet"):
        read_survey(path, questions, layout=layout, sheet="Wave 2")

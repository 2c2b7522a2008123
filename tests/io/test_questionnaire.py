"""Tests of questionnaires as workbooks."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from scorecard.errors import UsageError
from scorecard.instruments import Instrument
from scorecard.io.questionnaire import questionnaire_layout, write_questionnaire
from scorecard.io.surveys import read_survey
from tests.report.small import INSTRUMENT

ONE = Instrument.model_validate(
    INSTRUMENT | {"scale": {"low": 1, "high": 5, "labels": {"1": {"en": "never", "zh": "从不"}}}}
)


def test_what_is_entered_is_read_back_without_a_layout(tmp_path: Path) -> None:
    """Blank rows at the end are none; full-width digits count."""
    path = tmp_path / "answers.xlsx"
    write_questionnaire(ONE, path, lang="zh", respondents=20)
    made = openpyxl.load_workbook(path)
    sheet = made["答卷"]
    assert sheet.row_dimensions[1].hidden
    assert [cell.value for cell in sheet[1]] == [
        "respondent", "expectation.quick", "expectation.prompt", "perception.quick", "perception.prompt",
    ]  # fmt: skip
    assert sheet["B2"].value == "期望：答复迅速"
    (limits,) = sheet.data_validations.dataValidation
    assert (str(limits.sqref), limits.formula1, limits.prompt) == (
        "B3:E22",
        '"1,2,3,4,5"',
        "请填：1 从不, 2, 3, 4, 5。",
    )
    for row, cells in enumerate([[1, 5, 4, 3, "２"], [2, 1, None, 2, 3]], start=3):
        for column, value in enumerate(cells, start=1):
            sheet.cell(row, column).value = value  # type: ignore[assignment]
    made.save(path)
    survey = read_survey(path, ONE)
    assert survey.answers["expectation"].tolist() == [[5, 4], [1, 0]]
    assert survey.answers["perception"].tolist() == [[3, 2], [2, 3]]
    assert survey.provenance.digits_normalised == 1


def test_segments_are_columns_of_their_own(tmp_path: Path) -> None:
    """They take any word."""
    path = tmp_path / "answers.xlsx"
    write_questionnaire(ONE, path, segments=["region"])
    made = openpyxl.load_workbook(path)
    for column, value in enumerate([1, "north", 5, 4, 3, 2], start=1):
        made["Answers"].cell(3, column).value = value  # type: ignore[assignment]
    made.save(path)
    survey = read_survey(path, ONE, layout=questionnaire_layout(ONE, segments=["region"]))
    assert list(survey.segments) == ["region"]


def test_impossible_options_are_refused(tmp_path: Path) -> None:
    """Before anything is written."""
    with pytest.raises(UsageError) as caught:
        write_questionnaire(ONE, tmp_path / "a.xls")
    assert str(caught.value) == (
        "A questionnaire is written as an Excel workbook.\n"
        f"  {tmp_path}/a.xls: a questionnaire is written as an Excel workbook; found '.xls'. "
        "Give the file the ending .xlsx. [unknown-ending]"
    )
    with pytest.raises(UsageError) as caught:
        write_questionnaire(ONE, tmp_path / "a.xlsx", respondents=0)
    assert str(caught.value) == (
        "The option respondents is no whole number from 1 to 100000.\n"
        "  the option respondents is no whole number from 1 to 100000; found '0'. "
        "Say how many rows take answers. [bad-option]"
    )

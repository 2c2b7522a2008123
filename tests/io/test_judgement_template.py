"""Tests of workbooks in which experts compare."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from scorecard.errors import AnalysisError
from scorecard.io.judgement_template import write_judgement_sheets
from scorecard.io.judgements import read_judgements


def test_what_is_entered_is_read_back(tmp_path: Path) -> None:
    """One sheet an expert, called as its first cell says; fractions stay text."""
    path = tmp_path / "experts.xlsx"
    who = "A very long name of an expert, of the north"
    write_judgement_sheets(["price", "speed", "care"], path, experts=["安", who])
    made = openpyxl.load_workbook(path)
    assert made.sheetnames == ["安", "A very long name of an expert,"]
    sheet = made["安"]
    assert sorted(str(limits.sqref) for limits in sheet.data_validations.dataValidation) == ["C2:D2", "D3"]
    assert sheet.data_validations.dataValidation[0].formula1 == '"1/9,1/8,1/7,1/6,1/5,1/4,1/3,1/2,1,2,3,4,5,6,7,8,9"'
    assert sheet["C2"].number_format == "@"
    for one in made.worksheets:
        one["C2"], one["D2"], one["D3"] = "1/3", 2, "5"
    made.save(path)
    sheets = read_judgements(path)
    assert sheets.labels == ("price", "speed", "care")
    assert list(sheets) == ["安", who]
    assert dict(sheets["安"]) == {("speed", "price"): 3.0, ("price", "care"): 2.0, ("speed", "care"): 5.0}


def test_bad_cells_are_told_with_their_sheet(tmp_path: Path) -> None:
    """Row and column."""
    path = tmp_path / "experts.xlsx"
    write_judgement_sheets(["price", "speed"], path, experts=["Ann"])
    made = openpyxl.load_workbook(path)
    made["Ann"]["C2"] = "often"
    made.save(path)
    with pytest.raises(AnalysisError) as caught:
        read_judgements(path)
    assert f"{path}, sheet Ann, row 2, column speed: " in str(caught.value)


def test_labels_and_experts_are_checked(tmp_path: Path) -> None:
    """All at once, before anything is written."""
    with pytest.raises(AnalysisError) as caught:
        write_judgement_sheets(["a", "a"], tmp_path / "e.xlsx", experts=[])
    assert str(caught.value) == (
        "The judgement sheets cannot be written.\n"
        "  labels: a label stands twice; found 'a'. Give each thing a label of its own. [duplicate-label]\n"
        "  experts: there is nothing to compare. Give judgements of at least one pair. [no-judgements]"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_hidden_expert_is_not_left_out_in_silence(tmp_path: Path) -> None:
    """A hidden sheet of lists is in nobody's way."""
    path = tmp_path / "experts.xlsx"
    write_judgement_sheets(["price", "speed"], path, experts=["Ann", "Bob"])
    made = openpyxl.load_workbook(path)
    for sheet in made.worksheets:
        sheet["C2"] = 3
    made["Bob"].sheet_state = "hidden"
    made.create_sheet("lists")["A1"] = "x"
    made["lists"].sheet_state = "hidden"
    made.save(path)
    with pytest.raises(AnalysisError) as caught:
        read_judgements(path)
    assert str(caught.value) == (
        "The judgement sheets cannot be used.\n"
        f"  {path}, sheet Bob: the sheet is hidden, but looks like those that are read. Show it, or delete it."
        " [hidden-sheet]"
    )
    del made["Bob"]
    made.save(path)
    assert list(read_judgements(path)) == ["Ann"]

"""A sheet of a workbook is named behind the file."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import xlsxwriter

from tests.cli.running import Ran, run

ONE = {
    "id": "ones",
    "name": "Ones",
    "scale": {"low": 1, "high": 5},
    "dimensions": [{"id": "speed", "name": "Speed"}],
    "items": [{"id": "quick", "text": "Quick", "dimension": "speed"}],
}
OTIF = {"id": "otif", "name": "OTIF", "unit": {"kind": "percent"}, "worst": 0, "target": 100}
CARD = {
    "id": "demo",
    "name": "Demo",
    "calendar": {"first": "2026-Q1", "last": "2026-Q1"},
    "perspectives": [{"id": "customer", "objectives": [{"id": "please", "name": "Please", "measures": [OTIF]}]}],
    "surveys": {
        "guests": {"instrument": ONE, "layout": {"columns": {"expectation": "E{number}", "perception": "P{number}"}}}
    },
}
SHEETS = {
    "Read me": [["What stands where"]],
    "Values Q1": [["measure", "period", "value"], ["otif", "2026-Q1", 90]],
    "Answers": [["E1", "P1"], *([5, 3 + i % 2] for i in range(12))],
}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook with several sheets, beside its card."""
    (tmp_path / "card.json").write_text(json.dumps(CARD), encoding="utf-8")
    path = tmp_path / "book.xlsx"
    path.write_bytes(written(SHEETS))
    return path


def written(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """Return a workbook."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        for title, rows in sheets.items():
            sheet = made.add_worksheet(title)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return out.getvalue()


def test_inspect_shows_the_sheet_asked_for(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "inspect", f"{book}#Values Q1")
    assert (ran.code, ran.err) == (0, "")
    assert "otif (1)" in ran.out
    assert "Read from sheet Values Q1." in ran.out


def test_scores_come_from_the_sheets_named(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card = book.with_name("card.json")
    words = ("--values", f"{book}#Values Q1", "--survey", f"guests@2026-Q1={book}#Answers")
    ran = run(capsys, "evaluate", card, *words, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    assert next(node for node in json.loads(ran.out)["nodes"] if node["id"] == "otif")["value"] == 90
    told = run(capsys, "check", card, "--data", f"{book}#Values Q1", *words[2:])
    assert "Survey guests 2026-Q1: 12 respondents.\nValues: 1 of 1 cells of the calendar." in told.out


def test_gaps_tell_from_which_sheet_they_come(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "gaps", f"{book}#Answers", "--card", book.with_name("card.json"), "--format", "json")
    found = json.loads(ran.out)
    assert found["source"]["notes"] == [{"en": "Read from sheet Answers.", "zh": "读取工作表：Answers。"}]


@pytest.mark.parametrize("command", ["inspect", "gaps", "evaluate"])
def test_a_workbook_of_several_sheets_needs_one_named(
    command: str, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def called(file: str) -> Ran:
        card = str(book.with_name("card.json"))
        words = {"inspect": [file], "gaps": [file, "--card", card], "evaluate": [card, "--values", file]}
        return run(capsys, command, *words[command])

    ran = called(str(book))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        f"{book} cannot be read.\n"
        f"  {book}: several sheets of the workbook hold something; found 'Read me, Values Q1, Answers'. "
        "Name the one to read: with sheet=… in Python, as FILE#SHEET on the command line. [several-sheets]\n"
    )
    ran = called(f"{book}#Value Q1")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        f"{book} cannot be read.\n"
        f"  {book}: the workbook has no such sheet; found 'Value Q1'. Did you mean 'Values Q1'? "
        "The sheets are: Read me, Values Q1, Answers. [unknown-sheet]\n"
    )


def test_a_sheet_that_is_still_to_be_named(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "inspect", f"{book}#")
    assert ran.err == (
        f"{book} cannot be read.\n"
        f"  {book}: the workbook has no such sheet; found ''. "
        "Use one of: Read me, Values Q1, Answers. [unknown-sheet]\n"
    )


def test_a_text_file_has_no_sheet(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The name of a file may hold the sign, too."""
    ran = run(capsys, "inspect", book.with_name("values.csv#Values"))
    assert ran.code == 2
    file = book.with_name("values.csv")
    assert ran.err == (
        "Only a workbook has sheets.\n"
        f"  {file}: only a workbook has sheets; found 'Values'. Leave sheet out. [no-sheets]\n"
    )
    book.with_name("values.csv#Values").write_text("measure,period,value\notif,2026-Q1,90\n", encoding="utf-8")
    assert "unknown-ending" in run(capsys, "inspect", book.with_name("values.csv#Values")).err

"""Tests of answers where further header rows are expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.errors import SurveyError
from scorecard.instruments import Instrument, layouts
from scorecard.io import read_survey
from scorecard.io.inspection import inspect_file
from tests.io.books import book
from tests.refusal import refusal

QUESTIONS = Instrument.model_validate(
    {
        "id": "q",
        "name": "Q",
        "scale": {"low": 1, "high": 5},
        "roles": ["perception"],
        "items": [{"id": "fast", "text": "Fast"}, {"id": "kind", "text": "Kind"}],
    }
)
NAMES = ["StartDate", "EndDate", "Status", "Finished", "ResponseId", "Duration (in seconds)", "P_1", "P_2"]
TITLES = ["Start", "End", "Kind", "Done", "Response ID", "Duration", "How? - Fast", "How? - Kind"]
IDS = [f'{{"ImportId":"{name}"}}' for name in NAMES]
ANSWERS = [["2026-01-01 10:00:00", "2026-01-01 10:05:00", "0", "1", f"R_{n}", "300", n, 4] for n in (5, 4, 3)]


@pytest.mark.parametrize("header_rows", [1, 2])
def test_an_excel_export_with_fewer_headers_loses_no_answer(tmp_path: Path, header_rows: int) -> None:
    """Three header rows, as in a CSV export, would take the first answers for headers."""
    path = tmp_path / "answers.xlsx"
    path.write_bytes(book([NAMES, TITLES][:header_rows] + ANSWERS))
    layout = layouts.qualtrics({"perception": "P_{number}"})
    found = refusal(lambda: read_survey(path, QUESTIONS, layout=layout), error=SurveyError)
    assert found == [
        (
            f"{path}, sheet Answers, row {header_rows + 1}: this row holds answers, but the layout counts 3 header rows. "
            f"Write header_rows: {header_rows} in the layout; Excel exports often have fewer than CSV. [answers-in-header]"
        )
    ]
    fewer = layout.model_copy(update={"header_rows": header_rows})
    assert read_survey(path, QUESTIONS, layout=fewer).respondents == ("R_5", "R_4", "R_3")
    assert (f"header_rows: {header_rows}\n" in inspect_file(path).survey) == (header_rows > 1)


def test_headers_are_no_answers(tmp_path: Path) -> None:
    """Neither texts and ids nor a row that numbers the questions."""
    path = tmp_path / "answers.csv"
    numbers = ["", "", "", "", "", "", "1", "2"]
    for further in ([TITLES, IDS], [TITLES, numbers]):
        rows = [NAMES, *further, *ANSWERS]
        quoted = [",".join('"' + str(cell).replace('"', '""') + '"' for cell in row) for row in rows]
        path.write_text("\n".join(quoted), encoding="utf-8")
        survey = read_survey(path, QUESTIONS, layout=layouts.qualtrics({"perception": "P_{number}"}))
        assert survey.size == 3
    assert "header_rows: 3\n" in inspect_file(path).survey

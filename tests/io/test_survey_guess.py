"""What is guessed from a file reads the file: the text is pasted as it is printed."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyreadstat
import pytest
from openpyxl import Workbook
from pyarrow import parquet

from scorecard._yaml import load_yaml
from scorecard.io import inspect_file, read_survey
from scorecard.models import SurveyDeclaration
from scorecard.survey import Survey
from tests.io.survey_tools.expected import HERE, codes

Grid = list[list[int]]


def pasted(source: object) -> Survey:
    """Return the answers of a source read by what its inspection prints."""
    plain, _ = load_yaml(inspect_file(source).survey)
    assert isinstance(plain, dict)
    surveys = plain["surveys"]
    assert isinstance(surveys, dict)
    return read_survey(source, SurveyDeclaration.model_validate(surveys["answers"]))


@pytest.mark.parametrize(
    ("name", "tool", "expectation", "perception"),
    [
        ("qualtrics_values.csv", "Qualtrics", [[5, 4, 4], [5, 5, 0], [5, 4, 5]], [[4, 4, 3], [2, 3, 3], [5, 4, 4]]),
        ("qualtrics_texts.tsv", "Qualtrics", [[4, 5, 4], [5, 4, 0]], [[3, 4, 4], [4, 0, 3]]),
        ("google_forms.csv", "Google Forms", [[5, 4, 4], [4, 4, 5], [5, 5, 5]], [[3, 4, 2], [4, 0, 0], [1, 4, 4]]),
        ("google_forms_zh.csv", "Google Forms", [[5, 4, 4], [4, 4, 5]], [[3, 4, 2], [4, 0, 0]]),
        (
            "microsoft_forms_zh.csv",
            "Microsoft Forms",
            [[5, 4, 4], [4, 4, 5], [5, 5, 5]],
            [[3, 4, 4], [2, 4, 0], [5, 5, 5]],
        ),
        ("wenjuanxing.csv", "问卷星", [[5, 4, 4], [4, 5, 5], [5, 5, 5]], [[3, 4, 2], [4, 0, 4], [1, 4, 0]]),
        ("limesurvey.csv", "LimeSurvey", [[5, 4, 4], [4, 5, 5], [5, 5, 5]], [[3, 4, 2], [4, 0, 4], [1, 4, 0]]),
        ("surveymonkey.csv", "SurveyMonkey", [[5, 4, 4], [4, 5, 5]], [[3, 4, 2], [4, 0, 4]]),
    ],
)
def test_the_pasted_layout_reads_the_file(name: str, tool: str, expectation: Grid, perception: Grid) -> None:
    """The same answers as by the layout that was written by hand."""
    assert inspect_file(HERE / name).tool == tool
    assert codes(pasted(HERE / name)) == (expectation, perception)


def test_one_row_an_answer() -> None:
    """What is one item for its reader has three names in this file, which no guess can know."""
    survey = pasted(HERE / "long.csv")
    assert survey.answers["expectation"].tolist() == [[5, 4, 4, 0, 0], [4, 0, 0, 5, 0]]
    assert survey.answers["perception"].tolist() == [[3, 0, 0, 4, 2], [4, 0, 0, 0, 0]]


def test_workbook_parquet_and_spss(tmp_path: Path) -> None:
    rows = {"id": [1, 2, 3], "E1": [7, 6, 9], "E2": [5, 6, 7], "P1": [4, 3, 2], "P2": [1, 2, 9]}
    book = Workbook()
    assert book.active is not None
    book.active.append(list(rows))
    for row in zip(*rows.values(), strict=True):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    parquet.write_table(pa.table(rows), tmp_path / "a.parquet")
    pyreadstat.write_sav(pd.DataFrame(rows), tmp_path / "a.sav", missing_ranges={"E1": [9], "P2": [9]})
    for name in ("a.xlsx", "a.parquet", "a.sav"):
        survey = pasted(tmp_path / name)
        assert codes(survey) == ([[7, 5], [6, 6], [0, 7]], [[4, 1], [3, 2], [2, 0]]), name
        assert survey.instrument.scale.high == 7


def test_a_few_typing_errors_hide_nothing() -> None:
    """They are named by the check of the pasted layout instead."""
    text = inspect_file(HERE / "dirty.csv").survey
    assert "expectation: E{number}" in text
    assert "perception: P{number}" in text


@pytest.mark.parametrize(
    "columns",
    [
        {"measure": ["a", "b"], "period": ["2026-Q1", "2026-Q2"], "value": [1.5, 2.5]},
        {"E1": [1, 500], "E2": [3, 4000]},
        {"E1": ["x", "y"], "E2": ["z", "x"]},
        {"item": ["a"], "value": ["many words"], "id": ["r"]},
    ],
)
def test_nothing_is_guessed_where_no_answers_are(columns: dict[str, list[object]]) -> None:
    found = inspect_file(pa.table(columns))
    assert (found.tool, found.survey) == ("", "")


def test_statements_come_from_the_second_header_row() -> None:
    assert "en: Claims are settled fairly" in inspect_file(HERE / "qualtrics_values.csv").survey


def test_wording_tells_the_roles() -> None:
    frame = pa.table({"感知1": [1, 2], "感知2": [3, 4], "重要1": [5, 5], "重要2": [4, 4], "区域": ["北", "北"]})
    survey = pasted(frame)
    assert {role: a.tolist() for role, a in survey.answers.items()} == {
        "perception": [[1, 3], [2, 4]],
        "importance": [[5, 4], [5, 4]],
    }


_SOME = [5, 4, 3, 2]


def _guessed(tmp_path: Path, *names: str, rows: int = 6, twice: bool = False) -> str | None:
    """Return the column that is taken for the key: all cells of the columns named differ."""
    path = tmp_path / "a.csv"
    answers = "".join(f",{n}" for n in _SOME)
    keys = [*range(rows), *([0] if twice else [])]
    lines = [",".join(names) + ",E1,E2,P1,P2", *(",".join(f"a{k}" for _ in names) + answers for k in keys)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = [line.partition(": ")[2] for line in inspect_file(path).survey.splitlines() if "respondent:" in line]
    return found[0] if found else None


@pytest.mark.parametrize("name", ["Antwort-ID", "surveyId", "Customer No.", "答卷编号", "Respondent ID"])
def test_a_column_is_the_key_by_its_name_where_all_cells_differ(name: str, tmp_path: Path) -> None:
    assert _guessed(tmp_path, name) == name


@pytest.mark.parametrize(
    "name", ["grid", "Paid", "Phone number", "Order no.", "订单编号", "Would you buy again: yes or no", "Valid?  no."]
)
def test_other_columns_whose_cells_differ_are_no_key(name: str, tmp_path: Path) -> None:
    assert _guessed(tmp_path, name) is None


def test_a_key_is_guessed_only_where_it_is_sure(tmp_path: Path) -> None:
    assert _guessed(tmp_path, "Antwort-ID", twice=True) is None, "the same key twice is no key"
    assert _guessed(tmp_path, "Antwort-ID", rows=2) is None, "two rows always differ"
    assert _guessed(tmp_path, "Antwort-ID", "Kunden-Nr.") is None, "either may be meant"
    assert _guessed(tmp_path, "Customer number", "Respondent ID") == "Respondent ID"


@pytest.mark.parametrize(
    ("names", "roles"),
    [
        (("Min_{}", "Ideal_{}", "Ist_{}"), ["minimum", "desired", "perception"]),
        (("最低{}", "实际{}", "理想{}"), ["minimum", "perception", "desired"]),
        (("Expected minimum {}", "Desired {}", "Q{}"), ["minimum", "desired", "perception"]),
        (("Wait (min) {}", "P{}"), ["expectation", "perception"]),
    ],
)
def test_three_columns_are_told_by_their_words(names: tuple[str, ...], roles: list[str]) -> None:
    """The least that is accepted was taken for what is perceived."""
    table = {name.format(item): [3, 4, 5, 4, 3] for name in names for item in (1, 2)}
    suggested = inspect_file(pa.table(table)).survey
    instrument = suggested.partition("layout:")[0]
    told = [line.removeprefix("      - ") for line in instrument.splitlines() if line.startswith("      - ")]
    assert [line for line in told if ":" not in line] == ([] if roles == ["expectation", "perception"] else roles)
    assert set(pasted(pa.table(table)).answers) == set(roles)

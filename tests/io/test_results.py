"""Tests of writing tables."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from pyarrow import parquet

import scorecard as sc
from scorecard._result import Result
from scorecard._table import Column, Table
from scorecard._text import LocalText
from scorecard.errors import HistoryError, OutputError, UsageError
from scorecard.io.results import write_table
from tests.refusal import refusal

TABLE = Table(
    (
        Column("name", LocalText(en="Name", zh="名称")),
        Column("gap", LocalText(en="Gap", zh="差距"), "signed"),
        Column("n", LocalText(en="=n", zh="样本数"), "integer"),
    ),
    (
        ("=HYPERLINK(1)", -1.2083333333333333, 3),
        ("@x", 0.1 + 0.2, None),
        ("-5", None, 4),
        (LocalText(en="plain, text", zh="文本"), 2.0, 5),
    ),
    LocalText(en="Gaps", zh="差距表"),
    (LocalText(en="A note.", zh="说明。"),),
)


def test_csv_is_safe_for_spreadsheets(tmp_path: Path) -> None:
    """Texts that look like formulas are defused, numbers are left alone at full precision."""
    path = tmp_path / "gaps.csv"
    write_table(TABLE, path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["Name", "Gap", "'=n"],
        ["'=HYPERLINK(1)", "-1.2083333333333333", "3"],
        ["'@x", "0.30000000000000004", ""],
        ["'-5", "", "4"],
        ["plain, text", "2.0", "5"],
    ]


def test_json_has_keys_labels_and_notes(tmp_path: Path) -> None:
    """In both languages whichever is asked for, text as it is."""
    path = tmp_path / "gaps.json"

    class Gaps(Result):
        def table(self) -> Table:
            return TABLE

    write_table(Gaps(), path, lang="zh")
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["title"] == {"en": "Gaps", "zh": "差距表"}
    assert data["columns"][1] == {"key": "gap", "label": {"en": "Gap", "zh": "差距"}, "kind": "signed"}
    assert data["rows"][0] == {"name": "=HYPERLINK(1)", "gap": -1.2083333333333333, "n": 3}
    assert data["rows"][3]["name"] == {"en": "plain, text", "zh": "文本"}
    assert data["notes"] == [{"en": "A note.", "zh": "说明。"}]


def test_json_and_back(tmp_path: Path) -> None:
    write_table(TABLE, tmp_path / "gaps.JSON", lang="zh")
    assert sc.read_table(tmp_path / "gaps.JSON") == TABLE


def test_results_of_analyses_come_back(tmp_path: Path) -> None:
    """The numbers that a file keeps are those that were computed, cell by cell."""
    card, files = sc.load_template("self_service_kiosk"), sc.template_files("self_service_kiosk")
    survey = sc.read_survey(Path(str(files["survey"])), card.surveys["customers"])
    for result in (sc.gap_analysis(survey), sc.reliability(survey), sc.importance_performance(survey)):
        write_table(result, tmp_path / "a.json")
        assert sc.read_table(tmp_path / "a.json") == result.table()


def test_only_whole_tables_are_read(tmp_path: Path) -> None:
    path = tmp_path / "gaps.csv"
    write_table(TABLE, path)
    assert refusal(lambda: sc.read_table(path), error=HistoryError) == [
        (
            f"{path}: only a JSON file holds a whole table; found '.csv'. "
            "Write the table with the ending .json, and read that. [unknown-ending]"
        )
    ]
    path = tmp_path / "gaps.json"
    path.write_bytes(b"\xff{}")
    assert refusal(lambda: sc.read_table(path), error=HistoryError) == [
        f"{path}: this is not JSON in UTF-8. Read the file as it was written. [table-json]"
    ]


def test_other_endings_and_places_are_refused(tmp_path: Path) -> None:
    """Nothing is written."""
    with pytest.raises(UsageError) as caught:
        write_table(TABLE, tmp_path / "gaps.xlsx")
    assert str(caught.value.problems[0]) == (
        f"{tmp_path}/gaps.xlsx: a table is written as CSV, JSON, Parquet, Markdown or LaTeX; found '.xlsx'. "
        "Give the file the ending .csv, .json, .parquet, .md or .tex. [unknown-ending]"
    )
    with pytest.raises(OutputError):
        write_table(TABLE, tmp_path / "none" / "gaps.csv")
    assert list(tmp_path.iterdir()) == []


def test_parquet_keeps_full_precision(tmp_path: Path) -> None:
    """Words are in the language asked for; nothing is defused, since nothing runs it."""
    write_table(TABLE, tmp_path / "gaps.parquet", lang="zh")
    assert parquet.read_table(tmp_path / "gaps.parquet").to_pydict() == {
        "name": ["=HYPERLINK(1)", "@x", "-5", "文本"],
        "gap": [-1.2083333333333333, 0.1 + 0.2, None, 2.0],
        "n": [3, None, 4, 5],
    }


def test_markdown_and_latex_are_printed(tmp_path: Path) -> None:
    for ending, printed in ((".md", TABLE.to_markdown("zh")), (".tex", TABLE.to_latex("zh"))):
        write_table(TABLE, tmp_path / f"gaps{ending}", lang="zh")
        assert (tmp_path / f"gaps{ending}").read_text(encoding="utf-8") == printed + "\n"

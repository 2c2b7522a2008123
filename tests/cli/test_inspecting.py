"""What is shown of a data file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import FILES, run

CARD = FILES["card"]


def test_inspect_names_the_columns(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "inspect", FILES["survey"])
    assert ran.code == 0
    for name in ("respondent", "E1", "SAT24", "frequency"):
        assert name in ran.out


def test_inspect_prints_a_survey_to_paste(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "inspect", FILES["survey"])
    assert ran.code == 0
    assert "\nsurveys:\n  answers:\n    instrument:\n" in ran.out
    assert "      columns:\n" in ran.out
    assert "surveys:" not in run(capsys, "inspect", FILES["values"]).out
    told = json.loads(run(capsys, "inspect", FILES["survey"], "--format", "json").out)
    assert told["survey"].startswith("# Guessed")
    assert told["survey"].splitlines()[1] == "# 根据文件各列推测而成；请逐行核对后，再粘贴到计分卡中。"


def test_what_a_file_leaves_open_may_be_declared(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The refusal asks for the encoding, and what is printed to paste then declares it too."""
    rows = ["Straße;E1;E2;P1;P2", *(f"Süd {n};5;4;4;3" for n in range(6))]
    file = tmp_path / "answers.csv"
    file.write_bytes("\n".join(rows).encode("cp1252"))
    refused = run(capsys, "inspect", file)
    assert (refused.code, "declare its encoding, such as gb18030 or cp1252" in refused.err) == (1, True)
    ran = run(capsys, "inspect", file, "--encoding", "cp1252", "--separator", ";")
    assert (ran.code, "Straße" in ran.out) == (0, True)
    assert ran.out.endswith("      encoding: cp1252\n      separator: ;\n")
    assert run(capsys, "inspect", file, "--separator", "tab", "--encoding", "cp1252").out.count("Reads as") == 1

"""What is shown of a data file."""

from __future__ import annotations

import json

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

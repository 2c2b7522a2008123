"""The command that converts a card loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

import scorecard as sc
from tests.cli.running import run


def test_there_and_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From YAML to a workbook to JSON."""
    card = sc.load_template("self_service_kiosk")
    sc.write_card(card, tmp_path / "card.yaml")
    for source, target in (("card.yaml", "card.xlsx"), ("card.xlsx", "card.json")):
        ran = run(capsys, "convert", tmp_path / source, tmp_path / target)
        assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert sc.read_card(tmp_path / "card.json") == card
    assert run(capsys, "check", tmp_path / "card.xlsx").code == 0
    assert run(capsys, "convert", tmp_path / "card.yaml", tmp_path / "card.doc").code == 2

"""The command that converts a card loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

import scorecard as sc
from scorecard.errors import quoted
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


def test_a_card_is_not_written_over_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its comments would be gone."""
    path = tmp_path / "card.yaml"
    sc.write_card(sc.load_template("self_service_kiosk"), path)
    text = "# ours\n" + path.read_text("utf-8")
    path.write_text(text, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    same = tmp_path / "folder" / ".." / "card.yaml"
    ran = run(capsys, "convert", path, same)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "The card would be written over itself, without comments and sheets of your own.\n"
        f"  {same}: the card would be written over itself, without comments and sheets of your own; "
        f"found {quoted(str(path))}. Name another file to write. [same-file]\n"
    )
    assert path.read_text("utf-8") == text

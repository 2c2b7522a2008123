"""The command that migrates a card writes nothing over anything unless that is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import run

OLD, NEW = "# ours\nschema_version: 1\nid: a\n", "# ours\nschema_version: 2\nid: a\n"


@pytest.fixture
def card(tmp_path: Path) -> Path:
    path = tmp_path / "card.yaml"
    path.write_text(OLD, "utf-8")
    return path


def test_to_the_terminal(card: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "migrate", card)
    assert (ran.code, ran.out) == (0, NEW)
    assert ran.err == f"{card}: Version 1 became version 2; nothing else was changed.\n"
    assert card.read_text("utf-8") == OLD


def test_to_another_file(card: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = card.with_name("new.yaml")
    ran = run(capsys, "migrate", card, "-o", target, "--lang", "zh")
    assert (ran.code, ran.out, target.read_text("utf-8"), card.read_text("utf-8")) == (0, "", NEW, OLD)
    assert ran.err == f"{card}: 版本 1 已改为版本 2，其他内容未改动。\n"


def test_in_place_and_again(card: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "migrate", card, "--in-place")
    assert (ran.code, ran.out, card.read_text("utf-8")) == (0, "", NEW)
    ran = run(capsys, "migrate", card, "--in-place")
    assert ran.err == f"{card}: The card is of version 2 already; nothing was changed.\n"
    assert card.read_text("utf-8") == NEW


def test_refusals(card: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "migrate", card, "--in-place", "-o", card.with_name("new.yaml"))
    assert (ran.code, ran.out, card.read_text("utf-8")) == (2, "", OLD)
    assert ran.err.splitlines()[-1] == (
        "  both --output and --in-place are given. "
        "Give --in-place to replace the card, or --output FILE to write another file. [migrate-target]"
    )
    card.write_text("schema_version: 9\n", "utf-8")
    ran = run(capsys, "migrate", card, "--in-place")
    assert (ran.code, card.read_text("utf-8")) == (1, "schema_version: 9\n")
    assert ran.err.splitlines()[-1] == (
        f"  {card}:1:17: schema_version: this version of the card format is not known; found '9'. "
        "Known are 1, 2; use the release of scorecard that the card was made for. [schema-version]"
    )

"""Schemas are printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scorecard.io import card_schema
from tests.cli.running import FILES, run

CARD = FILES["card"]


def test_schema_is_the_one_that_editors_get(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "card.schema.json"
    assert run(capsys, "schema", "-o", target).code == 0
    assert json.loads(target.read_text("utf-8")) == card_schema()

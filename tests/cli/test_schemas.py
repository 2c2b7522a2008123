"""Schemas are printed."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from scorecard.cli.choices import SchemaName
from scorecard.io import card_schema
from scorecard.io.schema import shipped_text
from tests.cli.running import run

SHIPPED = {
    "card": "scorecard.schema.json",
    "instrument": "instrument.schema.json",
    "layout": "layout.schema.json",
    "observations": "observation.schema.json",
    "evaluation": "evaluation.schema.json",
}


def test_schema_is_the_one_that_editors_get(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "card.schema.json"
    assert run(capsys, "schema", "-o", target).code == 0
    assert json.loads(target.read_text("utf-8")) == card_schema()


@pytest.mark.parametrize("name", SchemaName)
def test_every_schema_that_is_shipped_can_be_printed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "schema", name)
    assert (ran.code, ran.err) == (0, "")
    printed = json.loads(ran.out)
    jsonschema.Draft202012Validator.check_schema(printed)
    shipped = json.loads(shipped_text(SHIPPED[name]))
    assert set(printed) == set(shipped)
    assert set(printed["properties"]) == set(shipped["properties"])


def test_another_name_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "schema", "cards")
    assert (ran.code, ran.out) == (2, "")
    assert "'cards' is not one of 'card', 'instrument', 'layout', 'observations', 'evaluation'" in ran.err

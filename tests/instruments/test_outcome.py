"""Columns of overall answers in a layout."""

from __future__ import annotations

import jsonschema

from scorecard.instruments import ColumnLayout, OutcomeColumn
from scorecard.io import card_schema


def test_short_and_long_form_are_one() -> None:
    assert OutcomeColumn.model_validate("Q30") == OutcomeColumn(column="Q30")
    layout = ColumnLayout.model_validate({"columns": {"perception": "P{number}"}, "outcomes": {"total": "Q30"}})
    assert layout.outcomes["total"].column == "Q30"
    assert ColumnLayout.model_validate_json(layout.model_dump_json()) == layout


def test_an_editor_takes_both_forms() -> None:
    schema = {"$defs": card_schema()["$defs"], "$ref": "#/$defs/OutcomeColumn"}
    fits = jsonschema.Draft202012Validator(schema).is_valid
    assert fits("Q30")
    assert fits({"column": "Q30", "scale": {"low": 0, "high": 10}})
    assert not fits({"scale": {"low": 0, "high": 10}})
    assert not fits(30)

"""Tests of tables as JSON text."""

from __future__ import annotations

import json

from scorecard._table import Column, Table
from scorecard._text import LocalText
from scorecard.io.table_json import table_text


def test_only_what_is_set_is_written() -> None:
    table = Table(
        (
            Column("a", LocalText(zh="甲")),
            Column("b", LocalText(en="B"), "percent", 1, (0.5, 1)),
        ),
        ((LocalText(en="x"), True),),
    )
    assert json.loads(table_text(table)) == {
        "format": "scorecard table",
        "format_version": 1,
        "title": None,
        "columns": [
            {"key": "a", "label": {"zh": "甲"}, "kind": "text"},
            {"key": "b", "label": {"en": "B"}, "kind": "percent", "decimals": 1, "edges": [0.5, 1.0]},
        ],
        "rows": [{"a": {"en": "x"}, "b": True}],
        "notes": [],
    }


def test_numbers_that_are_not_finite_are_null() -> None:
    """JSON has no other word for them."""
    table = Table((Column("x", LocalText(en="x"), "number"),), ((float("nan"),), (float("inf"),)))
    assert json.loads(table_text(table))["rows"] == [{"x": None}, {"x": None}]


def test_half_a_character_is_escaped() -> None:
    text = table_text(Table((Column("x", LocalText(en="汉")),), (("\ud800",),)))
    assert text.isascii()
    assert json.loads(text)["rows"] == [{"x": "\ud800"}]

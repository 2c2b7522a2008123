"""Tests of tables made anew from JSON; a whole table comes back in test_results.py and in properties/test_table_files.py."""

from __future__ import annotations

import json

import pytest

from scorecard._table import Column, Table
from scorecard._text import LocalText
from scorecard.errors import HistoryError
from scorecard.io.reading import Reading
from scorecard.io.table_json import table_text
from scorecard.io.table_reading import table_from_text
from tests.refusal import refusal

TABLE = Table(
    (Column("a", LocalText(en="A", zh="甲")), Column("n", LocalText(en="N"), "number", 2, (1.0,))),
    (("x", 1.5), (LocalText(en="y", zh="乙"), None)),
    LocalText(en="T"),
    (LocalText(zh="注"),),
)
CURE = "Read the file as it was written, or write the table anew."


def read(text: str) -> list[str]:
    """Return what is wrong with a text."""
    return refusal(lambda: table_from_text(text, Reading("t.json", HistoryError)), error=HistoryError)


def changed(**parts: object) -> list[str]:
    """Return what is wrong with the table when some parts are other ones."""
    return read(json.dumps({**json.loads(table_text(TABLE)), **parts}))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", f"t.json:1:2: this is not JSON (Expecting property name enclosed in double quotes). {CURE} [table-json]"),
        (
            "[" * 100_000,
            f"t.json: this is not JSON that can be read: too deep, or a number too long. {CURE} [table-json]",
        ),
        ("9" * 5000, f"t.json: this is not JSON that can be read: too deep, or a number too long. {CURE} [table-json]"),
        (
            "[]",
            (
                "t.json: format: this is no table of this library; found 'no named fields'. "
                "Name a file that write_table wrote with the ending .json. [table-format]"
            ),
        ),
        (
            '{"format": "scorecard evaluation"}',
            (
                "t.json: format: this is no table of this library; found 'scorecard evaluation'. "
                "Name a file that write_table wrote with the ending .json. [table-format]"
            ),
        ),
        (
            '{"format": "scorecard table", "format_version": 2}',
            (
                "t.json: format_version: this version of the format is not known; found '2'. "
                "Known is 1; use the release of scorecard that wrote it. [table-version]"
            ),
        ),
    ],
)
def test_what_is_no_table(text: str, said: str) -> None:
    assert read(text) == [said]


def test_every_problem_is_told_at_once() -> None:
    whole = json.loads(table_text(TABLE))
    del whole["notes"]
    whole["more"] = 1
    whole["rows"] = [{"a": [1], "n": True}, 7]
    assert read(json.dumps(whole)) == [
        f"t.json: notes: this field is missing. {CURE} [table-missing]",
        f"t.json: more: this field is not known. {CURE} [table-unknown]",
        f"t.json: notes: a list is needed here; found 'nothing'. {CURE} [table-value]",
        f"t.json: rows.0.a: a text, a number, true, false or null is needed here; found 'list'. {CURE} [table-value]",
        f"t.json: rows.1: named fields are needed here; found '7'. {CURE} [table-value]",
    ]


def test_names_that_stand_twice_and_numbers_without_end() -> None:
    text = table_text(TABLE).replace('"n": 1.5', '"n": NaN').replace('"title": {', '"title": null, "title": {')
    assert read(text) == [
        f"t.json: this is no number that JSON knows; found 'NaN'. {CURE} [table-not-finite]",
        f"t.json: a name stands twice in the same place; found 'title'. {CURE} [table-twice]",
    ]
    assert read(table_text(TABLE).replace("1.5", "1e999")) == [
        f"t.json: rows.0.n: a text, a number, true, false or null is needed here; found 'inf'. {CURE} [table-value]"
    ]


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ({"key": 1}, "columns.0.key: a text is needed here; found '1'."),
        ({"key": "n"}, "columns.1.key: another column has this key; found 'n'."),
        (
            {"kind": "x"},
            "columns.0.kind: one of text, integer, number, signed, percent, p_value, status is needed here; found 'x'.",
        ),
        ({"decimals": 31}, "columns.0.decimals: a whole number from 0 to 30 is needed here; found '31'."),
        ({"decimals": True}, "columns.0.decimals: a whole number from 0 to 30 is needed here; found 'True'."),
        ({"edges": [1]}, "columns.0.edges: a number with a decimal point is needed here; found '1'."),
        ({"label": "A"}, "columns.0.label: named fields are needed here; found 'A'."),
        ({"label": {"en": "A", "zh": 3}}, "columns.0.label: a text is needed here; found '3'."),
    ],
)
def test_columns_that_are_none(column: dict[str, object], said: str) -> None:
    columns = json.loads(table_text(TABLE))["columns"]
    columns[0] |= column
    assert f"t.json: {said} {CURE} [table-value]" in changed(columns=columns)


def test_texts_that_are_none() -> None:
    assert changed(title={}) == [f"t.json: title: the text has neither en nor zh. {CURE} [text-missing]"]
    assert changed(notes=[{"en": " "}]) == [f"t.json: notes.0: the text is empty. {CURE} [text-empty]"]

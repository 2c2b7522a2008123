"""Tests of a card as rows."""

from __future__ import annotations

import pytest

from scorecard.io.card_rows import RestRow, TableRow, joined_steps, split_card, split_steps


def test_a_card_is_split() -> None:
    """Fields go to columns, parts to tables, whatever is left to the rest with its type."""
    data = {
        "id": "c",
        "total": True,
        "strategy_map": {"links": [{"cause": "o", "effect": "p"}]},
        "cap": None,
        "entities": [],
        "perspectives": [
            {
                "id": "p",
                "roll_up": {"kind": "owa", "order_weights": [1, 0.5]},
                "objectives": [{"id": "o", "measures": [{"id": "m", "target": 98, "entities": ["a"]}]}],
            }
        ],
        "surveys": {"s": {"layout": {"answers": {"a/b": 1, " x": 2}}}},
    }
    tables, rest = split_card(data)  # type: ignore[arg-type]
    assert {key: rows for key, rows in tables.items() if rows} == {
        "card": [TableRow("", "", {"id": "c", "total": True})],
        "perspectives": [TableRow("p", "", {"roll_up.kind": "owa"})],
        "objectives": [TableRow("o", "p", {})],
        "measures": [TableRow("m", "o", {"target": 98})],
        "links": [TableRow("1", "", {"cause": "o", "effect": "p"})],
        "surveys": [TableRow("s", "", {})],
    }
    assert rest == [
        RestRow("measures", "m", "entities/#0", "text", "a"),
        RestRow("perspectives", "p", "roll_up/order_weights/#0", "number", "1"),
        RestRow("perspectives", "p", "roll_up/order_weights/#1", "number", "0.5"),
        RestRow("surveys", "s", "layout/answers/a~2f;b", "number", "1"),
        RestRow("surveys", "s", "layout/answers/~20;x", "number", "2"),
        RestRow("card", "", "entities", "list", ""),
        RestRow("card", "", "cap", "null", ""),
    ]
    assert data["id"] == "c", "the data are left as they are"


def test_parts_that_are_no_rows_are_kept_as_they_are() -> None:
    """Such as a list of words, or parts without a name."""
    tables, rest = split_card({"bands": ["a"], "entities": [{"name": {"en": "x"}}], "surveys": {"s": None}})
    assert not any(tables[key] for key in ("bands", "entities", "surveys"))
    assert [(row.path, row.kind, row.value) for row in rest] == [
        ("bands/#0", "text", "a"),
        ("entities/#0/name/en", "text", "x"),
        ("surveys/s", "null", ""),
    ]


def test_values_keep_their_type() -> None:
    """Also those that no column takes."""
    layout = {"a": "_x0041_", "b": False, "c": 1.0, "d": {}, "e": "x"}
    _, rest = split_card({"surveys": {"s": {"layout": layout}}})  # type: ignore[dict-item]
    assert [(row.kind, row.value) for row in rest] == [
        ("escaped", '"_x0041\\u005f"'),
        ("yes_no", "no"),
        ("number", "1.0"),
        ("map", ""),
        ("text", "x"),
    ]


@pytest.mark.parametrize(
    "steps", [("a", 0, "#0", "~1", "a/b"), ("_x0041_", "x005F_", " a ", "\r", "", "\U0001f600", "大 大")]
)
def test_paths_come_back(steps: tuple[str | int, ...]) -> None:
    """Whatever the names are."""
    path = joined_steps(steps)
    assert path.isprintable()
    assert split_steps(path) == steps

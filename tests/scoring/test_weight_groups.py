"""Groups of siblings and how far a node follows them."""

from __future__ import annotations

import pytest

from scorecard.scoring import evaluate
from scorecard.scoring.weight_groups import groups_below
from tests.scoring.weighing_cards import NORTH, observed, two_levels


def groups(node: str = "total", scores: dict[str, float | None] | None = None, **fields: object) -> dict[str, object]:
    card = two_levels(**fields)
    ev = evaluate(card, observed(card, north=scores or NORTH), entity="north")
    return {g.parent: g for g in groups_below(ev, node)}


def test_slopes_multiply_down_the_tree() -> None:
    found = groups()
    assert list(found) == ["total", "customer", "serve", "internal_process", "run"]
    assert [(g.slope, g.problem) for g in found.values()] == [  # type: ignore[attr-defined]
        (1.0, None),
        (0.75, "one_child"),
        (0.75, None),
        (0.25, "one_child"),
        (0.25, None),
    ]
    assert found["serve"].shares == (0.5, 0.25, 0.25)  # type: ignore[attr-defined]
    assert found["serve"].scores == (80, 60, 40)  # type: ignore[attr-defined]
    assert list(groups("customer")) == ["customer", "serve"]


def test_missing_scores_do_not_count() -> None:
    found = groups(scores={"a": 80, "b": None, "c": 40})
    assert found["serve"].counted == (0, 2)  # type: ignore[attr-defined]
    assert found["serve"].counted_share == 0.75  # type: ignore[attr-defined]
    assert found["total"].problem == "one_child"  # type: ignore[attr-defined]
    assert found["serve"].slope == 1.0  # type: ignore[attr-defined]
    assert found["run"].problem == "no_score"  # type: ignore[attr-defined]


def test_a_floor_stands_for_a_missing_score() -> None:
    found = groups(scores={"a": 80, "b": None, "c": 40}, missing="floor", floor=10)
    assert found["serve"].scores == (80, 10, 40)  # type: ignore[attr-defined]


def test_other_rules_are_named() -> None:
    found = groups(roll_up={"kind": "weakest_link"})
    assert {g.problem for g in found.values()} == {"rule"}  # type: ignore[attr-defined]
    assert found["serve"].slope == pytest.approx(0.75)  # type: ignore[attr-defined]

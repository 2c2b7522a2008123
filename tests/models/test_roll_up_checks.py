"""Tests of roll-ups that do not fit the card that they stand in."""

from __future__ import annotations

import pytest

from scorecard.models import Scorecard
from tests.models.test_bands import bands
from tests.refusal import refusal

OWA = {"kind": "owa", "order_weights": [0, 0, 1]}


def measures(count: int) -> list[dict[str, object]]:
    """Measures with a score, and one that has none."""
    found: list[dict[str, object]] = [{"id": f"m{k}", "name": "M", "worst": 0, "target": 1} for k in range(count)]
    return [*found, {"id": "shown", "name": "S"}]


def card(count: int = 3, *, own: object = None, **fields: object) -> Scorecard:
    objective = {"id": "deliver", "name": "Deliver", "measures": measures(count), "roll_up": own}
    perspective = {"id": "customer", "objectives": [objective]}
    calendar = {"first": "2026-Q1", "last": "2026-Q4"}
    return Scorecard.model_validate(
        {"id": "demo", "name": "Demo", "calendar": calendar, "perspectives": [perspective], **fields}
    )


def test_one_order_weight_for_each_score_below() -> None:
    assert card(own=OWA).objectives[0].measures[3].scored is False
    assert refusal(lambda: card(2, own=OWA)) == [
        (
            "perspectives.0.objectives.0.roll_up.order_weights: there must be an order weight for each score below "
            "'deliver'; found '3 for 2'. Give 2, the best rank first, or another roll-up to 'deliver'. "
            "[order-weights-unequal]"
        )
    ]
    assert refusal(lambda: card(4, own=OWA)) == [
        (
            "perspectives.0.objectives.0.roll_up.order_weights: there must be an order weight for each score below "
            "'deliver'; found '3 for 4'. Give 4, the best rank first, or another roll-up to 'deliver'. "
            "[order-weights-unequal]"
        )
    ]


def test_the_rule_of_the_card_must_fit_every_node_without_a_rule_of_its_own() -> None:
    assert refusal(lambda: card(3, roll_up=OWA, total=True)) == [
        (
            f"roll_up.order_weights: there must be an order weight for each score below {node!r}; found '3 for 1'. "
            f"Give 1, the best rank first, or another roll-up to {node!r}. [order-weights-unequal]"
        )
        for node in ("total", "customer")
    ]
    assert card(0, roll_up=OWA).node_ids  # nothing to rank


def test_a_rule_must_fit_the_bands_of_every_day() -> None:
    majority = {"kind": "majority", "priority": ["green"]}
    later = [{"since": "2026-Q3", "bands": bands(0, 50, 100)}]
    assert card(own=majority).bands
    assert refusal(lambda: card(own=majority, changes=later)) == [
        (
            "perspectives.0.objectives.0.roll_up.priority.0: the priority names a band that does not exist; "
            "found 'green'. Use one of: b0, b1. [unknown-band]"
        )
    ]


@pytest.mark.parametrize("kind", ["weighted_arithmetic", "weakest_link", "best", "fuzzy"])
def test_other_rules_take_any_number(kind: str) -> None:
    assert card(1, own=kind, roll_up=kind, total=True).objectives


def test_scores_of_grades_lie_on_the_scale_of_scores() -> None:
    """A node whose grades score up to 500 would enter the one above with 500 of 100 points."""
    fuzzy = {"kind": "fuzzy", "grade_scores": [-5, 60, 500]}
    told = "the score of a grade lies outside the scale of scores"
    assert refusal(lambda: card(own=fuzzy)) == [
        (
            f"perspectives.0.objectives.0.roll_up.grade_scores: {told}; found '-5, 500'. "
            "Write numbers from 0 to 100. [grade-scores-outside]"
        )
    ]
    assert refusal(lambda: card(roll_up=fuzzy, cap="none")) == [
        f"roll_up.grade_scores: {told}; found '-5'. Write numbers from 0 up. [grade-scores-outside]"
    ]
    assert card(roll_up={"kind": "fuzzy", "grade_scores": [0, 60, 120]}, cap=120).cap == 120

"""Tests of the rules for order rows that are not clean."""

from __future__ import annotations

from scorecard.logistics import OrderRules
from tests.refusal import refusal


def test_rules_survive_json_and_keep_nothing_silently() -> None:
    rules = OrderRules(negative_quantity="kept", repeated_time="second")
    assert OrderRules.model_validate_json(rules.model_dump_json()) == rules


def test_a_treatment_that_a_rule_does_not_have_is_refused() -> None:
    lines = refusal(lambda: OrderRules.model_validate({"over_delivered": "left_out"}))
    assert lines == [
        (
            "over_delivered: this value is not one of the choices; found 'left_out'. Use one of: kept, missing. "
            "[unknown-choice]"
        )
    ]

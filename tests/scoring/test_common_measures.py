"""Scores without the measures that only some entities have, against an evaluation of a card without them."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.models import Scorecard
from scorecard.scoring import evaluate, observe
from scorecard.scoring.common_measures import common_scores, measures_below, unit_specific
from scorecard.series import MeasureRecord
from tests.scoring.cards import card, measure
from tests.scoring.entity_cards import UNITS, VALUES, unit_card, unit_evaluation

NAMES = ("score", "coverage", "bound_low", "bound_high", "not_due", "stale", "status", "reason")


def test_what_only_some_have():
    assert unit_specific(unit_card()) == {"port": ("north", "south")}
    everywhere = card(measure("a", entities=["north", "south", "east", "west"]), entities=UNITS)
    assert unit_specific(everywhere) == {}
    assert measures_below(unit_card(), "total") == ("a", "port", "b")
    assert measures_below(unit_card(), "customer") == ("a", "port")
    assert measures_below(unit_card(), "b") == ("b",)


@pytest.mark.parametrize("cap", [100, "none"])
@pytest.mark.parametrize("roll_up", ["weighted_arithmetic", "weakest_link"])
def test_equal_to_the_evaluation_of_a_card_without_them(cap, roll_up):
    written = unit_card().model_copy(update={"cap": cap, "roll_up": roll_up})
    without = Scorecard.model_validate(
        {
            **written.model_dump(mode="json"),
            "perspectives": [
                {
                    "id": p.id,
                    "objectives": [
                        {
                            "id": o.id,
                            "name": o.name,
                            "measures": [m.model_dump(mode="json") for m in o.measures if m.id != "port"],
                        }
                        for o in p.objectives
                    ],
                }
                for p in written.perspectives
            ],
        }
    )
    values = [
        MeasureRecord(m, q, v, entity=u)
        for q in ("2026-Q1", "2026-Q2")
        for u, of in VALUES.items()
        for m, v in of.items()
    ]
    values = [value for value in values if (value.measure, value.entity) != ("b", "east")]
    found = common_scores(evaluate(written, observe(written, values=values)))
    expected = evaluate(without, observe(without, values=[v for v in values if v.measure != "port"]))
    kept = [found.nodes.index(node) for node in expected.nodes]
    for name in NAMES:
        np.testing.assert_array_equal(getattr(found, name)[..., kept], getattr(expected, name), err_msg=name)
    np.testing.assert_array_equal(found.weight[:, kept], expected.weight)


def test_rules_and_weights_that_hold_with_all_measures_hold_without_some():
    """Order weights 3, 2, 1 of three scores are 2/3 and 1/3 of two; a weight of 0 beside what is left out is none."""
    rule = {"kind": "owa", "order_weights": [3, 2, 1]}
    measures = [measure("a"), measure("b"), measure("port", entities=["north"])]
    objective = {"id": "deliver", "name": "Deliver", "roll_up": rule, "measures": measures}
    written = card(entities=UNITS[:2], perspectives=[{"id": "customer", "objectives": [objective]}])
    values = [MeasureRecord(m, "2026-Q1", v, entity="north") for m, v in (("a", 90), ("b", 60), ("port", 10))]
    found = evaluate(written, observe(written, values=values), period="2026-Q1").ranking("customer", measures="common")
    # cumulative 1/2, 5/6, 1 at thirds; at one half, half way between the first two: 2/3
    assert found["north"].score == pytest.approx(2 / 3 * 90 + 1 / 3 * 60)
    light = card(measure("a", weight=0), measure("port", entities=["north"]), entities=UNITS[:2])
    obs = observe(light, values=[values[0], values[2]])
    found = evaluate(light, obs, period="2026-Q1").ranking("customer", measures="common")
    assert [(row.entity, row.reason) for row in found.apart] == [("north", "no_weight"), ("south", "no_weight")]


def test_a_measure_left_out_says_why():
    found = common_scores(unit_evaluation())
    assert [found.at(entity=unit)["port"].reason for unit in ("north", "east")] == ["unscored", "not_applicable"]
    assert found.at(entity="north")["port"].value == 10

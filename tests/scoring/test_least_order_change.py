"""The least change that turns the order of two entities."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.scoring import LeastWeightChange, least_order_change, what_if
from tests.refusal import refusal
from tests.scoring.weighing_cards import NORTH, SOUTH, Scores, observed, two_levels

CARD = two_levels()


def asked(north: Scores = NORTH, south: Scores = SOUTH, node: str = "total", **swap: str) -> LeastWeightChange:
    obs = observed(CARD, north=north, south=south)
    return least_order_change(CARD, obs, node=node, **{"entity": "north", "other": "south", **swap})


def test_by_hand() -> None:
    """Ahead by 2.5. Serve differs by 30, −30, −30: from a to b gains 60 a unit, of which 3/4 count: 2.5/45 move."""
    found = asked()
    serve = found["serve"]
    assert (found.score, found.other_score) == (68.75, 66.25)
    assert serve.distance == pytest.approx(2 * 2.5 / 45, abs=1e-9)
    assert serve.after is not None
    assert serve.after[0] == pytest.approx(0.5 - 2.5 / 45, abs=1e-9)
    run = found["run"]  # differs by 30 and −10: from d to e gains 40 a unit, of which 1/4 count
    assert run.distance == pytest.approx(2 * 2.5 / 10, abs=1e-8)
    assert found["total"].distance is None  # serve is equal, run differs by 10: no weights put south ahead
    assert found["total"].reason == "one_side"
    assert found.group == "serve"


def test_the_new_weights_turn_it_and_a_little_less_does_not() -> None:
    obs = observed(CARD, north=NORTH, south=SOUTH)
    group = asked()["serve"]
    old, new = np.array(group.before), np.array(group.after)
    for share, turned in ((1.0, True), (0.99999, False)):
        weights = dict(zip(group.children, (old + share * (new - old)).tolist(), strict=True))
        after = what_if(CARD, obs, weights=weights).after
        ranks = [row.entity for row in after.at(period="2026").ranking("total").rows]
        assert (ranks == ["south", "north"]) is turned


def test_asked_the_other_way_round() -> None:
    found = asked(entity="south", other="north")
    assert found.distance == pytest.approx(asked().distance)
    assert (found.score, found.other_score) == (66.25, 68.75)


def test_equal_scores_turn_towards_the_other() -> None:
    found = asked(node="serve")
    assert (found.score, found.other_score) == (65, 65)
    assert found["serve"].distance == pytest.approx(0, abs=1e-9)
    assert (found["serve"].other_score or 0) > (found["serve"].score or 0)


def test_scores_of_different_children() -> None:
    found = asked(north={**NORTH, "b": None})
    assert found["serve"].reason == "differs"
    assert found["run"].reason in (None, "one_side")


def test_no_smaller_change_of_all_groups() -> None:
    found = asked()
    assert found.bound_low is not None
    assert found.bound_high is not None
    assert 0 < found.bound_low <= found.bound_high


def test_one_entity_named_twice() -> None:
    assert refusal(lambda: asked(other="north"), error=UsageError) == [
        "other: two entities are needed, and one was named twice; found 'north'. Use one of: south. [entities-alike]"
    ]

"""Many draws scored at once are what evaluations of the same values are."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import ScoringError
from scorecard.models.roll_up import WeakestLink
from scorecard.scoring import evaluate, observe
from scorecard.scoring.drawn_scores import drawn_scores
from scorecard.series import MeasureRecord
from tests.scoring.cards import card, measure

FALLING = {"worst": 100, "target": 0, "direction": "minimise"}


@pytest.mark.parametrize("roll_up", ["weighted_arithmetic", "weighted_geometric", "weakest_link", "most_frequent"])
@pytest.mark.parametrize("missing", ["renormalise", "floor", "blank"])
def test_each_draw_is_what_an_evaluation_of_its_values_is(roll_up, missing):
    described = card(
        measure("a", weight=3),
        measure("b", **FALLING),
        measure("c", scoring={"kind": "function", "name": "half"}),
        measure("d"),
        total=True,
        roll_up=roll_up,
        missing=missing,
    )
    functions = {"half": lambda v: v / 2}
    values = np.random.default_rng(1).uniform(-20, 120, (4, 7))
    values[3] = np.nan

    def records(column: np.ndarray) -> list[MeasureRecord]:
        return [
            MeasureRecord(m.id, "2026-Q2", float(v)) for m, v in zip(described.measures, column, strict=True) if v == v
        ]

    cell = drawn_scores(
        described, observe(described, values=records(values[:, 0])), entity=0, period=1, functions=functions
    )
    found = cell.nodes(cell.measures(values))
    for draw in range(7):
        ev = evaluate(
            described, observe(described, values=records(values[:, draw])), period="2026-Q2", functions=functions
        )
        np.testing.assert_array_equal(found[:, draw], ev.score[0, 0])


def test_weights_and_rules_may_differ_from_draw_to_draw():
    described = card(measure("a", weight=3), measure("b", weight=1))
    obs = observe(described, values=[MeasureRecord(name, "2026-Q1", v) for name, v in (("a", 80.0), ("b", 40.0))])
    cell = drawn_scores(described, obs, entity=0, period=0)
    scores = np.repeat(cell.leaves.score[:, 0], 3, axis=1)
    given = np.ones((4, 3))
    given[2:] = [[3, 1, 0], [1, 1, 2]]
    assert described.node_ids == ("customer", "deliver", "a", "b")
    assert cell.nodes(scores, given=given)[1].tolist() == [70.0, 60.0, 40.0]
    assert cell.nodes(scores)[1].tolist() == [70.0] * 3
    assert cell.nodes(scores, rule=WeakestLink())[1].tolist() == [40.0] * 3


def test_a_function_that_gives_no_score_for_a_drawn_value_is_refused():
    described = card(measure("a", scoring={"kind": "function", "name": "f"}))
    obs = observe(described, values=[MeasureRecord("a", "2026-Q1", 4.0)])
    functions = {"f": lambda v: np.where(v > 0, v, np.inf)}
    cell = drawn_scores(described, obs, entity=0, period=0, functions=functions)
    with pytest.raises(ScoringError) as error:
        cell.measures(np.array([[1.0, -1.0]]))
    assert str(error.value) == (
        "The drawn values cannot be scored.\n"
        "  a: the function f gives no score for a value in 2026-Q1; found '-1'. "
        "Let it return a finite number for every value. [function-undefined]"
    )

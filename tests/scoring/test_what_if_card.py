"""Changed weights and targets hold in the asked period whatever changes say, and nowhere else."""

from __future__ import annotations

import pytest

from scorecard.errors import CardError
from scorecard.models import Period
from scorecard.scoring.weights import node_weights
from scorecard.scoring.what_if_card import changed_card, fields_of, measure_in
from tests.refusal import refusal
from tests.scoring.cards import card, measure

QUARTERS = ("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4")


def targets(described, node="a", field="target"):
    return [getattr(measure_in(described, node, Period.parse(q)), field) for q in QUARTERS]


def weights(described, node):
    return node_weights(described).given[described.node_ids.index(node)].tolist()


CHANGES = [{"since": "2026-Q2", "target": 90, "weight": 2}, {"since": "2026-08-15", "target": 80}]
"""Targets 100, 90, 90, 80: the last change comes within the third quarter and holds from the fourth on."""


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2026-Q1", [70, 90, 90, 80]),
        ("2026-Q2", [100, 70, 90, 80]),
        ("2026-Q3", [100, 90, 70, 80]),
        ("2026-Q4", [100, 90, 90, 70]),
        (None, [70, 70, 70, 70]),
    ],
)
def test_a_target_holds_in_its_period_alone(period, expected):
    described = card(measure("a", changes=CHANGES))
    assert targets(described) == [100, 90, 90, 80]
    found = changed_card(described, {"a": {"target": 70}}, None if period is None else Period.parse(period))
    assert targets(found) == expected
    assert weights(found, "a") == [1, 2, 2, 2]
    assert targets(described) == [100, 90, 90, 80]


@pytest.mark.parametrize(
    ("period", "expected"),
    [("2026-Q1", [7, 2, 2, 2]), ("2026-Q3", [1, 2, 7, 2]), ("2026-Q4", [1, 2, 2, 7]), (None, [7, 7, 7, 7])],
)
def test_a_measures_weight(period, expected):
    found = changed_card(
        card(measure("a", changes=CHANGES)), {"a": {"weight": 7}}, None if period is None else Period.parse(period)
    )
    assert weights(found, "a") == expected
    assert targets(found) == [100, 90, 90, 80]


@pytest.mark.parametrize("node", ["customer", "deliver"])
@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2026-Q1", [7, 1, 3, 3]),
        ("2026-Q2", [1, 7, 3, 3]),
        ("2026-Q3", [1, 1, 7, 3]),
        ("2026-Q4", [1, 1, 3, 7]),
        (None, [7, 7, 7, 7]),
    ],
)
def test_weights_of_the_nodes_above(node, period, expected):
    plain = card(measure("a"))
    change = {"changes": [{"since": "2026-07-01", "weight": 3}]}
    perspective = plain.perspectives[0]
    objective = perspective.objectives[0].model_copy(update=change if node == "deliver" else {})
    perspective = perspective.model_copy(update={"objectives": (objective,), **(change if node == "customer" else {})})
    described = plain.model_copy(update={"perspectives": (perspective,)})
    assert weights(described, node) == [1, 1, 3, 3]
    found = changed_card(described, {node: {"weight": 7}}, None if period is None else Period.parse(period))
    assert weights(found, node) == expected


def test_a_reference_value_that_was_not_there_is_gone_again_afterwards():
    found = changed_card(card(measure("a")), {"a": {"best": 120}}, Period.parse("2026-Q2"))
    assert targets(found, field="best") == [None, 120, None, None]


def test_fiscal_years():
    described = card(
        measure("a", changes=[{"since": "2026-Q3", "target": 90}]),
        calendar={"first": "2026-Q1", "last": "2026-Q4", "year_starts": 4},
    )
    found = changed_card(described, {"a": {"target": 70}}, Period.parse("2026-Q2"))
    assert targets(found) == [100, 70, 90, 90]


def test_numbers_of_a_rule():
    goal = {"kind": "red_flag_goal", "red_flag": 50, "goal": 80}
    later = {"since": "2026-Q3", "scoring": {"kind": "red_flag_goal", "red_flag": 60, "goal": 90}}
    described = card({"id": "a", "name": "A", "scoring": goal, "changes": [later]})
    assert fields_of(described.measure("a"))[-2:] == ("red_flag", "goal")

    def goals(found):
        return [measure_in(found, "a", Period.parse(q)).scoring.goal for q in QUARTERS]

    assert goals(changed_card(described, {"a": {"goal": 70}}, None)) == [70, 70, 70, 70]
    assert goals(changed_card(described, {"a": {"goal": 70}}, Period.parse("2026-Q2"))) == [80, 70, 90, 90]


def test_what_does_not_fit_is_refused_all_at_once():
    described = card(measure("a"), measure("b"))
    lines = refusal(
        lambda: changed_card(described, {"a": {"target": 0}, "b": {"target": -5}}, Period.parse("2026-Q2")),
        error=CardError,
    )
    assert [line.split(":")[0] for line in lines] == ["a", "b"]

"""Refusals are asserted where a change is split: `tests/scoring/test_waterfall.py`."""

from __future__ import annotations

from scorecard.scoring import evaluate, observe
from scorecard.scoring.same_nodes import measures_below, node_of_both, same_below
from tests.scoring.cards import card, measure
from tests.scoring.test_contributions import BEFORE, tree


def test_total_when_no_node_is_named() -> None:
    assert node_of_both(BEFORE, BEFORE, None) == "total"
    assert node_of_both(BEFORE, BEFORE, "deliver") == "deliver"


def test_measures_below_each_kind_of_node() -> None:
    assert measures_below(tree(), "total") == {"a", "b", "c", "d"}
    assert measures_below(tree(), "o2") == {"b", "c"}
    assert measures_below(tree(), "a") == {"a"}


def test_nodes_are_the_same_below_where_no_measure_came_or_went() -> None:
    one, more = card(measure("a")), card(measure("a"), measure("b"), total=True)
    before, after = (evaluate(each, observe(each), period="2026-Q1") for each in (one, more))
    assert [same_below(after, before, node) for node in ("a", "deliver", "total")] == [True, False, False]
    assert same_below(after, after, "total")

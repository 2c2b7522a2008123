"""Refusals are asserted where a change is split: `tests/scoring/test_waterfall.py`."""

from __future__ import annotations

from scorecard.scoring.same_nodes import measures_below, node_of_both
from tests.scoring.test_contributions import BEFORE, tree


def test_total_when_no_node_is_named() -> None:
    assert node_of_both(BEFORE, BEFORE, None) == "total"
    assert node_of_both(BEFORE, BEFORE, "deliver") == "deliver"


def test_measures_below_each_kind_of_node() -> None:
    assert measures_below(tree(), "total") == {"a", "b", "c", "d"}
    assert measures_below(tree(), "o2") == {"b", "c"}
    assert measures_below(tree(), "a") == {"a"}

"""Robustness of scores, statuses and ranks, against exact probabilities."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from scorecard.errors import UsageError
from scorecard.scoring import observe, robustness
from scorecard.series import MeasureRecord
from tests.scoring.cards import card, measure
from tests.scoring.varied import free, two_sides, values

UNITS = [{"id": name, "name": name.title()} for name in ("north", "south", "west")]


def test_weights_of_which_nothing_is_known_spread_a_score_evenly_between_two():
    described = two_sides()
    obs = observe(described, values=values(one=100.0, two=60.0))
    row = robustness(described, obs, period="2026-Q1", weights=free(), draws=40_000, seed=2).row("total")
    assert row.mean == pytest.approx(80, abs=4 * 40 / np.sqrt(12) / 200)
    assert row.standard_deviation == pytest.approx(40 / np.sqrt(12), rel=0.01)
    assert (row.low, row.high) == pytest.approx((61, 99), abs=0.4)
    # uniform on 60 … 100: 15, 15 and 10 of 40 points in red, amber and green
    assert list(row.probabilities.values()) == pytest.approx([15 / 40, 15 / 40, 10 / 40], abs=0.01)


def test_weights_about_the_card_have_the_stated_concentration():
    described = two_sides()
    obs = observe(described, values=values(one=100.0, two=0.0))
    found = robustness(described, obs, period="2026-Q1", weights=24, draws=40_000)
    # a weight of 1/2 has the standard deviation √(1/4 / 25) = 0.1
    assert found.row("total").standard_deviation == pytest.approx(10, rel=0.02)
    assert found.row("one").standard_deviation == 0


def test_ranks_under_unknown_weights_are_those_of_geometry():
    described = two_sides(entities=UNITS)
    given = [*values("north", one=100, two=0), *values("south", one=0, two=100), *values("west", one=40, two=40)]
    found = robustness(described, observe(described, values=given), period="2026-Q1", weights=free(), draws=40_000)
    ranks = found.ranks
    assert ranks is not None
    # north is first with a weight above 1/2, south below; west is never first, second between 0.4 and 0.6 never
    assert ranks.share("north", rank=1) == pytest.approx(0.5, abs=0.01)
    assert ranks.share("west", rank=1) == 0
    assert ranks.share("west", rank=2) == pytest.approx(0.8, abs=0.01)
    assert ranks.share("west", rank=3) == pytest.approx(0.2, abs=0.01)
    assert ranks.share("west", rank=4) == 0
    np.testing.assert_allclose(ranks.shares.sum(axis=1), 1)
    west, north = ranks.entities.index("west"), ranks.entities.index("north")
    assert ranks.wins[north, west] == pytest.approx(0.6, abs=0.01)
    assert "Expected rank" in found.table().to_text("en")
    assert "期望名次" in ranks.table().to_text("zh")


def test_rules_of_the_card_are_drawn_each_as_often():
    described = two_sides()
    obs = observe(described, values=values(one=100.0, two=64.0))
    rules = ["weighted_arithmetic", "weighted_geometric", "weakest_link"]
    found = robustness(described, obs, period="2026-Q1", weights=None, rules=rules, draws=30_000)
    row = found.row("total")
    assert row.mean == pytest.approx((82 + 80 + 64) / 3, abs=0.2)
    assert row.probabilities["red"] == pytest.approx(1 / 3, abs=0.011)


def test_results_hang_on_the_seed_and_not_on_the_number_of_draws_asked_for():
    described = two_sides()
    obs = observe(described, values=values(one=80.0, two=60.0, error=3.0))
    first = robustness(described, obs, period="2026-Q1", seed=4, draws=3000)
    again = robustness(described, obs, period="2026-Q1", seed=4, draws=3000)
    assert first.numbers_json() == again.numbers_json()
    assert first.numbers_json() != robustness(described, obs, period="2026-Q1", seed=5, draws=3000).numbers_json()


def test_the_status_kept_is_a_normal_probability_where_only_values_vary():
    described = two_sides()
    obs = observe(described, values=values(one=80.0, two=80.0, error=4.0))
    found = robustness(described, obs, period="2026-Q1", weights=None, draws=40_000)
    spread = 4 / np.sqrt(2)
    kept = stats.norm.cdf(90, 80, spread) - stats.norm.cdf(75, 80, spread)
    assert found.row("total").status_probability == pytest.approx(kept, abs=0.01)
    assert found.variation.values
    fixed = robustness(described, obs, period="2026-Q1", values=False, weights=None, draws=1000)
    assert fixed.row("total").status_probability == 1.0
    assert "Values are taken as they are." in fixed.spread_table().to_text("en")


def test_a_card_without_a_total_needs_a_node():
    described = card(measure("a"))
    obs = observe(described, values=[MeasureRecord("a", "2026-Q1", 80.0)])
    with pytest.raises(UsageError) as error:
        robustness(described, obs, period="2026-Q1")
    assert str(error.value) == (
        "The card asks for no total, and no node is named.\n"
        "  the card asks for no total, and no node is named. Name the node by node=…. [node-open]"
    )
    assert robustness(described, obs, period="2026-Q1", node="customer").row("customer").score == 80


def test_the_least_change_of_weights_that_turns_the_status_is_at_hand():
    described = two_sides()
    obs = observe(described, values=values(one=90.0, two=54.0))
    found = robustness(described, obs, period="2026-Q1", draws=100)
    # 54 + 36 w = 75 at w = 7/12: the two weights move by 1/12 each
    least = found.least_change()
    assert (least.status, least.group) == ("red", "total")
    assert least.distance == pytest.approx(1 / 6, abs=1e-6)

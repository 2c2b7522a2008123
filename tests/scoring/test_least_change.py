"""The least change that turns a status: by hand, proved by the engine, and by brute force."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.models import Scorecard
from scorecard.scoring import evaluate, least_weight_change, observe, what_if
from scorecard.series import MeasureRecord, Observations
from tests.refusal import refusal
from tests.scoring.weighing_cards import NORTH, observed, two_levels

CARD = two_levels()
OBS = observed(CARD, north=NORTH)


def test_by_hand() -> None:
    """Total 68.75 of 65 · 3/4 + 80 · 1/4. To 75: 5/12 from customers; or serve from 65 to 73.33: c gives 5/24 to a."""
    found = least_weight_change(CARD, OBS, node="total", entity="north")
    assert (found.score, found.status) == (68.75, "red")
    total, serve, run = found["total"], found["serve"], found["run"]
    assert total.after == pytest.approx((0.75 - 5 / 12, 0.25 + 5 / 12))
    assert total.distance == pytest.approx(10 / 12)
    assert serve.after == pytest.approx((0.5 + 5 / 24, 0.25, 0.25 - 5 / 24))
    assert serve.distance == pytest.approx(10 / 24)
    assert (serve.score, serve.status) == (pytest.approx(75), "amber")
    assert (run.after, run.reason) == (None, "one_side")  # run at most 90: 71.25
    assert found["customer"].reason == "one_child"
    assert (found.group, found.distance) == ("serve", pytest.approx(10 / 24))
    assert (found.bound_low, found.bound_high) == (pytest.approx(0.25), pytest.approx(10 / 24))


def test_the_new_weights_turn_it_and_a_little_less_does_not() -> None:
    found = least_weight_change(CARD, OBS, node="total", entity="north")
    for group in (found["total"], found["serve"]):
        assert group.after is not None
        old, new = np.array(group.before), np.array(group.after)
        weights = dict(zip(group.children, new.tolist(), strict=True))
        assert what_if(CARD, OBS, weights=weights, entity="north").after["total"].status == "amber"
        less = old + 0.99999 * (new - old)
        weights = dict(zip(group.children, less.tolist(), strict=True))
        assert what_if(CARD, OBS, weights=weights, entity="north").after["total"].status == "red"


def test_no_smaller_change_turns_it() -> None:
    """All weights in steps of 1/48 of serve: whatever is amber is at least as far away."""
    found = least_weight_change(CARD, OBS, node="total", entity="north")
    old, least = np.array([0.5, 0.25, 0.25]), found["serve"].distance or 0.0
    nearest = 9.0
    for i, j in product(range(49), repeat=2):
        if i + j <= 48:
            new = np.array([i, j, 48 - i - j]) / 48
            score = 0.75 * float(new @ [80, 60, 40]) + 0.25 * 80
            if score >= 75 - 1e-9:
                nearest = min(nearest, float(np.abs(new - old).sum()))
    assert nearest == pytest.approx(least)  # 10/48 and 2/48 are on the grid


def test_downwards_is_strictly_below_the_edge() -> None:
    card = two_levels()
    obs = observed(card, north={**NORTH, "a": 100, "b": 80, "c": 50})  # serve 82.5, run 80
    found = least_weight_change(card, obs, node="serve", entity="north")
    assert found.status == "amber"
    up, down = 7.5 / 50, 7.5 / 50
    assert found["serve"].distance == pytest.approx(2 * min(up, down), abs=1e-9)
    red = least_weight_change(card, obs, node="serve", entity="north", status="red")
    assert red["serve"].status == "red"
    assert 75 - 1e-8 < (red["serve"].score or 0) < 75 - 1e-9
    green = least_weight_change(card, obs, node="serve", entity="north", status="green")
    assert green["serve"].status == "green"
    assert green["serve"].score == pytest.approx(90, abs=1e-9)


def test_two_bands_away_and_back_into_the_middle() -> None:
    obs = observed(CARD, north={**NORTH, "a": 100, "b": 100, "c": 10})  # serve 77.5
    green = least_weight_change(CARD, obs, node="serve", entity="north", status="green")
    assert green["serve"].after == pytest.approx((0.5 + 12.5 / 90, 0.25, 0.25 - 12.5 / 90))
    high = observed(CARD, north={**NORTH, "a": 100, "b": 100, "c": 80})  # serve 95
    amber = least_weight_change(CARD, high, node="serve", entity="north", status="amber")
    assert amber["serve"].status == "amber"
    assert least_weight_change(CARD, high, node="serve", entity="north", status="red").distance is None


def test_weights_of_missing_scores_stay() -> None:
    """a 80, c 40 of weights 1/2, 1/4: 66.67; to 75 c gives 5/32 of 3/4 … on the engine's word."""
    obs = observed(CARD, north={**NORTH, "b": None})
    found = least_weight_change(CARD, obs, node="serve", entity="north")["serve"]
    assert found.after is not None
    assert found.after[1] == 0.25
    assert (found.after[0] * 80 + found.after[2] * 40) / 0.75 == pytest.approx(75)
    assert found.score == pytest.approx(75)


def test_a_guard_band_has_to_be_passed() -> None:
    """The status of the year before is held until the edge is passed by 3 points."""
    card = two_levels(calendar={"first": "2025", "last": "2026"}, guard=3)
    values = [MeasureRecord(m, year, v, entity="north") for year in ("2025", "2026") for m, v in NORTH.items()]
    found = least_weight_change(card, observe(card, values=values), node="serve", entity="north", period="2026")
    assert found["serve"].score == pytest.approx(78)
    assert found["serve"].status == "amber"


def in_two_years(before: float) -> tuple[Scorecard, Observations]:
    """A card with a guard of 3 points; every measure has one value in 2025, and that of the north in 2026."""
    card = two_levels(calendar={"first": "2025", "last": "2026"}, guard=3)
    values = [MeasureRecord(m, "2026", v, entity="north") for m, v in NORTH.items()]
    values += [MeasureRecord(m, "2025", before, entity="north") for m in NORTH]
    return card, observe(card, values=values)


def test_a_band_that_the_guard_still_holds_is_nearer_than_its_edge() -> None:
    """Serve fell from 80 (amber) to 65 (red): amber holds above 72, so that 7 points bring it back, and not 10."""
    found = least_weight_change(*in_two_years(80), node="serve", entity="north", period="2026")
    assert (found.score, found.status) == (65, "red")
    assert (found["serve"].score, found["serve"].status) == (pytest.approx(72), "amber")
    assert found.distance == pytest.approx(2 * 7 / 40)  # from c, 40, to a, 80
    assert found.bound_low == pytest.approx(2 * 7 / 40)


def test_a_lower_band_that_the_guard_still_holds_is_nearer_than_its_edge() -> None:
    """Run rose from 70 (red) to 80 (amber): red holds below 78, so that 2 points bring it back, and not 5."""
    found = least_weight_change(*in_two_years(70), node="run", entity="north", period="2026", status="red")
    assert (found.score, found.status) == (80, "amber")
    assert (found["run"].score, found["run"].status) == (pytest.approx(78), "red")
    assert found.distance == pytest.approx(2 * 2 / 20)  # from d, 90, to e, 70


def test_other_rules_and_no_scores() -> None:
    card = two_levels(roll_up={"kind": "weakest_link"})
    found = least_weight_change(card, observed(card, north=NORTH), node="total", entity="north")
    assert {g.reason for g in found.groups} == {"rule"}
    assert (found.distance, found.bound_low, found.bound_high) == (None, None, None)
    nothing = least_weight_change(CARD, observed(CARD, north={}), node="total", entity="north")
    assert nothing.verdict.en == "Total has no score, so that weights turn nothing."
    assert {g.reason for g in nothing.groups} == {"no_score"}


def test_the_weights_of_the_period_are_those_in_force() -> None:
    ev = evaluate(CARD, OBS, entity="north")
    found = least_weight_change(CARD, OBS, node="total", entity="north")
    for group in found.groups:
        shares = [ev.weight[0, ev.nodes.index(child)] for child in group.children]
        assert list(group.before) == shares


def test_an_unknown_status() -> None:
    lines = refusal(
        lambda: least_weight_change(CARD, OBS, node="total", entity="north", status="gren"), error=UsageError
    )
    assert lines == ["status: total has no such status; found 'gren'. Did you mean 'green'? [unknown-status]"]

"""Bounds where several groups of weights change."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.scoring import evaluate, least_weight_change, what_if
from scorecard.scoring.weight_bounds import leaf_range, lower_bound
from tests.scoring.weighing_cards import NORTH, observed, two_levels


def test_ranges_by_hand() -> None:
    card = two_levels()
    ev = evaluate(card, observed(card, north=NORTH), entity="north")
    assert [leaf_range(ev, node) for node in ("total", "serve", "run")] == [50, 40, 20]
    assert lower_bound((6.25, -10.0), [ev], "total") == pytest.approx(2 * 6.25 / 50)
    assert lower_bound((), [ev], "total") is None


def test_a_floor_is_part_of_the_range() -> None:
    card = two_levels(missing="floor", floor=10)
    ev = evaluate(card, observed(card, north={**NORTH, "b": None}), entity="north")
    assert leaf_range(ev, "serve") == 70


def test_a_floor_further_down_is_part_of_the_range() -> None:
    """serve 25 = (floor 0 + 50) / 2, run 100, total 62.5: moving 1/6 of the weight makes 75, so 1/3 bounds it."""
    card = two_levels()
    serve, run = card.perspectives
    objective = serve.objectives[0].model_copy(update={"missing": "floor", "floor": 0.0})
    serve = serve.model_copy(update={"weight": 1.0, "objectives": (objective,)})
    card = card.model_copy(update={"perspectives": (serve, run)})
    obs = observed(card, north={"b": 50, "c": 50, "d": 100, "e": 100})
    ev = evaluate(card, obs, entity="north")
    assert (ev["total"].score, leaf_range(ev, "total"), leaf_range(ev, "customer")) == (62.5, 100, 50)
    found = least_weight_change(card, obs, node="total", entity="north")
    assert found.bound_low == pytest.approx(0.25)
    assert found.bound_high == pytest.approx(1 / 3)


def test_no_bound_for_other_rules() -> None:
    card = two_levels(roll_up={"kind": "best"})
    ev = evaluate(card, observed(card, north=NORTH), entity="north")
    assert lower_bound((5.0,), [ev], "total") is None


def test_no_change_of_all_groups_below_the_bound_turns_the_status() -> None:
    """Random changes of every group at once, each as far as the bound allows."""
    card = two_levels()
    obs = observed(card, north=NORTH)
    ev = evaluate(card, obs, entity="north")
    bound = lower_bound((75 - 68.75,), [ev], "total") or 0.0
    rng = np.random.default_rng(1)
    groups = {"total": ("customer", "internal_process"), "serve": ("a", "b", "c"), "run": ("d", "e")}
    best = 0.0
    for _ in range(150):
        parts = rng.dirichlet(np.full(3, 0.3)) * bound * 0.999
        weights: dict[str, float] = {}
        for part, members in zip(parts, groups.values(), strict=True):
            old = np.array([ev.weight[0, ev.nodes.index(m)] for m in members])
            new = rng.dirichlet(np.full(len(old), 0.3))
            step = new - old
            step *= min(1.0, part / np.abs(step).sum())
            weights |= dict(zip(members, (old + step).tolist(), strict=True))
        after = what_if(card, obs, weights=weights, entity="north").after["total"]
        best = max(best, after.score or 0.0)
        assert after.status == "red"
    assert best > 70

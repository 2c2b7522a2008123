"""Which series stands for an objective."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from scorecard.models import Scorecard
from scorecard.scoring import evaluate, observe
from scorecard.scoring.link_series import objective_series
from scorecard.series import CARRIED, NOT_DUE, MeasureRecord, Observations
from tests.scoring.cards import measure, unscored

QUARTERS = ("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4")
NAN = math.nan


def described(*measures: dict[str, object], **fields: object) -> Scorecard:
    objective = {"id": "serve", "name": "Serve", "measures": list(measures)}
    calendar = {"first": QUARTERS[0], "last": QUARTERS[-1]}
    perspectives = [{"id": "customer", "objectives": [objective]}]
    return Scorecard(id="demo", name="Demo", calendar=calendar, perspectives=perspectives, **fields)  # type: ignore[arg-type]


def observed(card: Scorecard, values: Mapping[str, tuple[float | str | None, ...]]) -> Observations:
    records = []
    for name, series in values.items():
        for quarter, value in zip(QUARTERS, series, strict=True):
            if isinstance(value, str):
                records.append(MeasureRecord(name, quarter, text=value))
            elif value is not None:
                records.append(MeasureRecord(name, quarter, value))
    return observe(card, values=records)


def series(
    card: Scorecard, values: Mapping[str, tuple[float | str | None, ...]], **stands_for: str
) -> tuple[str, list[float]] | None:
    obs = observed(card, values)
    found = objective_series(card, obs, objectives=("serve",), stands_for=stands_for)["serve"]
    return None if found is None else (found.id, found.values[0].tolist())


def same(found: tuple[str, list[float]] | None, node: str, values: list[float]) -> None:
    assert found is not None
    assert found[0] == node
    np.testing.assert_array_equal(found[1], values)


def test_one_measure_stands_by_its_values_beyond_target_too() -> None:
    same(series(described(measure("a")), {"a": (50, 120, None, 130)}), "a", [50, 120, NAN, 130])
    same(series(described(unscored("a")), {"a": (5, 7, 6, 1)}), "a", [5, 7, 6, 1])


def test_more_is_always_better() -> None:
    down = measure("a", direction="minimise")
    same(series(described(down), {"a": (50, 20, 30, 40)}), "a", [-50, -20, -30, -40])
    best = measure("a", direction="target_is_best")  # target 50
    same(series(described(best), {"a": (50, 20, 90, 51)}), "a", [0, -30, -40, -1])
    band = measure("a", direction="stay_in_band", band_low=40, band_high=60, worst_low=0, worst_high=100)
    del band["worst"], band["target"]
    same(series(described(band), {"a": (50, 20, 90, 60)}), "a", [0, -20, -30, 0])


def test_falling_anchor_points_tell_that_less_is_better() -> None:
    """Hours to reply score 100 at 1 and 0 at 24; nobody has to write a direction beside them."""
    reply = {"id": "a", "name": "Reply", "scoring": {"kind": "anchors", "points": [[1, 100], [24, 0]]}}
    same(series(described(reply), {"a": (5, 7, 6, 1)}), "a", [-5, -7, -6, -1])


def test_what_is_in_force_in_the_period_decides_the_distance() -> None:
    moved = measure("a", direction="target_is_best", changes=[{"since": "2026-Q3", "target": 60}])
    same(series(described(moved), {"a": (50, 55, 55, 60)}), "a", [0, -5, -5, 0])


def test_a_value_carried_forward_is_none() -> None:
    carried = measure("a", carry_forward=2)
    same(series(described(carried), {"a": (50, None, None, 60)}), "a", [50, NAN, NAN, 60])


def test_a_value_that_is_not_usable_counts_as_none() -> None:
    card = described(measure("a"))
    obs = observed(card, {"a": (50, 60, 70, 80)})
    state = obs.state.copy()
    state[0, 1, 0], state[0, 2, 0] = CARRIED, NOT_DUE
    found = objective_series(card, replace(obs, state=state), objectives=("serve",), stands_for={})["serve"]
    same(None if found is None else (found.id, found.values[0].tolist()), "a", [50, NAN, NAN, 80])


def test_several_measures_stand_by_the_score_of_whole_periods() -> None:
    card = described(measure("a"), measure("b", weight=3))
    values = {"a": (50, 60, None, 80), "b": (10, 20, 30, 40)}
    # (a + 3 b) / 4
    same(series(card, values), "serve", [20, 30, NAN, 50])
    expected = evaluate(card, observed(card, values), period="2026-Q4")["serve"].raw
    assert expected == 50


def test_a_measure_may_be_chosen() -> None:
    card = described(measure("a"), measure("b", direction="minimise"))
    same(series(card, {"a": (1, 2, 3, 4), "b": (4, 3, 2, 1)}, serve="b"), "b", [-4, -3, -2, -1])


def test_words_stand_by_their_score() -> None:
    levels = {
        "kind": "levels",
        "levels": [
            {"id": "poor", "name": "Poor", "score": 10},
            {"id": "good", "name": "Good", "score": 90},
        ],
    }
    card = described(unscored("a", scoring=levels))
    same(series(card, {"a": ("poor", "good", "good", "poor")}), "a", [10, 90, 90, 10])


def test_no_value_at_all_is_no_series() -> None:
    assert series(described(measure("a")), {}) is None
    assert series(described(measure("a"), measure("b")), {"a": (1, 2, 3, 4)}) is None

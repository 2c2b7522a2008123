"""Intervals carried up the tree, against sums worked by hand and against the limits by brute force."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pytest

from scorecard.scoring import evaluate, observe
from scorecard.series import MeasureRecord
from tests.scoring.cards import card, measure

Z = 1.959963984540054


def errors(**given: float) -> list[MeasureRecord]:
    """Values of 50 with these standard errors; measures go from 0 to 100."""
    return [MeasureRecord(name, "2026-Q1", 50.0, standard_error=error) for name, error in given.items()]


def test_independent_errors_add_their_squares():
    described = card(measure("a", weight=3), measure("b", weight=1), total=True)
    ev = evaluate(described, observe(described, values=errors(a=2.0, b=4.0)), period="2026-Q1")
    half = Z * np.sqrt((0.75 * 2) ** 2 + (0.25 * 4) ** 2)
    for node in ("deliver", "customer", "total"):
        assert (ev[node].low, ev[node].high) == pytest.approx((50 - half, 50 + half), abs=1e-9)
        assert ev[node].error_known == 1.0


@pytest.mark.parametrize("weights", [(30, 35, 35), (0.1, 0.2, 0.7), (1 / 3, 1 / 3, 1 / 3), (14, 27, 16)])
def test_where_all_errors_are_known_so_is_all_of_the_weight(weights):
    described = card(*(measure(name, weight=weight) for name, weight in zip("abc", weights, strict=True)), total=True)
    ev = evaluate(described, observe(described, values=errors(a=2.0, b=4.0, c=1.0)), period="2026-Q1")
    assert [ev[node].error_known for node in ("deliver", "customer", "total")] == [1.0, 1.0, 1.0]


@pytest.mark.parametrize("correlation", [-1.0, -0.4, 0.0, 0.6, 1.0])
@pytest.mark.parametrize("falling", [False, True])
def test_errors_of_one_survey_go_together(correlation, falling):
    second = {"worst": 100, "target": 0, "direction": "minimise"} if falling else {}
    described = card(measure("a", weight=3), measure("b", weight=1, **second))
    obs = observe(described, values=errors(a=2.0, b=4.0))
    obs = replace(obs, correlations=MappingProxyType({(0, 0, 0, 1): correlation}))
    ev = evaluate(described, obs, period="2026-Q1")
    r = -correlation if falling else correlation
    half = Z * np.sqrt((0.75 * 2) ** 2 + (0.25 * 4) ** 2 + 2 * r * 0.75 * 2 * 0.25 * 4)
    assert (ev["deliver"].low, ev["deliver"].high) == pytest.approx((50 - half, 50 + half), abs=1e-7)


def test_limits_that_a_cap_makes_lopsided_stay_so():
    described = card(measure("a"), measure("b"))
    values = [MeasureRecord(name, "2026-Q1", 100.0, standard_error=2.0) for name in ("a", "b")]
    ev = evaluate(described, observe(described, values=values), period="2026-Q1")
    assert ev["deliver"].high == 100.0
    assert ev["deliver"].low == pytest.approx(100 - Z * np.sqrt(2) * 0.5 * 2, abs=1e-9)


def test_clipping_comes_after_limits_are_put_together():
    described = card(measure("a"), measure("b"))
    values = [MeasureRecord(name, "2026-Q1", 95.0, standard_error=5.0) for name in ("a", "b")]
    ev = evaluate(described, observe(described, values=values), period="2026-Q1")
    # each may lie 9.8 above, both at the cap of 100 too; clipped first, 5 and 5 would come to 98.5
    assert ev["deliver"].high == pytest.approx(100.0, abs=1e-9)
    assert ev["deliver"].low == pytest.approx(95 - Z * np.sqrt(0.5) * 5, abs=1e-9)
    values = [MeasureRecord("a", "2026-Q1", 95.0, standard_error=5.0), MeasureRecord("b", "2026-Q1", 60.0)]
    ev = evaluate(described, observe(described, values=values), period="2026-Q1")
    # no farther than the cap leaves room for what has an error
    assert ev["deliver"].high == pytest.approx(80.0, abs=1e-9)


def test_a_score_that_may_not_be_beyond_the_cap_counts_as_it_was_before_clipping():
    described = card(measure("a"), measure("b"))
    values = [
        MeasureRecord("a", "2026-Q1", 104.0, standard_error=5.0),
        MeasureRecord("b", "2026-Q1", 60.0, standard_error=5.0),
    ]
    ev = evaluate(described, observe(described, values=values), period="2026-Q1")
    a_low, half = 104 - Z * 5, Z * 5
    assert ev["deliver"].low == pytest.approx(80 - 0.5 * np.hypot(100 - a_low, half), abs=1e-9)
    assert ev["deliver"].high == pytest.approx(82 + 0.5 * np.hypot(half, half), abs=1e-9)


@pytest.mark.parametrize(("beyond", "score"), [(130.0, 100.0), (-30.0, 0.0)])
def test_a_score_that_is_surely_beyond_an_end_of_the_scale_stays_there(beyond, score):
    described = card(measure("a"), measure("b"))
    values = [
        MeasureRecord("a", "2026-Q1", beyond, standard_error=5.0),
        MeasureRecord("b", "2026-Q1", 60.0, standard_error=5.0),
    ]
    ev = evaluate(described, observe(described, values=values), period="2026-Q1")
    middle = (score + 60) / 2
    assert (ev["deliver"].low, ev["deliver"].high) == pytest.approx(
        (middle - 0.5 * Z * 5, middle + 0.5 * Z * 5), abs=1e-9
    )


def test_the_floor_of_the_scale_is_like_its_cap():
    described = card(measure("a", weight=3), measure("b"))
    mirrored = {}
    for sign, name in ((1, "up"), (-1, "down")):
        values = [
            MeasureRecord("a", "2026-Q1", 50 + sign * 47, standard_error=5.0),
            MeasureRecord("b", "2026-Q1", 50 + sign * 53, standard_error=4.0),
        ]
        ev = evaluate(described, observe(described, values=values), period="2026-Q1")
        mirrored[name] = ev["deliver"].low, ev["deliver"].high
    assert mirrored["down"] == pytest.approx((100 - mirrored["up"][1], 100 - mirrored["up"][0]), abs=1e-9)


@pytest.mark.parametrize(
    ("weights", "found"), [((1, 2, 2), (13, 27, 31)), ((1, 3, 1), (5, 6.5, 7)), ((1, 7, 2), (5, 6.5, 7))]
)
def test_no_rounding_carries_a_limit_over_an_end_of_the_scale(weights, found):
    described = card(*(measure(name, weight=weight) for name, weight in zip("abc", weights, strict=True)), total=True)
    values = [MeasureRecord(n, "2026-Q1", v, standard_error=300.0) for n, v in zip("abc", found, strict=True)]
    ev = evaluate(described, observe(described, values=values), period="2026-Q1")
    for node in ("deliver", "customer", "total"):
        low, high = ev[node].low, ev[node].high
        assert low is not None
        assert high is not None
        assert 0.0 <= low < 1e-12
        assert 100 - 1e-12 < high <= 100.0


def test_without_a_cap_nothing_is_cut_off():
    described = card(measure("a", weight=3), measure("b", weight=1), cap="none")
    values = [
        MeasureRecord("a", "2026-Q1", 130.0, standard_error=2.0),
        MeasureRecord("b", "2026-Q1", 95.0, standard_error=4.0),
    ]
    ev = evaluate(described, observe(described, values=values), period="2026-Q1")
    middle, half = 0.75 * 130 + 0.25 * 95, Z * np.hypot(0.75 * 2, 0.25 * 4)
    assert (ev["deliver"].low, ev["deliver"].high) == pytest.approx((middle - half, middle + half), abs=1e-9)


def test_what_has_no_error_counts_as_exact_and_is_told():
    described = card(measure("a", weight=3), measure("b", weight=1), measure("c", weight=4, sampling="exact"))
    values = [*errors(a=2.0), MeasureRecord("b", "2026-Q1", 50.0), MeasureRecord("c", "2026-Q1", 50.0)]
    ev = evaluate(described, observe(described, values=values), period="2026-Q1")
    assert ev["deliver"].error_known == 7 / 8
    assert ev["deliver"].low == pytest.approx(50 - Z * 2 * 3 / 8, abs=1e-9)
    assert (ev["b"].error_known, ev["c"].error_known, ev["c"].low) == (0.0, 1.0, None)


def test_a_missing_measure_leaves_its_weight_to_the_others_or_stands_at_the_floor():
    for missing, share in (("renormalise", 1.0), ("floor", 0.75)):
        described = card(measure("a", weight=3), measure("b", weight=1), missing=missing)
        ev = evaluate(described, observe(described, values=errors(a=2.0)), period="2026-Q1")
        assert ev["deliver"].score - ev["deliver"].low == pytest.approx(share * Z * 2, abs=1e-9)


def test_a_rule_that_is_no_mean_has_no_carried_interval():
    described = card(measure("a"), measure("b"), total=True, roll_up="weakest_link")
    ev = evaluate(described, observe(described, values=errors(a=2.0, b=4.0)), period="2026-Q1")
    assert (ev["a"].low is None, ev["deliver"].low, ev["total"].low) == (False, None, None)


def test_another_level_of_a_source_is_brought_to_the_common_one():
    described = card(measure("a", weight=3), measure("b", weight=1))
    obs = observe(described, values=errors(a=2.0, b=4.0))
    confidence = obs.confidence.copy()
    confidence[0, 0, 0] = 0.5
    ev = evaluate(described, replace(obs, confidence=confidence), period="2026-Q1")
    assert ev["a"].high - 50 == pytest.approx(2 * 0.6744897501960817, abs=1e-9)
    assert ev["deliver"].high - 50 == pytest.approx(Z * np.sqrt((0.75 * 2) ** 2 + (0.25 * 4) ** 2), abs=1e-9)


@pytest.mark.parametrize("shape", ["pert", "triangular"])
@pytest.mark.parametrize("worst", [0, 100])
def test_an_interval_beside_its_score_is_carried_up_as_it_is(shape, worst):
    # the expert thinks the least the likeliest, so that the middle 95 % of his distribution lie above it
    described = card(measure("a", worst=worst, target=100 - worst, direction="minimise" if worst else "maximise"))
    values = [MeasureRecord("a", "2026-Q1", 40.0, low=40.0, high=90.0, shape=shape)]
    ev = evaluate(described, observe(described, values=values), period="2026-Q1")
    # quantiles of Beta(1, 5), and of the triangle whose mode is its low end, have closed forms
    power = {"pert": 1 / 5, "triangular": 1 / 2}[shape]
    ends = [40 + 50 * (1 - (1 - p) ** power) for p in (0.025, 0.975)]
    wanted = (100 - ends[1], 100 - ends[0]) if worst else tuple(ends)
    for node in ("a", "deliver", "customer"):
        assert (ev[node].low, ev[node].high) == pytest.approx(wanted, abs=1e-9)


def test_intervals_beside_their_scores_go_together_with_others_from_their_nearer_ends():
    described = card(measure("a", weight=3), measure("b", weight=1))
    values = [MeasureRecord("a", "2026-Q1", 40.0, low=40.0, high=90.0), *errors(b=4.0)]
    ev = evaluate(described, observe(described, values=values), period="2026-Q1")
    ends = [40 + 50 * (1 - (1 - p) ** (1 / 5)) for p in (0.025, 0.975)]
    centre = 0.75 * ends[0] + 0.25 * 50
    assert ev["deliver"].low == pytest.approx(centre - 0.25 * Z * 4, abs=1e-9)
    assert ev["deliver"].high == pytest.approx(centre + np.hypot(0.75 * (ends[1] - ends[0]), 0.25 * Z * 4), abs=1e-9)

"""Candidates of every basis, and the reasons where there is none."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

import scorecard as sc
from tests.scoring.target_cases import TEN, counted, history

TWELVE = [10, 12, 11, 13, 12, 11, 10, 12, 13, 11, 12, 11]
"""Mean 138 / 12; moving ranges 2 1 2 1 1 1 2 1 2 1 1: mean 15 / 11."""


def test_natural_limits_need_a_dozen_values() -> None:
    card, obs = history(TWELVE)
    found = sc.target_options(card, obs, measure="days")
    reach = 2.66 * 15 / 11
    lines = [found.option(name).value for name in ("lower_limit", "centre", "upper_limit")]
    assert lines == pytest.approx([11.5 - reach, 11.5, 11.5 + reach], abs=1e-12)
    few = sc.target_options(card, obs, measure="days", first="2025-02")
    assert few.option("centre").value == pytest.approx(128 / 11)
    for name in ("lower_limit", "upper_limit"):
        assert (few.option(name).value, few.option(name).chance, few.option(name).reason) == (
            None,
            None,
            "few_for_limits",
        )


def test_four_values_are_too_few_for_any_number() -> None:
    card, obs = history(TEN[:4], target=6, worst=4)
    found = sc.target_options(card, obs, measure="days")
    assert {o.reason for o in found.options} == {"too_few_values"}
    assert {o.chance for o in found.options} == {None}
    assert [o.id for o in found.options if o.value is not None] == ["in_force"]
    five = sc.target_options(*history(TEN[:5]), measure="days")
    assert five.option("centre").chance == pytest.approx(0.5, abs=1e-9)
    assert sc.target_options(card, obs, measure="days", minimum=4).option("centre").chance is not None


def test_the_best_stretch_has_no_gap() -> None:
    card, obs = history([9, 9, None, 1, 2, 6, 8, None, 9])
    found = sc.target_options(card, obs, measure="days")
    assert found.option("best_stretch").value == pytest.approx((2 + 6 + 8) / 3)
    assert found.option("best_stretch").met == 5
    longest = sc.target_options(card, obs, measure="days", stretch=5).option("best_stretch")
    assert (longest.value, longest.reason) == (None, "no_stretch")


def test_the_best_stretch_of_counts_is_a_ratio_of_sums() -> None:
    card, obs = counted([(5, 10), (90, 100), (9, 10), (5, 10), (5, 10)])
    found = sc.target_options(card, obs, measure="days", stretch=2).option("best_stretch")
    assert found.value == pytest.approx(100 * 99 / 110)


def test_a_history_that_does_not_vary_has_no_probability() -> None:
    card, obs = history([4.0] * 14)
    for spread in ("standard_deviation", "moving_range"):
        found = sc.target_options(card, obs, measure="days", spread=spread, requirement=4)
        assert found.model is None
        assert {(o.chance, o.reason) for o in found.options} == {(None, "no_variation")}
        assert (found.option("centre").value, found.option("requirement").met) == (4.0, 14)
        assert found.option("delivers_95").value is None


def test_a_target_that_is_best_is_hit_within_a_tolerance() -> None:
    card, obs = history(direction="target_is_best", worst_low=0, target=6, worst_high=12)
    bare = sc.target_options(card, obs, measure="days", requirement=6)
    assert {o.chance for o in bare.options} == {None}
    assert (bare.option("requirement").reason, bare.option("requirement").met) == ("no_better_side", None)
    near = sc.target_options(card, obs, measure="days", tolerance=0.4)
    law = stats.t(9, np.mean(TEN), np.std(TEN, ddof=1) * np.sqrt(1.1))
    option = near.option("in_force")
    assert (option.low, option.high, option.met) == (5.6, 6.4, 6)  # both edges are inside
    assert option.chance == pytest.approx(law.cdf(6.4) - law.cdf(5.6), abs=1e-9)
    assert near.option("delivers_95").reason == "no_better_side"
    assert near.option("best_stretch").reason == "no_better_side"


def test_a_band_is_hit_inside() -> None:
    card, obs = history(
        direction="stay_in_band", worst=None, target=None, worst_low=0, band_low=5.2, band_high=6.0, worst_high=9
    )
    option = sc.target_options(card, obs, measure="days").option("in_force")
    law = stats.t(9, np.mean(TEN), np.std(TEN, ddof=1) * np.sqrt(1.1))
    assert (option.value, option.low, option.high, option.met) == (None, 5.2, 6.0, 7)
    assert option.chance == pytest.approx(law.cdf(6.0) - law.cdf(5.2), abs=1e-9)


def test_a_measure_without_a_target_has_none_in_force() -> None:
    card, obs = history(worst=None, target=None)
    assert sc.target_options(card, obs, measure="days").options[0].id == "centre"


def test_no_share_is_above_the_whole() -> None:
    card, obs = counted([(98, 100), (60, 100), (99, 100), (97, 100), (100, 100)] * 3)
    found = sc.target_options(card, obs, measure="days")
    upper = found.option("upper_limit")
    assert upper.value is not None
    assert upper.value > 100
    assert (upper.chance, upper.reason) == (None, "outside_scale")
    assert sc.target_options(card, obs, measure="days", requirement=100).option("requirement").chance is not None


def test_an_error_of_the_benchmark_draws_its_probability_to_a_half() -> None:
    card, obs = history()
    exact, unsure = (
        sc.target_options(card, obs, measure="days", benchmark=sc.TargetReference(6.5, "trade", error)).option(
            "benchmark"
        )
        for error in (0.0, 2.0)
    )
    assert exact.chance < 0.1 < unsure.chance < 0.5
    assert (unsure.standard_error, unsure.source) == (2.0, sc.LocalText(en="trade"))
    # Student's distribution with a normal one: by integration over the edge
    law = stats.t(9, np.mean(TEN), np.std(TEN, ddof=1) * np.sqrt(1.1))
    expected = stats.norm(6.5, 2.0).expect(law.sf)
    assert unsure.chance == pytest.approx(expected, abs=1e-3)

"""The best level is that of calculus, with an interval that holds the truth as often as it says."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pytest
from scipy.optimize import brentq

from scorecard.errors import AnalysisError, UsageError
from scorecard.logistics import ServiceLevelData, service_level
from tests.refusal import refusal

LEVELS = [0.80, 0.83, 0.86, 0.89, 0.92, 0.94, 0.96, 0.98]
COSTS = [10 + 1 / (1 - s) for s in LEVELS]


def sales_at(level: float) -> float:
    """Return sales that rise ever less."""
    return 100 * (1 - float(np.exp(-9 * (level - 0.8))))


# where the slope of sales is that of costs
BEST = float(brentq(lambda s: 900 * np.exp(-9 * (s - 0.8)) - (1 - s) ** -2, 0.81, 0.97))


def test_saturation_against_reciprocal_costs_by_calculus() -> None:
    data = ServiceLevelData(LEVELS, [sales_at(s) for s in LEVELS], LEVELS, COSTS)
    row = service_level(data, response="saturation", cost="reciprocal", draws=20, seed=1).rows[0]
    assert row.level == pytest.approx(BEST, abs=1e-5)
    assert row.contribution == pytest.approx(sales_at(BEST) - 10 - 1 / (1 - BEST), abs=1e-5)
    assert row.verdict == "decided"
    assert (row.n, row.n_costs, row.range_low, row.range_high) == (8, 8, 0.8, 0.98)


@pytest.mark.parametrize("best", [0.79994, 0.8, 0.80012])
def test_a_best_level_beside_a_point_is_as_exact_as_any(best: float) -> None:
    """0.8 stands twice in the lattice from 0.7 to 0.95, once a rounding error apart: no parabola goes through that."""
    levels = [0.7, 0.75, 0.8, 0.85, 0.9, 0.95]
    slope = 8e6 * np.exp(-8 * (best - 0.6)) * (1 - best) ** 2  # marginal sales equal marginal costs at the best level
    sales = [1e6 * (1 - np.exp(-8 * (level - 0.6))) for level in levels]
    data = ServiceLevelData(levels, sales, levels, [1e4 + slope / (1 - level) for level in levels])
    row = service_level(data, response="saturation", cost="reciprocal", draws=10, seed=1).rows[0]
    assert row.level == pytest.approx(best, abs=1e-6)


def test_margin_scales_sales() -> None:
    data = ServiceLevelData(LEVELS, [2 * sales_at(s) for s in LEVELS], LEVELS, COSTS, margin=0.5)
    row = service_level(data, response="saturation", cost="reciprocal", draws=5, seed=1).rows[0]
    assert row.level == pytest.approx(BEST, abs=1e-5)


def test_logistic_sales_by_calculus() -> None:
    def slope(s: float) -> float:
        e = np.exp(-40 * (s - 0.88))
        return float(80 * 40 * e / (1 + e) ** 2 - 0.5 * (1 - s) ** -2)

    sales = [20 + 80 / (1 + float(np.exp(-40 * (s - 0.88)))) for s in LEVELS]
    costs = [5 + 0.5 / (1 - s) for s in LEVELS]
    row = service_level(
        ServiceLevelData(LEVELS, sales, LEVELS, costs), response="logistic", cost="reciprocal", draws=5, seed=1
    ).rows[0]
    assert row.level == pytest.approx(brentq(slope, 0.89, 0.979), abs=2e-5)


def test_straight_lines_have_their_best_at_a_point_and_no_error() -> None:
    data = ServiceLevelData([0.8, 0.9, 0.95], [10, 20, 20.5], [0.8, 0.95], [1, 4])
    row = service_level(data, response="points", cost="points", draws=5, seed=1).rows[0]
    assert (row.level, row.contribution) == (0.9, 17)  # costs rise by 2 a tenth
    assert (row.verdict, row.low, row.curve.low, row.share_at_edge) == ("no_error_known", None, None, None)


@pytest.mark.parametrize(("slope", "verdict", "level"), [(100, "edge_high", 0.95), (0, "edge_low", 0.8)])
def test_a_best_level_at_the_edge_is_told(slope: float, verdict: str, level: float) -> None:
    points = [0.8, 0.85, 0.9, 0.95]
    data = ServiceLevelData(points, [slope * s for s in points], points, [10 * s for s in points])
    row = service_level(data, response="points", cost="points", draws=5, seed=1).rows[0]
    assert (row.verdict, row.level) == (verdict, level)


def test_an_interval_that_reaches_an_edge_is_told() -> None:
    levels = [level for level in (0.80, 0.84, 0.88, 0.92, 0.95, 0.98) for _ in range(2)]
    sales = [101, 98, 104, 99, 103, 106, 102, 107, 105, 103, 106, 104]
    data = ServiceLevelData(levels, sales, [0.80, 0.85, 0.90, 0.95, 0.98], [31, 33, 36, 47, 75], margin=0.3)
    row = service_level(data, response="saturation", cost="reciprocal", draws=200, seed=1).rows[0]
    assert row.low == row.range_low < row.level
    assert row.verdict == "edge_low"


def test_a_flat_curve_does_not_decide() -> None:
    rng = np.random.default_rng(7)
    levels = np.repeat(LEVELS, 3)
    sales = [sales_at(s) + e for s, e in zip(levels, rng.normal(0, 60, 24), strict=True)]
    data = ServiceLevelData(levels.tolist(), sales, LEVELS, COSTS)
    row = service_level(data, response="saturation", cost="reciprocal", draws=100, seed=2).rows[0]
    assert row.low is not None
    assert row.high is not None
    assert row.high - row.low > 0.5 * 0.18
    assert row.verdict in ("too_flat", "edge_low", "edge_high")
    assert row.share_at_edge is not None
    assert row.share_at_edge > 0


def test_order_of_points_does_not_matter_and_classes_are_their_own() -> None:
    rng = np.random.default_rng(1)
    sales = [sales_at(s) + e for s, e in zip(LEVELS, rng.normal(0, 2, 8), strict=True)]
    order = rng.permutation(8)
    key = ServiceLevelData(LEVELS, sales, LEVELS, COSTS)
    mixed = ServiceLevelData([LEVELS[i] for i in order], [sales[i] for i in order], LEVELS[::-1], COSTS[::-1])

    def found(data: dict[str, ServiceLevelData]) -> object:
        return service_level(data, response="saturation", cost="reciprocal", draws=50, seed=3)["key"]

    assert found({"key": key}) == found({"general": key, "key": mixed})


@pytest.mark.slow
@pytest.mark.parametrize("form", ["saturation", "logistic"])
def test_interval_holds_the_true_level_about_as_often_as_it_says(form: Literal["saturation", "logistic"]) -> None:
    rng = np.random.default_rng(20)
    levels, hits, runs = np.repeat(LEVELS, 4), 0, 24
    for seed in range(runs):
        sales = [sales_at(s) + e for s, e in zip(levels, rng.normal(0, 2, len(levels)), strict=True)]
        data = ServiceLevelData(levels.tolist(), sales, LEVELS, COSTS)
        row = service_level(data, response=form, cost="reciprocal", draws=60, seed=seed, confidence=0.9).rows[0]
        hits += row.low is not None and row.high is not None and row.low <= BEST <= row.high
    assert hits >= 0.65 * runs  # four standard errors below 90 %


def test_flaws_are_told() -> None:
    few = ServiceLevelData([0.8, 0.9], [1, 2], [0.8, 1.0], [1, 2])
    far = ServiceLevelData([0.8, 0.85, 0.9], [1, 2, 3], [0.95, 0.97], [1, 2])
    odd = ServiceLevelData([0.8, 95], [1, float("nan")], [0.9], [1])

    def call() -> object:
        return service_level({"few": few, "far": far, "odd": odd}, response="saturation", cost="reciprocal", seed=1)

    assert refusal(call, error=AnalysisError) == [
        (
            "few.sales: the form saturation needs points at 3 different levels or more; found '2'. Add points, or choose a "
            "simpler form. [too-few-levels]"
        ),
        "few.cost_levels: a level must be a share from 0 to below 1; found '0.8 to 1'. Write 0.95 for 95 %. [level-range]",
        (
            "far.cost_levels: sales and costs have no levels in common; found '0.95 to 0.9'. Give costs for the levels at "
            "which sales are known. [levels-apart]"
        ),
        (
            "odd.sales: levels and sales must be finite numbers, one of each a point; found '2 and 2'. Leave out points of "
            "which one is not known. [levels-unpaired]"
        ),
    ]

    def option(**given: object) -> object:
        return service_level(few, **{"response": "points", "cost": "points", "seed": 1, **given})  # type: ignore[arg-type]

    assert refusal(lambda: service_level({}, response="points", cost="points", seed=1), error=AnalysisError) == [
        "there is no class of customers. Give sales and costs of one or more. [no-classes]"
    ]
    for margin in (float("nan"), 0.0):
        wrong = ServiceLevelData([0.8, 0.9], [1, 2], [0.8, 0.9], [1, 2], margin=margin)
        assert refusal(
            lambda: service_level(wrong, response="points", cost="points", seed=1),  # noqa: B023
            error=AnalysisError,
        ) == [
            (
                f"margin: the margin must be a finite number above 0; found '{margin}'. Give the contribution of one unit of "
                "sales. [bad-margin]"
            )
        ]
    assert refusal(lambda: option(response="linear"), error=UsageError) == [
        "response has no such option; found 'linear'. Use one of: logistic, saturation, points. [unknown-option]"
    ]
    assert refusal(lambda: option(wide=2), error=UsageError) == [
        "wide must lie above 0 and at most at 1; found '2'. Give a share such as 0.5. [wide-range]"
    ]

"""Scores of measures: value functions from the card, intervals from standard errors."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.scoring import observe
from scorecard.scoring.leaves import Leaves, score_leaves
from scorecard.series import MeasureRecord
from tests.scoring.cards import card, measure, unscored

ALL = slice(None)


def leaves(*measures: dict[str, object], values: list[MeasureRecord], cap: float | None = 100.0) -> Leaves:
    described = card(*measures)
    return score_leaves(described.measures, observe(described, values=values), entities=ALL, periods=ALL, cap=cap)


def test_scores_raw_and_clipped():
    found = leaves(
        measure("up", worst=80, target=98),
        measure("down", direction="minimise", worst=48, target=24),
        measure("both", direction="target_is_best", worst_low=60, target=78, worst_high=95),
        unscored("shown"),
        values=[
            MeasureRecord("up", "2026-Q1", 100.7),
            MeasureRecord("down", "2026-Q1", 30.0),
            MeasureRecord("both", "2026-Q1", 69.0),
            MeasureRecord("both", "2026-Q2", 100.0),
            MeasureRecord("shown", "2026-Q1", 7.0),
        ],
    )
    assert found.raw[:, 0, 0].tolist() == pytest.approx([115.0, 75.0, 50.0, np.nan], nan_ok=True)
    assert found.score[:, 0, 0].tolist() == pytest.approx([100.0, 75.0, 50.0, np.nan], nan_ok=True)
    assert found.raw[2, 0, 1] == pytest.approx(-100 * 5 / 17)  # (95 − 100) / (95 − 78)
    assert found.score[2, 0, 1] == 0.0
    assert found.value[3, 0, 0] == 7.0
    assert found.scored.tolist() == [True, True, True, False]


def test_interval_is_t_with_n_minus_one_degrees_of_freedom():
    # t(0.975; 24) = 2.0638985616 (published tables: 2.064); score 0 at 0, 100 at 100
    found = leaves(measure("m"), values=[MeasureRecord("m", "2026-Q1", 50.0, n=25, standard_error=2.0)])
    half = 2 * 2.0638985616
    assert found.value_low[0, 0, 0] == pytest.approx(50 - half, abs=1e-8)
    assert found.value_high[0, 0, 0] == pytest.approx(50 + half, abs=1e-8)
    assert found.low[0, 0, 0] == pytest.approx(50 - half, abs=1e-8)


def test_interval_without_n_is_normal():
    found = leaves(measure("m"), values=[MeasureRecord("m", "2026-Q1", 50.0, standard_error=2.0)])
    assert found.value_high[0, 0, 0] == pytest.approx(50 + 2 * 1.959963985, abs=1e-8)


@pytest.mark.parametrize(
    "precision",
    [{"n": 1, "standard_error": 2.0}, {"n": 0, "standard_error": 2.0}, {"n": 9, "standard_error": 0.0}, {"n": 9}, {}],
)
def test_no_interval_where_the_precision_is_not_known(precision):
    found = leaves(measure("m"), values=[MeasureRecord("m", "2026-Q1", 50.0, **precision)])
    assert np.isnan(
        [found.value_low[0, 0, 0], found.value_high[0, 0, 0], found.low[0, 0, 0], found.high[0, 0, 0]]
    ).all()


def test_interval_of_the_score_is_ordered_clipped_and_takes_the_peak():
    record = {"n": 25, "standard_error": 5.0}  # ± 10.3194928
    found = leaves(
        measure("down", direction="minimise"),
        measure("both", direction="target_is_best"),
        measure("top"),
        values=[
            MeasureRecord("down", "2026-Q1", 40.0, **record),
            MeasureRecord("both", "2026-Q1", 46.0, **record),
            MeasureRecord("top", "2026-Q1", 95.0, **record),
        ],
    )
    half = 5 * 2.0638985616
    assert found.low[:, 0, 0].tolist() == pytest.approx([60 - half, 2 * (46 - half), 95 - half], abs=1e-7)
    assert found.high[:, 0, 0].tolist() == pytest.approx([60 + half, 100.0, 100.0], abs=1e-7)


def test_performance_and_progress_need_their_reference_values():
    found = leaves(
        measure("full", worst=0, target=100, best=200, baseline=50),
        measure("bare"),
        measure("still", baseline=100),  # the target is where it started: no way to go
        values=[MeasureRecord(name, "2026-Q1", 80.0) for name in ("full", "bare", "still")],
    )
    assert found.performance[:, 0, 0].tolist() == pytest.approx([0.4, np.nan, np.nan], nan_ok=True)
    assert found.progress[:, 0, 0].tolist() == pytest.approx([0.6, np.nan, np.nan], nan_ok=True)


@pytest.mark.parametrize(("cap", "score"), [(100.0, 100.0), (120.0, 120.0), (None, 250.0)])
def test_cap_limits_over_achievement(cap, score):
    found = leaves(measure("m"), values=[MeasureRecord("m", "2026-Q1", 250.0)], cap=cap)
    assert (found.raw[0, 0, 0], found.score[0, 0, 0]) == (250.0, score)

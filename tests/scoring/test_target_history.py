"""How the next value is predicted from the past, and what speaks against it."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

import scorecard as sc
from scorecard.errors import AnalysisError
from scorecard.models import Scorecard
from scorecard.series import MeasureRecord, Observations
from scorecard.stats.predictive import CountPrediction, NormalPrediction
from tests.refusal import refusal
from tests.scoring.cards import measure
from tests.scoring.target_cases import TEN, counted, history, monthly


def past_of(card: Scorecard, obs: Observations, **options: object) -> sc.scoring.TargetHistory:
    """The history behind candidates."""
    return sc.target_options(card, obs, measure="days", **options).history  # type: ignore[arg-type]


def test_rates_that_vary_by_more_than_counting_are_predicted_as_values() -> None:
    counts = [(410, 500), (340, 500), (450, 500), (390, 500), (430, 500)]
    found = past_of(*counted(counts))
    table = np.array([[x, n - x] for x, n in counts])
    expected = stats.chi2_contingency(table, correction=False)
    assert (found.dispersion, found.dispersion_p) == pytest.approx((expected.statistic / 4, expected.pvalue))
    assert isinstance(found.prediction, NormalPrediction)
    forced = past_of(*counted(counts), model="beta_binomial").prediction
    assert forced == CountPrediction(2020.0, 2500.0, 500, 100.0)


def test_a_doubt_about_counting_is_enough_to_predict_values() -> None:
    counts = [(41, 50), (36, 50), (45, 50), (40, 50), (45, 50)]
    found = past_of(*counted(counts))
    p_value = stats.chi2_contingency(np.array([[x, n - x] for x, n in counts]), correction=False).pvalue
    assert 0.05 < p_value < 0.2
    assert found.dispersion_p == pytest.approx(p_value)
    assert isinstance(found.prediction, NormalPrediction)


def test_a_rate_that_never_failed_is_predicted_from_its_counts() -> None:
    found = past_of(*counted([(30, 30)] * 6))
    assert found.prediction == CountPrediction(180.0, 180.0, 30, 100.0)


def test_counts_without_a_statement_of_sampling_are_values() -> None:
    found = past_of(*counted([(41, 50), (39, 50), (43, 50), (40, 50), (42, 50)], sampling=None))
    assert isinstance(found.prediction, NormalPrediction)
    assert found.dispersion is None


def test_counts_that_are_not_there_cannot_be_predicted() -> None:
    card, obs = history()
    lines = refusal(lambda: past_of(card, obs, model="beta_binomial"), error=AnalysisError)
    assert lines == [
        (
            "a beta-binomial prediction needs the counts of every value. Give numerator and denominator, write "
            "sampling: proportion in the measure, or leave model out. [no-counts]"
        )
    ]


def test_a_share_without_its_counts_makes_all_of_them_values() -> None:
    given = {"unit": {"kind": "percent"}, "sampling": "proportion"}
    card = monthly(measure("days", **given))
    records = [
        MeasureRecord("days", f"2025-{i:02d}", numerator=x, denominator=50) for i, x in enumerate((41, 39, 43), 1)
    ]
    records += [MeasureRecord("days", "2025-04", 80), MeasureRecord("days", "2025-05", 84)]
    assert isinstance(past_of(card, sc.observe(card, values=records)).prediction, NormalPrediction)


def test_moving_ranges_give_the_spread_where_they_are_asked_for() -> None:
    card, obs = history([10, 12, None, 11, 13, 12, 11])
    found = past_of(card, obs, spread="moving_range").prediction
    # ranges 2, and 2 1 1 behind the gap: mean 3 / 2, four of them, two that follow on another
    assert isinstance(found, NormalPrediction)
    c = ((np.pi / 2 - 1) * 4 + 2 * (np.sqrt(3) / 2 + np.pi / 12 - 1) * 2) / 16
    assert found.sigma == pytest.approx(1.5 / 1.128 / np.sqrt(1 + c), abs=1e-12)
    assert (found.n, found.degrees) == (6, pytest.approx(1 / (2 * c) + 0.25, abs=1e-12))


def test_a_range_that_is_screened_out_parts_its_neighbours() -> None:
    values = [10, 11] * 8 + [40, 41, 40, 41]
    card, obs = history(values)
    found = past_of(card, obs, spread="moving_range").prediction
    every = past_of(card, obs, spread="moving_range", screening="none").prediction
    assert isinstance(found, NormalPrediction)
    assert isinstance(every, NormalPrediction)
    c = ((np.pi / 2 - 1) * 18 + 2 * (np.sqrt(3) / 2 + np.pi / 12 - 1) * 16) / 18**2
    assert found.degrees == pytest.approx(1 / (2 * c) + 0.25, abs=1e-12)
    assert found.sigma == pytest.approx(1 / 1.128 / np.sqrt(1 + c), abs=1e-12)
    assert every.sigma > found.sigma


def test_values_that_are_carried_forward_count_as_none() -> None:
    card, obs = history([*TEN[:6], None], carry_forward=3)
    assert past_of(card, obs).n == 6


def test_signals_and_correlation_speak_against_a_prediction() -> None:
    rising = past_of(*history([float(i) for i in range(8)]))
    assert rising.signals == tuple(f"2025-{i:02d}" for i in range(1, 9))
    # Σ dₜ dₜ₊₁ / Σ dₜ² of 0 … 7
    apart = np.arange(8) - 3.5
    assert rising.autocorrelation == pytest.approx((apart[1:] * apart[:-1]).sum() / (apart**2).sum())
    assert not rising.alike
    assert past_of(*history(TEN)).signals is None
    stable = past_of(*history([10, 12, 11, 13, 12, 11, 10, 12, 13, 11, 12, 11]))
    assert (stable.signals, stable.alike) == ((), False)
    stepped = past_of(*history([1.0, 1.1, 0.9] * 3 + [9.0, 9.1, 8.9] * 3))
    assert stepped.signals
    assert stepped.alike

"""Probabilities of nodes: exact for measures, from the interval above them, none where nothing is known."""

from __future__ import annotations

import pytest
from scipy import stats

from scorecard.scoring import evaluate, observe
from scorecard.series import MeasureRecord
from tests.scoring.cards import card, measure


def test_a_value_carried_forward_has_the_error_of_its_own_period():
    described = card(measure("a", carry_forward=1))
    obs = observe(described, values=[MeasureRecord("a", "2026-Q1", 80.0, n=5, standard_error=2.0)])
    first, second = (evaluate(described, obs, period=period)["a"].probabilities for period in ("2026-Q1", "2026-Q2"))
    assert first == second
    assert first is not None
    assert first["red"] == pytest.approx(stats.t.cdf(-2.5, 4), abs=1e-9)


def test_a_function_of_ones_own_has_no_probability():
    described = card(measure("a", scoring={"kind": "function", "name": "half"}))
    obs = observe(described, values=[MeasureRecord("a", "2026-Q1", 80.0, standard_error=2.0)])
    ev = evaluate(described, obs, period="2026-Q1", functions={"half": lambda v: v / 2})
    assert ev["a"].probabilities is None


def test_a_part_that_is_not_known_counts_as_exact_only_beside_one_that_is():
    described = card(measure("a"), measure("b"))
    obs = observe(described, values=[MeasureRecord(name, "2026-Q1", 80.0) for name in ("a", "b")])
    assert evaluate(described, obs, period="2026-Q1")["deliver"].probabilities is None

"""Probabilities of nodes: exact for measures, from the interval above them, none where nothing is known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from scorecard.scoring import evaluate, observe
from scorecard.scoring.node_chances import chance_below_target
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


@pytest.mark.parametrize("rule", ["weighted_geometric", "weakest_link", "most_frequent"])
def test_errors_that_no_rule_carries_up_are_not_told_as_certainty(rule):
    described = card(measure("a"), measure("b"), total=True, roll_up=rule)
    values = [MeasureRecord(name, "2026-Q1", value, standard_error=5.0) for name, value in (("a", 80.0), ("b", 76.0))]
    obs = observe(described, values=values)
    ev = evaluate(described, obs, period="2026-Q1")
    for node in ("deliver", "customer", "total"):
        assert (ev[node].error_known, ev[node].low, ev[node].probabilities) == (1.0, None, None)


@pytest.mark.parametrize("rule", ["weighted_arithmetic", "weighted_geometric", "weakest_link"])
def test_what_has_no_error_is_certain_whatever_the_rule(rule):
    # shares of 0.1, 0.2 … do not add up to 1 in binary
    weights = (0.1, 0.2, 0.3, 0.1, 0.3, 0.7, 0.11)
    names = "abcdefg"
    described = card(
        *(measure(name, weight=w, sampling="exact") for name, w in zip(names, weights, strict=True)), roll_up=rule
    )
    obs = observe(described, values=[MeasureRecord(name, "2026-Q1", 80.0) for name in names])
    found = evaluate(described, obs, period="2026-Q1")
    for node in ("deliver", "customer"):
        assert found[node].probabilities == {"red": 0.0, "amber": 1.0, "green": 0.0}


def test_an_error_without_weight_does_not_matter():
    described = card(measure("a", sampling="exact"), measure("b", weight=0), roll_up="weakest_link")
    values = [MeasureRecord("a", "2026-Q1", 80.0), MeasureRecord("b", "2026-Q1", 70.0, standard_error=5.0)]
    ev = evaluate(described, observe(described, values=values), period="2026-Q1")
    assert ev["deliver"].probabilities == {"red": 0.0, "amber": 1.0, "green": 0.0}


@pytest.mark.parametrize("beside", [[], [measure("b")], [measure("b", weight=0, sampling="exact")]])
def test_a_node_of_one_measure_alone_has_the_probability_of_that_measure(beside):
    """Of 1563 of 1579 parcels: Beta(1564, 17) below the edge of 98.5 %, and nothing else has a say."""
    parcels = measure("a", worst=97, target=99, unit={"kind": "percent"}, sampling="proportion")
    described = card(parcels, *beside, total=True)
    values = [MeasureRecord("a", "2026-Q1", numerator=1563, denominator=1579)]
    if beside and beside[0].get("weight") == 0:
        values.append(MeasureRecord("b", "2026-Q1", 80.0))
    ev = evaluate(described, observe(described, values=values), period="2026-Q1")
    truth = stats.beta(1563 + 1, 1579 - 1563 + 1)
    for node in ("a", "deliver", "customer", "total"):
        found = ev[node].probabilities
        assert found is not None
        assert found["red"] == pytest.approx(truth.cdf(0.985), abs=1e-6)
        assert found["amber"] == pytest.approx(truth.cdf(0.988) - truth.cdf(0.985), abs=1e-6)


@pytest.mark.parametrize("confidence", [0.8, 0.9, 0.99])
def test_one_measure_alone_counts_whatever_level_the_interval_of_its_source_has(confidence):
    """The interval of the survey has its own level, those of the nodes above have 95 %; the probability has none."""
    described = card(measure("a"), measure("b"), missing="floor", total=True, entities=[{"id": "n", "name": "N"}])
    not_here = MeasureRecord("b", "2026-Q1", applicable=False)
    obs = observe(described, values=[MeasureRecord("a", "2026-Q1", 81.0, n=4, standard_error=5.0), not_here])
    ev = evaluate(described, replace(obs, confidence=np.full(obs.value.shape, confidence)), period="2026-Q1")
    assert ev["a"].low != ev["deliver"].low
    for node in ("a", "deliver", "customer", "total"):
        found = ev[node].probabilities
        assert found is not None
        assert found["red"] == pytest.approx(stats.t.cdf((75 - 81) / 5, 3), abs=1e-9)


def test_one_measure_beside_a_floor_is_not_all_that_a_node_is_made_of():
    described = card(measure("a"), measure("b"), roll_up="weighted_arithmetic", missing="floor")
    ev = evaluate(
        described,
        observe(described, values=[MeasureRecord("a", "2026-Q1", 90.0, n=4, standard_error=5.0)]),
        period="2026-Q1",
    )
    found, own = ev["deliver"].probabilities, ev["a"].probabilities
    assert ev["deliver"].score == 45.0
    assert found is not None
    assert own is not None
    assert (found["red"], own["red"]) == (pytest.approx(1.0, abs=1e-6), pytest.approx(stats.t.cdf(-3, 3), abs=1e-6))


def test_the_target_is_missed_with_the_probability_of_the_value_beside_it():
    """From worst 0 to target 100 a score is its value, so the chance is that of a normal value below 100."""
    described = card(measure("a"), measure("b"), measure("c", sampling="exact"), measure("d"))
    values = [
        MeasureRecord("a", "2026-Q1", 97.0, standard_error=2.0),
        MeasureRecord("b", "2026-Q1", 97.0),
        MeasureRecord("c", "2026-Q1", 97.0),
    ]
    ev = evaluate(described, observe(described, values=values), period="2026-Q1")
    assert chance_below_target(ev, "a") == pytest.approx(stats.norm.cdf(1.5), abs=1e-9)
    assert [chance_below_target(ev, name) for name in ("b", "c", "d")] == [None, 1.0, None]
    met = evaluate(described, observe(described, values=[MeasureRecord("c", "2026-Q1", 100.0)]), period="2026-Q1")
    assert chance_below_target(met, "c") == 0.0

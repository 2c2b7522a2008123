"""Probabilities of statuses, against the normal distribution and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import norm

from scorecard.scoring import evaluate, observe
from scorecard.scoring.status_chances import status_chances
from scorecard.series import MeasureRecord
from tests.scoring.cards import card, measure

EDGES = np.array([0.0, 75.0, 90.0, 100.0])


def test_equal_sides_are_a_normal_distribution():
    half = 2 * norm.ppf(0.975)
    found = status_chances(80, 80 - half, 80 + half, edges=EDGES, level=0.95)
    expected = [norm.cdf(75, 80, 2), norm.cdf(90, 80, 2) - norm.cdf(75, 80, 2), norm.sf(90, 80, 2)]
    assert found == pytest.approx(expected, abs=1e-9)


def test_each_side_has_its_own_room():
    z = norm.ppf(0.95)
    found = status_chances(89, 89 - z * 7, 89 + z * 0.5, edges=EDGES, level=0.9)
    assert found[0] == pytest.approx(norm.cdf(-2), abs=1e-9)
    assert found[2] == pytest.approx(norm.sf(2), abs=1e-8)


def test_a_score_on_an_edge_is_above_it_with_half_of_the_probability():
    assert status_chances(90, 85, 95, edges=EDGES, level=0.95)[2] == pytest.approx(0.5, abs=1e-9)


def test_a_score_that_cannot_rise_stays_in_the_top_band_with_all_that_is_not_below_it():
    found = status_chances(100, 92, 100, edges=EDGES, level=0.95)
    assert found[2] == pytest.approx(norm.cdf(10 / (8 / norm.ppf(0.975))), abs=1e-9)
    assert status_chances(80, 80, 80, edges=EDGES, level=0.95) == (0.0, 1.0, 0.0)


def test_an_evaluation_tells_the_probability_of_every_status():
    described = card(measure("a"), measure("b", sampling="exact"), measure("c"))
    values = [
        MeasureRecord("a", "2026-Q1", 80.0, standard_error=2.0),
        *[MeasureRecord(name, "2026-Q1", 80.0) for name in ("b", "c")],
    ]
    ev = evaluate(described, observe(described, values=values), period="2026-Q1")
    found = ev["a"].probabilities
    assert found is not None
    assert list(found) == ["red", "amber", "green"]
    assert found["red"] == pytest.approx(norm.cdf(75, 80, 2), abs=1e-9)
    assert ev["b"].probabilities == {"red": 0.0, "amber": 1.0, "green": 0.0}
    assert ev["c"].probabilities is None
    assert ev["deliver"].probabilities is not None
    text = ev.table().to_text("en")
    assert "Probability of the status" in text
    assert "Weight with known error" in text
    assert "67 %" in text


def test_a_score_beside_its_interval_is_spread_from_the_nearer_limit():

    z = 1.959963984540054
    assert status_chances(70, 76, 96, edges=EDGES, level=0.95) == pytest.approx(
        (0.0, norm.cdf(14 * z / 20), 1 - norm.cdf(14 * z / 20)), abs=1e-9
    )
    assert status_chances(95, 70, 80, edges=EDGES, level=0.95) == pytest.approx(
        (norm.cdf(-5 * z / 10), 1 - norm.cdf(-5 * z / 10), 0.0), abs=1e-9
    )

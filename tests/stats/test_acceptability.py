"""Acceptability against the R package smaa, exact areas and algebra."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.stats.acceptability import acceptability, confidence_factors
from scorecard.stats.draw_blocks import rows_of
from scorecard.stats.simplex import FixedShares, GivenRows, RankedSimplex, UniformSimplex, simplex_lattice
from tests.refusal import refusal

CASES = json.loads((Path(__file__).parents[1] / "reference" / "cases.json").read_text("utf-8"))
CASE = next(case for case in CASES if case["method"] == "smaa")
VALUES, EXPECTED = np.array(CASE["inputs"]["values"]), CASE["expected"]


def test_the_lattice_of_the_r_package() -> None:
    points = simplex_lattice(3, 41)
    found = acceptability(VALUES, GivenRows(points), draws=len(points), seed=1)
    assert found.draws == EXPECTED["lattice_points"]
    np.testing.assert_allclose(found.rank_shares, EXPECTED["lattice_rank_acceptability"], atol=1e-8)
    np.testing.assert_allclose(found.win_shares, EXPECTED["lattice_pairwise_winning"], atol=1e-8)
    np.testing.assert_allclose(found.central_weights, EXPECTED["lattice_central_weights"], atol=1e-8)


def test_exact_areas() -> None:
    found = acceptability(VALUES, UniformSimplex(3), draws=1_000_000, seed=1)
    np.testing.assert_allclose(found.rank_shares, EXPECTED["uniform_rank_acceptability"], atol=2e-3)
    np.testing.assert_allclose(found.central_weights, EXPECTED["uniform_central_weights"], atol=2e-3)
    ordered = acceptability(VALUES, RankedSimplex((1, 2, 3)), draws=1_000_000, seed=1)
    np.testing.assert_allclose(ordered.rank_shares, EXPECTED["ordered_rank_acceptability"], atol=2e-3)


def test_threads_and_draws_do_not_change_the_numbers() -> None:
    rng = np.random.default_rng(1)
    values, errors = rng.random((12, 5)), 0.1 * rng.random((12, 5))
    one = acceptability(values, UniformSimplex(5), draws=50_000, seed=3, standard_errors=errors)
    two = acceptability(values, UniformSimplex(5), draws=50_000, seed=3, standard_errors=errors, threads=2)
    for name in ("rank_counts", "win_counts", "central_weights", "mean", "standard_deviation", "low", "high"):
        np.testing.assert_array_equal(getattr(one, name), getattr(two, name))


def test_the_order_of_the_alternatives_does_not_matter() -> None:
    values = np.random.default_rng(2).random((6, 4))
    one = acceptability(values, UniformSimplex(4), draws=20_000, seed=3)
    other = acceptability(values[::-1], UniformSimplex(4), draws=20_000, seed=3)
    np.testing.assert_array_equal(one.rank_counts, other.rank_counts[::-1])
    np.testing.assert_array_equal(one.win_counts, other.win_counts[::-1, ::-1])


def test_alternatives_alike_share_the_better_rank() -> None:
    values = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    found = acceptability(values, UniformSimplex(2), draws=20_000, seed=3)
    np.testing.assert_array_equal(found.rank_counts[0], found.rank_counts[1])
    assert found.rank_counts[0, 1] == found.draws - found.rank_counts[0, 0]
    assert found.rank_counts[2, 1] == 0  # behind two that are first, it is third
    assert found.win_counts[0, 1] == found.win_counts[1, 0] == 0


def test_scores_against_all_of_them() -> None:
    """Mean, spread and quantiles of the scores that the same weights give."""
    values = np.random.default_rng(5).uniform(20, 95, (4, 6))
    found = acceptability(values, UniformSimplex(6), draws=30_000, seed=3, confidence=0.9)
    scores = rows_of(UniformSimplex(6), 30_000, seed=3) @ values.T
    np.testing.assert_allclose(found.mean, scores.mean(axis=0), rtol=1e-12)
    np.testing.assert_allclose(found.standard_deviation, scores.std(axis=0), rtol=1e-9)
    low, high = np.quantile(scores, [0.05, 0.95], axis=0)
    part = (values.max(axis=1) - values.min(axis=1)) / 1024
    assert (np.abs(found.low - low) <= part).all()
    assert (np.abs(found.high - high) <= part).all()


def test_the_interval_of_one_uniform_number() -> None:
    """w on [0, 1]: score 100 w, so that 95 % of it lie between 2.5 and 97.5."""
    found = acceptability([[100.0, 0.0]], UniformSimplex(2), draws=400_000, seed=3)
    error = 4 * 100 * math.sqrt(0.025 * 0.975 / 400_000)
    assert found.low[0] == pytest.approx(2.5, abs=error)
    assert found.high[0] == pytest.approx(97.5, abs=error)


def test_a_score_without_spread() -> None:
    found = acceptability([[7.0, 7.0]], UniformSimplex(2), draws=100, seed=3)
    assert (found.low[0], found.mean[0], found.high[0]) == (7, 7, 7)
    assert found.standard_deviation[0] == pytest.approx(0, abs=1e-14)


def test_uncertain_values_at_fixed_weights() -> None:
    """Two normal scores: P(a > b) = Φ((μ_a − μ_b) / √(σ_a² + σ_b²))."""
    values, errors = [[60.0, 50.0], [52.0, 52.0]], [[3.0, 4.0], [2.0, 2.0]]
    found = acceptability(values, FixedShares((0.5, 0.5)), draws=400_000, seed=3, standard_errors=errors)
    distance = (55 - 52) / math.sqrt(0.25 * (9 + 16) + 0.25 * 8)
    expected = 0.5 * math.erfc(-distance / math.sqrt(2))
    assert found.win_shares[0, 1] == pytest.approx(expected, abs=4 * 0.5 / math.sqrt(400_000))
    factors = confidence_factors(values, [[0.5, 0.5], [np.nan, np.nan]], draws=400_000, seed=4, standard_errors=errors)
    assert factors[0] == pytest.approx(expected, abs=4 * 0.5 / math.sqrt(400_000))
    assert np.isnan(factors[1])


def test_draws_of_values() -> None:
    samples = [[[1.0], [0.0]], [[0.0], [1.0]], [[1.0], [1.0]], [[2.0], [0.0]]]
    found = acceptability(samples, FixedShares((1.0,)), draws=4000, seed=1)
    assert found.rank_counts.tolist() == [[3000, 1000], [2000, 2000]]
    assert confidence_factors(samples, [[1.0], [1.0]], draws=4000, seed=1).tolist() == [0.75, 0.5]


def test_certain_values_need_no_draws() -> None:
    factors = confidence_factors([[1.0, 0.0], [0.0, 1.0]], [[0.8, 0.2], [0.7, 0.3]], draws=10, seed=1)
    assert factors.tolist() == [1.0, 0.0]


def test_who_never_comes_first_has_no_central_weights() -> None:
    found = acceptability([[1.0, 1.0], [0.0, 0.5]], UniformSimplex(2), draws=1000, seed=1)
    assert np.isnan(found.central_weights[1]).all()


def test_options_out_of_range() -> None:
    lines = refusal(
        lambda: acceptability([[1.0]], UniformSimplex(1), draws=0, seed=1, confidence=1.0, threads=0), error=UsageError
    )
    assert lines == [
        "draws must be 1 or more; found '0'. Write draws=1 or more. [at-least-one]",
        "threads must be 1 or more; found '0'. Write threads=1 or more. [at-least-one]",
        "confidence must lie between 0 and 1; found '1.0'. Write confidence=0.95. [confidence-range]",
    ]


def test_options_of_another_kind() -> None:
    wrong: object = "two"
    assert refusal(
        lambda: acceptability([[1.0]], UniformSimplex(1), draws=5, seed=1, confidence=wrong, threads=wrong),  # type: ignore[arg-type]
        error=UsageError,
    ) == [
        "threads must be 1 or more; found 'two'. Write threads=1 or more. [at-least-one]",
        "confidence must lie between 0 and 1; found 'two'. Write confidence=0.95. [confidence-range]",
    ]

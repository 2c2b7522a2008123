"""Skewness from exact sums against its definition."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from scipy import stats

from scorecard.stats.counts import ScoreHistogram
from scorecard.stats.skewness import histogram_skewness


def test_skewness_by_hand() -> None:
    # 0, 0, 3: third moment (-1 - 1 + 8) / 3 = 2, standard deviation sqrt(3)
    found = histogram_skewness(ScoreHistogram.from_counts((0, 3), np.array([2, 1])))
    assert found == pytest.approx(2 / 3**1.5, rel=1e-15)


@pytest.mark.parametrize("seed", range(4))
def test_skewness_of_scores_with_several_divisors(seed: int) -> None:
    rng = np.random.default_rng(seed)
    divisors = rng.integers(1, 6, 200)
    numerators = rng.integers(-6, 3, 200) * divisors + rng.integers(0, 2, 200)
    values = numerators / divisors
    # scipy divides both moments by n
    expected = float(stats.skew(values)) * ((200 - 1) / 200) ** 1.5
    found = histogram_skewness(ScoreHistogram.from_scores(numerators, divisors))
    assert found == pytest.approx(expected, rel=1e-12)
    mirrored = histogram_skewness(ScoreHistogram.from_scores(-numerators, divisors))
    assert found is not None
    assert mirrored == -found


def test_skewness_on_a_grid_finer_than_a_float_can_count() -> None:
    """Shares of points with many different sums have a common divisor of hundreds of digits."""
    rng = np.random.default_rng(7)
    divisors = rng.integers(500, 2000, 300)
    numerators = rng.integers(-3000, 1000, 300)
    values = numerators / divisors
    expected = float(stats.skew(values)) * (299 / 300) ** 1.5
    found = histogram_skewness(ScoreHistogram.from_scores(numerators, divisors))
    assert found == pytest.approx(expected, rel=1e-12)
    assert found < 0
    assert histogram_skewness(ScoreHistogram.from_scores(-numerators, divisors)) == -found


def test_skewness_is_exact_far_from_zero_and_on_a_fine_grid() -> None:
    moved = ScoreHistogram.from_scores(np.array([10**12, 10**12, 10**12 + 3]), 1)
    assert histogram_skewness(moved) == histogram_skewness(ScoreHistogram.from_counts((0, 3), np.array([2, 1])))
    divisors = np.array([9973, 9967, 9949, 9941, 9931])
    numerators = np.array([1, -5, 7, 12000, 3])
    values = [Fraction(int(a), int(b)) for a, b in zip(numerators, divisors, strict=True)]
    mean = sum(values) / 5
    third, second = (sum((v - mean) ** power for v in values) for power in (3, 2))
    found = histogram_skewness(ScoreHistogram.from_scores(numerators, divisors))
    assert found == pytest.approx(float(third / 5) / float(second / 4) ** 1.5, rel=1e-14)


def test_skewness_without_spread_is_undefined() -> None:
    assert histogram_skewness(ScoreHistogram.nothing()) is None
    assert histogram_skewness(ScoreHistogram.from_counts((4,), np.array([1]))) is None
    assert histogram_skewness(ScoreHistogram.from_counts((4,), np.array([9]))) is None
    # the same score written with two divisors
    assert histogram_skewness(ScoreHistogram.from_scores(np.array([2, 4]), np.array([1, 2]))) is None

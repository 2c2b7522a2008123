"""Scores of different divisors keep their exact order on one grid."""

from __future__ import annotations

import numpy as np

from scorecard.stats.counts import ScoreHistogram
from scorecard.stats.grid import on_one_grid


def test_scores_become_multiples_of_one_fraction() -> None:
    numerators, divisor = on_one_grid(ScoreHistogram.from_scores(np.array([3, -1, 2]), np.array([4, 6, 1])))
    assert (numerators.tolist(), divisor) == ([24, 9, -2], 12)


def test_scores_of_one_divisor_stay() -> None:
    assert on_one_grid(ScoreHistogram.from_scores(np.array([3, -1]), 4))[1] == 4
    assert on_one_grid(ScoreHistogram.nothing())[1] == 1


def test_grid_beyond_64_bits_is_exact() -> None:
    p, q, r = 2147483647, 2147483629, 2147483587
    numerators, divisor = on_one_grid(ScoreHistogram.from_scores(np.array([1, 1, 1]), np.array([r, q, p])))
    assert divisor == p * q * r
    assert numerators.tolist() == [p * q, p * r, q * r]


def test_zeros_of_many_divisors_need_no_wide_numbers() -> None:
    divisors = np.array([p for p in range(101, 400, 2) if all(p % q for q in range(3, 20, 2))])
    numerators, _ = on_one_grid(ScoreHistogram(divisors, np.zeros_like(divisors), np.ones_like(divisors)))
    assert numerators.tolist() == [0] * len(divisors)

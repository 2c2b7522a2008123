"""Scores of different divisors keep their exact order on one grid."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from scorecard.stats.counts import ScoreHistogram
from scorecard.stats.grid import in_order, on_one_grid


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


@pytest.mark.parametrize("divisor", [9_000, 40_000_000, 10**9])
def test_order_and_ties_are_those_of_the_fractions(divisor: int) -> None:
    """Neighbours differ by the least that two fractions of such divisors can, and some are equal though written apart."""
    rng = np.random.default_rng(divisor)
    divisors = np.concatenate([divisor - np.arange(40), np.array([divisor // 2] * 40)])
    numerators = np.concatenate([divisors[:40] - 1, rng.permutation(divisors[40:] - np.arange(40))])
    numerators[::3] *= -1
    scores = ScoreHistogram.from_scores(numerators, divisors)
    fractions = [Fraction(a, b) for a, b in zip(scores.numerators.tolist(), scores.divisors.tolist(), strict=True)]
    found = in_order(scores).tolist()
    for values in (fractions, [abs(f) for f in fractions]):
        numbers = found if values is fractions else [abs(number) for number in found]
        ranks = {value: rank for rank, value in enumerate(sorted(set(values)))}
        number_ranks = {number: rank for rank, number in enumerate(sorted(set(numbers)))}
        assert [ranks[v] for v in values] == [number_ranks[number] for number in numbers]
    assert [f > 0 for f in fractions] == [number > 0 for number in found]


def test_only_quotients_that_cannot_meet_stand_for_scores() -> None:
    primes = np.array([9973, 9967, 9949, 9941, 9931])
    assert in_order(ScoreHistogram.from_scores(primes - 1, primes)).dtype == np.float64
    assert in_order(ScoreHistogram.from_scores(primes, primes * 10**7)).dtype == np.object_
    assert in_order(ScoreHistogram.from_scores(np.array([2**60, 5]), 7)).tolist() == [5, 2**60]
    assert in_order(ScoreHistogram.nothing()).tolist() == []

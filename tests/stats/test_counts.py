"""Count tables add up and give exact moments."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from scorecard.stats.counts import Moments, ScoreHistogram


def test_moments_are_rounded_once() -> None:
    # 1/3 three times: a mean in floats of 1/3 + 1/3 + 1/3 would carry rounding
    m = ScoreHistogram.from_scores(np.array([1, 1, 1]), 3).moments()
    assert m == Moments(3, Fraction(1), Fraction(1, 3))
    assert m.mean == 1 / 3
    assert m.variance == 0.0


def test_moments_of_mixed_divisors() -> None:
    # 3/2, 3/2, 4/1 and 7/5
    h = ScoreHistogram.from_scores(np.array([3, 4, 3, 7]), np.array([2, 1, 2, 5]))
    assert (h.divisors.tolist(), h.numerators.tolist(), h.counts.tolist()) == ([1, 2, 5], [4, 3, 7], [1, 2, 1])
    m = h.moments()
    assert m.total == Fraction(3) + 4 + Fraction(7, 5)
    assert m.squares == 2 * Fraction(9, 4) + 16 + Fraction(49, 25)
    assert m.variance == pytest.approx(np.var([1.5, 1.5, 4, 1.4], ddof=1), rel=1e-14)


def test_moments_without_enough_values_are_none() -> None:
    assert ScoreHistogram.nothing().moments().mean is None
    one = ScoreHistogram.from_scores(np.array([5]), 1).moments()
    assert (one.mean, one.variance, one.standard_deviation) == (5.0, None, None)


def test_moments_add_up() -> None:
    a, b = (ScoreHistogram.from_scores(np.array(x), 2).moments() for x in ([1, 2], [7, 7, 3]))
    whole = ScoreHistogram.from_scores(np.array([1, 2, 7, 7, 3]), 2).moments()
    assert a + b == whole


def test_wide_scores_are_counted_without_a_dense_table() -> None:
    h = ScoreHistogram.from_scores(np.array([10**9, -(10**9), 10**9]), 7)
    assert h.numerators.tolist() == [-(10**9), 10**9]
    assert h.counts.tolist() == [1, 2]


def test_histograms_of_parts_add_up_to_the_whole() -> None:
    rng = np.random.default_rng(2)
    s, m = rng.integers(-9, 9, 500), rng.integers(1, 6, 500)
    whole = ScoreHistogram.from_scores(s, m)
    parts = ScoreHistogram.from_scores(s[:13], m[:13]) + ScoreHistogram.from_scores(s[13:], m[13:])
    assert parts == whole
    assert ScoreHistogram.nothing() + whole == whole
    assert whole + ScoreHistogram.nothing() == whole
    assert whole != ScoreHistogram.nothing()
    assert whole != 1
    assert whole.n == 500


def test_at_least_drops_scores_of_few_answers() -> None:
    h = ScoreHistogram.from_scores(np.array([3, 4, 3, 7]), np.array([2, 1, 2, 5]))
    assert h.at_least(2).divisors.tolist() == [2, 5]
    assert h.at_least(6).n == 0


def test_moments_beyond_64_bits_are_exact() -> None:
    h = ScoreHistogram(np.array([2, 3]), np.array([10**9, -(10**9)]), np.array([10**9, 10**9]))
    assert h.moments() == Moments(2 * 10**9, Fraction(10**18, 6), Fraction(13 * 10**27, 36))
    divisors = np.array([p for p in range(101, 400, 2) if all(p % q for q in range(3, 20, 2))])
    zeros = ScoreHistogram(divisors, np.zeros_like(divisors), np.ones_like(divisors))
    assert zeros.moments() == Moments(len(divisors), Fraction(0), Fraction(0))


@pytest.mark.parametrize("size", [5, 10**6, 10**10, 10**17])
def test_sums_by_divisor_are_exact(size: int) -> None:
    rng = np.random.default_rng(3)
    numerators, divisors = rng.integers(-size, size + 1, 60), rng.integers(1, 9, 60)
    given = list(zip(numerators.tolist(), divisors.tolist(), strict=True))
    expected = [
        (d, len(of), tuple(sum(v**power for v in of) for power in (1, 2, 3)))
        for d in sorted({d for _, d in given})
        for of in [[v for v, divisor in given if divisor == d]]
    ]
    assert ScoreHistogram.from_scores(numerators, divisors).sums(3) == expected
    assert ScoreHistogram.nothing().sums(3) == []

"""What the bootstrap draws from keeps the moments and the grid of its histogram."""

from __future__ import annotations

from itertools import product
from statistics import NormalDist

import numpy as np
import pytest

from scorecard.stats.counts import ScoreHistogram
from scorecard.stats.resample import Resample, end_scores


def sample(values: list[int], *, missing: int = 0, divisor: int = 1) -> Resample:
    """Return what is drawn from whole values over a divisor."""
    found = Resample.of(ScoreHistogram.from_scores(np.array(values), divisor), missing=missing)
    assert found is not None
    return found


def test_grid_has_the_greatest_common_step() -> None:
    s = sample([3, 9, 9, 15], divisor=4)
    assert (s.lowest, s.step, s.span, s.places.tolist()) == (0.75, 1.5, 2.0, [0.0, 1.0, 2.0])
    assert s.shares.tolist() == [0.25, 0.5, 0.25]
    assert s.ends == (0.25, 0.25)
    assert (s.score(0.0), s.score(0.5), s.score(2.0)) == (0.75, 1.5, 3.75)


def test_moments_are_those_of_the_places() -> None:
    x = np.array([1, 1, 2, 4, 7, 7, 7])
    s = sample(x.tolist(), missing=3)
    d = x - x.mean()
    assert (s.n, s.missing, s.respondents) == (7, 3, 10)
    assert s.mean == pytest.approx(x.mean() - 1)
    assert s.variance == pytest.approx(x.var())
    assert s.standard_error == pytest.approx((x.var() / 7) ** 0.5)
    assert s.skewness == pytest.approx((d**3).mean() / x.var() ** 1.5)
    assert s.mean_skewness == pytest.approx(s.skewness / 7**0.5)


def test_samples_without_spread_cannot_be_drawn_from() -> None:
    assert Resample.of(ScoreHistogram.nothing()) is None
    assert Resample.of(ScoreHistogram.from_scores(np.array([3]), 1)) is None
    assert Resample.of(ScoreHistogram.from_scores(np.array([3, 3]), 1)) is None
    # 1/2 and 2/4 are one score
    assert Resample.of(ScoreHistogram.from_scores(np.array([1, 2]), np.array([2, 4]))) is None


@pytest.mark.parametrize(("values", "missing"), [([1, 1, 2], 0), ([1, 2, 2], 1), ([1, 5], 2)])
def test_end_scores_equal_enumeration_of_all_resamples(values: list[int], missing: int) -> None:
    everybody: list[int | None] = [*values, *[None] * missing]
    means = [
        sum(there) / len(there)
        for drawn in product(everybody, repeat=len(everybody))
        if (there := [v for v in drawn if v is not None])
    ]
    normal = NormalDist()
    low, high = end_scores([sample(values, missing=missing)])
    assert low[0] == pytest.approx(normal.inv_cdf(means.count(min(values)) / len(means) / 2))
    assert high[0] == pytest.approx(-normal.inv_cdf(means.count(max(values)) / len(means) / 2))


def test_end_scores_of_huge_samples_are_finite() -> None:
    huge = Resample.of(ScoreHistogram.from_counts((1, 7), np.array([10**8, 10**8])))
    assert huge is not None
    low, high = end_scores([huge])
    assert (low[0], high[0]) == (pytest.approx(-37.0, abs=0.1), pytest.approx(37.0, abs=0.1))


def test_a_grid_finer_than_numbers_is_read_in_larger_steps() -> None:
    """Shares of importance points may have a common divisor of hundreds of digits."""
    divisors = np.array([p for p in range(101, 500, 2) if all(p % q for q in range(3, 22, 2))])
    values = np.random.default_rng(2).integers(-90, 91, len(divisors))
    sample = Resample.of(ScoreHistogram.from_scores(values, divisors))
    assert sample is not None
    scores = values / divisors
    assert sample.score(sample.mean) == pytest.approx(scores.mean(), rel=1e-12)
    assert sample.step * sample.variance**0.5 == pytest.approx(scores.std(), rel=1e-12)
    third = ((scores - scores.mean()) ** 3).mean() / scores.std() ** 3
    assert sample.skewness == pytest.approx(third, rel=1e-9)
    assert sample.score(sample.span) == pytest.approx(scores.max(), rel=1e-12)


def test_samples_side_by_side_are_those_of_each_by_itself() -> None:
    primes = np.array([p for p in range(101, 500, 2) if all(p % q for q in range(3, 22, 2))])
    histograms = [
        ScoreHistogram.from_scores(np.array([3, 9, 9, 15]), 4),
        ScoreHistogram.nothing(),
        ScoreHistogram.from_scores(np.arange(len(primes)), primes),
        ScoreHistogram.from_scores(np.array([3, 3]), 1),
        ScoreHistogram.from_scores(np.array([1, 2, 1, 5]), np.array([2, 4, 1, 3])),
        ScoreHistogram.from_scores(np.array([-(10**12), 0, 10**12, 10**12]), 1),
    ]
    first, nobody, fine, flat, mixed, wide = Resample.each(histograms, missing=[0, 0, 4, 0, 1, 2])
    assert (nobody, flat) == (None, None)
    assert first is not None
    assert (first.lowest, first.step, first.places.tolist(), first.ends) == (0.75, 1.5, [0.0, 1.0, 2.0], (0.25, 0.25))
    assert fine is not None
    assert (fine.n, fine.missing) == (len(primes), 4)
    # 1/2 twice, 1 and 5/3 stand in steps of 1/6
    assert mixed is not None
    assert (mixed.lowest, mixed.step, mixed.span, mixed.ends) == (0.5, 1 / 6, 7.0, (0.5, 0.25))
    assert mixed.mean == pytest.approx((0 + 0 + 3 + 7) / 4)
    # squares of 2 · 10¹² pass 64 bits, and their greatest common step is 10¹²
    assert wide is not None
    assert (wide.missing, wide.step, wide.mean, wide.variance) == (2, 1e12, 1.25, 0.6875)


def test_squares_beyond_64_bits_are_exact() -> None:
    ends = ScoreHistogram.from_scores(np.array([0, 1, 4 * 10**9, 4 * 10**9]), 1)
    small = ScoreHistogram.from_scores(np.array([0, 1, 1]), 1)
    wide, narrow = Resample.each([ends, small], missing=[0, 0])
    assert wide is not None
    assert narrow is not None
    total, squares = 8 * 10**9 + 1, 32 * 10**18 + 1
    assert (wide.mean, wide.variance) == (total / 4, (4 * squares - total**2) / 16)
    assert (narrow.mean, narrow.variance) == (2 / 3, 2 / 9)

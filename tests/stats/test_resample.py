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

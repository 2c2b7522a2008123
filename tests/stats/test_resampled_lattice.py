"""The convolved bootstrap distribution equals enumeration of all resamples."""

from __future__ import annotations

from itertools import product
from statistics import NormalDist

import numpy as np
import pytest

from scorecard.stats.counts import ScoreHistogram
from scorecard.stats.resample import Resample
from scorecard.stats.resampled_lattice import LatticeMeans, is_coarse


def sample(counts: list[int], *, missing: int = 0) -> Resample:
    """Return what is drawn from answers 0, 1, … with these counts."""
    found = Resample.of(ScoreHistogram.from_counts(range(len(counts)), np.array(counts)), missing=missing)
    assert found is not None
    return found


@pytest.mark.parametrize("counts", [[2, 1, 2], [1, 0, 0, 3, 1], [4, 1], [1, 1]])
def test_distribution_is_exact_at_every_possible_mean(counts: list[int]) -> None:
    values = np.repeat(np.arange(len(counts)), counts).tolist()
    sums = [sum(drawn) for drawn in product(values, repeat=len(values))]
    means = LatticeMeans([sample(counts)])
    for total in set(sums):
        middle = (sum(s < total for s in sums) + sums.count(total) / 2) / len(sums)
        place = np.array([total / len(values)])
        assert means.normal_scores(place)[0] == pytest.approx(NormalDist().inv_cdf(middle), abs=1e-12)


def test_missing_respondents_are_resampled_too() -> None:
    # at 1/2 and 1 - 1/1000 between few means: each number drawn has its own lattice
    everybody = [0, 1, 1, None, None]
    draws = [[v for v in drawn if v is not None] for drawn in product(everybody, repeat=5)]
    draws = [d for d in draws if d]
    means = LatticeMeans([sample([1, 2], missing=2)])
    half = sum((sum(d) / len(d) < 0.5) + (sum(d) / len(d) == 0.5) / 2 for d in draws) / len(draws)
    odd = [d for d in draws if len(d) % 2]
    # with an odd number 1/2 is halfway between two means, where the normal scores of both are averaged
    normal = NormalDist()
    mixed = half - sum(sum(d) / len(d) < 0.5 for d in odd) / len(draws)
    for k in (1, 3, 5):
        same = [sum(d) for d in odd if len(d) == k]
        low, high = ((sum(s < t for s in same) + same.count(t) / 2) / len(same) for t in (k // 2, k // 2 + 1))
        mixed += len(same) / len(draws) * normal.cdf((normal.inv_cdf(low) + normal.inv_cdf(high)) / 2)
    assert normal.cdf(means.normal_scores(np.array([0.5]))[0]) == pytest.approx(mixed, abs=1e-12)


def test_quantiles_lie_where_the_normal_score_is_taken() -> None:
    samples = [sample([3, 1, 4, 9, 2]), sample([0, 30, 70], missing=9), sample([20, 0, 0, 1, 60], missing=400)]
    means = LatticeMeans(samples)
    for z in (-1.96, -0.3, 0.0, 1.2, 1.96):
        scores = np.full(3, z)
        assert means.normal_scores(means.quantiles(scores)) == pytest.approx(scores, abs=1e-7)


def test_quantiles_stop_at_the_lowest_and_highest_score() -> None:
    # 4^5 / 5^5 = 0.33 of the resamples are at the top, 1 / 5^5 at the bottom
    means = LatticeMeans([sample([1, 0, 4]), sample([4, 0, 1])])
    assert means.quantiles(np.full(2, 1.0))[0] == 1.0
    assert means.quantiles(np.full(2, -1.0))[1] == 0.0
    assert means.quantiles(np.full(2, 3.7)).tolist() == [1.0, 1.0]
    assert means.quantiles(np.full(2, -3.7)).tolist() == [0.0, 0.0]


def test_centre_scores_are_those_of_the_means() -> None:
    samples = [sample([3, 1, 4, 9, 2]), sample([0, 30, 70], missing=9)]
    means = LatticeMeans(samples)
    places = np.array([s.mean for s in samples])
    assert means.centre_scores.tolist() == means.normal_scores(places).tolist()


def test_many_possible_means_are_no_coarse_lattice() -> None:
    assert is_coarse(sample([1, 1]))
    assert is_coarse(sample([5, 0, 0, 3, 90]))
    assert not is_coarse(sample([100] * 7))
    scores = ScoreHistogram.from_scores(np.random.default_rng(1).integers(0, 6000, 60), 6000)
    found = Resample.of(scores)
    assert found is not None
    assert not is_coarse(found)

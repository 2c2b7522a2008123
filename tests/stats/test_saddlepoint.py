"""The saddlepoint approximation equals the convolution of all resamples."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.stats.counts import ScoreHistogram
from scorecard.stats.resample import Resample
from scorecard.stats.resampled_lattice import LatticeMeans
from scorecard.stats.saddlepoint import SaddlepointMeans

SHAPES = {
    "flat": [1, 1, 1, 1, 1, 1, 1],
    "bell": [1, 3, 7, 10, 7, 3, 1],
    "skewed": [2, 1, 2, 4, 10, 25, 56],
    "70 % at the top": [1, 1, 2, 3, 6, 17, 70],
    "gaps": [1, 1, 2, 4, 8, 14, 30, 20, 10, 6, 2, 1, 1],
}


def sample(counts: list[int], *, missing: int = 0, first: int = 0) -> Resample:
    """Return what is drawn from whole scores from `first` with these counts."""
    found = Resample.of(
        ScoreHistogram.from_counts(range(first, first + len(counts)), np.array(counts)), missing=missing
    )
    assert found is not None
    return found


@pytest.mark.parametrize("missing", [0, 0.1])
@pytest.mark.parametrize("n", [100, 200, 500])
@pytest.mark.parametrize("name", SHAPES)
def test_quantiles_equal_the_convolution_within_a_thousandth_of_the_standard_error(
    name: str, n: int, missing: float
) -> None:
    shape = np.array(SHAPES[name])
    s = sample(np.rint(n * shape / shape.sum()).astype(int).tolist(), missing=round(missing * n))
    for z in (-2.58, -1.96, -0.4, 0.0, 1.0, 1.96, 2.58):
        approximate, convolved = (kind([s]).quantiles(np.array([z]))[0] for kind in (SaddlepointMeans, LatticeMeans))
        assert approximate == pytest.approx(convolved, abs=0.001 * s.standard_error)


def test_score_of_the_mean_is_the_limit_of_its_neighbours() -> None:
    s = sample([2, 1, 2, 4, 10, 25, 56])
    means = SaddlepointMeans([s])
    centre = means.centre_scores[0]
    at = means.quantiles(np.array([centre]))[0]
    assert at == pytest.approx(s.mean, abs=1e-8 * s.standard_error)
    for step in (1e-7, 1e-6, 1e-5, 1e-4, 1e-3):
        for side in (-1, 1):
            near = means.quantiles(np.array([centre + side * step]))[0]
            assert (near - s.mean) / s.standard_error == pytest.approx(side * step, abs=1e-5)


def test_huge_samples_become_normal() -> None:
    s = sample([10**8 * c for c in SHAPES["bell"]], missing=10**9)
    z = np.array([-1.959963984540054])
    place = SaddlepointMeans([s]).quantiles(z)[0]
    # the standard error of a mean of n of N respondents, n binomial, is that of n draws up to 1/N
    assert (place - s.mean) / s.standard_error == pytest.approx(z[0], abs=1e-4)


def test_ends_hold_where_nearly_everybody_is_at_the_top_of_a_fine_scale() -> None:
    rng = np.random.default_rng(4)
    scores = np.append(np.full(58, 6000), rng.integers(0, 6000, 3))
    s = Resample.of(ScoreHistogram.from_scores(scores, 1000))
    assert s is not None
    drawn = rng.choice(scores, (100_000, len(scores))).mean(axis=1) / 1000
    means = SaddlepointMeans([s])
    # 4.6 % of the resamples have nobody below the top, half of which counts as below
    assert np.mean(drawn == 6.0) == pytest.approx((58 / 61) ** 61, abs=0.002)
    assert s.score(means.quantiles(np.array([2.0]))[0]) == 6.0
    assert s.score(means.quantiles(np.array([1.96]))[0]) == pytest.approx(6.0, abs=0.03 * float(drawn.std()))
    middle = s.score(means.quantiles(np.array([1.5]))[0])
    assert s.score(means.quantiles(np.array([0.0]))[0]) < middle <= 6.0
    low = s.score(means.quantiles(np.array([-1.96]))[0])
    assert low == pytest.approx(float(np.quantile(drawn, 0.025)), abs=0.1 * float(drawn.std()))


def test_samples_side_by_side_do_not_disturb_each_other() -> None:
    several = [sample([5, 9, 40], missing=3), sample([1] * 300), sample(SHAPES["gaps"], first=-6)]
    z = np.array([-1.96, 0.5, 1.96])
    together = SaddlepointMeans(several).quantiles(z)
    alone = [SaddlepointMeans([s]).quantiles(np.array([q]))[0] for s, q in zip(several, z, strict=True)]
    assert together == pytest.approx(alone, rel=1e-12)

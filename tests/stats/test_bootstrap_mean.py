"""Bootstrap intervals of means equal the convolution of all resamples."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.stats.bootstrap_mean import bootstrap_intervals
from scorecard.stats.counts import ScoreHistogram
from tests.stats.convolution import Convolved

Method = Literal["percentile", "bca"]
SHAPES = {
    "flat": [1, 1, 1, 1, 1, 1, 1],
    "bell": [1, 3, 7, 10, 7, 3, 1],
    "two ends": [40, 0, 0, 0, 0, 0, 60],
    "70 % at the top": [1, 1, 2, 3, 6, 17, 70],
    "90 % at the top": [1, 1, 1, 1, 2, 4, 90],
    "all or nearly all": [3, 0, 0, 0, 0, 4, 93],
    "gaps": [0, 1, 2, 4, 8, 14, 30, 20, 10, 6, 3, 1, 1],
}


def answers(name: str, n: int) -> list[int]:
    """Return counts of n answers of a shape, of two values at least."""
    shape = np.array(SHAPES[name], dtype=np.float64)
    rng = np.random.default_rng(n)
    counts = rng.multinomial(n, shape / shape.sum())
    if (counts > 0).sum() < 2:
        counts[-1] -= 1
        counts[-2] += 1
    return counts.tolist()


def one(counts: list[int], missing: int, method: Method) -> tuple[float, float]:
    """Return the interval of one sample of answers 0, 1, …"""
    h = ScoreHistogram.from_counts(range(len(counts)), np.array(counts))
    (interval,) = bootstrap_intervals([h], missing=[missing], method=method)
    assert interval is not None
    return interval


@pytest.mark.parametrize("part", [0, 0.1])
@pytest.mark.parametrize("n", [5, 20, 50, 200, 500])
@pytest.mark.parametrize("name", SHAPES)
def test_interval_equals_the_convolution_within_a_hundredth_of_the_standard_error(
    name: str, n: int, part: float
) -> None:
    counts, missing = answers(name, n), -int(-part * n)
    x = np.repeat(np.arange(len(counts)), counts)
    allowed = 0.01 * x.std() / n**0.5
    exact = Convolved(counts, missing=missing)
    assert one(counts, missing, "percentile") == pytest.approx(exact.percentile(), abs=allowed)
    assert one(counts, missing, "bca") == pytest.approx(exact.bca(counts), abs=allowed)


def test_interval_equals_real_resampling() -> None:
    rng = np.random.default_rng(8)
    scores = rng.integers(-360, 361, 40) * (rng.random(40) < 0.7)
    silent = 6
    (interval,) = bootstrap_intervals([ScoreHistogram.from_scores(scores, 60)], missing=[silent])
    everybody = np.append(scores / 60, np.full(silent, np.nan))
    means = np.nanmean(rng.choice(everybody, (200_000, 46)), axis=1)
    # the error of simulation of these quantiles is 0.006 standard errors
    assert interval == pytest.approx(np.quantile(means, [0.025, 0.975]), abs=0.025 * float(means.std()))


def test_bca_interval_equals_scipy() -> None:
    from scipy import stats

    x = np.random.default_rng(3).gamma(1.0, 100.0, 40).astype(np.int64)
    (interval,) = bootstrap_intervals([ScoreHistogram.from_scores(x, 100)], method="bca")
    theirs = stats.bootstrap((x / 100,), np.mean, n_resamples=60_000, method="BCa", random_state=1)
    low, high = theirs.confidence_interval
    # the error of simulation, with that of the bias correction, is about 0.015 standard errors
    assert interval == pytest.approx((low, high), abs=0.05 * theirs.standard_error)


def test_confidence_widens_the_interval() -> None:
    h = ScoreHistogram.from_counts(range(7), np.array(SHAPES["bell"]))
    widths = []
    for level in (0.5, 0.8, 0.95, 0.999):
        (interval,) = bootstrap_intervals([h], confidence=level)
        assert interval is not None
        widths.append(interval[1] - interval[0])
    assert widths == sorted(widths)


def test_two_respondents_give_the_range() -> None:
    h = ScoreHistogram.from_counts((1, 7), np.array([1, 1]))
    assert bootstrap_intervals([h]) == ((1.0, 7.0),)
    # 1/8 of the resamples with an answer of each kind stays below each end
    assert bootstrap_intervals([h], confidence=0.75) == ((1.0, 7.0),)
    (narrow,) = bootstrap_intervals([h], confidence=0.5)
    assert narrow is not None
    assert 1 < narrow[0] < 4 < narrow[1] < 7


@pytest.mark.parametrize("method", ["percentile", "bca"])
@pytest.mark.parametrize("name", SHAPES)
def test_a_program_that_hears_of_every_small_number_gets_the_same_interval(name: str, method: Method) -> None:
    """A chance that no float holds is none: `np.seterr(all="raise")` of the program has nothing to do with it."""
    plain = one(answers(name, 500), 50, method)
    with np.errstate(all="raise"):
        assert one(answers(name, 500), 50, method) == plain


def test_mirrored_scores_give_the_mirrored_interval() -> None:
    counts = SHAPES["90 % at the top"]
    for method in ("percentile", "bca"):
        low, high = one(counts, 7, "bca" if method == "bca" else "percentile")
        mirrored = one(counts[::-1], 7, "bca" if method == "bca" else "percentile")
        assert mirrored == pytest.approx((6 - high, 6 - low), abs=1e-7)


@pytest.mark.parametrize("method", ["percentile", "bca"])
@pytest.mark.parametrize("confidence", [0.5, 0.95, 0.999999])
def test_extreme_samples_give_finite_intervals(method: Method, confidence: float) -> None:
    rng = np.random.default_rng(0)
    extreme = [
        ScoreHistogram.from_counts((1, 7), np.array([1, 10**8])),
        ScoreHistogram.from_counts((1, 7), np.array([10**8, 1])),
        ScoreHistogram.from_counts((1, 7), np.array([10**8, 10**8])),
        ScoreHistogram.from_counts((1, 2, 7), np.array([1, 1, 1])),
        ScoreHistogram.from_scores(np.array([0, 6000, 6000, 6000, 5999]), 6000),
        ScoreHistogram.from_scores(rng.integers(0, 36_001, 100_000), 6000),
        ScoreHistogram.from_scores(np.array([1, 1, 2]), np.array([2147483647, 2147483629, 2147483587])),
        ScoreHistogram.from_scores(np.array([-(10**15), 3, 10**15]), 7),
    ]
    for missing in (0, 1, 10**9):
        intervals = bootstrap_intervals(extreme, missing=[missing] * 8, method=method, confidence=confidence)
        for h, interval in zip(extreme, intervals, strict=True):
            mean = h.moments().mean
            assert interval is not None
            assert mean is not None
            scores = (h.numerators / h.divisors).tolist()
            slack = 1e-9 * (1 + abs(mean))
            assert min(scores) - slack <= interval[0] <= interval[1] <= max(scores) + slack


def test_undefined_intervals_are_none_and_keep_their_place() -> None:
    good = ScoreHistogram.from_counts((1, 2), np.array([5, 5]))
    constant = ScoreHistogram.from_counts((3,), np.array([5]))
    single = ScoreHistogram.from_counts((3,), np.array([1]))
    found = bootstrap_intervals([constant, good, ScoreHistogram.nothing(), good, single])
    assert [i is None for i in found] == [True, False, True, False, True]
    assert bootstrap_intervals([]) == ()
    assert bootstrap_intervals([constant]) == (None,)


def test_missing_respondents_must_fit_the_samples() -> None:
    h = ScoreHistogram.from_counts((1, 2), np.array([5, 5]))
    message = (
        "The missing respondents must be one number of 0 or more for each sample.\n"
        "  the missing respondents must be one number of 0 or more for each sample; found '{}'. "
        "Count the respondents without a score in each sample. [bad-missing]"
    )
    with pytest.raises(UsageError) as caught:
        bootstrap_intervals([h], missing=[1, 2])
    assert str(caught.value) == message.format("2 numbers for 1 samples, the least 1")
    with pytest.raises(UsageError) as caught:
        bootstrap_intervals([h], missing=[-1])
    assert str(caught.value) == message.format("1 numbers for 1 samples, the least -1")

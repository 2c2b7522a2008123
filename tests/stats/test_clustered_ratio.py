"""The clustered ratio equals the sandwich of single clusters, and its interval holds the truth as often as it says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from scorecard.errors import UsageError
from scorecard.stats.clustered_ratio import (
    ClusteredRatio,
    RatioDifference,
    clustered_ratio,
    clustered_ratio_difference,
)
from scorecard.stats.clusters import clustered_mean
from scorecard.stats.unpaired import SampleMean, welch_t

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Sums:
    """Sums over clusters."""

    clusters: int
    x: int
    y: int
    xx: int
    yy: int
    xy: int


def sums(x: Ints, y: Ints) -> Sums:
    return Sums(
        clusters=len(x),
        x=int(x.sum()),
        y=int(y.sum()),
        xx=int((x * x).sum()),
        yy=int((y * y).sum()),
        xy=int((x * y).sum()),
    )


def test_standard_error_equals_that_of_the_mean_of_clustered_values() -> None:
    rng = np.random.default_rng(5)
    x = rng.integers(1, 9, 40)
    y = rng.binomial(x, 0.8)
    found = clustered_ratio(sums(x, y), share=True)
    mean = clustered_mean(y.tolist(), x.tolist())
    assert found.ratio == pytest.approx(mean.mean, rel=1e-14)
    assert found.standard_error == pytest.approx(mean.standard_error, rel=1e-12)
    assert (found.clusters, found.degrees_of_freedom) == (40, 39)


def test_standard_error_equals_the_sum_of_squared_residuals() -> None:
    # 2/2, 4/4, 3/6, 8/8: R = 17/20, residuals 0.3, 0.6, -2.1, 1.2; SE² = 4/3 · 6.3 / 400
    found = clustered_ratio(sums(np.array([2, 4, 6, 8]), np.array([2, 4, 3, 8])), share=False)
    assert found.ratio == 0.85
    assert found.standard_error == pytest.approx(0.021**0.5, rel=1e-14)
    # t with 3 degrees of freedom: 3.182446
    assert found.low == pytest.approx(0.85 - 3.182446305 * 0.021**0.5, abs=1e-8)
    assert found.method == "t_clustered"


def test_sums_are_exact_where_floats_are_not() -> None:
    # money in cents: (Σx)² passes 2^53; all clusters but one have the ratio 1
    x = np.array([10**12 + 1, 10**12 + 3, 10**12 + 7], dtype=object)
    y = np.array([10**12 + 1, 10**12 + 3, 10**12 + 6], dtype=object)
    found = clustered_ratio(sums(x, y), share=False)
    ratio = int(y.sum()) / int(x.sum())
    # residuals are (1 - R) x of the first two and (1 - R) x - 1 of the last, 1 - R being a third of 1e-12
    third = (1 - ratio) * 1e12
    squares = 2 * third**2 + (third - 1) ** 2
    assert found.standard_error == pytest.approx((1.5 * squares) ** 0.5 / 3e12, rel=1e-3)


def test_shares_stay_between_nothing_and_all() -> None:
    x = np.array([3, 1, 2, 5, 4, 2])
    for y in (x, x - np.array([0, 0, 0, 0, 0, 1]), np.array([0, 0, 1, 0, 0, 0]), 0 * x):
        found = clustered_ratio(sums(x, y), share=True)
        assert found.low is not None
        assert found.high is not None
        assert 0 <= found.low <= (found.ratio or 0.0) <= found.high <= 1
    full = clustered_ratio(sums(x, x), share=True)
    assert (full.high, full.standard_error) == (1.0, 0.0)
    # all filled: every cluster counts once, less for unequal sizes: 17² / 59 = 4.898 trials, and
    # t(0.975, 3.898305) = 2.805244
    assert full.low == pytest.approx(4.898305 / (4.898305 + 2.805244**2), abs=1e-6)


def test_the_interval_of_a_share_by_hand() -> None:
    # lines 3, 1, 2, 5, 4, 2 of which 0, 0, 1, 0, 1, 0 fail: R = 15/17
    found = clustered_ratio(sums(np.array([3, 1, 2, 5, 4, 2]), np.array([3, 1, 1, 5, 3, 2])), share=True)
    residuals = [3 * 2 / 17, 2 / 17, 2 * 2 / 17 - 1, 5 * 2 / 17, 4 * 2 / 17 - 1, 2 * 2 / 17]
    variance = 6 / 5 * sum(e * e for e in residuals) / 17**2
    effect = variance * 6 / (15 / 17 * 2 / 17)
    whole = 6 * 59 / 17**2
    assert effect == pytest.approx(0.3371626, abs=1e-7)
    # two clusters fail alike, by 2 of their 6 lines; a third of 1.2249 is more than the effect that is seen
    trials = 6 / ((2 * effect + 2 * 2 / 6 * whole) / 4)
    # the fewest of 5, 6 / 1.2249 - 1 = 3.8983 and 1 + 2 / 17 · 6 / 0.3371626 = 3.0936
    z = 3.1286637  # t(0.975, 3.0936)
    p = 15 / 17
    middle, half = p + z * z / trials / 2, z * (p * (1 - p) / trials + (z / trials / 2) ** 2) ** 0.5
    limits = [(middle - half) / (1 + z * z / trials), (middle + half) / (1 + z * z / trials)]
    assert [found.low, found.high] == pytest.approx(limits, abs=1e-4)


def test_failures_of_whole_clusters_are_feared_where_clusters_fail_as_a_whole() -> None:
    """One large failure more widens the interval of orders that fail as a whole more than that of single lines."""
    x = np.full(60, 10)
    whole, single = x.copy(), x.copy()
    whole[0] = 0
    single[:10] = 9
    wide, narrow = (clustered_ratio(sums(x, y), share=True) for y in (whole, single))
    assert wide.ratio == narrow.ratio
    assert (wide.high or 0) - (wide.low or 0) > 2 * ((narrow.high or 0) - (narrow.low or 0))


def test_complement_turns_the_interval_round() -> None:
    x, y = np.array([3, 1, 2, 5, 4, 2]), np.array([3, 1, 1, 5, 3, 2])
    one, other = (clustered_ratio(sums(x, y), share=True, complement=c) for c in (False, True))
    assert other.ratio == pytest.approx(1 - (one.ratio or 0), abs=1e-15)
    assert other.standard_error == one.standard_error
    assert (other.low, other.high) == (
        pytest.approx(1 - (one.high or 0), abs=1e-12),
        pytest.approx(1 - (one.low or 0), abs=1e-12),
    )


def test_more_than_all_is_no_share() -> None:
    x, y = np.array([4, 5, 6]), np.array([5, 5, 8])
    found = clustered_ratio(sums(x, y), share=True)
    assert (found.method, found.ratio) == ("t_clustered", 1.2)


def test_amounts_below_zero_may_cancel_within_clusters_or_make_all_of_the_whole() -> None:
    # what one customer bought and brought back is 0 of 10: R = 15/5, residuals 10 and -10, SE² = 2 · 200 / 25
    found = clustered_ratio(sums(np.array([0, 5]), np.array([10, 5])), share=True)
    assert (found.ratio, found.method) == (3.0, "t_clustered")
    assert found.standard_error == pytest.approx(4.0, rel=1e-14)
    # 5 of 0 and 5 of 10 are 10 of 10: residuals 5 and -5, SE² = 2 · 50 / 100
    for complement in (False, True):
        whole = clustered_ratio(sums(np.array([0, 10]), np.array([5, 5])), share=True, complement=complement)
        assert (whole.ratio, whole.method) == (0.0 if complement else 1.0, "t_clustered")
        assert whole.standard_error == pytest.approx(1.0, rel=1e-14)


def test_undefined_ratios_say_why() -> None:
    none, one = np.array([], dtype=np.int64), np.array([4])
    assert clustered_ratio(sums(none, none), share=True) == ClusteredRatio(0, reason="nothing_counted")
    assert clustered_ratio(sums(one, one - 1), share=True) == ClusteredRatio(1, 0.75, reason="one_cluster")
    two = np.array([4, 8])
    for share in (True, False):
        found = clustered_ratio(sums(two, two // 2), share=share)
        assert found == ClusteredRatio(2, 0.5, 0.0, 1, reason="no_variance")


def test_sums_of_no_clusters_are_refused() -> None:
    wrong = Sums(clusters=2, x=10, y=3, xx=40, yy=5, xy=15)
    with pytest.raises(UsageError) as caught:
        clustered_ratio(wrong, share=True)
    assert str(caught.value) == (
        "These are not the sums of any clusters.\n"
        "  these are not the sums of any clusters; found '2 clusters, Σx = 10, Σy = 3, Σx² = 40, Σy² = 5, Σxy = 15'. "
        "Sum x, y, x², y² and xy over the same clusters. [bad-cluster-sums]"
    )


def orders(rng: np.random.Generator, runs: int, clusters: int, share: float, units: bool) -> tuple[Ints, Ints]:
    """Return orders of 1 to 8 lines that are alike within, in lines or in units of very unequal lines."""
    lines = rng.integers(1, 9, (runs, clusters))
    chance = rng.beta(5 * share, 5 * (1 - share), (runs, clusters))
    if not units:
        return lines, rng.binomial(lines, chance)
    there = np.arange(8) < lines[..., None]
    size = rng.geometric(0.05, (runs, clusters, 8)) * there
    filled = size * (rng.random(size.shape) < chance[..., None])
    return size.sum(axis=-1), filled.sum(axis=-1)


@pytest.mark.parametrize("units", [False, True], ids=["lines", "units"])
@pytest.mark.parametrize(("clusters", "share"), [(60, 0.9), (60, 0.98), (400, 0.97)])
def test_intervals_hold_the_truth_as_often_as_they_say(units: bool, clusters: int, share: float) -> None:
    runs = 700
    x, y = orders(np.random.default_rng(17), runs, clusters, share, units)
    held = 0
    for run in range(runs):
        found = clustered_ratio(sums(x[run], y[run]), share=True)
        assert found.low is not None
        assert found.high is not None
        held += found.low <= share <= found.high
    # 92 to 98 %, and two standard errors of the simulation
    assert 0.92 - 0.02 <= held / runs <= 0.98 + 0.01


def test_difference_equals_welch_for_clusters_of_one() -> None:
    rng = np.random.default_rng(2)
    one, two = rng.integers(0, 2, 30), rng.integers(0, 2, 50)
    found = clustered_ratio_difference(sums(np.ones(30, np.int64), one), sums(np.ones(50, np.int64), two))
    means = [SampleMean(len(v), float(v.mean()), float(v.std(ddof=1) / len(v) ** 0.5)) for v in (one, two)]
    welch = welch_t(*means)
    assert found.difference == pytest.approx(welch.difference, abs=1e-14)
    assert found.standard_error == pytest.approx(welch.standard_error, rel=1e-12)
    assert found.degrees_of_freedom == pytest.approx(welch.degrees_of_freedom, rel=1e-12)
    assert (found.low, found.high) == (pytest.approx(welch.low), pytest.approx(welch.high))


def test_undefined_differences_say_why() -> None:
    none, one, two = np.array([], dtype=np.int64), np.array([4]), np.array([4, 8])
    assert clustered_ratio_difference(sums(none, none), sums(two, two)) == RatioDifference(reason="nothing_counted")
    assert clustered_ratio_difference(sums(one, one), sums(two, two // 2)) == RatioDifference(0.5, reason="one_cluster")
    assert clustered_ratio_difference(sums(two, two), sums(two, two // 2)) == RatioDifference(
        0.5, 0.0, reason="no_variance"
    )

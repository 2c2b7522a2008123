"""Statistics of counted values equal those of the single values."""

from __future__ import annotations

from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.errors import UsageError
from scorecard.stats.value_counts import CountedMoments, CountedQuantile, ValueCounts

# times of a published-type exercise; R 4.2.2 gives mean, sd and quantiles of type 7
TIMES = [3, 5, 4, 6, 2, 7, 5, 4, 9, 3, 5, 6]


def test_statistics_equal_those_of_r() -> None:
    found = ValueCounts.of(TIMES)
    assert found.n == 12
    assert found.mean().value == pytest.approx(4.91666667, abs=5e-9)
    assert found.standard_deviation().value == pytest.approx(1.92865159, abs=5e-9)
    assert found.standard_deviation(population=True).value == pytest.approx(1.84654332, abs=5e-9)
    assert found.variation().value == pytest.approx(0.39226812, abs=5e-9)
    assert found.quantile(0.9).value == pytest.approx(6.9, abs=1e-12)
    assert found.quantile(0.95).value == pytest.approx(7.9, abs=1e-12)
    assert (found.up_to(6), found.below(6), found.up_to(1), found.up_to(99)) == (10, 8, 0, 12)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=60),
    st.sampled_from([0.01, 0.25, 0.5, 0.9, 0.95, 0.999]),
)
def test_quantiles_equal_numpy_to_the_last_bit(values: list[int], p: float) -> None:
    assert ValueCounts.of(values).quantile(p).value == float(np.quantile(np.array(values), p))


def test_moments_are_exact_where_floats_are_not() -> None:
    # 10^12 + {0, 1, 2}: variance 1, lost by sums of squares in floats
    found = ValueCounts([10**12, 10**12 + 1, 10**12 + 2], [1, 1, 1])
    assert found.mean().value == 10.0**12 + 1
    assert found.standard_deviation().value == 1.0


def test_mean_has_its_t_interval() -> None:
    found = ValueCounts.of(TIMES).mean()
    # t(0.975, 11) = 2.200985, s / √12 = 0.556754
    assert found.standard_error == pytest.approx(1.92865159 / 12**0.5, abs=1e-8)
    assert found.low == pytest.approx(4.91666667 - 2.200985160 * 0.55675376, abs=1e-6)


@pytest.mark.parametrize("n", [6, 9, 10, 25, 101])
@pytest.mark.parametrize("p", [0.5, 0.9])
def test_ranks_of_quantiles_are_the_tightest_that_hold_by_the_binomial(n: int, p: float) -> None:
    found = ValueCounts.of(range(1, n + 1)).quantile(p)
    chances = [comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)]
    lower = max((k for k in range(n + 1) if sum(chances[:k]) <= 0.025), default=0)
    upper = min((k for k in range(1, n + 1) if sum(chances[k:]) <= 0.025), default=n + 1)
    if lower < 1 or upper > n:
        assert (found.low, found.high, found.reason) == (None, None, "too_few_values")
    else:
        assert (found.low, found.high) == (lower, upper)


def test_median_of_ten_lies_between_the_second_and_the_ninth() -> None:
    # David, Nagaraja (2003), 161: coverage 0.979
    found = ValueCounts.of([10, 20, 30, 40, 50, 60, 70, 80, 90, 100]).quantile(0.5)
    assert (found.value, found.low, found.high) == (55.0, 20.0, 90.0)


@pytest.mark.parametrize("each", [10**4, 10**7])
def test_quantiles_of_billions_of_values_have_their_interval(each: int) -> None:
    """With so many values the binomial law is the normal one: the ranks lie 1.96 standard deviations off."""
    n, p = 1000 * each, 0.9
    found = ValueCounts(range(1000), [each] * 1000).quantile(p)
    reach = 1.959964 * (n * p * (1 - p)) ** 0.5
    assert (found.value, found.reason) == (pytest.approx(900, abs=1), None)
    assert (found.low, found.high) == ((n * p - reach) // each, (n * p + reach) // each)


def test_large_histograms_are_quick_and_right() -> None:
    # 10^7 values: the ranks are normal to a few units, 5e6 ± 1.96 · √(n / 4)
    found = ValueCounts(range(10**5), [100] * 10**5).quantile(0.5)
    assert found.value == 49999.5
    assert found.low == pytest.approx(50000 - 31, abs=1)
    assert found.high == pytest.approx(50000 + 31, abs=1)


@pytest.mark.slow
@pytest.mark.parametrize("statistic", ["standard_deviation", "variation"])
def test_intervals_of_spread_hold_the_truth_for_skewed_times(statistic: str) -> None:
    # gamma with shape 2: standard deviation √2, coefficient of variation 1 / √2
    truth = 2**0.5 if statistic == "standard_deviation" else 2**-0.5
    rng = np.random.default_rng(8)
    held = 0
    for _ in range(500):
        times = ValueCounts.of(rng.gamma(2.0, 1.0, 400))
        found = times.standard_deviation() if statistic == "standard_deviation" else times.variation()
        assert found.low is not None
        assert found.high is not None
        held += found.low <= truth <= found.high
    assert 0.91 <= held / 500 <= 0.98


def test_what_is_undefined_says_why() -> None:
    none, one, same = ValueCounts([], []), ValueCounts([4], [1]), ValueCounts([4], [3])
    for found in (none.mean(), none.standard_deviation(), none.variation()):
        assert found == CountedMoments(0, reason="nothing_counted")
    assert none.quantile(0.5) == CountedQuantile(0, reason="nothing_counted")
    assert one.mean() == CountedMoments(1, 4.0, reason="one_value")
    assert one.standard_deviation() == one.variation() == CountedMoments(1, reason="one_value")
    assert one.standard_deviation(population=True) == CountedMoments(1, 0.0, reason="one_value")
    assert same.mean() == CountedMoments(3, 4.0, 0.0, reason="no_variance")
    assert same.standard_deviation() == same.variation() == CountedMoments(3, 0.0, 0.0, reason="no_variance")
    assert ValueCounts([-3, 1], [1, 1]).variation() == CountedMoments(2, reason="mean_not_positive")


def test_few_values_tell_no_spread_of_a_spread() -> None:
    few, enough = ValueCounts.of(range(19)), ValueCounts.of(range(20))
    assert (few.standard_deviation().low, few.variation().reason) == (None, "too_few_values")
    assert enough.standard_deviation().low is not None
    assert enough.variation().low is not None


def test_counts_that_are_none_are_refused() -> None:
    for values, counts in (([2, 1], [1, 1]), ([1, 2], [1, 0]), ([1.0, float("nan")], [1, 1]), ([1], [1, 1])):
        with pytest.raises(UsageError) as caught:
            ValueCounts(values, counts)
        assert str(caught.value) == (
            "Each value must stand once, in ascending order, with how often it occurred.\n"
            "  each value must stand once, in ascending order, with how often it occurred; "
            f"found '{len(values)} values and {len(counts)} counts'. "
            "Count the values with numpy.unique(values, return_counts=True). [bad-value-counts]"
        )

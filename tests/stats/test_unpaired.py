"""Welch's test equals that of another program, and shared respondents turn it into the paired one."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from scorecard.errors import UsageError
from scorecard.stats.unpaired import SampleMean, overlapping_t, welch_t

RNG = np.random.default_rng(5)


def sample(values: np.ndarray) -> SampleMean:
    """Return mean and error of values."""
    return SampleMean(len(values), float(values.mean()), float(values.std(ddof=1)) / math.sqrt(len(values)))


@pytest.mark.parametrize(("first", "second"), [(12, 40), (2, 3), (200, 7)])
def test_independent_samples_equal_scipy(first: int, second: int) -> None:
    x, y = RNG.normal(3, 1, first), RNG.normal(4, 2, second)
    found, expected = welch_t(sample(x), sample(y), confidence=0.9), stats.ttest_ind(x, y, equal_var=False)
    limits = expected.confidence_interval(0.9)
    assert found.difference == pytest.approx(x.mean() - y.mean(), rel=1e-12)
    assert found.statistic == pytest.approx(expected.statistic, rel=1e-12)
    assert found.p_value == pytest.approx(expected.pvalue, rel=1e-10)
    assert found.degrees_of_freedom == pytest.approx(expected.df, rel=1e-12)
    assert (found.low, found.high) == pytest.approx((limits.low, limits.high), rel=1e-10)
    assert found.reason is None


def test_all_respondents_shared_is_the_paired_test() -> None:
    x = RNG.integers(1, 8, 25).astype(float)
    y = x + RNG.integers(-1, 3, 25)
    found = overlapping_t(sample(y), sample(x), common=25, covariance=float(np.cov(x, y)[0, 1]))
    expected = stats.ttest_rel(y, x)
    assert found.statistic == pytest.approx(expected.statistic, rel=1e-12)
    assert found.p_value == pytest.approx(expected.pvalue, rel=1e-10)
    assert found.degrees_of_freedom == 24


def test_some_respondents_shared_by_the_formula_of_derrick() -> None:
    # T_new2 of the paper written out with r S1 S2 in place of the covariance
    x, y = RNG.normal(3, 1, 14), RNG.normal(4, 2, 11)
    r = float(np.corrcoef(x[:6], y[:6])[0, 1])
    s1, s2 = float(x[:6].std(ddof=1)), float(y[:6].std(ddof=1))
    v1, v2 = float(x.var(ddof=1)) / 14, float(y.var(ddof=1)) / 11
    gamma = (v1 + v2) ** 2 / (v1**2 / 13 + v2**2 / 10)
    found = overlapping_t(sample(x), sample(y), common=6, covariance=r * s1 * s2)
    assert found.standard_error == pytest.approx(math.sqrt(v1 + v2 - 2 * r * s1 * s2 * 6 / (14 * 11)))
    assert found.degrees_of_freedom == pytest.approx(5 + (gamma - 5) / (8 + 5 + 12) * 13)


def test_rejects_a_true_hypothesis_as_often_as_said() -> None:
    rng, rejected = np.random.default_rng(8), 0
    for _ in range(2000):
        both = rng.multivariate_normal([0, 0], [[1, 0.7], [0.7, 1]], 12)
        x, y = np.append(both[:, 0], rng.normal(size=9)), np.append(both[:, 1], rng.normal(size=15))
        test = overlapping_t(sample(x), sample(y), common=12, covariance=float(np.cov(both.T)[0, 1]))
        rejected += test.p_value is not None and test.p_value < 0.05
    assert rejected / 2000 == pytest.approx(0.05, abs=0.013)


def test_what_is_undefined_has_a_reason() -> None:
    fine = SampleMean(9, 4.0, 0.5)
    assert welch_t(fine, SampleMean(0)).reason == "nobody_answered"
    alone = welch_t(fine, SampleMean(1, 3.0))
    assert (alone.difference, alone.standard_error, alone.p_value, alone.reason) == (1.0, None, None, "one_respondent")
    for few in (1, 30):  # an error stated for a single value has no degrees of freedom
        stated = welch_t(SampleMean(1, 2.0, 0.3), SampleMean(few, 1.0, 0.2))
        assert (stated.difference, stated.p_value, stated.reason) == (1.0, None, "one_respondent")
    equal = welch_t(SampleMean(9, 4.0, 0.0), SampleMean(9, 3.0, 0.0))
    assert (equal.difference, equal.standard_error, equal.low, equal.reason) == (1.0, 0.0, None, "no_variance")
    # everybody changed by the same amount
    moved = overlapping_t(SampleMean(9, 4.0, 0.5), SampleMean(9, 3.0, 0.5), common=9, covariance=0.25 * 9)
    assert (moved.standard_error, moved.statistic, moved.reason) == (0.0, None, "no_variance")


def test_one_sample_without_spread_leaves_the_test_of_the_other() -> None:
    found = welch_t(SampleMean(9, 4.0, 0.5), SampleMean(5, 3.0, 0.0))
    assert (found.standard_error, found.degrees_of_freedom, found.statistic) == (0.5, 8, 2.0)


def test_level_is_checked() -> None:
    with pytest.raises(UsageError, match=r"\[bad-confidence\]"):
        welch_t(SampleMean(9, 4.0, 0.5), SampleMean(9, 4.0, 0.5), confidence=95)

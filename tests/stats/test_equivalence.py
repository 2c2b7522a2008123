"""Equivalence tests equal two t tests and the interval they stand for."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from scorecard.errors import UsageError
from scorecard.stats.equivalence import Equivalence, tost
from scorecard.stats.intervals import t_interval


def test_p_values_equal_two_one_sided_t_tests() -> None:
    x = np.random.default_rng(2).normal(0.1, 1.0, 40)
    test = tost(40, float(x.mean()), standard_error=float(x.std(ddof=1) / 40**0.5), margin=0.4)
    lower = stats.ttest_1samp(x, -0.4, alternative="greater").pvalue
    upper = stats.ttest_1samp(x, 0.4, alternative="less").pvalue
    assert (test.p_lower, test.p_upper) == pytest.approx((lower, upper), rel=1e-10)
    assert test.p_value == max(test.p_lower or 0, test.p_upper or 0)


@pytest.mark.parametrize("mean", [-0.5, -0.34, -0.3, 0.0, 0.33, 0.35, 0.9])
@pytest.mark.parametrize("confidence", [0.9, 0.95])
def test_met_means_that_the_interval_lies_within_the_margin(mean: float, confidence: float) -> None:
    # n = 25, SE = 0.1: the 90 % interval is the mean ± 0.1711
    test = tost(25, mean, standard_error=0.1, margin=0.5, confidence=confidence)
    interval = t_interval(25, mean, standard_error=0.1, confidence=2 * confidence - 1)
    assert interval is not None
    assert test.met is (max(-interval[0], interval[1]) < 0.5)


def test_mean_on_the_margin_is_not_met() -> None:
    test = tost(10, 0.5, standard_error=1e-9, margin=0.5)
    assert (test.p_upper, test.p_value, test.met) == (0.5, 0.5, False)


def test_p_value_of_the_level_itself_is_not_met() -> None:
    # with one degree of freedom P(T < -tan(0.45 pi)) is 0.05, and 1 - 0.95 is 0.050000000000000044
    margin = math.tan(0.45 * math.pi)
    test = tost(2, 0.0, standard_error=1.0, margin=margin)
    assert test.p_value == pytest.approx(0.05, rel=1e-14)
    assert 0.05 <= (test.p_value or 0) < 1 - 0.95
    assert test.met is False


def test_undefined_tests_say_why() -> None:
    assert tost(0, None, standard_error=None, margin=0.5) == Equivalence(0, 0.5, reason="nobody_answered")
    assert tost(1, 0.0, standard_error=None, margin=0.5) == Equivalence(1, 0.5, reason="one_respondent")
    assert tost(9, 0.0, standard_error=0.0, margin=0.5) == Equivalence(9, 0.5, reason="no_variance")


@pytest.mark.parametrize("margin", [0.0, -0.5, float("nan"), float("inf")])
def test_margin_is_a_positive_number(margin: float) -> None:
    with pytest.raises(UsageError) as caught:
        tost(9, 0.0, standard_error=1.0, margin=margin)
    assert str(caught.value) == (
        "The margin within which a mean counts as met must be a positive number.\n"
        "  the margin within which a mean counts as met must be a positive number; "
        f"found '{margin}'. Give the largest deviation that does not matter, such as 0.25 scale points. [bad-margin]"
    )

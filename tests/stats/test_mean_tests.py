"""The paired t test equals R and the formulas of its summary form."""

from __future__ import annotations

from math import lgamma

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.stats.mean_tests import d_average_sd, paired_t, paired_t_from_summary, t_test

SLEEP = ([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2], [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4])


def test_sleep_data_equal_r() -> None:
    # R t.test(paired = TRUE) on its data set sleep; effectsize::cohens_d(paired = TRUE)
    t = paired_t(*SLEEP)
    assert (t.n, t.degrees_of_freedom) == (10, 9)
    assert t.mean_difference == pytest.approx(-1.58, abs=1e-12)
    assert t.statistic == pytest.approx(-4.06212768, abs=1e-8)
    assert t.p_value == pytest.approx(0.00283289, abs=1e-8)
    assert (t.low, t.high) == pytest.approx((-2.45988576, -0.70011424), abs=1e-8)
    assert t.d_z == pytest.approx(-1.28455756, abs=1e-8)
    assert t.reason is None


def test_missing_pairs_are_left_out() -> None:
    x, y = (np.array(v, dtype=float) for v in SLEEP)
    x = np.append(x, [np.nan, 5.0])
    y = np.append(y, [1.0, np.nan])
    assert paired_t(x, y) == paired_t(*SLEEP)


def test_summary_equals_statpsych() -> None:
    # statpsych::ci.mean.ps(.05, 58.2, 51.4, 7.43, 8.92, .537, 30), printed digits
    t = paired_t_from_summary((58.2, 51.4), (7.43, 8.92), correlation=0.537, n=30)
    assert t.mean_difference == pytest.approx(6.8)
    assert t.standard_error == pytest.approx(1.455922, abs=6e-7)
    assert t.statistic == pytest.approx(4.6706, abs=6e-5)
    assert (t.low, t.high) == pytest.approx((3.822304, 9.777696), abs=6e-7)


def test_average_sd_effect_is_another_number_than_d_z() -> None:
    x, y = (np.array(v) for v in SLEEP)
    assert d_average_sd(-1.58, (x.std(ddof=1), y.std(ddof=1))) == pytest.approx(-0.83218108, abs=1e-8)
    assert d_average_sd(1.0, (0.0, 0.0)) is None


def test_undefined_statistics_are_none_with_a_reason() -> None:
    nobody = paired_t([], [])
    assert (nobody.n, nobody.mean_difference, nobody.reason) == (0, None, "nobody_answered")
    one = paired_t([3.0], [1.0])
    assert (one.mean_difference, one.standard_deviation, one.p_value, one.reason) == (2.0, None, None, "one_respondent")
    flat = paired_t([3.0, 4.0, 5.0], [1.0, 2.0, 3.0])
    assert (flat.mean_difference, flat.standard_deviation, flat.standard_error) == (2.0, 0.0, 0.0)
    assert (flat.statistic, flat.p_value, flat.low, flat.high, flat.d_z) == (None,) * 5
    assert flat.reason == "no_variance"
    assert paired_t_from_summary((2.0, 1.0), (1.0, 1.0), correlation=1.0, n=9).reason == "no_variance"
    assert paired_t_from_summary((2.0, 1.0), (1.0, 1.0), correlation=0.5, n=1).reason == "one_respondent"
    assert t_test(0, None, standard_deviation=None).reason == "nobody_answered"


def test_tiny_p_values_do_not_vanish() -> None:
    # both tails of Student's density with 999 degrees of freedom beyond 40, integrated here
    p = t_test(1000, 40 / 1000**0.5, standard_deviation=1.0).p_value
    x = np.linspace(40, 60, 200_001)
    log_density = lgamma(500) - lgamma(499.5) - 0.5 * np.log(999 * np.pi) - 500 * np.log1p(x * x / 999)
    assert p == pytest.approx(2 * np.exp(log_density)[1:].sum() * (x[1] - x[0]), rel=1e-3)


def test_unequal_lengths_are_refused() -> None:
    with pytest.raises(UsageError) as caught:
        paired_t([1.0, 2.0], [1.0])
    assert str(caught.value) == (
        "Paired values must be two lists of one length.\n"
        "  paired values must be two lists of one length; found 'shapes (2,) and (1,)'. "
        "Give one value of each variable for every respondent, NaN where it is missing. [unequal-lengths]"
    )


def test_impossible_summary_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        paired_t_from_summary((1.0, 2.0), (1.0, -1.0), correlation=0.5, n=10)
    assert str(caught.value) == (
        "Standard deviations must not be negative, and a correlation lies between -1 and 1.\n"
        "  standard deviations must not be negative, and a correlation lies between -1 and 1; "
        "found '1.0, -1.0 and 0.5'. Check the printed summary. [bad-summary]"
    )


@pytest.mark.parametrize("unit", [0.1, 1e-6, 1e7])
def test_differences_equal_up_to_rounding_have_no_variance(unit: float) -> None:
    x = np.arange(100) * unit / 7
    for step in (0.2, 0.3, 1.1):
        test = paired_t(x, x - step * unit)
        assert (test.statistic, test.p_value, test.low, test.d_z, test.reason) == (*(None,) * 4, "no_variance")
        assert test.mean_difference == pytest.approx(step * unit)
    decimal = paired_t([0.3, 0.7, 1.1], [0.1, 0.5, 0.9])
    assert (decimal.standard_deviation, decimal.reason) == (0.0, "no_variance")
    assert paired_t_from_summary((2.0, 1.0), (0.1, 0.1), correlation=1.0, n=9).reason == "no_variance"
    # a difference in the eleventh digit is none of rounding: SD of 0, 0 and d is d / sqrt 3
    small = paired_t([1.0, 2.0, 3.0 + 1e-11], [0.0, 1.0, 2.0])
    assert small.standard_deviation == pytest.approx(1e-11 / 3**0.5, rel=1e-4)

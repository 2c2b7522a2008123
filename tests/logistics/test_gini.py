"""Inequality against what algebra and simulation say."""

from __future__ import annotations

import math

import numpy as np
import pytest

from scorecard.logistics.gini import gini_coefficient, jackknife_error, logit_limits, lorenz_points


def test_half_the_mean_difference_over_the_mean() -> None:
    values = np.sort(np.random.Generator(np.random.PCG64(1)).exponential(size=50))
    pairs = np.abs(values[:, None] - values[None, :]).mean()
    assert gini_coefficient(values) == pytest.approx(pairs / (2 * values.mean()))


def test_twice_the_area_below_the_diagonal() -> None:
    values = np.array([1.0, 2, 4, 13])
    share_n, share_value = lorenz_points(values)
    assert share_n.tolist() == [0, 0.25, 0.5, 0.75, 1]
    assert share_value.tolist() == [0, 0.05, 0.15, 0.35, 1]
    area = float(((share_value[1:] + share_value[:-1]) / 2 * np.diff(share_n)).sum())
    assert gini_coefficient(values) == pytest.approx(1 - 2 * area)


def test_ends() -> None:
    assert gini_coefficient(np.ones(7)) == pytest.approx(0)
    assert gini_coefficient(np.array([0, 0, 0, 5.0])) == pytest.approx(3 / 4)


@pytest.mark.parametrize("corrected", [False, True])
def test_jackknife_leaves_out_one_by_one(corrected: bool) -> None:
    values = np.sort(np.random.Generator(np.random.PCG64(2)).lognormal(size=40))
    values[3] = values[4]
    n = len(values)
    factor = (n - 1) / (n - 2) if corrected else 1.0
    without = np.array([gini_coefficient(np.delete(values, k)) * factor for k in range(n)])
    expected = math.sqrt((n - 1) / n * ((without - without.mean()) ** 2).sum())
    assert jackknife_error(values, corrected=corrected) == pytest.approx(expected, rel=1e-10)


def test_what_is_undefined() -> None:
    assert jackknife_error(np.array([1.0, 2]), corrected=False) is None
    assert jackknife_error(np.array([0, 0, 1.0]), corrected=False) is None
    assert logit_limits(0.0, 0.1, n=9, confidence=0.95) is None
    assert logit_limits(0.5, None, n=9, confidence=0.95) is None
    assert logit_limits(0.5, 0.0, n=9, confidence=0.95) is None


@pytest.mark.parametrize("value", [26.83, 98.46, 0.1, 1e-9])
@pytest.mark.parametrize("n", [3, 16, 29])
def test_equal_values_have_no_inequality_and_no_interval(value: float, n: int) -> None:
    values = np.full(n, value)
    for corrected in (False, True):
        error = jackknife_error(values, corrected=corrected)
        assert (gini_coefficient(values), error) == (0.0, 0.0)
        assert logit_limits(gini_coefficient(values), error, n=n, confidence=0.95) is None


def test_an_interval_that_tells_nothing_goes_from_0_to_1() -> None:
    values = np.array([5.0, 5.0, 1e6])  # the corrected coefficient is near 1, its error more than a half
    share, error = gini_coefficient(values) * 3 / 2, jackknife_error(values, corrected=True)
    assert error is not None
    assert error > 0.3
    assert logit_limits(share, error, n=3, confidence=0.95) == (0.0, 1.0)


def test_interval_covers_the_truth() -> None:
    """The Gini coefficient of a lognormal with standard deviation s of the logarithm is erf(s / 2)."""
    generator = np.random.Generator(np.random.PCG64(3))
    truth, held = math.erf(0.4), 0
    for _ in range(1000):
        values = np.sort(generator.lognormal(sigma=0.8, size=200))
        gini = gini_coefficient(values)
        limits = logit_limits(gini, jackknife_error(values, corrected=False), n=200, confidence=0.95)
        held += limits is not None and limits[0] <= truth <= limits[1]
    assert 0.90 <= held / 1000 <= 0.97

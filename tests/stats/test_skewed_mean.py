"""Skewness-corrected intervals undo their transformation and mirror with the values."""

from __future__ import annotations

import pytest
from scipy import stats

from scorecard.stats.intervals import t_interval
from scorecard.stats.skewed_mean import hall_interval, johnson_interval, t_hall_interval


@pytest.mark.parametrize("skewness", [-2.5, -0.4, 1e-9, 1.7])
@pytest.mark.parametrize("n", [10, 200])
def test_hall_limits_are_where_the_transformed_mean_takes_the_quantiles(skewness: float, n: int) -> None:
    interval = hall_interval(n, 5.0, standard_deviation=1.5, skewness=skewness)
    assert interval is not None
    quantile = float(stats.t.ppf(0.975, n - 1))
    for limit, wanted in zip(interval, (quantile, -quantile), strict=True):
        t = (5.0 - limit) / (1.5 / n**0.5)
        g = t + skewness * t**2 / (3 * n**0.5) + skewness**2 * t**3 / (27 * n) + skewness / (6 * n**0.5)
        assert g == pytest.approx(wanted, abs=1e-9)


def test_johnson_interval_is_the_t_interval_moved() -> None:
    plain = t_interval(25, 5.0, standard_error=0.3)
    assert plain is not None
    # -2 * 1.5 / (6 * 25) = -0.02
    moved = johnson_interval(25, 5.0, standard_deviation=1.5, skewness=-2.0)
    assert moved == pytest.approx((plain[0] - 0.02, plain[1] - 0.02), abs=1e-12)


def test_values_without_skewness_have_the_t_interval() -> None:
    plain = t_interval(25, 5.0, standard_error=0.3)
    for kind in (johnson_interval, hall_interval, t_hall_interval):
        assert kind(25, 5.0, standard_deviation=1.5, skewness=0.0) == pytest.approx(plain, abs=1e-12)


def test_mirrored_values_have_the_mirrored_interval() -> None:
    for kind in (johnson_interval, hall_interval, t_hall_interval):
        right = kind(25, 1.0, standard_deviation=1.5, skewness=1.2)
        left = kind(25, -1.0, standard_deviation=1.5, skewness=-1.2)
        assert right is not None
        assert left == pytest.approx((-right[1], -right[0]), abs=1e-12)


@pytest.mark.parametrize("skewness", [-2.5, -0.4, 0.0, 1.7])
@pytest.mark.parametrize("confidence", [0.8, 0.95])
def test_t_hall_limits_are_those_that_neither_method_passes(skewness: float, confidence: float) -> None:
    """On each side one of the two methods rejects what lies beyond the limit, and both what lies far beyond."""
    n, mean, deviation = 25, 5.0, 1.5
    interval = t_hall_interval(n, mean, standard_deviation=deviation, skewness=skewness, confidence=confidence)
    assert interval is not None
    quantile = float(stats.t.ppf((1 + confidence) / 2, n - 1))

    def held(limit: float) -> list[bool]:
        t = (mean - limit) / (deviation / n**0.5)
        g = t + skewness * t**2 / (3 * n**0.5) + skewness**2 * t**3 / (27 * n) + skewness / (6 * n**0.5)
        return [abs(t) <= quantile, abs(g) <= quantile]

    for limit, outward in zip(interval, (-1e-6, 1e-6), strict=True):
        assert any(held(limit - outward))
        assert not any(held(limit + outward))


def test_t_hall_follows_hall_on_the_side_of_the_tail_and_t_on_the_other() -> None:
    numbers = {"standard_deviation": 1.5, "skewness": -2.0}
    both, skewed = t_hall_interval(25, 5.0, **numbers), hall_interval(25, 5.0, **numbers)
    plain = t_interval(25, 5.0, standard_error=0.3)
    assert both is not None
    assert skewed is not None
    assert plain is not None
    # a tail of low values: Hall moves both limits down
    assert both == (skewed[0], plain[1])


def test_intervals_without_spread_are_undefined() -> None:
    for kind in (johnson_interval, hall_interval, t_hall_interval):
        assert kind(1, 5.0, standard_deviation=0.0, skewness=0.0) is None
        assert kind(9, 5.0, standard_deviation=0.0, skewness=0.0) is None

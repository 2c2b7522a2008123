"""Lagged association against ordinary least squares, its distribution, and its own algebra."""

from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.special import nctdtr, stdtrit

from scorecard.stats.lagged_association import (
    Associations,
    LaggedAssociation,
    lagged_associations,
    minimum_detectable_effect,
)
from scorecard.stats.prewhitening import innovations

Floats = NDArray[np.float64]
N = 30


def walks(runs: int, *, entities: int = 1, effect: float = 0.0, seed: int = 1, n: int = N) -> tuple[Floats, Floats]:
    """Random walks of which the second takes `effect` of the first's steps one period later."""
    rng = np.random.default_rng(seed)
    steps, own = rng.standard_normal((2, runs, entities, n + 1))
    return np.cumsum(steps[..., 1:], axis=2), np.cumsum(own[..., 1:] + effect * steps[..., :-1], axis=2)


def found(runs: int, *, effect: float = 0.0, seed: int = 1, n: int = N, permutations: int = 999) -> Associations:
    cause, result = walks(runs, effect=effect, seed=seed, n=n)
    return lagged_associations(innovations(cause, result, delay=1), permutations=permutations)


def test_slope_error_and_t_are_those_of_one_regression_on_everything() -> None:
    cause, effect = walks(1, effect=0.5)
    v, w = np.diff(effect[0, 0]), np.diff(cause[0, 0])
    y, x = v[2:], w[1:-1]
    out = np.column_stack([x, np.ones(len(y)), v[1:-1], w[:-2]])
    coefficients, (rest,), *_ = np.linalg.lstsq(out, y, rcond=None)
    degrees = len(y) - 4
    error = math.sqrt(rest / degrees * np.linalg.inv(out.T @ out)[0, 0])
    one = found(1, effect=0.5).one()
    assert (one.n, one.degrees_of_freedom, one.periods, one.entities) == (N - 3, degrees, N - 3, 1)
    assert one.inflation is not None
    assert one.slope == pytest.approx(coefficients[0], rel=1e-10)
    assert one.slope_error == pytest.approx(error * math.sqrt(one.inflation), rel=1e-10)
    t = coefficients[0] / error
    assert one.statistic == pytest.approx(t / math.sqrt(one.inflation), rel=1e-10)
    assert one.effect == pytest.approx(t / math.sqrt(t * t + degrees), rel=1e-10)


def test_inflation_is_bartletts_with_two_lags_and_never_below_one() -> None:
    cause, effect = walks(40, seed=3)
    new = innovations(cause, effect, delay=1)
    many = lagged_associations(new, permutations=99)
    for row in range(40):
        x, y = new.cause[row, 0], new.effect[row, 0]
        rho = [[float(s[k:] @ s[: len(s) - k] / (s @ s)) for s in (x, y)] for k in (1, 2)]
        assert many.inflation[row] == pytest.approx(max(1.0, 1 + 2 * sum(a * b for a, b in rho)), rel=1e-10)
    assert (many.inflation == 1).any()
    assert (many.inflation > 1).any()


def test_inflation_of_a_panel_counts_what_entities_have_in_common() -> None:
    rng = np.random.default_rng(31)
    news = rng.standard_normal((2, 1, 3, N + 1)) + rng.standard_normal((2, 1, 1, N + 1))
    cause, effect = np.cumsum(news + 0.9 * np.roll(news, 2, axis=3), axis=3)
    new = innovations(cause, effect, delay=1)
    x, y = new.cause[0], new.effect[0]
    whole = rest = 0.0
    for e in range(3):
        for f in range(3):
            whole += float(x[e] @ x[f]) * float(y[e] @ y[f])
            for k in (1, 2):
                both = [float(s[e, k:] @ s[f, :-k]) for s in (x, y)]
                rest += both[0] * both[1]
    found = lagged_associations(new, permutations=99).inflation[0]
    assert found == pytest.approx(max(1.0, 1 + 2 * rest / whole), rel=1e-10)
    assert found > 1


def test_intervals_leave_out_zero_exactly_where_p_is_small() -> None:
    many = found(300, effect=0.4, seed=5)
    small = many.p_value <= 0.05
    assert 0.2 < small.mean() < 0.9
    assert ((many.low > 0) | (many.high < 0)).tolist() == small.tolist()
    assert ((many.slope_low > 0) | (many.slope_high < 0)).tolist() == small.tolist()
    assert (many.low <= many.effect).all()
    assert (many.effect <= many.high).all()
    assert (np.abs([many.low, many.high]) <= 1).all()


def test_p_values_are_even_where_nothing_is() -> None:
    many = found(1000, seed=7)
    # the correction for what autocorrelation is left makes it careful; five standard errors above
    assert (many.p_value <= 0.05).mean() <= 0.05 + 5 * (0.05 * 0.95 / 1000) ** 0.5
    assert (many.p_value <= 0.5).mean() == pytest.approx(0.5, abs=0.08)
    assert (many.effect > 0).mean() == pytest.approx(0.5, abs=0.08)


def test_the_level_of_intervals_follows_alpha() -> None:
    cause, effect = walks(1, effect=0.5)
    new = innovations(cause, effect, delay=1)
    narrow, wide = (lagged_associations(new, alpha=a).one() for a in (0.2, 0.01))
    assert wide.low is not None
    assert wide.high is not None
    assert narrow.low is not None
    assert narrow.high is not None
    assert wide.low < narrow.low < narrow.high < wide.high


def test_too_few_permutations_for_the_level_give_no_interval() -> None:
    cause, effect = walks(1)
    one = lagged_associations(innovations(cause, effect, delay=1), alpha=0.001, permutations=99).one()
    assert (one.low, one.high, one.slope_low, one.slope_high) == (None, None, None, None)
    assert one.p_value is not None


def test_pairs_do_not_depend_on_their_neighbours() -> None:
    cause, effect = walks(6, seed=9)
    many = lagged_associations(innovations(cause, effect, delay=1), permutations=499, seed=3)
    for row in range(6):
        one = lagged_associations(innovations(cause[[row]], effect[[row]], delay=1), permutations=499, seed=3)
        assert one.p_value[0] == many.p_value[row]
        assert one.high[0] == pytest.approx(many.high[row], rel=1e-12)


def test_entities_that_move_together_count_for_less() -> None:
    rng = np.random.default_rng(2)
    news = rng.standard_normal((2, 200, 1, 16))
    cause, effect = np.cumsum(np.repeat(news, 8, axis=2) + 0.2 * rng.standard_normal((2, 200, 8, 16)), axis=3)
    many = lagged_associations(innovations(cause, effect, delay=1), permutations=499)
    naive = np.abs(many.statistic) > stdtrit(many.degrees_of_freedom, 0.975)
    assert naive.mean() > 0.3  # eight copies of one history look like eight histories
    assert (many.p_value <= 0.05).mean() <= 0.05 + 5 * (0.05 * 0.95 / 200) ** 0.5


def test_a_series_that_is_still_has_no_association() -> None:
    cause, _ = walks(1)
    one = lagged_associations(innovations(cause, np.full_like(cause, 3.3), delay=1), permutations=99).one()
    assert (one.reason, one.effect, one.p_value, one.inflation) == ("no_variation", None, None, None)
    assert minimum_detectable_effect(one, alpha=0.05) is None


def test_too_short_a_series_has_no_degrees() -> None:
    cause, effect = walks(1, n=6)
    one = lagged_associations(innovations(cause, effect, delay=1), permutations=99).one()
    assert (one.reason, one.degrees_of_freedom, one.effect, one.p_value) == ("no_degrees", 0, None, None)


def test_a_perfect_association_has_the_smallest_p() -> None:
    cause, _ = walks(1)
    new = innovations(cause, 2 * np.roll(cause, 1, axis=2), delay=1)
    one = lagged_associations(new, permutations=199).one()
    assert one.effect == pytest.approx(1.0, abs=1e-12)
    assert one.slope == pytest.approx(2.0, rel=1e-9)
    assert one.p_value == 1 / 200 == one.smallest_p


def test_slopes_come_in_the_unit_asked_for() -> None:
    many = found(2, effect=0.5)
    plain, scaled = many.one(1), many.one(1, unit=8.0)
    assert plain.slope is not None
    assert plain.slope_error is not None
    assert scaled.slope == 8 * plain.slope
    assert scaled.slope_error == 8 * plain.slope_error
    assert (scaled.effect, scaled.p_value) == (plain.effect, plain.p_value)


@pytest.mark.parametrize(("degrees", "alpha", "inflation"), [(6, 0.05, 1.0), (30, 0.005, 1.2), (300, 0.05, 1.0)])
def test_the_detectable_effect_is_found_eighty_times_in_a_hundred(degrees: int, alpha: float, inflation: float) -> None:
    pair = LaggedAssociation(40, 40, 1, degrees, 0.4, 0.1, 0.6, 2.0, 0.5, 3.5, 0.7, inflation, 2.9, 0.01, 0.0001, None)
    least = minimum_detectable_effect(pair, alpha=alpha)
    assert least is not None
    delta = least[1] / 0.7
    # the noncentral t passes the upper critical value with probability 0.8
    assert 1 - nctdtr(degrees, delta, stdtrit(degrees, 1 - alpha / 2)) == pytest.approx(0.8, abs=1e-6)
    assert least[0] == pytest.approx(math.sqrt(delta**2 * inflation / (delta**2 * inflation + degrees)), rel=1e-12)


def test_the_detectable_effect_is_detected_in_simulation() -> None:
    """The mean detectable correlation r of random walks, planted as an effect r / √(1 − r²)."""
    pairs = found(200, seed=12, permutations=99)
    r = float(np.mean([(minimum_detectable_effect(pairs.one(i), alpha=0.05) or (0, 0))[0] for i in range(200)]))
    power = (found(600, effect=r / math.sqrt(1 - r * r), seed=13, permutations=499).p_value <= 0.05).mean()
    # 80 %, four standard errors, and what a mean over data hides
    assert power == pytest.approx(0.8, abs=0.1)

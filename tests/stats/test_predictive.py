"""Predictive distributions against scipy, algebra and simulation."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from scorecard.stats.control_limits import control_limits
from scorecard.stats.predictive import (
    CountPrediction,
    NormalPrediction,
    dispersion,
    lag_one,
    predicted_from_ranges,
    predicted_from_values,
)

NEVER, EVER = -math.inf, math.inf


@pytest.mark.parametrize("n", [5, 12, 300])
@pytest.mark.parametrize("edge", [-4.0, -1.0, 0.0, 1.5, 8.0])
def test_the_next_value_follows_student(n: int, edge: float) -> None:
    found = NormalPrediction(n, 50.0, 2.0, n - 1.0)
    expected = stats.t.sf(edge / math.sqrt(1 + 1 / n), n - 1)
    assert found.chance(50 + 2 * edge, EVER) == pytest.approx(expected, abs=1e-12)
    assert found.chance(NEVER, 50 + 2 * edge) == pytest.approx(1 - expected, abs=1e-12)
    assert found.chance_of(1, horizon=1, low=50 + 2 * edge, high=EVER) == pytest.approx(expected, abs=1e-7)


def test_a_band_is_the_difference_of_its_edges() -> None:
    found = NormalPrediction(8, 0.0, 1.0, 7.0)
    below = stats.t.cdf(np.array([-1.0, 2.0]) / math.sqrt(9 / 8), 7)
    assert found.chance(-1.0, 2.0) == pytest.approx(below[1] - below[0], abs=1e-12)
    assert found.chance_of(1, horizon=1, low=-1.0, high=2.0) == pytest.approx(below[1] - below[0], abs=1e-6)
    assert found.chance(NEVER, EVER) == 1.0


@pytest.mark.parametrize("n", [5, 20])
def test_next_values_share_the_mean_that_is_not_known(n: int) -> None:
    """Distances of two next values from the old mean have the correlation 1 / (n + 1): orthants by arcsine."""
    found, angle = NormalPrediction(n, 3.0, 2.0, n - 1.0), math.asin(1 / (n + 1))
    two, three = 1 / 4 + angle / (2 * math.pi), 1 / 8 + 3 * angle / (4 * math.pi)
    assert found.chance_of(2, horizon=2, low=3.0, high=EVER) == pytest.approx(two, abs=1e-7)
    assert found.chance_of(3, horizon=3, low=3.0, high=EVER) == pytest.approx(three, abs=1e-7)
    assert found.chance_of(2, horizon=3, low=3.0, high=EVER) == pytest.approx(0.5, abs=1e-9)
    assert found.chance_of(1, horizon=3, low=3.0, high=EVER) == pytest.approx(1 - three, abs=1e-7)


def test_an_unsure_edge_adds_its_variance() -> None:
    found = NormalPrediction(4, 10.0, 2.0, 1e9)
    for error in (0.3, 2.0, 20.0):
        expected = stats.norm.sf(2.0 / math.sqrt(4 * 1.25 + error**2))
        assert found.chance(12.0, EVER, error=error) == pytest.approx(expected, abs=1e-4)
        several = found.chance_of(1, horizon=1, low=12.0, high=EVER, error=error)
        assert several == pytest.approx(expected, abs=1e-4)


def test_what_is_delivered_is_reached_so_often() -> None:
    found = NormalPrediction(10, 50.0, 4.0, 9.0)
    reach = stats.t.ppf(0.99, 9) * 4 * math.sqrt(1.1)
    assert found.delivered(0.99, higher_is_better=True) == pytest.approx(50 - reach, abs=1e-9)
    assert found.delivered(0.99, higher_is_better=False) == pytest.approx(50 + reach, abs=1e-9)


@pytest.mark.parametrize(
    ("x", "n", "m"), [(0, 5, 5), (3, 50, 10), (480, 500, 100), (49, 50, 500), (8000, 10_000, 1000)]
)
def test_the_next_count_is_beta_binomial(x: int, n: int, m: int) -> None:
    found, law = CountPrediction(x, n, m, 100.0), stats.betabinom(m, x + 1, n - x + 1)
    for count in {0, 1, m // 2, int(0.8 * m), int(0.96 * m), m}:
        value = 100 * count / m
        assert found.chance(value, EVER) == pytest.approx(law.sf(count - 1), abs=1e-6)
        assert found.chance(NEVER, value) == pytest.approx(law.cdf(count), abs=1e-6)
        assert found.chance(value, value) == pytest.approx(law.pmf(count), abs=1e-6)
    assert found.chance(100.1, EVER) == 0.0


def test_next_rates_share_the_rate_that_is_not_known() -> None:
    """With one trial a period, k hits in a row have the probability Π (x + i) / (n + 1 + i)."""
    found = CountPrediction(7, 9, 1, 1.0)
    expected = 8 / 11 * 9 / 12 * 10 / 13
    assert found.chance_of(3, horizon=3, low=1.0, high=EVER) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("error", [0.5, 4.0])
def test_an_unsure_edge_of_a_rate_is_averaged(error: float) -> None:
    found, law = CountPrediction(160, 200, 50, 100.0), stats.betabinom(50, 161, 41)
    expected = sum(law.pmf(k) * stats.norm.cdf((2 * k - 84) / error) for k in range(51))
    assert found.chance(84.0, EVER, error=error) == pytest.approx(expected, abs=2e-3)


@pytest.mark.parametrize("share", [0.5, 0.95, 0.99])
def test_a_delivered_rate_is_the_best_one_reached_so_often(share: float) -> None:
    found, law = CountPrediction(480, 500, 100, 100.0), stats.betabinom(100, 481, 21)
    best = found.delivered(share, higher_is_better=True)
    assert law.sf(best - 1) >= share > law.sf(best)
    least = found.delivered(share, higher_is_better=False)
    assert law.cdf(least) >= share > law.cdf(least - 1)


def test_mean_and_spread_are_those_of_the_values() -> None:
    values = np.array([3.0, math.nan, 5.0, 4.0, 8.0])
    found = predicted_from_values(values)
    known = values[~np.isnan(values)]
    assert found is not None
    assert (found.n, found.degrees) == (4, 3)
    assert (found.mean, found.sigma) == pytest.approx((known.mean(), known.std(ddof=1)), abs=1e-14)
    assert predicted_from_values(np.array([0.1] * 9)) is None
    assert predicted_from_values(np.array([math.nan, 1.0])) is None


def test_degrees_of_freedom_of_moving_ranges_are_those_of_their_spread() -> None:
    """A standard deviation with d degrees of freedom has the squared coefficient of variation 1 / c4² − 1."""
    rng = np.random.Generator(np.random.PCG64(11))
    ranges = np.abs(np.diff(rng.standard_normal((400_000, 12)), axis=1)).mean(axis=1)
    limits = control_limits(np.arange(12) % 2)
    assert limits is not None
    found = predicted_from_ranges(limits, neighbours=10)
    assert found is not None
    c4 = math.sqrt(2 / found.degrees) * math.gamma((found.degrees + 1) / 2) / math.gamma(found.degrees / 2)
    assert ranges.var() / ranges.mean() ** 2 == pytest.approx(1 / c4**2 - 1, rel=0.01)
    assert (found.n, found.mean, found.sigma) == (12, 0.5, pytest.approx(c4 / 1.128, rel=2e-3))
    assert predicted_from_ranges(limits, neighbours=0).degrees > found.degrees  # type: ignore[union-attr]
    flat = control_limits([2.0, 2.0, 2.0])
    assert flat is not None
    assert predicted_from_ranges(flat, neighbours=1) is None


@pytest.mark.parametrize("values", [[0.3] * 11 + [0.1 + 0.2], [28.0] * 5 + [7 / 25 * 100] * 3])
def test_what_rounding_leaves_is_no_spread(values: list[float]) -> None:
    series = np.array(values)
    assert len(set(values)) == 2  # the same number, formed in two ways
    assert predicted_from_values(series) is None
    assert lag_one(series) is None
    limits = control_limits(series)
    assert limits is not None
    assert predicted_from_ranges(limits, neighbours=len(values) - 2) is None


@pytest.mark.parametrize("n", [5, 12, 24])
def test_what_is_said_of_values_comes_true(n: int) -> None:
    """Of 40 000 stable processes, what is delivered 95 times in 100 is delivered so often, and so are two of three."""
    rng = np.random.Generator(np.random.PCG64(n))
    values = 7 + 3 * rng.standard_normal((40_000, n + 3))
    past, following = values[:, :n], values[:, n:]
    unit = NormalPrediction(n, 0.0, 1.0, n - 1.0)
    for share in (0.5, 0.8, 0.95):
        reach = -unit.delivered(share, higher_is_better=True)
        met = following >= (past.mean(axis=1) - reach * past.std(axis=1, ddof=1))[:, None]
        said = unit.chance_of(2, horizon=3, low=-reach, high=EVER)
        assert met[:, 0].mean() == pytest.approx(share, abs=4 * math.sqrt(share * (1 - share) / 40_000))
        assert (met.sum(axis=1) >= 2).mean() == pytest.approx(said, abs=4 * math.sqrt(said * (1 - said) / 40_000))


def test_what_is_said_of_neighbours_that_hang_together_is_too_much() -> None:
    """With a correlation of 0.5, 95 of 100 become 94, and two of three at 99 of 100 become 96."""
    rng, n = np.random.Generator(np.random.PCG64(5)), 24
    noise = rng.standard_normal((40_000, n + 53))
    values = np.empty_like(noise)
    values[:, 0] = noise[:, 0]
    for at in range(1, noise.shape[1]):
        values[:, at] = 0.5 * values[:, at - 1] + math.sqrt(0.75) * noise[:, at]
    past, following = values[:, 50:-3], values[:, -3:]
    unit = NormalPrediction(n, 0.0, 1.0, n - 1.0)
    reach = -unit.delivered(0.95, higher_is_better=True)
    met = following >= (past.mean(axis=1) - reach * past.std(axis=1, ddof=1))[:, None]
    assert met[:, 0].mean() == pytest.approx(0.94, abs=0.005)
    assert unit.chance_of(2, horizon=3, low=-reach, high=EVER) == pytest.approx(0.99, abs=0.005)
    assert (met.sum(axis=1) >= 2).mean() == pytest.approx(0.96, abs=0.005)


def test_what_is_said_from_moving_ranges_comes_true() -> None:
    """The limits have a mean moving range of 1, so that their sigma is that for each unit of it."""
    rng, n = np.random.Generator(np.random.PCG64(3)), 12
    values = rng.standard_normal((40_000, n + 1))
    ranges = np.abs(np.diff(values[:, :n], axis=1)).mean(axis=1)
    limits = control_limits(np.arange(n) % 2)
    assert limits is not None
    found = predicted_from_ranges(limits, neighbours=n - 2)
    assert found is not None
    unit = NormalPrediction(n, 0.0, 1.0, found.degrees)
    for share in (0.8, 0.95, 0.99):
        reach = -unit.delivered(share, higher_is_better=True)
        met = values[:, n] >= values[:, :n].mean(axis=1) - reach * found.sigma * ranges
        assert met.mean() == pytest.approx(share, abs=4 * math.sqrt(share * (1 - share) / 40_000))


@pytest.mark.slow
def test_what_is_said_of_rates_comes_true() -> None:
    """Over rates spread evenly from 0 to 1, said and observed agree in ten classes of the probability."""
    rng = np.random.Generator(np.random.PCG64(8))
    said, met = [], []
    for rate in rng.random(3000):
        found = CountPrediction(rng.binomial(60, rate), 60, 25, 1.0)
        said.append(found.chance_of(2, horizon=3, low=0.6, high=EVER))
        met.append((rng.binomial(25, rate, 3) >= 15).sum() >= 2)
    classes = np.minimum((np.array(said) * 10).astype(int), 9)
    for each in np.unique(classes):
        inside = classes == each
        room = 4 * math.sqrt(max(np.mean(np.array(said)[inside]) * (1 - np.mean(np.array(said)[inside])), 0.001))
        assert np.mean(np.array(met)[inside]) == pytest.approx(
            np.mean(np.array(said)[inside]), abs=room / math.sqrt(inside.sum())
        )


def test_correlation_of_neighbours_by_hand() -> None:
    assert lag_one(np.array([1.0, 2.0, 4.0, 5.0])) == pytest.approx((2 * 1 + 1 * -1 + -1 * -2) / 10)
    # the gap parts 2 from 4
    assert lag_one(np.array([1.0, 2.0, math.nan, 4.0, 5.0])) == pytest.approx((2 * 1 + -1 * -2) / 10)
    assert lag_one(np.array([3.0, 3.0, 3.0])) is None
    assert lag_one(np.array([math.nan, math.nan])) is None


def test_dispersion_is_the_chi_squared_of_homogeneity() -> None:
    successes, trials = np.array([40.0, 55.0, 47.0, 70.0]), np.array([100.0, 110.0, 90.0, 150.0])
    table = np.array([successes, trials - successes])
    expected = stats.chi2_contingency(table, correction=False)
    assert dispersion(successes, trials) == pytest.approx((expected.statistic / 3, expected.pvalue), abs=1e-12)
    assert dispersion(trials, trials) == (0.0, 1.0)

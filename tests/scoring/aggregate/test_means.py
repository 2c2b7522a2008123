"""Weighted power means on arrays, by hand, against scipy and at their limits."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.stats import pmean

from scorecard.scoring.aggregate.means import mean_of, power_mean_of

NAN = float("nan")


def cells(*scores: float) -> list[np.ndarray]:
    return [np.array([s]) for s in scores]


@pytest.mark.parametrize(
    ("power", "expected"),
    [
        (1, 6.5),
        (2, math.sqrt((16 + 81) / 2)),
        (0, 6.0),
        (-1, 72 / 13),  # 2 / (1/4 + 1/9)
        (0.5, 6.25),  # ((2 + 3) / 2)²
        (math.inf, 9.0),
        (-math.inf, 4.0),
    ],
)
def test_the_power_mean_of_4_and_9(power: float, expected: float):
    assert power_mean_of(cells(4, 9), [1.0, 1.0], power=power)[0] == pytest.approx(expected, abs=1e-12)
    assert power_mean_of(cells(4, NAN, 9), [1.0, 7.0, 1.0], power=power)[0] == pytest.approx(expected, abs=1e-12)
    assert power_mean_of(cells(4, 50, 9), [1.0, 0.0, 1.0], power=power)[0] == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("power", [-7.5, -2.0, -1e-6, 1e-6, 0.3, 3.0, 40.0])
def test_power_means_equal_scipy(power: float):
    rng = np.random.default_rng(3)
    scores, weights = rng.uniform(1, 100, (6, 50)), rng.uniform(0.1, 5, 6)
    found = power_mean_of([*scores], [float(w) for w in weights], power=power)
    tolerance = 1e-9 if abs(power) > 1e-3 else 1e-8  # next to 0 it is scipy that loses digits
    np.testing.assert_allclose(
        found, pmean(scores, power, weights=np.broadcast_to(weights[:, None], scores.shape), axis=0), rtol=tolerance
    )


def test_a_power_next_to_0_or_far_from_it_keeps_its_digits():
    assert power_mean_of(cells(4, 9), [1.0, 1.0], power=1e-12)[0] == pytest.approx(6.0, abs=1e-9)
    assert power_mean_of(cells(90, 100), [1.0, 1.0], power=5000.0)[0] == pytest.approx(100 * 0.5 ** (1 / 5000))
    assert power_mean_of(cells(90, 100), [1.0, 1.0], power=-5000.0)[0] == pytest.approx(90 * 2 ** (1 / 5000))


@pytest.mark.parametrize("power", [-math.inf, -3.0, -1.0, 0.0])
def test_a_child_of_0_makes_0_where_the_power_is_not_above_0(power: float):
    assert power_mean_of(cells(0, 100), [1.0, 9.0], power=power).tolist() == [0.0]
    assert power_mean_of(cells(0, 100), [0.0, 9.0], power=power).tolist() == [100.0]


def test_a_child_of_0_is_made_up_for_where_the_power_is_above_0():
    assert power_mean_of(cells(0, 100), [1.0, 1.0], power=2)[0] == pytest.approx(100 / math.sqrt(2))
    assert power_mean_of(cells(0, 0), [1.0, 1.0], power=2).tolist() == [0.0]


@pytest.mark.parametrize("power", [-2.0, 0.0, 0.5, 2.0])
def test_a_negative_child_has_no_power_mean(power: float):
    assert np.isnan(power_mean_of(cells(-1, 100), [1.0, 1.0], power=power)).all()
    assert power_mean_of(cells(-1, 100), [0.0, 1.0], power=power)[0] == 100.0


@pytest.mark.parametrize(("power", "expected"), [(2.0, math.inf), (0.0, math.inf), (-1.0, 100.0), (1.0, math.inf)])
def test_a_child_without_a_top_leaves_an_upper_bound_open(power: float, expected: float):
    # what an endless child adds to a harmonic mean is nothing: 2 over a fiftieth
    assert power_mean_of(cells(50, math.inf), [1.0, 1.0], power=power)[0] == pytest.approx(expected)
    assert power_mean_of(cells(math.inf, math.inf), [1.0, 1.0], power=power).tolist() == [math.inf]


@pytest.mark.parametrize("power", [-3.0, -1.0, 0.0, 0.4, 2.0])
def test_equal_children_give_their_own_score_exactly(power: float):
    assert power_mean_of(cells(33.3, 33.3, 33.3), [0.1, 0.2, 0.7], power=power).tolist() == [33.3]


def test_weights_may_differ_by_period():
    children = [np.array([[10.0, 10.0, 10.0], [0.0, 20.0, NAN]]), np.array([[50.0, 50.0, NAN], [4.0, 40.0, 8.0]])]
    weights = [np.array([1.0, 3.0, 1.0]), np.array([1.0, 1.0, 0.0])]
    # (10 + 50) / 2, (3·10 + 50) / 4, 10; (0 + 4) / 2, (3·20 + 40) / 4, and nothing with a weight
    np.testing.assert_allclose(mean_of(children, weights), [[30, 20, 10], [2, 25, NAN]])
    np.testing.assert_allclose(power_mean_of(children, weights, power=math.inf), [[50, 50, 10], [4, 40, NAN]])


def test_a_weight_of_0_in_one_period_takes_an_endless_child_out():
    children = [np.array([5.0, 5.0]), np.array([np.inf, np.inf])]
    assert mean_of(children, [1.0, np.array([0.0, 1.0])]).tolist() == [5.0, math.inf]


def test_a_first_child_without_weight_or_score_bounds_nothing():
    first, others = np.array([-5.0, np.nan]), [np.array([20.0, 20.0]), np.array([40.0, 40.0])]
    assert mean_of([first, *others], [0.0, 1.0, 1.0]).tolist() == [30.0, 30.0]
    assert mean_of([first, *others], [np.array([0.0, 2.0]), 1.0, 1.0]).tolist() == [30.0, 30.0]


def test_nothing_has_no_mean():
    assert np.isnan(mean_of([], []))
    assert np.isnan(power_mean_of([], [], power=0))
    assert np.isnan(power_mean_of(cells(NAN, NAN), [1.0, 1.0], power=-1)).all()

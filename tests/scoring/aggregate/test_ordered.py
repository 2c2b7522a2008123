"""Roll-ups by rank: by hand, with missing children, and the one message."""

from __future__ import annotations

import math

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.scoring.aggregate.ordered import greatest_of, least_of, order_weight_table, ordered_of
from tests.refusal import refusal

NAN = float("nan")
CHILDREN = [np.array([20.0, NAN, NAN]), np.array([90.0, 90.0, NAN]), np.array([40.0, 30.0, NAN])]


def test_worst_and_best_child():
    np.testing.assert_array_equal(least_of(CHILDREN, [1.0, 1.0, 1.0]), [20, 30, NAN])
    np.testing.assert_array_equal(greatest_of(CHILDREN, [1.0, 5.0, 1.0]), [90, 90, NAN])
    np.testing.assert_array_equal(greatest_of(CHILDREN, [1.0, 0.0, 1.0]), [40, 30, NAN])
    np.testing.assert_array_equal(least_of(CHILDREN, [np.array([0.0, 1.0, 1.0]), 1.0, 1.0]), [40, 30, NAN])
    assert np.isnan(least_of([], []))
    assert np.isnan(greatest_of([], []))


@pytest.mark.parametrize(
    ("order_weights", "expected"),
    [
        ((1, 0, 0), [90, 90, NAN]),  # the best
        ((0, 0, 1), [20, 30, NAN]),  # the worst
        ((1, 1, 1), [50, 60, NAN]),  # the mean
        ((0, 1, 0), [40, 60, NAN]),  # the median; of two, their mean
        # 0.5·90 + 0.3·40 + 0.2·20 = 61; of two, the first takes 0.5 + half of 0.3
        ((5, 3, 2), [61, 0.65 * 90 + 0.35 * 30, NAN]),
    ],
)
def test_order_weights_belong_to_ranks(order_weights, expected):
    found = ordered_of(CHILDREN, [1.0, 1.0, 1.0], order_weights=order_weights)
    np.testing.assert_allclose(found, expected, atol=1e-12)
    np.testing.assert_allclose(ordered_of(CHILDREN, [9.0, 0.1, 1.0], order_weights=order_weights), expected, atol=1e-12)


def test_a_weight_of_0_takes_a_child_out():
    found = ordered_of(CHILDREN, [1.0, 0.0, 1.0], order_weights=(0, 1, 1))
    # of two: the first rank has a quarter: cumulative 0, 0, 1/2, 1 halfway is 1/4
    np.testing.assert_allclose(found, [0.25 * 40 + 0.75 * 20, 30, NAN], atol=1e-12)


def test_an_endless_child_counts_where_its_rank_has_a_weight():
    children = [np.array([math.inf]), np.array([10.0])]
    assert ordered_of(children, [1.0, 1.0], order_weights=(0, 1)).tolist() == [10.0]
    assert ordered_of(children, [1.0, 1.0], order_weights=(1, 1)).tolist() == [math.inf]
    assert np.isnan(ordered_of([], [], order_weights=(1,)))


def test_table_of_order_weights():
    # cumulative 0, 0.4, 0.7, 0.9, 1 at quarters; at halves 0.7; at thirds 0.6 and 0.7 + 0.2·2/3
    expected = [
        [0, 0, 0, 0],
        [1, 0, 0, 0],
        [0.7, 0.3, 0, 0],
        [0.5, 0.8 + 0.1 / 3 - 0.5, 1 - 0.8 - 0.1 / 3, 0],
        [0.4, 0.3, 0.2, 0.1],
    ]
    np.testing.assert_allclose(order_weight_table((4, 3, 2, 1)), expected, atol=1e-12)


def test_each_child_needs_a_rank():
    assert refusal(lambda: ordered_of(CHILDREN, [1.0, 1.0, 1.0], order_weights=(1, 1)), error=UsageError) == [
        (
            "there must be an order weight for each child; found '2 order weights for 3 children'. "
            "Give one order weight for each child, the best rank first. [order-weights-few]"
        )
    ]

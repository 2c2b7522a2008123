"""Rank-order centroid weights are the mean of all weights in that order."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.weighting import rank_order_centroid


@pytest.mark.parametrize("n", [1, 2, 3, 7, 12])
def test_they_are_the_centre_of_the_corners(n: int) -> None:
    # weights in descending order form a simplex with the corners (1, 0, …), (1/2, 1/2, 0, …), …, (1/n, …, 1/n)
    corners = np.array([[1 / k] * k + [0] * (n - k) for k in range(1, n + 1)])
    w = rank_order_centroid(list(range(1, n + 1)))
    assert w.shares == pytest.approx(corners.mean(axis=0), abs=1e-15)
    assert (w.method, w.total) == ("rank_order_centroid", pytest.approx(1, abs=1e-14))


def test_they_are_the_mean_of_random_weights_in_that_order() -> None:
    draws = np.random.Generator(np.random.PCG64(5)).dirichlet(np.ones(4), size=40_000)
    mean, error = (f(-np.sort(-draws, axis=1), axis=0) for f in (np.mean, np.std))
    w = rank_order_centroid({"c": 3, "a": 1, "d": 4, "b": 2})
    assert (abs(np.array([w[x] for x in "abcd"]) - mean) < 4 * error / 200).all()


def test_tied_ones_share_their_places() -> None:
    assert rank_order_centroid([1, 2, 2]).shares == pytest.approx((11 / 18, 7 / 36, 7 / 36), abs=1e-15)

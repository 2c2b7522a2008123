"""Mean of item means: its deviation, or why there is none."""

from __future__ import annotations

import math

import numpy as np
import pytest

from scorecard.stats.comoments import CoMoments
from scorecard.survey.spreads import Spread, spread_of_means


def test_deviation_is_the_error_times_the_root_of_the_respondents() -> None:
    # rows' means 1, 2, 6: mean 3, sum of squares 14, SD sqrt(7)
    x = np.array([[1, 2, 5], [1, 2, 7]])
    found = spread_of_means(CoMoments.from_values(x, np.ones(x.shape, dtype=np.bool_)), 3)
    assert found is not None
    assert (found.mean, found.deviation) == (3.0, pytest.approx(math.sqrt(7)))
    assert found.reason is None


def test_variance_below_zero_has_a_reason_of_its_own() -> None:
    # Each item: 4 values of mean 0 with sum of squares 4: variance of its mean 4/3 / 4 = 1/3. Every two items: 2 common
    # rows with products -1, -1: covariance -2, of the means 2 (-2) / (4 4) = -1/4. Sum 3/3 - 6/4 = -1/2, below zero.
    x = np.array([[1, -1, 0, 0, 1, -1], [-1, 1, 1, -1, 0, 0], [0, 0, -1, 1, -1, 1]])
    assert spread_of_means(CoMoments.from_values(x, x != 0), 6) == Spread(0.0, None, "negative_variance")


def test_item_with_one_answer_has_no_variance_to_speak_of() -> None:
    x = np.array([[1, 2, 6], [5, 0, 0]])
    assert spread_of_means(CoMoments.from_values(x, x != 0), 3) == Spread(4.0, None)


def test_item_without_an_answer_has_no_mean() -> None:
    x = np.array([[1, 2], [0, 0]])
    assert spread_of_means(CoMoments.from_values(x, x != 0), 2) is None

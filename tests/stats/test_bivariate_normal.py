"""Probabilities of two jointly normal variables."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from scorecard.stats.bivariate_normal import both_below, quadrant_probabilities


@pytest.mark.parametrize("rho", [-0.999, -0.5, 0.0, 0.3, 0.95])
def test_probability_is_that_of_scipy(rho: float) -> None:
    joint = stats.multivariate_normal([0, 0], [[1, rho], [rho, 1]])
    for h in (-2.5, -0.4, 0.0, 1.1, 3.0):
        for k in (-1.7, 0.0, 0.4, 2.2):
            assert both_below(h, k, correlation=rho) == pytest.approx(joint.cdf([h, k]), abs=1e-7)


def test_fully_correlated_variables() -> None:
    assert both_below(0.3, 1.0, correlation=1.0) == pytest.approx(stats.norm.cdf(0.3))
    assert both_below(0.3, 1.0, correlation=-1.0) == pytest.approx(stats.norm.cdf(0.3) - stats.norm.cdf(-1.0))
    assert both_below(-0.3, -1.0, correlation=-1.0) == 0.0


def test_quadrants_by_simulation() -> None:
    draws = np.random.default_rng(1).multivariate_normal([0.4, -0.3], [[0.25, 0.15], [0.15, 0.36]], 200_000)
    first, second = draws[:, 0] >= 0, draws[:, 1] >= 0
    shares = [(first & second).mean(), (first & ~second).mean(), (~first & second).mean(), (~first & ~second).mean()]
    found = quadrant_probabilities((0.4, -0.3), (0.5, 0.6), correlation=0.5)
    assert found == pytest.approx(shares, abs=0.004)
    assert math.fsum(found) == pytest.approx(1, abs=1e-15)

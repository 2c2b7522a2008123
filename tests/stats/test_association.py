"""Correlations and relative weights."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from scorecard.errors import UsageError
from scorecard.stats.association import pearson, relative_weights, relative_weights_of, spearman


def test_correlations_are_those_of_scipy() -> None:
    rng = np.random.default_rng(2)
    x = rng.integers(1, 6, 80).astype(float)
    y = np.clip(x + rng.integers(-2, 3, 80), 1, 5)
    found, other = pearson(x, y), stats.pearsonr(x, y)
    limits = other.confidence_interval()
    assert (found.coefficient, found.p_value) == pytest.approx((other.statistic, other.pvalue))
    assert (found.low, found.high) == pytest.approx((limits.low, limits.high))
    ranks, same = spearman(x, y), stats.spearmanr(x, y)
    assert (ranks.coefficient, ranks.p_value) == pytest.approx((same.statistic, same.pvalue))
    rho = same.statistic
    half = stats.norm.ppf(0.975) * math.sqrt((1 + rho**2 / 2) / 77)
    assert (ranks.low, ranks.high) == pytest.approx(
        (math.tanh(math.atanh(rho) - half), math.tanh(math.atanh(rho) + half))
    )


def test_undefined_correlations_say_why() -> None:
    assert pearson([1, 2], [1, 2]).reason == "too_few"
    assert pearson([1, math.nan, 2, 3], [1, 1, math.nan, 4]).n == 2
    assert pearson([], []).reason == "too_few"
    assert spearman([1, 2, 3, 4], [2, 2, 2, 2]).reason == "no_variance"
    exact = pearson([1, 2, 3, 4], [8, 6, 4, 2])
    assert (exact.coefficient, exact.low, exact.p_value) == (-1.0, None, 0.0)
    with pytest.raises(UsageError) as caught:
        pearson([1, 2, 3], [1, 2])
    assert str(caught.value).endswith(
        "found 'shapes (3,) and (2,)'. Give one value of each variable for every respondent, "
        "NaN where it is missing. [unequal-lengths]"
    )


def test_relative_weights_are_johnsons() -> None:
    """The definition itself: regress outcome and predictors on the nearest uncorrelated variables."""
    rng = np.random.default_rng(5)
    x = rng.normal(size=(90, 4)) @ rng.normal(size=(4, 4))
    y = x @ [1, 0.5, -1, 0] + rng.normal(size=90)
    found = relative_weights(x, y)
    p, _, q = np.linalg.svd(stats.zscore(x) / math.sqrt(90), full_matrices=False)
    nearest = p @ q
    target = stats.zscore(y) / math.sqrt(90)
    beta = nearest.T @ target
    loadings = nearest.T @ (stats.zscore(x) / math.sqrt(90))
    assert found.raw == pytest.approx((loadings.T**2) @ beta**2)
    r_squared = 1 - np.linalg.lstsq(stats.zscore(x), stats.zscore(y), rcond=None)[1][0] / 90
    assert found.r_squared == pytest.approx(r_squared)
    assert found.shares == pytest.approx(np.array(found.raw) / r_squared)
    assert math.fsum(found.shares) == pytest.approx(1)
    assert found.n == 90


def test_two_predictors_share_like_averages_over_orderings() -> None:
    """With two predictors the weights equal the mean gain in R² over both orders of entry."""
    r1, r2, r12 = 0.6, 0.3, 0.45
    whole = (r1**2 + r2**2 - 2 * r1 * r2 * r12) / (1 - r12**2)
    found = relative_weights_of([[1, r12], [r12, 1]], [r1, r2])
    assert found.raw == pytest.approx(((r1**2 + whole - r2**2) / 2, (r2**2 + whole - r1**2) / 2))


def test_weights_that_are_undefined_say_why() -> None:
    assert relative_weights([[1, 1], [2, 3]], [1, 2]).reason == "too_few"
    assert relative_weights([[1, 2], [2, 2], [3, 2], [4, 2]], [1, 2, 3, 5]).reason == "no_variance"
    assert relative_weights([[1, 2], [2, 4], [3, 6], [5, 10]], [1, 2, 3, 5]).reason == "collinear"
    assert relative_weights_of([[1.0, 0.0], [0.0, 1.0]], [0.0, 0.0]).shares == (0.0, 0.0)

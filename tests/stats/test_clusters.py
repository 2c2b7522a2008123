"""The clustered standard error equals the sandwich of a regression on a constant."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.stats.clusters import ClusteredMean, clustered_mean


def test_standard_error_equals_the_sandwich_matrix() -> None:
    rng = np.random.default_rng(3)
    cluster = rng.integers(0, 12, 90)
    x = rng.integers(-6, 7, 90) + cluster % 5
    found = clustered_mean(
        [int(x[cluster == g].sum()) for g in range(12)], [int((cluster == g).sum()) for g in range(12)]
    )
    residual, one = x - x.mean(), np.ones((90, 1))
    bread = np.linalg.inv(one.T @ one)
    scores = [one[cluster == g].T @ residual[cluster == g] for g in range(12)]
    meat = sum(np.outer(s, s) for s in scores)
    # CR1: G / (G - 1) * (n - 1) / (n - 1) for one coefficient
    variance = (bread @ meat @ bread)[0, 0] * 12 / 11
    assert (found.n, found.clusters, found.degrees_of_freedom) == (90, 12, 11)
    assert found.mean == pytest.approx(x.mean(), rel=1e-14)
    assert found.standard_error == pytest.approx(variance**0.5, rel=1e-12)


def test_one_value_a_cluster_is_the_usual_standard_error() -> None:
    x = [1, 4, 4, 7, 2]
    assert clustered_mean(x, [1] * 5).standard_error == pytest.approx(np.std(x, ddof=1) / 5**0.5, rel=1e-14)


def test_equal_values_within_clusters_count_once() -> None:
    # each cluster of 10 says the same thing: the error is that of three values
    found = clustered_mean([10, 40, 70], [10, 10, 10])
    assert found.standard_error == pytest.approx(np.std([1, 4, 7], ddof=1) / 3**0.5, rel=1e-14)


def test_exact_sums_make_the_order_immaterial() -> None:
    totals, counts = [Fraction(1, 3), Fraction(1, 7), Fraction(22, 60), Fraction(5, 3)], [2, 1, 3, 4]
    assert clustered_mean(totals, counts) == clustered_mean(totals[::-1], counts[::-1])
    assert clustered_mean([*totals, 0], [*counts, 0]) == clustered_mean(totals, counts)


def test_undefined_errors_say_why() -> None:
    assert clustered_mean([], []) == clustered_mean([0], [0]) == ClusteredMean(0, 0, reason="nobody_answered")
    assert clustered_mean([6], [4]) == ClusteredMean(4, 1, 1.5, reason="one_cluster")
    assert clustered_mean([2, 4], [1, 2]) == ClusteredMean(3, 2, 2.0, 0.0, 1, reason="no_variance")


def test_sums_and_numbers_must_match() -> None:
    with pytest.raises(UsageError) as caught:
        clustered_mean([1, 2], [1])
    assert str(caught.value) == (
        "Each cluster needs a sum and a number of values of 0 or more.\n"
        "  each cluster needs a sum and a number of values of 0 or more; "
        "found '2 sums and 1 numbers, the least 1'. Sum and count the values of each cluster. [bad-clusters]"
    )

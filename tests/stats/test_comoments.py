"""Co-moments equal the textbook sums over the rows that have both values."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest

from scorecard.stats.comoments import CoMoments
from scorecard.stats.exact import whole


def sample(seed: int = 1, n: int = 60, q: int = 4) -> tuple[np.ndarray, np.ndarray]:
    """Return whole numbers and a pattern with holes."""
    rng = np.random.default_rng(seed)
    return rng.integers(1, 8, (q, n)), rng.random((q, n)) > 0.2


def test_pairwise_covariance_equals_the_definition() -> None:
    x, there = sample()
    c = CoMoments.from_values(x, there).covariance()
    for i in range(4):
        for j in range(4):
            both = there[i] & there[j]
            assert c[i, j] == pytest.approx(np.cov(x[i, both], x[j, both])[0, 1], rel=1e-12)


def test_covariance_below_two_common_rows_is_nan() -> None:
    x = np.array([[1, 2, 3], [4, 5, 6]])
    there = np.array([[True, True, False], [False, True, True]])
    c = CoMoments.from_values(x, there).covariance()
    assert np.isnan(c[0, 1])
    assert c[0, 0] == 0.5


def test_parts_add_up_bit_for_bit() -> None:
    x, there = sample(n=500)
    whole = CoMoments.from_values(x, there)
    parts = CoMoments.from_values(x[:, :3], there[:, :3]) + CoMoments.from_values(x[:, 3:], there[:, 3:])
    assert parts == whole
    assert parts.covariance().tobytes() == whole.covariance().tobytes()
    assert whole != CoMoments.from_values(x[:, :3], there[:, :3])
    assert whole != 1


def test_select_and_difference_equal_tables_made_from_the_data() -> None:
    x, there = sample()
    pairs = CoMoments.from_values(x, there[:2], group=(0, 1, 0, 1))
    direct = CoMoments.from_values(x[2:] - x[:2], there[:2])
    assert pairs.difference((0, 1), (2, 3)) == direct
    assert pairs.select((2, 3)) == CoMoments.from_values(x[2:], there[:2])


def test_combination_is_the_weighted_sum() -> None:
    x, _ = sample()
    all_there = np.ones((1, x.shape[1]), dtype=bool)
    w = [Fraction(1, 3), Fraction(1, 2), Fraction(0), Fraction(1, 6)]
    m = CoMoments.from_values(x, all_there, group=(0,) * 4).combination(w)
    y = np.array([float(v) for v in w]) @ x
    assert m.mean == pytest.approx(y.mean(), rel=1e-14)
    assert m.variance == pytest.approx(y.var(ddof=1), rel=1e-12)


def test_mean_of_means_is_the_mean_of_rows_when_nothing_is_missing() -> None:
    x, _ = sample()
    m = CoMoments.from_values(x, np.ones(x.shape, dtype=bool))
    mean, error = m.mean_of_means() or (None, None)
    rows = x.mean(axis=0)
    assert mean == pytest.approx(rows.mean(), rel=1e-14)
    assert error == pytest.approx(rows.std(ddof=1) / np.sqrt(len(rows)), rel=1e-12)


def test_mean_of_means_with_holes_sums_the_covariances_of_the_means() -> None:
    x, there = sample()
    mean, error = CoMoments.from_values(x, there).mean_of_means() or (None, None)
    means = [x[i, there[i]].mean() for i in range(4)]
    variance = 0.0
    for i in range(4):
        for j in range(4):
            both = there[i] & there[j]
            c = ((x[i, both] - means[i]) * (x[j, both] - means[j])).sum() / (both.sum() - 1)
            variance += both.sum() * c / (there[i].sum() * there[j].sum()) / 16
    assert mean == pytest.approx(np.mean(means), rel=1e-14)
    assert error == pytest.approx(np.sqrt(variance), rel=1e-12)


def test_standard_error_of_mean_of_means_stands_where_nearly_all_is_missing() -> None:
    # the spread over simulated samples is what the standard errors say, within 8 %
    rng = np.random.default_rng(11)
    estimates, variances = [], []
    for _ in range(1500):
        x = np.rint(20 * (rng.normal(size=(1, 60)) + rng.normal(size=(8, 60)))).astype(int)
        found = CoMoments.from_values(x, rng.random((8, 60)) > 0.9).mean_of_means()
        if found is not None and found[1] is not None:
            estimates.append(found[0])
            variances.append(found[1] ** 2)
    assert len(estimates) > 1000
    assert np.std(estimates) == pytest.approx(np.sqrt(np.mean(variances)), rel=0.08)


def test_a_variable_with_one_row_leaves_the_error_undefined() -> None:
    there = np.array([[True, True, True], [True, False, False]])
    assert CoMoments.from_values(np.array([[1, 2, 6], [5, 0, 0]]), there).mean_of_means() == (4.0, None)


def test_standard_error_of_mean_of_means_covers_its_sampling_spread() -> None:
    # the estimate's spread over simulated samples is what its standard error says, within 5 %
    rng = np.random.default_rng(8)
    estimates, errors = [], []
    for _ in range(1500):
        base = rng.normal(0, 1, 60)
        x = np.clip(np.rint(4 + base + rng.normal(0, 1, (3, 60))), 1, 7).astype(int)
        there = rng.random((3, 60)) > np.array([[0.0], [0.3], [0.5]])
        estimate, error = CoMoments.from_values(x, there).mean_of_means() or (np.nan, np.nan)
        estimates.append(estimate)
        errors.append(error)
    assert np.std(estimates) == pytest.approx(np.sqrt(np.mean(np.square(np.array(errors, dtype=float)))), rel=0.05)


def test_mean_of_means_without_a_value_is_undefined() -> None:
    x = np.array([[1, 2], [3, 4]])
    assert CoMoments.from_values(x, np.array([[True, True], [False, False]])).mean_of_means() is None
    one = CoMoments.from_values(x[:, :1], np.ones((2, 1), dtype=bool))
    assert one.mean_of_means() == (2.0, None)


def test_covariances_of_a_hundred_million_rows_are_rounded_once() -> None:
    rng = np.random.default_rng(8)
    x, there = rng.integers(1, 8, (4, 200)), rng.random((4, 200)) > 0.2
    one = CoMoments.from_values(x, there)
    for factor in (1, 10**6, 10**12):
        tables = [whole(t.astype(np.object_) * factor) for t in (one.n, one.sums, one.products)]
        small = CoMoments(one.group, *tables)
        found = small.covariance()
        assert np.array_equal(found, found.T)
        for i, j in np.ndindex(4, 4):
            n, si, sj = (int(v) * factor for v in (one.n[i, j], one.sums[i, j], one.sums[j, i]))
            p = int(one.products[i, j]) * factor
            assert found[i, j] == float(Fraction(n * p - si * sj, n * (n - 1)))
        mean, error = small.mean_of_means() or (None, None)
        own = [int(one.n[i, i]) * factor for i in range(4)]
        assert mean == float(sum((Fraction(int(one.sums[i, i]) * factor, own[i]) for i in range(4)), Fraction(0)) / 4)
        assert error == pytest.approx(one_error(small, own), rel=1e-14)


def one_error(table: CoMoments, own: list[int]) -> float:
    """Return the standard error of the mean of means, written out in fractions."""
    total = Fraction(0)
    for i, j in np.ndindex(len(own), len(own)):
        n, p = int(table.n[i, j]), int(table.products[i, j])
        si, sj = int(table.sums[i, j]), int(table.sums[j, i])
        mi, mj = Fraction(int(table.sums[i, i]), own[i]), Fraction(int(table.sums[j, j]), own[j])
        total += (p - mi * sj - mj * si + n * mi * mj) / (n - 1) * n / (own[i] * own[j])
    return math.sqrt(total) / len(own)

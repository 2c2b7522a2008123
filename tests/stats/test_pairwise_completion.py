"""Missing entries against algebra, and against a search that knows nothing but the eigenvalue."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize

from scorecard.stats.pairwise_completion import complete, connected_parts, log_least_squares
from scorecard.stats.pairwise_matrices import row_geometric_means
from tests.stats.test_pairwise_matrices import reciprocal


def test_consistent_judgements_are_completed_exactly() -> None:
    w = np.array([8.0, 4.0, 2.0, 1.0])
    whole = w[:, None] / w[None, :]
    found = complete(whole[None], np.array([[[0, 3], [1, 2]]]))
    np.testing.assert_allclose(found.matrices[0], whole, rtol=1e-12)
    np.testing.assert_allclose(found.values, 4, rtol=1e-14)
    np.testing.assert_allclose(found.vectors[0], w / 15, rtol=1e-12)


def test_the_example_of_the_paper() -> None:
    # Bozóki, Fülöp, Rónyai (2010); sqrt(8/15) makes the case symmetric, AHPy finds 0.730297
    a = np.array([[1, 1, 5, 2], [1, 1, 3, 4], [1 / 5, 1 / 3, 1, 1], [1 / 2, 1 / 4, 1, 1]])
    found = complete(a[None], np.array([[[2, 3]]]))
    assert found.matrices[0, 2, 3] == pytest.approx(np.sqrt(8 / 15), abs=1e-10)


@pytest.mark.parametrize(("n", "holes", "spread"), [(5, 1, 0.5), (5, 3, 2.0), (6, 8, 0.3), (7, 10, 1.0), (4, 2, 4.0)])
def test_no_other_values_give_a_smaller_eigenvalue(n: int, holes: int, spread: float) -> None:
    a = reciprocal(4, n, spread=spread, seed=holes)
    pairs = [(i, j) for i in range(n) for j in range(i + 1, n)]
    random = np.random.default_rng(n)
    missing = []
    for _ in range(len(a)):
        while True:
            chosen = [pairs[i] for i in sorted(random.choice(len(pairs), holes, replace=False))]
            given = np.ones((n, n), dtype=bool)
            for i, j in chosen:
                given[i, j] = given[j, i] = False
            if len(connected_parts(given)) == 1:
                break
        missing.append(chosen)
    found = complete(a, np.array(missing))
    for k in range(len(a)):

        def largest(x: np.ndarray, k: int = k) -> float:
            trial = a[k].copy()
            for (i, j), value in zip(missing[k], np.exp(x), strict=True):
                trial[i, j], trial[j, i] = value, 1 / value
            return float(np.linalg.eigvals(trial).real.max())

        searched = minimize(largest, np.zeros(holes), method="BFGS", options={"gtol": 1e-7})
        assert found.values[k] <= searched.fun * (1 + 1e-12)
        assert found.values[k] == pytest.approx(largest(np.log([found.matrices[k][p] for p in missing[k]])), rel=1e-12)
        inside = np.ones((n, n), dtype=bool)
        for i, j in missing[k]:
            inside[i, j] = inside[j, i] = False
        assert (found.matrices[k][inside] == a[k][inside]).all()


def test_a_matrix_is_completed_alike_among_others() -> None:
    a = reciprocal(40, 6, spread=1.5)
    missing = np.array([[[0, 1], [2, 5]]] * 40)
    whole = complete(a, missing)
    for k in (0, 13, 39):
        alone = complete(a[k : k + 1], missing[k : k + 1])
        np.testing.assert_allclose(alone.matrices[0], whole.matrices[k], rtol=1e-13)


def test_nothing_missing_changes_nothing() -> None:
    a = reciprocal(2, 4, spread=1.0)
    found = complete(a, np.empty((2, 0, 2), dtype=np.intp))
    assert (found.matrices == a).all()


def test_least_squares_of_all_pairs_are_geometric_means() -> None:
    a = reciprocal(5, 6, spread=1.0)
    np.testing.assert_allclose(log_least_squares(a), row_geometric_means(a), rtol=1e-12)


def test_least_squares_with_holes_solve_the_normal_equations() -> None:
    a = reciprocal(1, 5, spread=1.0)
    a[0, 0, 4] = a[0, 4, 0] = a[0, 1, 3] = a[0, 3, 1] = np.nan
    given = [(i, j) for i in range(5) for j in range(i + 1, 5) if not np.isnan(a[0, i, j])]
    design = np.zeros((len(given) + 1, 5))
    for row, (i, j) in enumerate(given):
        design[row, i], design[row, j] = 1, -1
    design[-1] = 1  # the logarithms sum to nothing
    logs = np.linalg.lstsq(design, np.array([*(np.log(a[0][p]) for p in given), 0.0]), rcond=None)[0]
    np.testing.assert_allclose(log_least_squares(a)[0], np.exp(logs) / np.exp(logs).sum(), rtol=1e-12)


def test_parts_hang_together_over_others() -> None:
    given = np.zeros((6, 6), dtype=bool)
    given[0, 2] = given[5, 2] = given[3, 1] = True
    assert connected_parts(given) == ((0, 2, 5), (1, 3), (4,))
    assert connected_parts(np.ones((3, 3), dtype=bool)) == ((0, 1, 2),)

"""Least squares."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from scorecard.errors import UsageError
from scorecard.stats.least_squares import complete_rows, least_squares, spread_of


@pytest.mark.parametrize("whole", [True, False])
def test_fit_is_that_of_numpy(whole: bool) -> None:
    rng = np.random.default_rng(7)
    x = rng.integers(1, 8, (60, 4)).astype(float) if whole else rng.normal(5, 2, (60, 4))
    y = np.rint(x @ [1, 0, -2, 0.5] + rng.normal(0, 3, 60)) + (0 if whole else 0.1)
    fit = least_squares(x, y)
    design = np.column_stack([np.ones(60), x])
    b, residual, *_ = np.linalg.lstsq(design, y, rcond=None)
    covariance = residual[0] / 55 * np.linalg.inv(design.T @ design)
    assert fit.coefficients == pytest.approx(b, rel=1e-9)
    assert fit.covariance == pytest.approx(covariance, rel=1e-8)
    assert fit.standard_errors == pytest.approx(np.sqrt(np.diag(covariance)))
    assert fit.r_squared == pytest.approx(1 - residual[0] / ((y - y.mean()) ** 2).sum())
    assert fit.adjusted_r_squared == pytest.approx(1 - residual[0] / 55 / y.var(ddof=1))
    t = b / np.sqrt(np.diag(covariance))
    assert fit.statistics == pytest.approx(t)
    assert fit.p_values == pytest.approx(2 * stats.t.sf(np.abs(t), 55))
    z, zy = stats.zscore(x, ddof=1), stats.zscore(y, ddof=1)
    assert fit.standardised == pytest.approx(np.linalg.lstsq(z, zy, rcond=None)[0])
    assert fit.standardised_errors == pytest.approx(
        np.array(fit.standard_errors[1:]) * x.std(axis=0, ddof=1) / y.std(ddof=1)
    )
    others = least_squares(np.delete(x, 2, axis=1), x[:, 2])
    assert others.r_squared is not None
    assert fit.inflation[2] == pytest.approx(1 / (1 - others.r_squared))
    assert fit.condition_number == pytest.approx(np.linalg.cond(z))


def test_order_of_the_rows_changes_no_bit() -> None:
    rng = np.random.default_rng(3)
    for rows in (rng.integers(1, 6, (200, 3)).astype(float), rng.normal(0, 1, (200, 3)) * [1, 1e9, 1e-9]):
        first, second = spread_of(rows), spread_of(rows[rng.permutation(200)])
        assert first.means.tobytes() == second.means.tobytes()
        assert first.covariance.tobytes() == second.covariance.tobytes()


def test_what_cannot_be_fitted_says_why() -> None:
    assert least_squares([[1], [2]], [1, 2]).reason == "too_few"
    assert least_squares(np.empty((0, 1)), np.empty(0)).reason == "too_few"
    assert least_squares([[0.1]] * 5, [1, 2, 3, 4, 5]).reason == "no_variance"
    assert least_squares([[1, 2], [2, 4], [3, 6], [5, 10], [7, 14]], [1, 2, 2, 3, 5]).reason == "collinear"
    exact = least_squares([[1], [2], [3], [4]], [1, 2, 3, 4])
    assert (exact.r_squared, exact.standard_errors, exact.p_values) == (1.0, (0.0, 0.0), (None, None))


def test_rows_with_a_hole_are_left_out() -> None:
    assert least_squares([[1], [math.nan], [3], [4], [6]], [1, 2, 3, math.nan, 4]).n == 3


def test_shapes_that_do_not_fit_are_refused() -> None:
    with pytest.raises(UsageError) as caught:
        complete_rows([[1, 2], [3, 4]], [1, 2, 3])
    assert str(caught.value) == (
        "A regression needs a table of predictors and one outcome for each of its rows.\n"
        "  a regression needs a table of predictors and one outcome for each of its rows; "
        "found 'shapes (2, 2) and (3,)'. Give one row a respondent, NaN where an answer is missing. [regression-shapes]"
    )

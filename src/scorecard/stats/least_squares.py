"""Least squares from exact means, variances and covariances."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.errors import UsageError
from scorecard.stats.comoments import CoMoments

__all__ = ["LeastSquares", "Spread", "complete_rows", "fit_of", "least_squares", "spread_of", "two_sided"]

_WIDEST = 2**40
_SINGULAR = 1e-10

FitReason = Literal["too_few", "no_variance", "collinear"]


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """Means and covariances of some variables over the same rows.

    Attributes
    ----------
    n : int
        Number of rows.
    means : ndarray of float, shape (q,)
        Means of the variables.
    covariance : ndarray of float, shape (q, q)
        Covariances with n − 1.
    """

    n: int
    means: NDArray[np.float64]
    covariance: NDArray[np.float64]

    @property
    def correlation(self) -> NDArray[np.float64]:
        """Correlations; every variable needs a variance."""
        scale = np.sqrt(np.diag(self.covariance))
        found: NDArray[np.float64] = self.covariance / np.outer(scale, scale)
        np.fill_diagonal(found, 1.0)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class LeastSquares:
    """A linear model fitted by least squares.

    Attributes
    ----------
    n : int
        Complete rows.
    degrees_of_freedom : int
        n − k − 1.
    coefficients, standard_errors : tuple of float
        Intercept first, then the k predictors; empty where the fit is undefined.
    statistics, p_values : tuple of float or None
        t and its two-sided p-value; None without any residual.
    standardised, standardised_errors : tuple of float
        Coefficients of the k standardised predictors.
    covariance : ndarray of float, shape (k + 1, k + 1), or None
        Of the coefficients.
    r_squared, adjusted_r_squared : float or None
        Share of the variance explained.
    inflation : tuple of float
        Variance inflation factor of each predictor, 1 / (1 − R² on the others).
    condition_number : float or None
        Of the predictors' correlations: √(largest / smallest eigenvalue).
    reason : {"too_few", "no_variance", "collinear"} or None
        Why the fit is undefined.
    """

    n: int
    degrees_of_freedom: int
    coefficients: tuple[float, ...] = ()
    standard_errors: tuple[float, ...] = ()
    statistics: tuple[float | None, ...] = ()
    p_values: tuple[float | None, ...] = ()
    standardised: tuple[float, ...] = ()
    standardised_errors: tuple[float, ...] = ()
    covariance: NDArray[np.float64] | None = None
    r_squared: float | None = None
    adjusted_r_squared: float | None = None
    inflation: tuple[float, ...] = ()
    condition_number: float | None = None
    reason: FitReason | None = None


def complete_rows(predictors: ArrayLike, outcome: ArrayLike) -> NDArray[np.float64]:
    """Return predictors and outcome of the rows without any NaN, the outcome last.

    Parameters
    ----------
    predictors : array_like of float, shape (n, k)
        One row a respondent.
    outcome : array_like of float, shape (n,)
        What is explained.

    Returns
    -------
    ndarray of float, shape (m, k + 1)
        The complete rows.

    Raises
    ------
    UsageError
        If the two do not have one row for every respondent.
    """
    x = np.asarray(predictors, dtype=np.float64)
    y = np.asarray(outcome, dtype=np.float64)
    if x.ndim != 2 or y.ndim != 1 or len(x) != len(y):
        raise UsageError.single(
            "regression-shapes",
            "a regression needs a table of predictors and one outcome for each of its rows",
            found=f"shapes {x.shape} and {y.shape}",
            cure="Give one row a respondent, NaN where an answer is missing.",
        )
    both = np.column_stack([x, y])
    return both[~np.isnan(both).any(axis=1)]


def spread_of(rows: NDArray[np.float64]) -> Spread:
    """Return means and covariances, the same bit for bit in whatever order the rows come.

    Parameters
    ----------
    rows : ndarray of float, shape (n, q)
        One variable a column; nothing missing.

    Returns
    -------
    Spread
        Means and covariances.

    Notes
    -----
    Whole numbers are summed in integers and rounded once. Other numbers are summed with `math.fsum`,
    whose result does not depend on the order of its terms.
    """
    n, q = rows.shape
    if n < 2:
        means = rows[0].copy() if n else np.full(q, math.nan)
        return Spread(n, means, np.full((q, q), math.nan))
    if np.abs(rows).max(initial=0) < _WIDEST and not (rows != np.rint(rows)).any():
        everyone = np.ones((1, n), dtype=np.bool_)
        table = CoMoments.from_values(rows.T.astype(np.int64), everyone, group=(0,) * q)
        return Spread(n, np.array([int(s) / n for s in table.sums[:, 0].tolist()]), table.covariance())
    means = np.array([math.fsum(column.tolist()) / n for column in rows.T])
    centred = rows - means
    covariance = np.zeros((q, q))
    for i in range(q):
        for j in range(i + 1):
            covariance[i, j] = covariance[j, i] = math.fsum((centred[:, i] * centred[:, j]).tolist()) / (n - 1)
    # what differs by no more than its own rounding has no variance
    flat = np.ptp(rows, axis=0) <= 4 * np.spacing(np.abs(rows).max(axis=0))
    covariance[flat, :] = 0.0
    covariance[:, flat] = 0.0
    return Spread(n, means, covariance)


def least_squares(predictors: ArrayLike, outcome: ArrayLike) -> LeastSquares:
    """Return the least-squares fit of an outcome on predictors and a constant.

    Parameters
    ----------
    predictors : array_like of float, shape (n, k)
        One row a respondent; a row with a NaN is left out.
    outcome : array_like of float, shape (n,)
        What is explained.

    Returns
    -------
    LeastSquares
        The fit; undefined, with the reason, when there are no more rows than coefficients, a variable
        does not vary, or the predictors are linearly dependent.

    Raises
    ------
    UsageError
        If the two do not have one row for every respondent.

    Notes
    -----
    b = S⁻¹ s with the covariances S of the predictors and s with the outcome; the errors are those of
    ordinary least squares, σ² = SS of the residuals / (n − k − 1).

    Examples
    --------
    >>> fit = least_squares([[0], [1], [2], [3]], [1, 3, 4, 8])
    >>> [round(b, 12) for b in fit.coefficients], round(fit.r_squared, 4)
    ([0.7, 2.2], 0.9308)
    """
    return fit_of(spread_of(complete_rows(predictors, outcome)))


def fit_of(spread: Spread) -> LeastSquares:
    """Return the least-squares fit of the last variable on the others from means and covariances."""
    n, k = spread.n, len(spread.means) - 1
    df = n - k - 1
    if df < 1 or k < 1:
        return LeastSquares(n, df, reason="too_few")
    if not (np.diag(spread.covariance) > 0).all():
        return LeastSquares(n, df, reason="no_variance")
    r = spread.correlation
    eigenvalues = np.linalg.eigvalsh(r[:k, :k])
    if eigenvalues[0] < _SINGULAR:
        return LeastSquares(n, df, reason="collinear")
    inverse = np.linalg.inv(r[:k, :k])
    beta = inverse @ r[:k, k]
    r_squared = min(1.0, float(beta @ r[:k, k]))
    unexplained = 1 - r_squared if 1 - r_squared > 1e-14 * n else 0.0
    scale = np.sqrt(np.diag(spread.covariance))
    slopes = beta * scale[k] / scale[:k]
    # covariance of the coefficients: slopes first, then the intercept through the means
    error = unexplained / df
    of_beta = inverse * error
    of_slopes = of_beta * scale[k] ** 2 / np.outer(scale[:k], scale[:k])
    to_intercept = -of_slopes @ spread.means[:k]
    residual = (n - 1) * spread.covariance[k, k] * error
    covariance = np.empty((k + 1, k + 1))
    covariance[1:, 1:] = of_slopes
    covariance[0, 1:] = covariance[1:, 0] = to_intercept
    covariance[0, 0] = residual / n - float(spread.means[:k] @ to_intercept)
    coefficients = (float(spread.means[k] - slopes @ spread.means[:k]), *map(float, slopes))
    errors = tuple(math.sqrt(max(v, 0.0)) for v in np.diag(covariance).tolist())
    statistics = tuple(b / e if e > 0 else None for b, e in zip(coefficients, errors, strict=True))
    return LeastSquares(
        n,
        df,
        coefficients,
        errors,
        statistics,
        tuple(two_sided(t, df) for t in statistics),
        standardised=tuple(map(float, beta)),
        standardised_errors=tuple(math.sqrt(v) for v in np.diag(of_beta).tolist()),
        covariance=covariance,
        r_squared=r_squared,
        adjusted_r_squared=1 - unexplained * (n - 1) / df,
        inflation=tuple(map(float, np.diag(inverse))),
        condition_number=math.sqrt(float(eigenvalues[-1] / eigenvalues[0])),
    )


def two_sided(t: float | None, degrees_of_freedom: int) -> float | None:
    """Return the two-sided p-value of a t statistic."""
    if t is None:
        return None
    from scipy.special import stdtr

    return min(1.0, 2 * float(stdtr(degrees_of_freedom, -abs(t))))

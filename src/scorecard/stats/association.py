"""How strongly variables go together: correlations, relative weights of predictors."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.errors import UsageError
from scorecard.stats.intervals import check_confidence
from scorecard.stats.least_squares import Spread, complete_rows, spread_of, two_sided

__all__ = [
    "Correlation",
    "RelativeWeights",
    "pearson",
    "relative_weights",
    "relative_weights_of",
    "spearman",
    "weights_of",
]

_SINGULAR = 1e-10


@dataclass(frozen=True, slots=True)
class Correlation:
    """A correlation coefficient with its interval and test.

    Attributes
    ----------
    n : int
        Complete pairs.
    coefficient : float or None
        r or rho, −1 to 1.
    low, high : float or None
        Confidence limits; None below four pairs, or at −1 and 1.
    statistic, p_value : float or None
        t with n − 2 degrees of freedom and its two-sided p-value against 0.
    reason : {"too_few", "no_variance"} or None
        Why something is undefined.
    """

    n: int
    coefficient: float | None = None
    low: float | None = None
    high: float | None = None
    statistic: float | None = None
    p_value: float | None = None
    reason: Literal["too_few", "no_variance"] | None = None


@dataclass(frozen=True, slots=True)
class RelativeWeights:
    """How the variance that predictors explain together is shared out among them.

    Attributes
    ----------
    n : int
        Complete rows; 0 when made from correlations.
    raw : tuple of float
        Relative weight of each predictor; they sum to R². Empty where undefined.
    shares : tuple of float
        The weights as shares of R².
    r_squared : float or None
        Share of the variance explained by all predictors together.
    reason : {"too_few", "no_variance", "collinear"} or None
        Why the weights are undefined.
    """

    n: int
    raw: tuple[float, ...] = ()
    shares: tuple[float, ...] = ()
    r_squared: float | None = None
    reason: Literal["too_few", "no_variance", "collinear"] | None = None


def pearson(first: ArrayLike, second: ArrayLike, *, confidence: float = 0.95) -> Correlation:
    """Return the product-moment correlation.

    Parameters
    ----------
    first, second : array_like of float, shape (n,)
        Paired values; a pair with a NaN is left out.
    confidence : float
        Level of the interval.

    Returns
    -------
    Correlation
        The coefficient; the interval is Fisher's.

    Raises
    ------
    UsageError
        If the two are not equally long, or the level is not between 0 and 1.

    Notes
    -----
    tanh(artanh r ± z / √(n − 3)); t = r √((n − 2) / (1 − r²)).

    Examples
    --------
    >>> round(pearson([1, 2, 3, 4], [1, 3, 2, 5]).coefficient, 6)
    0.83152
    """
    check_confidence(confidence)
    x, y = _pairs(first, second)
    return _correlation(spread_of(np.column_stack([x, y])), confidence=confidence, ranks=False)


def spearman(first: ArrayLike, second: ArrayLike, *, confidence: float = 0.95) -> Correlation:
    """Return the rank correlation; tied values share their mean rank.

    Parameters
    ----------
    first, second : array_like of float, shape (n,)
        Paired values; a pair with a NaN is left out.
    confidence : float
        Level of the interval.

    Returns
    -------
    Correlation
        The coefficient; the interval is that of Bonett and Wright.

    Raises
    ------
    UsageError
        If the two are not equally long, or the level is not between 0 and 1.

    Notes
    -----
    The product-moment correlation of the mid-ranks. The limits are tanh(artanh r ± z √((1 + r²/2) / (n − 3))).

    References
    ----------
    Bonett, D. G., Wright, T. A. (2000). Psychometrika 65, 23-28.

    Examples
    --------
    >>> spearman([1, 2, 2, 4], [1, 3, 3, 9]).coefficient
    1.0
    """
    check_confidence(confidence)
    x, y = _pairs(first, second)
    doubled = np.column_stack([_doubled_ranks(x), _doubled_ranks(y)])
    return _correlation(spread_of(doubled), confidence=confidence, ranks=True)


def relative_weights(predictors: ArrayLike, outcome: ArrayLike) -> RelativeWeights:
    """Return Johnson's relative weights of predictors.

    Parameters
    ----------
    predictors : array_like of float, shape (n, k)
        One row a respondent; a row with a NaN is left out.
    outcome : array_like of float, shape (n,)
        What is explained.

    Returns
    -------
    RelativeWeights
        Weights that sum to R², never negative.

    Raises
    ------
    UsageError
        If the two do not have one row for every respondent.

    Notes
    -----
    The predictors are replaced by the uncorrelated variables nearest to them, Λ = V √D Vᵀ with the
    eigenvectors V and eigenvalues D of their correlations; the outcome is regressed on those,
    β = Λ⁻¹ r, and the weight of predictor j is Σ Λ_ji² β_i². Unlike coefficients of a regression they
    stay meaningful when predictors correlate.

    References
    ----------
    Johnson, J. W. (2000). A heuristic method for estimating the relative weight of predictor variables in
    multiple regression. Multivariate Behavioral Research 35, 1-19.

    Examples
    --------
    >>> weights = relative_weights([[1, 1], [2, 1], [3, 3], [4, 2], [5, 6]], [1, 2, 4, 3, 7])
    >>> [round(w, 3) for w in weights.shares], round(weights.r_squared, 3)
    ([0.413, 0.587], 0.984)
    """
    return weights_of(spread_of(complete_rows(predictors, outcome)))


def weights_of(spread: Spread) -> RelativeWeights:
    """Return the relative weights of all variables but the last for the last."""
    n, k = spread.n, len(spread.means) - 1
    if n < k + 2 or k < 1:
        return RelativeWeights(n, reason="too_few")
    if not (np.diag(spread.covariance) > 0).all():
        return RelativeWeights(n, reason="no_variance")
    r = spread.correlation
    return relative_weights_of(r[:k, :k], r[:k, k], n=n)


def relative_weights_of(among: ArrayLike, with_outcome: ArrayLike, *, n: int = 0) -> RelativeWeights:
    """Return Johnson's relative weights from correlations.

    Parameters
    ----------
    among : array_like of float, shape (k, k)
        Correlations among the predictors.
    with_outcome : array_like of float, shape (k,)
        Their correlations with the outcome.
    n : int
        Rows behind the correlations, for the record.

    Returns
    -------
    RelativeWeights
        The weights; undefined where the predictors are linearly dependent.

    Examples
    --------
    >>> relative_weights_of([[1.0, 0.0], [0.0, 1.0]], [0.5, 0.1]).raw
    (0.25, 0.010000000000000002)
    """
    r, to_outcome = np.asarray(among, dtype=np.float64), np.asarray(with_outcome, dtype=np.float64)
    eigenvalues, vectors = np.linalg.eigh(r)
    if eigenvalues[0] < _SINGULAR:
        return RelativeWeights(n, reason="collinear")
    root = (vectors * np.sqrt(eigenvalues)) @ vectors.T
    beta = np.linalg.solve(root, to_outcome)
    raw = tuple(float(w) for w in (root**2) @ (beta**2))
    whole = math.fsum(raw)
    shares = tuple(w / whole for w in raw) if whole > 0 else tuple(0.0 for _ in raw)
    return RelativeWeights(n, raw, shares, min(1.0, whole))


def _correlation(spread: Spread, *, confidence: float, ranks: bool) -> Correlation:
    """Return the correlation of two variables from their spread."""
    n, c = spread.n, spread.covariance
    if n < 3:
        return Correlation(n, reason="too_few")
    if c[0, 0] <= 0 or c[1, 1] <= 0:
        return Correlation(n, reason="no_variance")
    r = max(-1.0, min(1.0, float(c[0, 1]) / math.sqrt(float(c[0, 0]) * float(c[1, 1]))))
    if 1 - r * r < 1e-14:
        return Correlation(n, r, p_value=0.0)
    t = r * math.sqrt((n - 2) / (1 - r * r))
    low, high = None, None
    if n > 3:
        from scipy.special import ndtri

        width = float(ndtri((1 + confidence) / 2)) * math.sqrt((1 + r * r / 2 if ranks else 1.0) / (n - 3))
        low, high = math.tanh(math.atanh(r) - width), math.tanh(math.atanh(r) + width)
    return Correlation(n, r, low, high, t, two_sided(t, n - 2))


def _doubled_ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return twice the mid-ranks, which are whole numbers."""
    if not len(values):
        return values
    _, position, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return (2 * last - counts + 1)[position].astype(np.float64)


def _pairs(first: ArrayLike, second: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the complete pairs."""
    x, y = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    if x.ndim != 1 or x.shape != y.shape:
        raise UsageError.single(
            "unequal-lengths",
            "paired values must be two lists of one length",
            found=f"shapes {x.shape} and {y.shape}",
            cure="Give one value of each variable for every respondent, NaN where it is missing.",
        )
    both = ~(np.isnan(x) | np.isnan(y))
    return x[both], y[both]

"""Internal consistency of a set of items: coefficient alpha with its companions."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.errors import UsageError

__all__ = [
    "Alpha",
    "Consistency",
    "Missing",
    "alpha_from_covariance",
    "consistency",
    "correlations_of",
    "item_analysis",
]

Missing = Literal["pairwise", "listwise"]
FloatArray = NDArray[np.float64]

_ROUNDING = 1e-12
"""Share of its terms below which a sum of covariances is rounding error."""

Reason = Literal["nobody_answered", "one_item", "one_respondent", "no_variance"]


@dataclass(frozen=True, slots=True)
class Alpha:
    """Coefficient alpha of a set of items.

    Attributes
    ----------
    k : int
        Number of items.
    alpha : float or None
        Raw coefficient, from covariances.
    alpha_standardised : float or None
        Standardised coefficient, from correlations.
    mean_inter_item_r : float or None
        Mean of the k (k − 1) / 2 correlations.
    reason : {"nobody_answered", "one_item", "one_respondent", "no_variance"} or None
        Why something is undefined.
    """

    k: int
    alpha: float | None = None
    alpha_standardised: float | None = None
    mean_inter_item_r: float | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Consistency:
    """Coefficient alpha with a look at every item.

    Attributes
    ----------
    n : int
        Respondents who enter: with at least one answer (pairwise) or all answers (listwise).
    overall : Alpha
        All items together.
    without : tuple of Alpha
        All items but one, item by item.
    item_total_r : tuple of float or None
        Correlation of each item with the sum of all items.
    item_rest_r : tuple of float or None
        Correlation of each item with the sum of the others.
    """

    n: int
    overall: Alpha
    without: tuple[Alpha, ...]
    item_total_r: tuple[float | None, ...]
    item_rest_r: tuple[float | None, ...]


def alpha_from_covariance(covariance: FloatArray, *, correlations: FloatArray | None = None) -> Alpha:
    """Return coefficient alpha of the items with this covariance matrix.

    Parameters
    ----------
    covariance : ndarray of float, shape (k, k)
        Covariances; NaN where two items have fewer than two common answers.
    correlations : ndarray of float, shape (k, k), optional
        What `correlations_of` returns for them, where it is known.

    Returns
    -------
    Alpha
        The coefficients; what is undefined is None, with the reason.

    Notes
    -----
    alpha = k / (k − 1) · (1 − Σ c_ii / Σ c_ij); standardised: k r / (1 + (k − 1) r) with the mean
    inter-item correlation r, correlations formed from the same covariances. A sum of covariances or of
    correlations below 1e-12 of the size of its terms is the rounding error of items that cancel, not
    a variance.

    References
    ----------
    Cronbach, L. J. (1951). Psychometrika 16, 297-334.

    Examples
    --------
    >>> alpha_from_covariance(np.array([[2.0, 1.0], [1.0, 2.0]])).alpha
    0.6666666666666667
    """
    known = correlations_of(covariance) if correlations is None else correlations
    return _alpha(covariance, known, total=_sum(covariance))


def item_analysis(covariance: FloatArray, *, n: int, correlations: FloatArray | None = None) -> Consistency:
    """Return alpha, alpha without each item, and each item's correlations.

    Parameters
    ----------
    covariance : ndarray of float, shape (k, k)
        Covariances of the items.
    n : int
        Respondents who entered them.
    correlations : ndarray of float, shape (k, k), optional
        What `correlations_of` returns for them, where it is known.

    Returns
    -------
    Consistency
        The analysis.

    Notes
    -----
    Item-total r = Σ_j c_ij / √(c_ii C), item-rest r = (Σ_j c_ij − c_ii) / √(c_ii (C − 2 Σ_j c_ij + c_ii))
    with C = Σ c_ij. Neither is corrected for reliability.
    """
    k = len(covariance)
    total = _sum(covariance)
    known = correlations_of(covariance) if correlations is None else correlations
    variances: list[float] = covariance.diagonal().tolist()
    with_total: list[float | None] = []
    with_rest: list[float | None] = []
    without: list[Alpha] = []
    for own, values, rest in zip(variances, covariance.tolist(), _without(k), strict=True):
        row = math.fsum(values)
        with_total.append(_ratio(row, own, total))
        chosen = rest[:, None], rest
        others = covariance[chosen]
        of_others = _sum(others)
        with_rest.append(_ratio(row - own, own, of_others))
        without.append(_alpha(others, known[chosen], total=of_others))
    overall = _alpha(covariance, known, total=total)
    return Consistency(n, overall, tuple(without), tuple(with_total), tuple(with_rest))


def _alpha(covariance: FloatArray, correlations: FloatArray, *, total: float) -> Alpha:
    """Return coefficient alpha from covariances, their sum, and correlations."""
    k = len(covariance)
    if k < 2:
        return Alpha(k, reason="one_item")
    if math.isnan(total):
        return Alpha(k, reason="one_respondent")
    variances: list[float] = covariance.diagonal().tolist()
    raw = k / (k - 1) * (1 - math.fsum(variances) / total) if total > 0 else None
    standardised, mean_r = None, None
    if min(variances) > 0:
        above: list[float] = correlations[_above(k)].tolist()
        mean_r = math.fsum(above) / (k * (k - 1) / 2)
        positive = min(above) >= 0 or _sum(correlations) > 0
        standardised = k * mean_r / (1 + (k - 1) * mean_r) if positive else None
    return Alpha(k, raw, standardised, mean_r, "no_variance" if raw is None or standardised is None else None)


def correlations_of(covariance: FloatArray) -> FloatArray:
    """Return the correlations that belong to covariances.

    Parameters
    ----------
    covariance : ndarray of float, shape (k, k)
        The covariances.

    Returns
    -------
    ndarray of float, shape (k, k)
        The correlations; what stands for an item without a variance does not matter.
    """
    variances = covariance.diagonal()
    scale = np.sqrt(np.where(variances > 0, variances, 1.0))
    correlations: FloatArray = covariance / (scale[:, None] * scale)
    return correlations


@lru_cache(maxsize=32)
def _above(k: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the places above the diagonal of a square table."""
    rows, columns = np.triu_indices(k, 1)
    return rows, columns


@lru_cache(maxsize=32)
def _without(k: int) -> NDArray[np.intp]:
    """Return for each of k items the places of the others."""
    others: NDArray[np.intp] = np.nonzero(~np.eye(k, dtype=np.bool_))[1].reshape(k, max(k - 1, 0))
    return others


def consistency(data: ArrayLike, *, missing: Missing = "pairwise") -> Consistency:
    """Return coefficient alpha and item analysis of a table of answers.

    Parameters
    ----------
    data : array_like of float, shape (n, k)
        One respondent a row, one item a column; NaN is missing.
    missing : {"pairwise", "listwise"}
        Each covariance over the respondents with both answers, or everything over those with all.

    Returns
    -------
    Consistency
        The analysis.

    Raises
    ------
    UsageError
        If the data are not a table.

    Examples
    --------
    >>> result = consistency([[1, 2, 2], [3, 3, 4], [4, 5, 4], [2, 2, 1]])
    >>> result.n, round(result.overall.alpha, 4)
    (4, 0.9305)
    """
    x = np.asarray(data, dtype=np.float64)
    if x.ndim != 2:
        raise UsageError.single(
            "not-a-table",
            "the answers must be a table with one respondent a row and one item a column",
            found=f"shape {x.shape}",
            cure="Give a list of equally long lists.",
        )
    if missing == "listwise":
        x = x[~np.isnan(x).any(axis=1)]
    n = int((~np.isnan(x)).any(axis=1).sum())
    return item_analysis(pairwise_covariance(x), n=n)


def pairwise_covariance(data: FloatArray) -> FloatArray:
    """Return covariances, each over the rows in which both columns are there.

    Parameters
    ----------
    data : ndarray of float, shape (n, k)
        Values; NaN is missing.

    Returns
    -------
    ndarray of float, shape (k, k)
        Covariances with n − 1; NaN where fewer than two rows have both.
    """
    there = ~np.isnan(data)
    k = data.shape[1]
    if there.all() and len(data) > 1:
        centred = data - data.mean(axis=0)
        centred[:, _flat(data)] = 0.0
        complete: FloatArray = centred.T @ centred / (len(data) - 1)
        return complete
    result = np.full((k, k), np.nan)
    for i in range(k):
        for j in range(i, k):
            both = there[:, i] & there[:, j]
            m = int(both.sum())
            if m > 1:
                x, y = data[both, i], data[both, j]
                flat = _flat(np.stack([x, y], axis=1)).any()
                value = 0.0 if flat else float(((x - x.mean()) * (y - y.mean())).sum() / (m - 1))
                result[i, j] = result[j, i] = value
    return result


def _flat(data: FloatArray) -> NDArray[np.bool_]:
    """Return which columns differ by no more than the rounding of their own numbers."""
    flat: NDArray[np.bool_] = np.ptp(data, axis=0) <= 4 * np.spacing(np.abs(data).max(axis=0))
    return flat


def _sum(matrix: FloatArray) -> float:
    """Return the sum of a covariance matrix; 0 where only rounding errors of its terms are left, NaN if one is NaN."""
    values: list[float] = matrix.ravel().tolist()
    total = math.fsum(values)
    # terms that do not cancel leave no rounding errors, and what is not known has no sum
    if math.isnan(total) or min(values, default=0.0) >= 0:
        return total
    sizes = np.abs(matrix)
    # far above the limit the limit need not be exact
    if total > 2 * _ROUNDING * float(sizes.sum()):
        return total
    return 0.0 if total <= _ROUNDING * math.fsum(sizes.ravel().tolist()) else total


def _ratio(covariance: float, own: float, other: float) -> float | None:
    """Return a correlation from a covariance and two variances."""
    return covariance / math.sqrt(own * other) if own > 0 and other > 0 else None

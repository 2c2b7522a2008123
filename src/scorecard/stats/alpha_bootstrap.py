"""Bootstrap intervals of coefficient alpha."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.stats.consistency import Missing, alpha_from_covariance, pairwise_covariance
from scorecard.stats.intervals import check_confidence

__all__ = ["AlphaBootstrap", "alpha_bootstrap_interval"]

FloatArray = NDArray[np.float64]
AlphaBootstrap = Literal["percentile", "bca"]
_BATCH = 250
_TIE = 1e-9
"""Two values of alpha closer than this, or than this share of them, are equal."""


@dataclass(frozen=True, slots=True, eq=False)
class _Sums:
    """What alpha of any resample is derived from, as sums over rows that may occur several times.

    Attributes
    ----------
    counts : ndarray of int, shape (u,)
        How often each different row occurs.
    columns : ndarray of float, shape (u, 4 p)
        For each of the p pairs of items with both answers: 1, x, y and x · y; 0 where one is missing.
    twice : ndarray of float, shape (p,)
        How often the covariance of each pair stands in the sum of all: 1 on the diagonal, 2 beside it.
    k : int
        Number of items.
    """

    counts: NDArray[np.int64]
    columns: FloatArray
    twice: FloatArray
    k: int

    @classmethod
    def of(cls, data: FloatArray) -> _Sums:
        """Return the sums of some respondents, in an order that theirs does not touch."""
        rows, counts = np.unique(data, axis=0, return_counts=True)
        there = ~np.isnan(rows)
        centre = (np.where(there, rows, 0.0) * counts[:, None]).sum(axis=0) / np.maximum(counts @ there, 1)
        x = np.where(there, rows - centre, 0.0)
        k = rows.shape[1]
        i, j = np.triu_indices(k)
        both = (there[:, i] & there[:, j]).astype(np.float64)
        columns = np.concatenate([both, x[:, i] * both, x[:, j] * both, x[:, i] * x[:, j]], axis=1)
        return cls(counts, columns, np.where(i == j, 1.0, 2.0), k)

    def alphas(self, sums: FloatArray) -> FloatArray:
        """Return alpha of each line of sums; NaN where it is undefined."""
        n, x, y, xy = np.split(sums, 4, axis=1)
        defined = (n > 1.5).all(axis=1)
        n = np.maximum(n, 2.0)
        c = (xy - x * y / n) / (n - 1)
        items = c[:, self.twice == 1].sum(axis=1)
        whole = c @ self.twice
        ratio = np.divide(items, whole, out=np.full(len(sums), np.nan), where=defined & (whole > 1e-12))
        alphas: FloatArray = self.k / (self.k - 1) * (1 - ratio)
        return alphas


def alpha_bootstrap_interval(
    data: ArrayLike,
    *,
    seed: int,
    kind: AlphaBootstrap = "bca",
    missing: Missing = "listwise",
    confidence: float = 0.95,
    replicates: int = 10_000,
) -> tuple[float, float] | None:
    """Return a bootstrap interval of alpha over resampled respondents.

    Parameters
    ----------
    data : array_like of float, shape (n, k)
        One respondent a row, one item a column; NaN is missing.
    seed : int
        Seed of the random numbers; the same seed gives the same interval, whatever the order of the rows.
    kind : {"percentile", "bca"}
        Percentiles of the replicates, or bias-corrected and accelerated ones with the
        acceleration from the jackknife.
    missing : {"listwise", "pairwise"}
        Resample the respondents with all answers, or all with at least one and take each covariance
        over those of a resample with both answers.
    confidence : float
        Confidence level.
    replicates : int
        Number of resamples.

    Returns
    -------
    tuple of (float, float), or None
        Lower and upper limit; None where alpha is undefined.

    Raises
    ------
    UsageError
        If the confidence level is not between 0 and 1.

    Notes
    -----
    Resamples in which alpha is undefined, such as those without any variance, are left out.

    References
    ----------
    Efron, B. (1987). J. Amer. Statist. Assoc. 82, 171-185.

    Examples
    --------
    >>> low, high = alpha_bootstrap_interval([[1, 2, 2], [3, 3, 4], [4, 5, 4], [2, 2, 1], [5, 4, 5]], seed=1)
    >>> 0 < low < 0.93 < high < 1
    True
    """
    check_confidence(confidence)
    x = np.asarray(data, dtype=np.float64)
    gone = np.isnan(x)
    x = x[~(gone.any(axis=1) if missing == "listwise" else gone.all(axis=1))]
    if len(x) < 3 or x.shape[1] < 2:
        return None
    estimate = alpha_from_covariance(pairwise_covariance(x)).alpha
    if estimate is None:
        return None
    sums = _Sums.of(x)
    drawn = _replicates(sums, replicates, seed)
    drawn = np.sort(drawn[~np.isnan(drawn)])
    if not len(drawn):
        return None
    tails = np.array([(1 - confidence) / 2, (1 + confidence) / 2])
    if kind == "bca":
        tails = _bca_tails(tails, drawn, estimate, _acceleration(sums))
    low, high = np.quantile(drawn, tails)
    return float(low), float(high)


def _replicates(sums: _Sums, replicates: int, seed: int) -> FloatArray:
    """Return alpha of each resample; NaN where it is undefined."""
    rng = np.random.default_rng(seed)
    n = int(sums.counts.sum())
    shares = sums.counts / n
    result = np.empty(replicates)
    for start in range(0, replicates, _BATCH):
        size = min(_BATCH, replicates - start)
        times = rng.multinomial(n, shares, size=size).astype(np.float64)
        result[start : start + size] = sums.alphas(times @ sums.columns)
    return result


def _acceleration(sums: _Sums) -> float:
    """Return the acceleration from alpha without each respondent in turn."""
    without = sums.alphas(sums.counts @ sums.columns - sums.columns)
    times = np.where(np.isnan(without), 0, sums.counts)
    values = np.where(np.isnan(without), 0.0, without)
    away = (values @ times) / max(int(times.sum()), 1) - values
    spread = float((times * away**2).sum()) ** 1.5
    return float((times * away**3).sum()) / (6 * spread) if spread > 0 else 0.0


def _bca_tails(tails: FloatArray, drawn: FloatArray, estimate: float, acceleration: float) -> FloatArray:
    """Return the tail shares corrected for bias and acceleration."""
    from scipy.special import ndtr, ndtri

    # a resample of the same respondents has the same alpha, but for what rounding makes of it
    near = _TIE * max(1.0, abs(estimate))
    ends = np.searchsorted(drawn, estimate - near, "left"), np.searchsorted(drawn, estimate + near, "right")
    below = int(ends[0] + ends[1]) / (2 * len(drawn))
    bias = float(ndtri(min(max(below, 1 / len(drawn)), 1 - 1 / len(drawn))))
    z = bias + np.asarray(ndtri(tails))
    corrected: FloatArray = np.asarray(ndtr(bias + z / (1 - acceleration * z)))
    return corrected

"""Bootstrap intervals of coefficient alpha."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.stats.consistency import alpha_from_covariance, pairwise_covariance
from scorecard.stats.intervals import check_confidence

__all__ = ["alpha_bootstrap_interval"]

FloatArray = NDArray[np.float64]
_BATCH = 500


def alpha_bootstrap_interval(
    data: ArrayLike,
    *,
    kind: Literal["percentile", "bca"] = "bca",
    confidence: float = 0.95,
    replicates: int = 10_000,
    seed: int = 1,
) -> tuple[float, float] | None:
    """Return a bootstrap interval of alpha over resampled respondents.

    Parameters
    ----------
    data : array_like of float, shape (n, k)
        One respondent a row, one item a column; a row with a NaN is left out.
    kind : {"percentile", "bca"}
        Percentiles of the replicates, or bias-corrected and accelerated ones with the
        acceleration from the jackknife.
    confidence : float
        Confidence level.
    replicates : int
        Number of resamples.
    seed : int
        Seed of the random numbers; the same seed gives the same interval.

    Returns
    -------
    tuple of (float, float), or None
        Lower and upper limit; None where alpha is undefined.

    Raises
    ------
    UsageError
        If the confidence level is not between 0 and 1.

    References
    ----------
    Efron, B. (1987). J. Amer. Statist. Assoc. 82, 171-185.
    """
    check_confidence(confidence)
    x = np.asarray(data, dtype=np.float64)
    x = x[~np.isnan(x).any(axis=1)]
    if len(x) < 3 or x.shape[1] < 2:
        return None
    estimate = alpha_from_covariance(pairwise_covariance(x)).alpha
    if estimate is None:
        return None
    drawn = _replicates(x - x.mean(axis=0), replicates, seed)
    drawn = np.sort(drawn[~np.isnan(drawn)])
    tails = np.array([(1 - confidence) / 2, (1 + confidence) / 2])
    if kind == "bca":
        tails = _bca_tails(tails, drawn, estimate, _jackknife(x))
    low, high = np.quantile(drawn, tails)
    return float(low), float(high)


def _replicates(centred: FloatArray, replicates: int, seed: int) -> FloatArray:
    """Return alpha of each resample; NaN where it is undefined."""
    n, k = centred.shape
    rng = np.random.default_rng(seed)
    square = centred * centred
    total = centred.sum(axis=1)
    columns = np.column_stack([centred, square.sum(axis=1), total, total * total])
    result = np.empty(replicates)
    for start in range(0, replicates, _BATCH):
        size = min(_BATCH, replicates - start)
        counts = rng.multinomial(n, np.full(n, 1 / n), size=size).astype(np.float64)
        sums = counts @ columns
        items = sums[:, k] - (sums[:, :k] ** 2).sum(axis=1) / n
        whole = sums[:, k + 2] - sums[:, k + 1] ** 2 / n
        ratio = np.divide(items, whole, out=np.full(size, np.nan), where=whole > 1e-12)
        result[start : start + size] = k / (k - 1) * (1 - ratio)
    return result


def _jackknife(data: FloatArray) -> FloatArray:
    """Return alpha without each respondent in turn."""
    values = [alpha_from_covariance(pairwise_covariance(np.delete(data, i, axis=0))).alpha for i in range(len(data))]
    return np.array([v for v in values if v is not None])


def _bca_tails(tails: FloatArray, drawn: FloatArray, estimate: float, jackknife: FloatArray) -> FloatArray:
    """Return the tail shares corrected for bias and acceleration."""
    from scipy.special import ndtr, ndtri

    below = (np.searchsorted(drawn, estimate, "left") + np.searchsorted(drawn, estimate, "right")) / (2 * len(drawn))
    bias = float(ndtri(min(max(below, 1 / len(drawn)), 1 - 1 / len(drawn))))
    away = jackknife.mean() - jackknife
    spread = float((away**2).sum()) ** 1.5
    acceleration = float((away**3).sum()) / (6 * spread) if spread > 0 else 0.0
    z = bias + np.asarray(ndtri(tails))
    corrected: FloatArray = np.asarray(ndtr(bias + z / (1 - acceleration * z)))
    return corrected

"""Bootstrap intervals of any statistic of respondents."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from scorecard.errors import UsageError
from scorecard.stats.intervals import check_confidence
from scorecard.stats.roots import FloatArray

__all__ = ["BootstrapResult", "bootstrap_interval"]


@dataclass(frozen=True, slots=True)
class BootstrapResult:
    """Bootstrap of one statistic.

    Attributes
    ----------
    n : int
        Number of respondents.
    estimate : float or None
        The statistic of the sample.
    low, high : float or None
        Limits of the interval.
    standard_error : float or None
        Standard deviation of the replicates.
    bias_correction, acceleration : float or None
        Of the bias-corrected and accelerated interval, whatever interval was asked for.
    jackknife_standard_error : float or None
        √((n − 1) / n · Σ (θ₍ᵢ₎ − mean)²) over the samples without one respondent each.
    undefined : int
        Resamples in which the statistic is undefined; they are left out.
    reason : {"one_respondent", "undefined_estimate", "no_variance"} or None
        Why something is undefined.
    """

    n: int
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    standard_error: float | None = None
    bias_correction: float | None = None
    acceleration: float | None = None
    jackknife_standard_error: float | None = None
    undefined: int = 0
    reason: Literal["one_respondent", "undefined_estimate", "no_variance"] | None = None


def bootstrap_interval(
    data: ArrayLike,
    statistic: Callable[[FloatArray], float],
    *,
    seed: int,
    method: Literal["percentile", "basic", "bca"] = "bca",
    confidence: float = 0.95,
    replicates: int = 10_000,
) -> BootstrapResult:
    """Return a bootstrap interval of a statistic over resampled respondents.

    Parameters
    ----------
    data : array_like of float, shape (n, …)
        One respondent a row.
    statistic : callable
        From such an array to a number; NaN where it is undefined.
    seed : int
        Seed of the random numbers; the same seed gives the same interval.
    method : {"percentile", "basic", "bca"}
        Percentiles of the replicates, these reflected at the estimate, or bias-corrected and
        accelerated percentiles.
    confidence : float
        Confidence level.
    replicates : int
        Number of resamples, 100 or more.

    Returns
    -------
    BootstrapResult
        The interval with what it was formed from; what is undefined is None, with the reason.

    Raises
    ------
    UsageError
        If the confidence level is not between 0 and 1, or there are too few resamples.

    Notes
    -----
    Bias correction: the normal score of the share of replicates below the estimate, ties by half.
    Acceleration: Σ d³ / (6 (Σ d²)^1.5) with d the mean of the jackknife values less each of them.

    References
    ----------
    Efron, B. (1987). J. Amer. Statist. Assoc. 82, 171-185.
    Davison, A. C., Hinkley, D. V. (1997). Bootstrap Methods and their Application, chapter 5.

    Examples
    --------
    >>> found = bootstrap_interval([1.0, 2.0, 4.0, 4.0, 9.0], lambda x: float(np.median(x)), seed=1)
    >>> found.estimate, found.low, found.high
    (4.0, 2.0, 9.0)
    """
    check_confidence(confidence)
    if replicates < 100:
        raise UsageError.single(
            "too-few-replicates",
            "a bootstrap interval needs 100 resamples or more",
            found=str(replicates),
            cure="Leave the number of resamples out for 10 000.",
        )
    x = np.asarray(data, dtype=np.float64)
    n = len(x)
    if n < 2:
        return BootstrapResult(n, reason="one_respondent")
    estimate = statistic(x)
    if not math.isfinite(estimate):
        return BootstrapResult(n, reason="undefined_estimate")
    rng = np.random.default_rng(seed)
    drawn = np.array([statistic(x[rng.integers(0, n, n)]) for _ in range(replicates)])
    drawn = np.sort(drawn[np.isfinite(drawn)])
    undefined = replicates - len(drawn)
    without = np.array([statistic(np.delete(x, i, axis=0)) for i in range(n)])
    without = without[np.isfinite(without)]
    if len(drawn) < 2 or drawn[0] == drawn[-1] or len(without) < 2:
        return BootstrapResult(n, estimate, undefined=undefined, reason="no_variance")
    bias, acceleration = _bias(drawn, estimate), _acceleration(without)
    low, high = _limits(drawn, estimate, method=method, confidence=confidence, bias=bias, acceleration=acceleration)
    m = len(without)
    jackknife = math.sqrt((m - 1) / m * float(((without - without.mean()) ** 2).sum()))
    return BootstrapResult(
        n, estimate, low, high, float(drawn.std(ddof=1)), bias, acceleration, jackknife, undefined
    )  # fmt: skip


def _bias(drawn: FloatArray, estimate: float) -> float:
    """Return the normal score of the share of sorted replicates below the estimate."""
    from scipy.special import ndtri

    count = len(drawn)
    below = (np.searchsorted(drawn, estimate, "left") + np.searchsorted(drawn, estimate, "right")) / (2 * count)
    return float(ndtri(min(max(float(below), 1 / count), 1 - 1 / count)))


def _acceleration(without: FloatArray) -> float:
    """Return the acceleration from the values without each respondent."""
    away = without.mean() - without
    spread = float((away**2).sum()) ** 1.5
    return float((away**3).sum()) / (6 * spread) if spread > 0 else 0.0


def _limits(
    drawn: FloatArray, estimate: float, *, method: str, confidence: float, bias: float, acceleration: float
) -> tuple[float, float]:
    """Return the limits from sorted replicates."""
    from scipy.special import ndtr, ndtri

    tails = np.array([(1 - confidence) / 2, (1 + confidence) / 2])
    if method == "bca":
        ahead = bias + np.asarray(ndtri(tails), dtype=np.float64)
        tails = np.asarray(ndtr(bias + ahead / np.maximum(1 - acceleration * ahead, 1e-3)), dtype=np.float64)
    low, high = np.quantile(drawn, tails).tolist()
    return (2 * estimate - high, 2 * estimate - low) if method == "basic" else (low, high)

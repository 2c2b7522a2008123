"""Inequality of positive values: the Lorenz curve with its Gini coefficient."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

__all__ = ["gini_coefficient", "jackknife_error", "logit_limits", "lorenz_points"]


def lorenz_points(ordered: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the Lorenz curve of values in ascending order.

    Parameters
    ----------
    ordered : (n,) float array
        Values from 0, ascending, at least one of them positive.

    Returns
    -------
    tuple of ((n + 1,) float array, (n + 1,) float array)
        Cumulative share of those who have least, and their cumulative share of the sum; from (0, 0) to (1, 1).
    """
    sums = np.concatenate([[0.0], np.cumsum(ordered)])
    return np.arange(len(ordered) + 1) / len(ordered), sums / sums[-1]


def gini_coefficient(ordered: NDArray[np.float64]) -> float:
    """Return the Gini coefficient of values in ascending order, without correction for a small sample.

    Parameters
    ----------
    ordered : (n,) float array
        Values from 0, ascending, at least one of them positive.

    Returns
    -------
    float
        0 where all are equal, (n − 1) / n where one has everything.

    Notes
    -----
    G = Σ (2 i − n − 1) x₍ᵢ₎ / (n Σ x), which is half the mean absolute difference of all n² pairs over the mean, and
    twice the area between the Lorenz curve and the diagonal.
    """
    n = len(ordered)
    if ordered[0] == ordered[-1]:
        return 0.0  # what binary fractions lose would stand for it
    ranks = 2.0 * np.arange(1, n + 1) - n - 1
    return float(ranks @ ordered) / (n * float(ordered.sum()))


def jackknife_error(ordered: NDArray[np.float64], *, corrected: bool) -> float | None:
    """Return the jackknife standard error of the Gini coefficient.

    Parameters
    ----------
    ordered : (n,) float array
        Values from 0, ascending.
    corrected : bool
        Whether the coefficient is multiplied by n / (n − 1).

    Returns
    -------
    float or None
        The error; None below three values, or where leaving one out leaves nothing.

    Notes
    -----
    SE² = (n − 1) / n Σ (Gₖ − Ḡ)² over the coefficients without each value in turn, all of which follow from one pass:
    Σ i x₍ᵢ₎ without the k-th value is Σ i x₍ᵢ₎ − k x₍ₖ₎ − Σ_{i>k} x₍ᵢ₎.

    References
    ----------
    Ogwang, T. (2000). A convenient method of computing the Gini index and its standard error. Oxford Bulletin of
    Economics and Statistics 62(1), 123-129.
    """
    n = len(ordered)
    if n < 3:
        return None
    total = float(ordered.sum())
    left = total - ordered
    if left[-1] <= 0:
        return None
    if ordered[0] == ordered[-1]:
        return 0.0
    ranks = np.arange(1, n + 1, dtype=np.float64)
    above = total - np.cumsum(ordered)
    moments = float(ranks @ ordered) - ranks * ordered - above
    without = 2.0 * moments / ((n - 1) * left) - n / (n - 1)
    if corrected:
        without *= (n - 1) / (n - 2)
    return math.sqrt((n - 1) / n * float(((without - without.mean()) ** 2).sum()))


def logit_limits(share: float, error: float | None, *, n: int, confidence: float) -> tuple[float, float] | None:
    """Return the t interval of a share on the scale of its logit.

    Parameters
    ----------
    share : float
        The estimate.
    error : float or None
        Its standard error.
    n : int
        Number of values; the degrees of freedom are n − 1.
    confidence : float
        Level of the interval.

    Returns
    -------
    tuple of (float, float), or None
        Limits between 0 and 1; None without an error, or where the share is 0 or 1.
    """
    if error is None or error <= 0 or not 0 < share < 1:
        return None
    from scipy.special import expit, logit, stdtrit

    centre = float(logit(share))
    half = float(stdtrit(n - 1, (1 + confidence) / 2)) * error / (share * (1 - share))
    return float(expit(centre - half)), float(expit(centre + half))

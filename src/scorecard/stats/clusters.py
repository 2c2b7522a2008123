"""The standard error of a mean of values that come in clusters."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from scorecard.errors import UsageError

__all__ = ["ClusteredMean", "clustered_mean"]


@dataclass(frozen=True, slots=True)
class ClusteredMean:
    """Mean of values in clusters with its robust standard error.

    Attributes
    ----------
    n : int
        Number of values.
    clusters : int
        Number of clusters with a value.
    mean : float or None
        Mean of all values.
    standard_error : float or None
        Its cluster-robust standard error.
    degrees_of_freedom : int or None
        Number of clusters − 1.
    reason : {"nobody_answered", "one_cluster", "no_variance"} or None
        Why something is undefined.
    """

    n: int
    clusters: int
    mean: float | None = None
    standard_error: float | None = None
    degrees_of_freedom: int | None = None
    reason: Literal["nobody_answered", "one_cluster", "no_variance"] | None = None


def clustered_mean(totals: Sequence[Fraction | int], counts: Sequence[int]) -> ClusteredMean:
    """Return a mean with the standard error that allows for likeness within clusters.

    Parameters
    ----------
    totals : sequence of Fraction or int
        Exact sum of the values of each cluster.
    counts : sequence of int
        Number of values of each cluster; a cluster without a value is left out.

    Returns
    -------
    ClusteredMean
        The mean; what is undefined is None, with the reason.

    Raises
    ------
    UsageError
        If the two are not equally long, or a count is negative.

    Notes
    -----
    Var = G / (G − 1) · Σ (total_g − n_g · mean)² / n² over the G clusters, the sandwich estimator
    CR1 of a mean (there is one coefficient, so (n − 1) / (n − 1) cancels), with G − 1 degrees of
    freedom. With one value a cluster it is the usual standard error s / √n. Sums are exact, so the
    order of the clusters does not matter.

    References
    ----------
    Cameron, A. C., Miller, D. L. (2015). Journal of Human Resources 50, 317-372.

    Examples
    --------
    >>> clustered_mean([6, 2, 1], [2, 1, 1])
    ClusteredMean(n=4, clusters=3, mean=2.25, standard_error=0.602728..., degrees_of_freedom=2, reason=None)
    """
    if len(totals) != len(counts) or min(counts, default=0) < 0:
        raise UsageError.single(
            "bad-clusters",
            "each cluster needs a sum and a number of values of 0 or more",
            found=f"{len(totals)} sums and {len(counts)} numbers, the least {min(counts, default=0)}",
            cure="Sum and count the values of each cluster.",
        )
    there = [(Fraction(t), c) for t, c in zip(totals, counts, strict=True) if c]
    n, clusters = sum(c for _, c in there), len(there)
    if not n:
        return ClusteredMean(0, 0, reason="nobody_answered")
    whole = sum((t for t, _ in there), Fraction(0))
    mean = float(whole / n)
    if clusters == 1:
        return ClusteredMean(n, 1, mean, reason="one_cluster")
    scatter = sum(((t * n - c * whole) ** 2 for t, c in there), Fraction(0)) / n**2
    if scatter == 0:
        return ClusteredMean(n, clusters, mean, 0.0, clusters - 1, reason="no_variance")
    variance = scatter * clusters / ((clusters - 1) * n**2)
    return ClusteredMean(n, clusters, mean, math.sqrt(variance), clusters - 1)

"""The ratio of two sums over clusters, with its interval."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, Protocol

from scorecard.errors import UsageError
from scorecard.stats.intervals import check_confidence

__all__ = [
    "ClusterSums",
    "ClusteredRatio",
    "RatioDifference",
    "RatioInterval",
    "RatioReason",
    "clustered_ratio",
    "clustered_ratio_difference",
]

RatioInterval = Literal["wilson_clustered", "t_clustered"]
"""How the interval of a ratio is formed."""

RatioReason = Literal["nothing_counted", "one_cluster", "no_variance"]
"""Why a ratio has no value, no error or no interval."""


_MORE_FAILURES = 2
"""Failing clusters that are supposed beside those seen, each failing as much as these do."""


class ClusterSums(Protocol):
    """Sums over clusters of a numerator ``y`` and a denominator ``x``."""

    @property
    def clusters(self) -> int:
        """Clusters of which x and y are not both zero."""
        ...

    @property
    def x(self) -> int:
        """Σx."""
        ...

    @property
    def y(self) -> int:
        """Σy."""
        ...

    @property
    def xx(self) -> int:
        """Σx²."""
        ...

    @property
    def yy(self) -> int:
        """Σy²."""
        ...

    @property
    def xy(self) -> int:
        """Σxy."""
        ...


@dataclass(frozen=True, slots=True)
class ClusteredRatio:
    """A ratio of sums over clusters, with its error.

    Attributes
    ----------
    clusters : int
        Number of clusters.
    ratio : float or None
        Σy / Σx.
    standard_error : float or None
        By linearisation.
    degrees_of_freedom : int or None
        Clusters − 1.
    low, high : float or None
        Confidence limits.
    method : {"wilson_clustered", "t_clustered"} or None
        How they are formed.
    reason : {"nothing_counted", "one_cluster", "no_variance"} or None
        Why something is undefined.
    """

    clusters: int
    ratio: float | None = None
    standard_error: float | None = None
    degrees_of_freedom: int | None = None
    low: float | None = None
    high: float | None = None
    method: RatioInterval | None = None
    reason: RatioReason | None = None


@dataclass(frozen=True, slots=True)
class RatioDifference:
    """The difference of two independent ratios.

    Attributes
    ----------
    difference, standard_error : float or None
        First − second, and its standard error.
    degrees_of_freedom : float or None
        By Satterthwaite.
    low, high : float or None
        Confidence limits.
    reason : {"nothing_counted", "one_cluster", "no_variance"} or None
        Why something is undefined.
    """

    difference: float | None = None
    standard_error: float | None = None
    degrees_of_freedom: float | None = None
    low: float | None = None
    high: float | None = None
    reason: RatioReason | None = None


def clustered_ratio(
    sums: ClusterSums, *, share: bool, confidence: float = 0.95, complement: bool = False
) -> ClusteredRatio:
    """Return Σy / Σx with the standard error that allows for likeness within clusters.

    Parameters
    ----------
    sums : ClusterSums
        Clusters, Σx, Σy, Σx², Σy² and Σxy, whole numbers.
    share : bool
        Whether every y lies between 0 and its x, so that the ratio is a share and its interval lies
        between 0 and 1.
    confidence : float
        Level of the interval.
    complement : bool
        Whether x − y takes the place of y.

    Returns
    -------
    ClusteredRatio
        The ratio; what is undefined is None, with the reason.

    Raises
    ------
    UsageError
        If the level is not between 0 and 1, or the sums are not those of any clusters.

    Notes
    -----
    R = Σy / Σx and, by linearisation, SE² = G / (G − 1) · Σ (y − R x)² / (Σx)² over G clusters, with G − 1
    degrees of freedom. The sum of squares is computed exactly from the five sums.

    The interval of a share is Wilson's with an effective number of trials G / D' and a quantile of t, so that it
    stays within 0 and 1 and leans towards one half, as estimates of shares near 1 do. D = SE² G / (R (1 − R)) is
    what clustering does to the variance. From few failures it is often estimated far too small. With f = x − y (y
    where R is below one half) the failures are worth m = (Σf)² / Σf² clusters that fail alike, and two more are
    supposed that fail as those seen do: D' = (m D + 2 max(D, q K)) / (m + 2), where K = G Σx² / (Σx)² is the effect
    of clusters that fail as a whole and q = Σf² / Σ(f x) the share of a cluster that fails where some does. Where
    all is 0, or all is 1, D' = K. The degrees of freedom are the smallest of G − 1, G / K − 1 and
    1 + min(R, 1 − R) G / D: clusters, and failures, that the sample is worth.
    How often these intervals hold what is true, by order and by customer, is told in docs/service-study.md.
    The interval of any other ratio is R ± t SE.

    References
    ----------
    Cochran, W. G. (1977). Sampling Techniques, 3rd ed., 153-156.
    Dean, N., Pagano, M. (2015). Journal of Survey Statistics and Methodology 3, 484-503.
    Korn, E. L., Graubard, B. I. (1998). Survey Methodology 24, 193-201.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> sums = SimpleNamespace(clusters=4, x=20, y=17, xx=120, yy=93, xy=102)
    >>> found = clustered_ratio(sums, share=True)
    >>> found.ratio, round(found.standard_error, 6), found.method
    (0.85, 0.144914, 'wilson_clustered')
    """
    check_confidence(confidence)
    _check(sums)
    clusters, x = sums.clusters, sums.x
    y = x - sums.y if complement else sums.y
    if not clusters or x <= 0:
        return ClusteredRatio(0, reason="nothing_counted")
    ratio = y / x
    if clusters == 1:
        return ClusteredRatio(1, ratio, reason="one_cluster")
    error = _standard_error(sums)
    free = clusters - 1
    # amounts below zero can make all of the whole, and still differ between clusters
    if share and (0 < y < x or (error == 0 and y in (0, x))):
        if error == 0 and 0 < y < x:
            return ClusteredRatio(clusters, ratio, 0.0, free, reason="no_variance")
        trials, known = _effective_trials(sums, ratio, error)
        low, high = _wilson(ratio, trials, _quantile(min(known, free), confidence))
        return ClusteredRatio(clusters, ratio, error, free, low, high, "wilson_clustered")
    if error == 0:
        return ClusteredRatio(clusters, ratio, 0.0, free, reason="no_variance")
    half = _quantile(free, confidence) * error
    return ClusteredRatio(clusters, ratio, error, free, ratio - half, ratio + half, "t_clustered")


def clustered_ratio_difference(
    first: ClusterSums, second: ClusterSums, *, confidence: float = 0.95, complement: bool = False
) -> RatioDifference:
    """Return the difference of two ratios over different clusters.

    Parameters
    ----------
    first, second : ClusterSums
        The sums of both; no cluster is in both.
    confidence : float
        Level of the interval.
    complement : bool
        Whether x − y takes the place of y.

    Returns
    -------
    RatioDifference
        First − second; what is undefined is None, with the reason.

    Raises
    ------
    UsageError
        If the level is not between 0 and 1, or the sums are not those of any clusters.

    Notes
    -----
    SE² = SE₁² + SE₂², each by linearisation; t with Satterthwaite's degrees of freedom.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> one = SimpleNamespace(clusters=4, x=20, y=17, xx=120, yy=93, xy=102)
    >>> two = SimpleNamespace(clusters=4, x=20, y=12, xx=120, yy=50, xy=70)
    >>> round(clustered_ratio_difference(one, two).difference, 4)
    0.25
    """
    check_confidence(confidence)
    parts = [clustered_ratio(sums, share=False, complement=complement) for sums in (first, second)]
    one, two = parts
    if one.ratio is None or two.ratio is None:
        return RatioDifference(reason="nothing_counted")
    difference = one.ratio - two.ratio
    if one.standard_error is None or two.standard_error is None:
        return RatioDifference(difference, reason="one_cluster")
    v1, v2 = one.standard_error**2, two.standard_error**2
    if v1 + v2 == 0:
        return RatioDifference(difference, 0.0, reason="no_variance")
    free = (v1 + v2) ** 2 / (v1**2 / (one.clusters - 1) + v2**2 / (two.clusters - 1))
    error = math.sqrt(v1 + v2)
    half = _quantile(free, confidence) * error
    return RatioDifference(difference, error, free, difference - half, difference + half)


def _check(sums: ClusterSums) -> None:
    """Refuse sums that no clusters have."""
    squares = sums.clusters * sums.xx >= sums.x**2 and sums.clusters * sums.yy >= sums.y**2
    products = sums.xx * sums.yy >= sums.xy**2
    if sums.clusters < 0 or not squares or not products:
        raise UsageError.single(
            "bad-cluster-sums",
            "these are not the sums of any clusters",
            found=f"{sums.clusters} clusters, Σx = {sums.x}, Σy = {sums.y}, "
            f"Σx² = {sums.xx}, Σy² = {sums.yy}, Σxy = {sums.xy}",
            cure="Sum x, y, x², y² and xy over the same clusters.",
        )


def _standard_error(sums: ClusterSums) -> float:
    """Return the linearised standard error; that of the complement is the same."""
    # Σ (y − R x)² = Σy² − 2 R Σxy + R² Σx², over the common denominator (Σx)²
    scatter = sums.yy * sums.x**2 - 2 * sums.y * sums.x * sums.xy + sums.y**2 * sums.xx
    variance = Fraction(scatter * sums.clusters, sums.x**4 * (sums.clusters - 1))
    return math.sqrt(variance) if variance > 0 else 0.0


def _effective_trials(sums: ClusterSums, ratio: float, error: float) -> tuple[float, float]:
    """Return how many independent trials a share is worth, and the degrees of freedom that tell so."""
    whole = sums.clusters * sums.xx / sums.x**2
    sizes = max(sums.clusters / whole - 1, 1.0)
    if error == 0:
        return sums.clusters / whole, sizes
    effect = error**2 * sums.clusters / (ratio * (1 - ratio))
    failures = min(ratio, 1 - ratio) * sums.clusters / effect
    alike, part = _failing_clusters(sums)
    mixed = (alike * effect + _MORE_FAILURES * max(effect, part * whole)) / (alike + _MORE_FAILURES)
    return sums.clusters / mixed, min(sizes, max(failures + 1, 2.0))


def _failing_clusters(sums: ClusterSums) -> tuple[float, float]:
    """Return how many clusters that fail alike the rarer side is worth, and the share of each that fails."""
    missing, squares, products = sums.x - sums.y, sums.xx - 2 * sums.xy + sums.yy, sums.xx - sums.xy
    there = sums.y, sums.yy, sums.xy
    sides = [(missing, squares, products), there]
    rarer = min(sides, key=lambda side: (side[0], -side[1]))
    # where single clusters have more than all, these need not be positive
    part = rarer[1] / rarer[2] if rarer[2] > 0 else 1.0
    return rarer[0] ** 2 / rarer[1], min(part, 1.0)


def _wilson(p: float, n: float, z: float) -> tuple[float, float]:
    """Return Wilson's limits for a share p of n effective trials."""
    square = z * z / n
    half = z * math.sqrt(p * (1 - p) / n + square / (4 * n))
    low, high = (p + square / 2 - half) / (1 + square), (p + square / 2 + half) / (1 + square)
    # exactly 0 and 1 where all is
    return (0.0 if p == 0 else low), (1.0 if p == 1 else high)


def _quantile(free: float, confidence: float) -> float:
    """Return the two-sided quantile of t."""
    from scipy.special import stdtrit

    return float(stdtrit(free, (1 + confidence) / 2))

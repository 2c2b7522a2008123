"""Whether what is new in one series goes with what was new in another one some periods before."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.period_permutation import TIE, critical_share, period_orders, permuted_shares, smallest_p
from scorecard.stats.prewhitening import Innovations

__all__ = [
    "PERMUTATIONS",
    "Associations",
    "LaggedAssociation",
    "lagged_associations",
    "minimum_detectable_effect",
]

FloatArray = NDArray[np.float64]
AssociationReason = Literal["no_degrees", "no_variation"]
"""Why there is no association: no degree of freedom is left, or one of the two series brings nothing new."""

PERMUTATIONS = 9_999
"""How many orders of the periods are tried, unless another number is asked for."""
LAGS = 2
"""How many autocorrelations of what is left count in the variance."""


@dataclass(frozen=True, slots=True)
class LaggedAssociation:
    """How strongly one pair of series goes together at its delay.

    Attributes
    ----------
    n : int
        Rows: entity × period with all values that it needs.
    periods, entities : int
        Periods and entities that these rows are of.
    degrees_of_freedom : int
        Rows less all that was estimated.
    effect, low, high : float or None
        Partial correlation: standard deviations of what is new in the effect for one of what is new in
        the cause; and its interval.
    slope, slope_low, slope_high : float or None
        The same in the units of the two series.
    slope_error : float or None
        Standard error of the slope, widened by the inflation.
    inflation : float or None
        By how much autocorrelation that is left widens the variance; 1 or more.
    statistic : float or None
        t, divided by the root of the inflation.
    p_value : float or None
        Two-sided, by permutation of the periods.
    smallest_p : float
        The smallest p-value that so many periods and permutations can give.
    reason : {"no_degrees", "no_variation"} or None
        Why there is none.
    """

    n: int
    periods: int
    entities: int
    degrees_of_freedom: int
    effect: float | None
    low: float | None
    high: float | None
    slope: float | None
    slope_low: float | None
    slope_high: float | None
    slope_error: float | None
    inflation: float | None
    statistic: float | None
    p_value: float | None
    smallest_p: float
    reason: AssociationReason | None


@dataclass(frozen=True, slots=True, eq=False)
class Associations:
    """How strongly many pairs of series go together, as arrays of shape (r,).

    Attributes
    ----------
    n, periods, entities, degrees_of_freedom : ndarray of int, shape (r,)
        As in `LaggedAssociation`.
    effect, low, high, slope, slope_low, slope_high, slope_error : ndarray, shape (r,)
        As there; NaN where there is none.
    inflation, statistic, p_value : ndarray, shape (r,)
        As there; NaN where there is none.
    smallest_p : ndarray, shape (r,)
        As there.
    """

    n: NDArray[np.int64]
    periods: NDArray[np.int64]
    entities: NDArray[np.int64]
    degrees_of_freedom: NDArray[np.int64]
    effect: FloatArray
    low: FloatArray
    high: FloatArray
    slope: FloatArray
    slope_low: FloatArray
    slope_high: FloatArray
    slope_error: FloatArray
    inflation: FloatArray
    statistic: FloatArray
    p_value: FloatArray
    smallest_p: FloatArray

    def one(self, row: int = 0, *, unit: float = 1.0) -> LaggedAssociation:
        """Return one of the pairs.

        Parameters
        ----------
        row : int
            Which one, from 0.
        unit : float
            Slopes are given in this unit of the effect's series over that of the cause's.

        Returns
        -------
        LaggedAssociation
            Its numbers; None where there is none.
        """

        def number(array: FloatArray, unit: float = 1.0) -> float | None:
            found = float(array[row])
            return found * unit if math.isfinite(found * unit) else None

        degrees = int(self.degrees_of_freedom[row])
        reason: AssociationReason | None = None
        if number(self.effect) is None:
            reason = "no_degrees" if degrees < 1 else "no_variation"
        return LaggedAssociation(
            n=int(self.n[row]),
            periods=int(self.periods[row]),
            entities=int(self.entities[row]),
            degrees_of_freedom=max(0, degrees),
            effect=number(self.effect),
            low=number(self.low),
            high=number(self.high),
            slope=number(self.slope, unit),
            slope_low=number(self.slope_low, unit),
            slope_high=number(self.slope_high, unit),
            slope_error=number(self.slope_error, unit),
            inflation=number(self.inflation),
            statistic=number(self.statistic),
            p_value=number(self.p_value),
            smallest_p=float(self.smallest_p[row]),
            reason=reason,
        )


def lagged_associations(
    new: Innovations, *, alpha: float = 0.05, permutations: int = PERMUTATIONS, seed: int = 0
) -> Associations:
    """Return how strongly what is new in pairs of series goes together, with p-values by permutation.

    Parameters
    ----------
    new : Innovations
        What is new in each, from `innovations`.
    alpha : float
        Intervals have the level 1 − alpha.
    permutations : int
        How many orders of the periods are tried.
    seed : int
        Seed of these orders. They depend on it and on the number of periods alone, so that a pair has
        the same p-value whatever other pairs stand beside it.

    Returns
    -------
    Associations
        Effects, intervals and p-values of all pairs.

    Notes
    -----
    With x and y what is new in cause and effect and d degrees of freedom: r = Σxy / √(Σx² Σy²), slope
    Σxy / Σx², t = r √(d / (1 − r²)). Autocorrelation that a first-order autoregression left over widens
    the variance of Σxy by v = 1 + 2 Σ ρx(k) ρy(k), k = 1, 2, taken as 1 where it is less (Bartlett; with
    several entities, the sums over all pairs of entities of the products of their cross-covariances at k,
    over that at 0); the statistic is t / √v.

    p = (1 + number of orders whose |t*| reaches |t| / √v) / (1 + number of orders). An order moves what is
    new in the effect to other periods, of all entities at once, so that what entities have in common in
    a period stays together; what was taken out before is taken out again (Freedman and Lane), and t* is
    that of the order. The interval of the slope is slope ± q √v SE with q the order statistic of |t*|
    that makes p at most alpha, that of r is tanh(atanh r ± atanh r₀) with r₀ the correlation at q √v; so
    an interval leaves out 0 exactly where p ≤ alpha.

    References
    ----------
    Bartlett, M. S. (1935). Some aspects of the time-correlation problem in regard to tests of
    significance. Journal of the Royal Statistical Society 98, 536-543. doi:10.2307/2342284
    Freedman, D., Lane, D. (1983). A nonstochastic interpretation of reported significance levels.
    Journal of Business & Economic Statistics 1, 292-298. doi:10.1080/07350015.1983.10509354
    Winkler, A. M. et al. (2014). Permutation inference for the general linear model. NeuroImage 92,
    381-397. doi:10.1016/j.neuroimage.2014.01.060

    Examples
    --------
    >>> from scorecard.stats.prewhitening import innovations
    >>> walk = np.cumsum(np.sin(np.arange(30.0) ** 2)).reshape(1, 1, 30)
    >>> effect = np.roll(walk, 1, axis=2) + np.cos(np.arange(30.0) ** 3)
    >>> found = lagged_associations(innovations(walk, effect, delay=1), permutations=999).one()
    >>> found.n, found.degrees_of_freedom, round(found.effect, 2), found.p_value
    (27, 23, 0.75, 0.001)
    """
    x, y, degrees = new.cause, new.effect, new.degrees
    xx, yy, xy = (np.einsum("ret,ret->r", a, b) for a, b in ((x, x), (y, y), (x, y)))
    there = (degrees > 0) & (xx > 0) & (yy > 0)
    inflation = _inflation(x, y)
    d = np.where(there, degrees, 1).astype(np.float64)
    share = np.minimum(xy**2 / np.where(there, xx * yy, 1.0), 1.0)
    strength = _strength(share, d)
    reached = _share(strength / inflation, d)
    p, critical = np.full(len(d), np.nan), np.full(len(d), np.nan)
    periods = new.used.any(axis=1).sum(axis=1)
    for row in np.flatnonzero(there):
        drawn = permuted_shares(new, int(row), orders=period_orders(int(periods[row]), permutations, seed=seed))
        p[row] = (1 + int((drawn >= reached[row] * (1 - TIE)).sum())) / (1 + len(drawn))
        critical[row] = critical_share(drawn, alpha)
    limit = _share(_strength(critical, d) * inflation, d)
    r = np.sign(xy) * np.sqrt(share)
    with np.errstate(divide="ignore", invalid="ignore"):  # a correlation of 1 has no error
        low, high = (np.tanh(np.arctanh(r) + sign * np.arctanh(np.sqrt(limit))) for sign in (-1, 1))
    slope = xy / np.where(there, xx, 1.0)
    error = np.sqrt(inflation * np.maximum(yy - xy * slope, 0.0) / d / np.where(there, xx, 1.0))
    half = np.sqrt(_strength(critical, d)) * error

    def shown(array: FloatArray) -> FloatArray:
        return np.where(there & np.isfinite(array), array, np.nan)

    return Associations(
        n=new.rows,
        periods=periods,
        entities=new.used.any(axis=2).sum(axis=1),
        degrees_of_freedom=degrees,
        effect=shown(r),
        low=shown(low),
        high=shown(high),
        slope=shown(slope),
        slope_low=shown(slope - half),
        slope_high=shown(slope + half),
        slope_error=shown(error),
        inflation=shown(inflation),
        statistic=shown(np.sign(xy) * np.sqrt(strength / inflation)),
        p_value=p,
        smallest_p=np.array([smallest_p(int(t), permutations) for t in periods]),
    )


def minimum_detectable_effect(
    found: LaggedAssociation, *, alpha: float, power: float = 0.8
) -> tuple[float, float] | None:
    """Return the smallest true effect that such data would show with a given probability.

    Parameters
    ----------
    found : LaggedAssociation
        The association.
    alpha : float
        Level of the two-sided test.
    power : float
        The probability.

    Returns
    -------
    tuple of (float, float), or None
        The effect as a partial correlation, and as a slope; None where there is no association.

    Notes
    -----
    δ is the noncentrality at which Student's t with the degrees of freedom d passes its critical value
    with probability `power`; the correlation is √(δ² v / (δ² v + d)) with v the inflation, the slope is
    δ times its error.

    Examples
    --------
    >>> pair = LaggedAssociation(27, 27, 1, 23, 0.5, 0.1, 0.8, 2.0, 0.4, 3.6, 0.74, 1.0, 2.77, 0.01, 0.0001, None)
    >>> correlation, slope = minimum_detectable_effect(pair, alpha=0.05)
    >>> round(correlation, 3), round(slope, 3)
    (0.521, 2.165)
    """
    if found.slope_error is None or found.inflation is None:
        return None
    from scipy.special import nctdtrinc, stdtrit

    d = found.degrees_of_freedom
    delta = float(nctdtrinc(d, 1 - power, float(stdtrit(d, 1 - alpha / 2))))
    wide = delta**2 * found.inflation
    return math.sqrt(wide / (wide + d)), delta * found.slope_error


def _inflation(x: FloatArray, y: FloatArray) -> FloatArray:
    """Return by how much autocorrelation widens the variance of Σxy, 1 or more, shape (r,)."""

    def products(k: int) -> FloatArray:
        end = x.shape[2] - k
        of_x, of_y = (a[:, :, k:] @ a[:, :, :end].swapaxes(1, 2) for a in (x, y))
        return np.asarray((of_x * of_y).sum(axis=(1, 2)), dtype=np.float64)

    whole = products(0)
    rest = sum((products(k) for k in range(1, min(LAGS, x.shape[2] - 1) + 1)), np.zeros_like(whole))
    return np.maximum(1.0, 1 + 2 * rest / np.where(whole > 0, whole, 1.0))


def _strength(share: FloatArray, degrees: FloatArray) -> FloatArray:
    """Return t² of a squared correlation."""
    return np.asarray(share * degrees / np.maximum(1 - share, 1e-300), dtype=np.float64)


def _share(strength: FloatArray, degrees: FloatArray) -> FloatArray:
    """Return the squared correlation of t²."""
    return np.asarray(strength / (strength + degrees), dtype=np.float64)

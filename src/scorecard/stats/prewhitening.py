"""What is new in each period of two series: their values freed from level, trend, season, own past."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import UsageError

__all__ = ["Detrend", "Innovations", "innovations"]

FloatArray = NDArray[np.float64]
Detrend = Literal["difference", "linear"]
"""How a trend is taken out: by differences of first order, or by a straight line."""

_RANK = 1e-9
"""A direction of the design with a smaller share of the largest one is none."""
_STILL = 1e-10
"""What is left of a series is nothing where it is a smaller share of its largest value."""


@dataclass(frozen=True, slots=True, eq=False)
class Innovations:
    """What is new in each period of pairs of series, with what was taken out.

    Attributes
    ----------
    cause : ndarray, shape (r, e, t)
        What is new in the series that goes before, moved by the delay; 0 where there is no row.
    effect : ndarray, shape (r, e, t)
        What is new in the series that follows; 0 where there is no row.
    basis : ndarray, shape (r, e, t, k)
        Orthonormal columns of all that was taken out of both; columns of 0 where there are fewer.
    used : ndarray of bool, shape (r, e, t)
        Where there is a row: all values that it needs are there, and its entity has more rows than
        columns are taken out.
    degrees : ndarray of int, shape (r,)
        Rows less columns taken out, less one for the association.
    """

    cause: FloatArray
    effect: FloatArray
    basis: FloatArray
    used: NDArray[np.bool_]
    degrees: NDArray[np.int64]

    @property
    def rows(self) -> NDArray[np.int64]:
        """Rows of each pair, shape (r,)."""
        return np.asarray(self.used.sum(axis=(1, 2)), dtype=np.int64)


def innovations(
    cause: FloatArray,
    effect: FloatArray,
    *,
    delay: int,
    seasons: NDArray[np.int64] | None = None,
    detrend: Detrend = "difference",
) -> Innovations:
    """Return what is new in each period of pairs of series.

    Parameters
    ----------
    cause, effect : ndarray, shape (r, e, t)
        Values of r pairs of series, of e entities over t periods in a row; NaN where there is none.
    delay : int
        Periods from the cause to its effect, from 0.
    seasons : ndarray of int, shape (t,), optional
        Season of each period; none is taken out when left out.
    detrend : {"difference", "linear"}
        Take differences of first order, or take out a straight line.

    Returns
    -------
    Innovations
        Residuals, with the basis of what was taken out.

    Raises
    ------
    UsageError
        If the two are not of one shape.

    Notes
    -----
    With v and w the differences of effect and cause (or their values, where a line is taken out), each
    entity by itself: v(t) and w(t − delay) are regressed on a constant, on the seasons, on v(t − 1) and
    on w(t − delay − 1), and, where a line is taken out, on t. A row needs all these values; nothing is
    interpolated. Regressing both on the past of both is pre-whitening by autoregressions of first order
    whose errors of estimation are paid for in degrees of freedom; with a line it is the lag-augmented
    regression of Montiel Olea and Plagborg-Møller.

    References
    ----------
    Haugh, L. D. (1976). Checking the independence of two covariance-stationary time series. Journal of
    the American Statistical Association 71, 378-385.
    Montiel Olea, J. L., Plagborg-Møller, M. (2021). Local projection inference is simpler and more robust
    than you think. Econometrica 89, 1789-1823. doi:10.3982/ECTA18756

    Examples
    --------
    >>> steps = np.array([[[1.0, 4, 2, 6, 5, 5, 9, 7, 8, 3]]])
    >>> found = innovations(steps, steps, delay=1)
    >>> found.rows.tolist(), found.degrees.tolist()
    ([7], [3])
    """
    if cause.shape != effect.shape or cause.ndim != 3:
        raise UsageError.single(
            "series-shape",
            "the two series are not of one shape",
            found=f"{cause.shape} and {effect.shape}",
            cure="Give arrays of pairs × entities × periods.",
        )
    v, w = (np.diff(a, axis=2, prepend=np.nan) if detrend == "difference" else a for a in (effect, cause))
    w = _back(w, delay)
    design, used = _design(v, w, seasons, line=detrend == "linear")
    basis, rank = _orthonormal(design, used)
    used = used & (used.sum(axis=2) > rank)[:, :, None]
    basis = np.where(used[..., None], basis, 0.0)
    cause_left, effect_left = (
        _left(part, basis, used, scale=_largest(given)) for part, given in ((w, cause), (v, effect))
    )
    degrees = (used.sum(axis=2) - np.where(used.any(axis=2), rank, 0)).sum(axis=1) - 1
    return Innovations(cause_left, effect_left, basis, used, degrees)


def _back(series: FloatArray, steps: int) -> FloatArray:
    """Return the values of so many periods before; NaN where there is none."""
    found = np.full_like(series, np.nan)
    kept = series.shape[2] - steps
    if kept > 0:
        found[:, :, steps:] = series[:, :, :kept]
    return found


def _design(
    v: FloatArray, w: FloatArray, seasons: NDArray[np.int64] | None, *, line: bool
) -> tuple[FloatArray, NDArray[np.bool_]]:
    """Return what is taken out, shape (r, e, t, k), 0 where there is no row; and where there is one."""
    before, earlier = _back(v, 1), _back(w, 1)
    used = ~(np.isnan(v) | np.isnan(w) | np.isnan(before) | np.isnan(earlier))
    time = np.arange(v.shape[2], dtype=np.float64)
    fixed = [np.ones_like(time)]
    if line:
        fixed.append(time)
    if seasons is not None:
        fixed += [(seasons == season).astype(np.float64) for season in np.unique(seasons)]
    columns = [np.broadcast_to(column, v.shape) for column in fixed] + [before, earlier]
    return np.stack([_unit(column, used, centred=i > 0) for i, column in enumerate(columns)], axis=3), used


def _unit(column: FloatArray, used: NDArray[np.bool_], *, centred: bool) -> FloatArray:
    """Return a column of length 1 about its mean, 0 where there is no row or no spread."""
    there = np.where(used, column, 0.0)
    if centred:
        count = np.maximum(used.sum(axis=2, keepdims=True), 1)
        largest = np.abs(there).max(axis=2, keepdims=True, initial=0.0)
        there = np.where(used, there - there.sum(axis=2, keepdims=True) / count, 0.0)
        there = np.where(np.abs(there).max(axis=2, keepdims=True, initial=0.0) > _STILL * largest, there, 0.0)
    length = np.sqrt((there**2).sum(axis=2, keepdims=True))
    return np.asarray(there / np.where(length > 0, length, 1.0), dtype=np.float64)


def _orthonormal(design: FloatArray, used: NDArray[np.bool_]) -> tuple[FloatArray, NDArray[np.int64]]:
    """Return orthonormal columns that span the design, 0 beyond its rank; and the rank."""
    if not used.any():
        return np.zeros_like(design), np.zeros(design.shape[:2], dtype=np.int64)
    left, sizes, _ = np.linalg.svd(design, full_matrices=False)
    kept = sizes > _RANK * np.maximum(sizes[..., :1], 1e-300)
    return left * kept[..., None, :], kept.sum(axis=2)


def _largest(series: FloatArray) -> FloatArray:
    """Return the largest value of each entity, whatever its sign; 0 where there is none."""
    return np.asarray(np.abs(series).max(axis=2, initial=0.0, where=~np.isnan(series)), dtype=np.float64)


def _left(series: FloatArray, basis: FloatArray, used: NDArray[np.bool_], *, scale: FloatArray) -> FloatArray:
    """Return what is left of a series when the basis is taken out; exactly nothing where it is rounding."""
    there = np.where(used, series, 0.0)
    part = np.einsum("retk,ret->rek", basis, there)
    rest = np.where(used, there - np.einsum("retk,rek->ret", basis, part), 0.0)
    still = np.abs(rest).max(axis=2, initial=0.0) <= _STILL * scale
    return np.asarray(np.where(still[..., None], 0.0, rest), dtype=np.float64)

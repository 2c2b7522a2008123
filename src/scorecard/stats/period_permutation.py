"""Orders of the periods that a p-value by permutation rests on."""

from __future__ import annotations

import itertools
import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.prewhitening import Innovations

__all__ = ["critical_share", "period_orders", "permuted_shares", "smallest_p"]

FloatArray = NDArray[np.float64]

TIE = 1e-9
"""Two squared correlations closer than this share of themselves are equal."""
_MANY = 20
"""So many periods have more orders than can be tried."""


def smallest_p(periods: int, permutations: int) -> float:
    """Return the smallest p-value that so many periods can give.

    Parameters
    ----------
    periods : int
        Periods that can change places.
    permutations : int
        Orders that are tried.

    Returns
    -------
    float
        1 / (1 + permutations), or 1 / periods! where there are fewer orders than that.

    Examples
    --------
    >>> smallest_p(4, 9999), smallest_p(30, 9999)
    (0.041666666666666664, 0.0001)
    """
    orders = math.factorial(periods) if periods < _MANY else math.inf
    return 1 / min(orders, 1 + permutations)


@lru_cache(maxsize=8)
def period_orders(periods: int, permutations: int, *, seed: int) -> NDArray[np.intp]:
    """Return orders of so many periods.

    Parameters
    ----------
    periods : int
        Periods that change places.
    permutations : int
        How many orders.
    seed : int
        Their seed, together with the number of periods.

    Returns
    -------
    ndarray of int, shape (permutations, periods)
        One order a row, all equally likely; where there are no more than asked for, every one but the
        order of time, once. Read-only.

    Examples
    --------
    >>> period_orders(4, 2, seed=1).shape
    (2, 4)
    >>> period_orders(3, 99, seed=1).tolist()
    [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    """
    if periods < _MANY and math.factorial(periods) <= 1 + permutations:
        every = np.array(list(itertools.permutations(range(periods))), dtype=np.intp)[1:]
        every.flags.writeable = False
        return every
    rng = np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, periods])))
    orders = rng.permuted(np.tile(np.arange(periods, dtype=np.intp), (permutations, 1)), axis=1)
    orders.flags.writeable = False
    return orders


def permuted_shares(new: Innovations, row: int, *, orders: NDArray[np.intp]) -> FloatArray:
    """Return the squared correlation of one pair under each order of its periods.

    Parameters
    ----------
    new : Innovations
        What is new in pairs of series.
    row : int
        Which pair.
    orders : ndarray of int, shape (b, t)
        Orders of the periods that have rows.

    Returns
    -------
    ndarray, shape (b,)
        Σxy*² / (Σx² Σy*²), with y* what is new in the effect, moved to other periods of all entities at
        once, from which all that was taken out is taken out again.
    """
    kept = new.used[row].any(axis=0)
    both, size = np.zeros(len(orders)), np.zeros(len(orders))
    for entity in np.flatnonzero(new.used[row].any(axis=1)):
        there = new.used[row, entity, kept]
        moved = new.effect[row, entity, kept][orders]
        if not there.all():
            moved *= there
        out = np.column_stack([new.basis[row, entity, kept], new.cause[row, entity, kept]])
        parts = moved @ out
        both += parts[:, -1]
        size += np.einsum("bt,bt->b", moved, moved) - np.einsum("bk,bk->b", parts[:, :-1], parts[:, :-1])
    whole = float((new.cause[row] ** 2).sum())
    return np.minimum(both**2 / np.where(size > 0, size * whole, 1.0), 1.0)


def critical_share(drawn: FloatArray, alpha: float) -> float:
    """Return what a squared correlation must pass so that p is at most alpha.

    Parameters
    ----------
    drawn : ndarray, shape (b,)
        Squared correlations by permutation.
    alpha : float
        The level.

    Returns
    -------
    float
        The order statistic that leaves p = (1 + number at least as large) / (1 + b) at alpha; NaN where
        there are too few permutations for this level.

    Examples
    --------
    >>> critical_share(np.arange(99.0), 0.05)
    94.0
    """
    place = math.floor(alpha * (1 + len(drawn)) + TIE)
    if place < 1:
        return math.nan
    return float(np.partition(drawn, len(drawn) - place)[len(drawn) - place])

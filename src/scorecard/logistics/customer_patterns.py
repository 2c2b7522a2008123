"""Which conditions the orders of each customer met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.logistics.order_counts import PatternCounts, RatioSums
from scorecard.logistics.pattern_rates import met_and_judged_rows

__all__ = ["CustomerPatterns", "CustomerRows", "PatternSlices"]

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class CustomerPatterns:
    """How many orders of each customer met which conditions; an order without a customer stands for itself.

    Attributes
    ----------
    customers : (p,) int array
        Number of the customer of each pattern, ascending; it tells nothing but who is the same.
    patterns : PatternCounts
        The patterns, customer by customer.
    """

    customers: Ints
    patterns: PatternCounts

    def sums(self, conditions: Sequence[str], *, complete: bool = False) -> RatioSums:
        """Return orders that met all conditions, over those that could be judged, summed over customers.

        Parameters
        ----------
        conditions : sequence of str
            Names of conditions.
        complete : bool
            Whether only those count that are known on all conditions; else one known failure is enough.

        Returns
        -------
        RatioSums
            Numerator met, denominator judged.
        """
        met, judged = met_and_judged_rows(self.patterns, conditions, complete=complete)
        starts = np.flatnonzero(np.diff(self.customers, prepend=-1))
        if not len(starts):
            return RatioSums(0, 0, 0, 0, 0, 0, cluster="customer")
        counts = self.patterns.counts
        x = np.add.reduceat(np.where(judged, counts, 0), starts)
        y = np.add.reduceat(np.where(met, counts, 0), starts)
        sx, sy, xx, yy, xy = (int(part.sum()) for part in (x, y, x * x, y * y, x * y))
        return RatioSums(int(np.count_nonzero(x)), sx, sy, xx, yy, xy, cluster="customer")


class CustomerRows:
    """Gather orders with their customer, their cell and the conditions they met, block by block."""

    def __init__(self) -> None:
        self._parts: list[tuple[Ints, Ints, Ints]] = []

    def add(self, customers: Ints, cells: Ints, patterns: Ints) -> None:
        """Take orders.

        Parameters
        ----------
        customers, cells : (n,) int array
            Number of the customer and cell of each order.
        patterns : (n,) int array
            Conditions known and met, as one key.
        """
        self._parts.append((customers.astype(np.int64), cells, patterns))

    def slices(self, places: Ints, size: int) -> PatternSlices:
        """Return the orders counted by place, customer and pattern.

        Parameters
        ----------
        places : (cells,) int array
            Place of each cell.
        size : int
            Number of places.

        Returns
        -------
        PatternSlices
            One piece a place.
        """
        if not self._parts:
            none = np.zeros(0, dtype=np.int64)
            return PatternSlices(none, none, none, np.zeros(size + 1, dtype=np.int64))
        customers, cells, patterns = (np.concatenate(parts) for parts in zip(*self._parts, strict=True))
        at = places[cells]
        order = np.lexsort((patterns, customers, at))
        at, customers, patterns = at[order], customers[order], patterns[order]
        new = np.ones(len(at), dtype=np.bool_)
        new[1:] = (np.diff(at) != 0) | (np.diff(customers) != 0) | (np.diff(patterns) != 0)
        starts = np.flatnonzero(new)
        counts = np.diff(np.append(starts, len(at)))
        edges = np.searchsorted(at[starts], np.arange(size + 1))
        return PatternSlices(customers[starts], patterns[starts], counts, edges)


@dataclass(frozen=True, slots=True, eq=False)
class PatternSlices:
    """Orders of all places, cut into one piece a place.

    Attributes
    ----------
    customers, patterns, counts : (n,) int array
        Customer, conditions known and met as one key, and how many orders.
    edges : (places + 1,) int array
        Where the piece of each place begins.
    """

    customers: Ints
    patterns: Ints
    counts: Ints
    edges: Ints

    def at(self, place: int, conditions: tuple[str, ...]) -> CustomerPatterns:
        """Return what was counted at a place, with the names of the conditions."""
        part = slice(int(self.edges[place]), int(self.edges[place + 1]))
        keys, bits = self.patterns[part], len(conditions)
        patterns = PatternCounts(conditions, keys >> bits, keys & ((1 << bits) - 1), self.counts[part])
        return CustomerPatterns(self.customers[part], patterns)

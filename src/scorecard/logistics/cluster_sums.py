"""Sums over clusters of lines, such as orders or customers, within each cell of groups and periods."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard.logistics.exact_sums import most_of, rising_order, segment_sums, sums_of_products
from scorecard.logistics.order_counts import RatioSums

__all__ = ["Axis", "ClusterSums", "View", "ratio_sums"]

Ints = NDArray[np.int64]
Big = NDArray[np.object_]
Bools = NDArray[np.bool_]
View = Literal["cells", "groups", "periods", "all"]
"""Each group in each period; each group; each period; all together."""

Axis = Literal["groups", "periods"]
"""Each group, or each period."""

_AXES: tuple[Axis, Axis] = ("groups", "periods")
_MOST_PLACES = 512
"""Places up to which pairs of them are followed: customers may be in many of them."""
_ONE = np.ones(1, dtype=np.int64)
_PARTS = 6  # clusters, Σx, Σy, Σxx, Σyy, Σxy


class ClusterSums:
    """Add up numerators and denominators by cluster, and their squares over the clusters of each cell.

    A cluster with lines in several cells is one cluster in the totals over them.

    Parameters
    ----------
    shape : tuple of (int, int)
        Number of places for groups and for periods.
    ratios : int
        Number of ratios.
    """

    def __init__(self, shape: tuple[int, int], ratios: int) -> None:
        self._width, self._size, self._ratios = shape[1], shape[0] * shape[1], ratios
        self._views: dict[View, int] = {"cells": self._size, "groups": shape[0], "periods": shape[1], "all": 1}
        self._alone = [np.zeros((_PARTS, self._size), dtype=object) for _ in range(ratios)]
        self._several: dict[View, list[Big]] = {
            view: [np.zeros((_PARTS, size), dtype=object) for _ in range(ratios)] for view, size in self._views.items()
        }
        self._shared = {
            view: np.zeros((size, size), dtype=np.bool_)
            for view, size in zip(_AXES, shape, strict=True)
            if size <= _MOST_PLACES
        }
        self._with_others = {
            view: np.zeros(size, dtype=np.bool_) for view, size in zip(_AXES, shape, strict=True) if size > _MOST_PLACES
        }
        self._rest: tuple[Ints, Ints, list[Ints]] | None = None

    def add(self, clusters: Ints, cells: Ints, columns: Sequence[Ints]) -> None:
        """Take lines, or sums of them.

        Parameters
        ----------
        clusters : (n,) int array
            Cluster of each row, ascending, also from one call to the next.
        cells : (n,) int array
            Its cell.
        columns : sequence of (n,) int array
            Denominator and numerator of each ratio in turn; what is one array for several ratios is added up
            once.
        """
        if not len(clusters):
            return
        if self._rest is not None:
            clusters, cells = np.concatenate((self._rest[0], clusters)), np.concatenate((self._rest[1], cells))
            columns = _joined(self._rest[2], columns)
        clusters, cells, columns = _grouped(clusters, cells, columns, self._size)
        # the last cluster may go on in the next block
        cut = int(np.searchsorted(clusters, int(clusters[-1])))
        self._take(clusters[:cut], cells[:cut], _each(columns, lambda column: column[:cut]))
        self._rest = (clusters[cut:], cells[cut:], _each(columns, lambda column: column[cut:]))

    def close(self) -> None:
        """Take what was held back."""
        if self._rest is not None:
            self._take(*self._rest)
            self._rest = None

    def _take(self, clusters: Ints, cells: Ints, columns: Sequence[Ints]) -> None:
        """Take whole clusters, one row for each of their cells."""
        if not len(clusters):
            return
        new = np.concatenate(([True], clusters[1:] != clusters[:-1], [True]))
        alone = new[1:] & new[:-1]
        if alone.all():
            self._fill(self._alone, cells, columns, self._size)
            return
        self._fill(self._alone, cells[alone], _each(columns, lambda column: column[alone]), self._size)
        several = ~alone
        clusters, cells = clusters[several], cells[several]
        columns = _each(columns, lambda column: column[several])
        places: dict[View, Ints] = {
            "cells": cells,
            "groups": cells // self._width,
            "periods": cells % self._width,
            "all": np.zeros(len(cells), dtype=np.int64),
        }
        for view, size in self._views.items():
            whose, keys, sums = _grouped(clusters, places[view], columns, size)
            self._fill(self._several[view], keys, sums, size)
            if view in self._shared:
                _meet(self._shared[view], whose, keys)
            elif view in self._with_others:
                again = whose[1:] == whose[:-1]
                self._with_others[view][keys[1:][again]] = True
                self._with_others[view][keys[:-1][again]] = True

    def _fill(self, into: list[Big], keys: Ints, columns: Sequence[Ints], size: int) -> None:
        """Add clusters to the sums of their places."""
        most = {id(column): most_of(column) for column in (*columns, _ONE)}
        known: dict[tuple[int, int], Big] = {}

        def sums(first: Ints, second: Ints) -> Big:
            mark = (id(first), id(second))
            if mark not in known:
                limits = (most[mark[0]], most[mark[1]])
                known[mark] = sums_of_products(keys, first, second, size, most=limits)
            return known[mark]

        there: dict[int, Big] = {}
        for i in range(self._ratios):
            x, y = columns[2 * i], columns[2 * i + 1]
            if id(x) not in there:
                there[id(x)] = np.bincount(keys[x != 0], minlength=size).astype(object)
            counted = there[id(x)]
            cancelled = (x == 0) & (y != 0)  # where amounts below zero make up for others
            if cancelled.any():
                counted = counted + np.bincount(keys[cancelled], minlength=size)
            added = (counted, sums(x, _ONE), sums(y, _ONE), sums(x, x), sums(y, y), sums(x, y))
            for part, new in zip(into[i], added, strict=True):
                part += new

    def shared(self, view: Axis) -> Bools:
        """Return which places of a view have lines of the same cluster.

        Parameters
        ----------
        view : {"groups", "periods"}
            Which places.

        Returns
        -------
        (places, places) or (places,) bool array
            For each place, those further on with which it has a cluster in common; of more places than 512 only
            whether it has one in common with any other.
        """
        return self._shared[view] if view in self._shared else self._with_others[view]

    def sums(self, ratio: int, view: View) -> Big:
        """Return clusters, Σx, Σy, Σxx, Σyy and Σxy of a ratio at each place of a view.

        Parameters
        ----------
        ratio : int
            Number of the ratio.
        view : {"cells", "groups", "periods", "all"}
            Which totals.

        Returns
        -------
        (6, places) object array
            Python integers.
        """
        alone = self._alone[ratio].reshape(_PARTS, -1, self._width)
        axes: dict[View, Big] = {
            "cells": alone.reshape(_PARTS, -1),
            "groups": alone.sum(axis=2),
            "periods": alone.sum(axis=1),
            "all": alone.sum(axis=(1, 2)).reshape(_PARTS, 1),
        }
        sums: Big = axes[view] + self._several[view][ratio]
        return sums


def _grouped(clusters: Ints, keys: Ints, columns: Sequence[Ints], size: int) -> tuple[Ints, Ints, Sequence[Ints]]:
    """Return one row for each cluster and key, ascending, with sums of the columns."""
    both = (clusters - clusters[0]) * size + keys
    steps = np.diff(both)
    if (steps > 0).all():
        return clusters, keys, columns
    if (steps < 0).any():
        order = rising_order(both)
        both, clusters, keys = both[order], clusters[order], keys[order]
        columns = _each(columns, lambda column: column[order])
    starts = np.flatnonzero(np.concatenate(([True], both[1:] != both[:-1])))
    edges = np.append(starts, len(both))
    return clusters[starts], keys[starts], _each(columns, lambda column: segment_sums(column, edges))


def _meet(shared: Bools, clusters: Ints, places: Ints) -> None:
    """Mark the places that have a cluster in common; rows ascend by cluster and place."""
    missing = ~(shared | np.tri(len(shared), dtype=np.bool_))
    rows, apart = np.arange(len(clusters)), 1
    while missing.any():
        rows = rows[: int(np.searchsorted(rows, len(clusters) - apart))]
        rows = rows[clusters[rows] == clusters[rows + apart]]
        if not len(rows):
            return
        pairs = (places[rows], places[rows + apart])
        shared[pairs], missing[pairs] = True, False
        apart += 1


def _each(columns: Sequence[Ints], change: Callable[[Ints], Ints]) -> list[Ints]:
    """Return columns changed alike; what is one array in several places stays one."""
    found: dict[int, Ints] = {}
    for column in columns:
        if id(column) not in found:
            found[id(column)] = change(column)
    return [found[id(column)] for column in columns]


def _joined(first: Sequence[Ints], second: Sequence[Ints]) -> list[Ints]:
    """Return columns one after the other; what is one array in both stays one."""
    found: dict[tuple[int, int], Ints] = {}
    for pair in zip(first, second, strict=True):
        mark = (id(pair[0]), id(pair[1]))
        if mark not in found:
            found[mark] = np.concatenate(pair)
    return [found[id(one), id(other)] for one, other in zip(first, second, strict=True)]


def ratio_sums(parts: Big, *, step: float, cluster: Literal["order", "customer"]) -> RatioSums:
    """Return the sums of one place as plain integers."""
    clusters, x, y, xx, yy, xy = (int(part) for part in parts)
    return RatioSums(clusters, x, y, xx, yy, xy, step, cluster)

"""Counts by cell to the cells that are handed out, with their totals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard._model.mapping import FrozenDict
from scorecard.logistics.cluster_sums import View, ratio_sums
from scorecard.logistics.customer_patterns import PatternSlices
from scorecard.logistics.exact_sums import KeyCounts, merged
from scorecard.logistics.order_counts import CellCounts, DurationCounts, PatternCounts, SharedClusters
from scorecard.logistics.order_lines import OrderLines
from scorecard.logistics.order_reasons import ROW_REASONS, code_of
from scorecard.logistics.order_tally import BITS, DURATION_SHIFT, STATES, OrderTally
from scorecard.logistics.service_definitions import CONDITIONS

__all__ = ["assemble_cells"]

Ints = NDArray[np.int64]

_PATTERN = 1 << (2 * BITS)
_BITS = (1 << BITS) - 1


@dataclass(frozen=True, slots=True, eq=False)
class _Slices:
    """Keyed counts cut into one piece a place."""

    keys: Ints
    counts: Ints
    edges: Ints

    def at(self, place: int) -> tuple[Ints, Ints]:
        """Return what was counted at a place."""
        part = slice(int(self.edges[place]), int(self.edges[place + 1]))
        return self.keys[part], self.counts[part]


def assemble_cells(
    tally: OrderTally,
    lines: OrderLines,
    *,
    steps: Mapping[str, float],
) -> tuple[CellCounts, ...]:
    """Return each group in each period, each group, each period, and all together.

    Parameters
    ----------
    tally : OrderTally
        Counts by cell.
    lines : OrderLines
        The lines they were counted from.
    steps : mapping of str to float
        Value of one step of each ratio that is no count of lines.

    Returns
    -------
    tuple of CellCounts
        Those with lines; groups by text, periods by time, totals last.
    """
    assembly = _Assembly(tally, lines, steps)
    groups: list[int | None] = [*range(len(tally.axes.groups)), None]
    periods: list[int | None] = [*range(len(tally.axes.periods)), None]
    return tuple(cell for group in groups for period in periods if (cell := assembly.cell(group, period)) is not None)


class _Assembly:
    """Make cells one by one."""

    def __init__(self, tally: OrderTally, lines: OrderLines, steps: Mapping[str, float]) -> None:
        self._tally, self._lines, self._steps = tally, lines, steps
        self._width = tally.axes.shape[1]
        self._views: dict[View, dict[str, _Slices]] = {view: dict(self._sliced(view)) for view in _VIEWS}
        self._totals: dict[View, tuple[Ints, Ints]] = {
            view: (self._summed(tally.lines, view), self._summed(tally.orders, view)) for view in _VIEWS
        }
        self._sums = {
            view: [] if tally.sums is None else [tally.sums.sums(i, view) for i in range(len(tally.ratios))]
            for view in _VIEWS
        }
        self._by_customer = {view: self._of_customers(view) for view in _VIEWS}
        self._customers = {view: None if tally.customers is None else tally.customers.sums(0, view) for view in _VIEWS}

    def _places(self, cells: Ints, view: View) -> Ints:
        """Return the place of cells in a view."""
        if view == "cells":
            return cells
        if view == "groups":
            return cells // self._width
        return cells % self._width if view == "periods" else np.zeros_like(cells)

    def _of_customers(self, view: View) -> PatternSlices | None:
        """Return the conditions met by the orders of each customer, cut by the places of a view."""
        rows = self._tally.by_customer
        cells = np.arange(self._tally.axes.size)
        return None if rows is None else rows.slices(self._places(cells, view), self._size(view))

    def _size(self, view: View) -> int:
        """Return the number of places of a view."""
        groups, periods = self._tally.axes.shape
        return {"cells": groups * periods, "groups": groups, "periods": periods, "all": 1}[view]

    def _summed(self, counts: Ints, view: View) -> Ints:
        """Return counts by cell added up for a view."""
        places = self._places(np.arange(len(counts)), view)
        out = np.zeros(self._size(view), dtype=np.int64)
        np.add.at(out, places, counts)
        return out

    def _sliced(self, view: View) -> Iterator[tuple[str, _Slices]]:
        """Yield every kind of keyed counts, cut by the places of a view."""
        tally = self._tally
        kinds: list[tuple[str, KeyCounts, int]] = [
            ("line patterns", tally.line_patterns, _PATTERN),
            ("order patterns", tally.order_patterns, _PATTERN),
            *((f"duration {name}", counts, DURATION_SHIFT) for name, counts in tally.durations.items()),
            *((f"left out {name}", counts, STATES) for name, counts in tally.left_out.items()),
            *((f"dropped {name}", counts, STATES) for name, counts in tally.dropped.items()),
        ]
        for name, counted, shift in kinds:
            keys, counts = counted.close()
            if view != "cells":
                keys, counts = merged(self._places(keys // shift, view) * shift + keys % shift, counts)
            edges = np.searchsorted(keys, np.arange(self._size(view) + 1) * shift)
            yield name, _Slices(keys % shift, counts, edges)

    def cell(self, group: int | None, period: int | None) -> CellCounts | None:
        """Return the counts of a group in a period; None if it has no lines."""
        view: View = "all"
        place = 0
        if group is not None:
            view, place = ("groups", group) if period is None else ("cells", group * self._width + period)
        elif period is not None:
            view, place = "periods", period
        lines, orders = (int(totals[place]) for totals in self._totals[view])
        if not lines and (group is not None or period is not None):
            return None
        by_customer = self._by_customer[view]
        customers, parts, axes = self._customers[view], self._views[view], self._tally.axes
        return CellCounts(
            None if group is None else axes.groups[group],
            None if period is None else axes.periods[period],
            lines,
            orders,
            0 if customers is None else int(customers[0, place]),
            _patterns(*parts["line patterns"].at(place)),
            _patterns(*parts["order patterns"].at(place)),
            FrozenDict(
                {name: self._durations(name, *parts[f"duration {name}"].at(place)) for name in self._tally.durations}
            ),
            FrozenDict(
                {
                    name: ratio_sums(
                        self._sums[view][i][:, place],
                        step=self._steps.get(name, 1.0),
                        cluster="order" if self._lines.customers is None else "customer",
                    )
                    for i, name in enumerate(self._tally.ratios)
                }
            ),
            FrozenDict({name: self._left_out(name, parts, place) for name in self._tally.left_out}),
            None if by_customer is None else by_customer.at(place, CONDITIONS),
            self._shared() if view == "all" else None,
        )

    def _shared(self) -> SharedClusters | None:
        """Return which groups and periods have clusters in common."""
        sums, axes = self._tally.sums, self._tally.axes
        if sums is None:
            return None
        return SharedClusters(axes.groups, axes.periods, sums.shared("groups"), sums.shared("periods"))

    def _durations(self, name: str, keys: Ints, counts: Ints) -> DurationCounts:
        """Return the durations of a place."""
        return DurationCounts(self._tally.units[name], keys - DURATION_SHIFT // 2, counts)

    def _left_out(self, name: str, parts: Mapping[str, _Slices], place: int) -> Mapping[str, int]:
        """Return how many lines or orders a figure leaves out at a place, by reason."""
        keys, counts = parts[f"left out {name}"].at(place)
        if not len(keys) and "dropped lines" not in parts:
            return FrozenDict({})
        found: dict[str, int] = {}
        for key, count in zip(keys.tolist(), counts.tolist(), strict=True):
            reason = code_of(-key)
            if reason is not None:
                found[reason] = count
        by_order = name.startswith("order_") or name in self._tally.order_figures
        rows = parts.get(f"dropped {'orders' if by_order else 'lines'}")
        if rows is not None:
            keys, counts = rows.at(place)
            found.update(
                {ROW_REASONS[key - 1]: count for key, count in zip(keys.tolist(), counts.tolist(), strict=True)}
            )
        return FrozenDict(dict(sorted(found.items())))


_VIEWS: tuple[View, ...] = ("cells", "groups", "periods", "all")


def _patterns(keys: Ints, counts: Ints) -> PatternCounts:
    """Return the patterns of a place."""
    return PatternCounts(CONDITIONS, keys >> BITS, keys & _BITS, counts)

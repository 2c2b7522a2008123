"""The kernel: order lines block by block to exact counts by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from numpy.typing import NDArray

from scorecard.logistics.cell_axes import CellAxes
from scorecard.logistics.cluster_sums import ClusterSums
from scorecard.logistics.customer_patterns import CustomerRows
from scorecard.logistics.durations import durations_of
from scorecard.logistics.exact_sums import KeyCounts, segment_sums
from scorecard.logistics.judged_lines import JudgedLines, judge_lines
from scorecard.logistics.line_block import LineBlock
from scorecard.logistics.line_ratios import line_ratios
from scorecard.logistics.line_states import States
from scorecard.logistics.lowest_states import lowest_states
from scorecard.logistics.order_counts import TimeUnit
from scorecard.logistics.order_layout import OrderLayout
from scorecard.logistics.order_lines import OrderLines
from scorecard.logistics.order_reasons import FAILED, MET
from scorecard.logistics.service_definitions import CONDITIONS, ServiceDefinitions
from scorecard.stats.beside import Beside

__all__ = ["BITS", "DURATION_SHIFT", "STATES", "OrderTally", "tally_orders"]

Ints = NDArray[np.int64]

BITS = len(CONDITIONS)
DURATION_SHIFT = 1 << 33
"""A key of durations is cell × this + value + half of this."""

STATES = 128
"""A key of reasons is cell × this − state."""

_BLOCK = 1 << 17
_BEGINNING = 256
_WEIGHTED = ("unit_fill", "unit_on_time", "unit_otif", "value_fill", "value_on_time", "value_otif")


@dataclass(slots=True, eq=False)
class OrderTally:
    """Counts by cell; totals are made from them.

    Attributes
    ----------
    axes : CellAxes
        Groups and periods.
    lines, orders : (cells,) int array
        Lines, and orders by their first line.
    line_patterns, order_patterns : KeyCounts
        Keys: cell, conditions known, conditions met.
    durations : mapping of str to KeyCounts
        Keys: cell and duration.
    left_out : mapping of str to KeyCounts
        Keys: cell and state.
    dropped : mapping of str to KeyCounts
        Rows and orders left out of every figure; keys: cell and reason.
    ratios : tuple of str
        Names of the ratios.
    sums : ClusterSums or None
        Sums of the ratios over clusters.
    customers : ClusterSums or None
        Different customers.
    by_customer : CustomerRows or None
        Conditions met by the orders of each customer.
    units : mapping of str to {"minutes", "days"}
        Unit of each duration.
    order_figures : set of str
        Durations of orders.
    split_cells : int
        Orders whose lines lie in different cells.
    """

    axes: CellAxes
    lines: Ints
    orders: Ints
    line_patterns: KeyCounts = field(default_factory=KeyCounts)
    order_patterns: KeyCounts = field(default_factory=KeyCounts)
    durations: dict[str, KeyCounts] = field(default_factory=dict[str, KeyCounts])
    left_out: dict[str, KeyCounts] = field(default_factory=dict[str, KeyCounts])
    dropped: dict[str, KeyCounts] = field(default_factory=dict[str, KeyCounts])
    ratios: tuple[str, ...] = ()
    sums: ClusterSums | None = None
    customers: ClusterSums | None = None
    by_customer: CustomerRows | None = None
    units: dict[str, TimeUnit] = field(default_factory=dict[str, TimeUnit])
    order_figures: set[str] = field(default_factory=set[str])
    split_cells: int = 0


def tally_orders(
    lines: OrderLines,
    axes: CellAxes,
    *,
    layout: OrderLayout,
    definitions: ServiceDefinitions,
    as_of: int | None,
    by_customer: bool = False,
) -> OrderTally:
    """Return the counts of order lines.

    Parameters
    ----------
    lines : OrderLines
        The lines.
    axes : CellAxes
        Groups and periods.
    layout : OrderLayout
        Working calendar and rules.
    definitions : ServiceDefinitions
        The declared choices.
    as_of : int or None
        Day at whose end the figures stand, counted from 1970-01-01.
    by_customer : bool
        Whether the conditions that orders met are counted by customer too.

    Returns
    -------
    OrderTally
        The counts.
    """
    tally = OrderTally(axes, np.zeros(axes.size, dtype=np.int64), np.zeros(axes.size, dtype=np.int64))
    if lines.customers is not None:
        tally.customers = ClusterSums(axes.shape, 1)
    if by_customer:
        tally.by_customer = CustomerRows()
    # sums over clusters are formed beside all else; of one block there is nothing to gain
    beside = Beside(threads=2 if int(lines.starts[-1]) > _BLOCK else 1, ahead=2)
    counter = _Counter(tally, lines, layout, definitions, as_of, beside)
    for first, last in _cuts(lines):
        counter.add(first, last)
    beside.wait()
    for sums in (tally.sums, tally.customers):
        if sums is not None:
            sums.close()
    return tally


def _cuts(lines: OrderLines) -> Iterator[tuple[int, int]]:
    """Yield ranges of orders with about so many lines."""
    first = 0
    while first < lines.orders:
        last = int(np.searchsorted(lines.starts, int(lines.starts[first]) + _BLOCK))
        last = min(max(last, first + 1), lines.orders)
        yield first, last
        first = last


@dataclass(frozen=True, slots=True)
class _Counter:
    """Count block after block."""

    tally: OrderTally
    lines: OrderLines
    layout: OrderLayout
    definitions: ServiceDefinitions
    as_of: int | None
    beside: Beside

    def add(self, first: int, last: int) -> None:
        """Count some orders."""
        block = self._block(first, last)
        if not block.size:
            return
        tally, axes = self.tally, self.tally.axes
        cells = axes.cells(block)
        homes, split = self._homes(block, cells)
        tally.split_cells += split
        tally.lines += np.bincount(cells, minlength=axes.size)
        tally.orders += np.bincount(homes, minlength=axes.size)
        clusters = self._clusters(block)
        if tally.customers is not None:
            self._count_customers(block, clusters, homes)
        judged = judge_lines(block, self.definitions, self.as_of)
        self._count_states(judged, cells, homes, block.starts, clusters)
        self._count_ratios(judged, clusters, cells, homes, block.starts, split=split > 0)
        self._count_durations(block, judged, cells, homes)

    def _block(self, first: int, last: int) -> LineBlock:
        """Return the lines of some orders; those that are left out of every figure are counted."""
        lines = self.lines
        start, stop = int(lines.starts[first]), int(lines.starts[last])
        starts, orders = lines.starts[first : last + 1] - start, np.arange(first, last)
        whole = LineBlock(lines, slice(start, stop), starts, orders)
        if lines.dropped is None or not lines.dropped[start:stop].any():
            return whole
        reasons = lines.dropped[start:stop]
        kept = reasons == 0
        cells = self.tally.axes.cells(whole)
        _counts_of(self.tally.dropped, "lines").add(cells[~kept] * STATES + reasons[~kept])
        left = np.add.reduceat(kept.astype(np.int64), starts[:-1])
        gone = left == 0
        if gone.any():
            homes, _ = self._homes(whole, cells)
            reason = np.minimum.reduceat(reasons, starts[:-1])
            _counts_of(self.tally.dropped, "orders").add(homes[gone] * STATES + reason[gone])
        inside = np.concatenate(([0], np.cumsum(left[~gone])))
        return LineBlock(lines, np.flatnonzero(kept) + start, inside, orders[~gone])

    def _homes(self, block: LineBlock, cells: Ints) -> tuple[Ints, int]:
        """Return the cell of each order, that of its first line, and how many have lines in others too."""
        places = block.starts[:-1]
        homes = cells[places]
        if (homes.repeat(np.diff(block.starts)) == cells).all():
            return homes, 0
        homes = np.minimum.reduceat(cells, places)
        split = np.flatnonzero(homes != np.maximum.reduceat(cells, places))
        if len(split):
            width = self.tally.axes.shape[1]
            sizes = np.diff(block.starts)[split]
            line = np.repeat(places[split] - np.concatenate(([0], np.cumsum(sizes)[:-1])), sizes) + np.arange(
                int(sizes.sum())
            )
            order = np.repeat(split, sizes)
            keys = self.lines.line_keys
            rank = np.zeros(len(line), dtype=np.int64) if keys is None else keys[block.chosen][line]
            ranked = np.lexsort((cells[line] // width, cells[line] % width, rank, order))
            first = np.searchsorted(order[ranked], split)
            homes[split] = cells[line][ranked][first]
        return homes, len(split)

    def _clusters(self, block: LineBlock) -> Ints:
        """Return the cluster of each order: its customer where one is known, else the order itself."""
        customers = self.lines.customers
        if customers is None:
            return block.orders
        known = int(customers[-1])
        places = np.searchsorted(customers, block.orders, side="right") - 1
        return np.where(block.orders < known, places, len(customers) + block.orders)

    def _count_customers(self, block: LineBlock, clusters: Ints, homes: Ints) -> None:
        """Count different known customers by cell of their orders."""
        customers = self.lines.customers
        if customers is None or self.tally.customers is None:
            return
        known = block.orders < int(customers[-1])
        ones = np.ones(int(known.sum()), dtype=np.int64)
        self.beside.run(partial(self.tally.customers.add, clusters[known], homes[known], [ones, ones]))

    def _count_states(self, judged: JudgedLines, cells: Ints, homes: Ints, starts: Ints, clusters: Ints) -> None:
        """Count which conditions lines and orders met."""
        by_order = lowest_states(judged.states, starts)
        for level, found, places, patterns in (
            ("line", judged.states, cells, self.tally.line_patterns),
            ("order", by_order, homes, self.tally.order_patterns),
        ):
            known, met = np.zeros(len(places), dtype=np.int64), np.zeros(len(places), dtype=np.int64)
            for name, states in found.items():
                bit = CONDITIONS.index(name)
                is_met = states == MET
                met |= is_met.astype(np.int64) << bit
                known |= (is_met | (states == FAILED)).astype(np.int64) << bit
                self._leave_out(f"{level}_{name}", states, places)
            patterns.add(places << (2 * BITS) | known << BITS | met)
            if level == "order" and self.tally.by_customer is not None:
                self.tally.by_customer.add(clusters, places, known << BITS | met)

    def _leave_out(self, figure: str, states: States, places: Ints) -> None:
        """Count lines or orders that a figure leaves out, by reason."""
        open_ = (states != MET) & (states != FAILED)
        counts = _counts_of(self.tally.left_out, figure)
        if open_.any():
            counts.add(places[open_] * STATES - states[open_])

    def _count_ratios(
        self, judged: JudgedLines, clusters: Ints, cells: Ints, homes: Ints, starts: Ints, *, split: bool
    ) -> None:
        """Add up numerators and denominators by cluster."""
        tally = self.tally
        ratios = line_ratios(judged)
        if tally.sums is None:
            tally.ratios = tuple(ratios)
            tally.sums = ClusterSums(tally.axes.shape, len(ratios))
        for key in ("line_otif", *_WEIGHTED):
            if key in ratios:
                self._leave_out(key, ratios[key].states, cells)
        columns = [column for ratio in ratios.values() for column in (ratio.x, ratio.y)]
        places = cells if split else homes
        self.beside.run(partial(_add_sums, tally.sums, columns, clusters, places, starts, split=split))

    def _count_durations(self, block: LineBlock, judged: JudgedLines, cells: Ints, homes: Ints) -> None:
        """Count how long things took."""
        for name, lasted in durations_of(block, judged, self.layout, self.definitions).items():
            places = homes if lasted.by_order else cells
            self.tally.units[name] = lasted.unit
            if lasted.by_order:
                self.tally.order_figures.add(name)
            there = lasted.states == MET
            keys = places[there] * DURATION_SHIFT + lasted.values[there] + DURATION_SHIFT // 2
            _counts_of(self.tally.durations, name).add(keys)
            self._leave_out(name, lasted.states, places)


def _add_sums(
    sums: ClusterSums, columns: Sequence[Ints], clusters: Ints, places: Ints, starts: Ints, *, split: bool
) -> None:
    """Add up columns by cluster: of lines where orders lie in several cells, else of orders."""
    shared = _shared(columns)
    if split:
        sums.add(clusters.repeat(np.diff(starts)), places, shared)
        return
    found = {id(column): segment_sums(column, starts) for column in shared}
    sums.add(clusters, places, [found[id(column)] for column in shared])


def _counts_of(counts: dict[str, KeyCounts], name: str) -> KeyCounts:
    """Return the counts of a name, made at its first use."""
    return counts.setdefault(name, KeyCounts())


def _shared(columns: Sequence[Ints]) -> list[Ints]:
    """Return columns of which those that are equal are one array."""
    kept: list[Ints] = []
    out: list[Ints] = []
    for column in columns:
        same = next((other for other in kept if _equal(other, column)), None)
        if same is None:
            kept.append(column)
        out.append(column if same is None else same)
    return out


def _equal(one: Ints, other: Ints) -> bool:
    """Return whether two columns are equal; most that are not differ near their beginning."""
    return np.array_equal(one[:_BEGINNING], other[:_BEGINNING]) and np.array_equal(one, other)

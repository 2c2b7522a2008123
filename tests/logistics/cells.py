"""Count tables made order by order, the slow way that leaves nothing to get wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from scorecard._result import Provenance
from scorecard.logistics import (
    CellCounts,
    CycleTime,
    DataQuality,
    DurationCounts,
    InFull,
    OnTime,
    OrderCounts,
    OrderLayout,
    PatternCounts,
    RatioSums,
    ServiceDefinitions,
)
from scorecard.logistics.order_counts import SharedClusters

CONDITIONS = (
    "on_time",
    "in_full",
    "undamaged",
    "invoice_right",
    "right_place",
    "right_quantity",
    "documents_right",
    "special_request_met",
    "in_stock",
    "answered_same_day",
    "notice_given",
)

Flags = Mapping[str, bool | None]


@dataclass(frozen=True)
class Line:
    """One order line: what it met, units ordered and delivered."""

    met: Flags
    ordered: int = 1
    delivered: int = 1


@dataclass(frozen=True)
class Order:
    """One order: group, period, lines, times in days."""

    lines: Sequence[Line]
    group: str = "a"
    period: str = "2026-01"
    customer: str | None = None
    times: Mapping[str, int] = field(default_factory=dict[str, int])


DEFINITIONS = ServiceDefinitions(
    on_time=OnTime(basis="promised", unit="dates", open_orders="missed"),
    in_full=InFull(over="counts"),
    cycle_time=CycleTime(start="ordered_at", end="delivered_at", clock="dates", level="order"),
    period_by="ordered",
)


def order(*lines: Flags, group: str = "a") -> Order:
    """Return an order of lines of one unit each."""
    return Order(tuple(Line(met) for met in lines), group)


def whole(lines: Sequence[Line]) -> dict[str, bool | None]:
    """Return what an order met: all its lines, not known where a line is not known and none failed."""
    found: dict[str, bool | None] = {}
    for condition in CONDITIONS:
        values = [line.met.get(condition) for line in lines]
        found[condition] = False if False in values else None if None in values else True
    return found


def patterns(flags: Sequence[Flags]) -> PatternCounts:
    """Return patterns with how often each occurred."""
    found: Counter[tuple[int, int]] = Counter()
    for met in flags:
        known = sum(1 << i for i, c in enumerate(CONDITIONS) if met.get(c) is not None)
        found[known, sum(1 << i for i, c in enumerate(CONDITIONS) if met.get(c))] += 1
    keys = sorted(found)
    known_bits, met_bits, counts = ([k[0] for k in keys], [k[1] for k in keys], [found[k] for k in keys])
    return PatternCounts(CONDITIONS, *(np.array(part, dtype=np.int64) for part in (known_bits, met_bits, counts)))


def ratio(pairs: Sequence[tuple[str | int, int, int]], *, customers: bool) -> RatioSums:
    """Return sums over clusters from (cluster, numerator, denominator) of each line."""
    y: Counter[str | int] = Counter()
    x: Counter[str | int] = Counter()
    for cluster, numerator, denominator in pairs:
        y[cluster] += numerator
        x[cluster] += denominator
    there = [cluster for cluster in x if x[cluster]]
    return RatioSums(
        len(there),
        *(sum(x[c] for c in there), sum(y[c] for c in there)),
        *(sum(x[c] ** 2 for c in there), sum(y[c] ** 2 for c in there), sum(x[c] * y[c] for c in there)),
        cluster="customer" if customers else "order",
    )


def cell(
    orders: Sequence[Order],
    *,
    group: str | None = None,
    period: str | None = None,
    left_out: Mapping[str, Mapping[str, int]] | None = None,
) -> CellCounts:
    """Return the counts of some orders."""
    customers = any(o.customer is not None for o in orders)
    names = [(o.customer if o.customer is not None else i, line) for i, o in enumerate(orders) for line in o.lines]
    ratios = {"unit_fill": ratio([(c, ln.delivered, ln.ordered) for c, ln in names], customers=customers)}
    for condition in CONDITIONS:
        judged = [(c, int(bool(ln.met[condition])), 1) for c, ln in names if ln.met.get(condition) is not None]
        if judged:
            ratios[f"line_{condition}"] = ratio(judged, customers=customers)
    durations: dict[str, DurationCounts] = {}
    for name in sorted({name for o in orders for name in o.times}):
        values = np.array([o.times[name] for o in orders if name in o.times], dtype=np.int64)
        durations[name] = DurationCounts("days", *np.unique(values, return_counts=True))
    return CellCounts(
        group,
        period,
        lines=len(names),
        orders=len(orders),
        customers=len({o.customer for o in orders if o.customer is not None}),
        line_patterns=patterns([line.met for _, line in names]),
        order_patterns=patterns([whole(o.lines) for o in orders]),
        durations=durations,
        ratios=ratios,
        left_out=left_out or {},
    )


def shared(orders: Sequence[Order], groups: Sequence[str | None], periods: Sequence[str | None]) -> SharedClusters:
    """Return which groups and periods have customers, or orders without one, in common."""
    who = [o.customer or f"order {i}" for i, o in enumerate(orders)]
    met = [
        [{w for w, o in zip(who, orders, strict=True) if getattr(o, part) == name} for name in names]
        for part, names in (("group", groups), ("period", periods))
    ]
    by_group, by_period = (
        np.array([[bool(a & b) and i < j for j, b in enumerate(sets)] for i, a in enumerate(sets)], dtype=np.bool_)
        for sets in met
    )
    return SharedClusters(tuple(map(str, groups)), tuple(map(str, periods)), by_group, by_period)


def counts(
    orders: Sequence[Order],
    *,
    by: str | None = None,
    period: str | None = None,
    definitions: ServiceDefinitions = DEFINITIONS,
) -> OrderCounts:
    """Return the counts of orders by group and period, totals last."""
    groups = [*sorted({o.group for o in orders}), None] if by is not None else [None]
    periods = [*sorted({o.period for o in orders}), None] if period is not None else [None]
    cells: list[CellCounts] = []
    for p in periods:
        for g in groups:
            there = [o for o in orders if g in (None, o.group) and p in (None, o.period)]
            if there:
                cells.append(cell(there, group=g, period=p))
    cells[-1] = replace(cells[-1], shared_clusters=shared(orders, groups[:-1], periods[:-1]))
    return OrderCounts(
        tuple(cells),
        by,
        "month" if period == "month" else "quarter" if period == "quarter" else None,
        definitions,
        OrderLayout(),
        DataQuality(len(orders), len(orders), ()),
        Provenance("orders.csv"),
    )

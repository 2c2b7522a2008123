"""When the orders that a complaints log names were placed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.logistics.complaint_log import NO_TIME
from scorecard.logistics.order_lines import NOT_KNOWN, OrderLines
from scorecard.logistics.zone_clock import zone_clock

__all__ = ["PlacedOrders", "placed_orders"]

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class PlacedOrders:
    """What a complaints log has to know of the orders.

    Attributes
    ----------
    ordered_at : mapping of str to int
        When each order that is named was placed, in minutes since 1970-01-01, `NO_TIME` where that is not known.
    left_out : frozenset of str
        Orders that are named and have no row that any figure counts.
    counted : int
        Orders that figures count, named or not.
    """

    ordered_at: Mapping[str, int]
    left_out: frozenset[str]
    counted: int


def placed_orders(lines: OrderLines, named: Collection[str], *, zone: str | None, aware: bool) -> PlacedOrders:
    """Return when orders were placed: at the first moment of their rows that figures count.

    Parameters
    ----------
    lines : OrderLines
        The order lines.
    named : collection of str
        Ids of orders.
    zone : str or None
        Zone of the clock of the moments; that of the orders when None. Days without hours stay days.
    aware : bool
        Whether the file told moments with their offset from UTC, so that they are known without a zone of the orders.

    Returns
    -------
    PlacedOrders
        Those of the orders that are there.
    """
    used = np.ones(lines.size, dtype=np.bool_) if lines.dropped is None else lines.dropped == 0
    counted = np.logical_or.reduceat(used, lines.starts[:-1]) if lines.orders else used
    wanted = sorted(set(named))
    numbers = np.full(len(wanted), -1) if lines.names is None else lines.names.numbers_of(wanted)
    stamps = lines.dates.get("ordered_at")
    known = lines.zone is not None or aware
    clock = zone_clock(zone) if zone and known and "ordered_at" not in lines.whole_days else lines.clock
    moments: dict[str, int] = {}
    left_out: set[str] = set()
    for name, number in zip(wanted, numbers.tolist(), strict=True):
        if number < 0:
            continue
        if not counted[number]:
            left_out.add(name)
            continue
        moments[name] = NO_TIME
        rows = slice(int(lines.starts[number]), int(lines.starts[number + 1]))
        if stamps is not None:
            there = used[rows] & (stamps[rows] > NOT_KNOWN)
            if there.any():
                first = np.array([stamps[rows][there].min()], dtype=np.int64)
                moments[name] = int(clock.local(first)[0])
    return PlacedOrders(moments, frozenset(left_out), int(np.count_nonzero(counted)))

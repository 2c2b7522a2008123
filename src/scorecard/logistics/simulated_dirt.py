"""Records that are not clean, put into a simulation in known number at known rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Annotated, Literal, get_args
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from scorecard._model import WHOLE, Frozen
from scorecard.errors import AnalysisError
from scorecard.logistics.service_laws import MINUTES_A_DAY
from scorecard.logistics.simulated_columns import MISSING, SimulatedColumns
from scorecard.logistics.simulated_orders import ORDER_DIGITS
from scorecard.logistics.simulated_plan import OrderPlan
from scorecard.stats.draw_blocks import generator_of

__all__ = ["Blemish", "DirtPlan", "DirtyRow", "SimulatedDirt", "dirty_complaints", "dirty_orders"]

Ints = NDArray[np.int64]
Blemish = Literal[
    "delivered_before_ordered",
    "negative_quantity",
    "over_delivered",
    "repeated_line",
    "missing_promise",
    "other_offset",
    "skipped_time",
    "repeated_time",
    "unknown_customer",
    "other_currency",
]
"""What is not clean about an order."""

_CLOCK: tuple[Blemish, ...] = ("skipped_time", "repeated_time")
_WHOLE_ORDER: tuple[Blemish, ...] = ("unknown_customer", "other_currency")
_Count = Annotated[int, Field(ge=0, le=1_000_000), WHOLE]


class SimulatedDirt(Frozen):
    """How many orders are not clean, by what is wrong with them; no order has two blemishes.

    Attributes
    ----------
    delivered_before_ordered : int
        First lines that are delivered two days before they are ordered.
    negative_quantity : int
        First lines with quantities and value below zero, like a return.
    over_delivered : int
        First lines of which one unit more is delivered than ordered.
    repeated_line : int
        First lines that stand twice.
    missing_promise : int
        First lines without a promised date.
    other_offset : int
        First lines whose delivery is written in UTC, with its offset; all other times are local. The column becomes
        text.
    skipped_time, repeated_time : int
        First lines shipped at a local time that summer time skips, or that comes twice.
    unknown_customer : int
        Orders of a customer who is not in the list of customers, in all their lines.
    other_currency : int
        Orders in another currency, in all their lines.
    complaint_before_order : int
        First complaints of the log that are opened three days before their order came in.
    time_zone : str
        Zone of local times, for what is about clocks.
    currency : str
        The other currency.
    """

    delivered_before_ordered: _Count = 0
    negative_quantity: _Count = 0
    over_delivered: _Count = 0
    repeated_line: _Count = 0
    missing_promise: _Count = 0
    other_offset: _Count = 0
    skipped_time: _Count = 0
    repeated_time: _Count = 0
    unknown_customer: _Count = 0
    other_currency: _Count = 0
    complaint_before_order: _Count = 0
    time_zone: str = "Europe/Berlin"
    currency: str = "USD"

    def count(self, blemish: Blemish) -> int:
        """Return how many orders have a blemish."""
        return int(getattr(self, blemish))


@dataclass(frozen=True, slots=True)
class DirtyRow:
    """One row that is not clean.

    Attributes
    ----------
    blemish : str
        What is wrong.
    order : str
        Order.
    row : int
        Row of the file, where the header is row 1.
    """

    blemish: Blemish
    order: str
    row: int


@dataclass(frozen=True, slots=True, eq=False)
class DirtPlan:
    """Which orders are not clean.

    Attributes
    ----------
    dirt : SimulatedDirt
        What was asked for.
    orders : dict of str to (k,) int array
        Numbers of the orders, from 0, by blemish.
    clocks : dict of str to int
        Local time that is skipped or repeated, in minutes since 1970.
    customers : int
        Number of customers.
    """

    dirt: SimulatedDirt
    orders: dict[Blemish, Ints]
    clocks: dict[Blemish, int]
    customers: int

    @classmethod
    def of(cls, dirt: SimulatedDirt, plan: OrderPlan) -> DirtPlan:
        """Return which orders of a simulation are not clean; they depend on seed and amounts alone."""
        kinds: tuple[Blemish, ...] = get_args(Blemish)
        wanted = sum(dirt.count(kind) for kind in kinds)
        if wanted > plan.orders // 2:
            raise AnalysisError.single(
                "dirt-amount",
                "more than half of the orders would not be clean",
                found=f"{wanted} of {plan.orders}",
                cure="Ask for less dirt, or simulate more lines.",
            )
        clocks: dict[Blemish, int] = {}
        orders: dict[Blemish, Ints] = {}
        taken: set[int] = set()
        for kind in _CLOCK:
            if dirt.count(kind):
                clocks[kind] = _clock(kind, dirt, plan)
                orders[kind] = _shipped_then(clocks[kind], plan, count=dirt.count(kind), taken=taken)
                taken |= set(orders[kind].tolist())
        rng = generator_of(plan.seed, 0, stream="dirt")
        free = [i for i in rng.choice(plan.orders, wanted, replace=False).tolist() if i not in taken]
        for kind in kinds:
            if kind not in _CLOCK:
                orders[kind] = np.array(sorted(free[: dirt.count(kind)]), dtype=np.int64)
                free = free[dirt.count(kind) :]
        return cls(dirt, orders, clocks, len(plan.book.classes))


def dirty_orders(
    columns: SimulatedColumns, plan: DirtPlan, *, rows_before: int
) -> tuple[SimulatedColumns, tuple[DirtyRow, ...]]:
    """Return rows of orders with their blemishes, and where these are.

    Parameters
    ----------
    columns : dict of str to SimulatedColumn
        Clean rows of some orders.
    plan : DirtPlan
        Which orders are not clean.
    rows_before : int
        Rows that stand before these in the file.

    Returns
    -------
    dict of str to SimulatedColumn, tuple of DirtyRow
        New columns; the rows in the order of the file.
    """
    number, line = columns["order"].values - 1, columns["line"].values
    changed = {name: replace(column, values=column.values.copy()) for name, column in columns.items()}
    if plan.dirt.other_offset:
        changed["delivered_at"] = replace(changed["delivered_at"], texts={})
    if plan.dirt.other_currency:
        changed["currency"] = replace(changed["currency"], words=(*changed["currency"].words, plan.dirt.currency))
    marks: list[tuple[int, Blemish]] = []
    repeats = np.ones(len(line), np.int64)
    for blemish, orders in plan.orders.items():
        here = np.isin(number, orders)
        rows = np.flatnonzero(here if blemish in _WHOLE_ORDER else here & (line == 1))
        marks.extend((row, blemish) for row in rows.tolist())
        if blemish == "repeated_line":
            repeats[rows] = 2
        elif len(rows):
            _spoil(changed, rows, blemish, plan)
    kept = np.repeat(np.arange(len(line)), repeats)
    last = np.cumsum(repeats) - 1
    found = tuple(
        DirtyRow(blemish, f"O{int(number[row]) + 1:0{ORDER_DIGITS}d}", rows_before + int(last[row]) + 2)
        for row, blemish in sorted(marks)
    )
    return {name: column.take(kept) for name, column in changed.items()}, found


def dirty_complaints(columns: SimulatedColumns, count: int, *, ordered_at: Ints) -> SimulatedColumns:
    """Return the first complaints of the log with the first of them opened before their order came in."""
    opened = columns["opened_at"].values.copy()
    if count > len(opened):
        raise AnalysisError.single(
            "dirt-complaints",
            "there are fewer complaints at the beginning of the log",
            found=f"{count} of {len(opened)}",
            cure="Ask for less dirt, or simulate more lines.",
        )
    opened[:count] = ordered_at[:count] - 3 * MINUTES_A_DAY
    return columns | {"opened_at": replace(columns["opened_at"], values=opened)}


def _spoil(columns: SimulatedColumns, rows: Ints, blemish: Blemish, plan: DirtPlan) -> None:
    """Write one blemish into some rows."""
    if blemish == "delivered_before_ordered":
        columns["delivered_at"].values[rows] = columns["ordered_at"].values[rows] - 2 * MINUTES_A_DAY
    elif blemish == "negative_quantity":
        for name in ("quantity_ordered", "quantity_delivered", "value"):
            columns[name].values[rows] *= -1
    elif blemish == "over_delivered":
        columns["quantity_delivered"].values[rows] = columns["quantity_ordered"].values[rows] + 1
    elif blemish == "missing_promise":
        columns["promised_at"].values[rows] = MISSING
    elif blemish == "unknown_customer":
        columns["customer"].values[rows] = plan.customers + 1
    elif blemish == "other_currency":
        columns["currency"].values[rows] = 1
    elif blemish == "other_offset":
        delivered, zone = columns["delivered_at"], ZoneInfo(plan.dirt.time_zone)
        texts: dict[int, str] = {}
        for row in rows.tolist():
            local = _local(int(delivered.values[row])).replace(tzinfo=zone)
            texts[row] = local.astimezone(UTC).isoformat(timespec="seconds")
        columns["delivered_at"] = replace(delivered, texts=texts)
    else:
        columns["shipped_at"].values[rows] = plan.clocks[blemish]


def _local(minutes: int) -> datetime:
    """Return minutes since 1970 as a time without zone."""
    return datetime(1970, 1, 1) + timedelta(minutes=minutes)  # noqa: DTZ001  # local by intent


def _clock(blemish: Blemish, dirt: SimulatedDirt, plan: OrderPlan) -> int:
    """Return the first local time of the simulation that the clock skips, or shows twice."""
    zone = ZoneInfo(dirt.time_zone)
    for day in range(sum(plan.truth.month_days())):
        for half_hour in range(48):
            minutes = (plan.first_day + day) * MINUTES_A_DAY + 30 * half_hour
            local = _local(minutes)
            early, late = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
            if early.utcoffset() == late.utcoffset():
                continue
            exists = early.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == local
            if exists == (blemish == "repeated_time"):
                return minutes
    raise AnalysisError.single(
        "dirt-clock",
        "the clocks do not change in this zone during the simulation",
        found=dirt.time_zone,
        cure="Choose another time_zone, or a span that holds the change.",
    )


def _shipped_then(clock: int, plan: OrderPlan, *, count: int, taken: set[int]) -> Ints:
    """Return the last orders that came in before a day."""
    day = clock // MINUTES_A_DAY - plan.first_day
    before = int(plan.orders * day / sum(plan.truth.month_days()))
    found = [i for i in range(min(before, plan.orders) - 1, -1, -1) if i not in taken][:count]
    if len(found) < count:
        raise AnalysisError.single(
            "dirt-early",
            "fewer orders come in before the clocks change",
            found=f"{count} of {len(found)}",
            cure="Ask for less dirt, or simulate more lines.",
        )
    return np.array(sorted(found), dtype=np.int64)

"""Orders of a simulated service, block by block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.logistics.service_truth import CONDITIONS, LINE_CONDITIONS, VALUE_CLASSES
from scorecard.logistics.simulated_columns import SimulatedColumn, SimulatedColumns, flags, names, stamps, words
from scorecard.logistics.simulated_customers import CUSTOMER_DIGITS
from scorecard.logistics.simulated_lines import OrderLines, drawn_lines
from scorecard.logistics.simulated_plan import OrderPlan, by_class
from scorecard.logistics.simulated_times import OrderEvents, OrderTimes, drawn_events, drawn_times, order_days
from scorecard.stats.draw_blocks import generator_of

__all__ = ["BLOCK_ORDERS", "ORDER_DIGITS", "OrderBlock", "drawn_orders", "order_columns"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

BLOCK_ORDERS = 8192
"""Orders that are drawn together from one stream."""

ORDER_DIGITS = 8


@dataclass(frozen=True, slots=True, eq=False)
class OrderBlock:
    """Some orders with their lines.

    Attributes
    ----------
    first : int
        Number of the first order, from 0.
    customer, month, counts : (n,) int array
        Customer (from 0), month (from 0) and number of lines of each order.
    times : OrderTimes
        When it came in, was promised, and arrived.
    events : OrderEvents
        What else happened.
    special : (n,) bool array
        Whether there was a special request.
    met : mapping of str to (n,) bool array
        Whether an order meets each condition; the special request is met where none was made.
    lines : OrderLines
        The lines, order by order.
    """

    first: int
    customer: Ints
    month: Ints
    counts: Ints
    times: OrderTimes
    events: OrderEvents
    special: Bools
    met: Mapping[str, Bools]
    lines: OrderLines

    @property
    def numbers(self) -> Ints:
        """Numbers of the orders, from 1."""
        return np.arange(self.first + 1, self.first + 1 + len(self.customer), dtype=np.int64)

    @property
    def starts(self) -> Ints:
        """Place of the first line of each order."""
        return np.cumsum(self.counts) - self.counts

    @property
    def revenue(self) -> Ints:
        """Value delivered of each order, in hundredths."""
        return np.add.reduceat(self.lines.price * self.lines.delivered, self.starts)


def drawn_orders(plan: OrderPlan, number: int) -> OrderBlock:
    """Return one block of orders.

    Parameters
    ----------
    plan : OrderPlan
        What all blocks have in common.
    number : int
        Number of the block, from 0.

    Returns
    -------
    OrderBlock
        Orders ``number · BLOCK_ORDERS`` to ``(number + 1) · BLOCK_ORDERS − 1``, as far as there are so many; they
        depend on the seed and the number of the block alone.
    """
    first = number * BLOCK_ORDERS
    n = min(BLOCK_ORDERS, plan.orders - first)
    rng = generator_of(plan.seed, number, stream="orders")
    truth, book = plan.truth, plan.book
    steps = np.cumsum(book.shares[:-1])
    customer = np.searchsorted(steps, rng.random(n), side="right").astype(np.int64)
    classes = book.classes[customer]
    days, month = order_days(plan, first, n, rng=rng)
    trouble = (rng.random(n) < truth.trouble.share).astype(np.int64)
    multiplier = np.array(truth.trouble.multipliers)[trouble]
    multiplier = multiplier * np.array(truth.customer_trouble.multipliers)[book.troubled[customer].astype(np.int64)]
    failing: dict[str, Floats] = {c: plan.failing[classes, k, month] * multiplier for k, c in enumerate(CONDITIONS)}
    met: dict[str, Bools] = {c: rng.random(n) >= failing[c] for c in CONDITIONS if c not in LINE_CONDITIONS}
    special = rng.random(n) < truth.special_requests
    met["special_request_met"] |= ~special
    counts = by_class([plan.laws.classes[c].lines for c in VALUE_CLASSES], classes, rng=rng)
    lines = drawn_lines(plan, classes, counts=counts, failing=failing, rng=rng)
    starts = np.cumsum(counts) - counts
    for condition in LINE_CONDITIONS:
        met[condition] = np.logical_and.reduceat(lines.met[condition], starts)
    late = ~met["on_time"]
    times = drawn_times(plan, classes, days=days, late=late, rng=rng)
    events = drawn_events(plan, classes, times=times, late=late, multiplier=multiplier, rng=rng)
    return OrderBlock(first, customer, month, counts, times, events, special, met, lines)


def order_columns(plan: OrderPlan, block: OrderBlock) -> SimulatedColumns:
    """Return the rows of a block, one a line: what belongs to the order stands in each of its lines."""
    order = np.repeat(np.arange(len(block.counts)), block.counts)
    line = np.arange(len(order)) - np.repeat(block.starts, block.counts) + 1
    times, events, lines, customer = block.times, block.events, block.lines, block.customer[order]

    def when(minutes: Ints, there: Bools | None = None) -> SimulatedColumn:
        return stamps(minutes[order], None if there is None else there[order])

    return {
        "order": names("O", block.numbers[order], digits=ORDER_DIGITS),
        "line": SimulatedColumn("whole", line),
        "customer": names("C", customer + 1, digits=CUSTOMER_DIGITS),
        "value_class": words(plan.book.classes[customer], VALUE_CLASSES),
        "region": words(plan.book.regions[customer], plan.truth.regions),
        "product": names("P", lines.product, digits=5),
        "ordered_at": when(times.ordered),
        "requested_at": when(times.requested),
        "first_promised_at": when(times.first_promised),
        "promised_at": when(times.promised),
        "shipped_at": when(times.shipped),
        "delivered_at": when(times.delivered),
        "quantity_ordered": SimulatedColumn("whole", lines.ordered),
        "quantity_delivered": SimulatedColumn("whole", lines.delivered),
        "value": SimulatedColumn("money", lines.ordered * lines.price),
        "currency": words(np.zeros(len(order), np.int64), (plan.truth.currency,)),
        "stock_out": flags(lines.out_of_stock),
        "undamaged": flags(lines.met["undamaged"]),
        "right_quantity": flags(lines.met["right_quantity"]),
        "invoice_right": flags(block.met["invoice_right"][order]),
        "right_place": flags(block.met["right_place"][order]),
        "documents_right": flags(block.met["documents_right"][order]),
        "special_request": flags(block.special[order]),
        "special_request_met": flags(block.met["special_request_met"][order], block.special[order]),
        "asked_at": when(events.asked, events.asks),
        "answered_at": when(events.answered, events.asks),
        "failed_at": when(events.failed, events.malfunctions),
        "recovered_at": when(events.recovered, events.malfunctions),
        "delay_noticed_at": when(events.noticed, events.told),
    }

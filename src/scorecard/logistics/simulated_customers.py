"""Customers of a simulated service."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.logistics.service_truth import VALUE_CLASSES, ServiceTruth
from scorecard.logistics.simulated_columns import MISSING, SimulatedColumn, SimulatedColumns, names, stamps, words
from scorecard.stats.draw_blocks import generator_of

__all__ = [
    "CUSTOMER_DIGITS",
    "CustomerBook",
    "CustomerTotals",
    "customer_columns",
    "drawn_customers",
    "expected_shares",
]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

CUSTOMER_DIGITS = 6
KINDS = ("external", "internal")
MOTIVES = ("economic", "ethical", "personalising", "convenience")
_MOTIVE_STEPS = np.array([0.5, 0.6, 0.75])


@dataclass(frozen=True, slots=True, eq=False)
class CustomerBook:
    """Who the customers are.

    Attributes
    ----------
    classes : (n,) int array
        Value class, as a place in `VALUE_CLASSES`.
    shares : (n,) float array
        Expected share of all orders.
    troubled : (n,) bool array
        Whether a customer's orders are in trouble.
    internal, motives, regions : (n,) int array
        Other attributes, as places in their words.
    """

    classes: Ints
    shares: Floats
    troubled: NDArray[np.bool_]
    internal: Ints
    motives: Ints
    regions: Ints


@dataclass(frozen=True, slots=True, eq=False)
class CustomerTotals:
    """What the orders of each customer add up to; filled block by block.

    Attributes
    ----------
    orders, revenue : (n,) int array
        Number of orders, and value delivered in hundredths.
    first, last : (n,) int array
        Times of the first and last order.
    """

    orders: Ints
    revenue: Ints
    first: Ints
    last: Ints

    @classmethod
    def empty(cls, customers: int) -> CustomerTotals:
        """Return totals of nothing."""
        nothing = np.zeros(customers, np.int64)
        return cls(nothing, nothing.copy(), np.full(customers, np.iinfo(np.int64).max), np.full(customers, MISSING))

    def add(self, customers: Ints, revenue: Ints, ordered_at: Ints) -> None:
        """Add orders."""
        np.add.at(self.orders, customers, 1)
        np.add.at(self.revenue, customers, revenue)
        np.minimum.at(self.first, customers, ordered_at)
        np.maximum.at(self.last, customers, ordered_at)


def expected_shares(truth: ServiceTruth) -> tuple[Ints, Floats]:
    """Return the class of each customer, and the expected share of each in all orders.

    Parameters
    ----------
    truth : ServiceTruth
        The parameters.

    Returns
    -------
    (n,) int array, (n,) float array
        The k-th customer of a class of share s has s · k^−spread / Σ k^−spread.
    """
    sizes = truth.class_sizes()
    classes = np.repeat(np.arange(len(VALUE_CLASSES)), [sizes[name] for name in VALUE_CLASSES])
    parts: list[Floats] = []
    for name in VALUE_CLASSES:
        weights = np.arange(1, sizes[name] + 1, dtype=float) ** -truth.spread
        parts.append(truth.classes[name].order_share * weights / weights.sum())
    return classes.astype(np.int64), np.concatenate(parts)


def drawn_customers(truth: ServiceTruth, *, seed: int) -> CustomerBook:
    """Return the customers of a simulation.

    Parameters
    ----------
    truth : ServiceTruth
        The parameters.
    seed : int
        Seed of the simulation.

    Returns
    -------
    CustomerBook
        Customers class by class, in the order of their expected share.
    """
    classes, shares = expected_shares(truth)
    rng = generator_of(seed, 0, stream="customers")
    uniform = rng.random((4, len(classes)))
    motives = (uniform[2] >= _MOTIVE_STEPS[:, None]).sum(axis=0).astype(np.int64)
    return CustomerBook(
        classes=classes,
        shares=shares,
        troubled=uniform[0] < truth.customer_trouble.share,
        internal=(uniform[1] < truth.internal).astype(np.int64),
        motives=motives,
        regions=(uniform[3] * len(truth.regions)).astype(np.int64),
    )


def customer_columns(truth: ServiceTruth, book: CustomerBook, totals: CustomerTotals) -> SimulatedColumns:
    """Return the file of customers, one row each; who never ordered has no dates."""
    there = totals.orders > 0
    margins = np.array([truth.classes[name].margin for name in VALUE_CLASSES])
    profit = np.floor(totals.revenue * margins[book.classes] + 0.5).astype(np.int64)
    return {
        "customer": names("C", np.arange(1, len(there) + 1), digits=CUSTOMER_DIGITS),
        "value_class": words(book.classes, VALUE_CLASSES),
        "kind": words(book.internal, KINDS),
        "motive": words(book.motives, MOTIVES),
        "region": words(book.regions, truth.regions),
        "first_order": stamps(totals.first, there),
        "last_order": stamps(totals.last, there),
        "orders": SimulatedColumn("whole", totals.orders),
        "revenue": SimulatedColumn("money", totals.revenue),
        "profit": SimulatedColumn("money", profit),
    }

"""Lines of simulated orders: products, units, prices, shortages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.logistics.service_truth import VALUE_CLASSES
from scorecard.logistics.simulated_plan import OrderPlan, by_class

__all__ = ["OrderLines", "drawn_lines"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

_PRICE = 10
_PERCENT = (80, 121)
"""The price of a unit that is not dear is ten hundredths times 80 to 120."""


@dataclass(frozen=True, slots=True, eq=False)
class OrderLines:
    """Lines of some orders, order by order.

    Attributes
    ----------
    product, ordered, delivered, price : (m,) int array
        Product (from 1), units, and price of a unit in hundredths.
    met : dict of str to (m,) bool array
        Whether a line meets each condition of lines.
    out_of_stock : (m,) bool array
        Whether the line is short because the product is out of stock.
    """

    product: Ints
    ordered: Ints
    delivered: Ints
    price: Ints
    met: Mapping[str, Bools]
    out_of_stock: Bools


def drawn_lines(
    plan: OrderPlan, classes: Ints, *, counts: Ints, failing: Mapping[str, Floats], rng: np.random.Generator
) -> OrderLines:
    """Return the lines of orders.

    Parameters
    ----------
    plan : OrderPlan
        What all blocks have in common.
    classes, counts : (n,) int array
        Class and number of lines of each order.
    failing : mapping of str to (n,) float array
        Failure rate of each condition by order.
    rng : numpy.random.Generator
        Where randomness comes from.

    Returns
    -------
    OrderLines
        Σ counts lines.
    """
    truth, m = plan.truth, int(counts.sum())
    dear = rng.random(m) < truth.dear_products
    some = min(max(1, int(truth.products * truth.dear_products + 0.5)), truth.products - 1)
    within = rng.random(m)
    product = np.where(dear, within * some, some + within * (truth.products - some)).astype(np.int64) + 1
    ordered = by_class([plan.laws.classes[c].units for c in VALUE_CLASSES], np.repeat(classes, counts), rng=rng)
    often = np.where(dear, truth.dear_shortage, plan.laws.usual_shortage)
    short = rng.random(m) < np.repeat(failing["in_full"], counts) * often
    delivered = np.where(short, (rng.random(m) * ordered).astype(np.int64), ordered)
    price = np.where(dear, _PRICE * truth.dear_price, _PRICE) * rng.integers(*_PERCENT, m)
    met = {"in_full": ~short}
    for condition in ("undamaged", "right_quantity"):
        met[condition] = rng.random(m) >= np.repeat(failing[condition], counts)
    return OrderLines(product, ordered, delivered, price, met, short & (rng.random(m) < truth.out_of_stock))

"""Fill rates from totals, each named by what it counts."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from decimal import Decimal

from scorecard._result import Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import Problems, UsageError
from scorecard.logistics.customer_values import real_number
from scorecard.logistics.service_rows import ServiceLevel
from scorecard.logistics.service_words import LEVELS
from scorecard.stats.intervals import check_confidence, wilson_interval

__all__ = ["FillRate", "FillRates", "fill_rate"]


@dataclass(frozen=True, slots=True)
class FillRate:
    """One fill rate.

    Attributes
    ----------
    filled, asked : float
        What was delivered, or delivered complete, over what was ordered.
    value : float
        Their ratio.
    low, high : float or None
        Wilson's limits, for orders only: units, lines and value of one order are alike, so that totals alone
        do not tell the error.
    """

    filled: float
    asked: float
    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class FillRates(Result):
    """Fill rates by unit, line, order and value; None where the totals were not given.

    Attributes
    ----------
    unit, line, order, value : FillRate or None
        The rates.
    confidence : float
        Level of the interval of the order fill rate.

    Examples
    --------
    >>> from scorecard.logistics import fill_rate
    >>> fill_rate(units_ordered=200, units_delivered=190).unit.value
    0.95
    """

    unit: FillRate | None
    line: FillRate | None
    order: FillRate | None
    value: FillRate | None
    confidence: float

    def table(self) -> Table:
        """Return the rates that are known.

        Returns
        -------
        Table
            One row a rate.
        """
        found: tuple[tuple[ServiceLevel, FillRate | None], ...] = (
            ("unit", self.unit),
            ("line", self.line),
            ("order", self.order),
            ("value", self.value),
        )
        rows: list[tuple[Cell, ...]] = [
            (LEVELS[level], rate.filled, rate.asked, rate.value, rate.low, rate.high)
            for level, rate in found
            if rate is not None
        ]
        amounts = [amount for _, rate in found if rate is not None for amount in (rate.filled, rate.asked)]
        digits = min(max(map(_digits, amounts), default=0), _MOST_DIGITS)
        columns = tuple(replace(c, decimals=digits) if c.key in ("filled", "asked") else c for c in _COLUMNS)
        return Table(columns, tuple(rows), _TITLE, (_NOTE,))


def fill_rate(
    *,
    units_ordered: float | None = None,
    units_delivered: float | None = None,
    lines: int | None = None,
    complete_lines: int | None = None,
    orders: int | None = None,
    complete_orders: int | None = None,
    value_ordered: float | None = None,
    value_delivered: float | None = None,
    confidence: float = 0.95,
) -> FillRates:
    """Return fill rates from totals.

    Parameters
    ----------
    units_ordered, units_delivered : float, optional
        Units ordered, and of these delivered.
    lines, complete_lines : int, optional
        Order lines, and of these delivered in full.
    orders, complete_orders : int, optional
        Orders, and of these delivered with every line in full.
    value_ordered, value_delivered : float, optional
        Value ordered, and of this delivered.
    confidence : float
        Level of the interval of the order fill rate.

    Returns
    -------
    FillRates
        The rate of each level whose two totals are given.

    Raises
    ------
    UsageError
        If only one of two totals is given, none is, a total is negative or more was filled than asked for.

    Notes
    -----
    The four differ: an order of ten lines that lacks one unit is not filled as an order, to nine tenths
    as lines, nearly as units.

    References
    ----------
    Ballou, R. H. (2004). Business Logistics/Supply Chain Management, 5th ed., ch. 4 and 9.

    Examples
    --------
    >>> found = fill_rate(units_ordered=16000, units_delivered=12800, orders=500, complete_orders=350)
    >>> found.unit.value, found.order.value
    (0.8, 0.7)
    """
    check_confidence(confidence)
    pairs = {
        "unit": ("units_delivered", units_delivered, "units_ordered", units_ordered),
        "line": ("complete_lines", complete_lines, "lines", lines),
        "order": ("complete_orders", complete_orders, "orders", orders),
        "value": ("value_delivered", value_delivered, "value_ordered", value_ordered),
    }
    problems, found = Problems(), dict[str, FillRate]()
    for level, (filled_name, filled, asked_name, asked) in pairs.items():
        if filled is None and asked is None:
            continue
        if filled is None or asked is None:
            lacking, there = (filled_name, asked_name) if filled is None else (asked_name, filled_name)
            problems.add("fill-half", f"{there} is given without {lacking}", cure="Give both, or neither.")
        elif not (0 <= real_number(filled) <= real_number(asked) < math.inf and asked > 0):
            problems.add(
                "fill-totals",
                f"{filled_name} must lie between 0 and {asked_name}, which must be above 0",
                found=f"{filled} of {asked}",
                cure="Count more than was ordered as what was ordered.",
            )
        else:
            found[level] = FillRate(filled, asked, filled / asked)
    if not problems and not found:
        problems.add("fill-nothing", "there are no totals", cure="Give two of them, such as lines and complete_lines.")
    problems.raise_if_any(UsageError, "The fill rates cannot be computed.")
    if "order" in found:
        rate = found["order"]
        limits = wilson_interval(int(rate.filled), int(rate.asked), confidence=confidence)
        found["order"] = FillRate(rate.filled, rate.asked, rate.value, *(limits or (None, None)))
    return FillRates(found.get("unit"), found.get("line"), found.get("order"), found.get("value"), confidence)


def _digits(amount: float) -> int:
    """Return how many digits an amount has after the point."""
    exponent = Decimal(str(amount)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


_TITLE = LocalText(en="Fill rates", zh="满足率")
_NOTE = LocalText(
    en="Only orders have an interval (Wilson): totals do not tell how units, lines and value go together in orders.",
    zh="仅订单满足率给出区间（Wilson）：总数无法反映同一订单内件数、订单行与金额的关联。",
)
_MOST_DIGITS = 6
"""Digits after the point with which totals are printed at most: 9.5 of 10 is not 10 of 10."""
_COLUMNS: tuple[Column, ...] = (
    Column("level", LocalText(en="Counted", zh="统计对象")),
    Column("filled", LocalText(en="Filled", zh="已满足"), "number", 0),
    Column("asked", LocalText(en="Ordered", zh="订购"), "number", 0),
    Column("rate", LocalText(en="Rate", zh="满足率"), "percent", 1),
    Column("low", LocalText(en="Lower limit", zh="下限"), "percent", 1),
    Column("high", LocalText(en="Upper limit", zh="上限"), "percent", 1),
)

"""What each customer ordered and returned, summed from invoices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard._result import Provenance, Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText

__all__ = ["CustomerHistory", "HistoryRule", "RuleName", "Treatment"]

RuleName = Literal[
    "rows",
    "outside_period",
    "no_customer",
    "no_date",
    "no_amount",
    "duplicate",
    "return",
    "positive_return",
    "negative_quantity",
    "zero_price",
    "zero_amount",
    "used",
]
"""What a row was found to be."""
Treatment = Literal["read", "left_out", "kept", "subtracted", "set_apart", "taken_as_negative"]
"""What became of it."""

_EPOCH = date(1970, 1, 1)
_TITLE = LocalText(en="Customers and what they ordered", zh="客户及其订货")
_RULES_TITLE = LocalText(en="Rows and what became of them", zh="数据行及其处理")
_RULE = Column("rule", LocalText(en="Rows", zh="数据行"))
_COUNT = Column("count", LocalText(en="Number", zh="数量"), "integer")
_TREATMENT = Column("treatment", LocalText(en="Treatment", zh="处理"))
_NAMES: Mapping[RuleName, LocalText] = {
    "rows": LocalText(en="all", zh="全部"),
    "outside_period": LocalText(en="outside the period asked for", zh="不在所选期间内"),
    "no_customer": LocalText(en="without a customer", zh="没有客户"),
    "no_date": LocalText(en="without a date", zh="没有日期"),
    "no_amount": LocalText(en="without an amount", zh="没有金额"),
    "duplicate": LocalText(en="equal to an earlier row in every column read", zh="所读各列均与前面某行相同"),
    "return": LocalText(en="returns", zh="退货"),
    "positive_return": LocalText(en="returns with an amount above 0", zh="金额为正的退货"),
    "negative_quantity": LocalText(en="with a quantity below 0", zh="数量为负"),
    "zero_price": LocalText(en="with a price of 0 or less", zh="单价为零或为负"),
    "zero_amount": LocalText(en="with an amount of 0", zh="金额为零"),
    "used": LocalText(en="used", zh="采用"),
}
_TREATMENTS: Mapping[Treatment, LocalText] = {
    "read": LocalText(en="read", zh="读入"),
    "left_out": LocalText(en="left out", zh="剔除"),
    "kept": LocalText(en="kept", zh="保留"),
    "subtracted": LocalText(en="subtracted from what was sold", zh="从销售中扣减"),
    "set_apart": LocalText(en="summed apart, not subtracted", zh="单独汇总，不作扣减"),
    "taken_as_negative": LocalText(en="taken as below 0", zh="按负数处理"),
}
_CUSTOMER = Column("customer", LocalText(en="Customer", zh="客户"))
_ORDERS = Column("orders", LocalText(en="Orders", zh="订单数"), "integer")
_SALES = Column("sales", LocalText(en="Sales", zh="销售额"), "number")
_RETURNS = Column("returns", LocalText(en="Returns", zh="退货额"), "number")
_NET = Column("net", LocalText(en="Net", zh="净额"), "number")
_FIRST = Column("first_order", LocalText(en="First order", zh="首次订货"))
_LAST = Column("last_order", LocalText(en="Last order", zh="最近订货"))


@dataclass(frozen=True, slots=True)
class HistoryRule:
    """Rows of one kind and what became of them.

    Attributes
    ----------
    name : str
        The kind.
    count : int
        How many rows.
    treatment : {"read", "left_out", "kept", "subtracted", "set_apart", "taken_as_negative"}
        What became of them.
    """

    name: RuleName
    count: int
    treatment: Treatment


@dataclass(frozen=True, slots=True)
class CustomerHistory(Result):
    """What each customer ordered and returned.

    Attributes
    ----------
    ids : tuple of str
        Customers with a row, sorted.
    sales_units, return_units : (n,) int array
        What each bought, and what it returned (below 0), in smallest units of money: exact.
    decimals : int
        Digits after the point of one smallest unit: 2 for cents.
    orders : (n,) int array
        Different orders of each, returns not counted.
    first_day, last_day : (n,) int array
        Day of the first and last order, in days since 1970-01-01; −1 where a customer only returned.
    months : tuple of str
        Calendar months from the first to the last order, such as ``2026-01``.
    active : (n, months) bool array
        Whether each customer ordered in each month.
    order_units : (orders,) int array
        What each order came to, ascending.
    rules : tuple of HistoryRule
        Rows of each kind, and what became of them.
    returns : {"subtracted", "set_apart"}
        Whether `net` is less returns.
    provenance : Provenance
        Where the rows come from.
    """

    ids: tuple[str, ...]
    sales_units: NDArray[np.int64]
    return_units: NDArray[np.int64]
    decimals: int
    orders: NDArray[np.int64]
    first_day: NDArray[np.int64]
    last_day: NDArray[np.int64]
    months: tuple[str, ...]
    active: NDArray[np.bool_]
    order_units: NDArray[np.int64]
    rules: tuple[HistoryRule, ...]
    returns: Literal["subtracted", "set_apart"]
    provenance: Provenance

    @property
    def net(self) -> NDArray[np.float64]:
        """Value of each customer: sales, less returns where these are subtracted."""
        units = self.sales_units + self.return_units if self.returns == "subtracted" else self.sales_units
        return units.astype(np.float64) / 10.0**self.decimals

    def values(self, *, buyers: bool = False) -> dict[str, float]:
        """Return the value of each customer.

        Parameters
        ----------
        buyers : bool
            Whether only customers with an order are wanted, without those who only returned.

        Returns
        -------
        dict of str to float
            Value by id.
        """
        pairs = zip(self.ids, self.net.tolist(), self.orders.tolist(), strict=True)
        return {one: value for one, value, orders in pairs if orders or not buyers}

    def buyers(self) -> tuple[str, ...]:
        """Return the customers with an order.

        Returns
        -------
        tuple of str
            Ids, sorted.
        """
        return tuple(one for one, orders in zip(self.ids, self.orders.tolist(), strict=True) if orders)

    def last_orders(self) -> dict[str, date]:
        """Return the day of the last order of each customer who ordered.

        Returns
        -------
        dict of str to date
            Day by id; customers who only returned something are not in it.
        """
        days = zip(self.ids, map(_day, self.last_day.tolist()), strict=True)
        return {one: day for one, day in days if day is not None}

    def count(self, name: RuleName) -> int:
        """Return how many rows are of a kind.

        Parameters
        ----------
        name : str
            The kind.

        Returns
        -------
        int
            Rows; 0 where the kind was not looked for.
        """
        return next((rule.count for rule in self.rules if rule.name == name), 0)

    def table(self) -> Table:
        """Return the customers.

        Returns
        -------
        Table
            One row a customer.
        """
        scale = 10**self.decimals
        net = self.net
        rows: list[tuple[Cell, ...]] = []
        for at, one in enumerate(self.ids):
            days = [_day(int(days[at])) for days in (self.first_day, self.last_day)]
            first, last = (None if day is None else day.isoformat() for day in days)
            sales, returned = int(self.sales_units[at]) / scale, int(self.return_units[at]) / scale
            rows.append((one, int(self.orders[at]), sales, returned, float(net[at]), first, last))
        columns = (_CUSTOMER, _ORDERS, _SALES, _RETURNS, _NET, _FIRST, _LAST)
        return Table(columns, tuple(rows), title=_TITLE)

    def rule_table(self) -> Table:
        """Return the rows of each kind and what became of them.

        Returns
        -------
        Table
            One row a kind; a row of the source may be of several kinds that are kept.
        """
        rows = tuple((_NAMES[r.name], r.count, _TREATMENTS[r.treatment]) for r in self.rules)
        return Table((_RULE, _COUNT, _TREATMENT), rows, title=_RULES_TITLE)


def _day(days: int) -> date | None:
    """Return a number of days as a date."""
    return None if days < 0 else _EPOCH + timedelta(days=days)

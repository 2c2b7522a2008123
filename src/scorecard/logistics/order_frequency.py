"""How often customers order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scorecard._result import Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import AnalysisError
from scorecard.logistics.customer_values import CustomerValues, customer_values
from scorecard.stats.intervals import wilson_interval

__all__ = ["OrderFrequency", "order_frequency"]

_TITLE = LocalText(en="Orders per customer", zh="每位客户的订单数")
_WHAT = Column("figure", LocalText(en="Figure", zh="指标"))
_VALUE = Column("value", LocalText(en="Value", zh="数值"), "number")
_NAMES = {
    "n": LocalText(en="customers with an order", zh="有订单的客户"),
    "mean": LocalText(en="mean", zh="均值"),
    "standard_deviation": LocalText(en="standard deviation", zh="标准差"),
    "median": LocalText(en="median", zh="中位数"),
    "p90": LocalText(en="90th percentile", zh="第 90 百分位数"),
    "p95": LocalText(en="95th percentile", zh="第 95 百分位数"),
    "least": LocalText(en="least", zh="最少"),
    "most": LocalText(en="most", zh="最多"),
    "one_order": LocalText(en="customers with one order", zh="仅有一单的客户"),
    "repeat_rate": LocalText(en="share with more than one", zh="多次订货的客户占比"),
    "low": LocalText(en="its lower limit (Wilson)", zh="其下限（Wilson）"),
    "high": LocalText(en="its upper limit (Wilson)", zh="其上限（Wilson）"),
}
_LEFT = LocalText(en="Without an order, left out: {number}.", zh="没有订单而未计入者：{number} 个。")


@dataclass(frozen=True, slots=True)
class OrderFrequency(Result):
    """How often customers order.

    Attributes
    ----------
    n : int
        Customers with at least one order.
    without : int
        Customers without an order, left out.
    mean, standard_deviation, median, p90, p95, least, most : float or None
        Orders per customer; standard deviation with n − 1, None for one customer; percentiles interpolated linearly.
    one_order, repeated : int
        Customers with one order, and with more.
    repeat_rate, low, high : float
        Share with more than one order, with its Wilson interval.

    Examples
    --------
    >>> from scorecard.logistics import order_frequency
    >>> found = order_frequency({"a": 2, "b": 4})
    >>> found.n, found.mean, found.repeat_rate
    (2, 3.0, 1.0)
    """

    n: int
    without: int
    mean: float
    standard_deviation: float | None
    median: float
    p90: float
    p95: float
    least: float
    most: float
    one_order: int
    repeated: int
    repeat_rate: float
    low: float
    high: float

    def table(self) -> Table:
        """Return the figures as a table.

        Returns
        -------
        Table
            One row a figure.
        """
        rows: list[tuple[Cell, ...]] = [(name, getattr(self, key)) for key, name in _NAMES.items()]
        notes = (_LEFT.fill({"number": self.without}),) if self.without else ()
        return Table((_WHAT, _VALUE), tuple(rows), title=_TITLE, notes=notes)


def order_frequency(orders: CustomerValues, *, confidence: float = 0.95) -> OrderFrequency:
    """Return how often customers order.

    Parameters
    ----------
    orders : mapping of str to int, sequence or array of int
        Number of orders of each customer in the period looked at.
    confidence : float
        Level of the interval of the repeat rate.

    Returns
    -------
    OrderFrequency
        Mean, spread, percentiles, and the share with more than one order.

    Raises
    ------
    AnalysisError
        If these are no whole numbers from 0, or nobody ordered.
    UsageError
        If the level is not between 0 and 1.

    Examples
    --------
    >>> found = order_frequency({"a": 1, "b": 3, "c": 2, "d": 0})
    >>> found.n, found.mean, round(found.repeat_rate, 3)
    (3, 2.0, 0.667)
    """
    _, given = customer_values(orders, None)
    if (given < 0).any() or (given != np.floor(given)).any():
        bad = float(given[(given < 0) | (given != np.floor(given))][0])
        raise AnalysisError.single(
            "not-order-counts",
            "a number of orders is a whole number from 0",
            found=f"{bad:g}",
            cure="Count the orders of each customer.",
        )
    counts = np.sort(given[given > 0])
    n = len(counts)
    if not n:
        raise AnalysisError.single("nobody-ordered", "no customer has an order", cure="Check the period.")
    repeated = int((counts > 1).sum())
    low, high = wilson_interval(repeated, n, confidence=confidence) or (0.0, 1.0)
    median, p90, p95 = (float(q) for q in np.quantile(counts, [0.5, 0.9, 0.95]))
    return OrderFrequency(
        n,
        len(given) - n,
        float(counts.mean()),
        float(counts.std(ddof=1)) if n > 1 else None,
        median,
        p90,
        p95,
        float(counts[0]),
        float(counts[-1]),
        n - repeated,
        repeated,
        repeated / n,
        low,
        high,
    )

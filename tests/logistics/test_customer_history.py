"""What each customer ordered and returned, as it is shown."""

from __future__ import annotations

from datetime import date

import numpy as np

from scorecard._result import Provenance
from scorecard.logistics import CustomerHistory, HistoryRule

FOUND = CustomerHistory(
    ids=("a", "b"),
    sales_units=np.array([1234, 0]),
    return_units=np.array([-234, -50]),
    decimals=2,
    orders=np.array([2, 0]),
    first_day=np.array([0, -1]),
    last_day=np.array([31, -1]),
    months=("1970-01", "1970-02"),
    active=np.array([[True, True], [False, False]]),
    order_units=np.array([234, 1000]),
    rules=(HistoryRule("rows", 9, "read"), HistoryRule("no_customer", 5, "left_out")),
    returns="subtracted",
    provenance=Provenance("invoices.csv"),
)


def test_values_and_days() -> None:
    assert FOUND.values() == {"a": 10.0, "b": -0.5}
    assert FOUND.values(buyers=True) == {"a": 10.0}
    assert FOUND.buyers() == ("a",)
    assert FOUND.last_orders() == {"a": date(1970, 2, 1)}
    assert (FOUND.count("no_customer"), FOUND.count("duplicate")) == (5, 0)


def test_tables() -> None:
    assert FOUND.table().cells("en") == (
        ("a", "2", "12.34", "−2.34", "10.00", "1970-01-01", "1970-02-01"),
        ("b", "0", "0.00", "−0.50", "−0.50", "–", "–"),
    )
    assert FOUND.rule_table().cells("zh") == (("全部", "9", "读入"), ("没有客户", "5", "剔除"))

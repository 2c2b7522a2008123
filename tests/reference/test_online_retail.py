"""Real customers: a wholesaler's invoices of two years, by value, retention and lifetime value.

``examples/online_retail/invoices.csv`` has one row for each customer, invoice and kind (sale or return) of the files UCI
Online Retail and Online Retail II (D. Chen; CC BY 4.0, see the LICENSE beside it). ``online_retail/reference.json`` has
figures that pandas and numpy scripts found from the same rows.

Tolerance. Figures are printed with nine decimals (shares and rates), three (sums, exact in units of 0.001) or six and
four (means and deviations); half a unit of the last digit is allowed. Sums by class in retention have two digits.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
import pyarrow as pa
import pytest
from pyarrow import csv

from scorecard.io import read_customer_history
from scorecard.logistics import (
    CustomerHistory,
    ValueClasses,
    concentration,
    lifetime_value,
    lifetime_values,
    order_frequency,
    retention,
    value_classes,
)

HERE = Path(__file__).with_name("online_retail")
REFERENCE = json.loads((HERE / "reference.json").read_text("utf-8"))
INVOICES = Path(__file__).parents[2] / "examples" / "online_retail" / "invoices.csv"
NINE = 5.1e-10
YEAR_1 = (date(2009, 12, 1), date(2010, 11, 30))
YEAR_2 = (date(2010, 12, 1), date(2011, 11, 30))
ALL_2 = (date(2010, 12, 1), date(2011, 12, 9))
Returns = Literal["subtracted", "set_apart"]


@cache
def rows() -> pa.Table:
    """Return the invoices as a table."""
    return csv.read_csv(INVOICES)


@cache
def history(days: tuple[date, date], returns: Returns = "subtracted") -> CustomerHistory:
    """Return what customers ordered in a period."""
    return read_customer_history(
        rows(),
        order="invoice",
        kind="kind",
        quantity="units",
        returns=returns,
        since=days[0],
        until=days[1],
        decimals=3,
    )


NET: list[tuple[str, Returns, bool]] = [
    ("value_classes_2010_2011_net_of_returns", "subtracted", False),
    ("value_classes_2010_2011_sales_only", "set_apart", True),
]


def values(returns: Returns, buyers: bool) -> dict[str, float]:
    """Return the values of the customers of the second year."""
    return history(ALL_2, returns).values(buyers=buyers)


def test_rows() -> None:
    found = read_customer_history(INVOICES, order="invoice", kind="kind", quantity="units", decimals=3)
    expected = REFERENCE["customer_invoices"]
    assert found.count("rows") == found.count("used") == expected["rows"]
    assert history(ALL_2).count("used") == expected["of_2010_2011"]
    assert history(ALL_2).count("outside_period") == expected["of_2009_2010"]
    year = REFERENCE["year_2010_2011"]
    second = history(ALL_2)
    assert len(second.ids) == year["customers"]
    assert second.sales_units.sum() / 1000 == pytest.approx(year["amount_positive_with_customer"], abs=0.0051)
    assert second.return_units.sum() / 1000 == pytest.approx(year["amount_returned_with_customer"], abs=0.0051)
    assert second.net.sum() == pytest.approx(year["amount_with_customer"], abs=0.0051)


@pytest.mark.parametrize(("name", "returns", "buyers"), NET)
@pytest.mark.parametrize("side", ["before", "after"])
def test_classes_by_cumulative_value(name: str, returns: Returns, buyers: bool, side: str) -> None:
    """ "Before" takes the share before a customer, so whoever crosses a line is above it; "after" is below."""
    found = value_classes(
        values(returns, buyers), labels="ABC", rule="cumulative", crossing="higher" if side == "before" else "lower"
    )
    expected = REFERENCE[name]
    for one in found.classes:
        row = expected[side][one.label]
        assert one.n == row["n"]
        assert one.share_n == pytest.approx(row["share_n"], abs=NINE)
        assert one.value == pytest.approx(row["value"], abs=0.00051)
        assert one.share_value == pytest.approx(row["share_value"], abs=NINE)
    assert (found.n_positive, found.n_not_positive) == (expected["n_positive"], expected["n_not_positive"])
    assert found.total_positive == pytest.approx(expected["total_positive"], abs=0.00051)
    assert found.total == pytest.approx(expected["total_all"], abs=0.00051)


@pytest.mark.parametrize(("name", "returns", "buyers"), NET)
def test_classes_by_number_of_customers(name: str, returns: Returns, buyers: bool) -> None:
    found = value_classes(values(returns, buyers))
    expected = REFERENCE[name]["count_rule_5_15_80"]
    assert [one.n for one in found.classes] == [
        expected["top5pct_n"],
        expected["next15pct_n"],
        expected["rest_n"],
    ]
    assert [one.share_value for one in found.classes] == pytest.approx(expected["share"], abs=NINE)


@pytest.mark.parametrize(("name", "returns", "buyers"), NET)
def test_concentration(name: str, returns: Returns, buyers: bool) -> None:
    found = concentration(values(returns, buyers))
    expected = REFERENCE[name]
    assert found.gini == pytest.approx(expected["gini"], abs=NINE)
    assert [top.share_value for top in found.tops] == pytest.approx(
        [expected["top5pct_share"], expected["top20pct_share"]], abs=NINE
    )


def test_orders_per_customer() -> None:
    found = order_frequency(history(ALL_2).orders)
    expected = REFERENCE["orders_per_customer_2010_2011"]
    assert found.n == expected["n"]
    assert (found.mean, found.standard_deviation) == pytest.approx((expected["mean"], expected["sd"]), abs=5.1e-7)
    assert [found.median, found.p90, found.p95, found.least, found.most] == [
        expected[key] for key in ("median", "p90", "p95", "min", "max")
    ]
    assert found.one_order == expected["one_order_customers"]
    again = expected["repeat_rate"]
    assert (found.repeated, found.n) == (again["k"], again["n"])
    assert (found.repeat_rate, found.low, found.high) == pytest.approx((again["rate"], *again["wilson95"]), abs=NINE)


def test_value_of_an_order() -> None:
    expected = REFERENCE["orders_per_customer_2010_2011"]["order_value"]
    worth = history(ALL_2).order_units / 1000
    assert len(worth) == expected["n"]
    found = [worth.mean(), worth.std(ddof=1), *np.quantile(worth, [0.5, 0.9, 0.95]), worth[0], worth[-1]]
    keys = ("mean", "sd", "median", "p90", "p95", "min", "max")
    assert found == pytest.approx([expected[key] for key in keys], abs=5.1e-5)


def classes_of_first_year() -> ValueClasses:
    """Return the classes 5 / 15 / 80 of all who ordered in the first year, by what they brought net of returns."""
    return value_classes(history(YEAR_1).values(buyers=True), not_positive="last")


def test_retention() -> None:
    first, second = history(YEAR_1).buyers(), history(YEAR_2).buyers()
    found = retention(first, second)
    expected = REFERENCE["retention_year1_to_year2"]
    assert (found.overall.n, found.n_second) == (expected["customers_year1"], expected["customers_year2"])
    assert (found.overall.retained, found.new) == (expected["retained"], expected["new_in_year2"])
    assert found.overall.rate == pytest.approx(expected["rate"], abs=NINE)


def test_retention_by_class() -> None:
    found = retention(history(YEAR_1).buyers(), history(YEAR_2).buyers(), classes=classes_of_first_year())
    expected = REFERENCE["retention_by_value_class_5_15_80"]
    assert [row.label for row in found.rows[:-1]] == list(expected)
    for row in found.rows[:-1]:
        known = expected[row.label]
        assert (row.n, row.retained) == (known["n"], known["retained"])
        assert row.rate == pytest.approx(known["rate"], abs=NINE)
        assert row.value == pytest.approx(known["value"], abs=0.0051)
    assert found.without_class == 0


def test_lifetime_value() -> None:
    second = history(YEAR_2)
    stayed = retention(history(YEAR_1).buyers(), second.buyers())
    expected = REFERENCE["lifetime_value_example"]
    revenue = sum(second.values(buyers=True).values()) / len(second.buyers())
    assert revenue == pytest.approx(expected["mean_net_revenue_per_active_customer_year2"], abs=5.1e-7)
    margin, discount = expected["margin_share"] * revenue, expected["discount"]
    now = lifetime_value(margin, stayed.overall, discount=discount, timing="first_margin_now")
    after = lifetime_value(margin, stayed.overall, discount=discount, timing="first_margin_after_one_period")
    five = lifetime_value(margin, stayed.overall, discount=discount, timing="first_margin_now", horizon=5)
    assert now.value == pytest.approx(expected["clv_infinite_first_margin_at_0 = m*(1+d)/(1+d-r)"], abs=5.1e-7)
    assert after.value == pytest.approx(expected["clv_infinite_first_margin_after_1 = m*r/(1+d-r)"], abs=5.1e-7)
    assert five.value == pytest.approx(expected["clv_5_years_margin_at_0..4"], abs=5.1e-7)
    assert now.low is not None
    assert now.high is not None
    assert now.low < now.value < now.high


def test_lifetime_value_by_class() -> None:
    """A quarter of what a customer of each class brought, at the retention of the class: m (1 + d) / (1 + d − r)."""
    classes = classes_of_first_year()
    stayed = retention(history(YEAR_1).buyers(), history(YEAR_2).buyers(), classes=classes)
    margins = {one.label: 0.25 * one.value / one.n for one in classes.classes}
    found = lifetime_values(margins, stayed, discount=0.1, timing="first_margin_now")
    for row in found.rows:
        known = REFERENCE["retention_by_value_class_5_15_80"][row.label]
        margin = 0.25 * known["value"] / known["n"]
        assert row.value == pytest.approx(margin * 1.1 / (1.1 - known["rate"]), rel=1e-7)


def test_cohorts() -> None:
    """How many of those who first ordered in a month ordered again so many months later."""
    found = read_customer_history(rows(), order="invoice", kind="kind", decimals=3)
    first = found.active.argmax(axis=1)
    ordered = found.active.any(axis=1)
    for month, known in REFERENCE["cohorts_monthly_active"].items():
        start = found.months.index(month)
        cohort = found.active[ordered & (first == start)]
        assert len(cohort) == known["size"]
        ages = len(known["active_by_age"])
        assert cohort[:, start : start + ages].sum(axis=0).tolist() == known["active_by_age"]

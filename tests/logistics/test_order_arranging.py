"""Tests of laying order lines one after the other."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd
import pytest

from scorecard.logistics import OrderLayout
from scorecard.logistics.order_arranging import arrange
from scorecard.logistics.order_lines import Labels
from tests.logistics import brute
from tests.logistics.test_row_findings import row


def test_lines_of_an_order_and_orders_of_a_customer_follow_one_another() -> None:
    names = [("B", "y"), ("A", "x"), ("C", None), ("B", "y"), ("D", "x"), ("A", "x")]
    rows = [row(order=order, customer=customer, line=i, value=i) for i, (order, customer) in enumerate(names)]
    lines, quality = arrange(brute.raw_lines(rows), OrderLayout())
    assert lines.starts.tolist() in ([0, 2, 4, 5, 6], [0, 2, 3, 5, 6])
    assert lines.customers is not None
    assert np.diff(lines.customers).tolist() in ([1, 2], [2, 1])
    assert quality.lines_used == quality.lines_read == 6


def test_the_customer_of_an_order_is_that_of_its_first_line() -> None:
    rows = [row(line=2, customer="a"), row(line=1, customer="b"), row(order="B", customer="b")]
    lines, quality = arrange(brute.raw_lines(rows), OrderLayout())
    assert quality.found("split_customer") == 1
    assert lines.customers is not None
    assert lines.customers.tolist() == [0, 2]


def test_customers_who_are_not_in_the_list_are_unknown() -> None:
    rows = [row(customer="a"), row(order="B", customer="b", line=2)]
    for known in (["a"], ["\ufeff a"]):
        _, quality = arrange(brute.raw_lines(rows), OrderLayout(), customers=known)
        assert quality.found("unknown_customer") == 1


@pytest.mark.parametrize(
    "known",
    [
        pd.Series([7.0, np.nan]),
        pd.Series([7, pd.NA], dtype="Int64"),
        np.array([7.0]),
        [7],
        {"7"},
    ],
)
def test_customers_whose_ids_are_numbers_are_known_with_or_without_a_point(known: Collection[str]) -> None:
    """A column of numbers in which one is missing is one of floats in pandas."""
    rows = [row(customer="7"), row(order="B", customer="nan", line=2)]
    _, quality = arrange(brute.raw_lines(rows), OrderLayout(), customers=known)
    assert quality.found("unknown_customer") == 1


def test_values_are_converted_or_left_out() -> None:
    rows = [row(order=name, value=value) for name, value in (("A", 100), ("B", 25), ("C", 35), ("D", 7), ("E", 9))]
    raw = brute.raw_lines(rows)
    raw.currencies = Labels(("CNY", "EUR", "USD"), np.array([0, 1, 1, 2, -1]))
    layout = OrderLayout.model_validate({"money": "CNY", "exchange_rates": {"EUR": "1.1"}})
    lines, quality = arrange(raw, layout)
    assert sorted(lines.numbers["value"].tolist()) == [7, 9, 28, 38, 100]  # 27.5 and 38.5, half to even
    assert lines.foreign is not None
    assert sorted(lines.numbers["value"][lines.foreign].tolist()) == [7, 9]
    assert quality.found("other_currency", detail="EUR") == 2
    assert quality.found("other_currency", detail="USD") == 1
    assert quality.found("no_currency") == 1
    assert next(one for one in quality.rows if one.code == "no_currency").treatment == "left_out"


def test_a_currency_in_small_letters_is_the_same_currency() -> None:
    """Values of "eur" and of "EUR" were two currencies, and all of them were left out."""
    rows = [row(order=name, value=value) for name, value in (("A", 100), ("B", 25), ("C", 30), ("D", 7))]
    raw = brute.raw_lines(rows)
    raw.currencies = Labels(("EUR", "eur", "euro", "\uff25\uff35\uff32"), np.array([0, 1, 3, 2]))
    lines, quality = arrange(raw, OrderLayout(money="EUR"))
    assert lines.foreign is not None
    assert sorted(lines.numbers["value"][~lines.foreign].tolist()) == [25, 30, 100]
    told = [(one.detail, one.rows, one.column) for one in quality.rows if one.code == "currency_written"]
    assert told == [("eur", 1, "currency"), ("\uff25\uff35\uff32", 1, "currency")]
    assert quality.found("other_currency", detail="euro") == 1
    raw = brute.raw_lines(rows[:2])
    raw.currencies = Labels(("Eur", "eur"), np.array([0, 1]))
    assert arrange(raw, OrderLayout())[0].foreign is None
    layout = OrderLayout.model_validate({"money": "CNY", "exchange_rates": {"EUR": "2"}})
    raw = brute.raw_lines(rows[:2])
    raw.currencies = Labels(("Eur", "eur"), np.array([0, 1]))
    assert sorted(arrange(raw, layout)[0].numbers["value"].tolist()) == [50, 200]


def test_a_value_without_a_currency_is_of_the_one_currency_of_the_file() -> None:
    raw = brute.raw_lines([row(order="A", value=7), row(order="B", value=9), row(order="C", value=None)])
    raw.currencies = Labels(("CNY",), np.array([0, -1, -1]))
    lines, quality = arrange(raw, OrderLayout())
    assert lines.foreign is None
    assert [(one.rows, one.treatment) for one in quality.rows if one.code == "no_currency"] == [(1, "kept")]


def test_a_value_without_a_currency_is_converted_as_those_of_the_one_currency_are() -> None:
    rows = [row(order=name, value=value) for name, value in (("A", 100), ("B", 101))]
    for rates, values, lost, treatment in (
        ({"EUR": "1.1"}, [110, 111], None, "kept"),
        ({}, [100, 101], [True, True], "left_out"),
    ):
        raw = brute.raw_lines(rows)
        raw.currencies = Labels(("EUR",), np.array([0, -1]))
        lines, quality = arrange(raw, OrderLayout.model_validate({"money": "CNY", "exchange_rates": rates}))
        assert lines.numbers["value"].tolist() == values
        assert (None if lines.foreign is None else lines.foreign.tolist()) == lost
        assert [(one.rows, one.treatment) for one in quality.rows if one.code == "no_currency"] == [(1, treatment)]


def test_rows_that_repeat_others_count_once_where_lines_are_numbered() -> None:
    rows = [row(), row(), row(line=2), row(line=2, value=5)]
    lines, quality = arrange(brute.raw_lines(rows), OrderLayout())
    assert (quality.found("repeated_line"), quality.found("line_twice"), quality.lines_used) == (1, 1, 3)
    bare = [{key: cell for key, cell in one.items() if key != "line"} for one in rows]
    lines, quality = arrange(brute.raw_lines(bare), OrderLayout())
    assert (quality.found("repeated_line"), quality.lines_used, lines.line_keys) == (2, 4, None)


def test_equal_rows_without_a_number_may_be_two_lines() -> None:
    raw = brute.raw_lines([row(), row(), row(line=9), row(line=9), row(line=9, value=5)])
    raw.unnumbered = np.array([False, False, True, True, True])
    lines, quality = arrange(raw, OrderLayout())
    found = [(one.rows, one.treatment) for one in quality.rows if one.code == "repeated_line"]
    assert (found, quality.found("line_twice"), quality.lines_used) == ([(1, "left_out"), (1, "kept")], 0, 4)
    assert lines.size == 5

"""Tests of which columns of an order file a layout takes."""

from __future__ import annotations

from scorecard.errors import OrderError
from scorecard.io.order_header import columns_of, holds_needed
from scorecard.io.reading import Reading
from scorecard.logistics import OrderLayout
from tests.refusal import refusal


def test_columns_of_the_fields_names_are_taken_where_they_are() -> None:
    layout = OrderLayout(order="PO", segments={"region": "Region"}, further_dates={"recorded": "Recorded"})
    found = columns_of(layout, ("PO", "value", "Region", "Recorded", "other"), Reading("x", OrderError))
    assert found == {"order": "PO", "value": "value", "segment:region": "Region", "recorded": "Recorded"}


def test_everything_that_is_absent_or_there_twice_is_told() -> None:
    layout = OrderLayout(order="PO", delivered_at="Delivered", segments={"region": "Region"})
    reading = Reading("orders.csv", OrderError)
    assert refusal(lambda: columns_of(layout, ("P.O.", "Region", "Region"), reading), error=OrderError) == [
        "orders.csv, column PO: the column of order is not there. Did you mean 'P.O.'? [missing-column]",
        (
            "orders.csv, column Delivered: the column of delivered_at is not there. Use one of: P.O., Region, Region. "
            "[missing-column]"
        ),
        "orders.csv, column Region: the column stands 2 times. Rename or delete all but one. [duplicate-column]",
    ]


def test_a_column_that_nobody_named_is_told_where_it_is_named() -> None:
    """A first call without a layout looks for the names of the fields."""
    reading = Reading("orders.csv", OrderError)
    assert refusal(lambda: columns_of(OrderLayout(), ("OrderNo", "Pos"), reading), error=OrderError) == [
        (
            "orders.csv, column order: the column of order is not there. Did you mean 'OrderNo'? "
            "Name it in the layout: OrderLayout(order=…), or order: in a file. [missing-column]"
        )
    ]


def test_only_columns_that_are_needed_make_a_header() -> None:
    layout = OrderLayout(order=" PO ", segments={"region": "Region"}, further_dates={"recorded": "Recorded"})
    assert holds_needed(layout, ("Recorded", "Region", "PO"))
    assert holds_needed(layout, ("Recorded", "Region\n", "P\u200bO")), "headings that look like these are these"
    assert not holds_needed(layout, ("Recorded", "PO"))
    assert not holds_needed(layout, ("Region", "PO"))
    assert not holds_needed(layout, ("order", "Region", "Recorded"))
    assert holds_needed(OrderLayout(), ("type", "order", "promised_at"))
    assert not holds_needed(OrderLayout(), ("7", "order", "2026-01-05"))

"""Fill rates from totals."""

from __future__ import annotations

import pytest

from scorecard.errors import UsageError
from scorecard.logistics.fill_rates import fill_rate
from tests.refusal import refusal


def test_the_four_rates_differ() -> None:
    # Aldo Inc. exercise: unit 80 %, line 75 %, order 70 %
    found = fill_rate(
        units_ordered=16000,
        units_delivered=12800,
        lines=3100,
        complete_lines=2325,
        orders=500,
        complete_orders=350,
        value_ordered=200.0,
        value_delivered=150.5,
    )
    rates = (found.unit, found.line, found.order, found.value)
    assert [rate.value for rate in rates if rate is not None] == [0.8, 0.75, 0.7, 0.7525]
    assert found.order is not None
    # Wilson, 350 of 500
    assert (found.order.low, found.order.high) == (pytest.approx(0.6584, abs=5e-5), pytest.approx(0.7385, abs=5e-5))
    assert found.unit is not None
    assert found.unit.low is None
    assert [row[0].text("zh") for row in found.table().rows if not isinstance(row[0], str | int | float | None)] == [
        "件数",
        "订单行",
        "订单",
        "金额",
    ]


def test_what_is_not_given_is_none() -> None:
    found = fill_rate(lines=10, complete_lines=10)
    assert (found.unit, found.order, found.value) == (None, None, None)
    assert len(found.table().rows) == 1


def test_parts_of_units_are_printed() -> None:
    """9.5 of 10 tonnes were printed as 10 of 10, at 95 %."""
    lines = (
        fill_rate(units_ordered=10, units_delivered=9.5, lines=8, complete_lines=7).table().to_text("en").splitlines()
    )
    assert [line.split()[:4] for line in lines[3:5]] == [
        ["units", "9.5", "10.0", "95.0"],
        ["lines", "7.0", "8.0", "87.5"],
    ]
    whole = fill_rate(units_ordered=10, units_delivered=9).table().to_text("en").splitlines()
    assert whole[3].split()[:4] == ["units", "9", "10", "90.0"]


def test_totals_that_do_not_fit_are_refused() -> None:
    assert refusal(fill_rate, error=UsageError) == [
        "there are no totals. Give two of them, such as lines and complete_lines. [fill-nothing]"
    ]
    assert refusal(lambda: fill_rate(lines=5, units_delivered=3, orders=4, complete_orders=5), error=UsageError) == [
        "units_delivered is given without units_ordered. Give both, or neither. [fill-half]",
        "lines is given without complete_lines. Give both, or neither. [fill-half]",
        (
            "complete_orders must lie between 0 and orders, which must be above 0; found '5 of 4'. "
            "Count more than was ordered as what was ordered. [fill-totals]"
        ),
    ]


def test_text_is_no_total() -> None:
    assert refusal(lambda: fill_rate(lines="5", complete_lines="3"), error=UsageError) == [  # type: ignore[arg-type]
        (
            "complete_lines must lie between 0 and lines, which must be above 0; found '3 of 5'. "
            "Count more than was ordered as what was ordered. [fill-totals]"
        )
    ]

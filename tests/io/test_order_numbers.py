"""Tests of columns of numbers of order files."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from scorecard.errors import OrderError
from scorecard.io.order_numbers import NumberColumn
from scorecard.io.reading import Reading
from scorecard.logistics.order_lines import NO_NUMBER
from tests.refusal import refusal


def column(reading: Reading | None = None, *, decimals: int = 2, as_missing: bool = False) -> NumberColumn:
    return NumberColumn(
        "Value",
        reading or Reading("orders.csv", OrderError),
        decimals=decimals,
        field="value_decimals",
        decimal=".",
        words={"See *": "with another line"},
        missing=("-",),
        as_missing=as_missing,
    )


@pytest.mark.parametrize(
    "array",
    [
        pa.array([127360.8, None, 0.07]),
        pa.array(["127360.8", None, "0.07"]),
        pa.array(["127360.80", " ", "7e-2"]).dictionary_encode(),
        pa.array([Decimal("127360.80"), None, Decimal("0.07")]),
    ],
)
def test_numbers_of_every_kind_are_whole_steps(array: Any) -> None:
    numbers = column()
    assert numbers.add(array, 2).tolist() == [12736080, NO_NUMBER, 7]
    assert numbers.empty == 1


def test_whole_numbers_truth_values_and_columns_of_nothing() -> None:
    assert column().add(pa.array([3, None, -1], pa.int8()), 2).tolist() == [300, NO_NUMBER, -100]
    assert column(decimals=0).add(pa.array([True, False]), 2).tolist() == [1, 0]
    assert column().add(pa.nulls(1), 2).tolist() == [NO_NUMBER]


def test_words_are_counted() -> None:
    numbers = column()
    assert numbers.add(pa.array(["See line 4", "-", "1"]), 2).tolist() == [NO_NUMBER, NO_NUMBER, 100]
    assert (numbers.words.counts, numbers.empty) == ({"See *": 1}, 1)


def test_numbers_with_something_beside_them_are_told() -> None:
    """100 dollars and 100 yen are no 200 of anything, and a tenth is no ten."""
    reading = Reading("orders.csv", OrderError)
    numbers = column(reading)
    assert numbers.add(pa.array(["100 USD", "10 %", "CNY 7", "5", "¥8"]), 2).tolist() == [NO_NUMBER] * 3 + [
        500,
        NO_NUMBER,
    ]
    place = "orders.csv, row {}, column Value: "
    money = "a currency sign stands beside the number; found '{}'. "
    alone = "Write the number alone; a currency stands in a column of its own. [currency-sign]"
    assert refusal(reading.close, error=OrderError) == [
        place.format(2) + money.format("100 USD") + alone,
        place.format(4) + money.format("CNY 7") + alone,
        place.format(6) + money.format("¥8") + alone,
        place.format(3) + "a percent sign stands behind the number; found '10 %'. "
        "Write the number alone; a share of something else cannot be counted here. [percent-sign]",
    ]


def test_what_cannot_be_counted_exactly_is_told() -> None:
    reading = Reading("orders.csv", OrderError)
    numbers = column(reading)
    numbers.add(pa.array([0.125, float("inf"), 1e15]), 2)
    numbers.add(pa.array(["0.125", "1e15", "many"]), 5)
    numbers.add(pa.array([2**60]), 8)
    place = "orders.csv, row {}, column Value: "
    long = "the number has more digits after the point than the layout declares; found '0.125'. "
    assert refusal(reading.close, error=OrderError) == [
        place.format(3) + "the number is not finite; found 'inf'. Leave the cell empty where there is no value. "
        "[not-finite]",
        place.format(4) + "the number is too large to be counted exactly; found '1e+15'. "
        "Check it, or declare fewer decimals. [number-too-large]",
        place.format(2) + long + "Declare value_decimals, which is 2 now. [too-many-decimals]",
        place.format(5) + long + "Declare value_decimals, which is 2 now. [too-many-decimals]",
        place.format(6) + "the number is too large to be counted exactly; found '1e15'. "
        "Check it, or declare fewer decimals. [number-too-large]",
        place.format(7) + "text stands where a number belongs; found 'many'. "
        "Write a number, or leave the cell empty. [not-a-number]",
        place.format(8) + f"the number is too large to be counted exactly; found '{2**60}'. "
        "Check it, or declare fewer decimals. [number-too-large]",
    ]

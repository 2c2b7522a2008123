"""Cells of invoices: customers, days, amounts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import numpy as np
import pytest

from scorecard.errors import ObservationError, Problems
from scorecard.io.invoice_rows import NO_DAY, AmountReader, DayReader, contents_of, labels_of
from scorecard.io.reading import Reading
from scorecard.survey.packed import Recurring

READING = Reading("invoices.csv", ObservationError)


def test_labels() -> None:
    assert labels_of(["a", " a ", "", None, 12, 13.0, float("nan")]) == ["a", "a", "", "", "12", "13", ""]


def test_days_of_every_kind() -> None:
    problems = Problems()
    cells = ["1970-01-02", "1970-01-02 23:59:59", "1970-01-02T10:00", "", None, date(1970, 1, 3)]
    cells += [datetime(1970, 1, 3, 12, tzinfo=UTC), "1969-12-31"]
    found = DayReader(None, problems).days(cells, name="date", first_row=2, place=READING.place)
    assert found.tolist() == [1, 1, 1, NO_DAY, NO_DAY, 2, 2, -1]
    array = np.array(["1970-01-02T12:00", "NaT"], dtype="datetime64[ns]")
    assert DayReader(None, problems).days(array, name="date", first_row=2, place=READING.place).tolist() == [1, NO_DAY]
    other = DayReader("%d/%m/%Y", problems).days(["03/02/1970"], name="date", first_row=2, place=READING.place)
    assert other.tolist() == [33]
    assert not problems


@pytest.mark.parametrize("text", ["1970-02-30", "02/03/1970", "1970-01-02 at noon", "x"])
def test_what_is_no_day(text: str) -> None:
    problems = Problems()
    DayReader(None, problems).days(["", text], name="date", first_row=2, place=READING.place)
    assert [str(problem) for problem in problems] == [
        (
            f"invoices.csv, row 3, column date: this is no date; found '{text}'. Write it as in 2026-04-30, or name the "
            "pattern, such as date_pattern='%d/%m/%Y'. [bad-order-date]"
        )
    ]


def amounts(cells: list[object], decimals: int = 2) -> tuple[list[int], list[str]]:
    problems = Problems()
    reader = AmountReader(decimals, ".", problems)
    numbers = reader.numbers(cells, name="amount", first_row=2, place=READING.place)
    units = reader.units(numbers, name="amount", first_row=2, place=READING.place)
    return units.tolist(), [str(problem) for problem in problems]


def test_amounts_are_exact() -> None:
    assert amounts(["0.29", "1.15", 4.35, "", None, -2, "12345678901.01"]) == (
        [29, 115, 435, 0, 0, -200, 1234567890101],
        [],
    )
    assert amounts([0.1 + 0.2, 3 * 1.1]) == ([30, 330], [])


def test_amounts_that_are_none() -> None:
    units, lines = amounts(["1.005", "many", 1e30])
    assert units == [0, 0, 0]
    assert lines[1:] == [
        (
            "invoices.csv, row 2, column amount: the amount is no whole number of units with 2 digits after the point; "
            "found '1.005'. Give more decimals, or round the amounts. [amount-not-in-units]"
        ),
        (
            "invoices.csv, row 4, column amount: the amount is no whole number of units with 2 digits after the point; "
            "found '1e+30'. Give more decimals, or round the amounts. [amount-not-in-units]"
        ),
    ]
    assert lines[0].startswith("invoices.csv, row 3, column amount: text stands where a number belongs")
    assert amounts(["1.005"], decimals=3) == ([1005], [])
    lines = amounts(["5 USD", "5 %"])[1]
    assert [line.rsplit("[")[-1] for line in lines] == ["currency-sign]", "percent-sign]"]


def test_contents() -> None:
    recurring = Recurring(("x", None), np.array([0, 1, -1]))
    assert labels_of(recurring) == ["x", "", ""]
    assert contents_of(recurring) == ["x", None, None]
    assert contents_of(np.array([1.5, np.nan])) == [1.5, None]
    assert contents_of(["a", " a", "a\u200b", "e\u0301"]) == ["a", "a", "a", "\u00e9"]
    assert contents_of(["1", 1, Decimal("1.50"), [2], None]) == ["1", 1, "1.50", "[2]", None]

"""Tests of columns of dates of order files."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pytest

from scorecard.errors import ObservationError, OrderError
from scorecard.io import read_complaints, read_customer_history, read_orders
from scorecard.io.order_dates import DateColumn
from scorecard.io.reading import Reading
from scorecard.logistics import OrderLayout
from scorecard.logistics.order_lines import ABSENT, NOT_KNOWN
from tests.refusal import refusal

DAY = 20_454  # 2026-01-01


def column(reading: Reading | None = None, *, as_missing: bool = False, **options: object) -> DateColumn:
    layout = OrderLayout.model_validate(options)
    return DateColumn(layout, "Due", reading or Reading("orders.csv", OrderError), as_missing=as_missing)


@pytest.mark.parametrize(
    "array",
    [
        pa.array(["2026-01-01", None, "2026-01-02 10:30"]),
        pa.array(["2026-01-01", "", " 2026-01-02T10:30:59 "]).dictionary_encode(),
        pa.array([datetime(2026, 1, 1), None, datetime(2026, 1, 2, 10, 30)], pa.timestamp("us")),  # noqa: DTZ001
        pa.array([datetime(2026, 1, 1), None, datetime(2026, 1, 2, 10, 30)], pa.timestamp("s")),  # noqa: DTZ001
    ],
)
def test_stamps_of_every_kind(array: Any) -> None:
    dates = column()
    assert dates.add(array, 2).tolist() == [DAY * 1440, ABSENT, DAY * 1440 + 1440 + 630]
    assert (dates.empty, dates.whole_days) == (1, False)


@pytest.mark.parametrize(
    "array", [pa.array([date(2026, 1, 1)]), pa.array([date(2026, 1, 1)], pa.date64()), pa.array(["2026-01-01"])]
)
def test_days(array: Any) -> None:
    dates = column(time_zone="Asia/Shanghai")
    assert dates.add(array, 2).tolist() == [DAY * 1440 - 480]
    assert dates.whole_days


def test_numbers_that_are_dates_and_columns_of_nothing() -> None:
    assert column(date_formats=["%Y%m%d"]).add(pa.array([20260101, None]), 2).tolist() == [DAY * 1440, ABSENT]
    assert column(date_formats=["%Y%m%d"]).add(pa.array([20260101.0, None]), 2).tolist() == [DAY * 1440, ABSENT]
    assert column().add(pa.nulls(2), 2).tolist() == [ABSENT, ABSENT]


def test_words_are_counted_and_are_not_empty_cells() -> None:
    dates = column(not_a_date={"From stock": "no order"}, missing=["-"])
    found = dates.add(pa.array(["From stock", "-", "2026-01-01", "From stock"]), 2)
    assert found.tolist() == [NOT_KNOWN, ABSENT, DAY * 1440, NOT_KNOWN]
    assert dates.words.counts == {"From stock": 2}


def test_what_is_no_date_is_told_with_its_place() -> None:
    reading = Reading("orders.csv", OrderError)
    dates = column(reading, date_formats=["%d/%m/%Y", "%m/%d/%Y"])
    dates.add(pa.array(["31/1/2026", "1/2/2026", "soon", "1/1/1800"]), 2)
    assert refusal(reading.close, error=OrderError) == [
        (
            "orders.csv, row 4, column Due: this is no date as the layout says dates are written; found 'soon'. "
            "Write it as in 2026-01-31, declare date_formats, or declare the word under not_a_date. [not-a-date]"
        ),
        (
            "orders.csv, row 3, column Due: the date fits two of the declared formats, and means two days; "
            "found '1/2/2026'. Declare the one format that the file is written in. [date-two-ways]"
        ),
        (
            "orders.csv, row 5, column Due: the date lies before 1900 or after 2199; found '1/1/1800'. "
            "Leave the cell empty where there is no date. [date-too-far]"
        ),
    ]


def test_stamps_with_and_without_an_offset_need_a_zone() -> None:
    reading = Reading("orders.csv", OrderError)
    mixed = pa.array(["2026-01-01 08:00", "2026-01-01T08:00+08:00", "2026-01-01T01:00+01:00"])
    dates = column(reading)
    dates.add(mixed, 2)
    dates.close()
    assert refusal(reading.close, error=OrderError) == [
        (
            "orders.csv, row 3, column Due: 2 stamps of the column name an offset from UTC, and 1 do not. "
            "Declare time_zone, the zone of those without one, such as Asia/Shanghai. [mixed-offsets]"
        )
    ]
    zoned = column(time_zone="Asia/Shanghai")
    assert zoned.add(mixed, 2).tolist() == [DAY * 1440] * 3
    zoned.close()
    assert zoned.converted == 2


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ({}, ["2026-03-29T01:30", "2026-10-25T00:30"]),
        ({"repeated_time": "second"}, ["2026-03-29T01:30", "2026-10-25T01:30"]),
        ({"skipped_time": "missing", "repeated_time": "missing"}, [None, None]),
    ],
)
def test_times_that_the_clock_skips_and_repeats(rules: dict[str, str], expected: list[str | None]) -> None:
    dates = column(time_zone="Europe/Berlin", rules=rules)
    found = dates.add(pa.array(["2026-03-29 02:30", "2026-10-25 02:30"]), 2).tolist()
    utc = [
        None if text is None else int(datetime.fromisoformat(f"{text}+00:00").timestamp()) // 60 for text in expected
    ]
    assert found == [NOT_KNOWN if stamp is None else stamp for stamp in utc]
    assert (dates.skipped, dates.repeated) == (1, 1)


def test_bad_cells_may_be_unknown() -> None:
    dates = column(as_missing=True)
    assert dates.add(pa.array(["soon", "2026-01-01"]), 2).tolist() == [NOT_KNOWN, DAY * 1440]
    assert dates.bad.rows == 1


def test_days_as_a_spreadsheet_counts_them_are_told_as_such() -> None:
    """In every reader of days; beside other texts of orders the cure is that of all."""
    cure = "Spreadsheets count days like this: format the cells as dates, and export them again."
    table = pa.table({"order": ["A", "B"], "promised_at": ["46023", "46024.5"], "delivered_at": ["46023", "soon"]})
    lines = refusal(lambda: read_orders(table), error=OrderError)
    assert [line.partition("'. ")[2] for line in lines] == [
        f"{cure} [not-a-date]",
        f"{cure} [not-a-date]",
        *["Write it as in 2026-01-31, declare date_formats, or declare the word under not_a_date. [not-a-date]"] * 2,
    ]
    log = pa.table({"complaint": ["a"], "opened_at": [46023.5]})
    assert refusal(lambda: read_complaints(log), error=ObservationError) == [
        f"pyarrow Table, row 1, column opened_at: this is no date or time; found '46023.5'. {cure} [not-a-moment]"
    ]
    invoices = pa.table({"customer": ["a"], "date": [46023], "amount": [1]})
    assert refusal(lambda: read_customer_history(invoices), error=ObservationError) == [
        f"pyarrow Table, row 1, column date: this is no date; found '46023'. {cure} [bad-order-date]"
    ]

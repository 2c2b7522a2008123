"""Past, present, future by the day of the last order."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pandas as pd

from scorecard.errors import AnalysisError, UsageError
from scorecard.logistics import customer_stage
from tests.refusal import refusal

TODAY = date(2026, 6, 30)


def test_the_last_day_still_counts() -> None:
    found = customer_stage(
        {
            "a": date(2026, 6, 30),
            "b": date(2026, 6, 20),
            "c": date(2026, 6, 19),
            "d": None,
            "e": datetime(2026, 6, 20, 23, tzinfo=UTC),
        },
        today=TODAY,
        days=10,
    )
    assert dict(found.stages) == {"a": "present", "b": "present", "c": "past", "d": "future", "e": "present"}
    assert found.counts == {"past": 1, "present": 3, "future": 1}
    assert str(found).splitlines()[3:] == [
        "past customers             1              20.0 %",
        "present customers          3              60.0 %",
        "future customers           1              20.0 %",
        "all customers              5             100.0 %",
        (
            "Present: last order on 2026-06-20 or later, that is within 10 days up to 2026-06-30. Past: an earlier one. "
            "Future: no order yet."
        ),
    ]


def test_refusals() -> None:
    bad = {"a": date(2026, 7, 1), "b": "2026-01-01"}
    assert refusal(lambda: customer_stage(bad, today=TODAY, days=10), error=AnalysisError) == [  # type: ignore[arg-type]  # that is the point
        (
            "last_orders.a: the last order lies after 2026-06-30; found '2026-07-01'. "
            "Correct the day, or give a later one for today. [order-after-today]"
        ),
        (
            "last_orders.b: a last order is a day, or None without an order; found '2026-01-01'. "
            "Give a date. [bad-last-order]"
        ),
    ]
    assert refusal(lambda: customer_stage({}, today=TODAY, days=10), error=AnalysisError) == [
        "there is no customer. Give the day of the last order of at least one. [nobody-to-stage]"
    ]
    assert refusal(lambda: customer_stage({"a": None}, today=TODAY, days=-1), error=UsageError) == [
        "the option days must be a whole number from 0; found '-1'. Correct days. [bad-number]"
    ]


def test_ids_that_are_one_as_text_are_told() -> None:
    clash = {1: date(2026, 5, 1), "1": None}
    assert refusal(lambda: customer_stage(clash, today=TODAY, days=10), error=AnalysisError) == [  # type: ignore[arg-type]  # that is the point
        "last_orders: a customer stands twice; found '1'. Write every id as text, one entry a customer. [customer-twice]"
    ]


def test_what_is_no_day_is_refused() -> None:
    assert refusal(lambda: customer_stage({"a": pd.NaT}, today=TODAY, days=30), error=AnalysisError) == [
        "last_orders.a: a last order is a day, or None without an order; found 'NaT'. Give a date. [bad-last-order]"
    ]
    assert refusal(lambda: customer_stage({"a": TODAY}, today=pd.NaT, days=30), error=UsageError) == [
        "today must be a day; found 'NaT'. Write date(2026, 6, 30). [bad-today]"
    ]


def test_today_is_a_day_and_no_text() -> None:
    assert refusal(lambda: customer_stage({"a": TODAY}, today="2026-06-30", days=30), error=UsageError) == [  # type: ignore[arg-type]
        "today: this must be a day; found 'str'. Write date(2026, 4, 30) of datetime. [wrong-kind]"
    ]


def test_a_series_is_no_mapping_by_customer() -> None:
    series = pd.Series({"a": TODAY})
    assert refusal(lambda: customer_stage(series, today=TODAY, days=30), error=UsageError) == [  # type: ignore[arg-type]
        (
            "last_orders: this must be a mapping by customer; found 'Series'. "
            "Write {'customer': …}, or series.to_dict() of pandas. [wrong-kind]"
        )
    ]
    assert customer_stage(series.to_dict(), today=TODAY, days=30).stages["a"] == "present"

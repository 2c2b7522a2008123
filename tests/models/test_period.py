"""Tests of reporting periods, against the calendar of the standard library."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.errors import UsageError
from scorecard.models import Calendar, Frequency, Period
from tests.refusal import refusal

MONTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1}


def first_day(period: Period) -> datetime.date:
    """First day of a period, by calendar arithmetic of its own."""
    if period.frequency == "week":
        return datetime.datetime.strptime(f"{period.year:04d}-{period.index}-1", "%G-%V-%u").date()  # noqa: DTZ007  # a day has no zone
    return datetime.date(period.year, 1 + MONTHS[period.frequency] * (period.index - 1), 1)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """A period of any kind, told by a day in it."""
    day = draw(st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 12, 31)))
    frequency: Frequency = draw(st.sampled_from(["year", "half", "quarter", "month", "week"]))
    if frequency == "week":
        year, week, _ = day.isocalendar()
        return Period("week", year, week)
    return Period(frequency, day.year, (day.month - 1) // MONTHS[frequency] + 1)


@pytest.mark.parametrize(
    ("text", "frequency", "year", "index"),
    [
        ("2026", "year", 2026, 1),
        ("0001", "year", 1, 1),
        ("2026-H2", "half", 2026, 2),
        ("2026-Q4", "quarter", 2026, 4),
        ("2026-01", "month", 2026, 1),
        ("2026-12", "month", 2026, 12),
        ("2026-W05", "week", 2026, 5),
        ("2020-W53", "week", 2020, 53),
        (" 2026-Q1\n", "quarter", 2026, 1),
    ],
)
def test_a_text_names_a_period(text: str, frequency: str, year: int, index: int) -> None:
    period = Period.parse(text)
    assert (period.frequency, period.year, period.index) == (frequency, year, index)
    assert str(period) == text.strip()


@pytest.mark.parametrize(
    "text",
    ["", "26", "2026-Q5", "2026-Q0", "2026-H3", "2026-13", "2026-00", "2026-1", "2026-W00", "2026-W54", "2026-W5",
     "2021-W53", "0000", "2026Q1", "2026-q1", "Q1-2026", "2026-01-31", "２０２６", "2026-Q1 2026-Q2", "nan"],
)  # fmt: skip
def test_a_text_that_names_none_is_refused(text: str) -> None:
    """2021 has 52 weeks; full-width digits are the reader's matter, not the period's."""
    found = " ".join(text.split())
    assert refusal(lambda: Period.parse(text), error=_error_of(text)) == [
        f"this names no period; found '{found}'. Write 2026, 2026-H1, 2026-Q1, 2026-01 or 2026-W05. [bad-period]"
    ]
    with pytest.raises(ValueError, match="names no period"):
        Period.parse(text)


def _error_of(text: str) -> type[UsageError]:
    with pytest.raises(UsageError) as caught:
        Period.parse(text)
    return type(caught.value)


@pytest.mark.parametrize(
    ("frequency", "year", "index"),
    [("quarter", 2026, 5), ("month", 2026, 0), ("year", 2026, 2), ("week", 2021, 53), ("month", 10000, 1)],
)
def test_a_period_that_does_not_exist_cannot_be_built(frequency: Frequency, year: int, index: int) -> None:
    with pytest.raises(UsageError) as caught:
        Period(frequency, year, index)
    assert str(caught.value).splitlines()[1] == (
        f"  there is no such {frequency}; found '{year}, number {index}'. "
        "Use a year from 1 to 9999, and number its periods from 1. [no-such-period]"
    )


@given(st.integers(1, 9999))
def test_iso_years_have_52_or_53_weeks(year: int) -> None:
    """A year has 53 weeks if it begins on a Thursday, or is a leap year that begins on a Wednesday."""
    start = datetime.date(year, 1, 1).isoweekday()
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if start == 4 or (leap and start == 3):
        assert Period.parse(f"{year:04d}-W53").index == 53
    else:
        with pytest.raises(UsageError):
            Period.parse(f"{year:04d}-W53")


@given(periods())
def test_the_text_of_a_period_names_it(period: Period) -> None:
    assert Period.parse(str(period)) == period
    assert hash(Period.parse(str(period))) == hash(period)


@given(periods())
def test_the_next_period_begins_where_this_one_ends(period: Period) -> None:
    following = first_day(period.next())
    if period.frequency == "week":
        assert following - first_day(period) == datetime.timedelta(days=7)
    else:
        before = following - datetime.timedelta(days=1)
        assert (following.year - first_day(period).year) * 12 + following.month - first_day(period).month == MONTHS[
            period.frequency
        ]
        assert before >= first_day(period)
    assert following.day == 1 or period.frequency == "week"


@given(periods(), st.integers(-900, 900), st.integers(-900, 900))
def test_steps_add_up_and_count_in_an_unbroken_row(period: Period, one: int, other: int) -> None:
    assert period.next(0) == period
    assert period.next(one).next(other) == period.next(one + other)
    assert period.next(one).ordinal - period.ordinal == one
    assert (period < period.next(one)) == (one > 0)
    assert (period >= period.next(one)) == (one <= 0)


@given(periods(), st.integers(-300, 300))
def test_periods_are_ordered_like_their_first_days(period: Period, steps: int) -> None:
    other = period.next(steps)
    assert (first_day(period) < first_day(other)) == (period < other)
    assert sorted([other, period]) == sorted([period, other], key=first_day)


@pytest.mark.parametrize("text", ["9999", "9999-H2", "9999-Q4", "9999-12", "9999-W52"])
def test_time_ends_with_the_year_9999(text: str) -> None:
    with pytest.raises(UsageError, match=re.escape("found '10000, number 1'")):
        Period.parse(text).next()


@pytest.mark.parametrize("text", ["0001", "0001-H1", "0001-Q1", "0001-01", "0001-W01"])
def test_time_begins_with_the_year_1(text: str) -> None:
    with pytest.raises(UsageError, match=r"\[no-such-period\]"):
        Period.parse(text).next(-1)


def test_periods_of_different_kinds_have_no_order() -> None:
    quarter, month = Period.parse("2026-Q1"), Period.parse("2026-01")
    assert quarter != month
    with pytest.raises(UsageError) as caught:
        _ = quarter < month
    assert str(caught.value).splitlines()[1] == (
        "  periods of different kinds cannot be compared; found '2026-Q1 and 2026-01'. "
        "Compare months with months, and quarters with quarters. [period-kinds]"
    )
    with pytest.raises(TypeError):
        _ = quarter < "2026-Q2"  # type: ignore[operator]


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        ("2026", "2026", "2026年"),
        ("2026-H1", "2026 H1", "2026年上半年"),
        ("2026-H2", "2026 H2", "2026年下半年"),
        ("2026-Q3", "2026 Q3", "2026年第3季度"),
        ("2026-09", "2026-09", "2026年9月"),
        ("2026-W05", "2026 W05", "2026年第5周"),
    ],
)
def test_periods_in_words(text: str, en: str, zh: str) -> None:
    assert (Period.parse(text).text("en"), Period.parse(text).text("zh")) == (en, zh)


def test_the_json_schema_knows_the_forms() -> None:
    schema = Calendar.model_json_schema()["properties"]["first"]
    for good in ("2026", "2026-H1", "2026-Q4", "2026-12", "2026-W53"):
        assert re.search(schema["pattern"], good)
    for bad in ("2026-Q5", "2026-13", "2026-W54", "26", "2026-Q1 "):
        assert not re.search(schema["pattern"], bad)
    assert schema["type"] == ["string", "integer"]

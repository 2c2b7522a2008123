"""Tests of calendars: rows of periods, fiscal years, and which days and weeks belong to them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.errors import UsageError
from scorecard.models import Calendar, Frequency, Period
from tests.refusal import refusal

KINDS: tuple[Frequency, ...] = ("week", "month", "quarter", "half", "year")


def fiscal(year_starts: int) -> Calendar:
    return Calendar.model_validate({"first": "2026", "last": "2026", "year_starts": year_starts})


def days(calendar: Calendar, text: str) -> tuple[str, str]:
    period = Period.parse(text)
    return str(calendar.first_day(period)), str(calendar.last_day(period))


@pytest.mark.parametrize(
    ("first", "last", "row"),
    [
        ("2025-Q3", "2026-Q2", ["2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2"]),
        ("2020-W52", "2021-W02", ["2020-W52", "2020-W53", "2021-W01", "2021-W02"]),
        ("2025-12", "2026-01", ["2025-12", "2026-01"]),
        ("2026-H2", "2026-H2", ["2026-H2"]),
        (2024, 2026, ["2024", "2025", "2026"]),
    ],
)
def test_a_calendar_is_an_unbroken_row(first: object, last: object, row: list[str]) -> None:
    calendar = Calendar.model_validate({"first": first, "last": last})
    assert [str(period) for period in calendar.periods] == row
    assert calendar.frequency == calendar.periods[0].frequency
    assert calendar.model_dump(mode="json") == {"first": row[0], "last": row[-1], "year_starts": 1}
    assert Calendar.model_validate(calendar.model_dump(mode="json")) == calendar
    assert Calendar(first=calendar.periods[0], last=calendar.periods[-1]) == calendar


@pytest.mark.parametrize(
    ("first", "last", "lines"),
    [
        (
            "2026-Q1",
            "2026-12",
            [
                (
                    "last: the first and the last period are of different kinds; found '2026-Q1 to 2026-12'. "
                    "Write both as months, or both as quarters. [calendar-kinds]"
                )
            ],
        ),
        (
            "2026-Q2",
            "2026-Q1",
            ["last: the last period lies before the first; found '2026-Q2 to 2026-Q1'. Swap them. [calendar-order]"],
        ),
        (
            "1900-01",
            "2066-09",
            ["last: the calendar has more than 2000 periods; found '1900-01 to 2066-09'. Shorten it. [calendar-length]"],
        ),
        (
            "2026 Q1",
            None,
            [
                (
                    "first: this names no period; found '2026 Q1'. "
                    "Write 2026, 2026-H1, 2026-Q1, 2026-01 or 2026-W05. [bad-period]"
                ),
                (
                    "last: this names no period; found 'nothing'. "
                    "Write 2026, 2026-H1, 2026-Q1, 2026-01 or 2026-W05. [bad-period]"
                ),
            ],
        ),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_is_refused(first: object, last: object, lines: list[str]) -> None:
    assert refusal(lambda: Calendar.model_validate({"first": first, "last": last})) == lines


def test_two_thousand_periods_are_allowed() -> None:
    assert len(Calendar.model_validate({"first": "1900-01", "last": "2066-08"}).periods) == 2000


def test_the_json_schema_describes_the_fields() -> None:
    schema = Calendar.model_json_schema()["properties"]
    assert schema["first"]["description"] == "First and last period, of one kind."
    assert schema["year_starts"]["description"] == "Month in which the fiscal year starts, from 1 to 12."
    assert (schema["year_starts"]["minimum"], schema["year_starts"]["maximum"]) == (1, 12)


# --------------------------------------------------------------- fiscal years


@pytest.mark.parametrize(
    ("year_starts", "text", "first", "last"),
    [
        (1, "2026", "2026-01-01", "2026-12-31"),
        (1, "2026-H2", "2026-07-01", "2026-12-31"),
        (1, "2026-Q1", "2026-01-01", "2026-03-31"),
        (1, "2024-02", "2024-02-01", "2024-02-29"),
        (4, "2026", "2026-04-01", "2027-03-31"),
        (4, "2026-H1", "2026-04-01", "2026-09-30"),
        (4, "2026-Q4", "2027-01-01", "2027-03-31"),
        (4, "2026-02", "2026-02-01", "2026-02-28"),
        (10, "2023-Q2", "2024-01-01", "2024-03-31"),
        (12, "2026-H1", "2026-12-01", "2027-05-31"),
        (7, "2020-W53", "2020-12-28", "2021-01-03"),
        (1, "2026-W01", "2025-12-29", "2026-01-04"),
        (1, "9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_days_of_a_period(year_starts: int, text: str, first: str, last: str) -> None:
    assert days(fiscal(year_starts), text) == (first, last)


@pytest.mark.parametrize(
    ("year_starts", "text", "kind", "longer"),
    [
        (1, "2026-03", "quarter", "2026-Q1"),
        (1, "2026-Q3", "half", "2026-H2"),
        (1, "2026-H2", "year", "2026"),
        (4, "2026-03", "quarter", "2025-Q4"),
        (4, "2026-03", "half", "2025-H2"),
        (4, "2026-03", "year", "2025"),
        (4, "2026-04", "year", "2026"),
        (4, "2026-Q4", "half", "2026-H2"),
        (4, "2026-Q4", "year", "2026"),
        (4, "2026-05", "month", "2026-05"),
        # Thursday 1 January 2026 lies in the week of Monday 29 December 2025
        (1, "2026-W01", "month", "2026-01"),
        (1, "2026-W01", "year", "2026"),
        # Thursday 31 December 2020: December, the fourth quarter, and the ISO year has 53 weeks
        (1, "2020-W53", "month", "2020-12"),
        (1, "2020-W53", "year", "2020"),
        # Thursday 2 April 2026 lies in the week of Monday 30 March
        (4, "2026-W14", "month", "2026-04"),
        (4, "2026-W14", "year", "2026"),
        (4, "2026-W13", "year", "2025"),
    ],
)
def test_a_period_belongs_to_a_longer_one(year_starts: int, text: str, kind: Frequency, longer: str) -> None:
    assert str(fiscal(year_starts).within(Period.parse(text), kind)) == longer


def test_parts_of_a_period() -> None:
    def parts(text: str, kind: Frequency) -> list[str]:
        return [str(p) for p in fiscal(4).parts(Period.parse(text), kind)]

    assert parts("2026-Q4", "month") == ["2027-01", "2027-02", "2027-03"]
    assert parts("2026", "quarter") == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    assert parts("2026-H2", "half") == ["2026-H2"]
    assert parts("2026-04", "week") == ["2026-W14", "2026-W15", "2026-W16", "2026-W17", "2026-W18"]


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.integers(1, 12), st.sampled_from(KINDS))
def test_every_day_lies_in_one_period_of_each_kind(day: date, year_starts: int, kind: Frequency) -> None:
    calendar = fiscal(year_starts)
    period = calendar.period_of(day, kind)
    assert calendar.first_day(period) <= day <= calendar.last_day(period)
    assert calendar.last_day(period) + timedelta(days=1) == calendar.first_day(period.next())
    if kind in ("quarter", "half", "year"):
        months = (calendar.first_day(period).month - year_starts) % 12
        assert months == {"quarter": 3, "half": 6, "year": 12}[kind] * (period.index - 1)


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.integers(1, 12), st.data())
def test_the_longer_period_holds_the_shorter_one(day: date, year_starts: int, data: st.DataObject) -> None:
    """Step by step as at once; parts are what belongs there, and nothing lies between them."""
    calendar = fiscal(year_starts)
    i, j, k = sorted(data.draw(st.lists(st.integers(0, 4), min_size=3, max_size=3)))
    period = calendar.period_of(day, KINDS[i])
    middle = calendar.within(period, KINDS[j])
    longer = calendar.within(middle, KINDS[k])
    assert calendar.within(period, KINDS[k]) == longer
    parts = calendar.parts(longer, KINDS[i])
    assert period in parts
    assert all(calendar.within(p, KINDS[k]) == longer for p in parts)
    assert [p.ordinal for p in parts] == list(range(parts[0].ordinal, parts[-1].ordinal + 1))
    assert calendar.within(parts[0].next(-1), KINDS[k]) == longer.next(-1)
    assert calendar.within(parts[-1].next(), KINDS[k]) == longer.next()


@pytest.mark.parametrize(
    ("call", "line"),
    [
        (
            lambda c: c.within(Period.parse("2026-Q1"), "month"),
            (
                "a quarter does not lie within one month; found '2026-Q1'. "
                "Ask for one of: quarter, half, year. [period-shorter]"
            ),
        ),
        (
            lambda c: c.within(Period.parse("2026-01"), "week"),
            (
                "a month does not lie within one week; found '2026-01'. "
                "Ask for one of: month, quarter, half, year. [period-shorter]"
            ),
        ),
        (
            lambda c: c.last_day(Period.parse("9999")),
            (
                "there is no such month; found '10000, number 3'. "
                "Use a year from 1 to 9999, and number its periods from 1. [no-such-period]"
            ),
        ),
        (
            lambda c: c.last_day(Period.parse("9999-W52")),
            (
                "there is no such week; found '10000, number 1'. "
                "Use a year from 1 to 9999, and number its periods from 1. [no-such-period]"
            ),
        ),
        (
            lambda c: c.within(Period.parse("0001-01"), "year"),
            (
                "there is no such year; found '0, number 1'. "
                "Use a year from 1 to 9999, and number its periods from 1. [no-such-period]"
            ),
        ),
    ],
)
def test_periods_that_cannot_be_found(call, line) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UsageError) as caught:
        call(fiscal(4))
    assert str(caught.value).splitlines()[1].strip() == line


@pytest.mark.parametrize(
    ("text", "en", "zh", "first_en", "first_zh"),
    [
        ("2026", "2026/27", "2026/27财年", "FY2026", "2026财年"),
        ("2026-H1", "2026/27 H1", "2026/27财年上半年", "FY2026 H1", "2026财年上半年"),
        ("2026-Q3", "2026/27 Q3", "2026/27财年第3季度", "FY2026 Q3", "2026财年第3季度"),
        ("1999-Q1", "1999/2000 Q1", "1999/2000财年第1季度", "FY1999 Q1", "1999财年第1季度"),
        ("2008", "2008/09", "2008/09财年", "FY2008", "2008财年"),
        ("2026-09", "2026-09", "2026年9月", "2026-09", "2026年9月"),
        ("2026-W05", "2026 W05", "2026年第5周", "2026 W05", "2026年第5周"),
    ],
)
def test_fiscal_periods_in_words(text: str, en: str, zh: str, first_en: str, first_zh: str) -> None:
    calendar, period = fiscal(4), Period.parse(text)
    assert (calendar.text(period, "en"), calendar.text(period, "zh")) == (en, zh)
    assert (calendar.text(period, "en", years="first"), calendar.text(period, "zh", years="first")) == (
        first_en,
        first_zh,
    )
    for lang in ("en", "zh"):
        assert fiscal(1).text(period, lang) == period.text(lang)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wrong", "lines"),
    [
        (0, ["year_starts: this must be at least 1; found '0'. Change the value. [out-of-range]"]),
        (13, ["year_starts: this must be at most 12; found '13'. Change the value. [out-of-range]"]),
        (1.5, None),
        (True, None),
        ("April", None),
    ],
)
def test_a_month_that_does_not_exist_is_refused(wrong: object, lines: list[str] | None) -> None:
    found = refusal(lambda: Calendar.model_validate({"first": "2026", "last": "2026", "year_starts": wrong}))
    assert found == lines if lines is not None else found[0].endswith("[wrong-type]")


@pytest.mark.parametrize(
    ("first", "starts", "same"), [("2026-Q1", 4, False), ("2026", 4, False), ("2026-H1", 1, True), ("2026-01", 4, True)]
)
def test_months_have_the_same_days_whenever_the_year_starts(first: str, starts: int, same: bool) -> None:
    one, other = Calendar(first=first, last=first), Calendar(first=first, last=first, year_starts=starts)
    period = Period.parse(first)
    assert one.same_years(other) is same is (one.first_day(period) == other.first_day(period))

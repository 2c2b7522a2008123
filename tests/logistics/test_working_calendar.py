"""Tests of working days with their hours."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.logistics import WorkingCalendar
from tests.refusal import refusal

WEEK = WorkingCalendar(
    hours=(("08:00", "12:00"), ("13:00", "17:00")),
    holidays=(date(2026, 10, 1), date(2026, 10, 2)),
    extra_days=(date(2026, 10, 10),),
)
ROUND = WorkingCalendar(days=("mon", "tue", "wed", "thu", "fri", "sat", "sun"))


def minutes(text: str) -> int:
    return int(np.datetime64(text, "m").astype(np.int64))


def between(calendar: WorkingCalendar, start: str, end: str) -> tuple[int, int]:
    a, b = [minutes(start)], [minutes(end)]
    return int(calendar.minutes_between(a, b)[0]), int(calendar.days_between(a, b)[0])


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-09-28 08:00", "2026-09-28 17:00", (480, 0)),  # a Monday, with its break
        ("2026-09-28 11:30", "2026-09-28 13:30", (60, 0)),
        ("2026-09-28 12:10", "2026-09-28 12:50", (0, 0)),
        ("2026-09-28 00:00", "2026-09-29 00:00", (480, 1)),
        ("2026-09-30 16:00", "2026-10-05 09:00", (120, 1)),  # two holidays and a weekend between
        ("2026-10-09 16:00", "2026-10-10 09:00", (120, 1)),  # the Saturday is made up for
        ("2026-10-03 10:00", "2026-10-04 10:00", (0, 0)),
        ("2026-10-05 09:00", "2026-09-30 16:00", (-120, -1)),
    ],
)
def test_hours_and_days_counted_by_hand(start: str, end: str, expected: tuple[int, int]) -> None:
    assert between(WEEK, start, end) == expected


def test_a_calendar_without_rest_is_plain_time() -> None:
    stamps = np.array([minutes("1969-12-31 23:59"), minutes("2026-02-28 10:07")])
    later = stamps + np.array([2, 987_654])
    assert ROUND.minutes_between(stamps, later).tolist() == [2, 987_654]
    assert ROUND.minutes_between([], []).tolist() == []


days = st.integers(minutes("2026-09-20 00:00"), minutes("2026-10-20 00:00"))


@given(days, days)
@settings(max_examples=60, deadline=None)
def test_every_minute_is_counted_as_one_by_one(start: int, end: int) -> None:
    low, high = (stamp - stamp % 10 for stamp in sorted((start, end)))  # all edges of spans lie on tens
    worked = 0
    for stamp in range(low, high, 10):
        day = date(1970, 1, 1) + timedelta(days=stamp // 1440)
        is_open = (day.weekday() < 5 and day not in WEEK.holidays) or day in WEEK.extra_days
        worked += 10 * (is_open and (480 <= stamp % 1440 < 720 or 780 <= stamp % 1440 < 1020))
    assert int(WEEK.minutes_between([low], [high])[0]) == worked


@given(days, days, days)
def test_spans_add_up(first: int, second: int, third: int) -> None:
    for measure in (WEEK.minutes_between, WEEK.days_between):
        parts = measure([first, second], [second, third])
        assert int(parts.sum()) == int(measure([first], [third])[0])


def test_what_cannot_be_a_calendar_is_listed() -> None:
    lines = refusal(
        lambda: WorkingCalendar(
            hours=(("09:00", "12:00"), ("11:00", "17:00"), ("20:00", "18:00")),
            holidays=(date(2026, 1, 1),),
            extra_days=(date(2026, 1, 1),),
        )
    )
    assert lines == [
        (
            "hours.1: the span of hours starts before the one above it ends; found '11:00 to 17:00'. "
            "Write the spans one after the other. [span-overlap]"
        ),
        (
            "hours.2: the span of hours ends before it starts; found '20:00 to 18:00'. "
            "Swap the two; write a night shift as two spans, up to 24:00 and from 00:00. [span-order]"
        ),
        (
            "extra_days: the day is both a holiday and an extra day; found '2026-01-01'. "
            "Take it out of one of the two. [day-twice]"
        ),
    ]
    assert refusal(lambda: WorkingCalendar(hours=(("8", "24:30"),))) == [
        "hours: this is no time of day; found '8'. Write it as in 08:30; 24:00 ends the day. [bad-time]"
    ]


def test_stamps_that_lie_too_far_apart_are_refused() -> None:
    with pytest.raises(OverflowError, match="stamps lie too far apart for one calendar"):
        ROUND.minutes_between([0], [1440 * 300_000])

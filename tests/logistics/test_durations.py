"""Tests of how long lines and orders took, on every clock."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.logistics import WorkingCalendar
from scorecard.logistics.durations import Span, elapsed
from scorecard.logistics.order_reasons import MET, code_of, unknown
from scorecard.logistics.service_definitions import Clock
from scorecard.logistics.zone_clock import zone_clock


def span(start: str, end: str) -> Span:
    stamps = np.array([[start], [end]], dtype="datetime64[m]").astype(np.int64)
    return Span(stamps[0], stamps[1], np.array([MET], dtype=np.int8))


@pytest.mark.parametrize(
    ("clock", "expected"),
    [("dates", 3), ("hours24", 2), ("minutes", 63 * 60), ("working_minutes", 600 + 60), ("working_days", 2)],
)
def test_one_span_on_every_clock(clock: Clock, expected: int) -> None:
    # Friday 16:00 to Monday 07:00 in Berlin, in winter; work on Friday, Saturday, Monday from 6 to 16
    calendar = WorkingCalendar(days=("mon", "fri", "sat"), hours=(("06:00", "16:00"),))
    friday = span("2026-01-09T15:00", "2026-01-12T06:00")
    states, lasted = elapsed(friday, clock, zone=zone_clock("Europe/Berlin"), calendar=calendar, below_zero=False)
    assert (states.tolist(), lasted.tolist()) == ([MET], [expected])


def test_time_over_the_change_of_the_clock_is_what_passed() -> None:
    night = span("2026-03-28T23:00", "2026-03-29T01:00")  # in Berlin from 0:00 to 3:00
    _, lasted = elapsed(night, "minutes", zone=zone_clock("Europe/Berlin"), calendar=None, below_zero=False)
    assert lasted.tolist() == [120]


def test_an_end_before_the_start_is_left_out_or_kept() -> None:
    back = span("2026-01-02T00:00", "2026-01-01T12:00")
    states, _ = elapsed(back, "minutes", zone=zone_clock(None), calendar=None, below_zero=False)
    assert code_of(int(states[0])) == "end_before_start"
    states, lasted = elapsed(back, "hours24", zone=zone_clock(None), calendar=None, below_zero=True)
    assert (states.tolist(), lasted.tolist()) == ([MET], [-1])
    lost = Span(back.start, back.end, np.array([unknown("no_end")], dtype=np.int8))
    states, _ = elapsed(lost, "dates", zone=zone_clock(None), calendar=None, below_zero=False)
    assert code_of(int(states[0])) == "no_end"


@pytest.mark.parametrize("clock", ["dates", "working_days"])
def test_a_day_without_hours_is_not_before_the_hours_of_the_same_day(clock: Clock) -> None:
    # ordered at 9:30 in Berlin, delivered on that day, which stands at its midnight; then on the day before
    same, earlier = span("2026-01-09T08:30", "2026-01-08T23:00"), span("2026-01-09T08:30", "2026-01-07T23:00")
    zone, calendar = zone_clock("Europe/Berlin"), WorkingCalendar()
    states, lasted = elapsed(same, clock, zone=zone, calendar=calendar, below_zero=False, by_day=True)
    assert (states.tolist(), lasted.tolist()) == ([MET], [0])
    states, _ = elapsed(earlier, clock, zone=zone, calendar=calendar, below_zero=False, by_day=True)
    assert code_of(int(states[0])) == "end_before_start"

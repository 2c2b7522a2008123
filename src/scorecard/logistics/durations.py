"""How long lines and orders took, on the clock that is declared."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.logistics.judged_lines import JudgedLines
from scorecard.logistics.line_block import LineBlock
from scorecard.logistics.line_states import Lateness, States
from scorecard.logistics.order_counts import TimeUnit
from scorecard.logistics.order_layout import OrderLayout
from scorecard.logistics.order_reasons import FAILED, MET, applies_not, unknown
from scorecard.logistics.service_definitions import BASIS_COLUMNS, Clock, CycleTime, OnTime, ServiceDefinitions
from scorecard.logistics.working_calendar import WorkingCalendar
from scorecard.logistics.zone_clock import ZoneClock

__all__ = ["Lasted", "Span", "durations_of", "elapsed", "line_span", "order_span"]

Ints = NDArray[np.int64]

_MINUTES = 1440
_EARLY, _LATE = -(2**40), 2**40


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """From when to when, for each line or order.

    Attributes
    ----------
    start, end : (n,) int array
        UTC minutes; anything where the state is not met.
    states : (n,) int8 array
        Whether both are there, or why not.
    """

    start: Ints
    end: Ints
    states: States


def line_span(block: LineBlock, start: str, end: str, *, nothing: str | None = None) -> Span | None:
    """Return the span of each line; None where a column is not there.

    Parameters
    ----------
    block : LineBlock
        The lines.
    start, end : str
        Columns of dates.
    nothing : str, optional
        Reason of lines without a start, where these are lines that the figure is not about.

    Returns
    -------
    Span or None
        The spans.
    """
    first, last = block.date(start), block.date(end)
    if first is None or last is None:
        return None
    states: States = np.full(block.size, MET, dtype=np.int8)
    states[~last.there] = unknown("no_end" if nothing is None else "still_open")
    states[~first.there] = unknown("no_start") if nothing is None else applies_not(nothing)
    states[first.blurred | (last.blurred & first.there)] = unknown("date_not_known")
    return Span(first.values, last.values, states)


def order_span(block: LineBlock, lines: Span) -> Span:
    """Return the span of each order: from the first start to the last end of its lines."""
    places = block.starts[:-1]
    there = lines.states == MET
    return Span(
        np.minimum.reduceat(np.where(there, lines.start, _LATE), places),
        np.maximum.reduceat(np.where(there, lines.end, _EARLY), places),
        np.minimum.reduceat(lines.states, places),
    )


def elapsed(
    span: Span,
    clock: Clock,
    *,
    zone: ZoneClock,
    calendar: WorkingCalendar | None,
    below_zero: bool,
    by_day: bool = False,
) -> tuple[States, Ints]:
    """Return how long spans took.

    Parameters
    ----------
    span : Span
        The spans.
    clock : {"dates", "hours24", "minutes", "working_minutes", "working_days"}
        What is counted.
    zone : ZoneClock
        Clock of the zone in which days begin.
    calendar : WorkingCalendar or None
        Working days and hours, for the clocks that need them.
    below_zero : bool
        Whether spans that end before they start are kept.
    by_day : bool
        Whether one of the two columns holds days without hours, so that only an earlier day lies before the start.

    Returns
    -------
    tuple of (n,) int8 array, (n,) int array
        States, and days or minutes; anything where the state is not met.
    """
    states = span.states.copy()
    there = states == MET
    start, end = np.where(there, span.start, 0), np.where(there, span.end, 0)
    if not below_zero:
        first, last = (zone.local(stamps) // _MINUTES if by_day else stamps for stamps in (start, end))
        states[there & (last < first)] = unknown("end_before_start")
    if clock == "minutes":
        return states, end - start
    if clock == "hours24":
        return states, (end - start) // _MINUTES
    begun, ended = zone.local(start), zone.local(end)
    if clock == "dates" or calendar is None:
        return states, ended // _MINUTES - begun // _MINUTES
    between = calendar.days_between if clock == "working_days" else calendar.minutes_between
    lasted = np.zeros(len(start), dtype=np.int64)
    lasted[there] = between(begun[there], ended[there])
    return states, lasted


@dataclass(frozen=True, slots=True, eq=False)
class Lasted:
    """How long lines or orders took.

    Attributes
    ----------
    states : (n,) int8 array
        Whether it is known, or why not.
    values : (n,) int array
        Days or minutes; anything where it is not known.
    unit : {"minutes", "days"}
        Unit of the values.
    by_order : bool
        Whether orders were timed, not lines.
    """

    states: States
    values: Ints
    unit: TimeUnit
    by_order: bool


def durations_of(
    block: LineBlock, judged: JudgedLines, layout: OrderLayout, definitions: ServiceDefinitions
) -> dict[str, Lasted]:
    """Return every duration that the columns and the declared choices tell.

    Parameters
    ----------
    block : LineBlock
        The lines.
    judged : JudgedLines
        What is known about them.
    layout : OrderLayout
        Working calendar and rules.
    definitions : ServiceDefinitions
        The declared choices.

    Returns
    -------
    dict of str to Lasted
        By name; see `CellCounts`.
    """
    found: dict[str, Lasted] = {}
    cycle = None if definitions.cycle_time is None else _cycle(block, definitions.cycle_time, layout)
    if cycle is not None:
        found["cycle_time"] = cycle
    if judged.standing is not None and definitions.on_time is not None:
        unit: TimeUnit = "days" if definitions.on_time.unit == "dates" else "minutes"
        found.update(_lateness(block, judged.standing, definitions.on_time))
        if judged.ahead is not None:
            found["notice"] = _notice(block, judged.standing, judged.ahead, unit)
    for name, start, end, nothing in (
        ("recovery", "failed_at", "recovered_at", "not_failed"),
        ("response", "asked_at", "answered_at", "not_asked"),
    ):
        span = line_span(block, start, end, nothing=nothing)
        if span is not None:
            whole = {start, end} & block.lines.whole_days
            states, values = elapsed(
                order_span(block, span),
                "dates" if whole else "minutes",
                zone=block.lines.clock,
                calendar=None,
                below_zero=False,
                by_day=bool(whole),
            )
            found[name] = Lasted(states, values, "days" if whole else "minutes", True)
    return found


def _cycle(block: LineBlock, rule: CycleTime, layout: OrderLayout) -> Lasted | None:
    """Return the cycle times."""
    span = line_span(block, rule.start, rule.end)
    if span is None:
        return None
    by_order, kept = rule.level == "order", layout.rules.delivered_before_ordered == "kept"
    if not kept:
        span.states[_delivered_early(block) & (span.states == MET)] = unknown("end_before_start")
    states, values = elapsed(
        order_span(block, span) if by_order else span,
        rule.clock,
        zone=block.lines.clock,
        calendar=layout.calendar,
        below_zero=kept,
        by_day=bool({rule.start, rule.end} & block.lines.whole_days),
    )
    return Lasted(states, values, rule.unit, by_order)


def _delivered_early(block: LineBlock) -> NDArray[np.bool_]:
    """Return which lines were delivered before they were ordered."""
    span = line_span(block, "ordered_at", "delivered_at")
    if span is None:
        return np.zeros(block.size, dtype=bool)
    start, end = span.start, span.end
    if {"ordered_at", "delivered_at"} & block.lines.whole_days:
        start, end = block.days("ordered_at"), block.days("delivered_at")
    found: NDArray[np.bool_] = (span.states == MET) & (end < start)
    return found


def _lateness(block: LineBlock, standing: Lateness, rule: OnTime) -> dict[str, Lasted]:
    """Return how late lines were, and orders by their latest line; in days too where hours are compared."""
    by_day = rule.unit == "dates"
    unit: TimeUnit = "days" if by_day else "minutes"
    missed = np.where(standing.states == FAILED, np.int8(unknown("overdue_open")), standing.states)
    states = np.where(standing.delivered, np.int8(MET), missed)
    places = block.starts[:-1]
    whole = np.minimum.reduceat(states, places)

    def latest(values: Ints) -> Ints:
        return np.maximum.reduceat(np.where(standing.delivered, values, _EARLY), places)

    found = {
        "lateness": Lasted(states, standing.values, unit, False),
        "order_lateness": Lasted(whole, latest(standing.values), unit, True),
    }
    if not by_day:
        days = block.days("delivered_at") - block.days(BASIS_COLUMNS[rule.basis])
        found["order_days_late"] = Lasted(whole, latest(days), "days", True)
    return found


def _notice(block: LineBlock, standing: Lateness, ahead: Ints, unit: TimeUnit) -> Lasted:
    """Return how long before their date late lines were announced."""
    told = block.date("delay_noticed_at")
    there = np.zeros(block.size, dtype=bool) if told is None else told.there
    states: States = np.full(block.size, MET, dtype=np.int8)
    states[~there] = unknown("not_recorded")
    states[~standing.late] = applies_not("not_late")
    return Lasted(states, ahead, unit, False)

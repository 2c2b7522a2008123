"""Working days with their hours, in exact minutes."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from pydantic import Field, field_validator, model_validator

from scorecard._model import Day, Flaws, Frozen, flaw

__all__ = ["WorkingCalendar"]

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

_DAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TIME = re.compile(r"([01][0-9]|2[0-4]):([0-5][0-9])")
_MINUTES = 1440
_EPOCH_WEEKDAY = 3  # 1970-01-01 was a Thursday
_EPOCH = date(1970, 1, 1)
_WIDEST = 200_000
"""Most days between the first and the last stamp that are laid out at once: 547 years."""


class WorkingCalendar(Frozen):
    """Which days are worked, and at what hours.

    Attributes
    ----------
    days : tuple of {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}
        Days of the week on which work is done.
    hours : tuple of (str, str)
        Spans of a working day in local time, such as ("08:00", "12:00"), ("13:00", "17:00"); a span
        includes its first minute and not its last; 24:00 ends the day.
    holidays : tuple of date
        Days that are not worked.
    extra_days : tuple of date
        Days that are worked although the week says otherwise, as when a holiday is made up for.

    Raises
    ------
    CardError
        If there is no day or no span, a span ends before it starts, spans overlap, or a day is
        both a holiday and an extra day.

    Examples
    --------
    >>> calendar = WorkingCalendar(
    ...     days=("mon", "tue", "wed", "thu", "fri"), hours=(("08:00", "12:00"), ("13:00", "17:00"))
    ... )
    >>> friday, monday = 2 * 1440 - 30 - 7 * 60, 4 * 1440 + 9 * 60  # 1970-01-02 16:30, 1970-01-05 09:00
    >>> calendar.minutes_between([friday], [monday]).tolist()
    [90]
    """

    days: Annotated[tuple[Weekday, ...], Field(min_length=1)] = ("mon", "tue", "wed", "thu", "fri")
    hours: Annotated[tuple[tuple[str, str], ...], Field(min_length=1)] = (("00:00", "24:00"),)
    holidays: tuple[Day, ...] = ()
    extra_days: tuple[Day, ...] = ()

    @field_validator("hours")
    @classmethod
    def _times(cls, value: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        for text in (time for span in value for time in span):
            match = _TIME.fullmatch(text)
            if match is None or (match[1] == "24" and match[2] != "00"):
                raise flaw(
                    "bad-time", "this is no time of day", found=text, cure="Write it as in 08:30; 24:00 ends the day."
                )
        return value

    @model_validator(mode="after")
    def _check(self) -> WorkingCalendar:
        flaws = Flaws()
        spans = self.spans
        for i, (start, stop) in enumerate(spans):
            if stop <= start:
                flaws.add(
                    "span-order",
                    "the span of hours ends before it starts",
                    at=("hours", i),
                    found=" to ".join(self.hours[i]),
                    cure="Swap the two; write a night shift as two spans, up to 24:00 and from 00:00.",
                )
            elif i and start < spans[i - 1][1]:
                flaws.add(
                    "span-overlap",
                    "the span of hours starts before the one above it ends",
                    at=("hours", i),
                    found=" to ".join(self.hours[i]),
                    cure="Write the spans one after the other.",
                )
        for day in sorted(set(self.holidays) & set(self.extra_days)):
            flaws.add(
                "day-twice",
                "the day is both a holiday and an extra day",
                at=("extra_days",),
                found=str(day),
                cure="Take it out of one of the two.",
            )
        flaws.raise_if_any()
        return self

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """First minute of each span, and the minute after its last, counted from midnight."""
        return tuple((_minute(start), _minute(stop)) for start, stop in self.hours)

    @property
    def minutes_a_day(self) -> int:
        """Working minutes of a working day."""
        return sum(stop - start for start, stop in self.spans)

    def minutes_between(self, starts: ArrayLike, ends: ArrayLike) -> NDArray[np.int64]:
        """Return the working minutes from each start up to each end.

        The span is half-open: the minute of the start counts, that of the end does not.

        Parameters
        ----------
        starts, ends : (n,) array_like of int
            Local times in minutes since 1970-01-01 00:00.

        Returns
        -------
        (n,) int array
            Working minutes; below zero where the end lies before the start.
        """
        first, last = np.asarray(starts, dtype=np.int64), np.asarray(ends, dtype=np.int64)
        return self._on(last, first, whole_days=False) - self._on(first, last, whole_days=False)

    def days_between(self, starts: ArrayLike, ends: ArrayLike) -> NDArray[np.int64]:
        """Return the working days from the day of each start up to the day of each end.

        The working days of the half-open span (start, end] are counted: a day after a working day is one
        day later, and the same day is none.

        Parameters
        ----------
        starts, ends : (n,) array_like of int
            Local times in minutes since 1970-01-01 00:00.

        Returns
        -------
        (n,) int array
            Working days; below zero where the end lies on an earlier day.
        """
        first, last = np.asarray(starts, dtype=np.int64), np.asarray(ends, dtype=np.int64)
        return self._on(last, first, whole_days=True) - self._on(first, last, whole_days=True)

    def _on(self, stamps: NDArray[np.int64], others: NDArray[np.int64], *, whole_days: bool) -> NDArray[np.int64]:
        """Return working time from a fixed day before all stamps up to each of the first ones."""
        if not stamps.size:
            return np.zeros(0, dtype=np.int64)
        low = int(min(stamps.min(), others.min())) // _MINUTES
        high = int(max(stamps.max(), others.max())) // _MINUTES + 1
        if high - low > _WIDEST:
            raise OverflowError("stamps lie too far apart for one calendar")
        before = np.concatenate(([0], np.cumsum(self._worked(low, high))))
        day = stamps // _MINUTES - low
        if whole_days:
            return before[day + 1]
        within = self._within_day()[stamps % _MINUTES]
        worked = before[day + 1] - before[day]
        return before[day] * self.minutes_a_day + worked * within

    def _worked(self, low: int, high: int) -> NDArray[np.int64]:
        """Return 1 for each day from one to before another, counted from 1970-01-01, that is worked."""
        numbers = np.arange(low, high)
        week = np.array([day in self.days for day in _DAYS])
        worked = week[(numbers + _EPOCH_WEEKDAY) % 7]
        for days, value in ((self.holidays, False), (self.extra_days, True)):
            places = np.array([(day - _EPOCH).days - low for day in days], dtype=np.int64)
            worked[places[(places >= 0) & (places < high - low)]] = value
        return worked.astype(np.int64)

    def _within_day(self) -> NDArray[np.int64]:
        """Return the working minutes before each minute of a working day."""
        open_ = np.zeros(_MINUTES, dtype=np.int64)
        for start, stop in self.spans:
            open_[start:stop] = 1
        return np.cumsum(open_) - open_


def _minute(text: str) -> int:
    """Return a time of day in minutes."""
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)

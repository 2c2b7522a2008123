"""What is different on a card from some day on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from scorecard._model import Frozen, Positive, flaw
from scorecard.models.bands import Bands
from scorecard.models.calendar import Calendar, Period
from scorecard.models.period import PeriodError

__all__ = ["BandsChange", "Since", "WeightChange", "in_force", "not_after", "since_day"]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _since(value: object) -> object:
    """Return a day or a period; refuse everything else."""
    if isinstance(value, Period) or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    text = str(value).strip()
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else Period.parse(text)
    except (PeriodError, ValueError):
        raise flaw(
            "bad-since",
            "this names neither a day nor a period",
            found="nothing" if value is None else text,
            cure="Write a day such as 2026-04-01, or a period such as 2026-Q2, whose first day is meant.",
        ) from None


Since = Annotated[
    date | Period,
    BeforeValidator(_since),
    WithJsonSchema({"type": ["string", "integer"], "examples": ["2026-04-01", "2026-Q2"]}),
]
"""From when on something is different: a day, or a period, whose first day is meant."""


class WeightChange(Frozen):
    """The weight of a node from some day on.

    Attributes
    ----------
    since : date or Period
        First day; a period uses what is in force on its first day.
    weight : float
        Weight among its siblings.
    """

    since: Since
    weight: Positive


class BandsChange(Frozen):
    """The bands of a card from some day on.

    Attributes
    ----------
    since : date or Period
        First day; a period uses what is in force on its first day.
    bands : Bands
        The bands.
    """

    since: Since
    bands: Bands = Field()


def since_day(since: date | Period, calendar: Calendar | None = None) -> date:
    """Return the first day of something that is different from then on.

    Parameters
    ----------
    since : date or Period
        The day, or the period whose first day is meant.
    calendar : Calendar, optional
        Says when periods begin; calendar years when left out.

    Returns
    -------
    date
        The day.
    """
    if isinstance(since, date):
        return since
    return (calendar or Calendar(first=since, last=since)).first_day(since)


def in_force(changes: tuple[date, ...], calendar: Calendar) -> tuple[int, ...]:
    """Return which of several states is in force in each period of a calendar.

    Parameters
    ----------
    changes : tuple of date
        First day of each state but the first, ascending.
    calendar : Calendar
        The periods.

    Returns
    -------
    tuple of int
        For each period, how many of the changes lie on or before its first day.
    """
    if not changes:
        return (0,) * len(calendar.periods)
    return tuple(sum(day <= calendar.first_day(period) for day in changes) for period in calendar.periods)


def not_after(days: Sequence[date | Period], calendar: Calendar | None = None) -> tuple[int, ...]:
    """Return which of several changes do not come after the one before.

    Parameters
    ----------
    days : sequence of date or Period
        From when on each holds, as listed.
    calendar : Calendar, optional
        Says when periods begin. When left out, only what is true of every calendar is returned: a day
        in April may come before or after a second quarter.

    Returns
    -------
    tuple of int
        Positions in the list.
    """
    return tuple(
        i
        for i in range(1, len(days))
        if (calendar is not None or _fiscal(days[i - 1]) == _fiscal(days[i]))
        and since_day(days[i], calendar) <= since_day(days[i - 1], calendar)
    )


def _fiscal(since: date | Period) -> bool:
    """Return whether the day that is meant depends on when a fiscal year starts."""
    return isinstance(since, Period) and since.frequency not in ("month", "week")

"""Why a value is not there: not applicable, missing, not due yet; what is carried forward instead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from scorecard.models import Calendar, Measure, Period, Scorecard
from scorecard.series import CARRIED, MISSING, NOT_APPLICABLE, NOT_DUE, USABLE, Observations

__all__ = ["Settled", "settle"]

_LENGTHS = {"week": 0, "month": 1, "quarter": 2, "half": 3, "year": 4}
"""Kinds of periods from short to long."""


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """Observations whose absences are told apart.

    Attributes
    ----------
    observations : Observations
        The observations; a value carried forward stands in its period with the state 4, a cell that
        is not due yet has the state 3.
    due : ndarray of bool, shape (p, m)
        Whether a value of the period should be there by now.
    age : ndarray of int64, shape (e, p, m)
        How many periods ago a value was reported: 0 for one of the period itself, −1 for none.
    """

    observations: Observations
    due: NDArray[np.bool_]
    age: NDArray[np.int64]


def settle(card: Scorecard, obs: Observations, *, as_of: date | None = None) -> Settled:
    """Return observations with their absences told apart.

    Parameters
    ----------
    card : Scorecard
        Says which measures apply where, when they are due, and how long a value may be carried.
    obs : Observations
        The values as reported.
    as_of : date, optional
        Day on which the card is read; what is due later is not due yet. Everything is due when left out.

    Returns
    -------
    Settled
        The observations, and what is due.

    Notes
    -----
    A cell with a value is usable. One without is, in this order: not applicable where the measure
    does not apply to the entity; carried where a value was reported at most `carry_forward` periods
    before; not due yet where the measure starts later, is measured more seldom than the card reports
    and its own period has not ended, or `as_of` lies before the end of the period and `due_days`; else
    missing.
    """
    due = np.array([_due(measure, card.calendar, as_of) for measure in card.measures], dtype=np.bool_)
    due = due.reshape(len(card.measures), len(obs.periods)).T
    state = obs.state.copy()
    _leave_out(card, obs, state)
    age = np.where(state == USABLE, 0, -1)
    last = np.full((len(obs.entities), len(obs.measures)), -1)
    sources = np.full(state.shape, -1)
    limits = np.array([measure.carry_forward for measure in card.measures])
    for p in range(len(obs.periods)):
        last = np.where(state[:, p] == USABLE, p, last)
        old = p - last
        carried = (state[:, p] == MISSING) & (last >= 0) & (old <= limits)
        sources[:, p] = np.where(carried, last, p)
        age[:, p] = np.where(carried, old, age[:, p])
        state[:, p] = np.where(carried, CARRIED, state[:, p])
    state = np.where((state == MISSING) & ~due, NOT_DUE, state).astype(np.int8)
    return Settled(replace(obs, state=state, **_carried(obs, sources)), due, age)


def _carried(obs: Observations, sources: NDArray[np.int64]) -> dict[str, NDArray[np.float64]]:
    """Return the numbers of the periods that each cell takes them from."""
    names = ("value", "standard_error", "n", "numerator", "denominator", "confidence")
    return {name: np.take_along_axis(getattr(obs, name), sources, axis=1) for name in names}


def _leave_out(card: Scorecard, obs: Observations, state: NDArray[np.int8]) -> None:
    """Mark the entities to which a measure does not apply."""
    for m, measure in enumerate(card.measures):
        if measure.entities:
            others = [e for e, entity in enumerate(obs.entities) if entity not in measure.entities]
            state[others, :, m] = NOT_APPLICABLE


def _due(measure: Measure, calendar: Calendar, as_of: date | None) -> list[bool]:
    """Return in which periods a value of a measure should be there."""
    periods = calendar.periods
    if measure.starts is None and as_of is None and not _seldom(measure, calendar):
        return [True] * len(periods)
    return [_due_in(measure, period, calendar, as_of) for period in periods]


def _seldom(measure: Measure, calendar: Calendar) -> bool:
    """Return whether a measure is measured more seldom than the card reports."""
    return measure.frequency is not None and _LENGTHS[measure.frequency] > _LENGTHS[calendar.frequency]


def _due_in(measure: Measure, period: Period, calendar: Calendar, as_of: date | None) -> bool:
    """Return whether a value of a measure should be there in a period."""
    if measure.starts is not None and calendar.first_day(period) < calendar.first_day(measure.starts):
        return False
    if as_of is not None and as_of < calendar.last_day(period) + timedelta(days=measure.due_days):
        return False
    if measure.frequency is None or not _seldom(measure, calendar):
        return True
    return calendar.within(period, measure.frequency) != calendar.within(period.next(), measure.frequency)

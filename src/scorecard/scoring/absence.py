"""Why a value is not there: not applicable, missing, not due yet; what is carried forward instead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from scorecard.models import Calendar, Measure, Period, Scorecard
from scorecard.series import CARRIED, MISSING, NOT_APPLICABLE, NOT_DUE, USABLE, Observations
from scorecard.series.followed import followed
from scorecard.series.freedom import degrees_of_freedom
from scorecard.series.word_scales import in_scale, scales_of

__all__ = ["Settled", "settle"]

_LENGTHS = {"week": 0, "month": 1, "quarter": 2, "half": 3, "year": 4}
"""Kinds of periods from short to long."""


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """Observations whose absences are told apart.

    Attributes
    ----------
    observations : Observations
        The observations; a value carried forward stands in its period with the state 4, and takes
        with it all that is known of its error; a cell that is not due yet has the state 3.
    due : ndarray of bool, shape (p, m)
        Whether a value of the period should be there by now.
    age : ndarray of int16, shape (e, p, m)
        How many periods ago a value was reported: 0 for one of the period itself, −1 for none.
    """

    observations: Observations
    due: NDArray[np.bool_]
    age: NDArray[np.int16]


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
    before (and, where the words of its scale have changed since, the scale still has its word); not due yet where
    the measure starts later, is measured more seldom than the card reports
    and its own period has not ended, or `as_of` lies before the end of the period and `due_days`; else
    missing.
    """
    due = np.ones((len(obs.periods), len(card.measures)), dtype=np.bool_)
    for column, measure in enumerate(card.measures):
        if as_of is not None or measure.starts is not None or _seldom(measure, card.calendar):
            due[:, column] = [_due_in(measure, period, card.calendar, as_of) for period in card.calendar.periods]
    state = obs.state
    if any(measure.entities for measure in card.measures):
        state = state.copy()
        _leave_out(card, obs, state)
    age = -(state != USABLE).astype(np.int16)
    if any(measure.carry_forward for measure in card.measures):
        obs, state = _carry_forward(card, obs, state, age)
    if not due.all():
        state = np.where((state == MISSING) & ~due, np.int8(NOT_DUE), state)
    return Settled(obs if state is obs.state else replace(obs, state=state), due, age)


def _carry_forward(
    card: Scorecard, obs: Observations, state: NDArray[np.int8], age: NDArray[np.int16]
) -> tuple[Observations, NDArray[np.int8]]:
    """Return observations and states with the last values carried forward, and write how old they are."""
    state = state.copy()
    last = np.full((len(obs.entities), len(obs.measures)), -1)
    sources = np.full(state.shape, -1)
    limits = np.array([measure.carry_forward for measure in card.measures])
    for p in range(len(obs.periods)):
        last = np.where(state[:, p] == USABLE, p, last)
        old = p - last
        carried = ((state[:, p] == MISSING) | (state[:, p] == NOT_DUE)) & (last >= 0) & (old <= limits)
        sources[:, p] = np.where(carried, last, p)
        age[:, p] = np.where(carried, old, age[:, p])
        state[:, p] = np.where(carried, CARRIED, state[:, p])

    read = _read_anew(card, obs, state, sources, age)

    def moved(array: NDArray[np.float64]) -> NDArray[np.float64]:
        taken: NDArray[np.float64] = np.take_along_axis(array, sources, axis=1)
        return taken

    ranges, correlations = followed(obs, sources)
    nested = obs.degrees_of_freedom is not None or any(fact.clusters is not None for fact in obs.facts.values())
    moved_on = replace(
        obs,
        value=moved(obs.value) if read is None else read,
        standard_error=moved(obs.standard_error),
        n=moved(obs.n),
        numerator=moved(obs.numerator),
        denominator=moved(obs.denominator),
        confidence=moved(obs.confidence),
        # stated, since clusters and other facts stay with the period that reported them
        degrees_of_freedom=moved(degrees_of_freedom(obs)) if nested else obs.degrees_of_freedom,
        ranges=ranges,
        correlations=correlations,
    )
    return moved_on, state


def _read_anew(
    card: Scorecard,
    obs: Observations,
    state: NDArray[np.int8],
    sources: NDArray[np.intp],
    age: NDArray[np.int16],
) -> NDArray[np.float64] | None:
    """Return the values with words carried into another scale read there; None where no scale changes.

    A word that the scale then does not have is not carried: its cell is as it was.
    """
    changing = [(m, scales_of(measure, card.calendar)) for m, measure in enumerate(card.measures)]
    if all(scales is None for _, scales in changing):
        return None
    value: NDArray[np.float64] = np.take_along_axis(obs.value, sources, axis=1)
    for m, scales in changing:
        if scales is None:
            continue
        for e, p in np.argwhere(state[:, :, m] == CARRIED).tolist():
            value[e, p, m] = in_scale(float(value[e, p, m]), scales[int(sources[e, p, m])], scales[p])
            if np.isnan(value[e, p, m]):
                state[e, p, m], sources[e, p, m], age[e, p, m] = obs.state[e, p, m], p, -1
    return value


def _leave_out(card: Scorecard, obs: Observations, state: NDArray[np.int8]) -> None:
    """Mark the entities to which a measure does not apply."""
    for m, measure in enumerate(card.measures):
        if measure.entities:
            others = [e for e, entity in enumerate(obs.entities) if entity not in measure.entities]
            state[others, :, m] = NOT_APPLICABLE


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

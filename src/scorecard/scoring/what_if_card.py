"""A card with other weights or targets in some periods."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from scorecard._model import Frozen
from scorecard.errors import CardError, Place, Problems
from scorecard.models import Calendar, Measure, MeasureChange, Objective, Period, Perspective, Scorecard
from scorecard.models.changes import WeightChange, since_day

__all__ = ["REFERENCES", "Fields", "changed_card", "fields_of", "measure_in"]

REFERENCES = ("worst", "target", "worst_low", "worst_high", "band_low", "band_high", "best", "baseline")
"""Reference values of a measure."""

_OF_RULES = ("tolerance", "red_flag", "goal")
"""Numbers of scoring rules that a measure is held against."""

Fields = Mapping[str, float]
"""Numbers by the names of the fields that hold them."""


def measure_in(card: Scorecard, measure: str, period: Period | None) -> Measure:
    """Return a measure as it is in a period; in the first one of the calendar where none is named."""
    calendar = card.calendar
    return card.measure(measure).at(calendar.first_day(period or calendar.first), calendar=calendar)


def fields_of(measure: Measure) -> tuple[str, ...]:
    """Return the fields whose numbers a measure can be held against."""
    rule = measure.scoring
    return (*REFERENCES, *(name for name in _OF_RULES if rule is not None and name in type(rule).model_fields))


def changed_card(card: Scorecard, fields: Mapping[str, Fields], period: Period | None) -> Scorecard:
    """Return a card in which nodes have other weights or reference values.

    Parameters
    ----------
    card : Scorecard
        The card, which stays as it is.
    fields : mapping of str to mapping of str to float
        New numbers by node and field, ``weight`` among them.
    period : Period or None
        The period in which they hold, whatever changes the card has; all of them when None. In the other
        periods everything is as before.

    Returns
    -------
    Scorecard
        The changed card.

    Raises
    ------
    CardError
        With everything that does not fit together, such as a target that equals worst.
    """
    problems = Problems()

    def measure(written: Measure) -> Measure:
        new = fields.get(written.id)
        if new is None:
            return written
        try:
            return _everywhere(written, new) if period is None else _once(written, new, period, card.calendar)
        except CardError as error:
            problems.extend([replace(p, place=Place(path=written.id)) for p in error.problems])
            return written

    def objective(written: Objective) -> Objective:
        weights = _weights(written, fields.get(written.id), period, card.calendar)
        return written.model_copy(update={"measures": tuple(map(measure, written.measures)), **weights})

    def perspective(written: Perspective) -> Perspective:
        weights = _weights(written, fields.get(written.id), period, card.calendar)
        return written.model_copy(update={"objectives": tuple(map(objective, written.objectives)), **weights})

    perspectives = tuple(map(perspective, card.perspectives))
    problems.raise_if_any(CardError, "What is assumed does not fit together.")
    return card.model_copy(update={"perspectives": perspectives})


def _everywhere(measure: Measure, new: Fields) -> Measure:
    """Return a measure with new numbers at any time."""
    changes: list[MeasureChange] = []
    for change in measure.changes:
        kept = {name: value for name, value in change.changed.items() if name not in new}
        if change.scoring is not None:
            kept |= _scoring(change.scoring, new)
        if kept:
            changes.append(MeasureChange.model_validate({"since": change.since, **kept}))
    return measure.model_copy(update={**_updates(measure, new), "changes": tuple(changes)})


def _once(measure: Measure, new: Fields, period: Period, calendar: Calendar) -> Measure:
    """Return a measure with new numbers in one period."""
    start = calendar.first_day(period)
    days = {change.starts(calendar): change.changed for change in measure.changes}
    updates = _updates(measure.at(start, calendar=calendar), new)
    days[start] = days.get(start, {}) | updates
    if period != calendar.last:
        end = calendar.first_day(period.next())
        then = measure.at(end, calendar=calendar)
        days[end] = {name: getattr(then, name) for name in updates} | days.get(end, {})
    changes = [MeasureChange.model_validate({"since": day, **days[day]}) for day in sorted(days)]
    return measure.model_copy(update={"changes": tuple(changes)})


def _updates(measure: Measure, new: Fields) -> dict[str, object]:
    """Return the fields of a measure that new numbers change; those of its rule stand in the rule."""
    plain: dict[str, object] = {name: number for name, number in new.items() if name not in _OF_RULES}
    return plain if measure.scoring is None else plain | _scoring(measure.scoring, new)


def _scoring(rule: Frozen, new: Fields) -> dict[str, object]:
    """Return a scoring rule with those of the new numbers that it has; nothing where it has none."""
    own = {name: number for name, number in new.items() if name in _OF_RULES and name in type(rule).model_fields}
    return {"scoring": rule.model_copy(update=own)} if own else {}


def _weights(
    node: Objective | Perspective, new: Fields | None, period: Period | None, calendar: Calendar
) -> dict[str, object]:
    """Return the fields of an objective or perspective that a new weight changes."""
    if new is None:
        return {}
    if period is None:
        return {"weight": new["weight"], "changes": ()}
    days: dict[date, float] = {since_day(c.since, calendar): c.weight for c in node.changes}
    start = calendar.first_day(period)
    if period != calendar.last:
        end = calendar.first_day(period.next())
        before = [day for day in days if day <= end]
        days.setdefault(end, days[max(before)] if before else node.weight)
    days[start] = new["weight"]
    return {"changes": tuple(WeightChange(since=day, weight=days[day]) for day in sorted(days))}

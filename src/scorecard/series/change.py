"""Whether a measure changed by more than it varies by itself."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from typing import cast

import numpy as np

from scorecard._text import LocalText
from scorecard.errors import ScorecardError, UsageError
from scorecard.models import Calendar, Measure, Period
from scorecard.series import change_words as words
from scorecard.series.change_records import ChangeSignals
from scorecard.series.change_values import MINIMUM, change_from_values
from scorecard.series.observations import USABLE, Observations, position
from scorecard.series.word_scales import in_scale_of, scale_in
from scorecard.stats.control_limits import Screening
from scorecard.stats.control_rules import DEFAULT_RULES, Rule

__all__ = ["change"]


def change(
    observations: Observations,
    measure: str,
    *,
    entity: str | None = None,
    baseline: int | None = None,
    since: date | Period | str | None = None,
    screening: Screening = "once",
    rules: Collection[Rule] = DEFAULT_RULES,
    minimum: int = MINIMUM,
) -> ChangeSignals:
    """Return whether a measure changed by more than it varies by itself.

    Parameters
    ----------
    observations : Observations
        Values over periods.
    measure : str
        Id of the measure.
    entity : str, optional
        The business unit; may be left out when there is only one.
    baseline : int, optional
        How many periods limits rest on, counted from the first with a value; all when left out.
    since : date, Period or str, optional
        Day or period of a known step: periods that begin earlier are shown but neither judged nor in the baseline.
    screening : {"once", "none"}
        With "once", moving ranges of 3.267 times their mean or more are left out before limits are set.
    rules : collection of str
        Which rules make a signal: "outside_limits", "seven_point_trend", "two_of_three", "seven_on_one_side", and
        "moving_range", which is off by default.
    minimum : int
        Least number of values that limits may rest on, with at least half as many moving ranges.

    Returns
    -------
    ChangeSignals
        Limits, signals, assurance against the measure's target, and the last change: which way, whether better, and
        whether it is a signal. Target, direction and band are those in force in the last period with a value. With
        too few points it says so and has no limits.

    Raises
    ------
    UsageError
        If there is no such measure, entity or day, or an option has a value that it cannot have.

    Notes
    -----
    Centre = mean of the baseline; limits = centre ± 2.66 × mean moving range. A value that is missing, not due or
    carried forward counts as none, as does a word that the scale of the last value does not have: it has no moving
    range, leaves the next value without one, and ends every row of points. The last change passes such periods over
    and names the two it compares.

    Limits suppose values that do not share data. Values of windows of k periods, as from `rolling`, have moving ranges
    that are smaller than their variation (by √k where the periods are independent): the limits of
    such values are too narrow, and the result says so. Words are counted as numbers, which it says too.

    References
    ----------
    Wheeler, D. J. (2000). Understanding Variation, 2nd edition. Knoxville: SPC Press.
    NHS England (2019). Making Data Count. Strengthening your decisions.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "damage", "name": "Damage", "direction": "minimise"}
    >>> objective = {"id": "intact", "name": "Deliver intact", "measures": [measure]}
    >>> card = sc.Scorecard(
    ...     id="demo",
    ...     name="Demo",
    ...     calendar={"first": "2026-01", "last": "2026-07"},
    ...     perspectives=[{"id": "customer", "objectives": [objective]}],
    ... )
    >>> damage = enumerate([10, 12, 11, 13, 12, 11, 16], start=1)
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("damage", f"2026-0{month}", value) for month, value in damage])
    >>> found = sc.change(obs, "damage", baseline=6, minimum=6)
    >>> found.centre, found.upper, found.signals(), found.last.meaning
    (11.5, 15.224, ('2026-07',), 'worse')
    """
    if not isinstance(cast("object", observations), Observations):
        raise UsageError.single(
            "not-observations",
            "these are no observations",
            found=type(observations).__name__,
            cure="Make them with observe(), or give bare values to change_from_values().",
        )
    place = position(measure, observations.measures, "measure")
    values = observations.series(measure, entity=entity)
    unit = observations.entities[0] if entity is None else entity
    usable = observations.state[observations.entities.index(unit), :, place] == USABLE
    last = int(np.flatnonzero(usable)[-1]) if usable.any() else -1
    described, calendar = _judged(observations, measure, last), observations.card.calendar
    values = in_scale_of(np.where(usable, values, np.nan), observations.card.measure(measure), calendar, at=last)
    found = change_from_values(
        values,
        periods=[str(period) for period in observations.periods],
        start=_start(since, observations),
        baseline=baseline,
        screening=screening,
        rules=rules,
        minimum=minimum,
        direction=described.better,
        target=described.target,
        band=None if described.better != "stay_in_band" else (described.band_low, described.band_high),
    )
    return replace(
        found,
        measure=measure,
        entity=unit,
        name=described.name,
        decimals=described.digits,
        unit=_symbol(described),
        entity_name={each.id: each.name for each in observations.card.entities}.get(unit),
        provenances=observations.provenances,
        cautions=() if found.reason is not None else _cautions(observations, measure, last),
    )


def _cautions(observations: Observations, measure: str, last: int) -> tuple[LocalText, ...]:
    """Return why the limits of a measure may mislead."""
    card = observations.card
    scale = scale_in(card.measure(measure), observations.periods[last], calendar=card.calendar)
    overlapping = (words.OVERLAPPING,) if measure in observations.overlapping else ()
    return (*overlapping, *((words.OF_WORDS,) if scale else ()))


def _symbol(described: Measure) -> LocalText | None:
    """Return the unit of a measure as printed, or None where it has none."""
    symbol = described.unit.symbol("en"), described.unit.symbol("zh")
    return LocalText(en=symbol[0], zh=symbol[1]) if all(symbol) else None


def _judged(observations: Observations, measure: str, last: int) -> Measure:
    """Return a measure as it is in the last period with a value: what its last change is held against."""
    described, calendar = observations.card.measure(measure), observations.card.calendar
    return described.at(calendar.first_day(observations.periods[last]), calendar=calendar)


def _start(since: object, observations: Observations) -> int:
    """Return the position of the first period that begins on a day or later."""
    if since is None:
        return 0
    calendar = observations.card.calendar
    day = _day(since, calendar)
    return sum(calendar.first_day(period) < day for period in observations.periods)


def _day(since: object, calendar: Calendar) -> date:
    """Return the day that is meant: itself, or the first day of a period."""
    if isinstance(since, datetime):
        return since.date()
    if isinstance(since, date):
        return since
    if isinstance(since, Period):
        return calendar.first_day(since)
    if isinstance(since, str):
        try:
            return calendar.first_day(Period.parse(since))
        except ScorecardError:
            pass  # no period; perhaps a day
        try:
            return date.fromisoformat(since.strip())
        except ValueError:
            pass  # no day either
    raise UsageError.single(
        "bad-since",
        "this names neither a day nor a period",
        found=str(since),
        cure="Write a day such as 2026-04-01, or a period such as 2026-Q2 or 2026-04.",
    )

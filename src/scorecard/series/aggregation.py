"""Observations of longer periods, made of those of shorter ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from scorecard._model.mapping import FrozenDict
from scorecard.models import Calendar, Frequency, Objective, Period, Perspective, Scorecard
from scorecard.series.combining import place_in
from scorecard.series.observations import Observations
from scorecard.series.options import Incomplete, require_choice, require_observations
from scorecard.series.put_together import put_together

__all__ = ["aggregate"]


def aggregate(obs: Observations, *, frequency: Frequency, incomplete: Incomplete = "missing") -> Observations:
    """Return the observations of longer periods: quarters from months, years from weeks.

    Parameters
    ----------
    obs : Observations
        The values, from `observe`.
    frequency : {"year", "half", "quarter", "month", "week"}
        Kind of the longer periods; years, half-years and quarters are those of the calendar's
        fiscal year, and a week belongs where its Thursday lies.
    incomplete : {"missing", "keep"}
        What becomes of a longer period some of whose parts have no value, are not due or lie
        outside the calendar: its value is missing, or it is made of the parts that have one.

    Returns
    -------
    Observations
        On the same card with a calendar of the longer periods: ``evaluate(found.card, found)``.
        ``completeness`` is the share of each period's applicable parts that have a value;
        `Measure.carry_forward` is cut to the longer periods that lie wholly within the old ones, whichever they are:
        4 weeks are no month, since some have 5.

    Raises
    ------
    AnalysisError
        Listing every measure that does not say how its values become one, or would add up rates whose
        counts tell of events (``sampling: count``), and every value that lacks what its measure's rule needs.
    UsageError
        If periods of that kind are shorter, or an option has an unknown value.

    Notes
    -----
    Rules, by `Measure.aggregation`, over the parts i that are used: ``sum`` Σ v; ``mean`` Σ v / k;
    ``last`` the value of the last applicable part, whatever the others are (``keep``: of the last
    part that has one); ``weighted`` Σ n v / Σ n; ``ratio`` Σ numerators / Σ denominators, × 100
    for a measure in percent. A measure without a rule is a ratio of sums if all its values have
    numerator and denominator. Parts to which the measure does not apply are left out. A part with
    0 of 0 in a ratio of sums, or with n = 0 in a weighted mean, is known: it adds nothing. The rules
    other than ``mean`` give the same in one step as in several.

    What is kept: n adds up (``last``: its own), and is unknown if that of a used part is;
    numerator and denominator add up for ``ratio``, stay for ``last`` and are dropped by the others;
    the level of intervals stays where all parts share it; remarks stay, each with its period. The
    standard error is √Σ (c · SE)² with the weight c of each part in the value (1, 1/k, n / Σ n,
    denominator / Σ denominators), which takes the parts for independent and n and denominators
    for given; it is unknown if that of a used part is. Its degrees of freedom are those of Welch and
    Satterthwaite, SE⁴ / Σ (c · SE)⁴ / f with the degrees of freedom f of each part: n − 1, or clusters − 1. Two
    errors of the same survey go together by Σ r · a · b, with the correlation r of both in a part and the part's
    shares a and b, c · SE of the part / SE, in each. The range of an expert stays where the value is that of a
    single part, and is dropped where it is made of several.

    Reference values stay as the card has them: a target for a month's sum is none for a year's.
    Give `evaluate` a card with those of the longer period where they differ.

    References
    ----------
    Satterthwaite, F. E. (1946). Biometrics Bulletin 2, 110-114. https://doi.org/10.2307/3002019

    Examples
    --------
    >>> from scorecard.models import Scorecard
    >>> from scorecard.scoring import observe
    >>> from scorecard.series import MeasureRecord
    >>> rate = {"id": "damage", "name": "Damage", "unit": {"kind": "percent"}}
    >>> objective = {"id": "intact", "name": "Deliver intact", "measures": [rate]}
    >>> card = Scorecard(
    ...     id="demo",
    ...     name="Demo",
    ...     calendar={"first": "2026-01", "last": "2026-03"},
    ...     perspectives=[{"id": "customer", "objectives": [objective]}],
    ... )
    >>> counts = {"2026-01": (2, 4), "2026-02": (2, 100), "2026-03": (0, 0)}
    >>> values = [MeasureRecord("damage", p, numerator=a, denominator=b) for p, (a, b) in counts.items()]
    >>> quarters = aggregate(observe(card, values=values), frequency="quarter")
    >>> str(quarters.periods[0]), round(float(quarters.series("damage")[0]), 2)
    ('2026-Q1', 3.85)
    """
    require_observations(obs)
    require_choice("frequency", frequency, get_args(Frequency))
    require_choice("incomplete", incomplete, get_args(Incomplete))
    old = obs.card.calendar
    new = Calendar(
        first=old.within(old.first, frequency), last=old.within(old.last, frequency), year_starts=old.year_starts
    )
    windows = [_positions(old, period) for period in new.periods]
    return put_together(
        obs,
        windows,
        card=_of_longer_periods(obs.card, new),
        periods=new.periods,
        notes=FrozenDict(_remarks(obs, windows)),
        incomplete=incomplete,
    )


def _of_longer_periods(card: Scorecard, calendar: Calendar) -> Scorecard:
    """Return a card with a calendar of longer periods, which hold a value no longer than the old ones did."""
    if not any(measure.carry_forward for measure in card.measures):
        return card.model_copy(update={"calendar": calendar})
    # the most of any of them: a month has four weeks or five
    parts = max(len(card.calendar.parts(period, card.calendar.frequency)) for period in calendar.periods)
    perspectives: list[Perspective] = []
    for perspective in card.perspectives:
        objectives: list[Objective] = []
        for objective in perspective.objectives:
            measures = [m.model_copy(update={"carry_forward": m.carry_forward // parts}) for m in objective.measures]
            objectives.append(objective.model_copy(update={"measures": measures}))
        perspectives.append(perspective.model_copy(update={"objectives": objectives}))
    return card.model_copy(update={"calendar": calendar, "perspectives": perspectives})


def _positions(calendar: Calendar, period: Period) -> list[int]:
    """Return where the parts of a longer period stand in a calendar; -1 for those outside it."""
    return [place_in(calendar, part) for part in calendar.parts(period, calendar.frequency)]


def _remarks(obs: Observations, windows: Sequence[Sequence[int]]) -> Mapping[tuple[int, int, int], str]:
    """Return the remarks of the parts, each with its period."""
    homes = {part: home for home, window in enumerate(windows) for part in window if part >= 0}
    found: dict[tuple[int, int, int], list[str]] = {}
    for (e, p, m), note in sorted(obs.notes.items()):
        found.setdefault((e, homes[p], m), []).append(f"{obs.periods[p]}: {note}")
    return {cell: "; ".join(notes) for cell, notes in found.items()}

"""Observations on the same periods, each made of earlier ones: to date, rolling, shifted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from numbers import Integral
from typing import Literal, TypeVar, cast, get_args

import numpy as np
from numpy.typing import NDArray

from scorecard._model.mapping import FrozenDict
from scorecard.errors import UsageError
from scorecard.models import Calendar, Period
from scorecard.models.period import PeriodError
from scorecard.series.combining import Window, place_in
from scorecard.series.followed import followed
from scorecard.series.observations import MISSING, USABLE, Observations
from scorecard.series.options import Incomplete, require_choice, require_observations
from scorecard.series.put_together import put_together
from scorecard.series.word_scales import in_scale, scales_of

__all__ = ["Shift", "Span", "rolling", "shifted", "to_date"]

Span = Literal["year", "half", "quarter"]
Shift = Literal["period", "year"]

Number = TypeVar("Number", np.float64, np.int8)

_LONGEST = 2000


def to_date(obs: Observations, *, span: Span = "year", incomplete: Incomplete = "missing") -> Observations:
    """Return, for each period, the value from the start of its year, half-year or quarter up to its end.

    Parameters
    ----------
    obs : Observations
        The values, from `observe`.
    span : {"year", "half", "quarter"}
        Where the values start: with the fiscal year of the calendar, its half-year or quarter.
    incomplete : {"missing", "keep"}
        What becomes of a value some of whose periods have none or lie outside the calendar: it is
        missing, or made of those that have one.

    Returns
    -------
    Observations
        On the same card and periods, put together by the rules of `aggregate`; in the last period
        of a year the values are those of the year. A remark stays with its own period; the range of
        an expert where the value is that of one period.

    Raises
    ------
    AnalysisError
        As `aggregate` raises it.
    UsageError
        If the periods of the card are longer than the span, or an option has an unknown value.

    Examples
    --------
    >>> import scorecard as sc
    >>> rate = {"id": "damage", "name": "Damage", "unit": {"kind": "percent"}}
    >>> objective = {"id": "intact", "name": "Deliver intact", "measures": [rate]}
    >>> card = sc.Scorecard(
    ...     id="demo",
    ...     name="Demo",
    ...     calendar={"first": "2026-01", "last": "2026-03"},
    ...     perspectives=[{"id": "customer", "objectives": [objective]}],
    ... )
    >>> counts = {"2026-01": (2, 4), "2026-02": (2, 100), "2026-03": (1, 50)}
    >>> values = [sc.MeasureRecord("damage", p, numerator=a, denominator=b) for p, (a, b) in counts.items()]
    >>> found = sc.to_date(sc.observe(card, values=values))
    >>> [round(float(value), 2) for value in found.series("damage")]
    [50.0, 3.85, 3.25]
    """
    require_observations(obs)
    require_choice("span", span, get_args(Span))
    calendar = obs.card.calendar
    windows: list[list[int]] = []
    whole: Period | None = None
    for position, period in enumerate(obs.periods):
        longer = calendar.within(period, span)
        if longer != whole:
            parts = calendar.parts(longer, calendar.frequency)
            windows.append([place_in(calendar, part) for part in parts if not period < part])
            whole = longer
        else:
            windows.append([*windows[-1], position])
    return _over(obs, windows, incomplete)


def rolling(obs: Observations, *, window: int, incomplete: Incomplete = "missing") -> Observations:
    """Return, for each period, the value over it and the periods before it.

    Parameters
    ----------
    obs : Observations
        The values, from `observe`.
    window : int
        How many periods a value is made of, from 1.
    incomplete : {"missing", "keep"}
        What becomes of a value some of whose periods have none or lie outside the calendar: it is
        missing, or made of those that have one.

    Returns
    -------
    Observations
        On the same card and periods, put together by the rules of `aggregate`. A remark stays with
        its own period; the range of an expert where the value is that of one period.

    Raises
    ------
    AnalysisError
        As `aggregate` raises it.
    UsageError
        If the window is no whole number from 1, or an option has an unknown value.

    Examples
    --------
    >>> import scorecard as sc
    >>> rate = {"id": "damage", "name": "Damage", "unit": {"kind": "percent"}}
    >>> objective = {"id": "intact", "name": "Deliver intact", "measures": [rate]}
    >>> card = sc.Scorecard(
    ...     id="demo",
    ...     name="Demo",
    ...     calendar={"first": "2026-01", "last": "2026-03"},
    ...     perspectives=[{"id": "customer", "objectives": [objective]}],
    ... )
    >>> counts = {"2026-01": (2, 4), "2026-02": (2, 100), "2026-03": (1, 50)}
    >>> values = [sc.MeasureRecord("damage", p, numerator=a, denominator=b) for p, (a, b) in counts.items()]
    >>> found = sc.rolling(sc.observe(card, values=values), window=2)
    >>> [round(float(value), 2) for value in found.series("damage")]
    [nan, 3.85, 2.0]
    """
    require_observations(obs)
    if not isinstance(cast("object", window), Integral) or isinstance(window, bool) or not 1 <= window <= _LONGEST:
        raise UsageError.single(
            "bad-window",
            f"a window is a whole number of periods from 1 to {_LONGEST}",
            found=str(window),
            cure="Write window=12 for a year of months.",
        )
    ends, length = range(len(obs.periods)), int(window)
    return _over(obs, [[max(i, -1) for i in range(end - length + 1, end + 1)] for end in ends], incomplete)


def shifted(obs: Observations, *, by: Shift) -> Observations:
    """Return, for each period, the values of the period before it, or of the same period a year before.

    Parameters
    ----------
    obs : Observations
        The values, from `observe`.
    by : {"period", "year"}
        Whose values are taken. A week has that of the same number in the ISO year before; week 53
        has none where that year has 52.

    Returns
    -------
    Observations
        On the same card and periods, everything moved as it is: values, n, standard errors,
        counts, ranges of experts, states, remarks. What would come from outside the calendar is missing, and so is
        a word that the scale of a measure no longer has.

    Raises
    ------
    UsageError
        If an option has an unknown value.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "orders", "name": "Orders"}
    >>> objective = {"id": "grow", "name": "Grow", "measures": [measure]}
    >>> card = sc.Scorecard(
    ...     id="demo",
    ...     name="Demo",
    ...     calendar={"first": "2026-01", "last": "2026-03"},
    ...     perspectives=[{"id": "customer", "objectives": [objective]}],
    ... )
    >>> orders = {"2026-01": 40, "2026-02": 70, "2026-03": 60}
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("orders", *of_month) for of_month in orders.items()])
    >>> sc.shifted(obs, by="period").series("orders").tolist()
    [nan, 40.0, 70.0]
    """
    require_observations(obs)
    require_choice("by", by, get_args(Shift))
    sources = [_source(obs.card.calendar, period, by) for period in obs.periods]
    moved = {source: position for position, source in enumerate(sources) if source >= 0}
    ranges, correlations = followed(obs, np.broadcast_to(np.array(sources)[:, None], obs.state.shape))
    value, state = _moved(obs.value, sources, np.nan), _moved(obs.state, sources, MISSING)
    _read_anew(obs, sources, value, state)
    return replace(
        obs,
        value=value,
        standard_error=_moved(obs.standard_error, sources, np.nan),
        n=_moved(obs.n, sources, np.nan),
        numerator=_moved(obs.numerator, sources, np.nan),
        denominator=_moved(obs.denominator, sources, np.nan),
        confidence=_moved(obs.confidence, sources, np.nan),
        state=state,
        facts=FrozenDict({(e, moved[p], m): fact for (e, p, m), fact in obs.facts.items() if p in moved}),
        notes=FrozenDict({(e, moved[p], m): note for (e, p, m), note in obs.notes.items() if p in moved}),
        words=FrozenDict({(e, moved[p], m): word for (e, p, m), word in obs.words.items() if p in moved}),
        completeness=None if obs.completeness is None else _moved(obs.completeness, sources, 0.0),
        degrees_of_freedom=(
            None if obs.degrees_of_freedom is None else _moved(obs.degrees_of_freedom, sources, np.nan)
        ),
        ranges=ranges,
        correlations=correlations,
    )


def _over(obs: Observations, windows: Sequence[Window], incomplete: Incomplete) -> Observations:
    """Return observations whose values are made of those of windows."""
    require_choice("incomplete", incomplete, get_args(Incomplete))
    return put_together(obs, windows, card=obs.card, periods=obs.periods, notes=obs.notes, incomplete=incomplete)


def _read_anew(obs: Observations, sources: Sequence[int], value: NDArray[np.float64], state: NDArray[np.int8]) -> None:
    """Read words that come into another scale there; a word that it does not have is missing."""
    for m, measure_id in enumerate(obs.measures):
        scales = scales_of(obs.card.measure(measure_id), obs.card.calendar)
        if scales is None:
            continue
        for e, p in np.argwhere(state[:, :, m] == USABLE).tolist():
            value[e, p, m] = in_scale(float(value[e, p, m]), scales[sources[p]], scales[p])
            if np.isnan(value[e, p, m]):
                state[e, p, m] = MISSING


def _source(calendar: Calendar, period: Period, by: Shift) -> int:
    """Return where the period stands whose values are taken; -1 outside the calendar."""
    if by == "period":
        return period.ordinal - calendar.first.ordinal - 1
    try:
        return place_in(calendar, Period(period.frequency, period.year - 1, period.index))
    except PeriodError:
        return -1  # the year before has no such week


def _moved(array: NDArray[Number], sources: Sequence[int], fill: float) -> NDArray[Number]:
    """Return an array with its periods in other places."""
    found = np.full_like(array, fill)
    inside = np.array(sources) >= 0
    found[:, inside] = array[:, [source for source in sources if source >= 0]]
    return found

"""Words that values stand for, where the words of a measure change over time."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import AnalysisError, Place, Problems
from scorecard.models import Calendar, Measure, Period, Scorecard
from scorecard.models.scoring import LevelsScoring, YesNoScoring
from scorecard.series.combining import Combined, Window
from scorecard.series.observations import USABLE, Observations

__all__ = ["Scale", "check_scales", "in_scale", "in_scale_of", "scale_in", "scales_of"]

Scale = Mapping[str, float]
"""The numbers that stand for words; empty where values are numbers."""

_ANSWERS: Scale = {"no": 0.0, "yes": 1.0}
_NUMBERS: Scale = {}


def scale_in(measure: Measure, period: Period, *, calendar: Calendar) -> Scale:
    """Return the words of a measure in a period, with the numbers that stand for them."""
    return _scale(measure.at(calendar.first_day(period), calendar=calendar) if measure.changes else measure)


def scales_of(measure: Measure, calendar: Calendar) -> tuple[Scale, ...] | None:
    """Return the words of a measure in every period of a calendar; None where they are always the same."""
    if not any(change.scoring is not None for change in measure.changes):
        return None
    found = tuple(scale_in(measure, period, calendar=calendar) for period in calendar.periods)
    return found if any(scale != found[0] for scale in found) else None


def in_scale(value: float, then: Scale, now: Scale) -> float:
    """Return the number that the word of a value has in another scale.

    Parameters
    ----------
    value : float
        The value.
    then, now : mapping of str to float
        The words that it was reported in, and those that it is to be read in.

    Returns
    -------
    float
        The number; NaN where there is no such word, or one of the two has words and the other numbers.
    """
    if then == now:
        return value
    word = next((word for word, number in then.items() if number == value), None)
    return math.nan if word is None else now.get(word, math.nan)


def in_scale_of(values: NDArray[np.float64], measure: Measure, calendar: Calendar, *, at: int) -> NDArray[np.float64]:
    """Return the values of a measure over all periods as they are read in the scale of one of them.

    Parameters
    ----------
    values : ndarray, shape (p,)
        The values.
    measure : Measure
        The measure.
    calendar : Calendar
        The periods.
    at : int
        Position of the period whose scale is wanted.

    Returns
    -------
    ndarray, shape (p,)
        The values; NaN where that scale does not have the word.
    """
    scales = scales_of(measure, calendar)
    if scales is None:
        return values
    return np.array([in_scale(float(v), scales[p], scales[at]) for p, v in enumerate(values)], dtype=np.float64)


def check_scales(
    obs: Observations,
    windows: Sequence[Window],
    found: Combined,
    *,
    card: Scorecard,
    periods: Sequence[Period],
) -> None:
    """Refuse to make values of words of another scale than the one in force in their new period.

    Parameters
    ----------
    obs : Observations
        The values.
    windows : sequence of sequences of int, one for each new period
        Which periods become one.
    found : Combined
        What they become.
    card : Scorecard
        The card with the calendar of the new periods.
    periods : sequence of Period
        The new periods.

    Raises
    ------
    AnalysisError
        Listing every value whose number stands for another word, or for none, in the new period.
    """
    problems = Problems()
    for m, measure_id in enumerate(obs.measures):
        measure = obs.card.measure(measure_id)
        scales = scales_of(measure, obs.card.calendar)
        if scales is None:
            continue
        for e, home in np.argwhere(found.state[:, :, m] == USABLE).tolist():
            now, origin = scale_in(measure, periods[home], calendar=card.calendar), int(found.origin[e, home, m])
            for p in windows[home] if origin < 0 else (origin,):
                value = float(obs.value[e, p, m])
                if p >= 0 and obs.state[e, p, m] == USABLE and in_scale(value, scales[p], now) != value:
                    _report(problems, obs, (e, p, m), periods[home])
    problems.raise_if_any(AnalysisError, "The values of several periods cannot become one.")


def _report(problems: Problems, obs: Observations, cell: tuple[int, int, int], home: Period) -> None:
    """Report a value that would be read in another scale."""
    e, p, m = cell
    problems.add(
        "aggregation-of-scales",
        f"the scale of {obs.measures[m]} that is in force in {home} has another word, or none, for this value",
        place=Place(path=f"values.{obs.entities[e]}.{obs.periods[p]}.{obs.measures[m]}"),
        found=obs.words.get(cell, f"{obs.value[cell]:.10g}"),
        cure="Let the scale change where a longer period begins, or use two cards, one for each scale.",
    )


def _scale(measure: Measure) -> Scale:
    """Return the words of a measure without regard to its changes."""
    match measure.scoring:
        case LevelsScoring(levels=levels):
            return {level.id: float(place) for place, level in enumerate(levels, 1)}
        case YesNoScoring():
            return _ANSWERS
        case _:
            return _NUMBERS

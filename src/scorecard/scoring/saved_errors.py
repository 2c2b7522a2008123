"""What a saved evaluation knows of errors of values: ranges, correlations, degrees of freedom, shared periods."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import get_args

from scorecard._model.mapping import FrozenDict
from scorecard.scoring.saved_parts import Taking
from scorecard.series import ExpertRange, Observations, RangeShape

__all__ = ["ERRORS", "with_errors"]

ERRORS = ("ranges", "correlations", "degrees_of_freedom", "overlapping")
"""Fields that stand in a file only where there is something to say."""

_SHAPES: dict[str, RangeShape] = {shape: shape for shape in get_args(RangeShape)}


def with_errors(obs: Observations, errors: Mapping[str, object], taking: Taking, path: str) -> Observations | None:
    """Return observations with what is known of the errors of their values.

    Parameters
    ----------
    obs : Observations
        The observations without it.
    errors : mapping of str to object
        Of ``ranges``, ``correlations``, ``degrees_of_freedom`` and ``overlapping`` those that are there, as plain data.
    taking : Taking
        Collects all that is wrong.
    path : str
        Where the observations stand.

    Returns
    -------
    Observations or None
        The observations; None where something is wrong.
    """
    ranges = _ranges(errors.get("ranges", []), obs, taking, f"{path}.ranges")
    correlations = _correlations(errors.get("correlations", []), obs, taking, f"{path}.correlations")
    given = errors.get("degrees_of_freedom")
    degrees = None if given is None else taking.numbers(given, obs.value.shape, f"{path}.degrees_of_freedom")
    overlapping = taking.texts(errors.get("overlapping", []), f"{path}.overlapping")
    if overlapping:
        taking.among(overlapping, obs.measures, f"{path}.overlapping")
    if taking.problems:
        return None
    return replace(
        obs,
        ranges=FrozenDict(ranges),
        correlations=FrozenDict(correlations),
        degrees_of_freedom=degrees,
        overlapping=overlapping,
    )


def _ranges(value: object, obs: Observations, taking: Taking, path: str) -> dict[tuple[int, int, int], ExpertRange]:
    """Return ranges by position."""
    found: dict[tuple[int, int, int], ExpertRange] = {}
    for i, entry in enumerate(taking.items(value, path)):
        here = f"{path}.{i}"
        part = taking.fields(entry, ("at", "low", "high", "shape"), here)
        e, p, m = _positions(part["at"], 3, obs, taking, f"{here}.at")
        low, high = (taking.number_or_none(part[name], f"{here}.{name}") for name in ("low", "high"))
        shape = taking.text(part["shape"], f"{here}.shape")
        taking.choice(shape, tuple(_SHAPES), f"{here}.shape")
        if low is None or high is None or not low <= obs.value[e, p, m] <= high or low == high:
            taking.report("saved-range", "the value does not lie between the ends of its range", here)
        elif shape in _SHAPES:
            found[(e, p, m)] = ExpertRange(low, high, _SHAPES[shape])
    return found


def _correlations(
    value: object, obs: Observations, taking: Taking, path: str
) -> dict[tuple[int, int, int, int], float]:
    """Return correlations by position."""
    found: dict[tuple[int, int, int, int], float] = {}
    for i, entry in enumerate(taking.items(value, path)):
        here = f"{path}.{i}"
        part = taking.fields(entry, ("at", "value"), here)
        e, p, first, second = _positions(part["at"], 4, obs, taking, f"{here}.at")
        number = taking.number_or_none(part["value"], f"{here}.value")
        if number is None or not -1 <= number <= 1 or not first < second:
            taking.report("saved-correlation", "this is no correlation of two measures, the lower one first", here)
        else:
            found[(e, p, first, second)] = number
    return found


def _positions(value: object, count: int, obs: Observations, taking: Taking, path: str) -> list[int]:
    """Return the positions of entity, period and measures."""
    e, p, m = obs.value.shape
    limits = [e, p, *(m for _ in range(count - 2))]
    at: list[int] = taking.codes(value, (count,), path, low=0, high=max(limits)).tolist()
    if not all(place < limit for place, limit in zip(at, limits, strict=True)):
        taking.report("saved-shape", "the position lies outside the values", path, found=", ".join(map(str, at)))
        return [0] * count
    return at

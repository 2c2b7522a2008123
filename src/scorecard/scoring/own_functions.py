"""Scores from functions of the caller's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.errors import Place, Problems, near
from scorecard.models import Period
from scorecard.scoring.measure_rules import Rules

__all__ = ["Functions", "add_own_scores"]

FloatArray = NDArray[np.float64]

Functions = Mapping[str, Callable[[FloatArray], ArrayLike]]
"""Functions by the names that a card gives them: values in, scores of the same shape out."""


def add_own_scores(
    raw: FloatArray,
    value: FloatArray,
    rules: Rules,
    *,
    functions: Functions,
    periods: Sequence[Period],
    problems: Problems,
) -> None:
    """Write the scores of the caller's functions into the unclipped scores.

    Parameters
    ----------
    raw, value : ndarray, shape (measure, entity, period)
        Unclipped scores, changed in place, and values.
    rules : Rules
        Which measure is scored by which function, and when.
    functions : mapping of str to callable
        The functions.
    periods : sequence of Period
        The periods.
    problems : Problems
        Collects names that are not there, results of another shape, and values without a score.
    """
    for row, rule_row in enumerate(rules.rows):
        if not any(rule.named for rule in rule_row):
            continue
        measure = rule_row[0].measure.id
        for name, columns in _stretches([rule.named for rule in rule_row]):
            here = columns if rules.differ else slice(None)
            if name not in functions:
                problems.add(
                    "unknown-function",
                    "no function of this name was given",
                    place=Place(path=measure),
                    found=name,
                    cure=f"Give it: evaluate(card, obs, functions={{{name!r}: …}})."
                    if not functions
                    else near(name, functions),
                )
                continue
            found = _called(functions[name], value[row][:, here])
            if found is None:
                problems.add(
                    "function-result",
                    f"the function {name} does not return one number for each value",
                    place=Place(path=measure),
                    cure=f"Return an array of the shape of the values, {value[row][:, here].shape}.",
                )
                continue
            missing = np.isnan(value[row][:, here])
            for entity, column in np.argwhere(~missing & ~np.isfinite(found)).tolist():
                problems.add(
                    "function-undefined",
                    f"the function {name} gives no score for a value in {periods[here][column]}",
                    place=Place(path=measure),
                    found=f"{value[row][entity, here][column]:.10g}",
                    cure="Let it return a finite number for every value.",
                )
            raw[row][:, here] = np.where(missing, np.nan, found)


def _stretches(names: Sequence[str | None]) -> list[tuple[str, slice]]:
    """Return each name with the unbroken stretches of positions at which it stands."""
    found: list[tuple[str, slice]] = []
    start = 0
    for name, group in groupby(names):
        end = start + len(list(group))
        if name is not None:
            found.append((name, slice(start, end)))
        start = end
    return found


def _called(function: Callable[[FloatArray], ArrayLike], values: FloatArray) -> FloatArray | None:
    """Return what a function makes of a copy of the values; None where that is no array of their shape."""
    result = function(values.copy())
    try:
        scores = np.asarray(result, dtype=np.float64)
    except (TypeError, ValueError):
        return None
    return scores if scores.shape == values.shape else None

"""Observations with other values in some cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from scorecard._model.mapping import FrozenDict
from scorecard.series import MISSING, USABLE, Observations

__all__ = ["Cell", "changed_observations"]

Cell = tuple[int, int, int]
"""Positions of entity, period and measure."""

FloatArray = NDArray[np.float64]
_Entry = TypeVar("_Entry")


def changed_observations(obs: Observations, values: Mapping[Cell, float | None]) -> Observations:
    """Return observations with other values in some cells.

    Parameters
    ----------
    obs : Observations
        The observations, which stay as they are.
    values : mapping of (int, int, int) to float or None
        New values by cell; None for no value.

    Returns
    -------
    Observations
        A new value has no standard error, n, numerator, range or source.
    """
    if not values:
        return obs
    cells = tuple(np.array(list(values)).T)
    new = np.array([np.nan if value is None else value for value in values.values()], dtype=np.float64)
    state = obs.state.copy()
    state[cells] = np.where(np.isnan(new), MISSING, USABLE)

    def put(array: FloatArray, numbers: FloatArray | float = np.nan) -> FloatArray:
        changed = array.copy()
        changed[cells] = numbers
        return changed

    def kept(entries: Mapping[Cell, _Entry]) -> Mapping[Cell, _Entry]:
        return FrozenDict({cell: entry for cell, entry in entries.items() if cell not in values})

    return replace(
        obs,
        value=put(obs.value, new),
        standard_error=put(obs.standard_error),
        n=put(obs.n),
        numerator=put(obs.numerator),
        denominator=put(obs.denominator),
        confidence=put(obs.confidence),
        degrees_of_freedom=None if obs.degrees_of_freedom is None else put(obs.degrees_of_freedom),
        state=state,
        facts=kept(obs.facts),
        notes=kept(obs.notes),
        words=kept(obs.words),
        ranges=kept(obs.ranges),
        correlations=FrozenDict(
            {
                (e, p, first, second): found
                for (e, p, first, second), found in obs.correlations.items()
                if (e, p, first) not in values and (e, p, second) not in values
            }
        ),
    )

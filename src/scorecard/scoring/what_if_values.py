"""Observations with other values in some cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from scorecard.series import MISSING, USABLE, Observations

__all__ = ["Cell", "changed_observations"]

Cell = tuple[int, int, int]
"""Positions of entity, period and measure."""

_NUMBERS = ("value", "standard_error", "n", "numerator", "denominator", "confidence")


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
        A new value is exact: it has no standard error, n, numerator or source.
    """
    if not values:
        return obs
    arrays = {name: getattr(obs, name).copy() for name in _NUMBERS}
    state = obs.state.copy()
    for cell, value in values.items():
        for name in _NUMBERS:
            arrays[name][cell] = np.nan
        if value is not None:
            arrays["value"][cell] = value
        state[cell] = MISSING if value is None else USABLE
    kept = {
        name: MappingProxyType({cell: entry for cell, entry in getattr(obs, name).items() if cell not in values})
        for name in ("facts", "notes", "words")
    }
    return replace(obs, state=state, **arrays, **kept)

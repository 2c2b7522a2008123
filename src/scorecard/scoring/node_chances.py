"""Probability of every status of a node of an evaluation."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scorecard.scoring.leaves import DEFAULT_CONFIDENCE
from scorecard.scoring.limits import edges_of
from scorecard.scoring.measure_chances import measure_chances, share_below
from scorecard.scoring.measure_rules import rule_in
from scorecard.scoring.status_chances import status_chances
from scorecard.scoring.value_errors import value_errors

if TYPE_CHECKING:
    from scorecard.scoring.evaluation import Evaluation

__all__ = ["node_chances"]

FloatArray = NDArray[np.float64]


def node_chances(ev: Evaluation, node: str, row: int) -> Mapping[str, float] | None:
    """Return the probability of each status of a node.

    Parameters
    ----------
    ev : Evaluation
        The evaluation of one entity and period.
    node : str
        Id of the node.
    row : int
        Its position.

    Returns
    -------
    mapping of str to float, or None
        By the ids of the bands; None where there is no score or nothing is known of its error.
    """
    bands = ev.bands_of(node)
    numbers = (ev.score, ev.low, ev.high, ev.error_known)
    score, low, high, known = (float(array[0, 0, row]) for array in numbers)
    if math.isnan(score) or (math.isnan(low) and known < 1):
        return None
    chances: tuple[float, ...] | None
    if not math.isnan(low) and node in ev.observations.measures:
        chances = _of_measure(ev, node, row, edges_of(bands))
    else:
        ends = (score, score) if math.isnan(low) else (low, high)
        chances = status_chances(score, *ends, edges=edges_of(bands), level=DEFAULT_CONFIDENCE)
    return None if chances is None else MappingProxyType(dict(zip([b.id for b in bands], chances, strict=True)))


def _of_measure(ev: Evaluation, node: str, row: int, edges: FloatArray) -> tuple[float, ...] | None:
    """Return the probability of each band of a measure, from what its value may truly be."""
    obs, entity, period = ev.observations, ev.entities[0], ev.periods[0]
    e, p = obs.entities.index(entity), obs.periods.index(period) - max(0, int(ev.age[0, 0, row]))
    errors = value_errors(ev.card.measures, obs, entities=slice(e, e + 1), periods=slice(p, p + 1))
    below = share_below(errors, obs.measures.index(node))
    function = rule_in(ev.card.measure(node), period, calendar=ev.card.calendar).function
    return None if below is None or function is None else measure_chances(function, below, edges=edges)

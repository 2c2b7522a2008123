"""Probability of every status of a node of an evaluation."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scorecard._model.mapping import FrozenDict
from scorecard.models.bands import EDGE_TOLERANCE
from scorecard.scoring.leaves import DEFAULT_CONFIDENCE
from scorecard.scoring.limits import edges_of
from scorecard.scoring.measure_chances import measure_chances, share_below
from scorecard.scoring.measure_rules import rule_in
from scorecard.scoring.policy import policy_of
from scorecard.scoring.status_chances import status_chances
from scorecard.scoring.value_errors import value_errors

if TYPE_CHECKING:
    from scorecard.scoring.evaluation import Evaluation

__all__ = ["chance_below_target", "node_chances"]

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
        By the ids of the bands; None where there is no score, nothing is known of its error, or its errors
        do not add up to an interval.
    """
    bands = ev.bands_of(node)
    chances = _chances(ev, node, row, edges_of(bands))
    return None if chances is None else FrozenDict(dict(zip([b.id for b in bands], chances, strict=True)))


def chance_below_target(ev: Evaluation, node: str) -> float | None:
    """Return the probability that the true score of a node is below 100.

    Parameters
    ----------
    ev : Evaluation
        The evaluation of one entity and period.
    node : str
        Id of the node.

    Returns
    -------
    float or None
        Under a flat prior on what is true, as for the probabilities of statuses; None where there is no
        score, nothing is known of its error, or its errors do not add up to an interval.
    """
    kept = ev.as_kept()
    if kept is not ev and node in kept.nodes:
        return chance_below_target(kept, node)
    chances = _chances(ev, node, ev.nodes.index(node), np.array([-np.inf, 100.0, np.inf]))
    return None if chances is None else chances[0]


def _chances(ev: Evaluation, node: str, row: int, edges: FloatArray) -> tuple[float, ...] | None:
    """Return the probability of each interval of scores, where it is known."""
    score, low, high, known = (float(array[0, 0, row]) for array in (ev.score, ev.low, ev.high, ev.error_known))
    if math.isnan(score) or not known > 0 or (math.isnan(low) and not _is_exact(ev, node, row)):
        return None
    if math.isnan(low):
        return status_chances(score, score, score, edges=edges, level=DEFAULT_CONFIDENCE)
    measure = _sole_measure(ev, node)
    if measure is not None:
        return _of_measure(ev, measure, ev.nodes.index(measure), edges)
    return status_chances(score, low, high, edges=edges, level=DEFAULT_CONFIDENCE)


def _sole_measure(ev: Evaluation, node: str) -> str | None:
    """Return the measure that a node is, or whose score is all that the node is made of."""
    while ev.card.kind_of(node) != "measure":
        below = [(child, ev.nodes.index(child)) for child in ev.card.children_of(node)]
        weighed = [(child, at) for child, at in below if ev.weight[0, at] > 0]
        counted = [child for child, at in weighed if not math.isnan(ev.score[0, 0, at])]
        missing = any(math.isnan(ev.score[0, 0, at]) and not math.isnan(ev.coverage[0, 0, at]) for _, at in weighed)
        floored = missing and policy_of(ev.card, node).missing == "floor"
        if len(counted) != 1 or floored or not _same(ev, node, counted[0]):
            return None
        node = counted[0]
    return node


def _same(ev: Evaluation, one: str, other: str) -> bool:
    """Return whether two nodes have the same score; their intervals may have different levels, by their sources."""
    first, second = (float(ev.score[0, 0, ev.nodes.index(node)]) for node in (one, other))
    return abs(first - second) <= EDGE_TOLERANCE


def _is_exact(ev: Evaluation, node: str, row: int) -> bool:
    """Return whether it is known of everything that makes up a score that it has no error."""
    if ev.card.kind_of(node) == "measure":
        return math.isnan(ev.low[0, 0, row]) and bool(ev.error_known[0, 0, row] == 1)
    below = [(child, ev.nodes.index(child)) for child in ev.card.children_of(node)]
    counted = [(child, at) for child, at in below if ev.weight[0, at] > 0 and not math.isnan(ev.score[0, 0, at])]
    return all(_is_exact(ev, child, at) for child, at in counted)


def _of_measure(ev: Evaluation, node: str, row: int, edges: FloatArray) -> tuple[float, ...] | None:
    """Return the probability of each band of a measure, from what its value may truly be."""
    obs, entity, period = ev.observations, ev.entities[0], ev.periods[0]
    e, p = obs.entities.index(entity), obs.periods.index(period) - max(0, int(ev.age[0, 0, row]))
    m = obs.measures.index(node)
    cell = {"entities": slice(e, e + 1), "periods": slice(p, p + 1), "which": slice(m, m + 1)}
    below = share_below(value_errors(ev.card.measures, obs, **cell), 0)
    function = rule_in(ev.card.measure(node), period, calendar=ev.card.calendar).function
    return None if below is None or function is None else measure_chances(function, below, edges=edges)

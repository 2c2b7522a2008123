"""Weights of the nodes of a card in every period."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.models import Measure, Objective, Perspective, Scorecard
from scorecard.models.changes import in_force, since_day

__all__ = ["NodeWeights", "can_score", "node_weights", "weighed_children"]

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class NodeWeights:
    """Weights of all nodes; every array has the shape (node, period).

    Attributes
    ----------
    given : ndarray
        Weights as the card gives them; 1 for the total.
    relative : ndarray
        Shares among the siblings that can have a score; NaN for a node that cannot.
    absolute : ndarray
        Shares of the whole card: the products of the relative weights down the tree. Without a
        total the perspectives' relative weights stand at its top all the same.
    """

    given: FloatArray
    relative: FloatArray
    absolute: FloatArray

    def part(self, periods: slice) -> NodeWeights:
        """Return the weights in some periods."""
        return NodeWeights(self.given[:, periods], self.relative[:, periods], self.absolute[:, periods])


def node_weights(card: Scorecard) -> NodeWeights:
    """Return the weights of all nodes in every period of the calendar.

    Parameters
    ----------
    card : Scorecard
        Weights, and their changes.

    Returns
    -------
    NodeWeights
        Given, relative and absolute weights.
    """
    at = {node: row for row, node in enumerate(card.node_ids)}
    periods = len(card.calendar.periods)
    given = np.ones((len(at), periods))
    for node, row in at.items():
        if node != "total":
            given[row] = _over_time(card, card.node(node))
    relative = np.full(given.shape, np.nan)
    absolute = np.full(given.shape, np.nan)
    tops = [p.id for p in card.perspectives if can_score(p)]
    if card.total and tops:
        relative[at["total"]] = absolute[at["total"]] = 1.0
    _share(tops, at, given, relative, absolute, np.ones(periods))
    for node in card.node_ids:
        if node != "total" and can_score(card.node(node)):
            below = [child for child, _ in weighed_children(card, node)]
            _share(below, at, given, relative, absolute, absolute[at[node]])
    return NodeWeights(given, relative, absolute)


def weighed_children(card: Scorecard, node: str) -> tuple[tuple[str, float], ...]:
    """Return the children that can have a score, with their weights in the beginning."""
    children = (card.node(child) for child in card.children_of(node))
    return tuple((child.id, child.weight) for child in children if can_score(child))


def can_score(node: Perspective | Objective | Measure) -> bool:
    """Return whether any measure at or below a node can have a score."""
    match node:
        case Measure():
            return node.scored
        case Objective():
            return any(measure.scored for measure in node.measures)
        case Perspective():
            return any(can_score(objective) for objective in node.objectives)


def _over_time(card: Scorecard, node: Perspective | Objective | Measure) -> list[float]:
    """Return the weight of a node in every period."""
    changes = sorted(
        (since_day(change.since, card.calendar), change.weight) for change in node.changes if change.weight is not None
    )
    states = (node.weight, *(weight for _, weight in changes))
    return [states[i] for i in in_force(tuple(day for day, _ in changes), card.calendar)]


def _share(
    nodes: list[str],
    at: dict[str, int],
    given: FloatArray,
    relative: FloatArray,
    absolute: FloatArray,
    above: FloatArray,
) -> None:
    """Set the relative and absolute weights of siblings."""
    if not nodes:
        return
    rows = [at[node] for node in nodes]
    total = given[rows].sum(axis=0)
    shares = np.divide(given[rows], total, out=np.zeros((len(rows), len(total))), where=total > 0)
    relative[rows] = shares
    absolute[rows] = shares * above

"""Weights of the nodes of a card in every period."""

from __future__ import annotations

from collections.abc import Sequence
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


def node_weights(card: Scorecard, *, scored: frozenset[str] | None = None) -> NodeWeights:
    """Return the weights of all nodes in every period of the calendar.

    Parameters
    ----------
    card : Scorecard
        Weights, and their changes.
    scored : frozenset of str, optional
        Ids of the measures that can have a score; those of the card when left out.

    Returns
    -------
    NodeWeights
        Given, relative and absolute weights.
    """
    at = {node: row for row, node in enumerate(card.node_ids)}
    periods = len(card.calendar.periods)
    given = np.ones((len(at), periods))
    nodes: tuple[Perspective | Objective | Measure, ...] = (*card.perspectives, *card.objectives, *card.measures)
    for node in nodes:
        given[at[node.id]] = _over_time(card, node)
    relative = np.full(given.shape, np.nan)
    absolute = np.full(given.shape, np.nan)
    scorable = _scorable(card, frozenset(m.id for m in card.measures if m.scored) if scored is None else scored)
    tops = [at[p.id] for p in card.perspectives if p.id in scorable]
    if card.total and tops:
        relative[at["total"]] = absolute[at["total"]] = 1.0
    _share([(None, tops)], given, relative, absolute)
    for level in (card.perspectives, card.objectives):
        families = [(at[n.id], [at[child] for child in card.children_of(n.id) if child in scorable]) for n in level]
        _share(families, given, relative, absolute)
    return NodeWeights(given, relative, absolute)


def _scorable(card: Scorecard, scored: frozenset[str]) -> set[str]:
    """Return the nodes that can have a score, from the measures that can."""
    found = {measure.id for measure in card.measures if measure.id in scored}
    found |= {o.id for o in card.objectives if any(m.id in found for m in o.measures)}
    return found | {p.id for p in card.perspectives if any(o.id in found for o in p.objectives)}


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


def _over_time(card: Scorecard, node: Perspective | Objective | Measure) -> list[float] | float:
    """Return the weight of a node in every period; one number where it never changes."""
    if not node.changes:
        return node.weight
    changes = sorted(
        (since_day(change.since, card.calendar), change.weight) for change in node.changes if change.weight is not None
    )
    states = (node.weight, *(weight for _, weight in changes))
    return [states[i] for i in in_force(tuple(day for day, _ in changes), card.calendar)]


def _share(
    families: Sequence[tuple[int | None, list[int]]], given: FloatArray, relative: FloatArray, absolute: FloatArray
) -> None:
    """Set the relative and absolute weights of one level, from the positions of each node above and of its children."""
    families = [(above, below) for above, below in families if below]
    if not families:
        return
    rows = [row for _, below in families for row in below]
    sizes = [len(below) for _, below in families]
    total = np.repeat([given[below].sum(axis=0) for _, below in families], sizes, axis=0)
    shares = np.divide(given[rows], total, out=np.zeros(total.shape), where=total > 0)
    relative[rows] = shares
    above = [np.ones(total.shape[1]) if row is None else absolute[row] for row, _ in families]
    absolute[rows] = shares * np.repeat(above, sizes, axis=0)

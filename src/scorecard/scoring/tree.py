"""Scores, coverage and bounds carried up the tree of a card."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.models import Measure, Objective, Perspective, Scorecard
from scorecard.scoring.aggregate import mean_of
from scorecard.scoring.leaves import Leaves
from scorecard.scoring.status import band_index
from scorecard.series import MISSING, NOT_APPLICABLE

__all__ = ["REASONS", "Tree", "roll_up", "weighed_children"]

FloatArray = NDArray[np.float64]

REASONS: tuple[str | None, ...] = (None, "no_data", "not_applicable", "unscored", "no_weight")
"""Why a node has no score, by code; the first stands for a node that has one."""

_NO_DATA, _NOT_APPLICABLE, _UNSCORED, _NO_WEIGHT = 1, 2, 3, 4


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """What every node of a card comes to; every array has the shape (node, entity, period).

    Attributes
    ----------
    score : ndarray
        Clipped scores.
    coverage : ndarray
        Share of the applicable measures' weight that has a value.
    bound_low, bound_high : ndarray
        Scores if all that is missing scored 0, or the cap.
    status : ndarray of int64
        Position of the band; −1 where there is no score.
    reason : ndarray of int8
        Why there is no score, a position in `REASONS`.
    """

    score: FloatArray
    coverage: FloatArray
    bound_low: FloatArray
    bound_high: FloatArray
    status: NDArray[np.int64]
    reason: NDArray[np.int8]


def weighed_children(card: Scorecard, node: str) -> tuple[tuple[str, float], ...]:
    """Return the children that can have a score, with their weights."""
    children = (card.node(child) for child in card.children_of(node))
    return tuple((child.id, child.weight) for child in children if _can_score(child))


def roll_up(card: Scorecard, leaves: Leaves, *, cap: float | None) -> Tree:
    """Return what every node comes to."""
    nodes = card.node_ids
    at = {node: position for position, node in enumerate(nodes)}
    rows = [at[m.id] for m in card.measures]
    cells = leaves.value.shape[1:]
    sums = np.full((4, len(nodes), *cells), np.nan)
    sums[:, rows] = _leaf_sums(leaves, cap)
    present = np.zeros((len(nodes), *cells), dtype=np.bool_)
    present[rows] = leaves.scored[:, None, None] & (leaves.state != NOT_APPLICABLE)
    reason = np.zeros((len(nodes), *cells), dtype=np.int8)
    reason[rows] = _leaf_reasons(leaves)
    for node in reversed(nodes):
        if card.kind_of(node) == "measure":
            continue
        children = weighed_children(card, node)
        below, row = [at[child] for child, _ in children], at[node]
        if below:
            sums[:, row] = mean_of([sums[:, child] for child in below], [weight for _, weight in children])
            present[row] = np.logical_or.reduce([present[child] for child in below])
        reason[row] = _parent_reason(sums[0, row], sums[1, row], present[row], can_score=bool(below))
    high = np.where(np.isinf(sums[3]), np.nan, sums[3])
    return Tree(sums[0], sums[1], sums[2], high, _status(card, sums[0]), reason)


def _leaf_sums(leaves: Leaves, cap: float | None) -> FloatArray:
    """Return score, coverage and bounds of the measures."""
    score = leaves.score
    counted = leaves.scored[:, None, None] & (leaves.state != NOT_APPLICABLE)
    there = ~np.isnan(score)
    coverage = np.where(counted, there.astype(np.float64), np.nan)
    low = np.where(there, score, np.where(counted, 0.0, np.nan))
    high = np.where(there, score, np.where(counted, np.inf if cap is None else cap, np.nan))
    return np.stack([score, coverage, low, high])


def _leaf_reasons(leaves: Leaves) -> NDArray[np.int8]:
    """Return why measures have no score."""
    reason = np.where(leaves.state == MISSING, _NO_DATA, 0)
    reason = np.where(leaves.scored[:, None, None], reason, _UNSCORED)
    return np.where(leaves.state == NOT_APPLICABLE, _NOT_APPLICABLE, reason).astype(np.int8)


def _parent_reason(
    score: FloatArray, coverage: FloatArray, present: NDArray[np.bool_], *, can_score: bool
) -> NDArray[np.int8]:
    """Return why a node above the measures has no score."""
    if not can_score:
        return np.full(score.shape, _UNSCORED, dtype=np.int8)
    reason = np.where(np.isnan(coverage), _NO_WEIGHT, _NO_DATA)
    reason = np.where(present, reason, _NOT_APPLICABLE)
    return np.where(np.isnan(score), reason, 0).astype(np.int8)


def _status(card: Scorecard, score: FloatArray) -> NDArray[np.int64]:
    """Return the position of each score's band, in the node's own bands."""
    status = band_index(score, _edges(card, None))
    for row, node in enumerate(card.node_ids):
        if card.bands_of(node) is not card.bands:
            status[row] = band_index(score[row], _edges(card, node))
    return status


def _edges(card: Scorecard, node: str | None) -> list[float]:
    """Return the edges of a node's bands, or of the card's."""
    bands = tuple(card.bands if node is None else card.bands_of(node))
    return [bands[0].low, *(band.high for band in bands)]


def _can_score(node: Perspective | Objective | Measure) -> bool:
    """Return whether any measure at or below a node has a value function."""
    match node:
        case Measure():
            return node.scored
        case Objective():
            return any(measure.scored for measure in node.measures)
        case Perspective():
            return any(_can_score(objective) for objective in node.objectives)

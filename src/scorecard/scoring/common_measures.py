"""What scores come to when measures that only some entities have are left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scorecard.models import Scorecard
from scorecard.scoring.frozen import Grid
from scorecard.scoring.limits import limits_of, statuses
from scorecard.scoring.reasons import code_of
from scorecard.scoring.status import NO_DATA
from scorecard.scoring.tree import carry_up
from scorecard.scoring.weights import node_weights

if TYPE_CHECKING:
    from scorecard.scoring.evaluation import Evaluation

__all__ = ["common_scores", "measures_below", "unit_specific"]

FloatArray = NDArray[np.float64]


def unit_specific(card: Scorecard) -> dict[str, tuple[str, ...]]:
    """Return the measures that not all entities of a card have, with those that do.

    Parameters
    ----------
    card : Scorecard
        Says which measures apply where.

    Returns
    -------
    dict of str to tuple of str
        Ids of entities by id of the measure, both in the order of the card.
    """
    entities = tuple(e.id for e in card.entities)
    have = {m.id: tuple(e for e in entities if e in m.entities) for m in card.measures if m.entities}
    return {measure: units for measure, units in have.items() if units != entities}


def measures_below(card: Scorecard, node: str) -> tuple[str, ...]:
    """Return the measures at or below a node, in the order of the card."""
    below = card.children_of(node)
    if not below:
        return (node,) if card.kind_of(node) == "measure" else ()
    return tuple(measure for child in below for measure in measures_below(card, child))


def common_scores(ev: Evaluation) -> Evaluation:
    """Return an evaluation in which measures that only some entities have do not count.

    Parameters
    ----------
    ev : Evaluation
        Any evaluation.

    Returns
    -------
    Evaluation
        Scores of the same measures by the same rules and policies, carried up without the others. With
        a guard band, statuses start anew with the first period of the evaluation.

    Raises
    ------
    ScoringError
        If a score is missing where a policy says that none may be.
    """
    card, left_out = ev.card, unit_specific(ev.card)
    rows = [ev.nodes.index(m.id) for m in card.measures]
    gone = [position for position, m in enumerate(card.measures) if m.id in left_out]
    first = ev.card.calendar.periods.index(ev.periods[0])
    when = slice(first, first + len(ev.periods))
    scored = frozenset(m.id for m in card.measures if m.scored and m.id not in left_out)
    weights, limits = node_weights(card, scored=scored).part(when), limits_of(card).part(when)
    scores = _leaves(ev, ("score", "bound_low", "bound_high"), rows)
    open_ended = ~np.isnan(scores[1]) & np.isnan(scores[2])
    scores[2] = np.where(open_ended, np.inf, scores[2])
    shares = _leaves(ev, ("coverage", "not_due", "stale"), rows)
    reason = np.moveaxis(ev.reason[..., rows], -1, 0).copy()
    scores[:, gone], shares[:, gone] = np.nan, np.nan
    kept_out = reason[gone] == code_of("not_applicable")
    reason[gone] = np.where(kept_out, reason[gone], code_of("unscored"))
    grid = Grid(ev.entities, ev.periods)
    tree = carry_up(card, scores, shares, reason, weights=weights, limits=limits, grid=grid)
    before = np.full((len(ev.nodes), len(ev.entities)), NO_DATA, dtype=np.int64)
    held = np.empty(tree.score.shape, dtype=np.int64) if card.guard > 0 else None
    status = statuses(ev.nodes, tree.score, limits, guard=card.guard, before=before, held=held)
    raw = ev.raw.copy()
    above = [row for row in range(len(ev.nodes)) if row not in rows]
    raw[..., above] = np.moveaxis(tree.score, 0, -1)[..., above]
    return replace(
        ev,
        raw=raw,
        weight=weights.relative.T.copy(),
        absolute_weight=weights.absolute.T.copy(),
        status=np.moveaxis(status, 0, -1).copy(),
        score=_nodes_last(tree.score),
        coverage=_nodes_last(tree.coverage),
        bound_low=_nodes_last(tree.bound_low),
        bound_high=_nodes_last(tree.bound_high),
        not_due=_nodes_last(tree.not_due),
        stale=_nodes_last(tree.stale),
        reason=np.moveaxis(tree.reason, 0, -1).copy(),
        held=None if held is None else np.moveaxis(held, 0, -1).copy(),
    )


def _leaves(ev: Evaluation, names: tuple[str, ...], rows: list[int]) -> FloatArray:
    """Return numbers of the measures, with the axes name, measure, entity, period."""
    arrays: list[FloatArray] = [getattr(ev, name)[..., rows] for name in names]
    return np.stack([np.moveaxis(array, -1, 0) for array in arrays])


def _nodes_last(array: FloatArray) -> FloatArray:
    """Return an array of the tree with the axes entity, period, node."""
    return np.moveaxis(array, 0, -1).copy()

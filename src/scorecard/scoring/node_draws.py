"""Scores of all nodes of one entity, drawn with what varies: values, weights, rules."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import cast

import numpy as np
from numpy.typing import NDArray

from scorecard._model.mapping import FrozenDict
from scorecard.models.roll_up import RollUp
from scorecard.scoring.drawn_scores import DrawnScores
from scorecard.scoring.value_draws import BLOCK, ValueDraws
from scorecard.weighting.uncertain import WeightUncertainty

__all__ = ["RULE", "WEIGHTS", "Variation", "node_draws", "sources_of_variation"]

FloatArray = NDArray[np.float64]

WEIGHTS = "weights"
"""Source of variation: the weights, all groups of siblings together."""
RULE = "rule"
"""Source of variation: the rule of the card."""

_RULE_STREAM = (1 << 20,)
"""Where the random numbers of the rules stand, apart from those of entities and blocks."""


@dataclass(frozen=True, slots=True)
class Variation:
    """What varies from draw to draw.

    Attributes
    ----------
    values : bool
        Whether values vary by their errors.
    weights : mapping of str to WeightUncertainty
        What is known of the weights below a node, by the id of the node; ``total`` for the perspectives.
    rules : tuple of RollUp
        Rules of the card, one of which is drawn, each as likely as the other; none for the card's own.
    """

    values: bool = True
    weights: Mapping[str, WeightUncertainty] = field(default_factory=lambda: FrozenDict({}))
    rules: tuple[RollUp, ...] = ()


def node_draws(
    cell: DrawnScores,
    variation: Variation,
    *,
    entity: int,
    draws: int,
    seed: int,
    other: Collection[str] = (),
    narrowed: Mapping[int, float] | None = None,
) -> FloatArray:
    """Return the drawn scores of all nodes of one entity and period.

    Parameters
    ----------
    cell : DrawnScores
        The entity and period.
    variation : Variation
        What varies.
    entity : int
        Position of the entity, whose values have random numbers of their own; weights and rules are
        drawn alike for all entities.
    draws : int
        How many.
    seed : int
        Seed; draw k depends on it, on the entity and on k alone.
    other : collection of str
        Sources of variation that are drawn from a second, independent set of random numbers.
    narrowed : mapping of int to float, optional
        Measures whose errors are multiplied by a factor.

    Returns
    -------
    ndarray, shape (node, draw)
        Clipped scores; NaN where a node has none.
    """
    values = ValueDraws(cell.errors, cell.pairs, seed=seed, entity=entity)
    sources = sources_of_variation(cell)
    again = {m for name, measures in sources.items() if name in other for m in measures}
    observed = np.repeat(cell.leaves.value[:, 0], BLOCK, axis=1)
    found = np.empty((len(cell.card.node_ids), draws))
    for block, start in enumerate(range(0, draws, BLOCK)):
        drawn = values.block(block, other=again, narrowed=narrowed) if variation.values else observed
        given = _weights(cell, variation, block, seed=seed, side=WEIGHTS in other)
        scores = _nodes(cell, variation, cell.measures(drawn), given, rng=_rule_stream(seed, block, RULE in other))
        # copied, since the scores of a block are part of an array several times their size
        found[:, start : start + BLOCK] = scores[:, : draws - start]
    return found


def sources_of_variation(cell: DrawnScores) -> dict[str, tuple[int, ...]]:
    """Return the measures whose values have errors, those of one survey together.

    Parameters
    ----------
    cell : DrawnScores
        The entity and period.

    Returns
    -------
    dict of str to tuple of int
        Positions of measures: by ``survey:`` and the id of the survey, or by the id of a measure.
    """
    found: dict[str, tuple[int, ...]] = {}
    for position, measure in enumerate(cell.card.measures):
        if not cell.errors.spread[position, 0, 0]:
            continue
        survey = getattr(measure.source, "survey", None)
        name = measure.id if survey is None else f"survey:{survey}"
        found[name] = (*found.get(name, ()), position)
    return found


def _weights(cell: DrawnScores, variation: Variation, block: int, *, seed: int, side: bool) -> FloatArray | None:
    """Return the drawn weights of a block; None where they do not vary."""
    if not variation.weights:
        return None
    card = cell.card
    given = np.repeat(cell.weights.given[:, :1], BLOCK, axis=1)
    for node, known in variation.weights.items():
        drawn = known.draw(BLOCK, seed=seed, start=block * BLOCK, stream=f"other:{node}" if side else node)
        given[[card.node_ids.index(child) for child in known.ids]] = drawn.T
    return given


def _rule_stream(seed: int, block: int, side: bool) -> np.random.Generator:
    """Return the random numbers that choose the rules of a block."""
    key = (*_RULE_STREAM, block, int(side))
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=key)))


def _nodes(
    cell: DrawnScores,
    variation: Variation,
    scores: FloatArray,
    given: FloatArray | None,
    *,
    rng: np.random.Generator,
) -> FloatArray:
    """Return what every node comes to under the rule of each draw."""
    if not variation.rules:
        return cell.nodes(scores, given=given)
    which = cast("NDArray[np.int64]", rng.integers(len(variation.rules), size=scores.shape[1]))
    found = np.full((len(cell.card.node_ids), scores.shape[1]), np.nan)
    for position, rule in enumerate(variation.rules):
        chosen = np.flatnonzero(which == position)
        if len(chosen):
            weights = None if given is None else given[:, chosen]
            found[:, chosen] = cell.nodes(scores[:, chosen], given=weights, rule=rule)
    return found

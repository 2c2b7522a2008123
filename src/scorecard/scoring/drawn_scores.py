"""Scores of all nodes for many draws of values, weights or rules at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import Problems, ScoringError
from scorecard.models import Bands, Period, Scorecard
from scorecard.models.roll_up import RollUp
from scorecard.scoring.absence import settle
from scorecard.scoring.frozen import Grid
from scorecard.scoring.leaves import Leaves, score_leaves, scores_of_values
from scorecard.scoring.limits import Limits, limits_of
from scorecard.scoring.measure_rules import Rules, rules_of
from scorecard.scoring.own_functions import Functions
from scorecard.scoring.tree import Tree, carry_up, roll_up
from scorecard.scoring.value_errors import ValueErrors, value_errors
from scorecard.scoring.weights import NodeWeights, node_weights
from scorecard.series import Observations

__all__ = ["DrawnScores", "drawn_scores"]

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class DrawnScores:
    """One entity and period of a card, ready to be scored many times.

    Attributes
    ----------
    card : Scorecard
        The card.
    entity : str
        The entity.
    period : Period
        The period.
    leaves : Leaves
        The measures as they were observed, with axes of length 1.
    tree : Tree
        What every node comes to, with axes of length 1.
    errors : ValueErrors
        What is known of the errors of the values, with axes of length 1.
    weights : NodeWeights
        Weights in the period.
    """

    card: Scorecard
    entity: str
    period: Period
    leaves: Leaves
    tree: Tree
    errors: ValueErrors
    weights: NodeWeights
    _rules: Rules
    _limits: Limits
    _functions: Functions

    @property
    def pairs(self) -> dict[tuple[int, int], float]:
        """Correlations of the errors of two measures, the lower position first."""
        return {pair: float(table[0, 0]) for pair, table in self.leaves.limits.pairs.items() if table[0, 0]}

    @property
    def rows(self) -> list[int]:
        """Positions of the measures among the nodes."""
        return [self.card.node_ids.index(measure.id) for measure in self.card.measures]

    def bands_of(self, node: str) -> Bands:
        """Return the bands of a node in the period."""
        return self._limits.bands[node][0]

    def measures(self, values: FloatArray) -> FloatArray:
        """Return the clipped scores of drawn values.

        Parameters
        ----------
        values : ndarray, shape (measure, draw)
            The draws.

        Returns
        -------
        ndarray, shape (measure, draw)
            The scores; NaN where a measure has none.

        Raises
        ------
        ScoringError
            If a function of the caller's own gives no scores.
        """
        problems = Problems()
        scores = scores_of_values(
            values[:, :, None],
            self._rules,
            cap=self.leaves.cap[:, :1],
            functions=self._functions,
            period=self.period,
            problems=problems,
        )
        problems.raise_if_any(ScoringError, "The drawn values cannot be scored.")
        found: FloatArray = np.where(np.isnan(self.leaves.score[:, 0]), np.nan, scores[:, :, 0])
        return found

    def nodes(self, scores: FloatArray, *, given: FloatArray | None = None, rule: RollUp | None = None) -> FloatArray:
        """Return what every node comes to.

        Parameters
        ----------
        scores : ndarray, shape (measure, draw)
            Clipped scores of the measures.
        given : ndarray, shape (node, draw), optional
            Weights of the nodes among their siblings, for each draw; those of the card when left out.
        rule : RollUp, optional
            Rule of the card in place of its own; nodes with a rule of their own keep it.

        Returns
        -------
        ndarray, shape (node, draw)
            Scores; NaN where there is none.
        """
        size, rows, tree = scores.shape[1], self.rows, self.tree
        card = self.card if rule is None else self.card.model_copy(update={"roll_up": rule})
        weights = self.weights.given if given is None else given
        weights = np.broadcast_to(weights, (len(weights), size))
        shares = np.stack([tree.coverage[rows], tree.not_due[rows], tree.stale[rows]])
        repeated = {id(bands): bands * size for bands in self._limits.bands.values()}
        found = carry_up(
            card,
            np.broadcast_to(scores[None, :, None, :], (3, len(rows), 1, size)),
            np.broadcast_to(shares, (3, len(rows), 1, size)),
            np.broadcast_to(tree.reason[rows], (len(rows), 1, size)),
            weights=NodeWeights(weights, self.weights.relative, self.weights.absolute),
            limits=Limits({node: repeated[id(bands)] for node, bands in self._limits.bands.items()}),
            grid=Grid((self.entity,), (self.period,) * size),
        )
        return found.score[:, 0]


def drawn_scores(
    card: Scorecard,
    obs: Observations,
    *,
    entity: int,
    period: int,
    as_of: date | None = None,
    functions: Functions | None = None,
    only: Literal["leading", "lagging"] | None = None,
) -> DrawnScores:
    """Return one entity and period of a card, ready to be scored many times.

    Parameters
    ----------
    card : Scorecard
        The card.
    obs : Observations
        The values, of the same measures, entities and periods.
    entity, period : int
        Positions.
    as_of : date, optional
        As in `evaluate`.
    functions : mapping of str to callable, optional
        As in `evaluate`.
    only : {"leading", "lagging"}, optional
        As in `evaluate`.

    Returns
    -------
    DrawnScores
        The prepared cell.

    Raises
    ------
    ScoringError
        As in `evaluate`.
    """
    e, p = slice(entity, entity + 1), slice(period, period + 1)
    settled = settle(card, obs, as_of=as_of)
    leaves = score_leaves(
        card.measures,
        settled.observations,
        entities=e,
        periods=p,
        cap=None if card.cap == "none" else float(card.cap),
        calendar=card.calendar,
        functions=functions,
        only=only,
    )
    weights, limits, when = node_weights(card).part(p), limits_of(card).part(p), obs.periods[period]
    grid = Grid(obs.entities[e], (when,))
    tree = roll_up(card, leaves, due=settled.due[p], weights=weights, limits=limits, grid=grid)
    errors = value_errors(card.measures, settled.observations, entities=e, periods=p)
    rules = rules_of(card.measures, (when,), calendar=card.calendar)
    return DrawnScores(card, obs.entities[entity], when, leaves, tree, errors, weights, rules, limits, functions or {})

"""Whether scores, statuses and ranks survive errors of the values, other weights and other rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scorecard._result import Result
from scorecard._table import Cell, Table
from scorecard._text import LocalText, join_text
from scorecard.errors import UsageError
from scorecard.models import Period, Scorecard
from scorecard.models.roll_up import RollUp
from scorecard.scoring.engine import evaluate
from scorecard.scoring.entity_ranks import EntityRanks, entity_ranks
from scorecard.scoring.evaluation import Evaluation
from scorecard.scoring.given import require_all
from scorecard.scoring.influence import Influence, influence_of
from scorecard.scoring.least_change import least_weight_change
from scorecard.scoring.least_change_result import LeastWeightChange
from scorecard.scoring.limits import card_edges
from scorecard.scoring.node_draws import Variation, node_draws
from scorecard.scoring.one_period import bands_in_force
from scorecard.scoring.own_functions import Functions
from scorecard.scoring.robustness_words import (
    COLUMNS,
    RULES_VARY,
    TITLE,
    VALUES_FIXED,
    VALUES_VARY,
    WEIGHTS_VARY,
    drawing_note,
    rule_names,
)
from scorecard.scoring.score_spread import (
    ScoreSpread,
    carried_note,
    draws_left_out,
    spread_cells,
    spread_columns,
    spreads_of,
)
from scorecard.scoring.uncertainty import DRAWS, check_drawing, drawn_cell, row_of
from scorecard.scoring.varied_weights import CONCENTRATION, WeightVariation, rules_from, weights_from
from scorecard.series import Observations, position

if TYPE_CHECKING:
    from scorecard.plots.uncertainty import RobustnessPlots

__all__ = ["Robustness", "robustness"]

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Robustness(Result):
    """What becomes of scores, statuses and ranks when values, weights and rules vary together.

    Attributes
    ----------
    evaluation : Evaluation
        The scores as they were computed, for one period.
    node : str
        The node whose ranks and influences are asked for.
    rows : tuple of ScoreSpread
        Every node of every entity.
    ranks : EntityRanks or None
        How often each entity reaches each rank at the node; None with fewer than two entities.
    variation : Variation
        What was varied.
    draws, seed : int
        How many draws, and their seed.
    level : float
        Share of the draws between low and high.
    """

    evaluation: Evaluation
    node: str
    rows: tuple[ScoreSpread, ...]
    ranks: EntityRanks | None
    variation: Variation
    draws: int
    seed: int
    level: float
    _as_of: date | None = None
    _functions: Functions | None = None

    @property
    def plot(self) -> RobustnessPlots:
        """Charts of spread, statuses, ranks and influences."""
        from scorecard.plots.uncertainty import RobustnessPlots

        return RobustnessPlots(self)

    def row(self, node: str, *, entity: str | None = None) -> ScoreSpread:
        """Return one node's row.

        Parameters
        ----------
        node : str
            Id of the node.
        entity : str, optional
            The entity; may be left out when there is only one.

        Returns
        -------
        ScoreSpread
            Its spread.

        Raises
        ------
        UsageError
            If there is no such node or entity, or the entity is left open among several.
        """
        return row_of(self.rows, self.evaluation, node, entity=entity)

    def influence(self, *, node: str | None = None, entity: str | None = None) -> Influence:
        """Return what matters for a score: weights, rule, each survey and each other measure.

        Parameters
        ----------
        node : str, optional
            Id of the node; the one that the analysis was made for when left out.
        entity : str, optional
            The entity; may be left out when there is only one.

        Returns
        -------
        Influence
            Shares of the variance, and what half the error of each source would do.

        Raises
        ------
        UsageError
            If there is no such node or entity, or the entity is left open among several.
        """
        ev, chosen = self.evaluation, node or self.node
        name = self.row(chosen, entity=entity).entity
        cell = drawn_cell(ev, name, as_of=self._as_of, functions=self._functions)
        surveys = {key: survey.name for key, survey in ev.card.surveys.items() if survey.name is not None}
        return influence_of(
            cell,
            self.variation,
            chosen,
            entity=ev.observations.entities.index(name),
            status=int(ev.at(entity=name).status[0, 0, ev.nodes.index(chosen)]),
            draws=self.draws,
            seed=self.seed,
            names=surveys,
        )

    def least_change(
        self, *, node: str | None = None, entity: str | None = None, status: str | None = None
    ) -> LeastWeightChange:
        """Return the least change of the card's weights that turns a status.

        Parameters
        ----------
        node : str, optional
            Id of the node; the one that the analysis was made for when left out.
        entity : str, optional
            The entity; may be left out when there is only one.
        status : str, optional
            Id of the band wanted; any other than the present one will do when left out.

        Returns
        -------
        LeastWeightChange
            As `least_weight_change` finds it.

        Raises
        ------
        UsageError
            If there is no such node, entity or status, or the entity is left open among several.
        """
        ev, chosen = self.evaluation, node or self.node
        return least_weight_change(
            ev.card,
            ev.observations,
            node=chosen,
            status=status,
            period=ev.periods[0],
            entity=self.row(chosen, entity=entity).entity,
            as_of=self._as_of,
            functions=self._functions,
        )

    def table(self) -> Table:
        """Return the node of every entity, one a row.

        Returns
        -------
        Table
            Score, interval, probability of the status; expected rank and share of first ranks where
            there are several entities.
        """
        rows: list[tuple[Cell, ...]] = []
        for entity in self.evaluation.entities:
            row = self.row(self.node, entity=entity)
            ranked = self.ranks is not None and entity in self.ranks.entities
            rank = (None, None) if self.ranks is None or not ranked else _rank(self.ranks, entity)
            rows.append(
                (entity, row.score, row.status_name, row.status_probability, row.low, row.high, row.mean, *rank)
            )
        edges = card_edges(self.evaluation.card)
        columns = tuple(replace(column, edges=edges) if column.key == "score" else column for column in COLUMNS)
        return Table(columns, tuple(rows), title=self._title(), notes=self._notes())

    def spread_table(self) -> Table:
        """Return every node of every entity, one a row.

        Returns
        -------
        Table
            Score, interval, standard deviation and the probability of every status.
        """
        ev, several = self.evaluation, len(self.evaluation.entities) > 1
        bands = bands_in_force(ev)[ev.card.perspectives[0].id]
        rows = tuple(spread_cells(row, bands=bands, several=several) for row in self.rows)
        columns = spread_columns(bands, several=several, edges=card_edges(ev.card))
        return Table(columns, rows, title=self._title(), notes=(*self._notes(), *carried_note(self.level)))

    def _title(self) -> LocalText:
        """Return the title of the tables."""
        return TITLE.fill({"name": self.evaluation.card.name_of(self.node), "period": str(self.evaluation.periods[0])})

    def _notes(self) -> tuple[LocalText, ...]:
        """Return what was varied, and how."""
        varied = self.variation
        notes = [VALUES_VARY if varied.values else VALUES_FIXED]
        for law in dict.fromkeys(known.note for known in varied.weights.values()):
            names = tuple(self.evaluation.card.name_of(n) for n, known in varied.weights.items() if known.note == law)
            notes.append(WEIGHTS_VARY.fill({"nodes": join_text(names, en=", ", zh="、"), "law": law}))
        notes += [RULES_VARY.fill({"rules": rule_names(varied.rules)})] if varied.rules else []
        return (*notes, drawing_note(self.draws, seed=self.seed, level=self.level), *draws_left_out(self.rows))


def robustness(
    card: Scorecard,
    obs: Observations,
    *,
    period: Period | str,
    entity: str | None = None,
    node: str | None = None,
    values: bool = True,
    weights: WeightVariation | None = CONCENTRATION,
    rules: Sequence[RollUp | str | Mapping[str, object]] = (),
    draws: int = DRAWS,
    seed: int = 0,
    level: float = 0.95,
    as_of: date | None = None,
    functions: Functions | None = None,
) -> Robustness:
    """Return what becomes of scores, statuses and ranks when values, weights and rules vary in the same run.

    Parameters
    ----------
    card : Scorecard
        The card.
    obs : Observations
        The values with their errors.
    period : Period or str
        The period.
    entity : str, optional
        One entity; all of them when left out.
    node : str, optional
        The node whose ranks are asked for; ``total`` when left out.
    values : bool
        Whether values vary by their errors.
    weights : float, mapping of str to WeightUncertainty, or None
        What is known of the weights: a concentration c about the weights of the card in every group
        of siblings, a weight w having the standard deviation √(w (1 − w) / (c + 1)); or, by the id of the
        node above a group (``total`` for the perspectives), points, ranks, bounds, a Dirichlet
        distribution or the weights of experts, the other groups staying as they are; None where no
        weight varies.
    rules : sequence of RollUp, str or mapping
        Rules of the card that are drawn, each as likely as the other; nodes with a rule of their own
        keep it. The card's own rule alone when empty.
    draws, seed : int
        How often everything is drawn, and the seed of the random numbers.
    level : float
        Share of the draws between low and high.
    as_of : date, optional
        As in `evaluate`.
    functions : mapping of str to callable, optional
        As in `evaluate`.

    Returns
    -------
    Robustness
        Spread of every score, share of the draws that keep a status, share of the draws at each rank;
        `Robustness.influence` tells what matters.

    Raises
    ------
    UsageError
        If an option has a value that it cannot have, there is no such period, entity or node, or the
        card has no total and no node is named.
    ScoringError
        As in `evaluate`.

    Notes
    -----
    Draw k takes weights and rule alike for all entities, and values for each entity by itself. What
    it tells is how often the conclusion holds under what was varied, and no more: weights that nobody
    would choose are in it too.

    References
    ----------
    Lahdelma, R., Salminen, P. (2001). SMAA-2: Stochastic multicriteria acceptability analysis for group
    decision making. Operations Research 49, 444-454.
    Saisana, M., Saltelli, A., Tarantola, S. (2005). Uncertainty and sensitivity analysis techniques as
    tools for the quality assessment of composite indicators. Journal of the Royal Statistical Society A
    168, 307-323.

    Examples
    --------
    >>> from scorecard.models import Scorecard
    >>> from scorecard.scoring import observe
    >>> from scorecard.series import MeasureRecord
    >>> def side(name):
    ...     found = {"id": f"m_{name}", "name": name, "worst": 0, "target": 100}
    ...     return {"id": name, "name": name, "objectives": [{"id": f"o_{name}", "name": name, "measures": [found]}]}
    >>> card = Scorecard(
    ...     id="demo",
    ...     name="Demo",
    ...     total=True,
    ...     calendar={"first": "2026", "last": "2026"},
    ...     perspectives=[side("customer"), side("process")],
    ... )
    >>> values = [MeasureRecord("m_customer", "2026", 95), MeasureRecord("m_process", "2026", 60)]
    >>> obs = observe(card, values=values)
    >>> found = robustness(card, obs, period="2026", weights=20, seed=1)
    >>> found.row("total").score, found.row("total").status, round(found.row("total").status_probability, 1)
    (77.5, 'amber', 0.7)
    """
    check_drawing(draws, seed=seed, level=level)
    require_all(card, obs, previous=None, frozen=(), functions=functions, kind=Evaluation)
    if node is None and not card.total:
        raise UsageError.single(
            "node-open", "the card asks for no total, and no node is named", cure="Name the node by node=…."
        )
    ev = evaluate(card, obs, period=period, entity=entity, as_of=as_of, functions=functions)
    chosen = node or "total"
    place = position(chosen, ev.nodes, "node")
    varied = Variation(bool(values), weights_from(card, weights, period=ev.periods[0]), rules_from(card, rules))
    rows: list[ScoreSpread] = []
    ranked: list[FloatArray] = []
    for name in ev.entities:
        cell = drawn_cell(ev, name, as_of=as_of, functions=functions)
        drawn = node_draws(cell, varied, entity=obs.entities.index(name), draws=draws, seed=seed)
        rows.extend(spreads_of(ev.at(entity=name), drawn, level=level))
        ranked.append(drawn[place])
    ranks = _ranks(ev, chosen, np.array(ranked)) if len(ranked) > 1 else None
    return Robustness(ev, chosen, tuple(rows), ranks, varied, int(draws), int(seed), float(level), as_of, functions)


def _ranks(ev: Evaluation, node: str, scores: FloatArray) -> EntityRanks:
    """Return how often each entity reaches each rank at a node."""
    names = {entity.id: entity.name for entity in ev.card.entities}
    return entity_ranks(
        scores,
        node=node,
        name=ev.card.name_of(node),
        entities=ev.entities,
        names=tuple(names.get(entity, LocalText(en=entity)) for entity in ev.entities),
    )


def _rank(ranks: EntityRanks, entity: str) -> tuple[float, float]:
    """Return the expected rank of an entity, and the share of its first ranks."""
    at = ranks.entities.index(entity)
    return ranks.expected[at], float(ranks.shares[at, 0])

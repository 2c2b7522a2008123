"""What the errors of the values mean for every score and status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

import numpy as np

from scorecard._result import Result
from scorecard._table import Table, format_number
from scorecard._text import LocalText
from scorecard.errors import UsageError
from scorecard.models import Period, Scorecard
from scorecard.scoring.drawn_scores import DrawnScores, drawn_scores
from scorecard.scoring.engine import evaluate
from scorecard.scoring.evaluation import Evaluation
from scorecard.scoring.limits import card_edges
from scorecard.scoring.node_draws import Variation, node_draws
from scorecard.scoring.one_period import bands_in_force
from scorecard.scoring.own_functions import Functions
from scorecard.scoring.score_spread import (
    ScoreSpread,
    carried_note,
    draws_left_out,
    spread_cells,
    spread_columns,
    spreads_of,
)
from scorecard.series import Observations, position

if TYPE_CHECKING:
    from scorecard.plots.uncertainty import UncertaintyPlots

__all__ = ["DRAWS", "Uncertainty", "check_drawing", "drawn_cell", "uncertainty"]

DRAWS = 10_000
"""Draws, where nothing else is asked for."""

_MOST_DRAWS = 1_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Uncertainty(Result):
    """Spread of every score, and probability of every status, as far as the errors of the values go.

    Attributes
    ----------
    evaluation : Evaluation
        The scores as they were computed, for one period.
    rows : tuple of ScoreSpread
        Every node of every entity.
    draws, seed : int
        How many draws, and their seed.
    level : float
        Share of the draws between low and high.
    """

    evaluation: Evaluation
    rows: tuple[ScoreSpread, ...]
    draws: int
    seed: int
    level: float

    @property
    def plot(self) -> UncertaintyPlots:
        """Charts of the spread of scores and the probability of statuses."""
        from scorecard.plots.uncertainty import UncertaintyPlots

        return UncertaintyPlots(self)

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

    def table(self) -> Table:
        """Return every node of every entity, one a row.

        Returns
        -------
        Table
            Score, interval, standard deviation and the probability of every status, at full precision;
            beside them the interval that is carried up the tree without draws.
        """
        ev = self.evaluation
        several = len(ev.entities) > 1
        bands = bands_in_force(ev)[ev.card.perspectives[0].id]
        rows = tuple(spread_cells(row, bands=bands, several=several) for row in self.rows)
        facts = {"draws": format_number(self.draws, 0), "seed": str(self.seed), "level": f"{100 * self.level:g}"}
        return Table(
            spread_columns(bands, several=several, edges=card_edges(ev.card)),
            rows,
            title=_TITLE.fill({"name": ev.card.name, "period": str(ev.periods[0])}),
            notes=(_METHOD.fill(facts), *carried_note(self.level), _PRIOR, _EXACT, *draws_left_out(self.rows)),
        )


def uncertainty(
    card: Scorecard,
    obs: Observations,
    *,
    period: Period | str,
    entity: str | None = None,
    draws: int = DRAWS,
    seed: int = 0,
    level: float = 0.95,
    as_of: date | None = None,
    functions: Functions | None = None,
) -> Uncertainty:
    """Return how far the scores of a period may truly lie from what was computed.

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
    draws : int
        How often the values are drawn.
    seed : int
        Seed of the random numbers; draw k of an entity depends on the seed, the entity and k alone.
    level : float
        Share of the draws between low and high.
    as_of : date, optional
        As in `evaluate`.
    functions : mapping of str to callable, optional
        As in `evaluate`.

    Returns
    -------
    Uncertainty
        Spread of every node, and the probability of each of its statuses.

    Raises
    ------
    UsageError
        If an option has a value that it cannot have, or there is no such period or entity.
    ScoringError
        As in `evaluate`.

    Notes
    -----
    Every draw takes each value from its error distribution, those of one survey together, and scores
    the whole card by its own rules: whatever the rule of a node, its score has a spread. The distribution
    of a value is the one that a flat prior leaves on what is true: value + SE · t with n − 1 degrees of
    freedom, Beta(x + 1, n − x + 1) for a proportion, Gamma(x + 1) for a count, an expert's own for what he
    thinks possible. A value whose error is not known stays as it is; `ScoreSpread.error_known` tells how
    much of the weight is known. The guard of a card holds no status here.

    Examples
    --------
    >>> from scorecard.models import Scorecard
    >>> from scorecard.scoring import observe
    >>> from scorecard.series import MeasureRecord
    >>> measures = [{"id": "otif", "name": "OTIF", "worst": 80, "target": 100}]
    >>> card = Scorecard(
    ...     id="demo",
    ...     name="Demo",
    ...     calendar={"first": "2026", "last": "2026"},
    ...     perspectives=[
    ...         {"id": "customer", "objectives": [{"id": "deliver", "name": "Deliver", "measures": measures}]}
    ...     ],
    ... )
    >>> obs = observe(card, values=[MeasureRecord("otif", "2026", 96, standard_error=0.8)])
    >>> row = uncertainty(card, obs, period="2026", seed=1).row("customer")
    >>> row.score, row.status, round(row.status_probability, 1)
    (80.0, 'amber', 0.9)
    """
    check_drawing(draws, seed=seed, level=level)
    ev = evaluate(card, obs, period=period, entity=entity, as_of=as_of, functions=functions)
    rows: list[ScoreSpread] = []
    for name in ev.entities:
        cell = drawn_cell(ev, name, as_of=as_of, functions=functions)
        rows.extend(
            spreads_of(
                ev.at(entity=name),
                node_draws(cell, Variation(), entity=obs.entities.index(name), draws=draws, seed=seed),
                level=level,
            )
        )
    return Uncertainty(ev, tuple(rows), int(draws), int(seed), float(level))


def drawn_cell(ev: Evaluation, entity: str, *, as_of: date | None, functions: Functions | None) -> DrawnScores:
    """Return one entity of an evaluation of one period, ready to be scored many times."""
    obs = ev.observations
    return drawn_scores(
        ev.card,
        obs,
        entity=obs.entities.index(entity),
        period=obs.periods.index(ev.periods[0]),
        as_of=as_of,
        functions=functions,
    )


def row_of(rows: tuple[ScoreSpread, ...], ev: Evaluation, node: str, *, entity: str | None) -> ScoreSpread:
    """Return the row of a node and entity, or refuse what is not there or left open."""
    if entity is None and len(ev.entities) > 1:
        raise UsageError.single(
            "entity-open", f"there are {len(ev.entities)} entities", cure="Name one of them by entity=…."
        )
    first = 0 if entity is None else position(entity, ev.entities, "entity")
    return rows[first * len(ev.nodes) + position(node, ev.nodes, "node")]


def check_drawing(draws: object, *, seed: object, level: object) -> None:
    """Refuse options that no drawing can have."""
    if not isinstance(draws, int | np.integer) or isinstance(draws, bool) or not 100 <= draws <= _MOST_DRAWS:
        raise UsageError.single(
            "bad-option",
            "the option draws is no whole number from 100 to 1,000,000",
            found=f"{draws}",
            cure="10 000 draws tell a probability to about half a per cent.",
        )
    if not isinstance(seed, int | np.integer) or isinstance(seed, bool) or seed < 0:
        raise UsageError.single(
            "bad-option",
            "the option seed is no whole number from 0",
            found=f"{seed}",
            cure="Give any whole number.",
        )
    if not isinstance(level, int | float | np.floating) or isinstance(level, bool) or not 0 < cast("float", level) < 1:
        raise UsageError.single(
            "bad-option",
            "the option level lies between 0 and 1",
            found=f"{level}",
            cure="Write 0.95 for 95 %.",
        )


_TITLE = LocalText(en="How sure are the scores? {name}, {period}", zh="得分有多可靠？{name}，{period}")
_METHOD = LocalText(
    en="{level} % intervals from {draws} draws of the values (seed {seed}).",
    zh="{level} % 区间，由 {draws} 次数值抽样得出（随机种子 {seed}）。",
)
_PRIOR = LocalText(
    en="A probability holds under a flat prior on the true score; the guard of the card is not applied.",
    zh="概率以真实得分的均匀先验为前提；未应用计分卡的状态缓冲区。",
)
_EXACT = LocalText(en="A value whose error is not known counts as exact.", zh="误差未知的数值按精确值处理。")

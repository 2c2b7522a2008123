"""Cards of units whose scores are values of the card above."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from scorecard._model.mapping import FrozenDict
from scorecard._result import Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import UsageError, near
from scorecard.models import Period, Scorecard
from scorecard.scoring.cascade_order import CascadeLink, cascade_order, links_of
from scorecard.scoring.engine import evaluate
from scorecard.scoring.evaluation import Evaluation
from scorecard.scoring.explain_node import entity_below
from scorecard.scoring.given import require_cards
from scorecard.scoring.own_functions import Functions
from scorecard.scoring.reasons import code_of
from scorecard.scoring.same_nodes import measures_below
from scorecard.series import MISSING, NOT_APPLICABLE, NOT_DUE, USABLE, Observations

__all__ = ["Cascade", "CascadeLink", "cascade"]


@dataclass(frozen=True, slots=True, eq=False)
class Cascade(Result):
    """The evaluations of cards that take values from each other.

    Attributes
    ----------
    evaluations : mapping of str to Evaluation
        By id of the card, each after those that it takes values from. Each holds the evaluations of the
        cards below it in `units`, so that `explain` goes down into them.
    links : tuple of CascadeLink
        Which measure takes its value from which node of which card.
    """

    evaluations: Mapping[str, Evaluation]
    links: tuple[CascadeLink, ...]

    @property
    def order(self) -> tuple[str, ...]:
        """Ids of the cards, from the lowest up."""
        return tuple(self.evaluations)

    def __getitem__(self, card: str) -> Evaluation:
        """Return the evaluation of one card.

        Parameters
        ----------
        card : str
            Id of the card.

        Returns
        -------
        Evaluation
            Its scores.

        Raises
        ------
        UsageError
            If there is no such card.
        """
        if card not in self.evaluations:
            cure = near(card, self.evaluations)
            raise UsageError.single("unknown-card", "there is no such card", found=card, cure=cure)
        return self.evaluations[card]

    def table(self) -> Table:
        """Return what each card takes from another one, for every entity and period.

        Returns
        -------
        Table
            The measure, card and node below, and score and coverage there.
        """
        rows: list[tuple[Cell, ...]] = []
        for link in self.links:
            above, unit = self.evaluations[link.card], self.evaluations[link.unit]
            for e, entity in enumerate(above.entities):
                below = entity_below(unit, entity)
                at = None if below is None else unit.entities.index(below)
                for p, period in enumerate(above.periods):
                    place = p, unit.nodes.index(link.node)
                    numbers = (math.nan if at is None else array[at, *place] for array in (unit.score, unit.coverage))
                    score, coverage = (None if math.isnan(number) else float(number) for number in numbers)
                    taken = float(above.value[e, p, above.nodes.index(link.measure)])
                    head = link.card, entity, str(period), link.measure, link.unit, link.node
                    rows.append((*head, score, coverage, None if math.isnan(taken) else taken))
        return Table(_COLUMNS, tuple(rows), title=_TITLE)


def cascade(
    cards: Mapping[str, Scorecard],
    observations: Mapping[str, Observations],
    *,
    period: Period | str | None = None,
    as_of: date | None = None,
    functions: Functions | None = None,
) -> Cascade:
    """Return the evaluations of cards, in which scores of the cards below are values of the cards above.

    Parameters
    ----------
    cards : mapping of str to Scorecard
        Cards by their ids. A measure with the source ``{card: …, node: …}`` takes for its value the
        score of that node; it is scored like any other measure, such as from 0 at ``worst: 0`` to 100 at
        ``target: 100``.
    observations : mapping of str to Observations
        The values of each card by its id, from `observe`.
    period : Period or str, optional
        One period of the calendar; all of them when left out.
    as_of : date, optional
        As in `evaluate`, for all cards.
    functions : mapping of str to callable, optional
        As in `evaluate`, for all cards.

    Returns
    -------
    Cascade
        One evaluation a card.

    Raises
    ------
    UsageError
        With every problem: cards or nodes that do not exist, circles, calendars or entities that do not
        fit, values that are given although a card gives them.
    ScoringError
        As in `evaluate`.

    Notes
    -----
    A card below that scores entities gives each entity its own score; one that scores none gives its score to
    every entity to which the measure applies. A node without a score gives no value; where it is not due yet,
    or nothing of its plan has passed, neither is the value. Coverage of the card below does not enter the
    coverage of the card above, for which the score is a value like any other; it is shown beside it and in
    the explanation.

    Examples
    --------
    >>> from scorecard.models import Scorecard
    >>> from scorecard.scoring import observe
    >>> from scorecard.series import MeasureRecord
    >>> def card(name, measure):
    ...     objective = {"id": "serve", "name": "Serve", "measures": [{**measure, "worst": 0, "target": 100}]}
    ...     return Scorecard(
    ...         id=name,
    ...         name=name,
    ...         calendar={"first": "2026", "last": "2026"},
    ...         perspectives=[{"id": "customer", "objectives": [objective]}],
    ...     )
    >>> depot = card("depot", {"id": "otif", "name": "OTIF"})
    >>> group = card("group", {"id": "depots", "name": "Depots", "source": {"card": "depot", "node": "customer"}})
    >>> found = cascade(
    ...     {"group": group, "depot": depot},
    ...     {"group": observe(group), "depot": observe(depot, values=[MeasureRecord("otif", "2026", 88)])},
    ...     period="2026",
    ... )
    >>> found.order, found["group"]["customer"].score
    (('depot', 'group'), 88.0)
    """
    require_cards(cards, observations)
    order, links = cascade_order(cards, observations), links_of(cards)
    whole: dict[str, Evaluation] = {}
    for name in order:
        own = [link for link in links if link.card == name]
        obs = observations[name]
        for link in own:
            obs = _filled(obs, link, whole[link.unit])
        units = FrozenDict({link.unit: whole[link.unit] for link in own})
        whole[name] = replace(evaluate(cards[name], obs, as_of=as_of, functions=functions), units=units)
    shown = whole if period is None else {name: ev.at(period=period) for name, ev in whole.items()}
    return Cascade(FrozenDict(shown), links)


def _filled(obs: Observations, link: CascadeLink, unit: Evaluation) -> Observations:
    """Return observations with the scores of a card below as the values of a measure."""
    m, n = obs.measures.index(link.measure), unit.nodes.index(link.node)
    rows = [unit.entities.index(e) if e in unit.entities else 0 for e in obs.entities]
    single = len(unit.entities) == 1
    known = np.array([single or e in unit.entities for e in obs.entities])[:, None]
    score, reason = unit.score[rows, :, n], unit.reason[rows, :, n]
    value, state = obs.value.copy(), obs.state.copy()
    there = known & ~np.isnan(score) & (state[:, :, m] != NOT_APPLICABLE)
    value[:, :, m] = np.where(there, score, np.nan)
    none = (known & (reason == code_of("not_applicable"))) | (state[:, :, m] == NOT_APPLICABLE)
    waits = known & np.isin(reason, [code_of("not_due"), code_of("not_started")])
    lacking = np.where(waits, NOT_DUE, MISSING)
    state[:, :, m] = np.where(there, USABLE, np.where(none, NOT_APPLICABLE, lacking))
    shared = not measures_below(unit.card, link.node).isdisjoint(unit.observations.overlapping)
    overlapping = dict.fromkeys((*obs.overlapping, *((link.measure,) if shared else ())))
    return replace(obs, value=value, state=state, overlapping=tuple(overlapping))


_TITLE = LocalText(en="Scores that are values of the card above", zh="作为上级计分卡数值的得分")
_COLUMNS: tuple[Column, ...] = (
    Column("card", LocalText(en="Scorecard", zh="计分卡")),
    Column("entity", LocalText(en="Entity", zh="单位")),
    Column("period", LocalText(en="Period", zh="期间")),
    Column("measure", LocalText(en="Measure", zh="指标")),
    Column("unit", LocalText(en="From the scorecard", zh="来源计分卡")),
    Column("node", LocalText(en="Node", zh="节点")),
    Column("score", LocalText(en="Score there", zh="其得分"), "number", 1),
    Column("coverage", LocalText(en="Coverage there", zh="其数据覆盖率"), "percent"),
    Column("value", LocalText(en="Value here", zh="此处数值"), "number", 1),
)

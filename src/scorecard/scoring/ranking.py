"""The entities of an evaluation in the order of their score."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from scorecard._result import Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import UsageError, near
from scorecard.models import Band
from scorecard.scoring.common_measures import common_scores, measures_below, unit_specific
from scorecard.scoring.evaluation_table import CERTAINTY, NO_SCORE, score_edges
from scorecard.scoring.node_result import NodeResult
from scorecard.scoring.one_period import as_reported, band_of_entity, bands_in_force
from scorecard.scoring.reasons import REASONS
from scorecard.scoring.status import EDGE_TOLERANCE
from scorecard.scoring.unit_notes import UnitMeasure, unit_measures, unit_notes
from scorecard.series import position

if TYPE_CHECKING:
    from scorecard.scoring.evaluation import Evaluation

__all__ = ["EntityRanking", "MeasureChoice", "RankedEntity", "UnrankedEntity", "rank_entities"]

MeasureChoice = Literal["all", "common"]
"""Which measures count: all, or those that every entity has."""


@dataclass(frozen=True, slots=True)
class RankedEntity:
    """One entity with a score.

    Attributes
    ----------
    entity, name : str, LocalText
        The entity.
    rank : int
        1 for the highest score; entities with the same score share the better rank, and the next
        one is counted on: 1, 2, 2, 4.
    score : float
        Score of the node.
    status, status_name : str, LocalText
        Its band.
    coverage : float or None
        Share of the due weight that has a fresh value.
    share_of_best : float or None
        Score over the best score; None where the best is 0.
    own : tuple of str
        Measures below the node that this entity has and not all have, as far as they count.
    low, high : float or None
        Interval of the score, as the evaluation has it; None for scores by common measures alone, which are none of
        the evaluation.
    probability : float or None
        Probability of the status, as the evaluation has it.
    error_known : float or None
        Share of the weight behind the score whose error is known.
    """

    entity: str
    name: LocalText
    rank: int
    score: float
    status: str
    status_name: LocalText
    coverage: float | None
    share_of_best: float | None
    own: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    probability: float | None = None
    error_known: float | None = None


@dataclass(frozen=True, slots=True)
class UnrankedEntity:
    """One entity without a score.

    Attributes
    ----------
    entity, name : str, LocalText
        The entity.
    reason : str
        Why it has none; see `NodeResult`.
    """

    entity: str
    name: LocalText
    reason: str


@dataclass(frozen=True, slots=True)
class EntityRanking(Result):
    """Entities in the order of a node's score.

    Attributes
    ----------
    node, name : str, LocalText
        The node.
    period : str
        When.
    measures : {"all", "common"}
        Whether measures that only some entities have count too.
    rows : tuple of RankedEntity
        Entities with a score, the best first; those of the same score in the order of the card.
    apart : tuple of UnrankedEntity
        Entities without a score, in the order of the card.
    specific : tuple of UnitMeasure
        Measures below the node that only some entities have. Where they count, the scores of
        entities with and without them are made of different things.
    edges : tuple of float
        Scores over which none is rounded in print: edges between bands of the card, and 100.
    """

    node: str
    name: LocalText
    period: str
    measures: MeasureChoice
    rows: tuple[RankedEntity, ...]
    apart: tuple[UnrankedEntity, ...]
    specific: tuple[UnitMeasure, ...] = ()
    edges: tuple[float, ...] = ()

    def __getitem__(self, entity: str) -> RankedEntity:
        """Return one entity's row.

        Parameters
        ----------
        entity : str
            Id of the entity.

        Returns
        -------
        RankedEntity
            Its rank and score.

        Raises
        ------
        UsageError
            If there is no such entity, or it has no score.
        """
        for row in self.rows:
            if row.entity == entity:
                return row
        for other in self.apart:
            if other.entity == entity:
                raise UsageError.single(
                    "entity-unranked",
                    f"the entity {entity!r} has no score, and so no rank",
                    found=other.reason,
                    cure="Look at apart.",
                )
        cure = near(entity, [row.entity for row in self.rows])
        raise UsageError.single("unknown-entity", f"there is no entity {entity!r}", cure=cure)

    def table(self) -> Table:
        """Return one row an entity, the best first, those without a score last.

        Returns
        -------
        Table
            Rank, score, status, coverage and share of the best; interval of the score and probability of the status
            where something is known of an error; the notes tell which measures only some entities have.
        """
        own = any(row.own for row in self.rows)
        sure = any(row.error_known for row in self.rows)
        rows: list[tuple[Cell, ...]] = [
            (r.rank, r.entity, r.name, r.score, r.status_name)
            + ((r.low, r.high, r.probability, r.error_known) if sure else ())
            + (r.coverage, r.share_of_best)
            + ((", ".join(r.own) or None,) if own else ())
            for r in self.rows
        ]
        empty: tuple[Cell, ...] = (None,) * (2 + own + len(CERTAINTY) * sure)
        rows += [(None, a.entity, a.name, None, NO_SCORE[a.reason], *empty) for a in self.apart]
        title = _TITLE.fill({"name": self.name, "period": self.period})
        notes = unit_notes(self.specific, left_out=self.measures == "common")
        columns = [replace(column, edges=self.edges) if column.key == "score" else column for column in _COLUMNS]
        head, tail = columns[: -len(_SHARES)], columns[-len(_SHARES) :]
        certainty = [replace(c, edges=self.edges) if c.kind == "number" else c for c in CERTAINTY] if sure else []
        shown = (*head, *certainty, *tail, *((_OWN,) if own else ()))
        return Table(shown, tuple(rows), title=title, notes=notes)


def rank_entities(ev: Evaluation, node: str, *, measures: MeasureChoice = "all") -> EntityRanking:
    """Return the entities of an evaluation of one period in the order of a node's score.

    Parameters
    ----------
    ev : Evaluation
        The evaluation.
    node : str
        Id of the node.
    measures : {"all", "common"}
        Whether measures that only some entities have count too.

    Returns
    -------
    EntityRanking
        Ranks, scores and shares of the best score.

    Raises
    ------
    UsageError
        If there is no such node, or there are several periods.
    """
    if measures not in ("all", "common"):
        raise UsageError.single(
            "measure-choice",
            "there is no such choice of measures",
            found=str(measures),
            cure="Use one of: all, common.",
        )
    position(node, ev.nodes, "node")
    ev = as_reported(ev, (node,))
    row, bands = ev.nodes.index(node), bands_in_force(ev)[node]
    _check_common(ev, measures)
    below = measures_below(ev.card, node)
    specific = {m: units for m, units in unit_specific(ev.card).items() if m in below}
    counted = common_scores(ev) if measures == "common" and specific else ev
    scores = counted.score[:, 0, row]
    order = sorted(np.flatnonzero(~np.isnan(scores)).tolist(), key=lambda e: (-scores[e], e))
    owned = {} if measures == "common" else specific
    return EntityRanking(
        node=node,
        name=ev.card.name_of(node),
        period=str(ev.periods[0]),
        measures=measures,
        rows=tuple(
            _ranked(
                counted,
                entity,
                node,
                rank=rank,
                best=float(scores[order[0]]),
                bands=bands,
                specific=owned,
                found=ev.at(entity=ev.entities[entity])[node] if counted is ev else None,
            )
            for entity, rank in zip(order, _ranks([float(scores[e]) for e in order]), strict=True)
        ),
        apart=tuple(_unranked(counted, e, node) for e in np.flatnonzero(np.isnan(scores)).tolist()),
        specific=unit_measures(ev.card, specific),
        edges=score_edges(ev),
    )


def _check_common(ev: Evaluation, measures: MeasureChoice) -> None:
    """Refuse to carry scores of several cards up by the rules of one."""
    if measures == "common" and ev.basis[str(ev.periods[0])] != "restated":
        raise UsageError.single(
            "common-frozen",
            "scores by common measures need one card, and the scores of the period come from several",
            found=f"{ev.periods[0]}, taken from saved evaluations",
            cure="Rank with all measures, or evaluate the period without frozen=.",
        )


def _ranks(scores: Sequence[float]) -> list[int]:
    """Return the ranks of descending scores; equal ones share the better rank."""
    ranks: list[int] = []
    first = 0
    for place, score in enumerate(scores):
        if scores[first] - score > EDGE_TOLERANCE:
            first = place
        ranks.append(first + 1)
    return ranks


def _ranked(
    ev: Evaluation,
    entity: int,
    node: str,
    *,
    rank: int,
    best: float,
    bands: tuple[Band, ...],
    specific: Mapping[str, tuple[str, ...]],
    found: NodeResult | None,
) -> RankedEntity:
    """Return the row of an entity, by its position, with what the evaluation found out about its error."""
    at = entity, 0, ev.nodes.index(node)
    score, coverage = float(ev.score[at]), float(ev.coverage[at])
    band = band_of_entity(ev, entity, node, bands=bands) or bands[int(ev.status[at])]
    return RankedEntity(
        entity=ev.entities[entity],
        name=_name(ev, entity),
        rank=rank,
        score=score,
        status=band.id,
        status_name=band.word,
        coverage=None if math.isnan(coverage) else coverage,
        share_of_best=score / best if best > 0 else None,
        own=tuple(m for m, units in specific.items() if ev.entities[entity] in units),
        low=None if found is None else found.low,
        high=None if found is None else found.high,
        probability=None if found is None else found.status_probability,
        error_known=None if found is None else found.error_known,
    )


def _unranked(ev: Evaluation, entity: int, node: str) -> UnrankedEntity:
    """Return an entity without a score, by its position."""
    reason = REASONS[int(ev.reason[entity, 0, ev.nodes.index(node)])]
    return UnrankedEntity(ev.entities[entity], _name(ev, entity), reason or "no_data")


def _name(ev: Evaluation, entity: int) -> LocalText:
    """Return the name of an entity, by its position; the card's own where it declares none."""
    return next((e.name for e in ev.card.entities if e.id == ev.entities[entity]), ev.card.name)


_TITLE = LocalText(en="{name}, {period}: ranking", zh="{name}，{period}：排名")
_SHARES: tuple[Column, ...] = (
    Column("coverage", LocalText(en="Coverage", zh="数据覆盖率"), "percent"),
    Column("share_of_best", LocalText(en="Share of the best", zh="占最高分比例"), "percent", 1),
)
_COLUMNS: tuple[Column, ...] = (
    Column("rank", LocalText(en="Rank", zh="名次"), "integer"),
    Column("entity", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Name", zh="名称")),
    Column("score", LocalText(en="Score", zh="得分"), "number", 1),
    Column("status", LocalText(en="Status", zh="状态"), "status"),
    *_SHARES,
)
_OWN = Column("own", LocalText(en="Measures of its own", zh="特有指标"))

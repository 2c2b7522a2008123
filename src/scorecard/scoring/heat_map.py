"""The entities of an evaluation across its nodes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard._result import Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import Place, Problems, UsageError, near
from scorecard.models import Band
from scorecard.scoring.common_measures import measures_below, unit_specific
from scorecard.scoring.evaluation_table import NO_SCORE, score_edges
from scorecard.scoring.one_period import as_reported, band_of_entity, bands_in_force
from scorecard.scoring.reasons import REASONS
from scorecard.scoring.unit_notes import UnitMeasure, unit_measures, unit_notes

if TYPE_CHECKING:
    from scorecard.scoring.evaluation import Evaluation

__all__ = ["EntityHeatMap", "HeatMapCell", "entity_heat_map"]


@dataclass(frozen=True, slots=True)
class HeatMapCell:
    """One node of one entity.

    Attributes
    ----------
    score : float or None
        Its score.
    status : str
        Id of the band, or ``no_data``.
    status_name : LocalText
        The band in words, or why there is none.
    band : int or None
        Position of the band from the lowest, 0; None where there is none.
    coverage : float or None
        Share of the due weight that has a fresh value.
    reason : str or None
        Why there is no score; see `NodeResult`.
    """

    score: float | None
    status: str
    status_name: LocalText
    band: int | None
    coverage: float | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class EntityHeatMap(Result):
    """Scores and statuses of entities at nodes.

    Attributes
    ----------
    period : str
        When.
    entities, entity_names : tuple of str, tuple of LocalText
        The rows.
    nodes, node_names : tuple of str, tuple of LocalText
        The columns.
    cells : tuple of tuple of HeatMapCell
        One row an entity, one column a node.
    common : tuple of str
        Measures at or below the nodes that every entity has.
    specific : tuple of UnitMeasure
        Measures at or below the nodes that only some entities have.
    edges : tuple of float
        Scores over which none is rounded in print: edges between bands of the card, and 100.
    """

    period: str
    entities: tuple[str, ...]
    entity_names: tuple[LocalText, ...]
    nodes: tuple[str, ...]
    node_names: tuple[LocalText, ...]
    cells: tuple[tuple[HeatMapCell, ...], ...]
    common: tuple[str, ...]
    specific: tuple[UnitMeasure, ...]
    edges: tuple[float, ...] = ()

    def cell(self, entity: str, node: str) -> HeatMapCell:
        """Return the cell of an entity and a node.

        Parameters
        ----------
        entity, node : str
            Ids.

        Returns
        -------
        HeatMapCell
            Score and status.

        Raises
        ------
        UsageError
            If there is no such entity or node.
        """
        problems = Problems()
        for kind, name, known in (("entity", entity, self.entities), ("node", node, self.nodes)):
            if name not in known:
                problems.add(f"unknown-{kind}", f"there is no {kind} {name!r}", cure=near(name, known))
        problems.raise_if_any(UsageError, "The heat map has no such cell.")
        return self.cells[self.entities.index(entity)][self.nodes.index(node)]

    def table(self) -> Table:
        """Return one row an entity, with score and status of each node.

        Returns
        -------
        Table
            The notes tell which measures only some entities have.
        """
        columns = [_ENTITY, _NAME]
        for node, name in zip(self.nodes, self.node_names, strict=True):
            columns.append(Column(node, name, "number", 1, edges=self.edges))
            columns.append(Column(f"{node}_status", _STATUS.fill({"name": name}), "status"))
        rows: list[tuple[Cell, ...]] = []
        for entity, name, cells in zip(self.entities, self.entity_names, self.cells, strict=True):
            pairs = [part for cell in cells for part in (cell.score, cell.status_name)]
            rows.append((entity, name, *pairs))
        title = _TITLE.fill({"period": self.period})
        return Table(tuple(columns), tuple(rows), title=title, notes=unit_notes(self.specific))


def entity_heat_map(ev: Evaluation, nodes: tuple[str, ...] | None = None) -> EntityHeatMap:
    """Return the scores and statuses of all entities of an evaluation of one period.

    Parameters
    ----------
    ev : Evaluation
        The evaluation.
    nodes : tuple of str, optional
        Ids of the nodes; the perspectives, after the total where there is one, when left out.

    Returns
    -------
    EntityHeatMap
        Entity × node.

    Raises
    ------
    UsageError
        If there are no such nodes, each listed, or there are several periods.
    """
    shown = tuple(n for n in ev.nodes if ev.card.kind_of(n) in ("total", "perspective")) if nodes is None else nodes
    problems = Problems()
    for node in shown:
        if node not in ev.nodes:
            place = Place(path="nodes")
            problems.add(
                "unknown-node", "the evaluation has no such node", place=place, found=node, cure=near(node, ev.nodes)
            )
    problems.raise_if_any(UsageError, "The heat map cannot be made.")
    ev = as_reported(ev, shown)
    below = dict.fromkeys(m for node in shown for m in measures_below(ev.card, node))
    specific = {m: units for m, units in unit_specific(ev.card).items() if m in below}
    names = {e.id: e.name for e in ev.card.entities} or {ev.card.id: ev.card.name}
    bands = bands_in_force(ev)
    return EntityHeatMap(
        period=str(ev.periods[0]),
        entities=ev.entities,
        entity_names=tuple(names[entity] for entity in ev.entities),
        nodes=shown,
        node_names=tuple(ev.card.name_of(node) for node in shown),
        cells=tuple(tuple(_cell(ev, e, node, bands[node]) for node in shown) for e in range(len(ev.entities))),
        common=tuple(m for m in below if m not in specific),
        specific=unit_measures(ev.card, specific),
        edges=score_edges(ev),
    )


def _cell(ev: Evaluation, entity: int, node: str, bands: tuple[Band, ...]) -> HeatMapCell:
    """Return the cell of an entity, by its position, and a node."""
    at = entity, 0, ev.nodes.index(node)
    score, coverage, status = float(ev.score[at]), float(ev.coverage[at]), int(ev.status[at])
    reason = REASONS[int(ev.reason[at])]
    band = band_of_entity(ev, entity, node, bands=bands)
    return HeatMapCell(
        score=None if math.isnan(score) else score,
        status="no_data" if band is None else band.id,
        status_name=NO_SCORE[reason or "no_data"] if band is None else band.word,
        band=None if status < 0 else status,
        coverage=None if math.isnan(coverage) else coverage,
        reason=reason,
    )


_TITLE = LocalText(en="Entities by node, {period}", zh="各单位得分，{period}")
_ENTITY = Column("entity", LocalText(en="Id", zh="代码"))
_NAME = Column("name", LocalText(en="Name", zh="名称"))
_STATUS = LocalText(en="{name}: status", zh="{name}：状态")

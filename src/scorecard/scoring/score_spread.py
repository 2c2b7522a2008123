"""How far a score may truly lie from what was computed: its spread over many draws."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scorecard._model.mapping import FrozenDict
from scorecard._printing import format_chance
from scorecard._table import Cell, Column
from scorecard._text import LocalText, join_text
from scorecard.models import Band
from scorecard.models.card import NodeKind
from scorecard.scoring.evaluation import Evaluation
from scorecard.scoring.evaluation_table import ENTITY, KINDS, NO_SCORE
from scorecard.scoring.leaves import DEFAULT_CONFIDENCE
from scorecard.scoring.limits import edges_of
from scorecard.scoring.reasons import Reason
from scorecard.scoring.status import EDGE_TOLERANCE, band_index

__all__ = [
    "CARRIED",
    "ScoreSpread",
    "carried_note",
    "draws_left_out",
    "spread_cells",
    "spread_columns",
    "spreads_of",
    "standard_deviation",
    "varies",
]

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ScoreSpread:
    """The drawn scores of one node of one entity.

    Attributes
    ----------
    entity, id, name, kind : str, str, LocalText, str
        The node.
    score : float or None
        The score as it was computed.
    mean, standard_deviation : float or None
        Of the drawn scores.
    low, high : float or None
        They enclose the middle share `level` of the drawn scores.
    carried_low, carried_high : float or None
        The interval of the evaluation, which is carried up the tree without draws; None where a rule
        below is no weighted mean, or nothing below has an error.
    status, status_name : str, LocalText
        Band of the score as it was computed.
    probabilities : mapping of str to float, or None
        Share of the draws in each band, by its id.
    error_known : float or None
        Share of the weight behind the score whose error is known, be it that there is none.
    reason : str or None
        Why there is no score; see `NodeResult`.
    scored : float or None
        Share of the draws in which the node has a score, on which all that is told rests; None without a score.
    """

    entity: str
    id: str
    name: LocalText
    kind: NodeKind
    score: float | None
    mean: float | None
    standard_deviation: float | None
    low: float | None
    high: float | None
    carried_low: float | None
    carried_high: float | None
    status: str
    status_name: LocalText
    probabilities: Mapping[str, float] | None
    error_known: float | None
    reason: Reason
    scored: float | None = None

    @property
    def status_probability(self) -> float | None:
        """Share of the draws in the band of the score as it was computed."""
        return None if self.probabilities is None else self.probabilities[self.status]


def spreads_of(ev: Evaluation, drawn: FloatArray, *, level: float) -> tuple[ScoreSpread, ...]:
    """Return the spread of every node of one entity and period.

    Parameters
    ----------
    ev : Evaluation
        The entity and period.
    drawn : ndarray, shape (node, draw)
        The drawn scores.
    level : float
        Share of the draws between low and high.

    Returns
    -------
    tuple of ScoreSpread
        In the order of the nodes.
    """
    return tuple(_spread(ev, node, drawn[row], level) for row, node in enumerate(ev.nodes))


def _spread(ev: Evaluation, node: str, drawn: FloatArray, level: float) -> ScoreSpread:
    """Return the spread of one node."""
    found, band = ev[node], ev.band_of(node)
    numbers: tuple[float | None, ...] = (None,) * 4
    chances: Mapping[str, float] | None = None
    scores = drawn[~np.isnan(drawn)]
    if found.score is not None and len(scores):
        low, high = np.quantile(scores, [(1 - level) / 2, (1 + level) / 2])
        spread = standard_deviation(scores)
        numbers = float(scores.mean()) if spread else float(scores[0]), spread, float(low), float(high)
        bands = ev.bands_of(node)
        counts = np.bincount(band_index(scores, edges_of(bands)), minlength=len(bands))
        pairs = zip(bands, (counts / len(scores)).tolist(), strict=True)
        chances = FrozenDict({each.id: chance for each, chance in pairs})
    return ScoreSpread(
        entity=found.entity,
        id=node,
        name=found.name,
        kind=found.kind,
        score=found.score,
        mean=numbers[0],
        standard_deviation=numbers[1],
        low=numbers[2],
        high=numbers[3],
        carried_low=found.low,
        carried_high=found.high,
        status=found.status,
        status_name=NO_SCORE[found.reason or "no_data"] if band is None else band.word,
        probabilities=chances,
        error_known=found.error_known,
        reason=found.reason,
        scored=None if found.score is None else len(scores) / len(drawn),
    )


def varies(drawn: FloatArray) -> bool:
    """Return whether drawn scores differ by more than rounding.

    Parameters
    ----------
    drawn : ndarray, shape (draw,)
        The scores, none of them missing.

    Returns
    -------
    bool
        False where all of them lie within 1e-9 points, such as under weights that part equal scores.
    """
    return bool(np.ptp(drawn) > EDGE_TOLERANCE)


def standard_deviation(drawn: FloatArray) -> float:
    """Return the standard deviation of drawn scores; 0 where they do not vary, whatever the rounding of a mean.

    Parameters
    ----------
    drawn : ndarray, shape (draw,)
        The scores, none of them missing.

    Returns
    -------
    float
        With the number of draws less one.
    """
    return float(drawn.std(ddof=1)) if varies(drawn) else 0.0


def carried_note(level: float) -> tuple[LocalText, ...]:
    """Return which level the limits without draws have, where the drawn ones have another.

    Parameters
    ----------
    level : float
        Share of the draws between low and high.

    Returns
    -------
    tuple of LocalText
        One note; nothing where both are of 95 %.
    """
    return () if math.isclose(level, DEFAULT_CONFIDENCE) else (CARRIED,)


def draws_left_out(rows: Iterable[ScoreSpread]) -> tuple[LocalText, ...]:
    """Return that some nodes have no score in part of the draws, such as where too little of the weight has data.

    Parameters
    ----------
    rows : iterable of ScoreSpread
        The spreads.

    Returns
    -------
    tuple of LocalText
        One note; nothing where every draw has a score.
    """
    torn = {(row.id, row.entity): row for row in rows if row.scored is not None and row.scored < 1}
    several = len({entity for _, entity in torn}) > 1
    named = tuple(
        (_OF_ENTITY if several else _OF_NODE).fill(
            {"entity": row.entity, "name": row.name, "share": format_chance(1 - (row.scored or 0.0))}
        )
        for row in torn.values()
    )
    return (_LEFT_OUT.fill({"rows": join_text(named, en=", ", zh="、")}),) if named else ()


CARRIED = LocalText(
    en="The limits without draws are those of the evaluation: 95 %, or the level that the source of a measure names.",
    zh="解析法的上下限取自评估结果：水平为 95 %，或为指标来源所注明的水平。",
)
"""Of columns that charts and reviews leave out."""
_OF_NODE = LocalText(en="{name} ({share})", zh="{name}（{share}）")
_OF_ENTITY = LocalText(en="{entity}, {name} ({share})", zh="{entity} {name}（{share}）")
_LEFT_OUT = LocalText(
    en="Draws that give no score, such as where too little of the weight has data, are left out: {rows}.",
    zh="未得出得分的抽样（例如有数据的权重不足）不计入：{rows}。",
)


def spread_cells(row: ScoreSpread, *, bands: Sequence[Band], several: bool) -> tuple[Cell, ...]:
    """Return the cells of a row, in the order of `spread_columns`."""
    chances = row.probabilities or {}
    head: tuple[Cell, ...] = (row.entity,) if several else ()
    middle = (row.id, row.name, KINDS[row.kind], row.score, row.low, row.high, row.standard_deviation, row.status_name)
    tail = (row.carried_low, row.carried_high, row.error_known)
    return (*head, *middle, row.status_probability, *(chances.get(band.id) for band in bands), *tail)


def spread_columns(bands: Sequence[Band], *, several: bool, edges: tuple[float, ...] = ()) -> tuple[Column, ...]:
    """Return the columns of spreads: with the entity where there are several, and one for each band of the card.

    No score is rounded over one of the `edges`, since its status stands beside it.
    """
    shown = (replace(column, edges=edges) if column.key == "score" else column for column in _COLUMNS)
    of_bands = [Column(f"p_{band.id}", _OF_BAND.fill({"band": band.name}), "percent") for band in bands]
    return (*((ENTITY,) if several else ()), *shown, *of_bands, *_LAST)


_OF_BAND = LocalText(en="P({band})", zh="{band}的概率")
_COLUMNS: tuple[Column, ...] = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Name", zh="名称")),
    Column("kind", LocalText(en="Kind", zh="类型")),
    Column("score", LocalText(en="Score", zh="得分"), "number", 1),
    Column("low", LocalText(en="Low", zh="下限"), "number", 1),
    Column("high", LocalText(en="High", zh="上限"), "number", 1),
    Column("standard_deviation", LocalText(en="Standard deviation", zh="标准差"), "number", 2),
    Column("status", LocalText(en="Status", zh="状态"), "status"),
    Column("probability", LocalText(en="Probability", zh="概率"), "percent"),
)
_LAST: tuple[Column, ...] = (
    Column("carried_low", LocalText(en="Low, without draws", zh="下限（解析法）"), "number", 1),
    Column("carried_high", LocalText(en="High, without draws", zh="上限（解析法）"), "number", 1),
    Column("error_known", LocalText(en="Weight with known error", zh="误差已知的权重"), "percent"),
)

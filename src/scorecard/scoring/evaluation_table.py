"""The table of an evaluation: every node of every entity and period, one a row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard._status import StatusWord
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.scoring.explain_node import unit_text
from scorecard.scoring.limits import card_edges
from scorecard.scoring.origin import Basis
from scorecard.scoring.words import may_have_words, word_of

if TYPE_CHECKING:
    from scorecard.scoring.evaluation import Evaluation

__all__ = ["CERTAINTY", "ENTITY", "KINDS", "NO_SCORE", "PERIOD", "evaluation_table", "score_edges"]


def evaluation_table(ev: Evaluation) -> Table:
    """Return every node of every entity and period, one a row.

    Parameters
    ----------
    ev : Evaluation
        The evaluation.

    Returns
    -------
    Table
        Full precision; columns that would be empty for every card of the plain kind only where needed.
    """
    columns = [] if len(ev.entities) == 1 else [ENTITY]
    columns += [] if len(ev.periods) == 1 else [PERIOD]
    left_out = {
        "word": not any(map(may_have_words, ev.card.measures)),
        "not_due": not (ev.not_due > 0).any(),
        "stale": not (ev.stale > 0).any(),
    }
    left_out["probability"] = left_out["error_known"] = not (ev.error_known > 0).any()
    left_out["basis"] = all(basis == "restated" for basis in ev.basis.values())
    scores, edges = [column for column in _COLUMNS if column.key in ("score", "low", "high")], score_edges(ev)
    printed = {column.key: replace(column, edges=edges) for column in scores}
    printed["value"] = replace(_VALUE, decimals=_digits(ev))
    shown = [printed.get(column.key, column) for column in _COLUMNS if not left_out.get(column.key)]
    rows: list[tuple[Cell, ...]] = []
    for entity in ev.entities:
        for period in ev.periods:
            part = ev.at(entity=entity, period=period)
            basis = _BASES[part.basis[str(period)]]
            head: list[Cell] = [entity] if len(ev.entities) > 1 else []
            head += [str(period)] if len(ev.periods) > 1 else []
            for node in ev.nodes:
                cells = _cells(part, node, basis)
                rows.append((*head, *(cells[column.key] for column in shown)))
    return Table((*columns, *shown), tuple(rows), title=_title(ev))


def _cells(ev: Evaluation, node: str, basis: LocalText) -> dict[str, Cell]:
    """Return one node's row, by column."""
    found, band = ev[node], ev.band_of(node)
    card = ev.scored_by(node)
    measure = card.measure(node) if card.kind_of(node) == "measure" else None
    word: LocalText | None = None
    if measure is not None and found.value is not None:
        calendar = card.calendar
        word = word_of(measure.at(calendar.first_day(ev.periods[0]), calendar=calendar), found.value)
    return {
        "node": node,
        "name": found.name,
        "kind": KINDS[found.kind],
        "value": found.value,
        "word": word,
        "unit": None if measure is None else unit_text(measure.unit),
        "score": found.score,
        "status": NO_SCORE[found.reason or "no_data"] if band is None else band.word,
        "low": found.low,
        "high": found.high,
        "probability": found.status_probability,
        "error_known": found.error_known,
        "coverage": found.coverage,
        "bound_low": found.bound_low,
        "bound_high": found.bound_high,
        "n": found.n,
        "weight": found.weight,
        "absolute_weight": found.absolute_weight,
        "not_due": found.not_due,
        "stale": found.stale,
        "basis": basis,
    }


def score_edges(ev: Evaluation) -> tuple[float, ...]:
    """Return the scores over which none is rounded in print, by the bands of all cards that nodes were scored by."""
    return tuple(sorted({*card_edges(ev.card), *(edge for kept in ev.origin.frozen for edge in score_edges(kept))}))


def _digits(ev: Evaluation) -> int:
    """Return how many digits after the point the values of all measures need."""
    own = [measure.digits for measure in ev.card.measures]
    return max([_FEWEST_DIGITS, *own, *(_digits(kept) for kept in ev.origin.frozen)])


def _title(ev: Evaluation) -> LocalText:
    """Return the title of the table: the card, and the period if there is one."""
    name = ev.card.name
    if len(ev.periods) != 1:
        return name
    en, zh = (ev.card.calendar.text(ev.periods[0], lang) for lang in ("en", "zh"))
    return LocalText(en=f"{name.text('en')}, {en}", zh=f"{name.text('zh')}，{zh}")


KINDS: dict[str, LocalText] = {
    "total": LocalText(en="total", zh="总分"),
    "perspective": LocalText(en="perspective", zh="维度"),
    "objective": LocalText(en="objective", zh="目标"),
    "measure": LocalText(en="measure", zh="指标"),
}
NO_SCORE: dict[str, StatusWord] = {
    "no_data": StatusWord(en="no data", zh="无数据"),
    "not_applicable": StatusWord(en="not applicable", zh="不适用"),
    "unscored": StatusWord(en="not scored", zh="不计分"),
    "no_weight": StatusWord(en="no weight", zh="无权重"),
    "not_due": StatusWord(en="not due yet", zh="尚未到期"),
    "low_coverage": StatusWord(en="too little data", zh="数据不足"),
    "incomplete": StatusWord(en="incomplete", zh="数据不全"),
    "not_started": StatusWord(en="not started", zh="未开始"),
    "not_held": StatusWord(en="not in the frozen evaluation", zh="冻结评价中无此项"),
}
"""Why a node has no score, in words."""

_BASES: dict[Basis, LocalText] = {
    "restated": LocalText(en="restated", zh="重述"),
    "frozen": LocalText(en="frozen", zh="冻结"),
    "partly_frozen": LocalText(en="partly frozen", zh="部分冻结"),
}
ENTITY = Column("entity", LocalText(en="Entity", zh="单位"))
PERIOD = Column("period", LocalText(en="Period", zh="期间"))
_FEWEST_DIGITS = 2
_VALUE = Column("value", LocalText(en="Value", zh="数值"), "number")
_SCORE = Column("score", LocalText(en="Score", zh="得分"), "number", 1)
CERTAINTY: tuple[Column, ...] = (
    Column("low", LocalText(en="Score, low", zh="得分下限"), "number", 1),
    Column("high", LocalText(en="Score, high", zh="得分上限"), "number", 1),
    Column("probability", LocalText(en="Probability of the status", zh="状态概率"), "percent"),
    Column("error_known", LocalText(en="Weight with known error", zh="误差已知的权重"), "percent"),
)
"""How sure a score and its status are."""
_COLUMNS: tuple[Column, ...] = (
    Column("node", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Name", zh="名称")),
    Column("kind", LocalText(en="Kind", zh="类型")),
    _VALUE,
    Column("word", LocalText(en="In words", zh="文字值")),
    Column("unit", LocalText(en="Unit", zh="计量单位")),
    _SCORE,
    Column("status", LocalText(en="Status", zh="状态"), "status"),
    *CERTAINTY,
    Column("coverage", LocalText(en="Coverage", zh="数据覆盖率"), "percent"),
    Column("bound_low", LocalText(en="Score if missing is 0", zh="缺失按 0 分"), "number", 1),
    Column("bound_high", LocalText(en="Score if missing is full", zh="缺失按满分"), "number", 1),
    Column("n", LocalText(en="n", zh="样本数"), "integer"),
    Column("weight", LocalText(en="Weight", zh="权重"), "percent"),
    Column("absolute_weight", LocalText(en="Weight in the card", zh="总体权重"), "percent"),
    Column("not_due", LocalText(en="Not due yet", zh="尚未到期"), "percent"),
    Column("stale", LocalText(en="Carried forward", zh="沿用前期"), "percent"),
    Column("basis", LocalText(en="History", zh="历史口径")),
)

"""The pages of the scorecard: scores, strategy map, initiatives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard._table import Cell, Column, Table, format_number
from scorecard._text import Lang, LocalText
from scorecard.models import Period, Scorecard
from scorecard.report.document import Block, Figure, Grid, Heading, Paragraph
from scorecard.report.narrative import period_text, range_text, status_name
from scorecard.scoring import Evaluation, NodeResult

if TYPE_CHECKING:
    from scorecard.plots import Chart

SCORECARD = LocalText(en="Scorecard", zh="平衡计分卡")
SCORES = LocalText(en="All scores", zh="全部得分")
MAP = LocalText(en="Strategy map", zh="战略地图")
LINKS = LocalText(en="Links", zh="因果关系")
INITIATIVES = LocalText(en="Initiatives", zh="行动方案")

_ABOUT_SCORES = LocalText(
    en="Interval: of a measure's score, from the standard error of its value, where it has one. "
    "Coverage: share of the weight that has a value. Bounds: the score if everything missing scored least, or most.",
    zh="区间：由数值的标准误得出的指标得分区间（有标准误时）。覆盖率：有数据的权重占比。上下界：缺失部分全部得最低分或最高分时的得分。",
)
_ABOUT_MAP = LocalText(
    en="Arrows are the management team's hypotheses of cause and effect; they are not measured effects.",
    zh="箭头表示管理团队的因果假设，并非实测效应。",
)
_MISSING = LocalText(en="{name}: no value in {period} ({reason}).", zh="{name}：{period} 无数值（{reason}）。")
_REASONS: dict[str, LocalText] = {
    "no_data": LocalText(en="missing", zh="缺失"),
    "not_applicable": LocalText(en="not applicable", zh="不适用"),
    "unscored": LocalText(en="not scored", zh="不计分"),
    "no_weight": LocalText(en="no weight", zh="无权重"),
}
_DEPTH: dict[str, int] = {"total": 0, "perspective": 0, "objective": 1, "measure": 2}


def scorecard_blocks(card: Scorecard, evaluation: Evaluation) -> tuple[Block, ...]:
    """Return the pages of scores, strategy map and initiatives.

    Parameters
    ----------
    card : Scorecard
        The description.
    evaluation : Evaluation
        One entity and one period.

    Returns
    -------
    tuple of Block
        Blocks under headings of level 1.
    """

    def table_chart(lang: Lang) -> Chart:
        from scorecard.plots import scorecard_table

        return scorecard_table(evaluation, lang=lang)

    def map_chart(lang: Lang) -> Chart:
        from scorecard.plots import strategy_map

        return strategy_map(evaluation, lang=lang)

    blocks: list[Block] = [
        Heading(SCORECARD),
        Figure(table_chart),
        Heading(SCORES, 2),
        _scores(card, evaluation),
        Paragraph(_ABOUT_SCORES, quiet=True),
        Heading(MAP),
        Figure(map_chart),
        Paragraph(_ABOUT_MAP, quiet=True),
    ]
    if card.strategy_map.links:
        blocks += [Heading(LINKS, 2), _links(card)]
    if any(o.initiatives for o in card.objectives):
        blocks += [Heading(INITIATIVES, 2), _initiatives(card)]
    return tuple(blocks)


def missing_remarks(card: Scorecard, evaluation: Evaluation, period: Period) -> tuple[LocalText, ...]:
    """Return one remark for each measure without a score.

    Parameters
    ----------
    card : Scorecard
        The description.
    evaluation : Evaluation
        One entity and one period.
    period : Period
        The period.

    Returns
    -------
    tuple of LocalText
        The remarks.
    """
    found: list[LocalText] = []
    for measure in card.measures:
        reason = evaluation[measure.id].reason
        if reason is not None:
            text = _REASONS.get(reason, LocalText(en=reason, zh=reason))
            found.append(_MISSING.fill({"name": measure.name, "period": period_text(period), "reason": text}))
    return tuple(found)


def _scores(card: Scorecard, evaluation: Evaluation) -> Grid:
    """Return the score of every node with what it rests on."""
    columns = (
        Column("name", LocalText(en="Perspective, objective, measure", zh="维度、目标、指标")),
        Column("value", LocalText(en="Value", zh="数值"), "number"),
        Column("score", LocalText(en="Score", zh="得分"), "number", 1),
        Column("interval", LocalText(en="Interval", zh="区间"), "number"),
        Column("coverage", LocalText(en="Coverage", zh="覆盖率"), "percent"),
        Column("bounds", LocalText(en="Bounds", zh="上下界"), "number"),
        Column("status", LocalText(en="Status", zh="状态"), "status"),
    )
    rows = tuple(_score_row(card, node, evaluation[node]) for node in card.node_ids)
    strong = frozenset(i for i, node in enumerate(card.node_ids) if card.kind_of(node) in ("total", "perspective"))
    depths = tuple(_DEPTH[card.kind_of(node)] for node in card.node_ids)
    return Grid(Table(columns, rows), (4.0, 1.3, 0.9, 1.5, 1.1, 1.5, 1.2), strong, depths)


def _score_row(card: Scorecard, node_id: str, node: NodeResult) -> tuple[Cell, ...]:
    """Return one row of the scores."""
    value = None
    if node.kind == "measure" and node.value is not None:
        value = format_number(node.value, card.measure(node_id).unit.digits)
    return (
        card.name_of(node_id),
        value,
        node.score,
        _range(node.low, node.high),
        node.coverage,
        _range(node.bound_low, node.bound_high) if node.coverage is not None and node.coverage < 1 else None,
        status_name(card, node_id, node),
    )


def _range(low: float | None, high: float | None) -> LocalText | None:
    """Return two scores as a range."""
    if low is None or high is None:
        return None
    return range_text(low, high, decimals=1)


def _links(card: Scorecard) -> Grid:
    """Return the links of the strategy map."""
    columns = (
        Column("cause", LocalText(en="Cause", zh="原因")),
        Column("effect", LocalText(en="Effect", zh="结果")),
        Column("sign", LocalText(en="Direction", zh="方向")),
        Column("strength", LocalText(en="Strength (team's view)", zh="强度（团队判断）"), "number", 1),
        Column("delay", LocalText(en="Delay (periods)", zh="滞后期数"), "integer"),
    )
    signs = {"+": LocalText(en="same", zh="同向"), "-": LocalText(en="opposite", zh="反向")}
    rows = tuple(
        (card.name_of(link.cause), card.name_of(link.effect), signs[link.sign], link.strength, link.delay)
        for link in card.strategy_map.links
    )
    return Grid(Table(columns, rows), (3.0, 3.0, 1.1, 1.4, 1.1))


def _initiatives(card: Scorecard) -> Grid:
    """Return the initiatives under the objectives."""
    columns = (
        Column("objective", LocalText(en="Objective", zh="目标")),
        Column("name", LocalText(en="Initiative", zh="行动方案")),
        Column("owner", LocalText(en="Owner", zh="负责人")),
        Column("start", LocalText(en="Start", zh="开始")),
        Column("due", LocalText(en="Due", zh="截止")),
        Column("note", LocalText(en="State", zh="进展")),
    )
    rows = tuple(
        (
            objective.name,
            initiative.name,
            initiative.owner,
            None if initiative.start is None else initiative.start.isoformat(),
            None if initiative.due is None else initiative.due.isoformat(),
            initiative.note,
        )
        for objective in card.objectives
        for initiative in objective.initiatives
    )
    return Grid(Table(columns, rows), (2.2, 3.0, 1.8, 1.2, 1.2, 2.0))

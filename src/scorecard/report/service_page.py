"""The pages of service quality: gaps, reliability, importance and performance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from scorecard._table import Cell, Column, Table
from scorecard._text import Lang, LocalText
from scorecard.instruments import Instrument
from scorecard.models import Period
from scorecard.report.definitions import percent
from scorecard.report.document import Block, Bullets, Figure, Grid, Heading, Paragraph
from scorecard.report.narrative import period_text, range_text, shortfalls
from scorecard.survey import AlphaRow, GapAnalysis, GapRow, ImportancePerformance, IpaRow, Reliability

if TYPE_CHECKING:
    from scorecard.plots import Chart

SERVICE = LocalText(en="Service quality", zh="服务质量")
DIMENSIONS = LocalText(en="Gaps by dimension", zh="各维度差距")
ITEMS = LocalText(en="Gaps by item", zh="各题项差距")
SEGMENTS = LocalText(en="Overall gap by {by}", zh="按 {by} 划分的总体差距")
IMPORTANCE = LocalText(en="Importance and performance", zh="重要性与绩效")
RELIABILITY = LocalText(en="Reliability of the scales", zh="量表信度")

_WHAT = LocalText(
    en="{name}: {n} respondents, {period}, scale {low} to {high}.",
    zh="{name}：{n} 份答卷，{period}，量表 {low}–{high} 分。",
)
_WHOLES: dict[str, LocalText] = {
    "overall": LocalText(en="Overall (mean of dimensions)", zh="总体（各维度平均）"),
    "overall_items": LocalText(en="Overall (mean of all items)", zh="总体（全部题项平均）"),
    "weighted": LocalText(en="Overall, weighted", zh="总体（加权）"),
}
_ALL_ITEMS = LocalText(en="All items", zh="全部题项")
_ROLES: dict[str, LocalText] = {
    "expectation": LocalText(en="expectation", zh="期望"),
    "perception": LocalText(en="perception", zh="感知"),
    "importance": LocalText(en="importance", zh="重要性"),
    "satisfaction": LocalText(en="satisfaction", zh="满意度"),
    "gap": LocalText(en="gap", zh="差距"),
}
_QUADRANTS: dict[str, LocalText] = {
    "concentrate": LocalText(en="concentrate here", zh="优先改进"),
    "keep_up": LocalText(en="keep up", zh="继续保持"),
    "low_priority": LocalText(en="low priority", zh="低优先级"),
    "overkill": LocalText(en="possible overkill", zh="可能过度"),
}
_REASONS: dict[str, LocalText] = {
    "nobody_answered": LocalText(en="nobody answered", zh="无人作答"),
    "one_respondent": LocalText(en="one respondent only", zh="仅一名受访者"),
    "no_variance": LocalText(en="all answers equal", zh="答案全部相同"),
    "suppressed": LocalText(en="too few respondents to show", zh="人数过少，不予显示"),
}
_NO_REASON = LocalText(en="not defined", zh="无法计算")


def service_blocks(
    gaps: GapAnalysis,
    period: Period,
    *,
    reliability: Reliability | None = None,
    importance: ImportancePerformance | None = None,
) -> tuple[Block, ...]:
    """Return the pages of service quality.

    Parameters
    ----------
    gaps : GapAnalysis
        The gaps.
    period : Period
        The period.
    reliability : Reliability or None
        Alpha of the scales, if wanted.
    importance : ImportancePerformance or None
        Importance and performance, if wanted.

    Returns
    -------
    tuple of Block
        Blocks under headings of level 1.
    """

    def dumbbell(lang: Lang) -> Chart:
        from scorecard.plots import gap_dumbbell

        return gap_dumbbell(gaps, lang=lang)

    rows = [*gaps.dimensions, *(r for r in (gaps.overall, gaps.overall_items, gaps.weighted) if r is not None)]
    blocks: list[Block] = [
        Heading(SERVICE),
        Paragraph(_what(gaps, period)),
        *((Bullets((shortfalls(gaps),)),) if gaps.dimensions else ()),
        Figure(dumbbell),
        Heading(DIMENSIONS, 2),
        _gap_grid(gaps, rows, strong_from=len(gaps.dimensions)),
        Heading(ITEMS, 2),
        _gap_grid(gaps, gaps.items, strong_from=len(gaps.items)),
    ]
    if gaps.segments:
        blocks += [Heading(SEGMENTS.fill({"by": str(gaps.by)}), 2), _segment_grid(gaps)]
    if importance is not None:
        blocks += _importance_blocks(importance)
    if reliability is not None:
        blocks += [Heading(RELIABILITY, 2), _alpha_grid(reliability)]
    return tuple(blocks)


def _what(gaps: GapAnalysis, period: Period) -> LocalText:
    """Return the object, the time and the n of the survey."""
    scale = gaps.instrument.scale
    return _WHAT.fill(
        {
            "name": gaps.instrument.name,
            "n": gaps.n,
            "period": period_text(period),
            "low": scale.low,
            "high": scale.high,
        }
    )


def row_name(instrument: Instrument, row_id: str) -> LocalText:
    """Return the printed name of a row of a gap analysis.

    Parameters
    ----------
    instrument : Instrument
        The questionnaire.
    row_id : str
        Id of a dimension, an item or a whole.

    Returns
    -------
    LocalText
        The name.
    """
    if row_id == "all_items":
        return _ALL_ITEMS
    return _WHOLES[row_id] if row_id in _WHOLES else instrument.name_of(row_id)


def _columns(gaps: GapAnalysis) -> tuple[Column, ...]:
    """Return the columns of a table of gaps."""
    level = percent(gaps.confidence)
    return (
        Column("name", LocalText(en="Row", zh="项目")),
        Column("n", LocalText(en="n", zh="n"), "integer"),
        Column("expectation", LocalText(en="Expected", zh="期望"), "number", 2),
        Column("perception", LocalText(en="Perceived", zh="感知"), "number", 2),
        Column("gap", LocalText(en="Gap", zh="差距"), "signed", 2),
        Column("standard_deviation", LocalText(en="SD", zh="标准差"), "number", 2),
        Column("interval", LocalText(en=f"{level} interval", zh=f"{level} 区间"), "number"),
        Column("p", LocalText(en="p, adjusted", zh="校正 p 值"), "p_value"),
        Column("effect_size", LocalText(en="d", zh="d"), "signed", 2),
    )


def _gap_grid(gaps: GapAnalysis, rows: Sequence[GapRow], *, strong_from: int) -> Grid:
    """Return gaps as a table."""
    cells = tuple(_gap_cells(row, row_name(gaps.instrument, row.id)) for row in rows)
    notes = _reason_notes(gaps.instrument, rows)
    strong = frozenset(range(strong_from, len(rows)))
    return Grid(Table(_columns(gaps), cells, notes=notes), _GAP_WIDTHS, strong)


_GAP_WIDTHS = (3.6, 0.7, 1.1, 1.2, 1.0, 0.9, 1.9, 1.2, 0.9)


def _gap_cells(row: GapRow, name: LocalText) -> tuple[Cell, ...]:
    """Return one row of gaps."""
    p = row.p_adjusted if row.p_adjusted is not None else row.p_value
    return (
        name,
        row.n,
        row.expectation,
        row.perception,
        row.gap,
        row.standard_deviation,
        _interval(row),
        p,
        row.effect_size,
    )


def _interval(row: GapRow | AlphaRow) -> LocalText | None:
    """Return the interval of a gap or of alpha."""
    if row.low is None or row.high is None:
        return None
    return range_text(row.low, row.high, decimals=2)


def _reason_notes(instrument: Instrument, rows: Sequence[GapRow]) -> tuple[LocalText, ...]:
    """Return why a row has no statistic, for each row that has none."""
    note = LocalText(en="{name}: {reason}.", zh="{name}：{reason}。")
    return tuple(
        note.fill({"name": row_name(instrument, row.id), "reason": _REASONS.get(row.reason, _NO_REASON)})
        for row in rows
        if row.reason is not None
    )


def _segment_grid(gaps: GapAnalysis) -> Grid:
    """Return the overall gap of each segment."""
    cells = tuple(_gap_cells(s.overall, LocalText(en=label)) for label, s in gaps.segments.items())
    hidden = LocalText(en="{name}: {reason}.", zh="{name}：{reason}。")
    notes = tuple(
        hidden.fill({"name": label, "reason": _REASONS.get(s.overall.reason, _NO_REASON)})
        for label, s in gaps.segments.items()
        if s.overall.reason is not None
    )
    return Grid(Table(_columns(gaps), cells, notes=notes), _GAP_WIDTHS)


def _importance_blocks(importance: ImportancePerformance) -> tuple[Block, ...]:
    """Return the importance–performance chart with its table."""

    def quadrants(lang: Lang) -> Chart:
        from scorecard.plots import importance_performance

        return importance_performance(importance, lang=lang)

    columns = (
        Column("name", LocalText(en="Item", zh="题项")),
        Column("n", LocalText(en="n", zh="n"), "integer"),
        Column("importance", LocalText(en="Importance", zh="重要性"), "number", 2),
        Column("performance", LocalText(en="Performance", zh="绩效"), "number", 2),
        Column("quadrant", LocalText(en="Quadrant", zh="象限")),
    )
    rows = tuple(_importance_row(importance.instrument, row) for row in importance.rows)
    return (
        Heading(IMPORTANCE, 2),
        Figure(quadrants),
        Grid(Table(columns, rows), (3.6, 0.8, 1.3, 1.3, 2.0)),
    )


def _importance_row(instrument: Instrument, row: IpaRow) -> tuple[Cell, ...]:
    """Return one item of the importance–performance analysis."""
    quadrant = _QUADRANTS[row.quadrant] if row.quadrant is not None else None
    return (row_name(instrument, row.id), row.n, row.importance, row.performance, quadrant)


def _alpha_grid(reliability: Reliability) -> Grid:
    """Return alpha of each scale."""
    level = percent(reliability.confidence)
    columns = (
        Column("name", LocalText(en="Scale", zh="量表")),
        Column("of", LocalText(en="Answers", zh="答案")),
        Column("k", LocalText(en="Items", zh="题数"), "integer"),
        Column("n", LocalText(en="n", zh="n"), "integer"),
        Column("alpha", LocalText(en="Alpha", zh="α"), "number", 2),
        Column("interval", LocalText(en=f"{level} interval", zh=f"{level} 区间"), "number"),
        Column("standardised", LocalText(en="Standardised", zh="标准化 α"), "number", 2),
        Column("r", LocalText(en="Mean inter-item r", zh="题项间平均相关"), "number", 2),
    )
    rows = tuple(_alpha_row(reliability.instrument, row) for row in reliability.rows)
    return Grid(Table(columns, rows), (2.6, 1.4, 0.8, 0.8, 0.9, 1.7, 1.2, 1.4))


def _alpha_row(instrument: Instrument, row: AlphaRow) -> tuple[Cell, ...]:
    """Return alpha of one scale."""
    return (
        row_name(instrument, row.id),
        _ROLES[row.scale_of],
        row.k,
        row.n,
        row.alpha,
        _interval(row),
        row.alpha_standardised,
        row.mean_inter_item_r,
    )

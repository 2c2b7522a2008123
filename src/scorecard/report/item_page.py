"""The page of the items of a survey: gaps or means, zones of tolerance, importance, reliability."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard._table import Cell, Column, Table
from scorecard._text import Lang, LocalText
from scorecard.instruments import Instrument
from scorecard.report.document import Block, Figure, Grid, Heading, Paragraph
from scorecard.report.evidence import SurveyEvidence
from scorecard.report.gap_tables import gap_grid, interval_cell, reason_note, row_name
from scorecard.report.mean_tables import item_mean_blocks
from scorecard.report.printing import When, percent
from scorecard.report.service_page import EVERYONE, ITEMS, opening
from scorecard.survey import AlphaRow, ImportancePerformance, IpaRow, Reliability, ZoneOfTolerance
from scorecard.survey.importance import QUADRANTS
from scorecard.survey.zone_rows import ZoneRow
from scorecard.survey.zone_table import POSITIONS

if TYPE_CHECKING:
    from scorecard.plots import Chart
    from scorecard.plots.zone_data import ZoneRows

__all__ = ["ROLES", "item_blocks"]

_PAGE = LocalText(en="Items and scales", zh="题项与量表")
_PAGE_OF = LocalText(en="Items and scales: {name}", zh="题项与量表：{name}")
_ZONES = LocalText(en="Zone of tolerance", zh="容忍区间")
_IMPORTANCE = LocalText(en="Importance and performance", zh="重要性与绩效")
_RELIABILITY = LocalText(en="Reliability of the scales", zh="量表信度")
_DRAWN = 40
"""Items that the ladder of zones has room for."""
ROLES: dict[str, LocalText] = {
    "expectation": LocalText(en="expectation", zh="期望"),
    "perception": LocalText(en="perception", zh="感知"),
    "importance": LocalText(en="importance", zh="重要性"),
    "satisfaction": LocalText(en="satisfaction", zh="满意度"),
    "minimum": LocalText(en="minimum", zh="最低可接受水平"),
    "desired": LocalText(en="desired", zh="理想水平"),
    "gap": LocalText(en="gap", zh="差距"),
}
"""What answers are about, as words within a sentence."""
_ALPHA_REASONS: dict[str, LocalText] = {
    "nobody_answered": LocalText(en="nobody answered", zh="无人作答"),
    "one_respondent": LocalText(en="fewer than two common answers", zh="共同作答者不足 2 人"),
    "one_item": LocalText(en="one item only", zh="仅 1 个题项"),
    "no_variance": LocalText(en="answers do not differ", zh="答案没有差异"),
}
_NO_REASON = LocalText(en="not defined", zh="无法计算")
_STATED = LocalText(en="Importance", zh="重要性")
_DERIVED = LocalText(en="Derived importance", zh="推导重要性")
_NOTE_OF = LocalText(en="{name}, {of}: {reason}.", zh="{name}（{of}）：{reason}。")


def item_blocks(survey: SurveyEvidence, period: When, *, alone: bool = True) -> tuple[Block, ...]:
    """Return the page of the items of one survey.

    Parameters
    ----------
    survey : SurveyEvidence
        What the survey says.
    period : Period or LocalText
        The period.
    alone : bool
        Whether it is the only survey of the review; else the heading names it.

    Returns
    -------
    tuple of Block
        Blocks under a heading of level 1; nothing where there is nothing on items or scales.
    """
    blocks: list[Block] = []
    if survey.gaps is not None and not survey.group.hidden:
        blocks += [Heading(ITEMS, 2), gap_grid(survey.gaps, survey.group.items)]
    blocks += item_mean_blocks(survey)
    everyone = (Paragraph(EVERYONE, quiet=True),) if survey.segment is not None else ()
    if survey.zones is not None:
        blocks += [Heading(_ZONES, 2), *_zone_blocks(survey, survey.zones, period)]
    if survey.importance is not None:
        blocks += [Heading(_IMPORTANCE, 2), *everyone, *_importance_blocks(survey.importance, period)]
    if survey.reliability is not None:
        blocks += [Heading(_RELIABILITY, 2), *everyone, _alpha_grid(survey.reliability)]
    if not blocks:
        return ()
    heading = Heading(_PAGE if alone else _PAGE_OF.fill({"name": survey.name}), section="items", joined=True)
    return (heading, *opening(survey, period), *blocks)


def _zone_blocks(survey: SurveyEvidence, zones: ZoneOfTolerance, period: When) -> list[Block]:
    """Return the ladder of zones with its table, for the group reviewed where the analysis is made by groups."""
    segment = survey.segment if survey.segment in zones.segments else None
    rows = zones.rows if segment is None else zones.segments[segment]
    items = sum(row.kind == "item" for row in rows)

    def ladder(lang: Lang) -> Chart:
        from scorecard.plots import zone_ladder

        which: ZoneRows = "items" if items <= _DRAWN else "dimensions"
        return zone_ladder(zones, rows=which, segment=segment, period=period, lang=lang)

    said = [Paragraph(EVERYONE, quiet=True)] if survey.segment is not None and segment is None else []
    drawn = [Figure(ladder)] if any(row.position is not None for row in rows) else []
    names = zones.instrument
    notes = tuple(reason_note(row_name(names, row.id), row.reason) for row in rows if row.reason is not None)
    table = Table(_ZONE_COLUMNS, tuple(_zone_row(names, row) for row in rows), notes=notes)
    strong = frozenset(at for at, row in enumerate(rows) if row.kind == "overall")
    return [*said, *drawn, Grid(table, (3.4, 0.7, 1.0, 1.0, 1.0, 1.2, 1.3, 2.3), strong)]


def _zone_row(instrument: Instrument, row: ZoneRow) -> tuple[Cell, ...]:
    """Return the zone of one item or dimension."""
    position = None if row.position is None else POSITIONS[row.position]
    levels = (row.minimum, row.perceived, row.desired)
    return (row_name(instrument, row.id), row.n, *levels, row.msa.mean, row.mss.mean, position)


def _importance_blocks(importance: ImportancePerformance, period: When) -> tuple[Block, ...]:
    """Return the importance–performance chart with its table."""

    def quadrants(lang: Lang) -> Chart:
        from scorecard.plots import importance_performance

        return importance_performance(importance, period=period, lang=lang)

    columns = (
        Column("name", LocalText(en="Item", zh="题项")),
        Column("n", LocalText(en="n", zh="n"), "integer"),
        Column("importance", _STATED if importance.derived is None else _DERIVED, "number", 2),
        Column("performance", LocalText(en="Performance", zh="绩效"), "number", 2),
        Column("quadrant", LocalText(en="Quadrant", zh="象限")),
    )
    names = importance.instrument
    rows = tuple(_importance_row(names, row) for row in importance.rows)
    notes = tuple(
        reason_note(row_name(names, r.id), r.reason) for r in importance.rows if r.quadrant is None and r.reason
    )
    if importance.derived is not None:
        notes = (*importance.table().notes, *notes)
    shown = importance.derived is None and any(row.quadrant is not None for row in importance.rows)
    drawn = (Figure(quadrants),) if shown else ()
    return (*drawn, Grid(Table(columns, rows, notes=notes), (3.6, 0.8, 1.3, 1.3, 2.0)))


def _importance_row(instrument: Instrument, row: IpaRow) -> tuple[Cell, ...]:
    """Return one item of the importance–performance analysis."""
    quadrant = QUADRANTS[row.quadrant] if row.quadrant is not None else None
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
        Column("r", LocalText(en="Mean r of items", zh="题项间平均相关"), "number", 2),
    )
    rows = tuple(_alpha_row(reliability.instrument, row) for row in reliability.rows)
    notes = tuple(_alpha_note(reliability.instrument, row) for row in reliability.rows if row.reason is not None)
    return Grid(Table(columns, rows, notes=notes), (2.5, 1.8, 0.7, 0.7, 0.9, 1.6, 1.4, 1.6))


def _alpha_row(instrument: Instrument, row: AlphaRow) -> tuple[Cell, ...]:
    """Return alpha of one scale."""
    return (
        row_name(instrument, row.id),
        ROLES[row.scale_of],
        row.k,
        row.n,
        row.alpha,
        interval_cell(row),
        row.alpha_standardised,
        row.mean_inter_item_r,
    )


def _alpha_note(instrument: Instrument, row: AlphaRow) -> LocalText:
    """Return why a scale has no alpha."""
    reason = _NO_REASON if row.reason is None else _ALPHA_REASONS[row.reason]
    return _NOTE_OF.fill({"name": row_name(instrument, row.id), "of": ROLES[row.scale_of], "reason": reason})


_ZONE_COLUMNS: tuple[Column, ...] = (
    Column("name", LocalText(en="Row", zh="项目")),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("minimum", LocalText(en="Minimum", zh="最低"), "number", 2),
    Column("perceived", LocalText(en="Perceived", zh="感知"), "number", 2),
    Column("desired", LocalText(en="Desired", zh="理想"), "number", 2),
    Column("msa", LocalText(en="Adequacy", zh="充分度"), "signed", 2),
    Column("mss", LocalText(en="Superiority", zh="优越度"), "signed", 2),
    Column("position", LocalText(en="Position", zh="所处位置")),
)

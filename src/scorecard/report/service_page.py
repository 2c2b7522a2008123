"""The pages of service quality: gaps, reliability, importance and performance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from scorecard._table import Cell, Column, Table
from scorecard._text import Lang, LocalText
from scorecard.instruments import Instrument
from scorecard.models import Period
from scorecard.report.document import Block, Figure, Grid, Heading, Paragraph
from scorecard.report.evidence import SurveyEvidence
from scorecard.report.narrative import shortfalls
from scorecard.report.printing import percent, period_text, range_text
from scorecard.survey import AlphaRow, GapAnalysis, GapRow, ImportancePerformance, IpaRow, Reliability
from scorecard.survey.importance import QUADRANTS

if TYPE_CHECKING:
    from scorecard.plots import Chart
    from scorecard.plots.gap_data import GapRows

SERVICE = LocalText(en="Service quality", zh="服务质量")
SERVICE_OF = LocalText(en="Service quality: {name}", zh="服务质量：{name}")
DIMENSIONS = LocalText(en="Gaps by dimension", zh="各维度差距")
ITEMS = LocalText(en="Gaps by item", zh="各题项差距")
SEGMENTS = LocalText(en="Overall gap by {by}", zh="按 {by} 划分的总体差距")
IMPORTANCE = LocalText(en="Importance and performance", zh="重要性与绩效")
RELIABILITY = LocalText(en="Reliability of the scales", zh="量表信度")

_WHAT = LocalText(
    en="{name}: {n} {respondents}, {period}, scale {low} to {high}.",
    zh="{name}：{n} 份答卷，{period}，量表 {low}–{high} 分。",
)
_WHAT_GROUP = LocalText(
    en="{name}: {n} {respondents} of {group}, {period}, scale {low} to {high}.",
    zh="{name}：{group} {n} 份答卷，{period}，量表 {low}–{high} 分。",
)
_WHAT_SCALES = LocalText(en="{name}, {period}, scale {low} to {high}.", zh="{name}，{period}，量表 {low}–{high} 分。")
_TOO_FEW = LocalText(
    en="{group}: too few respondents to show gaps without giving single answers away.",
    zh="{group}：受访者过少，为避免泄露个人答案，不予显示差距。",
)
_EVERYONE = LocalText(en="Over all respondents of the survey.", zh="按全体受访者计算。")
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
    "minimum": LocalText(en="minimum", zh="最低可接受水平"),
    "desired": LocalText(en="desired", zh="理想水平"),
    "gap": LocalText(en="gap", zh="差距"),
}
_REASONS: dict[str, LocalText] = {
    "nobody_answered": LocalText(en="nobody answered", zh="无人作答"),
    "one_respondent": LocalText(en="one respondent only", zh="仅 1 人作答"),
    "no_variance": LocalText(
        en="all answers differ by the same amount, so there is nothing to test", zh="差距全部相同，无法检验"
    ),
    "suppressed": LocalText(en="too few respondents to show", zh="人数过少，不予显示"),
    "item_unanswered": LocalText(en="an item was answered by nobody", zh="有题项无人作答"),
    "no_dimensions": LocalText(en="the questionnaire has no dimensions", zh="问卷未划分维度"),
    "one_cluster": LocalText(en="fewer than two clusters", zh="不足两个群组"),
    "negative_variance": LocalText(
        en="variance below zero: too few answers in common", zh="方差为负：题项间共同作答过少"
    ),
}
_ALPHA_REASONS: dict[str, LocalText] = {
    "nobody_answered": LocalText(en="nobody answered", zh="无人作答"),
    "one_respondent": LocalText(en="fewer than two common answers", zh="共同作答者不足 2 人"),
    "one_item": LocalText(en="one item only", zh="仅 1 个题项"),
    "no_variance": LocalText(en="answers do not differ", zh="答案没有差异"),
}
_STATED = LocalText(en="Importance", zh="重要性")
_DERIVED = LocalText(en="Derived importance", zh="推导重要性")
_NO_REASON = LocalText(en="not defined", zh="无法计算")
_NOTE = LocalText(en="{name}: {reason}.", zh="{name}：{reason}。")
_NOTE_OF = LocalText(en="{name}, {of}: {reason}.", zh="{name}（{of}）：{reason}。")
_P_ADJUSTED = LocalText(en="Adjusted p", zh="校正 p 值")
_P = LocalText(en="p", zh="p 值")
_WHOLES_NOTE = LocalText(en="The p-values of the overall rows are not adjusted.", zh="总体各行的 p 值未作校正。")


def service_blocks(survey: SurveyEvidence, period: Period, *, alone: bool = True) -> tuple[Block, ...]:
    """Return the pages of one survey.

    Parameters
    ----------
    survey : SurveyEvidence
        What the survey says.
    period : Period
        The period.
    alone : bool
        Whether it is the only survey of the review; else the heading names it.

    Returns
    -------
    tuple of Block
        Blocks under a heading of level 1.
    """
    blocks: list[Block] = [Heading(SERVICE if alone else SERVICE_OF.fill({"name": survey.name}), section="gaps")]
    blocks.append(Paragraph(_what(survey, period)))
    if survey.gaps is not None:
        blocks += _gap_blocks(survey, survey.gaps, period)
    everyone = (Paragraph(_EVERYONE, quiet=True),) if survey.segment is not None else ()
    if survey.importance is not None:
        blocks += [Heading(IMPORTANCE, 2), *everyone, *_importance_blocks(survey.importance, period)]
    if survey.reliability is not None:
        blocks += [Heading(RELIABILITY, 2), *everyone, _alpha_grid(survey.reliability)]
    return tuple(blocks)


def _what(survey: SurveyEvidence, period: Period) -> LocalText:
    """Return the object, the time and the n of a survey."""
    scale = survey.instrument.scale
    values: dict[str, str | int | LocalText] = {
        "name": survey.instrument.name,
        "period": period_text(period),
        "low": scale.low,
        "high": scale.high,
    }
    if survey.gaps is None:
        return _WHAT_SCALES.fill(values)
    n = survey.group.n
    values |= {"n": n, "respondents": "respondent" if n == 1 else "respondents", "group": survey.segment or ""}
    return (_WHAT if survey.segment is None else _WHAT_GROUP).fill(values)


def _gap_blocks(survey: SurveyEvidence, gaps: GapAnalysis, period: Period) -> list[Block]:
    """Return the gaps of a survey: the chart, dimensions, items, groups."""
    group = survey.group
    if group.hidden:
        return [Paragraph(_TOO_FEW.fill({"group": survey.segment or ""}))]

    def dumbbell(lang: Lang) -> Chart:
        from scorecard.plots import gap_dumbbell

        rows: GapRows = "dimensions" if group.dimensions else "items"
        return gap_dumbbell(gaps, rows=rows, segment=survey.segment, period=period, lang=lang)

    said = shortfalls(survey)
    wholes = [row for row in (group.overall, group.overall_items, group.weighted) if row is not None]
    if not group.dimensions:
        wholes = [group.overall_items]
    rows = [*group.dimensions, *wholes]
    blocks: list[Block] = [
        *((Paragraph(said),) if said is not None else ()),
        Figure(dumbbell),
        Heading(DIMENSIONS if group.dimensions else ITEMS, 2),
        _gap_grid(gaps, rows, wholes=len(wholes)),
    ]
    blocks += [Heading(ITEMS, 2)] if group.dimensions else []
    blocks.append(_gap_grid(gaps, group.items))
    if gaps.segments:
        blocks += [Heading(SEGMENTS.fill({"by": str(gaps.by)}), 2), _segment_grid(gaps)]
    return blocks


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


def _columns(gaps: GapAnalysis, *, adjusted: bool) -> tuple[Column, ...]:
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
        Column("p", _P_ADJUSTED if adjusted else _P, "p_value"),
        Column("effect_size", LocalText(en="d", zh="d"), "signed", 2),
    )


_GAP_WIDTHS = (3.4, 0.7, 1.15, 1.25, 1.0, 0.95, 1.85, 1.3, 0.9)


def _gap_grid(gaps: GapAnalysis, rows: Sequence[GapRow], *, wholes: int = 0) -> Grid:
    """Return gaps as a table; the wholes stand last."""
    cells = tuple(_gap_cells(row, row_name(gaps.instrument, row.id)) for row in rows)
    adjusted = any(row.p_adjusted is not None for row in rows)
    notes = tuple(_note(row_name(gaps.instrument, row.id), row.reason) for row in rows if row.reason is not None)
    if adjusted and wholes:
        notes = (_WHOLES_NOTE, *notes)
    strong = frozenset(range(len(rows) - wholes, len(rows)))
    return Grid(Table(_columns(gaps, adjusted=adjusted), cells, notes=notes), _GAP_WIDTHS, strong)


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


def _note(name: LocalText, reason: str) -> LocalText:
    """Return why a row has no statistic."""
    return _NOTE.fill({"name": name, "reason": _REASONS.get(reason, _NO_REASON)})


def _segment_grid(gaps: GapAnalysis) -> Grid:
    """Return the overall gap of each segment."""
    rows = {label: s.overall if gaps.dimensions else s.overall_items for label, s in gaps.segments.items()}
    cells = tuple(_gap_cells(row, _label(label)) for label, row in rows.items())
    notes = tuple(_note(_label(label), row.reason) for label, row in rows.items() if row.reason is not None)
    return Grid(Table(_columns(gaps, adjusted=False), cells, notes=notes), _GAP_WIDTHS)


def _label(label: str) -> LocalText:
    """Return the label of a group as printed: a cell of a file, so without what cannot be seen."""
    seen = "".join(c if c.isprintable() else " " for c in label)
    return LocalText(en=" ".join(seen.split()) or "?")


def _importance_blocks(importance: ImportancePerformance, period: Period) -> tuple[Block, ...]:
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
    notes = tuple(_note(row_name(names, r.id), r.reason) for r in importance.rows if r.quadrant is None and r.reason)
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
    return Grid(Table(columns, rows, notes=notes), (2.5, 1.4, 0.8, 0.8, 0.9, 1.6, 1.4, 1.6))


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


def _alpha_note(instrument: Instrument, row: AlphaRow) -> LocalText:
    """Return why a scale has no alpha."""
    reason = _NO_REASON if row.reason is None else _ALPHA_REASONS[row.reason]
    return _NOTE_OF.fill({"name": row_name(instrument, row.id), "of": _ROLES[row.scale_of], "reason": reason})

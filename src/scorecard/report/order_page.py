"""The page of order service: figures with their intervals, causes of failure, quality of the data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import isclose

from scorecard._printing import SHARE_EDGES
from scorecard._table import Cell, Column, Table, format_number
from scorecard._text import LocalText
from scorecard.logistics import FailureCauses, ServicePerformance, ServiceRow
from scorecard.logistics.data_quality import DataQuality
from scorecard.logistics.service_rows import ServiceUnit
from scorecard.logistics.service_table import figure_notes, in_print_unit, recorded_rows
from scorecard.logistics.service_words import FAMILIES, LEVELS, REASONS, group_name, segment_name
from scorecard.report.document import Block, Bullets, Grid, Heading, Paragraph
from scorecard.report.drawings import drawing
from scorecard.report.printing import percent, period_text
from scorecard.scoring import Evaluation

__all__ = ["cause_blocks", "figure_text", "interval_text", "order_blocks"]

_GROUPED = ("otif_rate", "perfect_order_rate", "on_time_rate", "fill_rate_unit", "fill_rate_order", "cycle_time_median")
"""Figures that are shown for every group, as far as they are recorded."""
_MOST = 4
"""How many of them fit beside each other."""


def order_blocks(
    performance: ServicePerformance, evaluation: Evaluation, *, beside_scores: bool = True
) -> tuple[Block, ...]:
    """Return the page of order service.

    Parameters
    ----------
    performance : ServicePerformance
        The figures.
    evaluation : Evaluation
        The evaluation that is reviewed: its period, and its entity where it is a group of the orders.
    beside_scores : bool
        Whether the page of the scorecard is printed too.

    Returns
    -------
    tuple of Block
        Blocks under a heading of level 1.
    """
    split, entity = _split(performance, evaluation), evaluation.entities[0]
    group = entity if split and entity in performance.groups else None
    counted = evaluation.card.calendar.common(evaluation.periods[0])
    period = str(counted) if performance.periods else None
    quality = (Heading(_QUALITY, 2), *_quality(performance.quality))
    if not any((cell.group, cell.period) == (group, period) for cell in performance.cells):  # only in other periods
        none = _NONE.fill(_whose(evaluation, period))
        return (Heading(_TITLE, section="orders"), Paragraph(none), *quality)
    part = performance.at(group=group, period=period)
    blocks: list[Block] = [Heading(_TITLE, section="orders"), Paragraph(_what(part, evaluation, period, split=split))]
    if performance.definitions.sentences:
        blocks.append(Bullets(performance.definitions.sentences))
    blocks.append(_figures(part))
    if beside_scores and _from_errors(part, evaluation):
        blocks.append(Paragraph(_OTHER_LIMITS, quiet=True))
    if group is None and len(performance.groups) > 1:
        blocks += _groups(performance, period)
    if part.components:
        blocks += [Heading(_WHY, 2), *_causes(part.failures, evaluation)]
    return (*blocks, *quality)


def _split(performance: ServicePerformance, evaluation: Evaluation) -> bool:
    """Return whether the groups of orders are entities of the card."""
    entities = {entity.id for entity in evaluation.card.entities}
    return len(entities) > 1 and not entities.isdisjoint(performance.groups)


def _whose(evaluation: Evaluation, period: str | None) -> dict[str, str | int | LocalText]:
    """Return the name of the entity reviewed and the time, for a sentence."""
    names = {entity.id: entity.name for entity in evaluation.card.entities}
    when = _EVER if period is None else period_text(evaluation.periods[0], calendar=evaluation.card.calendar)
    return {"group": names.get(evaluation.entities[0], ""), "when": when}


def _what(part: ServicePerformance, evaluation: Evaluation, period: str | None, *, split: bool) -> LocalText:
    """Return which orders the page is about."""
    values = _whose(evaluation, period) | {
        "orders": format_number(part.cells[0].orders, 0),
        "lines": format_number(part.cells[0].lines, 0),
    }
    if part.cells[0].group is not None:
        return _WHAT_GROUP.fill(values)
    return (_WHAT_ALL if split else _WHAT).fill(values)


def _from_errors(part: ServicePerformance, evaluation: Evaluation) -> bool:
    """Return whether a measure has a share of this page as its value, and its interval from the standard error."""
    wilson = [row.value for row in part.rows if row.value is not None and (row.method or "").startswith("wilson")]
    obs = evaluation.observations
    entity, period = obs.entities.index(evaluation.entities[0]), obs.periods.index(evaluation.periods[0])
    for place, measure in enumerate(obs.measures):
        node, error = evaluation[measure], obs.standard_error[entity, period, place]
        if node.low is None or node.value is None or node.age or not error > 0:
            continue
        if any(isclose(node.value, factor * value, rel_tol=1e-9) for value in wilson for factor in (1, 100)):
            return True
    return False


def _figures(part: ServicePerformance) -> Grid:
    """Return the recorded figures, each family under its name."""
    rows: list[tuple[Cell, ...]] = []
    depths: list[int] = []
    shown = recorded_rows(part.rows)
    for before, row in zip((None, *shown), shown, strict=False):
        if before is None or row.family != before.family:
            rows.append((FAMILIES[row.family], "", "", "", "", ""))
            depths.append(0)
        rows.append(_figure_cells(row))
        depths.append(1)
    strong = frozenset(place for place, depth in enumerate(depths) if depth == 0)
    notes = [
        _NOTE.fill({"name": row.name, "reason": REASONS[row.reason]})
        for row in shown
        if row.low is None and row.reason is not None
    ]
    notes += figure_notes(part.rows)
    table = Table(_figure_columns(part.confidence), tuple(rows), notes=tuple(notes))
    return Grid(table, (3.9, 1.0, 1.0, 1.3, 2.2, 1.0), strong, tuple(depths))


def _figure_columns(confidence: float) -> tuple[Column, ...]:
    """Return the columns of the figures."""
    level = percent(confidence)
    return (
        Column("name", LocalText(en="Figure", zh="指标")),
        Column("level", LocalText(en="Counted", zh="统计对象")),
        Column("n", LocalText(en="n", zh="n"), "integer"),
        Column("value", LocalText(en="Value", zh="数值"), "number"),
        Column("interval", LocalText(en=f"{level} interval", zh=f"{level} 区间"), "number"),
        Column("left_out", LocalText(en="Left out", zh="未计入"), "integer"),
    )


def _figure_cells(row: ServiceRow) -> tuple[Cell, ...]:
    """Return one figure as printed."""
    left_out = sum(row.left_out.values())
    return (row.name, LEVELS[row.level], row.n, figure_text(row), interval_text(row), left_out)


def figure_text(row: ServiceRow) -> LocalText | None:
    """Return the value of a figure with its unit.

    Parameters
    ----------
    row : ServiceRow
        The figure.

    Returns
    -------
    LocalText or None
        Such as ``94.2 %`` or ``3.5 days``; None where it is not defined.
    """
    if row.value is None:
        return None
    return (_HOURS if _is_long(row) else _UNITS[row.unit]).fill({"number": _number(row.value, row)})


def interval_text(row: ServiceRow) -> LocalText | None:
    """Return the interval of a figure, in the unit of its value.

    Parameters
    ----------
    row : ServiceRow
        The figure.

    Returns
    -------
    LocalText or None
        Such as ``92.1 to 95.8``; None where there is none.
    """
    if row.low is None or row.high is None:
        return None
    return _RANGE.fill({"low": _number(row.low, row), "high": _number(row.high, row)})


def _is_long(row: ServiceRow) -> bool:
    """Return whether the times of a row are told in hours."""
    return row.unit == "minutes" and max(abs(v) for v in (row.value, row.low, row.high, 0.0) if v is not None) >= _LONG


def _number(value: float, row: ServiceRow) -> str:
    """Return a number with one digit after the point; no share is rounded to nothing or all."""
    shown = value / 60 if _is_long(row) else in_print_unit(value, row)
    return format_number(shown, 1, edges=SHARE_EDGES if row.unit == "share" else ())


def _groups(performance: ServicePerformance, period: str | None) -> list[Block]:
    """Return the main figures of each group, with their intervals."""
    there = [cell.group for cell in performance.cells if cell.group is not None and cell.period == period]
    recorded = {row.id for row in recorded_rows(performance.rows)}
    figures = [figure for figure in _GROUPED if figure in recorded][:_MOST]
    if not there or not figures:
        return []
    names = [performance.row(figure).name for figure in figures]
    columns = [
        Column("group", LocalText(en="Group", zh="分组")),
        Column("n", LocalText(en="Orders", zh="订单数"), "integer"),
    ]
    columns += [Column(figure, name, "number") for figure, name in zip(figures, names, strict=True)]
    rows = tuple(
        (
            group_name(group, performance.by),
            performance.cell(group=group, period=period).orders,
            *_beside(performance, figures, group, period),
        )
        for group in there
    )
    heading = Heading(_BY.fill({"by": segment_name(performance.by or "")}), 2)
    with_limits = any(interval_text(performance.row(f, group=g, period=period)) for g in there for f in figures)
    notes = (_LEVEL.fill({"level": percent(performance.confidence)}),) if with_limits else ()
    return [heading, Grid(Table(tuple(columns), rows, notes=notes), (2.0, 1.0, *[2.0] * len(figures)))]


def _beside(
    performance: ServicePerformance, figures: Sequence[str], group: str, period: str | None
) -> list[LocalText | None]:
    """Return figures of a group, each with its interval in brackets."""
    found: list[LocalText | None] = []
    for figure in figures:
        row = performance.row(figure, group=group, period=period)
        value, limits = figure_text(row), interval_text(row)
        both = None if value is None or limits is None else _BOTH.fill({"value": value, "limits": limits})
        found.append(value if both is None else both)
    return found


def cause_blocks(found: FailureCauses, evaluation: Evaluation) -> tuple[Block, ...]:
    """Return the page of failures alone, where there are no other figures of orders.

    Parameters
    ----------
    found : FailureCauses
        Why orders are not perfect.
    evaluation : Evaluation
        The evaluation that is reviewed, whose calendar names the period.

    Returns
    -------
    tuple of Block
        Blocks under a heading of level 1.
    """
    return (Heading(_TITLE, section="orders"), Heading(_WHY, 2), *_causes(found, evaluation))


def _causes(found: FailureCauses, evaluation: Evaluation) -> list[Block]:
    """Return why orders are not perfect."""
    from scorecard.plots import draw_pareto, prepare_pareto
    from scorecard.plots.pareto_data import ParetoData

    calendar, reviewed = evaluation.card.calendar, evaluation.periods[0]

    def prepared() -> ParetoData:
        data = prepare_pareto(found)
        same = found.period is not None and found.period == str(calendar.common(reviewed))
        return replace(data, period=period_text(reviewed, calendar=calendar)) if same else data

    table = found.table()
    if not table.rows:
        return [Paragraph(note) for note in table.notes]
    shown = drawing(prepared, lambda data, lang: draw_pareto(data, lang=lang))
    grid = Grid(Table(table.columns, table.rows), (2.4, 1.4, 1.2, 1.2, 1.4, 1.2))
    return [*(Paragraph(note) for note in table.notes), *shown, grid, Paragraph(_GAIN, quiet=True)]


def _quality(quality: DataQuality) -> list[Block]:
    """Return what was not clean, and what was done with it."""
    counts = {"read": format_number(quality.lines_read, 0), "used": format_number(quality.lines_used, 0)}
    said = Paragraph(_READ.fill(counts))
    found = [row for row in quality.rows if row.rows]
    if not found:
        return [said, Paragraph(_CLEAN)]
    rows: list[tuple[Cell, ...]] = [(row.rule, row.column, row.detail, row.rows, row.judged, row.done) for row in found]
    return [said, Grid(Table(_QUALITY_COLUMNS, tuple(rows)), (2.5, 2.2, 1.2, 0.8, 0.9, 2.3))]


_TITLE = LocalText(en="Order service", zh="订单服务")
_WHAT = LocalText(en="{orders} orders with {lines} lines, {when}.", zh="{when}，共 {orders} 个订单、{lines} 个订单行。")
_WHAT_GROUP = LocalText(
    en="{orders} orders of {group} with {lines} lines, {when}.",
    zh="{when}，{group} 共 {orders} 个订单、{lines} 个订单行。",
)
_WHAT_ALL = LocalText(
    en="{orders} orders of all groups with {lines} lines, {when}.",
    zh="{when}，各组合计 {orders} 个订单、{lines} 个订单行。",
)
_NONE = LocalText(en="There are no orders of {group}, {when}.", zh="{when}，{group} 没有订单。")
_EVER = LocalText(en="over all periods", zh="全部期间")
_BY = LocalText(en="By {by}", zh="按{by}比较")
_WHY = LocalText(en="Why orders are not perfect", zh="订单未达完美的原因")
_QUALITY = LocalText(en="Quality of the order data", zh="订单数据质量")
_NOTE = LocalText(en="{name}: {reason}.", zh="{name}：{reason}。")
_RANGE = LocalText(en="{low} to {high}", zh="{low} 至 {high}")
_BOTH = LocalText(en="{value} ({limits})", zh="{value}（{limits}）")
_GAIN = LocalText(
    en="Gain if cured: percentage points that the rate of perfect orders would win if this failure alone were "
    "cured everywhere.",
    zh="消除后提升：若仅彻底消除该项失误，完美订货率可提高的百分点。",
)
_OTHER_LIMITS = LocalText(
    en="Intervals of shares are Wilson's here; those of the scorecard come from the standard error (t) and differ.",
    zh="此处比率的区间按 Wilson 法；计分卡上由标准误按 t 分布得出，故两处不同。",
)
_LEVEL = LocalText(en="In brackets: {level} interval.", zh="括号内：{level} 区间。")
_READ = LocalText(
    en="{read} rows were read, and figures are computed from {used}.",
    zh="共读取 {read} 行，其中 {used} 行用于计算指标。",
)
_CLEAN = LocalText(en="No rule found anything.", zh="各项规则均未发现问题。")
_LONG = 600.0
"""Minutes from which on times are told in hours."""
_HOURS = LocalText(en="{number} h", zh="{number} 小时")
_UNITS: dict[ServiceUnit, LocalText] = {
    "share": LocalText(en="{number} %", zh="{number} %"),
    "ratio": LocalText(en="{number} %", zh="{number} %"),
    "minutes": LocalText(en="{number} min", zh="{number} 分钟"),
    "days": LocalText(en="{number} days", zh="{number} 天"),
}
_GROUP = Column("group", LocalText(en="Group", zh="分组"))
_ORDERS = Column("n", LocalText(en="Orders", zh="订单数"), "integer")
_QUALITY_COLUMNS: tuple[Column, ...] = (
    Column("rule", LocalText(en="Rule", zh="规则")),
    Column("column", LocalText(en="Column", zh="数据列")),
    Column("detail", LocalText(en="What stands there", zh="实际内容")),
    Column("rows", LocalText(en="Found", zh="数量"), "integer"),
    Column("judged", LocalText(en="Of", zh="总数"), "integer"),
    Column("done", LocalText(en="Treatment", zh="处理方式")),
)

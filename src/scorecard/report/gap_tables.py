"""Tables of gaps, one row a dimension, an item, a whole or a group."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.instruments import Instrument
from scorecard.report.document import Grid
from scorecard.report.printing import percent, range_text
from scorecard.survey import AlphaRow, GapAnalysis, GapRow, QuestionRow

__all__ = ["gap_grid", "interval_cell", "label_text", "named_note", "reason_note", "row_name", "segment_grid"]

_WHOLES: dict[str, LocalText] = {
    "overall": LocalText(en="Overall (mean of dimensions)", zh="总体（各维度平均）"),
    "overall_items": LocalText(en="Overall (mean of all items)", zh="总体（全部题项平均）"),
    "weighted": LocalText(en="Overall, weighted", zh="总体（加权）"),
}
_ALL_ITEMS = LocalText(en="All items", zh="全部题项")
_REASONS: dict[str, LocalText] = {
    "nobody_answered": LocalText(en="nobody answered enough", zh="没有足够的作答"),
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
_NO_REASON = LocalText(en="not defined", zh="无法计算")
_NOTE = LocalText(en="{name}: {reason}.", zh="{name}：{reason}。")
_P_ADJUSTED = LocalText(en="Adjusted p", zh="校正 p 值")
_P = LocalText(en="p", zh="p 值")
_WHOLES_NOTE = LocalText(en="The p-values of the overall rows are not adjusted.", zh="总体各行的 p 值未作校正。")


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


def gap_grid(gaps: GapAnalysis, rows: Sequence[GapRow], *, wholes: int = 0) -> Grid:
    """Return gaps as a table; the wholes stand last."""
    cells = tuple(_gap_cells(row, row_name(gaps.instrument, row.id)) for row in rows)
    adjusted = any(row.p_adjusted is not None for row in rows)
    notes = tuple(reason_note(row_name(gaps.instrument, row.id), row.reason) for row in rows if row.reason is not None)
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
        interval_cell(row),
        p,
        row.effect_size,
    )


def interval_cell(row: GapRow | QuestionRow | AlphaRow) -> LocalText | None:
    """Return the interval of a gap, of a mean or of alpha."""
    if row.low is None or row.high is None:
        return None
    return range_text(row.low, row.high, decimals=2)


def reason_note(name: LocalText, reason: str) -> LocalText:
    """Return why a row has no statistic."""
    return named_note(name, _REASONS.get(reason, _NO_REASON))


def named_note(name: LocalText, reason: LocalText) -> LocalText:
    """Return a reason after the name of its row."""
    return _NOTE.fill({"name": name, "reason": reason})


def segment_grid(gaps: GapAnalysis) -> Grid:
    """Return the overall gap of each segment."""
    rows = {label: s.overall if gaps.dimensions else s.overall_items for label, s in gaps.segments.items()}
    cells = tuple(_gap_cells(row, label_text(label)) for label, row in rows.items())
    notes = tuple(reason_note(label_text(label), row.reason) for label, row in rows.items() if row.reason is not None)
    return Grid(Table(_columns(gaps, adjusted=False), cells, notes=notes), _GAP_WIDTHS)


def label_text(label: str) -> LocalText:
    """Return the label of a group as printed: a cell of a file, so without what cannot be seen."""
    seen = "".join(c if c.isprintable() else " " for c in label)
    return LocalText(en=" ".join(seen.split()) or "?")

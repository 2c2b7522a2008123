"""The table of a gap analysis."""

from __future__ import annotations

from collections.abc import Mapping

from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.instruments import Instrument
from scorecard.survey.gap_records import Adjust, GapRow, Reason, SegmentGaps

__all__ = ["REASONS", "WHOLES", "gap_table"]

REASONS: dict[Reason, LocalText] = {
    "nobody_answered": LocalText(en="nobody answered", zh="无人作答"),
    "one_respondent": LocalText(en="one respondent only", zh="仅 1 人作答"),
    "no_variance": LocalText(en="all gaps equal", zh="差距全部相同"),
    "suppressed": LocalText(en="too few to show", zh="人数过少，不予显示"),
    "item_unanswered": LocalText(en="an item was answered by nobody", zh="有题项无人作答"),
    "no_dimensions": LocalText(en="the questionnaire has no dimensions", zh="问卷未划分维度"),
}
"""Why a statistic is undefined, in words."""

WHOLES: dict[str, LocalText] = {
    "overall": LocalText(en="Overall (mean of the dimensions)", zh="总体（各维度均值）"),
    "overall_items": LocalText(en="Overall (mean of the items)", zh="总体（各题项均值）"),
    "weighted": LocalText(en="Overall, weighted", zh="总体（加权）"),
}
"""Names of the wholes."""

_TITLE = LocalText(en="Gap analysis: {name}", zh="差距分析：{name}")
_GAP = LocalText(
    en="Gap = perception − expectation over the same respondents and answers; {level} t interval of the mean.",
    zh="差距 = 感知 − 期望，均取自同一批受访者的同一批答案；均值的 {level} t 置信区间。",
)
_HOLM = LocalText(
    en="p adjusted by Holm's method: items as one family, dimensions as another, the wholes not adjusted.",
    zh="p 值采用 Holm 法校正：题项为一族，维度为另一族，总体不校正。",
)
_PLAIN = LocalText(en="p-values are not adjusted.", zh="p 值未作校正。")
_SUPPRESSED = LocalText(
    en="Groups below {n} respondents, and those that would give them away, are not shown.",
    zh="不足 {n} 人的分组，以及可据以推算出这些分组的其他分组，均不予显示。",
)
_EVERYONE = LocalText(en="Everyone", zh="全体")
_GROUP = Column("segment", LocalText(en="Group", zh="分组"))
_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Name", zh="名称")),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("expectation", LocalText(en="Expectation", zh="期望"), "number"),
    Column("perception", LocalText(en="Perception", zh="感知"), "number"),
    Column("gap", LocalText(en="Gap", zh="差距"), "signed"),
    Column("standard_deviation", LocalText(en="SD", zh="标准差"), "number"),
    Column("standard_error", LocalText(en="SE", zh="标准误"), "number", 3),
    Column("low", LocalText(en="Low", zh="下限"), "signed"),
    Column("high", LocalText(en="High", zh="上限"), "signed"),
    Column("statistic", LocalText(en="t", zh="t"), "signed"),
    Column("p_value", LocalText(en="p", zh="p 值"), "p_value"),
    Column("p_adjusted", LocalText(en="p adjusted", zh="校正 p 值"), "p_value"),
    Column("family", LocalText(en="Family", zh="检验族")),
    Column("effect_size", LocalText(en="d_z", zh="d_z"), "signed"),
    Column("reason", LocalText(en="Remark", zh="说明")),
)
_FAMILIES = {
    "items": LocalText(en="items", zh="题项"),
    "dimensions": LocalText(en="dimensions", zh="维度"),
    "none": LocalText(en="none", zh="无"),
}


def gap_table(
    groups: Mapping[str | None, SegmentGaps],
    instrument: Instrument,
    *,
    confidence: float,
    adjust: Adjust,
    threshold: int,
) -> Table:
    """Return the rows of a gap analysis as a table.

    Parameters
    ----------
    groups : mapping of str or None to SegmentGaps
        Rows of everyone (None) and of each group.
    instrument : Instrument
        The questionnaire.
    confidence : float
        Level of the intervals.
    adjust : {"holm", "none"}
        How p-values are adjusted.
    threshold : int
        Smallest group whose numbers are shown.

    Returns
    -------
    Table
        One row a row of each group; a column for the group where there are several.
    """
    several = len(groups) > 1
    rows: list[tuple[Cell, ...]] = []
    for label, group in groups.items():
        head: tuple[Cell, ...] = ((_EVERYONE if label is None else label),) if several else ()
        rows.extend((*head, *_cells(row, instrument)) for row in group.rows)
    notes = [_GAP.fill({"level": f"{100 * confidence:g} %"}), _HOLM if adjust == "holm" else _PLAIN]
    if any(group.hidden for group in groups.values()):
        notes.append(_SUPPRESSED.fill({"n": threshold}))
    return Table(
        (_GROUP, *_COLUMNS) if several else _COLUMNS,
        tuple(rows),
        title=_TITLE.fill({"name": instrument.name}),
        notes=tuple(notes),
    )


def _cells(row: GapRow, instrument: Instrument) -> tuple[Cell, ...]:
    """Return one row of the table."""
    return (
        row.id,
        WHOLES[row.id] if row.kind not in ("item", "dimension") else instrument.name_of(row.id),
        row.n,
        row.expectation,
        row.perception,
        row.gap,
        row.standard_deviation,
        row.standard_error,
        row.low,
        row.high,
        row.statistic,
        row.p_value,
        row.p_adjusted,
        _FAMILIES[row.family],
        row.effect_size,
        None if row.reason is None else REASONS[row.reason],
    )

"""Kano's categories as a table."""

from __future__ import annotations

from collections.abc import Mapping

from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.survey.grouped_table import grouped_table
from scorecard.survey.kano_rows import CATEGORIES, KanoCategory, KanoRow
from scorecard.survey.outcome_rows import REASONS

__all__ = ["CATEGORY_NAMES", "kano_table"]

CATEGORY_NAMES: dict[KanoCategory, LocalText] = {
    "M": LocalText(en="Must-be", zh="基本型（必备）"),
    "O": LocalText(en="One-dimensional", zh="期望型（一元）"),
    "A": LocalText(en="Attractive", zh="魅力型"),
    "I": LocalText(en="Indifferent", zh="无差异型"),
    "R": LocalText(en="Reverse", zh="反向型"),
    "Q": LocalText(en="Questionable", zh="可疑答案"),
}
"""Names of the categories."""

_REASONS = {
    "nobody_answered": LocalText(en="nobody answered both questions", zh="无人同时作答正反两问"),
    "no_plain_answer": LocalText(en="reverse or questionable answers only", zh="只有反向或可疑答案"),
    "suppressed": REASONS["suppressed"],
}
_TITLE = LocalText(en="Kano model", zh="卡诺模型")
_METHOD = LocalText(
    en="Better and worse: reverse and questionable answers left out; Wilson's {level} intervals. Total strength: "
    "share of must-be, one-dimensional and attractive answers.",
    zh="“更好”“更差”系数不计反向型与可疑答案；Wilson {level} 置信区间。总强度：基本型、期望型、魅力型合计占比。",
)
_FONG = LocalText(
    en="Clear: the two most frequent categories differ by Fong's test, factor {critical}. χ²: whether M, O, A and I "
    "are equally frequent.",
    zh="“明确”：按 Fong 检验（系数 {critical}）前两类确有差异。χ²：检验 M、O、A、I 四类是否等频。",
)
_COLUMNS = (
    Column("id", LocalText(en="Feature", zh="特性")),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    *(Column(c.lower(), LocalText(en=c, zh=c), "integer") for c in CATEGORIES),
    Column("category", LocalText(en="Category", zh="类别")),
    Column("distinct", LocalText(en="Clear", zh="明确")),
    Column("fong_difference", LocalText(en="|a − b|", zh="|a − b|"), "integer"),
    Column("fong_limit", LocalText(en="Limit", zh="临界值"), "number", 1),
    Column("better", LocalText(en="Better", zh="更好系数"), "number", 3),
    Column("better_low", LocalText(en="Better low", zh="更好下限"), "number", 3),
    Column("better_high", LocalText(en="Better high", zh="更好上限"), "number", 3),
    Column("worse", LocalText(en="Worse", zh="更差系数"), "number", 3),
    Column("worse_low", LocalText(en="Worse low", zh="更差下限"), "number", 3),
    Column("worse_high", LocalText(en="Worse high", zh="更差上限"), "number", 3),
    Column("total_strength", LocalText(en="Total strength", zh="总强度"), "number"),
    Column("category_strength", LocalText(en="Category strength", zh="类别强度"), "number"),
    Column("chi_squared", LocalText(en="χ²", zh="χ²"), "number"),
    Column("p_value", LocalText(en="p", zh="p"), "p_value"),
    Column("reason", LocalText(en="Remark", zh="说明")),
)


def kano_table(
    groups: Mapping[str | None, tuple[KanoRow, ...]], *, critical: float, confidence: float, threshold: int | None
) -> Table:
    """Return the features of everyone and of groups as a table."""
    notes = (_METHOD.fill({"level": f"{100 * confidence:g} %"}), _FONG.fill({"critical": f"{critical:g}"}))
    return grouped_table(groups, _COLUMNS, cells=_cells, title=_TITLE, notes=notes, threshold=threshold)


def _cells(r: KanoRow) -> tuple[Cell, ...]:
    """Return one feature as a row."""
    counts: list[Cell] = [count for _, count in r.counts]
    counts = counts or [None] * len(CATEGORIES)
    return (
        r.id,
        r.n,
        *counts,
        None if r.category is None else CATEGORY_NAMES[r.category],
        r.distinct,
        r.fong_difference,
        r.fong_limit,
        r.better,
        r.better_low,
        r.better_high,
        r.worse,
        r.worse_low,
        r.worse_high,
        r.total_strength,
        r.category_strength,
        r.chi_squared,
        r.p_value,
        None if r.reason is None else _REASONS[r.reason],
    )

"""Importance and performance as a table."""

from __future__ import annotations

from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.instruments import Instrument
from scorecard.survey.derived_importance import DERIVED_WORDS, Derived
from scorecard.survey.importance_grid import LINE_WORDS, QUADRANTS, Lines
from scorecard.survey.importance_rows import IpaReason, IpaRow

__all__ = ["SHAKY_ABOVE", "importance_advice", "importance_table"]

SHAKY_ABOVE = (10.0, 30.0)
"""Variance inflation factor and condition number above which derived importance is called shaky."""

_TITLE = LocalText(en="Importance–performance analysis: {name}", zh="重要性–绩效分析：{name}")
_NOTE = LocalText(
    en="Lines at {lines}; a point on a line counts as high. Both means over the respondents who answered both.",
    zh="分界线取{lines}；落在线上的点视为高。两项均值均取自两问都作答的受访者。",
)
_CHANCE = LocalText(
    en="Probability of a quadrant: for the true means, jointly normal, lines as they stand. Difference = importance − "
    "performance, paired t test, {level} interval.",
    zh="象限概率针对真实均值，按联合正态分布计算，分界线视为固定。差值＝重要性 − 绩效，配对 t 检验，{level} 置信区间。",
)
_DERIVED = LocalText(
    en="Lines at {lines}; a point on a line counts as high. Importance derived from the overall answer “{outcome}”: "
    "{derived}.",
    zh="分界线取{lines}；落在线上的点视为高。重要性由总体评价“{outcome}”推导：{derived}。",
)
_EXPLAINED = LocalText(en="R² = {r_squared} over all items.", zh="全部题项合计 R² = {r_squared}。")
_SHAKY = LocalText(
    en="Ratings of these items go together so closely that their derived importance is shaky (variance inflation above "
    "{limit}): {items}. Prefer relative weights, or analyse dimensions.",
    zh="下列题项的评分高度相关，推导出的重要性不可靠（方差膨胀因子高于 {limit}）："
    "{items}。宜采用相对权重，或按维度分析。",
)
_CONDITION = LocalText(
    en="The items as a whole are nearly dependent (condition number {number}): small changes of the answers can "
    "change their derived importance much.",
    zh="各题项整体接近线性相关（条件数 {number}）：答案稍有变动，推导出的重要性就可能大幅变化。",
)
_REASONS: dict[IpaReason, LocalText] = {
    "nobody_answered": LocalText(en="nobody answered both", zh="无人同时作答两问"),
    "one_respondent": LocalText(en="one respondent only", zh="仅 1 人作答"),
    "too_few": LocalText(en="too few complete answers", zh="完整作答者过少"),
    "no_variance": LocalText(en="a rating or the overall answer does not vary", zh="评分或总体评价没有差异"),
    "collinear": LocalText(en="some items are sums of others", zh="部分题项可由其他题项线性表示"),
}
_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Item", zh="题项")),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("importance", LocalText(en="Importance", zh="重要性"), "number"),
    Column("performance", LocalText(en="Performance", zh="绩效"), "number"),
    Column("importance_standard_error", LocalText(en="SE importance", zh="重要性标准误"), "number", 3),
    Column("performance_standard_error", LocalText(en="SE performance", zh="绩效标准误"), "number", 3),
    Column("quadrant", LocalText(en="Quadrant", zh="象限")),
)
_STATED = (
    Column("quadrant_probability", LocalText(en="Probability", zh="象限概率"), "percent", 1),
    Column("difference", LocalText(en="Difference", zh="差值"), "signed"),
    Column("difference_low", LocalText(en="Low", zh="下限"), "signed"),
    Column("difference_high", LocalText(en="High", zh="上限"), "signed"),
    Column("p_value", LocalText(en="p", zh="p"), "p_value"),
    Column("p_adjusted", LocalText(en="p adj.", zh="校正 p"), "p_value"),
    Column("distance", LocalText(en="From diagonal", zh="距对角线"), "signed"),
)
_REGRESSION = (Column("inflation", LocalText(en="VIF", zh="方差膨胀因子"), "number", 1),)
_REASON = (Column("reason", LocalText(en="Remark", zh="说明")),)


def importance_advice(
    rows: tuple[IpaRow, ...], condition_number: float | None, instrument: Instrument
) -> tuple[LocalText, ...]:
    """Return what a reader of derived importance should beware of."""
    inflation, condition = SHAKY_ABOVE
    close = [instrument.name_of(r.id) for r in rows if r.inflation is not None and r.inflation > inflation]
    found: list[LocalText] = []
    if close:
        names = LocalText(
            en="; ".join(n.text("en") for n in close),
            zh="；".join(n.text("zh") for n in close),
        )
        found.append(_SHAKY.fill({"limit": f"{inflation:g}", "items": names}))
    if condition_number is not None and condition_number > condition:
        found.append(_CONDITION.fill({"number": f"{condition_number:.0f}"}))
    return tuple(found)


def importance_table(
    rows: tuple[IpaRow, ...],
    instrument: Instrument,
    *,
    lines: Lines,
    confidence: float,
    derived: Derived | None,
    outcome: str | None,
    r_squared: float | None,
    advice: tuple[LocalText, ...],
) -> Table:
    """Return the items as a table."""
    stated, fitted = derived is None, derived in ("regression", "relative_weights")
    columns = _COLUMNS + (_STATED if stated else _REGRESSION if fitted else ()) + _REASON
    cells = tuple(_cells(r, instrument, stated=stated, fitted=fitted) for r in rows)
    words: dict[str, str | int | LocalText] = {"lines": LINE_WORDS[lines]}
    if derived is None:
        notes = [_NOTE.fill(words), _CHANCE.fill({"level": f"{100 * confidence:g} %"})]
    else:
        notes = [_DERIVED.fill({**words, "derived": DERIVED_WORDS[derived], "outcome": outcome or ""})]
    if r_squared is not None:
        notes.append(_EXPLAINED.fill({"r_squared": f"{r_squared:.3f}"}))
    return Table(columns, cells, title=_TITLE.fill({"name": instrument.name}), notes=(*notes, *advice))


def _cells(r: IpaRow, instrument: Instrument, *, stated: bool, fitted: bool) -> tuple[Cell, ...]:
    """Return the cells of one item."""
    place: tuple[Cell, ...] = (
        r.id,
        instrument.name_of(r.id),
        r.n,
        r.importance,
        r.performance,
        r.importance_standard_error,
        r.performance_standard_error,
        None if r.quadrant is None else QUADRANTS[r.quadrant],
    )
    d = r.difference
    more: tuple[Cell, ...] = ()
    if stated:
        more = (r.quadrant_probability, d.mean, d.low, d.high, d.p_value, d.p_adjusted, r.distance)
    elif fitted:
        more = (r.inflation,)
    # one respondent has means, and a quadrant; that there is no error tells itself
    reason = None if r.reason is None or r.reason == "one_respondent" else _REASONS[r.reason]
    return (*place, *more, reason)

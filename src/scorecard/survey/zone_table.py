"""Zones of tolerance as a table."""

from __future__ import annotations

from collections.abc import Mapping

from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.instruments import Instrument
from scorecard.survey.grouped_table import grouped_table
from scorecard.survey.zone_rows import ZonePosition, ZoneReason, ZoneRow

__all__ = ["POSITIONS", "zone_table"]

POSITIONS: dict[ZonePosition, LocalText] = {
    "below": LocalText(en="Below the zone", zh="低于容忍区间"),
    "within": LocalText(en="Within the zone", zh="处于容忍区间内"),
    "above": LocalText(en="Above the zone", zh="高于容忍区间"),
}
"""Names of the positions."""

_REASONS: dict[ZoneReason, LocalText] = {
    "nobody_answered": LocalText(en="nobody answered all three questions", zh="无人同时作答三问"),
    "one_respondent": LocalText(en="one respondent only", zh="仅 1 人作答"),
    "no_variance": LocalText(en="all differ by the same amount: nothing to test", zh="差值全部相同，无法检验"),
    "suppressed": LocalText(en="too few respondents to show", zh="人数过少，不予显示"),
}
_OVERALL = LocalText(en="Overall (mean of dimensions)", zh="总体（各维度平均）")
_TITLE = LocalText(en="Zone of tolerance: {name}", zh="容忍区间分析：{name}")
_METHOD = LocalText(
    en="MSA = perceived − minimum, MSS = perceived − desired; within the zone: MSA ≥ 0 > MSS. All means over the "
    "respondents who answered all three questions; paired t tests with {level} intervals.",
    zh="MSA＝感知 − 最低可接受，MSS＝感知 − 理想；MSA ≥ 0 > MSS 即处于容忍区间内。"
    "各均值均取自三问都作答的受访者；配对 t 检验，{level} 置信区间。",
)
_CHANCE = LocalText(
    en="Probability of a position: for the true means, jointly normal, no prior knowledge. Share: respondents by "
    "their own zones.",
    zh="位置概率针对真实均值，按联合正态分布、无先验信息计算；占比按每位受访者自己的区间统计。",
)
_KEPT = LocalText(
    en="Inconsistent: the minimum is above the desired level; such answers are kept.",
    zh="“自相矛盾”指最低可接受水平高于理想水平；此类答案仍计入。",
)
_EXCLUDED = LocalText(
    en="Inconsistent: the minimum is above the desired level; such answers are left out.",
    zh="“自相矛盾”指最低可接受水平高于理想水平；此类答案已剔除。",
)
_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Item or dimension", zh="题项或维度")),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("minimum", LocalText(en="Minimum", zh="最低可接受"), "number"),
    Column("desired", LocalText(en="Desired", zh="理想"), "number"),
    Column("perceived", LocalText(en="Perceived", zh="感知"), "number"),
    Column("width", LocalText(en="Zone width", zh="区间宽度"), "number"),
    Column("msa", LocalText(en="MSA", zh="MSA"), "signed"),
    Column("msa_standard_deviation", LocalText(en="SD (MSA)", zh="标准差（MSA）"), "number"),
    Column("msa_standard_error", LocalText(en="SE (MSA)", zh="标准误（MSA）"), "number", 3),
    Column("msa_low", LocalText(en="MSA low", zh="MSA 下限"), "signed"),
    Column("msa_high", LocalText(en="MSA high", zh="MSA 上限"), "signed"),
    Column("msa_statistic", LocalText(en="t (MSA)", zh="t（MSA）"), "number"),
    Column("msa_p_value", LocalText(en="p (MSA)", zh="p（MSA）"), "p_value"),
    Column("msa_p_adjusted", LocalText(en="p adj. (MSA)", zh="校正 p（MSA）"), "p_value"),
    Column("mss", LocalText(en="MSS", zh="MSS"), "signed"),
    Column("mss_standard_deviation", LocalText(en="SD (MSS)", zh="标准差（MSS）"), "number"),
    Column("mss_standard_error", LocalText(en="SE (MSS)", zh="标准误（MSS）"), "number", 3),
    Column("mss_low", LocalText(en="MSS low", zh="MSS 下限"), "signed"),
    Column("mss_high", LocalText(en="MSS high", zh="MSS 上限"), "signed"),
    Column("mss_statistic", LocalText(en="t (MSS)", zh="t（MSS）"), "number"),
    Column("mss_p_value", LocalText(en="p (MSS)", zh="p（MSS）"), "p_value"),
    Column("mss_p_adjusted", LocalText(en="p adj. (MSS)", zh="校正 p（MSS）"), "p_value"),
    Column("position", LocalText(en="Position", zh="位置")),
    Column("p_below", LocalText(en="P below", zh="低于区间的概率"), "percent", 1),
    Column("p_within", LocalText(en="P within", zh="区间内的概率"), "percent", 1),
    Column("p_above", LocalText(en="P above", zh="高于区间的概率"), "percent", 1),
    Column("share_below", LocalText(en="Share below", zh="低于区间占比"), "percent", 1),
    Column("share_within", LocalText(en="Share within", zh="区间内占比"), "percent", 1),
    Column("share_above", LocalText(en="Share above", zh="高于区间占比"), "percent", 1),
    Column("inconsistent", LocalText(en="Inconsistent", zh="自相矛盾"), "integer"),
    Column("reason", LocalText(en="Remark", zh="说明")),
)


def zone_table(
    groups: Mapping[str | None, tuple[ZoneRow, ...]],
    instrument: Instrument,
    *,
    confidence: float,
    excluded: bool,
    threshold: int,
) -> Table:
    """Return the rows of everyone (None) and of the groups as a table."""
    return grouped_table(
        groups,
        _COLUMNS,
        cells=lambda row: _cells(row, instrument),
        title=_TITLE.fill({"name": instrument.name}),
        notes=(_METHOD.fill({"level": f"{100 * confidence:g} %"}), _CHANCE, _EXCLUDED if excluded else _KEPT),
        threshold=threshold if len(groups) > 1 else None,
    )


def _cells(row: ZoneRow, instrument: Instrument) -> tuple[Cell, ...]:
    """Return the cells of one row."""
    return (
        row.id,
        _OVERALL if row.kind == "overall" else instrument.name_of(row.id),
        row.n,
        row.minimum,
        row.desired,
        row.perceived,
        row.width,
        *(
            cell
            for m in (row.msa, row.mss)
            for cell in (
                m.mean,
                m.standard_deviation,
                m.standard_error,
                m.low,
                m.high,
                m.statistic,
                m.p_value,
                m.p_adjusted,
            )
        ),
        None if row.position is None else POSITIONS[row.position],
        row.p_below,
        row.p_within,
        row.p_above,
        row.share_below,
        row.share_within,
        row.share_above,
        row.inconsistent,
        None if row.reason is None else _REASONS[row.reason],
    )

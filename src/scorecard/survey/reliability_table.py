"""Tables of a reliability analysis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.instruments import Instrument
from scorecard.stats.consistency import Missing
from scorecard.survey.grouped_table import labelled_rows
from scorecard.survey.reliability_records import ALL_ITEMS, AlphaReason, AlphaRow, OmegaReason
from scorecard.survey.reliability_rows import CHANNELS

__all__ = ["item_table", "scale_table"]

_ALL_ITEMS = LocalText(en="All items", zh="全部题项")
_REASONS: dict[AlphaReason, LocalText] = {
    "nobody_answered": LocalText(en="nobody answered", zh="无人作答"),
    "one_respondent": LocalText(en="fewer than two common answers", zh="共同作答者不足 2 人"),
    "one_item": LocalText(en="one item only", zh="仅 1 个题项"),
    "no_variance": LocalText(en="answers do not differ", zh="答案没有差异"),
    "suppressed": LocalText(en="group too small to be shown", zh="分组人数过少，不予显示"),
}
_OMEGA_REASONS: dict[OmegaReason, LocalText] = {
    "too_few_items": LocalText(en="omega needs three items", zh="ω 至少需要 3 个题项"),
    "not_positive_definite": LocalText(
        en="no omega: the covariances contradict each other", zh="无法计算 ω：协方差矩阵非正定"
    ),
    "no_common_factor": LocalText(en="no omega: the items share no factor", zh="无法计算 ω：各题项没有公因子"),
    "not_converged": LocalText(en="no omega: the fit did not converge", zh="无法计算 ω：估计未收敛"),
    "heywood": LocalText(
        en="omega at its edge: an item has no error of its own (Heywood case)",
        zh="ω 处于边界：有题项的误差方差为零（Heywood 情形）",
    ),
}
_TITLE = LocalText(en="Reliability: {name}", zh="信度：{name}")
_ITEM_TITLE = LocalText(en="Items of the scales: {name}", zh="量表题项分析：{name}")
_MISSING: dict[Missing, LocalText] = {
    "pairwise": LocalText(
        en="Cronbach's alpha from pairwise-complete covariances; n = respondents with at least one answer",
        zh="克朗巴哈 α 系数，协方差按成对完整数据计算；n = 至少回答一题的人数",
    ),
    "listwise": LocalText(
        en="Cronbach's alpha over the respondents who answered every item of the scale",
        zh="克朗巴哈 α 系数，仅取该量表各题均作答的受访者",
    ),
}
_FELDT = LocalText(en="{rule}; Feldt's {level} interval.", zh="{rule}；Feldt {level} 置信区间。")
_RESAMPLED = LocalText(
    en="{rule}; {level} bootstrap interval ({kind}, {times} resamples of respondents, seed {seed}).",
    zh="{rule}；{level} 自助法置信区间（{kind}，对受访者重抽样 {times} 次，种子 {seed}）。",
)
_KINDS = {
    "percentile": LocalText(en="percentile", zh="百分位法"),
    "bca": LocalText(en="BCa", zh="BCa 法"),
}
_OMEGA = LocalText(
    en="Omega: model-implied, one factor by maximum likelihood from the same covariances; CR: the same from "
    "standardised loadings; AVE: mean squared standardised loading.",
    zh="ω：单因子模型极大似然估计（基于同一协方差矩阵），分母为模型隐含方差；CR（组合信度）：由标准化载荷计算；"
    "AVE（平均方差抽取量）：标准化载荷平方的均值。",
)
_DIFFERENCE = LocalText(
    en="Difference: reliability of the gap as a difference of two scores with unequal variances.",
    zh="差分信度：将差距视为两项得分之差时的信度（方差不等公式）。",
)
_GROUP = Column("segment", LocalText(en="Group", zh="分组"))
_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Scale", zh="量表")),
    Column("scale_of", LocalText(en="Answers", zh="答案")),
    Column("k", LocalText(en="Items", zh="题数"), "integer"),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("alpha", LocalText(en="Alpha", zh="α"), "number", 3),
    Column("alpha_standardised", LocalText(en="Standardised", zh="标准化 α"), "number", 3),
    Column("low", LocalText(en="Low", zh="下限"), "number", 3),
    Column("high", LocalText(en="High", zh="上限"), "number", 3),
    Column("mean_inter_item_r", LocalText(en="Mean r", zh="平均相关"), "number", 3),
)
_OMEGA_COLUMNS = (
    Column("omega", LocalText(en="Omega", zh="ω"), "number", 3),
    Column("composite_reliability", LocalText(en="CR", zh="CR"), "number", 3),
    Column("average_variance_extracted", LocalText(en="AVE", zh="AVE"), "number", 3),
)
_DIFFERENCE_COLUMN = Column("difference_reliability", LocalText(en="Difference", zh="差分信度"), "number", 3)
_REMARK = Column("reason", LocalText(en="Remark", zh="说明"))
_ITEM_COLUMNS = (
    Column("scale", LocalText(en="Scale", zh="量表")),
    Column("scale_of", LocalText(en="Answers", zh="答案")),
    Column("id", LocalText(en="Item", zh="题项")),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("item_rest_r", LocalText(en="Item–rest r", zh="题项与其余相关"), "number", 3),
    Column("alpha_without", LocalText(en="Alpha without", zh="删除后 α"), "number", 3),
    Column("alpha_standardised_without", LocalText(en="Standardised", zh="删除后标准化 α"), "number", 3),
    Column("loading", LocalText(en="Loading", zh="标准化载荷"), "number", 3),
    Column("uniqueness", LocalText(en="Uniqueness", zh="特殊方差"), "number", 3),
    Column("advice", LocalText(en="Advice", zh="建议")),
)


def scale_table(
    groups: Mapping[str | None, Sequence[AlphaRow]],
    instrument: Instrument,
    *,
    missing: Missing,
    confidence: float,
    resampled: tuple[str, int, int] | None,
    advice: Sequence[LocalText],
) -> Table:
    """Return the scales of a reliability analysis as a table.

    Parameters
    ----------
    groups : mapping of str or None to sequence of AlphaRow
        Rows of everyone (None) and of each group.
    instrument : Instrument
        The questionnaire.
    missing : {"pairwise", "listwise"}
        How missing answers are treated.
    confidence : float
        Level of the intervals.
    resampled : tuple of (str, int, int) or None
        Kind, seed and number of resamples; None for Feldt's interval.
    advice : sequence of LocalText
        Notes on items.

    Returns
    -------
    Table
        One row a scale of each question; columns for the group, omega and differences where they are there.
    """
    everyone = groups[None]
    with_omega = any(row.omega_reason != "not_asked" for row in everyone)
    with_difference = any(row.difference is not None for row in everyone)
    several = len(groups) > 1
    columns = (
        *((_GROUP,) if several else ()),
        *_COLUMNS,
        *(_OMEGA_COLUMNS if with_omega else ()),
        *((_DIFFERENCE_COLUMN,) if with_difference else ()),
        _REMARK,
    )

    def cells(row: AlphaRow) -> tuple[Cell, ...]:
        omega: tuple[Cell, ...] = (row.omega, row.composite_reliability, row.average_variance_extracted)
        difference = None if row.difference is None else row.difference.unequal_variances
        return (
            *_cells(row, instrument),
            *(omega if with_omega else ()),
            *((difference,) if with_difference else ()),
            _remark(row),
        )

    notes = [_rule(missing, confidence, resampled)]
    notes += [_OMEGA] if with_omega else []
    notes += [_DIFFERENCE] if with_difference else []
    rows = labelled_rows(groups, cells, labelled=several)
    return Table(columns, rows, title=_TITLE.fill({"name": instrument.name}), notes=(*notes, *advice))


def _cells(row: AlphaRow, instrument: Instrument) -> tuple[Cell, ...]:
    """Return what every row of scales begins with."""
    return (
        row.id,
        _ALL_ITEMS if row.id == ALL_ITEMS else instrument.name_of(row.id),
        CHANNELS[row.scale_of],
        row.k,
        row.n,
        row.alpha,
        row.alpha_standardised,
        row.low,
        row.high,
        row.mean_inter_item_r,
    )


def _remark(row: AlphaRow) -> LocalText | None:
    """Return why a number of a row is not there, or is not what it should be."""
    if row.reason is not None:
        return _REASONS[row.reason]
    return None if row.omega_reason is None else _OMEGA_REASONS.get(row.omega_reason)


def _rule(missing: Missing, confidence: float, resampled: tuple[str, int, int] | None) -> LocalText:
    """Return how alpha and its interval were made."""
    level = f"{100 * confidence:g} %"
    if resampled is None:
        return _FELDT.fill({"rule": _MISSING[missing], "level": level})
    kind, seed, times = resampled
    return _RESAMPLED.fill(
        {"rule": _MISSING[missing], "level": level, "kind": _KINDS[kind], "times": times, "seed": str(seed)}
    )


def item_table(rows: Sequence[AlphaRow], instrument: Instrument) -> Table:
    """Return the items of every scale as a table.

    Parameters
    ----------
    rows : sequence of AlphaRow
        The scales.
    instrument : Instrument
        The questionnaire.

    Returns
    -------
    Table
        One row an item of each scale and question.
    """
    cells: list[tuple[Cell, ...]] = [
        (
            row.id,
            CHANNELS[row.scale_of],
            item.id,
            item.n,
            item.item_rest_r,
            item.alpha_without,
            item.alpha_standardised_without,
            item.loading,
            item.uniqueness,
            item.advice,
        )
        for row in rows
        for item in row.items
    ]
    return Table(_ITEM_COLUMNS, tuple(cells), title=_ITEM_TITLE.fill({"name": instrument.name}))

"""The table of a gap analysis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.instruments import Instrument
from scorecard.survey.gap_columns import INTERVALS, REASONS, detailed_columns, page_columns
from scorecard.survey.gap_options import GapOptions
from scorecard.survey.gap_records import Adjust, GapRow, IntervalKind, SegmentGaps
from scorecard.survey.gap_words import row_name
from scorecard.survey.grouped_table import labelled_rows

__all__ = ["ADJUSTMENTS", "REASONS", "Rules", "gap_table"]

ADJUSTMENTS: dict[Adjust, LocalText] = {
    "holm": LocalText(en="Holm's method", zh="Holm 法"),
    "benjamini_hochberg": LocalText(en="the method of Benjamini and Hochberg", zh="Benjamini–Hochberg 法"),
    "bonferroni": LocalText(en="Bonferroni's method", zh="Bonferroni 法"),
}
"""Adjustments of p-values, in words."""

_TITLE = LocalText(en="Gap analysis: {name}", zh="差距分析：{name}")
_GAP = LocalText(
    en="Gap = perception − expectation over the same respondents and answers; {level} {method} of the mean.",
    zh="差距 = 感知 − 期望，均取自同一批受访者的同一批答案；均值的 {level} {method}。",
)
_OTHERWISE = LocalText(
    en="A row without a counted score for each respondent has the t interval: {rows}.",
    zh="未逐一统计受访者得分的行采用 t 置信区间：{rows}。",
)
_ADJUSTED = LocalText(
    en="p adjusted by {method}: items as one family, dimensions as another, the wholes not adjusted.",
    zh="p 值采用 {method}校正：题项为一族，维度为另一族，总体不校正。",
)
_PLAIN = LocalText(en="p-values are not adjusted.", zh="p 值未作校正。")
_MARGIN = LocalText(
    en="Within the margin: the mean gap lies within ± {margin} by two one-sided tests, {level}.",
    zh="在界值之内：经双单侧检验，平均差距落在 ± {margin} 之内（{level}）。",
)
_BANDS = LocalText(
    en="Limits all at once hold together for all items, and for all dimensions, with {level} "
    "(largest |t|, seed {seed}).",
    zh="联合上下限以 {level} 的置信水平对全部题项（及全部维度）同时成立（最大 |t| 法，随机种子 {seed}）。",
)
_CLUSTERS = LocalText(
    en="Errors, tests and intervals count clusters ({by}), not respondents; "
    "the t limits, effect sizes and shares of answers of single respondents do not.",
    zh="标准误、检验与区间均以群组（{by}）为单位，而非单个受访者；仅 t 上下限、效应量与答案占比仍以受访者为单位。",
)
_ROUNDED = LocalText(
    en="Weights of the weighted row were rounded to 1/10 000 of their sum for Wilcoxon's test, the bootstrap and the "
    "skewness; mean, error and t test are exact.",
    zh="加权行的 Wilcoxon 检验、自助法与偏度所用权重已舍入至其总和的万分之一；均值、标准误与 t 检验均为精确值。",
)
_SUPPRESSED = LocalText(
    en="Groups below {n} respondents, and those that would give them away, are not shown.",
    zh="不足 {n} 人的分组，以及可据以推算出这些分组的其他分组，均不予显示。",
)
_SUPPRESSED_ROWS = LocalText(
    en="Nor are rows that fewer than {n} respondents of a group answered. "
    "Tables by other variables may give away together what each of them hides.",
    zh="分组内作答不足 {n} 人的行亦不显示。按其他变量另行制表时，多张表合并后仍可能推算出各表隐去的内容。",
)
_GROUP = Column("segment", LocalText(en="Group", zh="分组"))
_HEAD = (Column("id", LocalText(en="Id", zh="代码")), Column("name", LocalText(en="Name", zh="名称")))


@dataclass(frozen=True, slots=True)
class Rules:
    """What the notes below a table say.

    Attributes
    ----------
    options : GapOptions
        How the rows are made.
    interval_method : {"t", "t_hall", "percentile", "bca", "cluster_t"}
        How intervals are formed.
    weighted_rounded : bool
        Whether weights were rounded for the histogram of the weighted row.
    """

    options: GapOptions
    interval_method: IntervalKind
    weighted_rounded: bool = False


def gap_table(
    groups: Mapping[str | None, SegmentGaps], instrument: Instrument, *, rules: Rules, detail: bool = False
) -> Table:
    """Return the rows of a gap analysis as a table.

    Parameters
    ----------
    groups : mapping of str or None to SegmentGaps
        Rows of everyone (None) and of each group.
    instrument : Instrument
        The questionnaire.
    rules : Rules
        How they are made.
    detail : bool
        Whether to add a column for every number that a row has.

    Returns
    -------
    Table
        One row a row of each group; a column for the group where there are several.
    """
    several = len(groups) > 1
    columns = detailed_columns(rules.options) if detail else page_columns(rules.options)

    def cells(row: GapRow) -> tuple[Cell, ...]:
        return (row.id, row_name(row.id, instrument), *(get(row) for _, get in columns))

    rows = labelled_rows({label: group.rows for label, group in groups.items()}, cells, labelled=several)
    shown = (*_HEAD, *(column for column, _ in columns))
    return Table(
        (_GROUP, *shown) if several else shown,
        rows,
        title=_TITLE.fill({"name": instrument.name}),
        notes=_notes(groups, rules),
    )


def _notes(groups: Mapping[str | None, SegmentGaps], rules: Rules) -> tuple[LocalText, ...]:
    """Return what a reader must know of the numbers."""
    options = rules.options
    level = f"{100 * options.confidence:g} %"
    notes = [_GAP.fill({"level": level, "method": INTERVALS[rules.interval_method]})]
    rows = [row for group in groups.values() for row in group.rows]
    otherwise = dict.fromkeys(r.id for r in rows if r.interval_method not in (None, rules.interval_method))
    if otherwise:
        notes.append(_OTHERWISE.fill({"rows": ", ".join(otherwise)}))
    adjusted = ADJUSTMENTS.get(options.adjust)
    notes.append(_PLAIN if adjusted is None else _ADJUSTED.fill({"method": adjusted}))
    if options.clusters is not None:
        notes.append(_CLUSTERS.fill({"by": options.clusters}))
    if options.equivalence_margin is not None:
        notes.append(_MARGIN.fill({"margin": f"{options.equivalence_margin:g}", "level": level}))
    if options.simultaneous:
        notes.append(_BANDS.fill({"level": level, "seed": str(options.seed)}))
    if rules.weighted_rounded:
        notes.append(_ROUNDED)
    if any(row.reason == "suppressed" for row in rows):
        notes += [text.fill({"n": options.privacy_threshold}) for text in (_SUPPRESSED, _SUPPRESSED_ROWS)]
    return tuple(notes)

"""Columns of the table of a gap analysis."""

from __future__ import annotations

from collections.abc import Callable

from scorecard._table import Cell, Column, Kind
from scorecard._text import LocalText
from scorecard.survey.gap_options import GapOptions
from scorecard.survey.gap_records import BoxShares, Family, GapRow, IntervalKind, Reason

__all__ = ["FAMILIES", "INTERVALS", "REASONS", "Getter", "detailed_columns", "page_columns"]

Getter = Callable[[GapRow], Cell]

REASONS: dict[Reason, LocalText] = {
    "nobody_answered": LocalText(en="nobody answered enough", zh="没有足够的作答"),
    "one_respondent": LocalText(en="one respondent only", zh="仅 1 人作答"),
    "no_variance": LocalText(en="all gaps equal", zh="差距全部相同"),
    "suppressed": LocalText(en="too few to show", zh="人数过少，不予显示"),
    "item_unanswered": LocalText(en="an item was answered by nobody", zh="有题项无人作答"),
    "no_dimensions": LocalText(en="the questionnaire has no dimensions", zh="问卷未划分维度"),
    "one_cluster": LocalText(en="fewer than two clusters", zh="不足两个群组"),
    "negative_variance": LocalText(
        en="variance below zero: too few answers in common", zh="方差为负：题项间共同作答过少"
    ),
}
"""Why a statistic is undefined, in words."""

FAMILIES: dict[Family, LocalText] = {
    "items": LocalText(en="items", zh="题项"),
    "dimensions": LocalText(en="dimensions", zh="维度"),
    "none": LocalText(en="none", zh="无"),
}
"""Families of tests, in words."""

INTERVALS: dict[IntervalKind, LocalText] = {
    "t": LocalText(en="t interval", zh="t 置信区间"),
    "t_hall": LocalText(en="t–Hall interval (on each side the wider)", zh="t–Hall 置信区间（逐侧取较宽者）"),
    "percentile": LocalText(en="percentile bootstrap interval", zh="百分位自助法置信区间"),
    "bca": LocalText(en="BCa bootstrap interval", zh="BCa 自助法置信区间"),
    "cluster_t": LocalText(en="t interval over clusters", zh="按群组计算的 t 置信区间"),
}
"""How intervals are formed, in words."""

_Columns = tuple[tuple[Column, Getter], ...]


def _column(
    key: str, en: str, zh: str, get: Getter, *, kind: Kind = "text", decimals: int | None = None
) -> tuple[Column, Getter]:
    """Return a column with what it shows of a row."""
    return Column(key, LocalText(en=en, zh=zh), kind, decimals), get


_ANSWERS: _Columns = (
    _column("n", "n", "n", lambda r: r.n, kind="integer"),
    _column("expectation", "Expectation", "期望", lambda r: r.expectation, kind="number"),
    _column("perception", "Perception", "感知", lambda r: r.perception, kind="number"),
    _column("gap", "Gap", "差距", lambda r: r.gap, kind="signed"),
    _column("standard_deviation", "SD", "标准差", lambda r: r.standard_deviation, kind="number"),
    _column("standard_error", "SE", "标准误", lambda r: r.standard_error, kind="number", decimals=3),
    _column("low", "Low", "下限", lambda r: r.low, kind="signed"),
    _column("high", "High", "上限", lambda r: r.high, kind="signed"),
)
_TEST: _Columns = (
    _column("statistic", "t", "t", lambda r: r.statistic, kind="signed"),
    _column("p_value", "p", "p 值", lambda r: r.p_value, kind="p_value"),
    _column("p_adjusted", "p adjusted", "校正 p 值", lambda r: r.p_adjusted, kind="p_value"),
)
_FAMILY = _column("family", "Family", "检验族", lambda r: FAMILIES[r.family])
_EFFECT = _column("effect_size", "d_z", "d_z", lambda r: r.effect_size, kind="signed")
_RANK_P = _column(
    "wilcoxon_p",
    "p (Wilcoxon)",
    "Wilcoxon p 值",
    lambda r: r.wilcoxon.p_value if r.wilcoxon else None,
    kind="p_value",
)
_REASON = _column("reason", "Remark", "说明", lambda r: None if r.reason is None else REASONS[r.reason])
_METHOD = _column(
    "interval_method",
    "Interval",
    "区间方法",
    lambda r: None if r.interval_method is None else INTERVALS[r.interval_method],
)
_MORE: _Columns = (
    _column("t_low", "Low (t)", "下限（t）", lambda r: r.t_low, kind="signed"),
    _column("t_high", "High (t)", "上限（t）", lambda r: r.t_high, kind="signed"),
    _column(
        "effect_size_corrected",
        "d_z, Hedges-corrected",
        "d_z（Hedges 校正）",
        lambda r: r.effect_size_corrected,
        kind="signed",
    ),
    _column("d_average_sd", "d (average SD)", "d（平均标准差）", lambda r: r.d_average_sd, kind="signed"),
)
_RANKS: _Columns = (
    _column(
        "wilcoxon_zeros", "Gaps of 0", "零差距人数", lambda r: r.wilcoxon.zeros if r.wilcoxon else None, kind="integer"
    ),
    _column("wilcoxon_w_plus", "W+", "W+", lambda r: r.wilcoxon.w_plus if r.wilcoxon else None, kind="number"),
    _column("wilcoxon_w_minus", "W−", "W−", lambda r: r.wilcoxon.w_minus if r.wilcoxon else None, kind="number"),
    _column("wilcoxon_z", "z (Wilcoxon)", "Wilcoxon z", lambda r: r.wilcoxon.z if r.wilcoxon else None, kind="signed"),
    _RANK_P,
    _column(
        "wilcoxon_p_adjusted",
        "p adjusted (Wilcoxon)",
        "Wilcoxon 校正 p 值",
        lambda r: r.wilcoxon_p_adjusted,
        kind="p_value",
    ),
    _column(
        "wilcoxon_method",
        "p by (Wilcoxon)",
        "Wilcoxon p 值算法",
        lambda r: _RANK_METHODS[r.wilcoxon.method] if r.wilcoxon and r.wilcoxon.method else None,
    ),
    _column(
        "rank_biserial",
        "Rank-biserial r",
        "秩二列相关",
        lambda r: r.wilcoxon.rank_biserial if r.wilcoxon else None,
        kind="signed",
    ),
)
_RANK_METHODS: dict[str, LocalText] = {
    "exact": LocalText(en="exact", zh="精确"),
    "normal": LocalText(en="normal", zh="正态近似"),
}
_MARGIN: _Columns = (
    _column(
        "equivalence_p",
        "p (equivalence)",
        "等效检验 p 值",
        lambda r: r.equivalence.p_value if r.equivalence else None,
        kind="p_value",
    ),
    _column(
        "equivalence_met", "Within the margin", "在界值之内", lambda r: r.equivalence.met if r.equivalence else None
    ),
)
_BANDS: _Columns = (
    _column("band_low", "Low (all at once)", "下限（联合）", lambda r: r.band_low, kind="signed"),
    _column("band_high", "High (all at once)", "上限（联合）", lambda r: r.band_high, kind="signed"),
)
_CLUSTERS = _column("clusters", "Clusters", "群组数", lambda r: r.clusters, kind="integer")


def page_columns(options: GapOptions) -> _Columns:
    """Return the columns that fit a page.

    Parameters
    ----------
    options : GapOptions
        What was asked for.

    Returns
    -------
    tuple of (Column, function)
        Columns with what they show of a row.
    """
    ranks = () if options.clusters is not None else (_RANK_P,)
    margin = () if options.equivalence_margin is None else (_MARGIN[1],)
    clusters = () if options.clusters is None else (_CLUSTERS,)
    bands = _BANDS if options.simultaneous else ()
    return (_ANSWERS[0], *clusters, *_ANSWERS[1:], *bands, *_TEST, *ranks, _EFFECT, *margin, _REASON)


def detailed_columns(options: GapOptions) -> _Columns:
    """Return a column for every number that a row has.

    Parameters
    ----------
    options : GapOptions
        What was asked for.

    Returns
    -------
    tuple of (Column, function)
        Columns with what they show of a row.
    """
    columns: list[tuple[Column, Getter]] = [*_ANSWERS, _METHOD, *_TEST, _FAMILY, _EFFECT, *_MORE]
    columns += [_CLUSTERS] if options.clusters is not None else _RANKS
    if options.equivalence_margin is not None:
        columns += _MARGIN
    columns += _boxes("top_box", en="top", zh="最高档", get=lambda r: r.top_box)
    if options.bottom_boxes is not None:
        columns += _boxes("bottom_box", en="bottom", zh="最低档", get=lambda r: r.bottom_box)
    if options.simultaneous:
        columns += _BANDS
    return (*columns, _REASON)


def _boxes(key: str, *, en: str, zh: str, get: Callable[[GapRow], BoxShares | None]) -> list[tuple[Column, Getter]]:
    """Return the columns of the shares of the highest or the lowest answers."""

    def getter(role: str, part: str) -> Getter:
        def cell(row: GapRow) -> Cell:
            boxes = get(row)
            if boxes is None:
                return None
            share = boxes.expectation if role == "expectation" else boxes.perception
            return {"share": share.share, "low": share.low, "high": share.high}[part]

        return cell

    columns: list[tuple[Column, Getter]] = []
    for role, word, chinese in (("expectation", "Expectation", "期望"), ("perception", "Perception", "感知")):
        for part, english, ending in (("share", "", ""), ("low", " low", "下限"), ("high", " high", "上限")):
            name = f"{key}_{role}" if part == "share" else f"{key}_{role}_{part}"
            label = f"{word}, {en} box{english}", f"{chinese}{zh}占比{ending}"
            columns.append(_column(name, *label, getter(role, part), kind="percent", decimals=1))
    return columns

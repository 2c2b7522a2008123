"""The pages that say how the numbers are made."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard._printing import format_value
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText, join_text
from scorecard.models import CardSource, Measure, Period, Scorecard
from scorecard.report.document import Block, Bullets, Grid, Heading
from scorecard.report.evidence import SurveyEvidence
from scorecard.report.printing import percent
from scorecard.report.score_rules import score_rules
from scorecard.survey import GapAnalysis, QuestionMeans, Reliability

METHOD = LocalText(en="Method and definitions", zh="方法与定义")
SCORES = LocalText(en="How the scores are made", zh="得分如何计算")
SURVEY = LocalText(en="How the survey is analysed", zh="调查如何分析")
MEASURES = LocalText(en="Measures", zh="指标定义")
REFERENCES = LocalText(en="Reference values", zh="参照值")

_DIRECTIONS: dict[str, LocalText] = {
    "maximise": LocalText(en="more is better", zh="越高越好"),
    "minimise": LocalText(en="less is better", zh="越低越好"),
    "target_is_best": LocalText(en="target is best", zh="以目标为佳"),
    "stay_in_band": LocalText(en="stay in a band", zh="保持在区间内"),
}
_KINDS: dict[str, LocalText] = {
    "leading": LocalText(en="leading", zh="先行"),
    "lagging": LocalText(en="lagging", zh="滞后"),
}
_CONFIDENTIAL = LocalText(en="{name} (confidential)", zh="{name}（保密）")
_OTHER_CARD = LocalText(en="Scorecard {card}: {node}", zh="计分卡 {card}：{node}")
_CAP = LocalText(en="Highest score that enters a roll-up: {cap}.", zh="计入汇总的最高得分：{cap}。")
_NO_CAP = LocalText(en="Scores above 100 enter a roll-up in full.", zh="超过 100 分的得分全额计入汇总。")
_BAND = LocalText(en="{name}: from {low} to below {high}", zh="{name}：{low} 以上（含）至 {high} 以下")
_TOP_BAND = LocalText(en="{name}: from {low} to {high}", zh="{name}：{low} 至 {high}（含）")
_OPEN_BAND = LocalText(en="{name}: from {low} on", zh="{name}：{low} 以上（含）")
_GUARD = LocalText(
    en="A status is left only once the score lies {guard} points beyond the edge of its band.",
    zh="得分越过分段边界 {guard} 分，状态才改变。",
)
_BANDS = LocalText(en="Status by score: {bands}.", zh="按得分判定状态：{bands}。")
_OWN_BANDS = LocalText(en="Measures with bands of their own: {names}.", zh="自定状态区间的指标：{names}。")
_GAP_RULES: tuple[LocalText, ...] = (
    LocalText(
        en="Gap = perception minus expectation, for each respondent and item where both were answered. "
        "Expectation and perception in a row are means over the same answers.",
        zh="差距 = 感知 − 期望，仅在同一受访者对同一题项两问均作答时计算；同一行中的期望与感知为同一批答案的平均值。",
    ),
    LocalText(
        en="A respondent counts in a dimension if enough of its items have a gap ({rule}). "
        "The overall row is the mean of the dimension gaps of those who count in every dimension; "
        "the row over all items is the mean of all item means.",
        zh="受访者在某维度内有足够题项可计算差距时才计入该维度（{rule}）。"
        "总体行取在全部维度均计入者的维度差距平均值；“全部题项”行取所有题项均值的平均。",
    ),
    LocalText(
        en="Interval: {level} {interval} of the mean gap. Test: {test}; {adjust}. "
        "d = mean gap divided by the standard deviation of the gaps.",
        zh="区间：平均差距的 {level} {interval}。检验：{test}；{adjust}。d = 平均差距除以差距的标准差。",
    ),
)
_MEAN_RULE = LocalText(
    en="Mean answers to a question are taken over everybody who answered it. "
    "A respondent counts in a dimension if enough of its items were answered ({rule}). "
    "The overall row is the mean of the dimension scores of those who count in every dimension; "
    "the row over all items is the mean of all item means. Interval: {level} t interval of the mean.",
    zh="各问题的均值取自回答该问题的全部受访者。受访者在某维度内有足够题项作答时才计入该维度（{rule}）。"
    "总体行取在全部维度均计入者的维度得分平均值；“全部题项”行取所有题项均值的平均。区间：均值的 {level} t 区间。",
)
_PAIRED_MEANS = LocalText(
    en="Expectation and perception are means over the same respondents and answers.",
    zh="期望与感知为同一批受访者同一批答案的平均值。",
)
_WEIGHTED_MEANS: dict[str, LocalText] = {
    "given": LocalText(
        en="The weighted row of a question is the mean of its dimension scores, weighted by the weights given.",
        zh="各问题的加权行为其各维度得分按给定权重计算的加权平均。",
    ),
    "own": LocalText(
        en="The weighted row of expectation and perception weights each respondent's dimension scores by the points "
        "which that respondent gave.",
        zh="期望与感知的加权行以每位受访者自己分配的分数对其各维度得分加权。",
    ),
}
_RULES: dict[str, LocalText] = {
    "half": LocalText(en="at least half", zh="至少一半"),
    "1": LocalText(en="at least one", zh="至少一项"),
    "all": LocalText(en="all", zh="全部"),
}
_ADJUST: dict[str, LocalText] = {
    "holm": LocalText(
        en="p-values adjusted by Holm's method, items and dimensions as separate families",
        zh="p 值经 Holm 法校正，题项与维度分属两个检验族",
    ),
    "benjamini_hochberg": LocalText(
        en="p-values adjusted by the method of Benjamini and Hochberg, items and dimensions as separate families",
        zh="p 值经 Benjamini–Hochberg 法校正，题项与维度分属两个检验族",
    ),
    "bonferroni": LocalText(
        en="p-values adjusted by Bonferroni's method, items and dimensions as separate families",
        zh="p 值经 Bonferroni 法校正，题项与维度分属两个检验族",
    ),
    "none": LocalText(en="p-values not adjusted", zh="p 值未作校正"),
}
_BOOTSTRAP = LocalText(
    en="bootstrap interval ({method}; for the mean of all items, the t interval)",
    zh="自助法区间（{method}；“全部题项”行取 t 区间）",
)
_INTERVALS: dict[str, LocalText] = {
    "t": LocalText(en="t interval", zh="t 区间"),
    "t_hall": LocalText(
        en="t–Hall interval (on each side the wider of both; for the mean of all items, the t interval)",
        zh="t–Hall 区间（逐侧取两者中较宽者；“全部题项”行取 t 区间）",
    ),
    "percentile": _BOOTSTRAP.fill({"method": LocalText(en="percentile", zh="百分位法")}),
    "bca": _BOOTSTRAP.fill({"method": "BCa"}),
    "cluster_t": LocalText(en="t interval over clusters of respondents", zh="t 区间（以受访者所属群组为单位）"),
}
_PAIRED_T = LocalText(en="paired t", zh="配对 t 检验")
_CLUSTER_T = LocalText(en="t over clusters of respondents", zh="以受访者所属群组为单位的 t 检验")
_WEIGHTED: dict[str, LocalText] = {
    "given": LocalText(
        en="The weighted row is the mean of the dimension gaps, weighted by the weights that the chart shows.",
        zh="加权行为各维度差距按图中所示权重计算的加权平均。",
    ),
    "own": LocalText(
        en="The weighted row weights each respondent's dimension gaps by the points which that respondent gave.",
        zh="加权行以每位受访者自己分配的分数对其各维度差距加权。",
    ),
}
_PRIVACY = LocalText(
    en="Groups of fewer than {threshold} respondents, and those that would give them away, are not shown.",
    zh="不足 {threshold} 人的分组，以及可据以推算出这些分组的其他分组，均不予显示。",
)
_ALPHA_RULE = LocalText(
    en="Alpha (Cronbach): {missing}; interval by Feldt's method, {level}.",
    zh="α（Cronbach）：{missing}；区间按 Feldt 法，{level}。",
)
_MISSING: dict[str, LocalText] = {
    "pairwise": LocalText(en="pairwise-complete covariances", zh="协方差按成对完整数据计算"),
    "listwise": LocalText(en="complete respondents only", zh="仅使用完整答卷"),
}
_IPA_RULE = LocalText(
    en="Importance–performance: quadrant lines at {lines}; a point on a line counts as high.",
    zh="重要性–绩效分析：分界线取{lines}；落在线上的点按“高”处理。",
)
_LINES: dict[str, LocalText] = {
    "means": LocalText(en="the means of the items", zh="各题项均值"),
    "medians": LocalText(en="the medians of the items", zh="各题项中位数"),
    "midpoint": LocalText(en="the midpoint of the scale", zh="量表中点"),
    "targets": LocalText(en="the targets given", zh="给定目标值"),
}


def definition_blocks(
    card: Scorecard, surveys: Sequence[SurveyEvidence] = (), *, period: Period | None = None
) -> tuple[Block, ...]:
    """Return the method and the definitions of everything printed.

    Parameters
    ----------
    card : Scorecard
        The description.
    surveys : sequence of SurveyEvidence
        The surveys that the review prints.
    period : Period, optional
        The period reviewed, whose rules, bands and reference values are told; the first of the calendar when left out.

    Returns
    -------
    tuple of Block
        Blocks under one heading.
    """
    then = period or card.calendar.first
    rules = tuple(dict.fromkeys(rule for survey in surveys for rule in _survey_rules(survey)))
    blocks: list[Block] = [
        Heading(METHOD, section="method", joined=True),
        Heading(SCORES, 2),
        Bullets((*score_rules(card, period=then), _cap(card), _bands(card, then))),
    ]
    if rules:
        blocks += [Heading(SURVEY, 2), Bullets(rules)]
    blocks += [Heading(MEASURES, 2), _definitions(card), Heading(REFERENCES, 2), _references(card, then)]
    return tuple(blocks)


def _survey_rules(survey: SurveyEvidence) -> tuple[LocalText, ...]:
    """Return how the results of one survey were made, from the options they carry."""
    return (
        *(_gap_rules(survey.gaps) if survey.gaps is not None else ()),
        *(_mean_rules(survey.means) if survey.means is not None else ()),
        *((_alpha_rule(survey.reliability),) if survey.reliability is not None else ()),
        *((_IPA_RULE.fill({"lines": _LINES[survey.importance.lines]}),) if survey.importance is not None else ()),
    )


def _gap_rules(gaps: GapAnalysis) -> tuple[LocalText, ...]:
    """Return how the gap analysis was made, from the options it carries."""
    values: dict[str, str | int | LocalText] = {
        "rule": _RULES[str(gaps.min_answered)],
        "level": percent(gaps.confidence),
        "interval": _INTERVALS[gaps.interval_method],
        "test": _CLUSTER_T if gaps.interval_method == "cluster_t" else _PAIRED_T,
        "adjust": _ADJUST[gaps.adjust],
        "threshold": gaps.privacy_threshold,
    }
    rules = [*_GAP_RULES]
    if gaps.weighting != "none":
        rules.append(_WEIGHTED[gaps.weighting])
    if gaps.segments:
        rules.append(_PRIVACY)
    return tuple(rule.fill(values) for rule in rules)


def _mean_rules(means: QuestionMeans) -> tuple[LocalText, ...]:
    """Return how the means of questions were made, from the options they carry."""
    rules = [_MEAN_RULE.fill({"rule": _RULES[str(means.min_answered)], "level": percent(means.confidence)})]
    rules += [_PAIRED_MEANS] if means.paired else []
    rules += [_WEIGHTED_MEANS[means.weighting]] if means.weighting != "none" else []
    rules += [_PRIVACY.fill({"threshold": means.privacy_threshold})] if means.segments else []
    return tuple(rules)


def _alpha_rule(reliability: Reliability) -> LocalText:
    """Return how alpha was computed."""
    return _ALPHA_RULE.fill({"missing": _MISSING[reliability.missing], "level": percent(reliability.confidence)})


def _cap(card: Scorecard) -> LocalText:
    """Return what limits a score in a roll-up."""
    return _NO_CAP if card.cap == "none" else _CAP.fill({"cap": f"{card.cap:g}"})


def _bands(card: Scorecard, period: Period) -> LocalText:
    """Return the bands of the card in a period as one sentence, and how far beyond an edge a status is kept."""
    bands = tuple(card.bands_of("total", period=period))
    top = _TOP_BAND if card.cap == bands[-1].high else _OPEN_BAND
    parts = tuple(
        (top if band is bands[-1] else _BAND).fill(
            {"name": band.name, "low": f"{band.low:g}", "high": f"{band.high:g}"}
        )
        for band in bands
    )
    own = tuple(m.name for m in _then(card, period) if m.bands is not None)
    said = [_BANDS.fill({"bands": join_text(parts, en="; ", zh="；")})]
    said += [_GUARD.fill({"guard": f"{card.guard:g}"})] if card.guard > 0 else []
    said += [_OWN_BANDS.fill({"names": join_text(own, en=", ", zh="、")})] if own else []
    return join_text(tuple(said))


def _then(card: Scorecard, period: Period) -> tuple[Measure, ...]:
    """Return the measures of a card as they are in a period."""
    return tuple(m.at(card.calendar.first_day(period), calendar=card.calendar) for m in card.measures)


def _definitions(card: Scorecard) -> Grid:
    """Return what each measure measures."""
    columns = (
        Column("name", LocalText(en="Measure", zh="指标")),
        Column("definition", LocalText(en="Definition", zh="定义")),
        Column("source", LocalText(en="Source", zh="来源")),
        Column("owner", LocalText(en="Owner", zh="负责人")),
    )
    rows = tuple((_name(m), m.definition, _source(card, m), m.owner) for m in card.measures)
    return Grid(Table(columns, rows), (2.6, 4.6, 2.6, 1.8))


def _name(measure: Measure) -> LocalText:
    """Return the printed name of a measure, marked when it is confidential."""
    return _CONFIDENTIAL.fill({"name": measure.name}) if measure.confidential else measure.name


def _source(card: Scorecard, measure: Measure) -> LocalText | None:
    """Return where the values of a measure come from."""
    if measure.source is None:
        return measure.source_note
    if isinstance(measure.source, CardSource):
        return _OTHER_CARD.fill({"card": measure.source.card, "node": measure.source.node})
    survey = card.surveys[measure.source.survey]
    return survey.name if survey.name is not None else survey.instrument.name


def _references(card: Scorecard, period: Period) -> Grid:
    """Return what each measure is held against in a period."""
    columns = (
        Column("name", LocalText(en="Measure", zh="指标")),
        Column("unit", LocalText(en="Unit", zh="单位")),
        Column("direction", LocalText(en="Direction", zh="方向")),
        Column("kind", LocalText(en="Type", zh="类型")),
        Column("worst", LocalText(en="Worst", zh="最差值"), "number"),
        Column("target", LocalText(en="Target", zh="目标值"), "number"),
        Column("best", LocalText(en="Best", zh="最佳值"), "number"),
        Column("baseline", LocalText(en="Baseline", zh="基期值"), "number"),
    )
    rows = tuple(_reference_row(m) for m in _then(card, period))
    return Grid(Table(columns, rows), (2.8, 1.0, 1.5, 1.0, 1.5, 1.2, 1.2, 1.2))


def _reference_row(measure: Measure) -> tuple[Cell, ...]:
    """Return one row, each number at the measure's own digits."""
    unit = LocalText(en=measure.unit.symbol("en"), zh=measure.unit.symbol("zh"))
    worst: Cell = _printed(measure, measure.worst)
    if measure.worst_low is not None and measure.worst_high is not None:
        low, high = _printed(measure, measure.worst_low), _printed(measure, measure.worst_high)
        worst = LocalText(en=f"{low} or {high}", zh=f"{low} 或 {high}")
    target: Cell = _printed(measure, measure.target)
    if measure.band_low is not None and measure.band_high is not None:
        low, high = _printed(measure, measure.band_low), _printed(measure, measure.band_high)
        target = LocalText(en=f"{low} to {high}", zh=f"{low} 至 {high}")
    return (
        measure.name,
        unit,
        _DIRECTIONS[measure.better],
        _KINDS[measure.kind] if measure.kind else None,
        worst,
        target,
        _printed(measure, measure.best),
        _printed(measure, measure.baseline),
    )


def _printed(measure: Measure, value: float | None) -> str | None:
    """Return a reference value at the digits of its unit."""
    return None if value is None else format_value(value, measure.digits)

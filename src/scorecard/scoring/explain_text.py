"""Explanations as text."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scorecard._status import StatusWord
from scorecard._table import format_number
from scorecard._text import Lang, LocalText
from scorecard.models import Period
from scorecard.scoring.explain_chances import chance_lines
from scorecard.scoring.explain_numbers import fill, number_text, score_text, share_text, signed_text
from scorecard.scoring.explain_roll_up import roll_up_words
from scorecard.scoring.explain_rules import plan_lines, rule_lines, score_lines

if TYPE_CHECKING:
    from scorecard.scoring.explain import Explanation, Measurement

__all__ = ["Block", "explanation_block", "explanation_text"]


@dataclass(frozen=True, slots=True)
class Block:
    """One node in words.

    Attributes
    ----------
    heading : str
        Name, score and status.
    lines : tuple of str
        How the score came about.
    below : tuple of Block
        What it came from.
    status : StatusWord
        The status, or why there is none.
    """

    heading: str
    lines: tuple[str, ...]
    below: tuple[Block, ...]
    status: StatusWord


def explanation_text(explanation: Explanation, lang: Lang) -> str:
    """Return an explanation as indented text."""
    return "\n".join(_indented(explanation_block(explanation, lang), 0))


def explanation_block(explanation: Explanation, lang: Lang) -> Block:
    """Return an explanation in words, with period and entity in its heading."""
    block = _block(explanation, lang)
    named = explanation.period_name or Period.parse(explanation.period)
    where = named.text(lang)
    if explanation.entity_name is not None:
        where = fill(_WHERE, lang, entity=explanation.entity_name.text(lang), period=where)
    return replace(block, heading=fill(_TOP, lang, where=where, heading=block.heading))


def _indented(block: Block, depth: int) -> Iterator[str]:
    """Yield the lines of a block and those below it."""
    yield "  " * depth + block.heading
    for line in block.lines:
        yield "  " * (depth + 1) + line
    for below in block.below:
        yield from _indented(below, depth + 2)


def _block(explanation: Explanation, lang: Lang) -> Block:
    """Return an explanation in words."""
    below = [term.child for term in explanation.terms] + [e.child for e in explanation.excluded]
    unit = None if explanation.measurement is None else explanation.measurement.unit_score
    below += [] if unit is None or unit.explanation is None else [unit.explanation]
    lines = _parent_lines(explanation, lang) if explanation.measurement is None else _leaf_lines(explanation, lang)
    told = (*lines, *chance_lines(explanation, lang))
    status = explanation.status or StatusWord.of(_reason(explanation, explanation.reason or "no_data"))
    return Block(_heading(explanation, lang), told, tuple(_block(child, lang) for child in below), status)


def _heading(explanation: Explanation, lang: Lang) -> str:
    """Return name, score and status."""
    name = explanation.name.text(lang)
    if explanation.score is None:
        reason = _reason(explanation, explanation.reason or "no_data").text(lang)
        return fill(_HEADING_NONE, lang, name=name, reason=reason)
    status = "–" if explanation.status is None else explanation.status.text(lang)
    return fill(_HEADING, lang, name=name, score=score_text(explanation.score, explanation.bands), status=status)


def _reason(explanation: Explanation, reason: str) -> LocalText:
    """Return in words why a node has no score."""
    basis = explanation.measurement
    if reason != "unscored":
        return REASON_WORDS[reason]
    if basis is None:
        return _NOTHING_SCORED
    if basis.rule == "unscored":
        return _UNSCORED
    return _OTHER_KIND if basis.anchors or basis.function is not None else REASON_WORDS[reason]


def _parent_lines(explanation: Explanation, lang: Lang) -> Iterator[str]:
    """Yield formula, exclusions, coverage and bounds of a node above the measures."""
    if explanation.terms and explanation.score is not None:
        scores = [number_text((t.child.score if t.floor is None else t.floor) or 0.0) for t in explanation.terms]
        weights = [number_text(t.weight) for t in explanation.terms]
        if explanation.rule == "weighted_arithmetic":
            top, base = " + ".join(f"{w} × {s}" for w, s in zip(weights, scores, strict=True)), " + ".join(weights)
            if len(scores) > 1:
                top, base = f"({top})", f"({base})"
            yield fill(_MEAN, lang, top=top, base=base, score=score_text(explanation.score, explanation.bands))
        elif explanation.roll_up is not None:
            rule = roll_up_words(explanation.roll_up, lang)
            listed = ", ".join(scores) if lang == "en" else "、".join(scores)
            weighed = ", ".join(weights) if lang == "en" else "、".join(weights)
            score = score_text(explanation.score, explanation.bands)
            yield fill(_RULE, lang, rule=rule, scores=listed, weights=weighed, score=score)
    yield from _policy_lines(explanation, lang)
    for excluded in explanation.excluded:
        reason = _reason(excluded.child, excluded.reason).text(lang)
        name, weight = excluded.child.name.text(lang), number_text(excluded.weight)
        yield fill(_NOT_COUNTED, lang, name=name, weight=weight, reason=reason)
    coverage = explanation.coverage
    if coverage is not None and coverage < 1 and explanation.bound_low is not None:
        share = share_text(coverage)
        if explanation.bound_high is None:
            yield fill(_OPEN_BOUNDS, lang, share=share, low=score_text(explanation.bound_low))
        else:
            low, high = score_text(explanation.bound_low), score_text(explanation.bound_high)
            yield fill(_BOUNDS, lang, share=share, low=low, high=high, cap=number_text(explanation.cap or 0.0))


def _policy_lines(explanation: Explanation, lang: Lang) -> Iterator[str]:
    """Yield what a node's policy did about scores that are missing, and what is old or not due."""
    policy = explanation.policy
    for term in explanation.terms:
        if term.floor is not None:
            yield fill(_FLOOR, lang, name=term.child.name.text(lang), floor=number_text(term.floor))
    if policy is not None and explanation.reason == "low_coverage" and explanation.coverage is not None:
        share = share_text(explanation.coverage, least=policy.min_coverage)
        yield fill(_THIN, lang, share=share, least=number_text(100 * policy.min_coverage))
    if explanation.reason == "incomplete":
        yield _INCOMPLETE.text(lang)
    if explanation.stale:
        yield fill(_STALE, lang, share=share_text(explanation.stale))
    if explanation.not_due:
        yield fill(_NOT_DUE, lang, share=share_text(explanation.not_due))


def _leaf_lines(explanation: Explanation, lang: Lang) -> Iterator[str]:
    """Yield value, formula, precision and source of a measure."""
    basis = explanation.measurement
    if basis is None:
        return
    unit = "" if basis.unit is None else f" {basis.unit.text(lang)}"
    yield from plan_lines(basis, lang)
    if basis.value is not None:
        if basis.numerator is not None and basis.denominator is not None:
            times = "" if basis.factor == 1 else f" × {number_text(basis.factor)}"
            rate = f"{number_text(basis.numerator)} / {number_text(basis.denominator)}{times}"
            yield fill(_RATE, lang, rate=rate, value=number_text(basis.value), unit=unit)
        else:
            written = number_text(basis.value) + unit if basis.word is None else basis.word.text(lang)
            yield fill(_VALUE, lang, value=written)
        if basis.age:
            yield fill(_CARRIED_ONE if basis.age == 1 else _CARRIED, lang, age=str(basis.age))
        yield from rule_lines(basis, lang)
        if explanation.raw is not None and explanation.score is not None:
            yield from score_lines(basis, lang, raw=explanation.raw, score=explanation.score, bands=explanation.bands)
    yield from _precision_lines(explanation, basis, lang)
    yield from _source_lines(basis, lang)


def _precision_lines(explanation: Explanation, basis: Measurement, lang: Lang) -> Iterator[str]:
    """Yield n, standard error and interval."""
    if basis.standard_error is not None:
        error, n = number_text(basis.standard_error, 3), "–" if basis.n is None else format_number(basis.n, 0)
        if basis.survey is not None and basis.survey.clusters is not None:
            clusters = format_number(basis.survey.clusters, 0)
            yield fill(_CLUSTERED, lang, n=n, clusters=clusters, error=error)
        elif basis.degrees_of_freedom is not None and math.isfinite(basis.degrees_of_freedom):
            yield fill(_FREEDOM, lang, n=n, error=error, degrees=number_text(basis.degrees_of_freedom, 3))
        else:
            yield fill(_ERROR, lang, n=n, error=error)
    elif basis.n is not None and basis.n != basis.denominator:  # the value above tells the denominator
        yield fill(_N, lang, n=format_number(basis.n, 0))
    if basis.value_low is not None and basis.value_high is not None and basis.confidence is not None:
        level = number_text(100 * basis.confidence)
        low, high = number_text(basis.value_low, 4), number_text(basis.value_high, 4)
        unit = "" if basis.unit is None else f" {basis.unit.text(lang)}"
        yield fill(_VALUE_INTERVAL, lang, level=level, low=low, high=high, unit=unit)
        if explanation.low is not None and explanation.high is not None:
            yield fill(_SCORE_INTERVAL, lang, low=score_text(explanation.low), high=score_text(explanation.high))


def _source_lines(basis: Measurement, lang: Lang) -> Iterator[str]:
    """Yield survey, source and remark."""
    fact = basis.survey
    if fact is not None and basis.survey_name is not None and basis.row_name is not None:
        statistic, survey = STATISTIC_WORDS[fact.statistic].text(lang), basis.survey_name.text(lang)
        yield fill(_SURVEY, lang, survey=survey, statistic=statistic, row=basis.row_name.text(lang))
        if fact.perception is not None and fact.expectation is not None and fact.statistic == "gap":
            perception, expectation = number_text(fact.perception), signed_text(fact.expectation)
            yield fill(_GAP, lang, perception=perception, expectation=expectation)
        if basis.value is None and fact.reason is not None:
            from scorecard.survey.gap_columns import REASONS

            words = {str(reason): text for reason, text in REASONS.items()}
            yield fill(_WITHOUT, lang, reason=words[fact.reason].text(lang) if fact.reason in words else fact.reason)
    yield from _unit_lines(basis, lang)
    if basis.source is not None:
        yield fill(_SOURCE, lang, source=basis.source.text(lang))
    if basis.note is not None:
        yield fill(_NOTE, lang, note=basis.note)


def _unit_lines(basis: Measurement, lang: Lang) -> Iterator[str]:
    """Yield the card and node of another unit that the value comes from, with their coverage."""
    unit = basis.unit_score
    if unit is None:
        return
    card = unit.card if unit.card_name is None else unit.card_name.text(lang)
    node = unit.node if unit.node_name is None else unit.node_name.text(lang)
    if unit.explanation is None or unit.explanation.coverage is None:
        yield fill(_UNIT, lang, card=card, node=node)
    else:
        share = share_text(unit.explanation.coverage)
        yield fill(_UNIT_COVERED, lang, card=card, node=node, share=share)


REASON_WORDS: dict[str, LocalText] = {
    "no_data": LocalText(en="no data", zh="无数据"),
    "not_applicable": LocalText(en="not applicable", zh="不适用"),
    "unscored": LocalText(en="not scored: it has no reference values", zh="不计分：未设参照值"),
    "no_weight": LocalText(en="no weight", zh="权重为零"),
    "not_started": LocalText(en="its plan has not started", zh="计划尚未开始"),
    "not_due": LocalText(en="not due yet", zh="尚未到期"),
    "low_coverage": LocalText(en="too little data", zh="数据不足"),
    "incomplete": LocalText(en="something below it is missing", zh="下级数据不全"),
    "not_held": LocalText(en="the frozen evaluation does not hold it", zh="冻结的评价中没有此项"),
}
"""Why a node has no score, in words."""

STATISTIC_WORDS: dict[str, LocalText] = {
    "gap": LocalText(en="mean gap (perception − expectation)", zh="平均差距（感知 − 期望）"),
    "perception": LocalText(en="mean perception", zh="感知均值"),
    "expectation": LocalText(en="mean expectation", zh="期望均值"),
    "importance": LocalText(en="mean importance", zh="重要性均值"),
    "satisfaction": LocalText(en="mean satisfaction", zh="满意度均值"),
    "minimum": LocalText(en="mean minimum level", zh="最低可接受水平均值"),
    "desired": LocalText(en="mean desired level", zh="理想水平均值"),
}
"""What is taken from a survey, in words."""

WHOLE_WORDS: dict[str, LocalText] = {
    "overall": LocalText(en="all dimensions", zh="全部维度"),
    "overall_items": LocalText(en="all items", zh="全部题项"),
    "weighted": LocalText(en="all dimensions, weighted", zh="全部维度（加权）"),
}
"""Of what it is taken, where it is no single dimension or item."""

_UNSCORED = LocalText(en="not scored: shown only", zh="不计分：仅展示")
_OTHER_KIND = LocalText(en="not scored: of the kind that is left out here", zh="不计分：属于此处不计的指标类型")
_NOTHING_SCORED = LocalText(en="not scored: nothing below it is", zh="不计分：其下没有计分的指标")
_TOP = LocalText(en="{where} · {heading}", zh="{where} · {heading}")
_WHERE = LocalText(en="{entity}, {period}", zh="{entity}，{period}")
_HEADING = LocalText(en="{name}: {score} ({status})", zh="{name}：{score}（{status}）")
_HEADING_NONE = LocalText(en="{name}: no score ({reason})", zh="{name}：无得分（{reason}）")
_MEAN = LocalText(
    en="Score = Σ weight × score / Σ weight = {top} / {base} = {score}",
    zh="得分 = Σ 权重 × 得分 / Σ 权重 = {top} / {base} = {score}",
)
_RULE = LocalText(
    en="Score by the rule {rule}, from the scores {scores} with the weights {weights} = {score}",
    zh="按{rule}汇总：得分 {scores}，权重 {weights} = {score}",
)
_FLOOR = LocalText(
    en="Missing, counted as {floor} by the policy floor: {name}", zh="缺失，按规定以 {floor} 分计入：{name}"
)
_THIN = LocalText(
    en="No score is shown: data cover {share} % of the weight, and at least {least} % are needed.",
    zh="不显示得分：数据覆盖 {share} % 的权重，至少需要 {least} %。",
)
_INCOMPLETE = LocalText(
    en="No score is shown: something below is missing, and the policy is blank.",
    zh="不显示得分：下级有缺失，且规定缺失时留空。",
)
_STALE = LocalText(
    en="Values carried forward from earlier periods: {share} % of the weight.", zh="沿用前期数值的权重：{share} %。"
)
_NOT_DUE = LocalText(en="Not due yet: {share} % of the weight.", zh="尚未到期的权重：{share} %。")
_CARRIED_ONE = LocalText(en="Carried forward from the period before", zh="沿用上期数值")
_CARRIED = LocalText(en="Carried forward from {age} periods ago", zh="沿用 {age} 期前的数值")
_NOT_COUNTED = LocalText(
    en="Not counted: {name}, weight {weight} ({reason})", zh="未计入：{name}，权重 {weight}（{reason}）"
)
_BOUNDS = LocalText(
    en="Data cover {share} % of the weight: the score is {low} if all that is missing scores 0, {high} if {cap}.",
    zh="数据覆盖 {share} % 的权重：缺失部分按 0 分计为 {low}，按 {cap} 分计为 {high}。",
)
_OPEN_BOUNDS = LocalText(
    en="Data cover {share} % of the weight: the score is {low} if all that is missing scores 0; no upper bound.",
    zh="数据覆盖 {share} % 的权重：缺失部分按 0 分计为 {low}，上限不封顶。",
)
_VALUE = LocalText(en="Value: {value}", zh="数值：{value}")
_RATE = LocalText(en="Value: {rate} = {value}{unit}", zh="数值：{rate} = {value}{unit}")
_N = LocalText(en="n = {n}", zh="样本数 n = {n}")
_ERROR = LocalText(en="n = {n}, standard error {error}", zh="样本数 n = {n}，标准误 {error}")
_FREEDOM = LocalText(
    en="n = {n}, standard error {error}, degrees of freedom {degrees}",
    zh="样本数 n = {n}，标准误 {error}，自由度 {degrees}",
)
_CLUSTERED = LocalText(
    en="n = {n} in {clusters} clusters, standard error {error} over clusters",
    zh="样本数 n = {n}，分属 {clusters} 个群组，按群组计算的标准误 {error}",
)
_VALUE_INTERVAL = LocalText(
    en="{level} % interval of the value: {low} to {high}{unit}", zh="数值的 {level} % 置信区间：{low} 至 {high}{unit}"
)
_SCORE_INTERVAL = LocalText(en="that is a score of {low} to {high}", zh="对应得分：{low} 至 {high}")
_SURVEY = LocalText(en="{survey}: {statistic}, {row}", zh="{survey}：{row}，{statistic}")
_GAP = LocalText(en="Perception {perception} − expectation {expectation}", zh="感知 {perception} − 期望 {expectation}")
_WITHOUT = LocalText(en="No value from the survey: {reason}", zh="问卷未给出数值：{reason}")
_SOURCE = LocalText(en="Source: {source}", zh="来源：{source}")
_NOTE = LocalText(en="Note: {note}", zh="备注：{note}")
_UNIT = LocalText(en="Score of {node} in the scorecard {card}", zh="取自计分卡“{card}”中“{node}”的得分")
_UNIT_COVERED = LocalText(
    en="Score of {node} in the scorecard {card}, where data cover {share} % of the weight",
    zh="取自计分卡“{card}”中“{node}”的得分，其数据覆盖 {share} % 的权重",
)

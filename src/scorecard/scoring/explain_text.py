"""Explanations as text and HTML."""

from __future__ import annotations

import html
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scorecard._table import format_number
from scorecard._text import Lang, LocalText
from scorecard.models import Period

if TYPE_CHECKING:
    from scorecard.scoring.explain import Explanation, Measurement

__all__ = ["explanation_html", "explanation_text"]


@dataclass(frozen=True, slots=True)
class _Block:
    """A heading, its lines, and the blocks below it."""

    heading: str
    lines: tuple[str, ...]
    below: tuple[_Block, ...]


def explanation_text(explanation: Explanation, lang: Lang) -> str:
    """Return an explanation as indented text."""
    return "\n".join(_indented(_top(explanation, lang), 0))


def explanation_html(explanation: Explanation, lang: Lang) -> str:
    """Return an explanation as nested HTML lists; every text is escaped."""
    return f'<div lang="{lang}" class="scorecard-explanation"><ul>{_item(_top(explanation, lang))}</ul></div>'


def _top(explanation: Explanation, lang: Lang) -> _Block:
    """Return an explanation in words, with period and entity in its heading."""
    block = _block(explanation, lang)
    where = Period.parse(explanation.period).text(lang)
    if explanation.entity_name is not None:
        where = _fill(_WHERE, lang, entity=explanation.entity_name.text(lang), period=where)
    return replace(block, heading=_fill(_TOP, lang, where=where, heading=block.heading))


def _indented(block: _Block, depth: int) -> Iterator[str]:
    """Yield the lines of a block and those below it."""
    yield "  " * depth + block.heading
    for line in block.lines:
        yield "  " * (depth + 1) + line
    for below in block.below:
        yield from _indented(below, depth + 2)


def _item(block: _Block) -> str:
    """Return a block as a list item."""
    lines = "".join(f"<br>{html.escape(line)}" for line in block.lines)
    below = "".join(_item(b) for b in block.below)
    return f"<li><strong>{html.escape(block.heading)}</strong>{lines}{f'<ul>{below}</ul>' if below else ''}</li>"


def _block(explanation: Explanation, lang: Lang) -> _Block:
    """Return an explanation in words."""
    below = [term.child for term in explanation.terms] + [e.child for e in explanation.excluded]
    lines = _parent_lines(explanation, lang) if explanation.measurement is None else _leaf_lines(explanation, lang)
    return _Block(_heading(explanation, lang), tuple(lines), tuple(_block(child, lang) for child in below))


def _heading(explanation: Explanation, lang: Lang) -> str:
    """Return name, score and status."""
    name = explanation.name.text(lang)
    if explanation.score is None:
        reason = REASON_WORDS[explanation.reason or "no_data"].text(lang)
        return _fill(_HEADING_NONE, lang, name=name, reason=reason)
    status = "–" if explanation.status is None else explanation.status.text(lang)
    return _fill(_HEADING, lang, name=name, score=_score(explanation.score), status=status)


def _parent_lines(explanation: Explanation, lang: Lang) -> Iterator[str]:
    """Yield formula, exclusions, coverage and bounds of a node above the measures."""
    if explanation.terms and explanation.score is not None:
        top = " + ".join(f"{_number(t.weight)} × {_number(t.child.score or 0.0)}" for t in explanation.terms)
        base = " + ".join(_number(t.weight) for t in explanation.terms)
        if len(explanation.terms) > 1:
            top, base = f"({top})", f"({base})"
        yield _fill(_MEAN, lang, top=top, base=base, score=_score(explanation.score))
    for excluded in explanation.excluded:
        reason = REASON_WORDS[excluded.reason].text(lang)
        name, weight = excluded.child.name.text(lang), _number(excluded.weight)
        yield _fill(_NOT_COUNTED, lang, name=name, weight=weight, reason=reason)
    coverage = explanation.coverage
    if coverage is not None and coverage < 1 and explanation.bound_low is not None:
        share = _number(100 * coverage, 3)
        if explanation.bound_high is None:
            yield _fill(_OPEN_BOUNDS, lang, share=share, low=_score(explanation.bound_low))
        else:
            low, high = _score(explanation.bound_low), _score(explanation.bound_high)
            yield _fill(_BOUNDS, lang, share=share, low=low, high=high, cap=_number(explanation.cap or 0.0))


def _leaf_lines(explanation: Explanation, lang: Lang) -> Iterator[str]:
    """Yield value, formula, precision and source of a measure."""
    basis = explanation.measurement
    if basis is None:
        return
    unit = "" if basis.unit is None else f" {basis.unit.text(lang)}"
    if basis.value is not None:
        if basis.numerator is not None and basis.denominator is not None:
            times = "" if basis.factor == 1 else f" × {_number(basis.factor)}"
            rate = f"{_number(basis.numerator)} / {_number(basis.denominator)}{times}"
            yield _fill(_RATE, lang, rate=rate, value=_number(basis.value), unit=unit)
        else:
            yield _fill(_VALUE, lang, value=_number(basis.value), unit=unit)
        yield from _score_lines(explanation, basis, lang)
    yield from _precision_lines(explanation, basis, lang)
    yield from _source_lines(basis, lang)


def _score_lines(explanation: Explanation, basis: Measurement, lang: Lang) -> Iterator[str]:
    """Yield the formula of a measure's score, and the clipping where it bites."""
    raw, value = explanation.raw, basis.value
    if raw is None or value is None or explanation.score is None:
        return
    (x0, y0), (x1, y1) = basis.segment(value)
    if y1 < y0:  # from the lower score to the higher one, as people write it
        (x0, y0), (x1, y1) = (x1, y1), (x0, y0)
    start = "" if y0 == 0 else f"{_number(y0)} + "
    way = f"({_number(value)} − {_signed(x0)}) / ({_number(x1)} − {_signed(x0)})"
    yield _fill(_SCORE, lang, formula=f"{start}{_number(y1 - y0)} × {way}", score=_score(raw))
    if explanation.score != raw:
        yield _fill(_CLIPPED, lang, score=_score(explanation.score))


def _precision_lines(explanation: Explanation, basis: Measurement, lang: Lang) -> Iterator[str]:
    """Yield n, standard error and interval."""
    if basis.standard_error is not None:
        error, n = _number(basis.standard_error, 3), "–" if basis.n is None else format_number(basis.n, 0)
        yield _fill(_ERROR, lang, n=n, error=error)
    elif basis.n is not None:
        yield _fill(_N, lang, n=format_number(basis.n, 0))
    if basis.value_low is not None and basis.value_high is not None and basis.confidence is not None:
        level = _number(100 * basis.confidence)
        low, high = _number(basis.value_low, 4), _number(basis.value_high, 4)
        unit = "" if basis.unit is None else f" {basis.unit.text(lang)}"
        yield _fill(_VALUE_INTERVAL, lang, level=level, low=low, high=high, unit=unit)
        if explanation.low is not None and explanation.high is not None:
            yield _fill(_SCORE_INTERVAL, lang, low=_score(explanation.low), high=_score(explanation.high))


def _source_lines(basis: Measurement, lang: Lang) -> Iterator[str]:
    """Yield survey, source and remark."""
    fact = basis.survey
    if fact is not None and basis.survey_name is not None and basis.row_name is not None:
        statistic, survey = STATISTIC_WORDS[fact.statistic].text(lang), basis.survey_name.text(lang)
        yield _fill(_SURVEY, lang, survey=survey, statistic=statistic, row=basis.row_name.text(lang))
        if fact.perception is not None and fact.expectation is not None and fact.statistic == "gap":
            perception, expectation = _number(fact.perception), _signed(fact.expectation)
            yield _fill(_GAP, lang, perception=perception, expectation=expectation)
    if basis.source is not None:
        yield _fill(_SOURCE, lang, source=basis.source.text(lang))
    if basis.note is not None:
        yield _fill(_NOTE, lang, note=basis.note)


def _fill(text: LocalText, lang: Lang, **values: str) -> str:
    """Return a text with its places filled in."""
    return text.text(lang).format(**values)


def _score(value: float) -> str:
    """Return a score with two digits after the point."""
    return format_number(value, 2)


def _number(value: float, significant: int = 7) -> str:
    """Return a number with its significant digits, right to the last one shown; whole digits are all kept."""
    size = abs(value)
    before = 1 if size < 1e-9 else math.floor(math.log10(size)) + 1
    text = format_number(value, min(max(significant - before, 0), 12))
    return text.rstrip("0").rstrip(".") if "." in text else text


def _signed(value: float) -> str:
    """Return a number, in brackets if it is negative."""
    return f"({_number(value)})" if value < 0 else _number(value)


REASON_WORDS: dict[str, LocalText] = {
    "no_data": LocalText(en="no data", zh="无数据"),
    "not_applicable": LocalText(en="not applicable", zh="不适用"),
    "unscored": LocalText(en="not scored: it has no reference values", zh="不计分：未设参照值"),
    "no_weight": LocalText(en="no weight", zh="权重为零"),
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

_TOP = LocalText(en="{where} · {heading}", zh="{where} · {heading}")
_WHERE = LocalText(en="{entity}, {period}", zh="{entity}，{period}")
_HEADING = LocalText(en="{name}: {score} ({status})", zh="{name}：{score}（{status}）")
_HEADING_NONE = LocalText(en="{name}: no score ({reason})", zh="{name}：无得分（{reason}）")
_MEAN = LocalText(
    en="Score = Σ weight × score / Σ weight = {top} / {base} = {score}",
    zh="得分 = Σ 权重 × 得分 / Σ 权重 = {top} / {base} = {score}",
)
_NOT_COUNTED = LocalText(
    en="Not counted: {name}, weight {weight} ({reason})", zh="未计入：{name}，权重 {weight}（{reason}）"
)
_BOUNDS = LocalText(
    en="Data cover {share} % of the weight: the score is {low} if all that is missing scores 0, {high} if {cap}.",
    zh="数据覆盖 {share}% 的权重：缺失部分按 0 分计为 {low}，按 {cap} 分计为 {high}。",
)
_OPEN_BOUNDS = LocalText(
    en="Data cover {share} % of the weight: the score is {low} if all that is missing scores 0; no upper bound.",
    zh="数据覆盖 {share}% 的权重：缺失部分按 0 分计为 {low}，上限不封顶。",
)
_VALUE = LocalText(en="Value: {value}{unit}", zh="数值：{value}{unit}")
_RATE = LocalText(en="Value: {rate} = {value}{unit}", zh="数值：{rate} = {value}{unit}")
_SCORE = LocalText(en="Score = {formula} = {score}", zh="得分 = {formula} = {score}")
_CLIPPED = LocalText(en="Counted as {score}.", zh="按 {score} 计入。")
_N = LocalText(en="n = {n}", zh="样本数 n = {n}")
_ERROR = LocalText(en="n = {n}, standard error {error}", zh="样本数 n = {n}，标准误 {error}")
_VALUE_INTERVAL = LocalText(
    en="{level} % interval of the value: {low} to {high}{unit}", zh="数值的 {level}% 置信区间：{low} 至 {high}{unit}"
)
_SCORE_INTERVAL = LocalText(en="that is a score of {low} to {high}", zh="对应得分：{low} 至 {high}")
_SURVEY = LocalText(en="{survey}: {statistic}, {row}", zh="{survey}：{row}，{statistic}")
_GAP = LocalText(en="Perception {perception} − expectation {expectation}", zh="感知 {perception} − 期望 {expectation}")
_SOURCE = LocalText(en="Source: {source}", zh="来源：{source}")
_NOTE = LocalText(en="Note: {note}", zh="备注：{note}")

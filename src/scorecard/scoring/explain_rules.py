"""Lines of an explanation that tell by which rule a measure is scored, with its numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scorecard._text import Lang, LocalText
from scorecard.models import Bands
from scorecard.models.bands import EDGE_TOLERANCE
from scorecard.scoring.explain_numbers import fill, number_text, score_text, signed_text

if TYPE_CHECKING:
    from scorecard.scoring.explain import Measurement

__all__ = ["RULE_WORDS", "plan_lines", "rule_lines", "score_lines"]


def plan_lines(basis: Measurement, lang: Lang) -> Iterator[str]:
    """Yield how much of a plan has passed, and what is due by now.

    Parameters
    ----------
    basis : Measurement
        What the score rests on.
    lang : {"en", "zh"}
        Language.

    Yields
    ------
    str
        One line.
    """
    plan = basis.plan
    if plan is None:
        return
    passed, length = str(plan.passed), str(plan.length)
    unit = (_DAYS if plan.in_days else _PERIODS).text(lang)
    if not basis.anchors or basis.due is None:
        yield fill(_PLAN, lang, passed=passed, length=length, unit=unit)
        return
    yield fill(_PLAN_DUE, lang, passed=passed, length=length, unit=unit, due=number_text(basis.due))


def rule_lines(basis: Measurement, lang: Lang) -> Iterator[str]:
    """Yield the rule and the points that it goes through; the reference values alone need no line.

    Parameters
    ----------
    basis : Measurement
        What the score rests on.
    lang : {"en", "zh"}
        Language.

    Yields
    ------
    str
        One line.
    """
    if basis.since is not None:
        yield fill(_SINCE, lang, day=basis.since)
    if basis.rule == "reference_values":
        return
    words = RULE_WORDS[basis.rule].text(lang)
    if basis.function is not None:
        words = fill(_NAMED, lang, rule=words, name=basis.function)
    if not basis.anchors:
        yield fill(_RULE, lang, rule=words)
        return
    names = [word.text(lang) for word in basis.words] or [number_text(x) for x, _ in basis.anchors]
    points = [f"{name} → {number_text(y)}" for name, (_, y) in zip(names, basis.anchors, strict=True)]
    yield fill(_RULE_POINTS, lang, rule=words, points=_COMMA[lang].join(points))


def score_lines(
    basis: Measurement, lang: Lang, *, raw: float, score: float, bands: Bands | None = None
) -> Iterator[str]:
    """Yield the formula of a measure's score, and the clipping where it bites.

    Parameters
    ----------
    basis : Measurement
        What the score rests on.
    lang : {"en", "zh"}
        Language.
    raw, score : float
        Score before and after it is clipped.
    bands : Bands, optional
        Bands over whose edges no score is rounded.

    Yields
    ------
    str
        One line.
    """
    if basis.value is None:
        return
    word = basis.word
    if basis.function is not None:
        yield fill(_RETURNED, lang, name=basis.function, value=number_text(basis.value), score=score_text(raw, bands))
    elif word is not None:
        yield fill(_SCORE_OF, lang, word=word.text(lang), score=score_text(raw, bands))
    else:
        yield fill(_SCORE, lang, formula=_formula(basis, basis.value), score=score_text(raw, bands))
    if abs(score - raw) > EDGE_TOLERANCE:
        yield fill(_CLIPPED, lang, score=score_text(score, bands))


def _formula(basis: Measurement, value: float) -> str:
    """Return the line between two anchor points, with its numbers."""
    (x0, y0), (x1, y1) = basis.segment(value)
    if y1 == y0:
        return number_text(y0)
    if y1 < y0:  # from the lower score to the higher one, as people write it
        (x0, y0), (x1, y1) = (x1, y1), (x0, y0)
    start = "" if y0 == 0 else f"{number_text(y0)} + "
    way = f"({number_text(value)} − {signed_text(x0)}) / ({number_text(x1)} − {signed_text(x0)})"
    return f"{start}{number_text(y1 - y0)} × {way}"


RULE_WORDS: dict[str, LocalText] = {
    "anchors": LocalText(en="linear between points", zh="锚点之间线性插值"),
    "tolerance": LocalText(en="distance from target in units of tolerance", zh="以容差为单位的目标偏离"),
    "yes_no": LocalText(en="yes or no", zh="是否判定"),
    "levels": LocalText(en="levels", zh="等级"),
    "red_flag_goal": LocalText(en="red flag and goal", zh="警戒值与目标线"),
    "plan": LocalText(en="progress over the progress due by now", zh="实际进展与应有进展之比"),
    "progress": LocalText(en="share of the way from baseline to target", zh="从基期值到目标值的完成比例"),
    "unscored": LocalText(en="none, shown only", zh="无，仅展示"),
    "function": LocalText(en="a function of one's own", zh="自定义函数"),
}
"""Rules other than the reference values, in words."""

_COMMA: dict[Lang, str] = {"en": ", ", "zh": "，"}
_PERIODS = LocalText(en="periods", zh="期")
_DAYS = LocalText(en="days", zh="天")
_PLAN = LocalText(
    en="Plan: {passed} of {length} {unit} have passed", zh="计划：共 {length} {unit}，已过 {passed} {unit}"
)
_PLAN_DUE = LocalText(
    en="Plan: {passed} of {length} {unit} have passed, so that {due} is due",
    zh="计划：共 {length} {unit}，已过 {passed} {unit}，应达到 {due}",
)
_SINCE = LocalText(en="As in force since {day}", zh="自 {day} 起适用的规定")
_NAMED = LocalText(en="{rule}, {name}", zh="{rule} {name}")
_RULE = LocalText(en="Scoring rule: {rule}", zh="计分规则：{rule}")
_RULE_POINTS = LocalText(en="Scoring rule: {rule} ({points})", zh="计分规则：{rule}（{points}）")
_RETURNED = LocalText(
    en="Score = {name}({value}) = {score}, as the function returned it",
    zh="得分 = {name}({value}) = {score}，为函数返回值",
)
_SCORE_OF = LocalText(en="Score of “{word}” = {score}", zh="“{word}”的得分 = {score}")
_SCORE = LocalText(en="Score = {formula} = {score}", zh="得分 = {formula} = {score}")
_CLIPPED = LocalText(en="Counted as {score}.", zh="按 {score} 计入。")

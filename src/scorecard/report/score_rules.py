"""How scores are made, said for one card."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

from scorecard._text import LANGS, Lang, LocalText, join_text
from scorecard.models import Period, Scorecard
from scorecard.models.roll_up import RollUp, WeightedArithmetic
from scorecard.report.printing import share_text
from scorecard.scoring.explain_numbers import number_text
from scorecard.scoring.explain_roll_up import roll_up_words
from scorecard.scoring.explain_rules import RULE_WORDS
from scorecard.scoring.measure_rules import Rule, rule_in
from scorecard.scoring.policy import policy_of, roll_up_of
from scorecard.scoring.words import has_words, word_of

__all__ = ["named_list", "score_rules"]

_MEASURE = LocalText(
    en="Score of a measure: 0 at its worst value or beyond, 100 at its target, in a straight line between them. "
    "Where the target is best or a band is to be kept, the score falls to 0 on both sides.",
    zh="指标得分：达到或差于最差值为 0 分，目标值为 100 分，其间按直线计算；"
    "以目标为佳或须保持在区间内的指标，向两侧偏离均降至 0 分。",
)
_MEAN = LocalText(
    en="Objectives and perspectives: the weighted mean of what has a score below them.",
    zh="目标与维度得分：其下各项得分的加权平均。",
)
_MISSING = LocalText(
    en="A missing value is left out and its weight is spread over the rest; it is never counted as zero.",
    zh="缺失值不参与计算，其权重按比例分摊给其余各项，绝不按零分处理。",
)
_MISSING_ELSE = LocalText(en="Where a score is missing, {parts}.", zh="得分缺失时，{parts}。")
_POLICIES: dict[str, LocalText] = {
    "renormalise": LocalText(
        en="it is left out and its weight is spread over the rest",
        zh="不参与计算，其权重按比例分摊给其余各项",
    ),
    "blank": LocalText(en="the node above has none either", zh="上级也没有得分"),
    "fail": LocalText(en="nothing is computed", zh="不予计算"),
    "floor": LocalText(en="{floor} stands for it", zh="按 {floor} 分计入"),
}
_FOR = LocalText(en="{what} ({level})", zh="{what}（{level}）")
_LEAST = LocalText(
    en="No score is shown with a coverage below {parts}.",
    zh="数据覆盖率低于 {parts} 时不显示得分。",
)
_RULES = LocalText(en="Measures with another rule: {parts}.", zh="采用其他规则的指标：{parts}。")
_RULE = LocalText(en="{name}: {rule}", zh="{name}：{rule}")
_FURTHER = LocalText(
    en="{n} further measures: {rule}, each as the card says", zh="另有 {n} 项指标：{rule}（各见计分卡）"
)
_MORE = LocalText(en="{names} and {n} more", zh="{names}及另外 {n} 项")
_SHOWN = LocalText(en="Measures that are shown only, without a score: {names}.", zh="仅展示、不计分的指标：{names}。")
_NAMED = LocalText(en="{rule}, {named}", zh="{rule} {named}")
_POINTS = LocalText(en="{rule} ({points})", zh="{rule}（{points}）")
_ROLL_UPS = LocalText(en="Scores from those below them: {levels}.", zh="上级得分由下级得分汇总：{levels}。")
_LEVEL = LocalText(en="{level} by {rule}", zh="{level}用{rule}")
_TOTAL = LocalText(en="the total", zh="总分")
_PERSPECTIVES = LocalText(en="perspectives", zh="维度")
_OBJECTIVES = LocalText(en="objectives", zh="目标")
_COVERAGE = LocalText(
    en="Coverage: the share of the weight that has a value. "
    "Bounds: the score if everything missing scored 0, and if it scored the most that may count.",
    zh="覆盖率：有数据的权重所占比例。上下界：若缺失部分全部得 0 分、或全部得最高可计分时的得分。",
)
_INTERVAL = LocalText(
    en="Interval of a measure's score: the interval of its value, carried through the score. Objectives and "
    "perspectives have one from the errors of the values below them that are known, where "
    "their roll-up carries errors up.",
    zh="指标得分的区间由其数值的区间换算而来；目标与维度的区间由其下已知误差的数值推得，汇总方法不能传递误差时不给出。",
)


def score_rules(card: Scorecard, *, period: Period | None = None) -> tuple[LocalText, ...]:
    """Return how the scores of a card are made, one sentence or two each.

    Parameters
    ----------
    card : Scorecard
        The description.
    period : Period, optional
        The period that is scored; the first of the calendar when left out.

    Returns
    -------
    tuple of LocalText
        Scores of measures, those with another rule and those without a score; roll-up; coverage with bounds; intervals.
    """
    rules = tuple(rule_in(m, period or card.calendar.first, calendar=card.calendar) for m in card.measures)
    rolled = join_text((_roll_up(card), _missing(card), *_least(card)))
    return (_MEASURE, *_other_rules(rules), rolled, _COVERAGE, _INTERVAL)


def _other_rules(rules: Sequence[Rule]) -> tuple[LocalText, ...]:
    """Return by which rules measures are scored that have no line from worst to target, and which are not scored."""
    shown = tuple(r.measure.name for r in rules if not r.measure.scored)
    kinds: dict[LocalText, dict[LocalText, tuple[LocalText, ...]]] = {}
    for rule in rules:
        if rule.measure.scored and rule.measure.scoring is not None:
            forms, text = kinds.setdefault(_kind_text(rule), {}), _rule_text(rule)
            forms[text] = (*forms.get(text, ()), rule.measure.name)
    others = tuple(part for kind, forms in kinds.items() for part in _forms(kind, forms))
    told = (_RULES.fill({"parts": join_text(others, en="; ", zh="；")}),) if others else ()
    return (*told, *((_SHOWN.fill({"names": named_list(shown)}),) if shown else ()))


def _forms(kind: LocalText, forms: Mapping[LocalText, tuple[LocalText, ...]]) -> list[LocalText]:
    """Return which measures are scored by a rule of one kind: by form with names, and how many by still other forms."""
    told = list(forms.items())[: _MOST_FORMS if len(forms) > _MOST_FORMS + 1 else None]
    further = sum(map(len, forms.values())) - sum(len(names) for _, names in told)
    parts = [_RULE.fill({"name": named_list(names), "rule": rule}) for rule, names in told]
    return [*parts, *([_FURTHER.fill({"n": further, "rule": kind})] if further else [])]


def named_list(names: tuple[LocalText, ...]) -> LocalText:
    """Return names as a list, or the first of them and how many more there are.

    Parameters
    ----------
    names : tuple of LocalText
        The names.

    Returns
    -------
    LocalText
        Up to twelve names, or ten and the number of the others.
    """
    if len(names) <= _MOST_NAMES:
        return join_text(names, en=", ", zh="、")
    first = join_text(names[:_FIRST_NAMES], en=", ", zh="、")
    return _MORE.fill({"names": first, "n": len(names) - _FIRST_NAMES})


def _kind_text(rule: Rule) -> LocalText:
    """Return the rule of a measure in general."""
    return RULE_WORDS["unscored" if rule.measure.scoring is None else rule.measure.scoring.kind]


def _rule_text(rule: Rule) -> LocalText:
    """Return the rule of a measure with the points that it goes through."""
    measure, text = rule.measure, _kind_text(rule)
    if rule.named is not None:
        text = _NAMED.fill({"rule": text, "named": rule.named})
    if rule.function is None:
        return text

    def points(lang: Lang) -> str:
        found: list[str] = []
        for x, y in () if rule.function is None else zip(rule.function.x, rule.function.y, strict=True):
            word = word_of(measure, x) if has_words(measure) else None
            found.append(f"{number_text(x) if word is None else word.text(lang)} → {number_text(y)}")
        return (", " if lang == "en" else "，").join(found)

    en, zh = (points(lang) for lang in LANGS)
    return _POINTS.fill({"rule": text, "points": LocalText(en=en, zh=zh)})


def _missing(card: Scorecard) -> LocalText:
    """Return what happens where a score is missing."""

    def chosen(node: str) -> tuple[str, float | None]:
        policy = policy_of(card, node)
        return policy.missing, policy.floor if policy.missing == "floor" else None

    found = _by_choice(card, chosen)
    if {choice for choice, _ in found} == {("renormalise", None)}:
        return _MISSING
    said = [(_POLICIES[policy].fill({"floor": number_text(floor or 0.0)}), level) for (policy, floor), level in found]
    return _MISSING_ELSE.fill({"parts": _parts(said)})


def _least(card: Scorecard) -> tuple[LocalText, ...]:
    """Return below which coverage there is no score, where there is such a limit."""
    found = _by_choice(card, lambda node: policy_of(card, node).min_coverage)
    said = [(LocalText(en=share_text(least), zh=share_text(least)), level) for least, level in found if least]
    if not said:
        return ()
    if len(said) < len(found):
        said = [(_FOR.fill({"what": what, "level": level}), level) for what, level in said]
    return (_LEAST.fill({"parts": _parts(said)}),)


_MOST_NAMES = 12
"""Names that a sentence lists; of more it lists ten and counts the rest."""
_FIRST_NAMES = 10
_MOST_FORMS = 6
"""Forms of one rule, such as other points, that are told with their measures; the rest are counted."""

_Choice = TypeVar("_Choice", bound=Hashable)


def _by_choice(card: Scorecard, chosen: Callable[[str], _Choice]) -> list[tuple[_Choice, LocalText]]:
    """Return what nodes choose and who does: a whole level, or some of it by their names."""
    levels: list[tuple[LocalText, tuple[str, ...]]] = [
        (_TOTAL, ("total",) if card.total else ()),
        (_PERSPECTIVES, tuple(p.id for p in card.perspectives)),
        (_OBJECTIVES, tuple(o.id for o in card.objectives)),
    ]
    found: list[tuple[_Choice, LocalText]] = []
    for level, nodes in levels:
        by_choice: dict[_Choice, tuple[LocalText, ...]] = {}
        for node in nodes:
            choice = chosen(node)
            by_choice[choice] = (*by_choice.get(choice, ()), card.name_of(node))
        whole = len(by_choice) == 1
        found += [(c, level if whole else named_list(names)) for c, names in by_choice.items()]
    return found


def _parts(said: Sequence[tuple[LocalText, LocalText]]) -> LocalText:
    """Return what is said, with those of whom it is said in brackets where it is not the same of all."""
    if all(what == said[0][0] for what, _ in said):
        return said[0][0]
    return join_text(tuple(_FOR.fill({"what": what, "level": level}) for what, level in said), en="; ", zh="；")


def _roll_up(card: Scorecard) -> LocalText:
    """Return by which rules scores roll up."""
    found = _by_choice(card, lambda node: _spoken(roll_up_of(card, node)))
    if {choice for choice, _ in found} == {_spoken(WeightedArithmetic())}:
        return _MEAN
    parts = tuple(_LEVEL.fill({"level": who, "rule": LocalText(en=en, zh=zh)}) for (en, zh), who in found)
    return _ROLL_UPS.fill({"levels": join_text(parts, en="; ", zh="；")})


def _spoken(rule: RollUp) -> tuple[str, str]:
    """Return a rule in words, English and Chinese."""
    return roll_up_words(rule, "en"), roll_up_words(rule, "zh")

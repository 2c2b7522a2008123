"""How scores are made, said for one card."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard._text import LocalText, join_text
from scorecard.models import Objective, Perspective, Scorecard
from scorecard.models.roll_up import RollUp, WeightedArithmetic
from scorecard.scoring.explain_roll_up import roll_up_words

__all__ = ["score_rules"]

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


def score_rules(card: Scorecard) -> tuple[LocalText, ...]:
    """Return how the scores of a card are made, one sentence or two each.

    Parameters
    ----------
    card : Scorecard
        The description.

    Returns
    -------
    tuple of LocalText
        Scores of measures, roll-up, coverage with bounds, intervals.
    """
    return (_MEASURE, join_text((_roll_up(card), _MISSING)), _COVERAGE, _INTERVAL)


_Names = tuple[LocalText, ...]
_Spoken = tuple[str, str]


def _roll_up(card: Scorecard) -> LocalText:
    """Return by which rules scores roll up."""
    levels: list[tuple[LocalText, dict[_Spoken, _Names]]] = []
    if card.total:
        levels.append((_TOTAL, {_spoken(card.roll_up): (_TOTAL,)}))
    levels += [(_PERSPECTIVES, _by_rule(card, card.perspectives)), (_OBJECTIVES, _by_rule(card, card.objectives))]
    if {rule for _, found in levels for rule in found} == {_spoken(WeightedArithmetic())}:
        return _MEAN
    parts: list[LocalText] = []
    for level, found in levels:
        for (english, chinese), names in found.items():
            who = level if len(found) == 1 else join_text(names, en=", ", zh="、")
            parts.append(_LEVEL.fill({"level": who, "rule": LocalText(en=english, zh=chinese)}))
    return _ROLL_UPS.fill({"levels": join_text(tuple(parts), en="; ", zh="；")})


def _by_rule(card: Scorecard, nodes: Sequence[Perspective | Objective]) -> dict[_Spoken, _Names]:
    """Return the names of nodes by the words for their rule."""
    found: dict[_Spoken, _Names] = {}
    for node in nodes:
        rule = _spoken(card.roll_up if node.roll_up is None else node.roll_up)
        found[rule] = (*found.get(rule, ()), node.name)
    return found


def _spoken(rule: RollUp) -> _Spoken:
    """Return a rule in words, English and Chinese."""
    return roll_up_words(rule, "en"), roll_up_words(rule, "zh")

"""Roll-ups in words."""

from __future__ import annotations

import math

from scorecard._text import Lang, LocalText
from scorecard.models.roll_up import Fuzzy, Majority, MostFrequent, OrderedWeightedAverage, PowerMean, RollUp
from scorecard.scoring.explain_numbers import fill, number_text

__all__ = ["roll_up_words"]


def roll_up_words(roll_up: RollUp, lang: Lang) -> str:
    """Return the name of a roll-up with what it is set to.

    Parameters
    ----------
    roll_up : RollUp
        The rule.
    lang : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Such as ``power mean (power 0.5)``.
    """
    match roll_up:
        case PowerMean():
            return fill(_NAMES[roll_up.kind], lang, power=_power(roll_up.power))
        case OrderedWeightedAverage():
            return fill(_NAMES[roll_up.kind], lang, weights=_COMMA[lang].join(map(number_text, roll_up.order_weights)))
        case MostFrequent():
            return fill(_NAMES[roll_up.kind], lang, tie=_TIES[roll_up.tie].text(lang))
        case Majority():
            return fill(_NAMES[roll_up.kind], lang, priority=" > ".join(roll_up.priority))
        case Fuzzy():
            operator = _OPERATORS[roll_up.operator]
            as_is = "" if roll_up.normalised else _AS_IS.text(lang)
            return fill(_NAMES[roll_up.kind], lang, operator=operator + as_is)
        case _:
            return _NAMES[roll_up.kind].text(lang)


def _power(power: float) -> str:
    """Return a power as printed."""
    if math.isfinite(power):
        return number_text(power)
    return "∞" if power > 0 else "−∞"


_NAMES: dict[str, LocalText] = {
    "weighted_arithmetic": LocalText(en="weighted arithmetic mean", zh="加权算术平均"),
    "weighted_geometric": LocalText(en="weighted geometric mean", zh="加权几何平均"),
    "weighted_harmonic": LocalText(en="weighted harmonic mean", zh="加权调和平均"),
    "power_mean": LocalText(en="weighted power mean (power {power})", zh="加权幂平均（幂 {power}）"),
    "owa": LocalText(en="ordered weighted average (best first: {weights})", zh="有序加权平均（由好到差：{weights}）"),
    "weakest_link": LocalText(en="weakest link", zh="最弱环节"),
    "best": LocalText(en="best", zh="最优值"),
    "most_frequent": LocalText(en="most frequent band (tie: {tie})", zh="最常见区间（并列取{tie}）"),
    "majority": LocalText(en="majority with priority ({priority})", zh="多数加优先级（{priority}）"),
    "fuzzy": LocalText(en="fuzzy comprehensive evaluation ({operator})", zh="模糊综合评价（{operator}）"),
}
_TIES = {"worst": LocalText(en="worst", zh="最差"), "best": LocalText(en="best", zh="最好")}
_OPERATORS = {"weighted_average": "M(·,+)", "min_max": "M(∧,∨)"}
_AS_IS = LocalText(en=", not normalised", zh="，不归一化")
_COMMA: dict[Lang, str] = {"en": ", ", "zh": "、"}

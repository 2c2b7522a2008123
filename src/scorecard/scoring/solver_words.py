"""The answer to the question which value is needed, in words."""

from __future__ import annotations

from scorecard._text import LocalText
from scorecard.models import Scorecard
from scorecard.scoring.evaluation import Evaluation
from scorecard.scoring.explain_node import unit_text
from scorecard.scoring.explain_numbers import number_text
from scorecard.scoring.limits import limits_of
from scorecard.scoring.solver_question import Question
from scorecard.scoring.words import word_of

__all__ = ["verdict_of"]


def verdict_of(
    card: Scorecard,
    asked: Question,
    measure: str,
    node: str,
    *,
    value: float | None,
    present: float | None,
    there: bool,
    after: Evaluation | None,
    best: float | None,
    best_value: float | None,
) -> LocalText:
    """Return the answer in words; `there` tells whether the node is where it is wanted at present."""
    names: dict[str, str | int | LocalText] = {
        "measure": card.name_of(measure),
        "node": card.name_of(node),
        "wanted": _wanted(card, asked, node),
    }
    if value is None:
        if best is None or best_value is None:
            return _NEVER.fill(names)
        cannot = _CANNOT_STAY if there else _CANNOT
        return cannot.fill({**names, "best": number_text(best), "at": _said(card, asked, measure, best_value)})
    names["value"] = _said(card, asked, measure, value)
    if value == present:
        return _ALREADY.fill(names)
    score = None if after is None else after[node].score
    names["score"] = number_text(score or 0.0)
    if present is None:
        return (_STAYS if there else _FROM_NOTHING).fill(names)
    return _LIFTS.fill({**names, "present": _said(card, asked, measure, present)})


def _wanted(card: Scorecard, asked: Question, node: str) -> LocalText:
    """Return the status or score wanted, in words."""
    if asked.band is not None:
        return tuple(limits_of(card).bands[node][asked.period])[asked.band].name
    return _SCORE.fill({"score": number_text(asked.score or 0.0)})


def _said(card: Scorecard, asked: Question, measure: str, value: float) -> LocalText:
    """Return a value with its unit, or its word."""
    word, unit, plain = word_of(asked.rule.measure, value), unit_text(card.measure(measure).unit), number_text(value)
    if word is not None:
        return word
    return LocalText(en=plain, zh=plain) if unit is None else _UNIT.fill({"number": plain, "unit": unit})


_SCORE = LocalText(en="a score of {score}", zh="{score} 分")
_UNIT = LocalText(en="{number} {unit}", zh="{number} {unit}")
_LIFTS = LocalText(
    en="{measure} at {value} instead of {present} lifts {node} to {wanted}: its score is {score}.",
    zh="“{measure}”由 {present} 变为 {value}，“{node}”即可达到“{wanted}”，得分 {score}。",
)
_FROM_NOTHING = LocalText(
    en="{measure} at {value} lifts {node} to {wanted}: its score is {score}.",
    zh="“{measure}”为 {value} 时，“{node}”即可达到“{wanted}”，得分 {score}。",
)
_ALREADY = LocalText(
    en="{node} is at {wanted} or better already: {measure} may stay at {value}.",
    zh="“{node}”已达到“{wanted}”或更好：“{measure}”可保持 {value}。",
)
_STAYS = LocalText(
    en="{node} is at {wanted} or better already while {measure} has no value; at {value} its score is {score}.",
    zh="“{measure}”没有数值时，“{node}”已达到“{wanted}”或更好；取值 {value} 时得分 {score}。",
)
_CANNOT = LocalText(
    en="No value of {measure} lifts {node} to {wanted}: the best reachable score is {best}, at {at}.",
    zh="“{measure}”取任何值都不能使“{node}”达到“{wanted}”：可达到的最高得分为 {best}，此时取值 {at}。",
)
_CANNOT_STAY = LocalText(
    en="{node} is at {wanted} or better while {measure} has no value, but at no value of it: the best reachable score "
    "is {best}, at {at}.",
    zh="“{measure}”没有数值时，“{node}”已达到“{wanted}”或更好，但取任何值都不能达到："
    "可达到的最高得分为 {best}，此时取值 {at}。",
)
_NEVER = LocalText(
    en="No value of {measure} lifts {node} to {wanted}: it has no score whatever the value.",
    zh="“{measure}”取任何值都不能使“{node}”达到“{wanted}”：无论取何值都没有得分。",
)

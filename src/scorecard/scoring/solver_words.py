"""The answer to the question which value is needed, in words."""

from __future__ import annotations

import math

from scorecard._table import Column
from scorecard._text import LocalText
from scorecard.models import Measure, Scorecard
from scorecard.scoring.evaluation import Evaluation
from scorecard.scoring.explain_node import unit_text
from scorecard.scoring.explain_numbers import number_text
from scorecard.scoring.limits import limits_of
from scorecard.scoring.solver_question import Question
from scorecard.scoring.words import word_of

__all__ = ["COLUMNS", "KNOWN", "OF_VALUES", "SAMPLED", "STATUS", "TITLE", "digits_of", "verdict_of"]

_SIGNIFICANT = 7
_AS_GOOD = 1e-9
_DIGITS = range(16)
"""Digits that a number of the computer may need to be told exactly, or as good as."""


def digits_of(measure: Measure, value: float | None, present: float | None) -> int:
    """Return how many digits after the point a needed value takes, so that what is printed is enough.

    Parameters
    ----------
    measure : Measure
        The measure, as in force in the period.
    value, present : float or None
        The value needed, and the present one.

    Returns
    -------
    int
        Two or more: no fewer than the measure is printed with, and so many that rounding does not take the
        value back towards the present one.
    """
    digits = max(2, measure.digits)
    if value is None:
        return digits
    way = _way(measure, value, present)
    shown = ((n, float(f"{value:.{n}f}")) for n in _DIGITS[digits:])
    if way == 0:  # neither side is known to be enough too
        return next((n for n, near in shown if abs(near - value) <= _AS_GOOD), digits)
    return next((n for n, near in shown if _enough(near, value, way)), digits)


def _way(measure: Measure, value: float, present: float | None) -> float:
    """Return 1 where more of the measure is enough too, −1 where less is, and 0 where nothing tells."""
    if present is not None:
        return float((value > present) - (value < present))
    return {"maximise": 1.0, "minimise": -1.0}.get(measure.better, 0.0)


def _rounded(value: float, way: float) -> float:
    """Return a value to seven digits or a whole number, moved by a last digit where it would fall short of itself."""
    before = math.floor(math.log10(abs(value))) + 1 if value else 1
    digits = max(_SIGNIFICANT - before, 0)
    near = float(f"{value:.{digits}f}")
    return near if _enough(near, value, way) else near + way * 10.0**-digits


def _enough(rounded: float, value: float, way: float) -> bool:
    """Return whether a rounded value lies no nearer to where the measure comes from than the value needed."""
    return way * (rounded - value) >= 0


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
    bands = limits_of(card).bands[node][asked.period]
    edges = (*bands.print_edges, *(() if asked.score is None else (asked.score,)))
    if value is None:
        if best is None or best_value is None:
            return _NEVER.fill(names)
        cannot = _CANNOT_STAY if there else _CANNOT
        return cannot.fill(
            {**names, "best": number_text(best, edges=edges), "at": _said(card, asked, measure, best_value)}
        )
    names["value"] = _said(card, asked, measure, value, way=_way(asked.rule.measure, value, present))
    if value == present:
        return _ALREADY.fill(names)
    score = None if after is None else after[node].score
    names["score"] = number_text(score or 0.0, edges=edges)
    if present is None:
        return (_STAYS if there else _FROM_NOTHING).fill(names)
    return _LIFTS.fill({**names, "present": _said(card, asked, measure, present)})


def _wanted(card: Scorecard, asked: Question, node: str) -> LocalText:
    """Return the status or score wanted, in words."""
    if asked.band is not None:
        return tuple(limits_of(card).bands[node][asked.period])[asked.band].name
    return _SCORE.fill({"score": number_text(asked.score or 0.0)})


def _said(card: Scorecard, asked: Question, measure: str, value: float, *, way: float = 0.0) -> LocalText:
    """Return a value with its unit, or its word; one that is needed is rounded to where it is enough."""
    plain = number_text(_rounded(value, way))
    word, unit = word_of(asked.rule.measure, value), unit_text(card.measure(measure).unit)
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

TITLE = LocalText(en="Value that is needed", zh="所需数值")
SAMPLED = LocalText(
    en="A rule between measure and node may fall when the measure rises: stretches were looked at in 64 parts.",
    zh="指标与该节点之间的汇总规则可能随指标上升而下降：各段数值均按 64 份逐一检查。",
)
KNOWN = LocalText(
    en="The probability is that of the status beside it, by the errors that are known; a new value counts as exact, "
    "unless it is a count of events.",
    zh="概率指该状态成立的概率，仅依据已知误差；新数值除事件计数外按精确值处理。",
)
STATUS = Column("status", LocalText(en="Status after", zh="达到的状态"), "status")
OF_VALUES = ("present", "value", "change")
COLUMNS: tuple[Column, ...] = (
    Column("measure", LocalText(en="Measure", zh="指标")),
    Column("node", LocalText(en="Node", zh="节点")),
    Column("present", LocalText(en="Present value", zh="当前数值"), "number"),
    Column("value", LocalText(en="Value needed", zh="所需数值"), "number"),
    Column("change", LocalText(en="Change", zh="变化"), "signed"),
    Column("measure_score", LocalText(en="Score of the measure", zh="指标得分"), "number", 1),
    Column("node_score_before", LocalText(en="Score before", zh="原得分"), "number", 1),
    Column("node_score", LocalText(en="Score after", zh="达到的得分"), "number", 1),
    Column("reachable_low", LocalText(en="Lowest reachable", zh="可达最低分"), "number", 1),
    Column("reachable_high", LocalText(en="Highest reachable", zh="可达最高分"), "number", 1),
)

"""What the reader should know of the measures: which have no score, which are confidential, which are not due."""

from __future__ import annotations

from scorecard._text import LocalText, join_text
from scorecard.models import Measure, Period, Scorecard
from scorecard.models.scoring import UnscoredScoring
from scorecard.report.printing import period_text
from scorecard.scoring import Evaluation

__all__ = ["REASONS", "remarks"]

_MISSING = LocalText(en="{name}: no score in {period} ({reason}).", zh="{name}：{period}无得分（{reason}）。")
_CONFIDENTIAL = LocalText(
    en="This review prints values of measures that the card marks as confidential: {names}.",
    zh="本报告列出了计分卡标为保密的指标数值：{names}。",
)
_AS_OF = LocalText(
    en="The card is read on {day}: a value due later is not due yet, and counts neither as missing nor as 0.",
    zh="计分卡按 {day} 的情况读取：其后才到期的数值视为尚未到期，不按缺失或零计。",
)
REASONS: dict[str, LocalText] = {
    "no_data": LocalText(en="its value is missing", zh="数值缺失"),
    "not_applicable": LocalText(en="not applicable", zh="不适用"),
    "unscored": LocalText(en="it has no reference values", zh="未设参照值，不计分"),
    "no_weight": LocalText(en="no weight", zh="无权重"),
    "not_due": LocalText(en="not due yet", zh="尚未到期"),
    "low_coverage": LocalText(en="too little data", zh="数据不足"),
    "incomplete": LocalText(en="something below it is missing", zh="下级数据不全"),
    "not_started": LocalText(en="its plan has not started", zh="计划尚未开始"),
    "not_held": LocalText(en="not in the frozen evaluation", zh="冻结评价中无此项"),
}
"""Why a measure has no score, in words."""
_SHOWN = LocalText(en="it is shown only", zh="仅展示，不计分")
_OTHER_KIND = LocalText(en="of the kind that is left out here", zh="属于此处不计的指标类型")


def remarks(card: Scorecard, evaluation: Evaluation, period: Period) -> tuple[LocalText, ...]:
    """Return what the reader should know of the measures: the day of reading, what has no score, what is confidential.

    Parameters
    ----------
    card : Scorecard
        The description.
    evaluation : Evaluation
        One entity and one period.
    period : Period
        The period.

    Returns
    -------
    tuple of LocalText
        The remarks.
    """
    day = evaluation.origin.as_of
    found = [] if day is None else [_AS_OF.fill({"day": day.isoformat()})]
    for measure in card.measures:
        reason = evaluation[measure.id].reason
        if reason is not None:
            then = measure.at(card.calendar.first_day(period), calendar=card.calendar)
            values = {
                "name": measure.name,
                "period": period_text(period, calendar=card.calendar),
                "reason": REASONS[reason] if reason != "unscored" else _unscored(then),
            }
            found.append(_MISSING.fill(values))
    confidential = tuple(m.name for m in card.measures if m.confidential)
    if confidential:
        found.append(_CONFIDENTIAL.fill({"names": join_text(confidential, en=", ", zh="、")}))
    return tuple(found)


def _unscored(measure: Measure) -> LocalText:
    """Return why a measure as it is in its period is not scored."""
    if isinstance(measure.scoring, UnscoredScoring):
        return _SHOWN
    return _OTHER_KIND if measure.scored else REASONS["unscored"]

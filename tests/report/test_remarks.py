"""Every measure without a score is remarked with the reason why."""

from __future__ import annotations

from datetime import date

from scorecard.report.remarks import remarks
from scorecard.report.scorecard_page import score_grid
from scorecard.scoring import evaluate, observe
from scorecard.series import MeasureRecord
from tests.report.test_scorecard_page import card, measure, perspective, scored


def test_missing_and_confidential_measures_are_remarked_in_both_languages() -> None:
    of = card(perspective("a", measure("one", confidential=True), measure("two", confidential=True)))
    found = remarks(of, scored(of, one=3), of.calendar.last)
    assert [r.text("en") for r in found] == [
        "TWO: no score in 2026 Q1 (its value is missing).",
        "This review prints values of measures that the card marks as confidential: ONE, TWO.",
    ]
    assert [r.text("zh") for r in found] == [
        "TWO：2026年第1季度无得分（数值缺失）。",
        "本报告列出了计分卡标为保密的指标数值：ONE、TWO。",
    ]


def test_the_day_on_which_the_card_is_read_is_told() -> None:
    """A value due 45 days after the quarter is not missing before that day, and the reader is told why."""
    of = card(perspective("a", measure("one"), measure("two", due_days=45)))
    obs = observe(of, values=[MeasureRecord("one", "2026-Q1", 3)])
    early, late = (
        [r.text("en") for r in remarks(of, evaluate(of, obs, as_of=day).at(period="2026-Q1"), of.calendar.last)]
        for day in (date(2026, 5, 14), date(2026, 5, 15))
    )
    told = "a value due later is not due yet, and counts neither as missing nor as 0."
    assert early == [f"The card is read on 2026-05-14: {told}", "TWO: no score in 2026 Q1 (not due yet)."]
    assert late == [f"The card is read on 2026-05-15: {told}", "TWO: no score in 2026 Q1 (its value is missing)."]
    zh = remarks(of, evaluate(of, obs, as_of=date(2026, 5, 14)).at(period="2026-Q1"), of.calendar.last)[0].text("zh")
    assert zh == "计分卡按 2026-05-14 的情况读取：其后才到期的数值视为尚未到期，不按缺失或零计。"


def test_a_measure_that_is_not_scored_is_not_said_to_lack_data() -> None:
    """One is shown only though it has reference values, one has no data, one applies elsewhere, one is of no interest."""
    units = [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}]
    of = card(
        perspective(
            "a",
            measure("one", scoring="unscored", kind="leading"),
            measure("two", kind="leading"),
            measure("three", kind="leading", entities=["south"]),
            measure("four", kind="lagging"),
        ),
        entities=units,
    )
    values = [MeasureRecord(name, "2026-Q1", 40, entity="north") for name in ("one", "four")]
    ev = evaluate(of, observe(of, values=values), period="2026-Q1", only="leading").at(entity="north")
    rows = {row[0]: row[1:] for row in score_grid(ev, ev.nodes).table.cells("en")}
    shown = [rows[name][-2] for name in ("ONE", "TWO", "THREE", "FOUR")]
    assert shown == ["not scored", "no data", "not applicable", "not scored"]
    columns = [column.key for column in ev.table().columns]
    statuses = {row[1]: row[columns.index("status")] for row in ev.table().cells("en")}
    assert [statuses[name] for name in ("ONE", "TWO", "THREE", "FOUR")] == shown
    assert [r.text("en") for r in remarks(of, ev, ev.periods[0])] == [
        "ONE: no score in 2026 Q1 (it is shown only).",
        "TWO: no score in 2026 Q1 (its value is missing).",
        "THREE: no score in 2026 Q1 (not applicable).",
        "FOUR: no score in 2026 Q1 (of the kind that is left out here).",
    ]

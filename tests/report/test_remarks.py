"""Every measure without a score is remarked with the reason why."""

from __future__ import annotations

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

"""Every scoring rule is told with its kind, its points and its formula, in both languages."""

from __future__ import annotations

import pytest

from scorecard.io import card_schema
from scorecard.scoring import evaluate, observe
from scorecard.scoring.explain_rules import RULE_WORDS
from scorecard.series import MeasureRecord
from tests.scoring.cards import card

CASES = [
    (
        {"direction": "stay_in_band", "worst_low": 2, "band_low": 4, "band_high": 6, "worst_high": 10},
        5,
        ["Score = 100 = 100.00"],
        ["得分 = 100 = 100.00"],
    ),
    (
        {"scoring": {"kind": "anchors", "points": [[-10, 0], [0, 40], [5, 100]]}},
        2.5,
        ["Scoring rule: linear between points (−10 → 0, 0 → 40, 5 → 100)", "Score = 40 + 60 × (2.5 − 0) / (5 − 0) = 70.00"],
        ["计分规则：锚点之间线性插值（−10 → 0，0 → 40，5 → 100）", "得分 = 40 + 60 × (2.5 − 0) / (5 − 0) = 70.00"],
    ),
    (
        {"target": 98, "scoring": {"kind": "tolerance", "tolerance": 2}},
        97,
        ["Scoring rule: distance from target in units of tolerance (94 → 0, 98 → 100)", "Score = 100 × (97 − 94) / (98 − 94) = 75.00"],
        ["计分规则：以容差为单位的目标偏离（94 → 0，98 → 100）", "得分 = 100 × (97 − 94) / (98 − 94) = 75.00"],
    ),
    (
        {"scoring": {"kind": "red_flag_goal", "red_flag": 500, "goal": 700}},
        600,
        [
            "Scoring rule: red flag and goal (500 → 33.33333, 700 → 66.66667)",
            "Score = 33.33333 + 33.33333 × (600 − 500) / (700 − 500) = 50.00",
        ],
        ["计分规则：警戒值与目标线（500 → 33.33333，700 → 66.66667）", "得分 = 33.33333 + 33.33333 × (600 − 500) / (700 − 500) = 50.00"],
    ),
    (
        {"baseline": 500, "target": 400, "direction": "minimise", "scoring": "progress"},
        420,
        ["Scoring rule: share of the way from baseline to target (400 → 100, 500 → 0)", "Score = 100 × (420 − 500) / (400 − 500) = 80.00"],
        ["计分规则：从基期值到目标值的完成比例（400 → 100，500 → 0）", "得分 = 100 × (420 − 500) / (400 − 500) = 80.00"],
    ),
    (
        {"scoring": "yes_no"},
        1,
        ["Scoring rule: yes or no (no → 0, yes → 100)", "Score of “yes” = 100.00"],
        ["计分规则：是否判定（否 → 0，是 → 100）", "“是”的得分 = 100.00"],
    ),
    (
        {"worst": 0, "target": 10, "changes": [{"since": "2026-Q1", "target": 20}, {"since": "2026-Q2", "target": 30}]},
        5,
        ["As in force since 2026-01-01", "Score = 100 × (5 − 0) / (20 − 0) = 25.00"],
        ["自 2026-01-01 起适用的规定", "得分 = 100 × (5 − 0) / (20 − 0) = 25.00"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "value", "english", "chinese"), CASES)
def test_lines_of_a_rule(fields, value, english, chinese):
    described = card({"id": "m", "name": "M", **fields})
    leaf = evaluate(described, observe(described, values=[MeasureRecord("m", "2026-Q1", value)]), period="2026-Q1").explain("m")  # fmt: skip
    assert [line.strip() for line in leaf.to_text("en").splitlines()[2:]] == english
    assert [line.strip() for line in leaf.to_text("zh").splitlines()[2:]] == chinese
    assert all(f"<div>{line}</div>" in leaf.to_html("en") for line in english)


def test_plan_tells_what_has_passed_and_what_is_due():
    plan = {"kind": "plan", "start": "2026-Q1", "end": "2026-Q4"}
    described = card({"id": "m", "name": "M", "baseline": 10, "target": 50, "scoring": plan})
    leaf = evaluate(described, observe(described, values=[MeasureRecord("m", "2026-Q2", 25)]), period="2026-Q2").explain("m")  # fmt: skip
    assert [line.strip() for line in leaf.to_text("en").splitlines()[1:]] == [
        "Plan: 2 of 4 periods have passed, so that 30 is due",
        "Value: 25",
        "Scoring rule: progress over the progress due by now (10 → 0, 30 → 100)",
        "Score = 100 × (25 − 10) / (30 − 10) = 75.00",
    ]
    assert leaf.to_text("zh").splitlines()[1] == "  计划：共 4 期，已过 2 期，应达到 30"
    assert leaf.to_dict()["measurement"]["plan"] == {"passed": 2, "length": 4, "in_days": False}


def test_plan_in_days():
    plan = {"kind": "plan", "start": "2026", "end": "2026"}
    fields = {"id": "m", "name": "M", "baseline": 0, "target": 365, "scoring": plan}
    described = card(fields, calendar={"first": "2026-W01", "last": "2026-W02"})
    leaf = evaluate(described, observe(described), period="2026-W01").explain("m")
    assert leaf.to_text().splitlines()[1] == "  Plan: 4 of 365 days have passed, so that 4 is due"


def test_every_kind_has_words():
    kinds = card_schema()["$defs"]
    named = {kinds[name]["properties"]["kind"]["const"] for name in kinds if name.endswith("Scoring")}
    assert set(RULE_WORDS) == named

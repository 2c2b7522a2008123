from __future__ import annotations

import math

import pytest

import scorecard as sc
from scorecard.errors import ChartError, UsageError
from scorecard.plots import prepare_contributions
from scorecard.series import MeasureRecord
from tests.charts import score_samples
from tests.refusal import refusal
from tests.scoring.test_contributions import BEFORE, made, two

FOUND = score_samples.contributions()


def test_message_what_line_and_foot() -> None:
    data = prepare_contributions(made(two(), a=60).contributions(BEFORE))
    assert data.message("en") == "Total went from 60.00 to 60.00 (0.00); the largest part comes from: A (+15.00)"
    assert data.what("en") == (
        "Change of the score of Total by measure, 2026-Q1 to 2026-Q1, score 0–100 (target = 100), "
        "1 of 2 measures with a score both times, largest first"
    )
    assert data.what("zh") == (
        "总分的得分变化，按指标分解，2026-Q1 至 2026-Q1，得分 0–100（目标 = 100），2 项指标中 1 项两期均有得分，按影响从大到小"
    )
    assert data.foot("en")[2] == (
        "Coverage: measures with a score at one time only, and what that moves to the others; "
        "with a score only at the start: B"
    )
    assert data.foot("zh")[2] == "数据覆盖：仅一期有得分的指标，及其权重转移的影响；仅期初有得分：B"


def test_largest_come_first_and_the_rest_is_collected() -> None:
    data = prepare_contributions(FOUND, most=5)
    assert [step.id for step in data.steps[-3:]] == ["part.rest", "part.coverage", "part.weights"]
    sizes = [abs(step.points) for step in data.steps[:5]]
    assert sizes == sorted((abs(row.points) for row in FOUND.rows if row.points is not None), reverse=True)[:5]
    assert data.steps[5].name.text("en") == "11 further measures"
    assert data.before + math.fsum(step.points for step in data.steps) == pytest.approx(data.after, abs=1e-12)


def test_one_left_over_stands_for_itself() -> None:
    assert [step.id for step in prepare_contributions(FOUND, most=15).steps[15:]] == [
        min((row for row in FOUND.rows if row.points is not None), key=lambda row: abs(row.points or 0)).id,
        "part.coverage",
        "part.weights",
    ]


def test_nothing_moved() -> None:
    data = prepare_contributions(BEFORE.contributions(BEFORE))
    assert data.message("en") == "Total stayed at 60.00: nothing moved it"
    assert [step.id for step in data.steps] == ["a", "b", "part.coverage"]


def test_a_largest_move_against_the_change_is_said_to_be_one() -> None:
    card = score_samples.wide_card(4)  # four perspectives of one measure: a quarter of the total each
    rows = [MeasureRecord(f"m{i}", "2026-Q1", 50.0) for i in range(4)]
    rows += [MeasureRecord(f"m{i}", "2026-Q2", value) for i, value in enumerate((60.0, 42.0, 42.0, 50.0))]
    obs = sc.observe(card, values=rows)
    before, after = (sc.evaluate(card, obs, period=period) for period in ("2026-Q1", "2026-Q2"))
    data = prepare_contributions(after.contributions(before))
    assert data.message("en") == (
        "Total went from 50.00 to 48.50 (−1.50); the largest move went the other way: On time 1 (+2.50)"
    )
    assert data.message("zh") == "总分由 50.00 变为 48.50（−1.50）；影响最大的是：准时率1（+2.50），但方向相反"


def test_alt_text_and_table_hold_every_number() -> None:
    data = prepare_contributions(made(two(), a=60).contributions(BEFORE))
    assert data.alt_text("en", "").endswith(
        "2026-Q1: 60.00. A: +15.00, weight 75.0 %, score +20.00. Coverage: −15.00. 2026-Q1: 60.00."
    )
    records = data.table().records()
    assert [record["id"] for record in records] == ["before", "a", "part.coverage", "after"]
    assert [record["score"] for record in records] == pytest.approx([60, 75, 60, 60])


def test_refusals() -> None:
    assert refusal(lambda: prepare_contributions(FOUND, most=21), error=UsageError) == [
        "most must be from 1 to 20; found '21'. The others are collected in one row. [most-range]"
    ]
    none = made(two()).contributions(BEFORE)
    assert refusal(lambda: prepare_contributions(none), error=ChartError) == [
        (
            "the change of the score is not split by measure; found 'total'. See its reason: a score is missing at the "
            "start, at the end or in between. [nothing-to-draw]"
        )
    ]

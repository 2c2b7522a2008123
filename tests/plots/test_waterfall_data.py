from __future__ import annotations

import math
from dataclasses import replace

import pytest

from scorecard.errors import ChartError
from scorecard.plots import prepare_waterfall
from tests.charts import samples
from tests.refusal import refusal


def test_what_line_message_and_foot() -> None:
    data = prepare_waterfall(samples.four_blocks())
    assert data.message("en") == "Total went from 60.00 to 75.00 (+15.00); the largest part comes from values (+18.02)"
    assert data.what("zh") == (
        "总分的得分变化，按变动来源分解，2026-Q1 至 2026-Q1，得分 0–100（目标 = 100），4 个来源，按影响从大到小"
    )
    assert data.foot("en")[1] == (
        "Method: Shapley value, the mean of what a block adds over all orders of change; the points sum exactly to the "
        "difference"
    )


def test_steps_lead_from_60_to_75_the_largest_first() -> None:
    data = prepare_waterfall(samples.four_blocks())
    assert (data.before, data.steps[0].start) == (60.0, 60.0)
    assert data.steps[-1].end == pytest.approx(75.0, abs=1e-12)
    assert math.fsum(step.points for step in data.steps) == pytest.approx(15.0, abs=1e-12)
    assert [step.id for step in data.steps] == ["value", "target", "coverage", "weight"]


def test_nothing_moved() -> None:
    still = replace(samples.four_blocks(), after=60.0, difference=0.0, value=0.0, weight=0.0, target=0.0, coverage=0.0)
    assert prepare_waterfall(still).message("en") == "Total stayed at 60.00: nothing moved it"
    assert prepare_waterfall(still).message("zh") == "总分保持在 60.00：无任何变动"


def test_a_largest_move_against_the_change_is_said_to_be_one() -> None:
    found = replace(
        samples.four_blocks(), after=58.0, difference=-2.0, value=4.0, weight=-3.0, target=-3.0, coverage=0.0
    )
    assert prepare_waterfall(found).message("en") == (
        "Total went from 60.00 to 58.00 (−2.00); the largest move went the other way: values (+4.00)"
    )
    assert prepare_waterfall(found).message("zh") == (
        "总分由 60.00 变为 58.00（−2.00）；影响最大的是数值（+4.00），但方向相反"
    )


def test_alt_text_and_table_hold_every_number() -> None:
    data = prepare_waterfall(samples.four_blocks())
    assert data.alt_text("en", "").endswith(
        "2026-Q1: 60.00. Values: +18.02. Targets and scoring: +10.10. Coverage: −9.48. Weights and roll-up: −3.65. "
        "2026-Q1: 75.00."
    )
    records = data.table().records()
    assert [record["points"] for record in records[1:-1]] == [step.points for step in data.steps]
    assert (records[0]["score"], records[-1]["score"]) == (60.0, 75.0)


def test_a_change_that_is_not_split_is_refused() -> None:
    none = replace(samples.four_blocks(), before=None, reason="no_score_before")
    assert refusal(lambda: prepare_waterfall(none), error=ChartError) == [
        (
            "the change of the score is not split into blocks; found 'total'. See its reason: a score is missing at the "
            "start, at the end or in between. [nothing-to-draw]"
        )
    ]

from __future__ import annotations

from dataclasses import replace

import pytest

import scorecard as sc
from scorecard.errors import ChartError, UsageError
from scorecard.plots import prepare_tornado
from scorecard.scoring import WeightTornado, weight_tornado
from tests.charts import samples
from tests.refusal import refusal
from tests.scoring.varied import two_sides, values


def sides(one: float, two: float, *, change: float = 0.2) -> WeightTornado:
    """Two perspectives of equal weight: 50 and 30 score 40, and a share of 0.4 or 0.6 moves it by 2."""
    card = two_sides()
    obs = sc.observe(card, values=values(one=one, two=two))
    return weight_tornado(card, obs, node="total", change=change, period="2026-Q1")


def test_ends_are_those_of_arithmetic() -> None:
    data = prepare_tornado(sides(50, 30))
    assert data.score == pytest.approx(40)
    found = {bar.id: (bar.low, bar.high, bar.share_low, bar.share_high) for bar in data.bars}
    assert found["one"] == pytest.approx((38, 42, 0.4, 0.6))
    assert found["two"] == pytest.approx((42, 38, 0.4, 0.6))
    assert data.limits == ()
    assert data.foot("en")[0].endswith("the nearest limit, 75, lies beyond the axis")


def test_message_counts_what_turns_the_status() -> None:
    assert prepare_tornado(sides(80, 60)).message("en") == (
        "No weight changed by ±20 % alone turns the status of Total (off target); one and two move it most"
    )
    assert prepare_tornado(sides(80, 60)).message("zh") == (
        "任何一个权重单独改变 ±20 % 都不改变总分的状态（未达标）；影响最大的是one和two"
    )
    turning = prepare_tornado(sides(84, 64))  # 74: 76 with either weight changed
    assert turning.message("en") == "2 of 2 weights, changed by ±20 % alone, would turn the status of Total"
    assert turning.message("zh") == "2 个权重中有 2 个单独改变 ±20 % 即可改变总分的状态"
    assert replace(turning, turning=1).message("en").startswith("1 of 2 weights, ")
    assert turning.limits == (75.0,)
    assert "one: 72.0 with the weight lowered, 76.0 with it raised, the status turns to watch." in (
        turning.alt_text("en", "")
    )


def test_message_names_the_weight_that_alone_moves_the_score_most() -> None:
    data = prepare_tornado(sides(80, 60))
    first, second = data.bars
    wider = replace(data, bars=(first, replace(second, high=second.low)))
    assert wider.message("en").endswith("; one moves it most")
    many = replace(data, bars=(first, second, first, second))
    assert many.message("en").endswith("; 4 of them move it most")
    assert many.message("zh").endswith("；影响最大的是其中 4 个")


def test_message_where_no_weight_moves_the_score() -> None:
    still = prepare_tornado(sides(80, 80))
    assert still.message("en") == "No weight changed by ±20 % alone moves the score of Total (watch)"
    assert still.message("zh") == "任何一个权重单独改变 ±20 % 都不改变总分的得分（关注）"


def test_foot_says_that_the_changes_are_not_equally_likely() -> None:
    foot = prepare_tornado(sides(84, 64)).foot("en")
    assert foot == (
        (
            "One weight at a time; those of its siblings are rescaled, so that their sum stays; mark beside a value: the "
            "status would turn; dashed line: limit between two statuses"
        ),
        (
            "The changes are not equally likely, nor are the weights equally uncertain: a long bar says what would matter, "
            "not what will happen"
        ),
        "Method: the card evaluated anew at each end; values count as exact, nothing is drawn at random",
    )


def test_bars_beyond_the_number_asked_for_are_counted() -> None:
    data = prepare_tornado(samples.kiosk_tornado(), most=5)
    assert len(data.bars) == 5
    assert data.what("en").endswith("5 of 22 weights, largest swing first")
    assert "weights with a smaller swing are left out: 17" in data.foot("en")[0]
    assert refusal(lambda: prepare_tornado(samples.kiosk_tornado(), most=21), error=UsageError) == [
        (
            "the option most is no whole number from 1 to 20; found '21'. The rows that matter least are left out; their "
            "number stands in the foot. [bad-option]"
        )
    ]


def test_nothing_to_move_is_refused() -> None:
    nothing = replace(sides(80, 60), bars=())
    assert refusal(lambda: prepare_tornado(nothing), error=ChartError) == [
        (
            "the node has no score that a weight could move; found 'total'. Ask about a node with a score and with two "
            "weighed children or more. [nothing-to-draw]"
        )
    ]


def test_table_holds_both_ends() -> None:
    found = sides(84, 64)
    for record, bar in zip(prepare_tornado(found).table().records(), found.bars, strict=True):
        assert (record["id"], record["score_at_low"], record["score_at_high"]) == (
            bar.id,
            bar.score_at_low,
            bar.score_at_high,
        )

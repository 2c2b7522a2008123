"""Verdicts in both languages."""

from __future__ import annotations

from scorecard.scoring import least_order_change, least_weight_change
from tests.scoring.weighing_cards import NORTH, SOUTH, Scores, observed, two_levels

CARD = two_levels()


def said(scores: Scores, node: str = "total", status: str | None = None) -> tuple[str | None, str | None]:
    found = least_weight_change(CARD, observed(CARD, north=scores), node=node, entity="north", status=status)
    return found.verdict.en, found.verdict.zh


def ordered(north: Scores, south: Scores, node: str = "total") -> str | None:
    obs = observed(CARD, north=north, south=south)
    return least_order_change(CARD, obs, node=node, entity="north", other="south").verdict.en


def test_what_turns_a_status() -> None:
    assert said(NORTH)[1] == "在“Serve”之下每 100 点权重中移动 20.8 点，“总分”即由“未达标”变为“关注”，得分为 75。"
    assert said(NORTH, status="red")[0] == "Total is off target already."
    assert (
        said(dict.fromkeys(NORTH, 50))[0]
        == "No weights of a single group turn Total from off target to another status."
    )
    assert said(NORTH, status="green")[0] == "No weights of a single group turn Total from off target to on target."
    assert said({})[0] == "Total has no score, so that weights turn nothing."


def test_a_score_that_falls_over_an_edge_is_not_said_to_be_on_it() -> None:
    # 80 = 0.5 · 90 + 0.25 · 60 + 0.25 · 80; a sixth of the weight from 90 to 60 takes 5 points; 75 itself is watch
    falling = {**dict.fromkeys(NORTH, 80), "a": 90, "b": 60}
    assert said(falling, "serve") == (
        (
            "Serve turns from watch to off target when 16.7 of 100 points of weight below Serve move: its score is then "
            "just below 75."
        ),
        "在“Serve”之下每 100 点权重中移动 16.7 点，“Serve”即由“关注”变为“未达标”，得分略低于 75。",
    )


def test_a_score_on_an_edge_turns_by_the_least_that_moves() -> None:
    # 75 = 0.5 · 80 + 0.25 · 60 + 0.25 · 80, the edge of watch itself
    assert said({**dict.fromkeys(NORTH, 80), "b": 60}, "serve") == (
        "Serve stands on the edge of watch at 75: it turns to off target as soon as weights below Serve move against it.",
        "“Serve”正处于“关注”的分界（75）：“Serve”之下的权重一旦向不利方向变动，即变为“未达标”。",
    )


def test_what_turns_an_order() -> None:
    assert ordered(NORTH, SOUTH) == "South overtakes North when 5.56 of 100 points of weight below Serve move."
    ahead = {m: v + 5 for m, v in NORTH.items() if v is not None}
    assert ordered(ahead, NORTH) == "South does not overtake North whatever the weights of a single group."
    assert ordered(NORTH, {}) == "North and South do not both have a score, so that there is no order to turn."


def test_entities_that_are_level_are_not_said_to_be_ahead() -> None:
    assert ordered(NORTH, NORTH) == (
        "North and South are level, and South does not get ahead whatever the weights of a single group."
    )
    # serve is 65 in both; a tenth of the weight from the first measure to the second puts South ahead
    parted = {**NORTH, "a": 70, "b": 80}
    assert ordered(NORTH, parted) == (
        "North and South are level; South is ahead as soon as weights below Serve move in its favour."
    )
    obs = observed(CARD, north=NORTH, south=parted)
    found = least_order_change(CARD, obs, node="total", entity="north", other="south")
    assert found.verdict.zh == "“北区”与“南区”得分相同；“Serve”之下的权重一旦向有利于“南区”的方向变动，“南区”即领先。"
    assert not any("just below" in (note.en or "") for note in found.table().notes)
    # 100 · (0.1 + 0.2) is more than 100 · 0.3 in binary fractions, and no more than that
    assert ordered({**NORTH, "a": 30}, {**NORTH, "a": 100 * (0.1 + 0.2)}) == (
        "North and South are level, and South does not get ahead whatever the weights of a single group."
    )


def test_what_no_weighted_mean_tells_is_not_known() -> None:
    card = two_levels(roll_up={"kind": "weakest_link"})
    obs = observed(card, north=NORTH, south=SOUTH)
    for status in (None, "green"):
        verdict = least_weight_change(card, obs, node="total", entity="north", status=status).verdict
        assert verdict.en == (
            "Whether other weights turn Total from off target is not known: its score is not made of weighted means alone."
        )
        assert verdict.zh == "“总分”及其下的得分并非处处为加权平均，改变权重能否使其脱离“未达标”状态尚不可知。"
    turned = least_order_change(card, obs, node="total", entity="north", other="south").verdict
    assert turned.en == (
        "Whether North can overtake South by other weights is not known: scores are not weighted means throughout."
    )

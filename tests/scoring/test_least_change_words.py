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


def test_what_turns_an_order() -> None:
    assert ordered(NORTH, SOUTH) == "South overtakes North when 5.56 of 100 points of weight below Serve move."
    ahead = {m: v + 5 for m, v in NORTH.items() if v is not None}
    assert ordered(ahead, NORTH) == "North stays ahead of South whatever the weights of a single group."
    assert ordered(NORTH, {}) == "North and South do not both have a score, so that there is no order to turn."

"""Tests of roll-ups in words."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from scorecard.models import RollUp
from scorecard.scoring.explain_roll_up import roll_up_words
from scorecard.scoring.rules import RULES


@pytest.mark.parametrize(
    ("written", "en", "zh"),
    [
        ("weighted_arithmetic", "weighted arithmetic mean", "加权算术平均"),
        ("weighted_geometric", "weighted geometric mean", "加权几何平均"),
        ("weighted_harmonic", "weighted harmonic mean", "加权调和平均"),
        ({"kind": "power_mean", "power": -0.5}, "weighted power mean (power −0.5)", "加权幂平均（幂 −0.5）"),
        ({"kind": "power_mean", "power": "-inf"}, "weighted power mean (power −∞)", "加权幂平均（幂 −∞）"),
        ({"kind": "power_mean", "power": "inf"}, "weighted power mean (power ∞)", "加权幂平均（幂 ∞）"),
        (
            {"kind": "owa", "order_weights": [0, 0.5, 1]},
            "ordered weighted average (best first: 0, 0.5, 1)",
            "有序加权平均（由好到差：0、0.5、1）",
        ),
        ("weakest_link", "weakest link", "最弱环节"),
        ("best", "best", "最优值"),
        ("most_frequent", "most frequent band (tie: worst)", "最常见区间（并列取最差）"),
        ({"kind": "most_frequent", "tie": "best"}, "most frequent band (tie: best)", "最常见区间（并列取最好）"),
        (
            {"kind": "majority", "priority": ["green", "red"]},
            "majority with priority (green > red)",
            "多数加优先级（green > red）",
        ),
        ("fuzzy", "fuzzy comprehensive evaluation (M(·,+))", "模糊综合评价（M(·,+)）"),
        (
            {"kind": "fuzzy", "operator": "min_max", "normalised": False},
            "fuzzy comprehensive evaluation (M(∧,∨), not normalised)",
            "模糊综合评价（M(∧,∨)，不归一化）",
        ),
    ],
)
def test_the_name_of_a_roll_up_says_what_it_is_set_to(written: object, en: str, zh: str) -> None:
    roll_up: RollUp = TypeAdapter[RollUp](RollUp).validate_python(written)
    assert (roll_up_words(roll_up, "en"), roll_up_words(roll_up, "zh")) == (en, zh)


def test_every_rule_has_a_name() -> None:
    needed: dict[str, dict[str, object]] = {
        "power_mean": {"power": 2},
        "owa": {"order_weights": [1]},
        "majority": {"priority": ["red"]},
    }
    adapter: TypeAdapter[RollUp] = TypeAdapter(RollUp)
    names = {roll_up_words(adapter.validate_python({"kind": k, **needed.get(k, {})}), "en") for k in RULES}
    assert len(names) == len(RULES)

"""The answer in words, in both languages."""

from __future__ import annotations

import pytest

from scorecard.scoring import observe, value_for
from tests.scoring.cards import card, measure, records


@pytest.mark.parametrize(
    ("values", "english", "chinese"),
    [
        (
            {"a": 20, "b": 70},
            "A at 80 % instead of 20 % lifts Customer to watch: its score is 75.",
            "“A”由 20 % 变为 80 %，“客户”即可达到“关注”，得分 75。",
        ),
        (
            {"b": 70},
            "A at 80 % lifts Customer to watch: its score is 75.",
            "“A”为 80 % 时，“客户”即可达到“关注”，得分 75。",
        ),
        (
            {"a": 90, "b": 90},
            "Customer is at watch or better already: A may stay at 90 %.",
            "“客户”已达到“关注”或更好：“A”可保持 90 %。",
        ),
        (
            {"a": 20, "b": 10},
            "No value of A lifts Customer to watch: the best reachable score is 55, at 100 %.",
            "“A”取任何值都不能使“客户”达到“关注”：可达到的最高得分为 55，此时取值 100 %。",
        ),
    ],
)
def test_verdicts(values, english, chinese):
    written = card(measure("a", unit={"kind": "percent"}), measure("b"), missing="fail")
    obs = observe(written, values=records(**values))
    found = value_for(written, obs, measure="a", node="customer", status="amber", period="2026-Q1")
    assert (found.verdict.text("en"), found.verdict.text("zh")) == (english, chinese)


@pytest.mark.parametrize(
    ("between", "english", "chinese"),
    [
        (
            None,
            "Customer is at watch or better already while A has no value; at 55 % its score is 75.",
            "“A”没有数值时，“客户”已达到“关注”或更好；取值 55 % 时得分 75。",
        ),
        (
            (0, 40),
            (
                "Customer is at watch or better while A has no value, but at no value of it: "
                "the best reachable score is 67.5, at 40 %."
            ),
            "“A”没有数值时，“客户”已达到“关注”或更好，但取任何值都不能达到：可达到的最高得分为 67.5，此时取值 40 %。",
        ),
    ],
)
def test_verdicts_where_the_others_alone_are_enough(between, english, chinese):
    written = card(measure("a", unit={"kind": "percent"}), measure("b"))
    obs = observe(written, values=records(b=95))
    found = value_for(written, obs, measure="a", node="customer", status="amber", period="2026-Q1", between=between)
    assert (found.verdict.text("en"), found.verdict.text("zh")) == (english, chinese)

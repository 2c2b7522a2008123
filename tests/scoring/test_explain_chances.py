"""Interval and probabilities in the words of an explanation."""

from __future__ import annotations

from scorecard.scoring import evaluate, observe
from scorecard.scoring.explain import Explanation
from scorecard.series import MeasureRecord
from tests.scoring.cards import card, measure


def explained(error: float | None, **fields: object) -> Explanation:
    described = card(measure("a", weight=3, **fields), measure("b", weight=1))
    values = [MeasureRecord("a", "2026-Q1", 80.0, standard_error=error), MeasureRecord("b", "2026-Q1", 80.0)]
    return evaluate(described, observe(described, values=values), period="2026-Q1").explain("deliver")


def test_interval_share_and_probabilities_in_both_languages():
    # 80 ± 1.96 · 0.75 · 2; below 75 lies Φ(−5 / 1.5) = 0.0004
    text = explained(2.0).to_text("en")
    assert "95 % interval of the score: 77.06 to 82.94" in text
    assert "The error is known for 75 % of the weight; the rest counts as exact." in text
    assert "Probability of the status: watch > 99.9 %, off target < 0.1 %, on target < 0.1 %" in text
    zh = explained(4.0).to_text("zh")
    assert "得分的 95 % 置信区间：74.12 至 85.88" in zh
    assert "仅 75 % 权重的误差已知，其余按精确值处理。" in zh
    # Φ(−5 / 3) = 0.0478, Φ(−10 / 3) = 0.0004
    assert "状态概率：关注 95.2 %，未达标 4.78 %，达标 < 0.1 %" in zh


def test_nothing_is_told_where_nothing_is_known():
    text = explained(None).to_text("en")
    assert "interval" not in text
    assert "Probability" not in text
    alone = explained(None, sampling="exact").terms[0].child.to_text("en")
    assert "Probability of the status: watch 100 %" in alone


def test_a_stated_error_never_makes_a_status_certain():
    """80 lies 500 standard errors above 75: the chance of watch is 1 to the last bit, and is still no certainty."""
    found = explained(0.01)
    for one in (found, found.terms[0].child):
        assert {name.text("en"): chance for name, chance in one.chances}["watch"] == 1.0
        assert "Probability of the status: watch > 99.9 %" in one.to_text("en")
    clipped = explained(0.01, worst=90, target=100).terms[0].child
    assert (clipped.low, clipped.high) == (0.0, 0.0)
    assert "状态概率：未达标 > 99.9 %" in clipped.to_text("zh")

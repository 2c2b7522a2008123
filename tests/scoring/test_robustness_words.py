"""Words of a robustness analysis."""

from __future__ import annotations

from scorecard.models.roll_up import Best, PowerMean, WeakestLink
from scorecard.scoring.robustness_words import drawing_note, rule_names


def test_rules_and_draws_are_named_in_both_languages():
    rules = (Best(), WeakestLink(), PowerMean(power=0.5))
    assert rule_names(rules).text("zh") == "最优值、最弱环节、加权幂平均（幂 0.5）"
    assert rule_names(rules).text("en") == "best, weakest link, weighted power mean (power 0.5)"
    assert drawing_note(500, seed=3, level=0.9).text("en") == "90 % intervals and shares from 500 draws (seed 3)."

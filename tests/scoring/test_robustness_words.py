"""Words of a robustness analysis."""

from __future__ import annotations

from scorecard.models.roll_up import Best, WeakestLink
from scorecard.scoring.robustness_words import drawing_note, rule_names


def test_rules_and_draws_are_named_in_both_languages():
    assert rule_names((Best(), WeakestLink())).text("zh") == "best、weakest_link"
    assert rule_names((Best(), WeakestLink())).text("en") == "best, weakest_link"
    assert drawing_note(500, seed=3, level=0.9).text("en") == "90 % intervals and shares from 500 draws (seed 3)."

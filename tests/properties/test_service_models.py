"""No service-quality model depends on the order in which respondents come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

import scorecard as sc
from scorecard._result import Result
from scorecard.survey.responses import Outcome
from tests.survey.samples import instrument, random_survey

ROLES = ("minimum", "desired", "perception", "importance", "expectation")
TEN = sc.Scale(low=0, high=10)

MODELS: dict[str, Callable[[sc.Survey], Result]] = {
    "zone_of_tolerance": lambda s: sc.zone_of_tolerance(s, by="group"),
    "servperf": lambda s: sc.servperf(s, weights="importance", by="group"),
    "servperf_own": lambda s: sc.servperf(s, weights="own"),
    "direct_comparison": lambda s: sc.direct_comparison(s, by="group"),
    "importance_performance": sc.importance_performance,
    "derived_by_regression": lambda s: sc.importance_performance(s, derived="regression", outcome="total"),
    "derived_by_weights": lambda s: sc.importance_performance(s, derived="relative_weights", outcome="total"),
    "derived_by_ranks": lambda s: sc.importance_performance(s, derived="rank_correlation", outcome="total"),
    "penalty_reward": lambda s: sc.penalty_reward(s, outcome="total", penalty_below=2, reward_from=5, of="dimensions"),
    "kano": lambda s: sc.kano_from_survey(s, {"f": ("q1", "q2")}),
    "net_promoter_score": lambda s: sc.net_promoter_score(s, outcome="total", by="group"),
    "customer_satisfaction": lambda s: sc.customer_satisfaction(s, outcome="total", by="group"),
    "customer_effort": lambda s: sc.customer_effort(s, outcome="total", by="group"),
    "five_gaps": lambda s: sc.five_gaps(s, management=s, front_line=s),
}


@pytest.mark.parametrize("name", MODELS)
def test_order_of_respondents_changes_no_bit(name: str) -> None:
    questionnaire = instrument((3, 2), reverse=(1,), roles=ROLES)
    plain = random_survey(questionnaire, 150, groups=3, points=True, missing=0.05)
    total = np.random.default_rng(9).integers(0, 11, 150).astype(float)
    total[::13] = np.nan
    survey = replace(plain, outcomes={"total": Outcome(total, TEN)})
    order = np.random.default_rng(4).permutation(150)
    assert MODELS[name](survey).numbers_json() == MODELS[name](survey.take(order)).numbers_json()

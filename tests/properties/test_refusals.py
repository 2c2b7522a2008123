"""Whatever stands in the place of a survey or of an option: an answer, or one error of the library's own."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

import scorecard as sc
from scorecard import survey as sv
from scorecard.errors import ScorecardError
from scorecard.survey.responses import Outcome
from tests.survey.samples import instrument, random_survey

ROLES = ("expectation", "perception", "importance", "satisfaction", "minimum", "desired")
QUESTIONNAIRE = instrument(roles=ROLES)
TEN = sc.Scale(low=0, high=10)
SURVEY = replace(
    random_survey(QUESTIONNAIRE, 24, groups=2, points=True),
    outcomes={"total": Outcome(np.arange(24.0) % 11, TEN)},
    respondents=tuple(f"r{i}" for i in range(24)),
    duration=np.arange(24.0) + 60,
)
PAIR = random_survey(instrument((3,), free=0), 24, groups=2)
GAPS = sc.gap_analysis(SURVEY, by="group", privacy_threshold=1)
CARD = sc.Scorecard.model_validate(
    {
        "id": "demo",
        "name": "Demo",
        "calendar": {"first": "2026-Q1", "last": "2026-Q2"},
        "perspectives": [
            {
                "id": "customer",
                "objectives": [
                    {
                        "id": "o",
                        "name": "O",
                        "measures": [
                            {"id": "m", "name": "M", "unit": {"kind": "percent"}, "worst": 80, "target": 98},
                        ],
                    }
                ],
            }
        ],
    }
)
OBSERVATIONS = sc.observe(CARD, values=[sc.MeasureRecord("m", "2026-Q1", 90.0)])
ANSWERS = [("like", "dislike"), ("neutral", "dislike")]

OBS = sc.observe(CARD, values=[sc.MeasureRecord("m", "2026-Q1", numerator=9, denominator=10)])

CALLS: dict[Callable[..., object], dict[str, object]] = {
    sc.aggregate: {"obs": OBS, "frequency": "year"},
    sv.agreement: {"survey": SURVEY, "of": "gap"},
    sv.answer_quality: {"survey": SURVEY},
    sc.change: {"observations": OBSERVATIONS, "measure": "m"},
    sc.change_from_values: {"values": [5.0, 6.0, 4.0] * 5},
    sv.change_over_waves: {"waves": {"a": SURVEY, "b": SURVEY}},
    sv.customer_effort: {"survey": SURVEY, "outcome": "total"},
    sv.customer_effort_from_counts: {"counts": {1: 2, 9: 3}, "scale": TEN},
    sv.customer_satisfaction: {"survey": SURVEY, "outcome": "total"},
    sv.customer_satisfaction_from_counts: {"counts": {1: 2, 9: 3}, "scale": TEN},
    sv.direct_comparison: {"survey": SURVEY},
    sv.exclude: {"survey": SURVEY, "flags": "straight_lining"},
    sv.exclusion_effect: {"before": GAPS, "after": GAPS},
    sv.five_gaps: {"customers": SURVEY, "management": SURVEY, "front_line": SURVEY},
    sc.fuzzy_evaluation: {"memberships": [[0.2, 0.8], [1.0, 0.0]], "weights": [1, 2], "grade_scores": [90, 40]},
    sv.gap_analysis: {"survey": SURVEY},
    sv.group_agreement: {"gaps": GAPS},
    sv.importance_performance: {"survey": SURVEY},
    sv.kano: {"pairs": {"f": ANSWERS}},
    sv.kano_category: {"functional": "like", "dysfunctional": "dislike"},
    sv.kano_from_counts: {"counts": {"f": {"M": 3}}},
    sv.kano_from_survey: {"survey": SURVEY, "pairs": {"f": ("q1", "q2")}},
    sc.memberships_from_bands: {"scores": [70, 80], "bands": sc.Bands.default()},
    sc.memberships_from_counts: {"counts": [[1, 2]]},
    sv.net_promoter_score: {"survey": SURVEY, "outcome": "total"},
    sv.net_promoter_score_from_answers: {"answers": [1, 9, 10]},
    sv.net_promoter_score_from_counts: {"promoters": 3, "passives": 2, "detractors": 1},
    sc.observe: {"card": CARD},
    sv.penalty_reward: {"survey": SURVEY, "outcome": "total", "penalty_below": 2, "reward_from": 5},
    sv.penalty_reward_from_ratings: {
        "outcome": [1, 2, 3, 4, 5, 4, 3, 2],
        "ratings": {"a": [1, 2, 3, 4, 5, 5, 4, 3]},
        "thresholds": {"a": (2, 4)},
    },
    sv.priorities: {"gaps": GAPS, "draws": 100},
    sv.reliability: {"survey": PAIR, "replicates": 100},
    sc.rolling: {"obs": OBS, "window": 2},
    sv.segment_differences: {"survey": SURVEY, "by": "group", "privacy_threshold": 1},
    sv.servperf: {"survey": SURVEY},
    sc.shifted: {"obs": OBS, "by": "year"},
    sc.to_date: {"obs": OBS},
    sv.tolerance_zone: {"minimum": 5, "desired": 8, "perceived": 6},
    sv.zone_of_tolerance: {"survey": SURVEY},
}

WRONG: tuple[object, ...] = (
    None,
    "",
    "x",
    b"x",
    3,
    -1,
    3.5,
    math.inf,
    math.nan,
    10**30,
    True,
    [],
    ["x", 1],
    [[1]],
    {},
    {"x": "y"},
    {"d1": [1], "d2": None},
    np.arange(3.0),
    pd.DataFrame({"x": [1, 2]}),
    GAPS,
    PAIR,
    object(),
    int,
)
PLACES = [(call, name) for call in CALLS for name in inspect.signature(call).parameters]


@pytest.mark.parametrize(("call", "name"), PLACES, ids=lambda it: it if isinstance(it, str) else it.__name__)
def test_only_errors_of_the_library_come_out(call: Callable[..., object], name: str) -> None:
    """A wrong kind of value is taken as it is meant or refused in words, never stumbled over."""
    stumbles = []
    for wrong in WRONG:
        try:
            call(**{**CALLS[call], name: wrong})
        except ScorecardError:
            continue
        except Exception as error:  # noqa: BLE001  # what must not come out
            stumbles.append(f"{type(wrong).__name__} {str(wrong)[:20]!r}: {type(error).__name__}: {error}")
    assert not stumbles, "\n".join(stumbles)


def test_the_calls_themselves_are_good() -> None:
    for call, good in CALLS.items():
        call(**good)

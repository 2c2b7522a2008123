"""Weights of dimensions and items add up, and say where they come from."""

from __future__ import annotations

from scorecard.errors import AnalysisError
from scorecard.instruments import Scale
from scorecard.survey import gap_analysis
from scorecard.survey.priority_weights import item_weights_of, weights_of
from tests.refusal import refusal
from tests.survey.samples import instrument, random_survey, survey

ROLES = ("expectation", "perception", "importance")


def test_own_points_of_respondents_are_the_weights_of_the_analysis() -> None:
    gaps = gap_analysis(random_survey(instrument(), 50, points=True, missing=0), weights="own")
    shares, source = weights_of(None, gaps, gaps.group())
    assert source == "analysis"
    assert gaps.weights is not None
    assert sum(shares.values()) == 1
    assert abs(shares["d1"] - gaps.weights["d1"]) < 1e-9


def test_items_add_up_to_their_dimension() -> None:
    gaps = gap_analysis(random_survey(instrument(roles=ROLES), 50))
    shares, _ = weights_of({"d1": 1, "d2": 3}, gaps, gaps.group())
    for rule in ("equal", "importance"):
        items = item_weights_of(rule, gaps.instrument, gaps.group(), shares)  # type: ignore[arg-type]  # each is one
        assert abs(sum(items[q] or 0 for q in ("q1", "q2", "q3")) - 0.25) < 1e-12
        assert abs(sum(items[q] or 0 for q in ("q4", "q5")) - 0.75) < 1e-12
        assert items["q6"] is None


def test_importance_below_zero_cannot_share_out_a_weight() -> None:
    q = instrument((2,), free=0, scale=Scale(low=-2, high=2), roles=ROLES)
    answers = {"expectation": [[1, 1]] * 3, "perception": [[0, 0]] * 3, "importance": [[-1, 2]] * 3}
    gaps = gap_analysis(survey(q, answers))  # type: ignore[arg-type]  # test data
    assert refusal(lambda: item_weights_of("importance", q, gaps.group(), {"d1": 1.0}), error=AnalysisError) == [
        (
            "mean importance ratings must be zero or more, and one above zero, to share out a weight; "
            "found 'q1: -1, q2: 2'. Use item_weights=\"equal\". [importance-unusable]"
        )
    ]

"""Weights of the dimensions fit the questionnaire or are refused."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.survey.dimension_weights import dimension_shares, shares_for
from scorecard.weighting import direct
from tests.survey.samples import instrument, random_survey


def test_shares_sum_to_exactly_one() -> None:
    assert dimension_shares({"d2": 2, "d1": 1}, instrument()) == (Fraction(1, 3), Fraction(2, 3))
    assert sum(dimension_shares({"d1": 0.1, "d2": 0.7}, instrument())) == 1


def test_weights_of_a_weighting_method_fit_in() -> None:
    shares = dimension_shares(direct({"d1": 30, "d2": 10}), instrument())
    assert [float(s) for s in shares] == [0.75, 0.25]


def test_every_problem_of_the_weights_is_told() -> None:
    with pytest.raises(AnalysisError) as caught:
        dimension_shares({"d1": -1, "dimension2": 3}, instrument())
    assert str(caught.value) == (
        "The weights cannot be used.\n"
        "  weights.d1: a weight must be a finite number, zero or more; found '-1'. Correct the weight. [weight-unusable]\n"
        "  weights.dimension2: a weight names a dimension that does not exist; found 'dimension2'. "
        "Use one of: d1, d2. [unknown-dimension]\n"
        "  weights: the dimension 'd2' has no weight. Give every dimension a weight; 0 is allowed. [weight-missing]"
    )


def test_nothing_but_zeros_is_refused() -> None:
    with pytest.raises(AnalysisError) as caught:
        dimension_shares({"d1": 0, "d2": 0}, instrument())
    assert str(caught.value) == (
        "The weights cannot be used.\n"
        "  weights: all weights are zero. Give at least one dimension a weight above zero. [weights-zero]"
    )


def test_own_points_must_have_been_asked() -> None:
    with pytest.raises(AnalysisError) as caught:
        shares_for("own", random_survey(instrument(), 5))
    assert str(caught.value) == (
        "The survey has no importance points of its respondents.\n"
        "  the survey has no importance points of its respondents. Name their columns under points in the layout, "
        "or give one weight for each dimension. [points-missing]"
    )
    assert shares_for("own", random_survey(instrument(), 5, points=True)) == "own"
    assert shares_for(None, random_survey(instrument(), 5)) is None


def test_another_word_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        shares_for("equal", random_survey(instrument(), 5))  # type: ignore[arg-type]  # that is the point
    assert str(caught.value) == (
        "Weights must be a mapping from dimension to weight, or the word own.\n"
        "  weights must be a mapping from dimension to weight, or the word own; found 'equal'. "
        'Use weights="own" or a mapping. [bad-weights]'
    )

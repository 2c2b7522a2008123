"""Each rule by hand on one set of children, the test vectors of the anchors, and what does not fit."""

from __future__ import annotations

import math

import numpy as np
import pytest

from scorecard.errors import CardError, UsageError
from scorecard.models import (
    Bands,
    Best,
    Fuzzy,
    Majority,
    MostFrequent,
    OrderedWeightedAverage,
    PowerMean,
    RollUp,
    WeakestLink,
    WeightedArithmetic,
    WeightedGeometric,
    WeightedHarmonic,
)
from scorecard.models.roll_up import _MODELS
from scorecard.scoring.aggregate import bounds, coverage
from scorecard.scoring.rules import RULES, rule_of
from tests.refusal import refusal

NAN = float("nan")
BANDS = Bands.default()


def applied(roll_up: RollUp, scores: list[float], weights: list[float]) -> float:
    return float(rule_of(roll_up, BANDS).apply([np.array(float(s)) for s in scores], weights))


@pytest.mark.parametrize(
    ("roll_up", "expected"),
    [
        (WeightedArithmetic(), 60),  # (2·40 + 80 + 80) / 4
        (WeightedGeometric(), math.sqrt(40 * 80)),
        (WeightedHarmonic(), 160 / 3),  # 4 / (2/40 + 2/80)
        (PowerMean(power=2), math.sqrt(4000)),
        (PowerMean(power=0), math.sqrt(40 * 80)),
        (PowerMean(power=math.inf), 80),
        (PowerMean(power=-math.inf), 40),
        (OrderedWeightedAverage(order_weights=(1, 1, 2)), 60),
        (OrderedWeightedAverage(order_weights=(2, 1, 1)), 70),
        (WeakestLink(), 40),
        (Best(), 80),
        (MostFrequent(), 40),  # two of four each, the worse band leads
        (MostFrequent(tie="best"), 80),
        (Majority(priority=("green", "amber")), 80),
        (Majority(priority=("green",)), 40),  # bands without a priority: the worst first
        (Fuzzy(), (37.5 + 82.5) / 2),  # middles of red and amber
        (Fuzzy(grade_scores=(0, 80, 100)), 40),
        (Fuzzy(operator="min_max"), 52.5),  # half red, the greatest of two quarters amber: (18.75 + 20.625) / 0.75
    ],
)
def test_each_rule_on_40_80_80_with_weights_2_1_1(roll_up: RollUp, expected: float):
    assert applied(roll_up, [40, 80, 80], [2, 1, 1]) == pytest.approx(expected, abs=1e-12)


def test_every_kind_that_can_be_written_has_a_rule_under_its_name():
    assert list(RULES) == list(_MODELS)
    for kind, model in _MODELS.items():
        fields = {"power_mean": {"power": 2}, "owa": {"order_weights": [1]}, "majority": {"priority": ["red"]}}
        assert rule_of(model.model_validate(fields.get(kind, {})), BANDS).kind == kind


# ------------------------------------------------------- vectors of the anchors


def test_vector_3_weights_2_and_3():
    """ServiceNow: progress of 40 % and 20 % is 28 %."""
    assert applied(WeightedArithmetic(), [40, 20], [2, 3]) == 28


def test_vector_4_one_to_ten():
    """COINr: x = 1 … 10 with w = 10 … 1 is 4."""
    assert applied(WeightedArithmetic(), list(range(1, 11)), list(range(10, 0, -1))) == 4


def test_vector_10_weights_that_do_not_sum():
    """BSC Designer 2, 5, 7 on base 10 gives 126 %: ours are relative, so that children of 90 are 90."""
    assert applied(WeightedArithmetic(), [90, 90, 90], [2, 5, 7]) == 90
    theirs = 90 * (2 + 5 + 7) / 10
    assert theirs == 126


def test_vector_11_a_missing_child_is_no_zero():
    """ProMCDA's weighted sum skips the NaN and so counts it as 0: 40; ours drops it: 80."""
    scores, weights = [80.0, NAN], [0.5, 0.5]
    assert np.nansum(np.multiply(scores, weights)) == 40
    assert applied(WeightedArithmetic(), scores, weights) == 80
    assert applied(WeightedArithmetic(), [80.0, 0.0], weights) == 40


def test_vector_14_renormalising_hides_bad_news():
    """8, 7, 2 is 5.9; without the third 7.57, which is why coverage and bounds stand beside it."""
    weights = [0.4, 0.3, 0.3]
    assert applied(WeightedArithmetic(), [8, 7, 2], weights) == pytest.approx(5.9, abs=1e-12)
    assert applied(WeightedArithmetic(), [8, 7, NAN], weights) == pytest.approx(7.57, abs=0.005)
    assert float(coverage([8, 7, NAN], weights)) == pytest.approx(0.7)
    low, high = bounds([8, 7, NAN], weights, top=10)
    assert (float(low), float(high)) == (pytest.approx(5.3), pytest.approx(8.3))
    assert float(low) < 5.9 < float(high)


# -------------------------------------------------------------------- refusals


def test_what_does_not_fit_the_bands_is_refused():
    assert refusal(lambda: rule_of(Majority(priority=("read",)), BANDS), error=CardError) == [
        "priority.0: the priority names a band that does not exist; found 'read'. Did you mean 'red'? [unknown-band]"
    ]


def test_what_is_no_roll_up_is_refused():
    line = "a rule is made of a roll-up; found '{}'. Give a roll-up of scorecard.models, such as WeakestLink(). [no-roll-up]"
    assert refusal(lambda: rule_of("best", BANDS), error=UsageError) == [line.format("str")]  # type: ignore[arg-type]
    assert refusal(lambda: RULES["owa"](Best(), BANDS), error=UsageError) == [line.format("Best")]

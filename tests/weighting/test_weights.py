"""Weights are shares that sum to 1, and a mapping nobody can change."""

from __future__ import annotations

import dataclasses
import math

import pytest

from scorecard.errors import AnalysisError
from scorecard.weighting import Weights, direct
from scorecard.weighting.weights import normalised


def test_weights_are_a_frozen_mapping() -> None:
    w = direct({"a": 30, "b": 10})
    assert dict(w) == {"a": 0.75, "b": 0.25}
    assert list(w) == ["a", "b"]
    assert len(w) == 2
    assert "c" not in w
    assert w == {"a": 0.75, "b": 0.25}
    with pytest.raises(KeyError):
        w["c"]
    with pytest.raises(dataclasses.FrozenInstanceError):
        w.total = 1.0  # type: ignore[misc]  # that is the point
    with pytest.raises(TypeError):
        w["a"] = 1.0  # type: ignore[index]  # that is the point


def test_scale_of_the_points_does_not_matter() -> None:
    # thirds: each share is rounded once, so no unit of the points changes a bit
    assert direct([1, 2, 4]).shares == direct([100, 200, 400]).shares == (1 / 7, 2 / 7, 4 / 7)


def test_shares_sum_to_one_and_the_given_sum_is_kept() -> None:
    w = direct([11, 32, 22, 19, 16])
    assert math.fsum(w.shares) == pytest.approx(1, abs=1e-15)
    assert w.total == 100
    assert w.method == "direct"


def test_weights_print_as_a_table() -> None:
    w = direct({"speed": 1, "care": 3})
    assert repr(w) == "Weights({'speed': 0.25, 'care': 0.75}, method='direct')"
    assert w.table().records() == [{"id": "speed", "weight": 0.25}, {"id": "care", "weight": 0.75}]
    assert str(w).splitlines() == [
        "Weights (points given by hand)",
        "Id     Weight",
        "-----  ------",
        "speed  25.0 %",
        "care   75.0 %",
        "Given weights summed to 4.",
    ]
    assert isinstance(w, Weights)


def test_every_unusable_weight_is_reported_at_once() -> None:
    with pytest.raises(AnalysisError) as caught:
        direct({"a": -1, "b": float("nan"), "c": 2, "d": "many"})  # type: ignore[dict-item]  # that is the point
    assert str(caught.value) == (
        "The weights cannot be used.\n"
        "  weights.a: a weight must be a finite number, zero or more; found '-1'. Correct the weight. [weight-unusable]\n"
        "  weights.b: a weight must be a finite number, zero or more; found 'nan'. Correct the weight. [weight-unusable]\n"
        "  weights.d: a weight must be a finite number, zero or more; found 'many'. Correct the weight. [weight-unusable]"
    )


@pytest.mark.parametrize(("points", "what"), [([0, 0.0], "all weights are zero"), ([], "there is no weight")])
def test_nothing_but_zeros_is_refused(points: list[float], what: str) -> None:
    with pytest.raises(AnalysisError) as caught:
        direct(points)
    assert str(caught.value) == (
        f"The weights cannot be used.\n  {what}. Give at least one weight above zero. [weights-zero]"
    )


def test_labels_must_fit() -> None:
    with pytest.raises(AnalysisError) as caught:
        direct([1, 2, -3], labels=["a", "a"])
    assert str(caught.value) == (
        "The weights cannot be used.\n"
        "  there must be one label for each weight; found '2 labels for 3 weights'. "
        "Give the labels in the order of the weights. [labels-unequal]\n"
        "  a label stands twice; found 'a'. Give each weight a label of its own. [duplicate-label]\n"
        "  weights.3: a weight must be a finite number, zero or more; found '-3'. Correct the weight. [weight-unusable]"
    )


def test_weights_beyond_the_range_of_numbers_are_refused() -> None:
    with pytest.raises(AnalysisError) as caught:
        normalised(["a", "b"], [1e308, 1e308], method="direct")
    assert str(caught.value) == (
        "The weights cannot be used.\n"
        "  the sum of the weights is too large for a number. "
        "Divide them all by one number; only their ratios matter. [weights-too-large]"
    )
    with pytest.raises(AnalysisError) as huge:
        normalised(["a"], [10**400], method="direct")
    assert "[weight-unusable]" in str(huge.value)

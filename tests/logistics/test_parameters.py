"""Draws of a parameter have the moments of the law named, and flaws are told."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.logistics import Parameter
from tests.refusal import refusal

LOW, VALUE, HIGH = 5.0, 9.0, 20.0
MEAN = {
    "pert": (LOW + 4 * VALUE + HIGH) / 6,
    "triangular": (LOW + VALUE + HIGH) / 3,
    "beta": VALUE,
    "uniform": (LOW + HIGH) / 2,
}


def variance(shape: str) -> float:
    """Return the variance by the textbook formula of each law."""
    mean = MEAN[shape]
    if shape in ("pert", "beta"):  # a beta law whose parameters sum to 6
        return (mean - LOW) * (HIGH - mean) / 7
    if shape == "uniform":
        return (HIGH - LOW) ** 2 / 12
    return (LOW**2 + VALUE**2 + HIGH**2 - LOW * VALUE - LOW * HIGH - VALUE * HIGH) / 18


@pytest.mark.parametrize("shape", MEAN)
def test_draws_have_the_moments_of_their_law(shape: str) -> None:
    n = 200_000
    draws = Parameter(value=VALUE, low=LOW, high=HIGH, source="s", shape=shape).draw(n, seed=4)
    error = (variance(shape) / n) ** 0.5
    assert abs(draws.mean() - MEAN[shape]) < 4 * error
    assert draws.var() == pytest.approx(variance(shape), rel=0.02)
    assert draws.min() >= LOW
    assert draws.max() <= HIGH


@pytest.mark.parametrize("limits", [{}, {"low": 9, "high": 9}])
def test_an_exact_parameter_does_not_vary(limits: dict[str, float]) -> None:
    exact = Parameter(value=9, source="s", **limits)
    assert exact.exact
    assert exact.draw(3, seed=1).tolist() == [9, 9, 9]


def test_streams_differ_and_seeds_repeat() -> None:
    known = Parameter(value=9, low=5, high=20, source="s")
    first, again, other = (known.draw(5, seed=1, stream=s) for s in ("a", "a", "b"))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_flaws_are_told() -> None:
    assert refusal(lambda: Parameter(value=1, low=0, source="s")) == [
        "high: a parameter has only one limit of its range. Write both low and high, or neither. [parameter-one-limit]"
    ]
    outside = (
        "value: the value does not lie within its range; found '{}'. Write low ≤ value ≤ high; "
        "the mean of the shape beta must lie between them. [parameter-outside]"
    )
    assert refusal(lambda: Parameter(value=1, low=2, high=3, source="s")) == [outside.format("1, 2 to 3")]
    assert refusal(lambda: Parameter(value=2, low=2, high=3, source="s", shape="beta")) == [outside.format("2, 2 to 3")]
    assert Parameter(value=2, low=2, high=3, source="s").value == 2

"""Numbers have the names of a mapping, given labels or their positions."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from scorecard.weighting.points import finite, named


def test_names() -> None:
    assert named({"a": 1, "b": 2}, None) == (["a", "b"], [1, 2])
    assert named({"a": 1, "b": 2}, ["x", "y"]) == (["x", "y"], [1, 2])
    assert named({"a": 1, "b": 2}, ["b", "a"]) == (["b", "a"], [2, 1])  # its own names, in another order

    assert named({"a": 1, "b": 2}, ["b", "a"]) == (["b", "a"], [2, 1])
    assert named([1, 2], None) == (["1", "2"], [1, 2])
    assert named([1, 2], ["x"]) == (["x"], [1, 2])


@pytest.mark.parametrize(
    ("value", "number"), [(2, 2.0), (Fraction(1, 2), 0.5), (np.float64(3), 3.0), (float("inf"), None), (10**400, None)]
)
def test_finite_numbers(value: object, number: float | None) -> None:
    assert finite(value) == number


@pytest.mark.parametrize("value", ["2", None, float("nan"), [1], 1j])
def test_what_is_no_number(value: object) -> None:
    assert finite(value) is None

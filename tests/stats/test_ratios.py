"""Sums of ratios against exact fractions."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from scorecard.stats.ratios import mean_of_ratios


def test_sums_of_ratios_are_the_nearest_floats() -> None:
    rng = np.random.default_rng(3)
    for _ in range(200):
        above = rng.integers(-(10**6), 10**6, 25).tolist()
        below = rng.integers(1, 10**6, 25).tolist()
        exact = sum((Fraction(a, b) for a, b in zip(above, below, strict=True)), Fraction(0)) / 7
        assert mean_of_ratios(above, below, parts=7) == float(exact)


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ([], [], 0.0),
        ([1, -1], [3, 3], 0.0),
        ([1, -2, 1], [3, 6, 10**80], 1e-80),  # far below the first roundings
        ([2**53 + 1], [1], 2.0**53),  # half way between two floats: to the even one
        ([2**53 + 1, 1], [1, 10**70], 2.0**53 + 2),  # and just above
        ([-7], [2], -3.5),
    ],
)
def test_where_rounding_is_hard_the_sum_is_exact(above: list[int], below: list[int], expected: float) -> None:
    assert mean_of_ratios(above, below) == expected

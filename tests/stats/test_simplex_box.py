"""Shares within bounds: the exact law against rejection from the whole simplex and against algebra."""

from __future__ import annotations

import math

import numpy as np
import pytest

from scorecard.errors import AnalysisError
from scorecard.stats.draw_blocks import rows_of
from scorecard.stats.simplex_box import boxed_simplex, check_bounds
from tests.refusal import refusal

CASES = {
    "narrow about the centre": ([0.1] * 5, [0.3] * 5),
    "near the lower bounds": ([0.1, 0.2, 0.3, 0.1], [0.25, 0.6, 0.6, 0.2]),
    "near the upper bounds": ([0.0, 0.0, 0.0], [0.5, 0.4, 0.2]),
    "one share is free": ([0.0, 0.2, 0.05, 0.1], [0.9, 0.5, 0.1, 0.2]),
    "lower bounds alone": ([0.1, 0.2, 0.0], [1.0, 1.0, 1.0]),
    "one cap": ([0.0, 0.0, 0.0], [0.2, 1.0, 1.0]),
}


@pytest.mark.parametrize("name", CASES)
def test_moments_are_those_of_rejection(name: str) -> None:
    low, high = CASES[name]
    drawn = rows_of(boxed_simplex(low, high), 100_000, seed=6)
    assert ((drawn >= low) & (drawn <= high)).all()
    np.testing.assert_allclose(drawn.sum(axis=1), 1, atol=1e-15)
    whole = np.random.default_rng(3).dirichlet(np.ones(len(low)), size=2_000_000)
    other = whole[((whole >= low) & (whole <= high)).all(axis=1)]
    assert len(other) > 3000
    for power in (1, 2, 3):
        a, b = drawn**power, other**power
        error = np.sqrt(a.var(axis=0) / len(a) + b.var(axis=0) / len(b))
        assert (np.abs(a.mean(axis=0) - b.mean(axis=0)) <= 4 * error).all()


def test_two_shares_are_uniform_on_a_stretch() -> None:
    drawn = rows_of(boxed_simplex([0.0, 0.1], [0.7, 1.0]), 100_000, seed=6)[:, 0]
    for share in (0.1, 0.5, 0.9):
        assert (drawn < 0.7 * share).mean() == pytest.approx(share, abs=4 * 0.5 / math.sqrt(100_000))


def test_volume_by_inclusion_and_exclusion() -> None:
    """P(all ≤ 1/2) of three uniform shares is 1 − 3/4 = 1/4; within it, P(w₁ ≤ 1/4) = 1/4 by similar triangles."""
    drawn = rows_of(boxed_simplex([0, 0, 0], [0.5, 0.5, 0.5]), 200_000, seed=2)
    assert (drawn[:, 0] <= 0.25).mean() == pytest.approx(0.25, abs=4 * math.sqrt(0.1875 / 200_000))


@pytest.mark.parametrize("size", [2, 20, 80])
@pytest.mark.parametrize("spread", [1e-6, 0.1, 0.9])
def test_many_shares_come_quickly(size: int, spread: float) -> None:
    low, high = [(1 - spread) / size] * size, [(1 + spread) / size] * size
    drawn = rows_of(boxed_simplex(low, high), 2000, seed=1)
    error = 4 * drawn.std() / math.sqrt(2000)
    assert (np.abs(drawn.mean(axis=0) - 1 / size) <= 1.2 * error).all()


def test_bounds_that_leave_one_point() -> None:
    drawn = rows_of(boxed_simplex([0.2, 0.3, 0.5], [1, 1, 1]), 5, seed=1)
    np.testing.assert_allclose(drawn, [[0.2, 0.3, 0.5]] * 5)
    drawn = rows_of(boxed_simplex([0, 0, 0], [0.2, 0.3, 0.5]), 5, seed=1)
    np.testing.assert_allclose(drawn, [[0.2, 0.3, 0.5]] * 5)
    assert rows_of(boxed_simplex([0.0], [1.0]), 2, seed=1).tolist() == [[1.0], [1.0]]


def test_a_fixed_share_among_free_ones() -> None:
    drawn = rows_of(boxed_simplex([0.25, 0, 0], [0.25, 1, 1]), 50_000, seed=1)
    assert (drawn[:, 0] == 0.25).all()
    assert drawn[:, 1].mean() == pytest.approx(0.375, abs=4 * drawn[:, 1].std() / math.sqrt(50_000))


def test_bounds_are_drawn_close() -> None:
    law = boxed_simplex([0.2, 0.1, 0.0], [0.5, 1.0, 0.1])
    np.testing.assert_allclose(law.lower, [0.2, 0.4, 0.0])
    np.testing.assert_allclose(law.upper, [0.5, 0.8, 0.1])


def test_bounds_that_are_none() -> None:
    lines = refusal(lambda: check_bounds([0.5, -0.1], [0.4, 1.2], names=["a", "b"]), error=AnalysisError)
    assert lines == [
        (
            "a: bounds of a share must run from low to high within 0 to 1; found '0.5 to 0.4'. Write the lower bound "
            "first, as shares such as 0.1 and 0.3. [bounds-order]"
        ),
        (
            "b: bounds of a share must run from low to high within 0 to 1; found '-0.1 to 1.2'. Write the lower bound "
            "first, as shares such as 0.1 and 0.3. [bounds-order]"
        ),
    ]
    nothing = refusal(lambda: boxed_simplex([float("nan")], [1.0]), error=AnalysisError)
    assert len(nothing) == 1


def test_bounds_that_no_shares_keep() -> None:
    assert refusal(lambda: boxed_simplex([0.6, 0.6], [1, 1]), error=AnalysisError) == [
        (
            "the lower bounds sum to more than 1, so that no shares keep them; found '1.2'. Lower some of them. "
            "[bounds-infeasible]"
        )
    ]
    assert refusal(lambda: boxed_simplex([0, 0], [0.3, 0.3]), error=AnalysisError) == [
        (
            "the upper bounds sum to less than 1, so that no shares keep them; found '0.6'. Raise some of them. "
            "[bounds-infeasible]"
        )
    ]

"""Shares that sum to one: exact laws against their known moments."""

from __future__ import annotations

import math
from itertools import permutations

import numpy as np
import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.stats.draw_blocks import BLOCK, rows_of
from scorecard.stats.simplex import (
    DirichletShares,
    FixedShares,
    GivenRows,
    RankedSimplex,
    UniformSimplex,
    simplex_lattice,
)
from tests.refusal import refusal

MILLION = 1_000_000


def dirichlet_moments(a: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and second moments E[w_i w_j] of Dirichlet(a); algebra."""
    s = a.sum()
    return a / s, (np.outer(a, a) + np.diag(a)) / (s * (s + 1))


def assert_moments(drawn: np.ndarray, mean: np.ndarray, second: np.ndarray) -> None:
    """First two moments within four standard errors of the draws."""
    n = len(drawn)
    assert (np.abs(drawn.mean(axis=0) - mean) <= 4 * drawn.std(axis=0) / math.sqrt(n) + 1e-15).all()
    for i in range(drawn.shape[1]):
        for j in range(i + 1):
            product = drawn[:, i] * drawn[:, j]
            assert abs(product.mean() - second[i, j]) <= 4 * product.std() / math.sqrt(n) + 1e-15


def test_uniform_shares_have_the_moments_of_dirichlet() -> None:
    drawn = rows_of(UniformSimplex(4), MILLION, seed=20)
    assert_moments(drawn, *dirichlet_moments(np.ones(4)))
    np.testing.assert_allclose(drawn.sum(axis=1), 1, atol=1e-15)


def test_uniform_shares_above_a_bound() -> None:
    """P(w₁ > t) = (1 − t)^(k − 1): 6.4 % for t = 0.6 and four shares."""
    drawn = rows_of(UniformSimplex(4), MILLION, seed=21)
    assert (drawn[:, 0] > 0.6).mean() == pytest.approx(0.4**3, abs=4 * math.sqrt(0.064 * 0.936 / MILLION))


def test_dividing_uniform_numbers_by_their_sum_would_not_do() -> None:
    """The mistake that others make is far outside of these limits."""
    drawn = np.random.default_rng(1).random((MILLION, 4))
    drawn /= drawn.sum(axis=1, keepdims=True)
    with pytest.raises(AssertionError):
        assert_moments(drawn, *dirichlet_moments(np.ones(4)))


@pytest.mark.parametrize("concentration", [0.05, 2.0, 60.0])
def test_shares_about_a_centre(concentration: float) -> None:
    centre = (0.5, 0.3, 0.2)
    drawn = rows_of(DirichletShares(centre, concentration), 300_000, seed=3)
    assert_moments(drawn, *dirichlet_moments(concentration * np.array(centre)))
    np.testing.assert_allclose(drawn.sum(axis=1), 1, atol=1e-12)


def test_a_program_that_hears_of_every_small_number_draws_the_same_shares() -> None:
    shares = DirichletShares((0.5, 0.25, 0.25), 1e-3)
    plain = rows_of(shares, 1000, seed=1)
    with np.errstate(all="raise"):
        np.testing.assert_array_equal(rows_of(shares, 1000, seed=1), plain)


def test_a_share_of_zero_stays_zero() -> None:
    drawn = rows_of(DirichletShares((0.5, 0.0, 0.5), 1e-3), 1000, seed=1)
    assert (drawn[:, 1] == 0).all()
    assert np.isfinite(drawn).all()


def test_ordered_shares_are_the_uniform_ones_that_keep_the_order() -> None:
    """Sorted uniform shares have the same moments: another way to draw the same law."""
    drawn = rows_of(RankedSimplex((2, 1, 3, 4)), MILLION, seed=8)
    other = -np.sort(-np.random.default_rng(2).dirichlet(np.ones(4), size=MILLION), axis=1)[:, [1, 0, 2, 3]]
    assert (drawn[:, 1] >= drawn[:, 0]).all()
    assert (drawn[:, 0] >= drawn[:, 2]).all()
    assert (drawn[:, 2] >= drawn[:, 3]).all()
    error = np.hypot(drawn.std(axis=0), other.std(axis=0)) / math.sqrt(MILLION)
    assert (np.abs(drawn.mean(axis=0) - other.mean(axis=0)) <= 4 * error).all()
    squares = np.hypot((drawn**2).std(axis=0), (other**2).std(axis=0)) / math.sqrt(MILLION)
    assert (np.abs((drawn**2).mean(axis=0) - (other**2).mean(axis=0)) <= 4 * squares).all()


def test_the_mean_of_ordered_shares_are_the_centroid_weights() -> None:
    """Barron and Barrett: 11/18, 5/18, 2/18 for three."""
    drawn = rows_of(RankedSimplex((1, 2, 3)), MILLION, seed=9)
    error = drawn.std(axis=0) / math.sqrt(MILLION)
    assert (np.abs(drawn.mean(axis=0) - np.array([11, 5, 2]) / 18) <= 4 * error).all()


def test_equal_ranks_have_equal_shares() -> None:
    """Corners of {a ≥ b = c}: (1, 0, 0) and (1, 1, 1)/3, so that a is uniform on [1/3, 1]."""
    drawn = rows_of(RankedSimplex((1, 2, 2)), 200_000, seed=4)
    np.testing.assert_allclose(drawn[:, 1], drawn[:, 2], atol=1e-15)
    for share in (0.25, 0.5, 0.75):
        assert (drawn[:, 0] < 1 / 3 + 2 / 3 * share).mean() == pytest.approx(share, abs=4 * 0.5 / math.sqrt(200_000))


def test_open_ties_leave_the_order_open() -> None:
    """a is the greatest of three uniform shares, b and c the others in either order."""
    drawn = rows_of(RankedSimplex((5, 7, 7), "open"), 200_000, seed=4)
    assert (drawn[:, 0] >= drawn[:, 1:].max(axis=1)).all()
    assert (drawn[:, 1] > drawn[:, 2]).mean() == pytest.approx(0.5, abs=4 * 0.5 / math.sqrt(200_000))
    assert drawn[:, 0].mean() == pytest.approx(11 / 18, abs=4 * drawn[:, 0].std() / math.sqrt(200_000))
    one = rows_of(RankedSimplex((1, 1, 1), "open"), 200_000, seed=5)
    assert_moments(one, *dirichlet_moments(np.ones(3)))


def test_fixed_shares_and_given_rows() -> None:
    assert rows_of(FixedShares((0.25, 0.75)), 3, seed=1).tolist() == [[0.25, 0.75]] * 3
    rows = np.array([[1.0, 0.0], [0.5, 0.5], [0.0, 1.0]])
    assert (
        rows_of(GivenRows(rows), 5, seed=1, start=2 * BLOCK).tolist()
        == rows[np.arange(2 * BLOCK, 2 * BLOCK + 5) % 3].tolist()
    )


@pytest.mark.parametrize(("size", "divisions"), [(1, 4), (2, 3), (3, 41), (4, 5)])
def test_the_lattice_has_every_point_once(size: int, divisions: int) -> None:
    points = simplex_lattice(size, divisions)
    whole = np.rint(points * divisions).astype(int)
    assert len(points) == math.comb(divisions + size - 1, size - 1)
    assert len({tuple(p) for p in whole.tolist()}) == len(points)
    assert (whole.sum(axis=1) == divisions).all()


def test_lattice_of_three_halves() -> None:
    by_hand = {(1.0, 0.0, 0.0), (0.5, 0.5, 0.0)}
    expected = {p for point in by_hand for p in permutations(point)}
    assert {tuple(p) for p in simplex_lattice(3, 2).tolist()} == expected


def test_lattices_that_cannot_be() -> None:
    assert refusal(lambda: simplex_lattice(0, 0), error=UsageError) == [
        "size of a lattice must be 1 or more; found '0'. Write size=3 or another whole number. [lattice-empty]",
        "divisions of a lattice must be 1 or more; found '0'. Write divisions=3 or another whole number. [lattice-empty]",
    ]
    assert refusal(lambda: simplex_lattice(10, 100), error=AnalysisError) == [
        (
            "the lattice has more than 1000000 points; found '4263421511271'. Take fewer divisions, or draw at random. "
            "[lattice-too-large]"
        )
    ]

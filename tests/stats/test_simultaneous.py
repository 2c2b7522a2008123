"""Simultaneous critical values equal printed tables and their bounds."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.stats.simultaneous import max_t_critical


@pytest.mark.parametrize(
    ("q", "df", "value"),
    # Hahn and Hendrickson (1971), Biometrika 58, 323-332: two-sided 95 %, correlation 0 and 0.5
    [(2, 10, 2.609), (5, 20, 2.820), (10, 60, 2.904)],
)
def test_uncorrelated_statistics_equal_the_studentised_maximum_modulus(q: int, df: int, value: float) -> None:
    assert max_t_critical(np.eye(q), degrees_of_freedom=df, seed=1) == pytest.approx(value, abs=0.025)


@pytest.mark.parametrize(("q", "df", "value"), [(2, 10, 2.57), (3, 20, 2.54), (5, 60, 2.56)])
def test_correlation_of_one_half_equals_dunnett(q: int, df: int, value: float) -> None:
    # Dunnett (1964), Biometrics 20, 482-491, two-sided comparisons with a control, 95 %
    r = np.full((q, q), 0.5) + 0.5 * np.eye(q)
    assert max_t_critical(r, degrees_of_freedom=df, seed=1) == pytest.approx(value, abs=0.025)


def test_one_statistic_or_the_same_several_times_is_student_t() -> None:
    assert max_t_critical([[1.0]], degrees_of_freedom=10, seed=1) == pytest.approx(2.228139, abs=1e-6)
    assert max_t_critical(np.ones((4, 4)), degrees_of_freedom=10, seed=1) == pytest.approx(2.228, abs=0.02)


def test_seed_decides_and_the_order_of_statistics_hardly_matters() -> None:
    r = np.array([[1, 0.9, 0.1], [0.9, 1, -0.3], [0.1, -0.3, 1]])
    first = max_t_critical(r, degrees_of_freedom=40, seed=7)
    assert max_t_critical(r, degrees_of_freedom=40, seed=7) == first
    assert max_t_critical(r[::-1, ::-1], degrees_of_freedom=40, seed=7) == pytest.approx(first, abs=0.03)
    assert max_t_critical(r, degrees_of_freedom=40, seed=8) != first


def test_matrix_of_pairwise_correlations_need_not_be_one() -> None:
    # its eigenvalues are 1.9, 1.9 and -0.8
    r = np.array([[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]])
    value = max_t_critical(r, degrees_of_freedom=30, seed=1)
    # without the last, whose eigenvector is (1, -1, 1), the correlations are 1/2, -1/2 and 1/2
    half = np.array([[1, 0.5, -0.5], [0.5, 1, 0.5], [-0.5, 0.5, 1]])
    assert value == pytest.approx(max_t_critical(half, degrees_of_freedom=30, seed=2), abs=0.02)


def test_level_moves_the_value() -> None:
    r = np.eye(3)
    values = [max_t_critical(r, degrees_of_freedom=9, confidence=c, seed=1, draws=20_000) for c in (0.8, 0.95, 0.99)]
    assert values == sorted(values)


@pytest.mark.parametrize(
    ("matrix", "shape"),
    [([[1.0, 0.2], [0.3, 1.0]], "(2, 2)"), ([[1.0, 2.0], [2.0, 1.0]], "(2, 2)"), ([1.0], "(1,)"),
     ([[1.0, float("nan")], [float("nan"), 1.0]], "(2, 2)"), ([[0.5]], "(1, 1)")],
)  # fmt: skip
def test_other_matrices_are_refused(matrix: list[object], shape: str) -> None:
    with pytest.raises(UsageError) as caught:
        max_t_critical(np.array(matrix), degrees_of_freedom=9, seed=1)
    assert str(caught.value) == (
        "The correlations must be a square, symmetric matrix of values from -1 to 1 with ones on its diagonal.\n"
        "  the correlations must be a square, symmetric matrix of values from -1 to 1 with ones on its diagonal; "
        f"found 'an array of the shape {shape}'. "
        "Leave out statistics that have no correlation with the others. [bad-correlation]"
    )


def test_simulation_needs_degrees_of_freedom_and_draws() -> None:
    with pytest.raises(UsageError) as caught:
        max_t_critical(np.eye(2), degrees_of_freedom=0, seed=1)
    assert str(caught.value) == (
        "The degrees of freedom must be 1 or more, the draws 1000 or more.\n"
        "  the degrees of freedom must be 1 or more, the draws 1000 or more; found '0 and 100000'. "
        "Give n - 1 as the degrees of freedom and leave the draws out. [bad-simulation]"
    )

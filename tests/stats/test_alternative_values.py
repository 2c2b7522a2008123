"""Values of alternatives: shapes, draws and their spread."""

from __future__ import annotations

import math

import numpy as np

from scorecard.errors import AnalysisError, UsageError
from scorecard.stats.alternative_values import alternative_values, number_array
from scorecard.stats.draw_blocks import BLOCK, rows_of
from scorecard.stats.simplex import UniformSimplex
from tests.refusal import refusal

WEIGHTS = rows_of(UniformSimplex(2), BLOCK, seed=1)
TABLE = np.array([[1.0, 3.0], [2.0, 0.0], [5.0, 5.0]])


def test_scores_are_weighted_sums() -> None:
    given = alternative_values(TABLE, standard_errors=None, criteria=2)
    np.testing.assert_allclose(given.scores(WEIGHTS, 0, seed=1, stream=""), WEIGHTS @ TABLE.T, rtol=1e-14)
    assert (given.alternatives, given.uncertain, given.tolerance) == (3, False, 5e-12)
    low, high = given.ranges()
    assert (low.tolist(), high.tolist()) == ([1, 0, 5], [3, 2, 5])


def test_draws_of_values_are_taken_in_turn() -> None:
    samples = np.stack([TABLE, TABLE + 1, TABLE - 1])
    given = alternative_values(samples, standard_errors=None, criteria=2)
    scores = given.scores(WEIGHTS, 2, seed=1, stream="")
    turn = (np.arange(BLOCK) + 2 * BLOCK) % 3
    np.testing.assert_allclose(
        scores - WEIGHTS @ TABLE.T, np.array([0, 1, -1])[turn][:, None] + np.zeros(3), atol=1e-12
    )


def test_errors_add_up_by_their_squares() -> None:
    """One weight of 0.6 and one of 0.4: SE = √(0.36 · 4 + 0.16 · 9)."""
    given = alternative_values(TABLE, standard_errors=[[2.0, 3.0]] * 3, criteria=2)
    weights = np.tile([0.6, 0.4], (BLOCK, 1))
    scores = np.concatenate([given.scores(weights, b, seed=1, stream="values") for b in range(50)])
    spread = math.sqrt(0.36 * 4 + 0.16 * 9)
    np.testing.assert_allclose(scores.std(axis=0), spread, rtol=4 / math.sqrt(2 * len(scores)))
    np.testing.assert_allclose(scores.mean(axis=0), [1.8, 1.2, 5.0], atol=4 * spread / math.sqrt(len(scores)))
    assert abs(np.corrcoef(scores.T)[0, 1]) < 4 / math.sqrt(len(scores))
    assert given.ranges()[0].tolist() == [1 - 24, 0 - 24, 5 - 24]


def test_errors_of_zero_are_none() -> None:
    assert not alternative_values(TABLE, standard_errors=np.zeros((3, 2)), criteria=2).uncertain


def test_shapes_that_do_not_fit() -> None:
    assert refusal(lambda: alternative_values(TABLE, standard_errors=None, criteria=3), error=UsageError) == [
        (
            "values must be a table of alternatives by 3 criteria, or draws of such tables; found '3 × 2'. Give one "
            "row an alternative, one column a criterion. [values-shape]"
        )
    ]
    assert refusal(lambda: alternative_values(TABLE, standard_errors=1.0, criteria=2), error=UsageError) == [
        (
            "standard errors must be a table like that of the values; found 'one number'. Give one standard error for "
            "each value, and none where the values themselves are draws. [errors-shape]"
        )
    ]
    assert len(refusal(lambda: alternative_values(3.0, standard_errors=None, criteria=2), error=UsageError)) == 1


def test_numbers_that_are_none() -> None:
    bad, errors = TABLE.copy(), np.ones((3, 2))
    bad[0, 1], errors[2] = np.nan, -1
    assert refusal(lambda: alternative_values(bad, standard_errors=errors, criteria=2), error=AnalysisError) == [
        (
            "every alternative needs a finite value on every criterion; found '1 without'. Leave out alternatives or "
            "criteria without values. [values-not-finite]"
        ),
        (
            "standard errors must be finite and zero or more; found '2 that are not'. Write 0 where a value is certain. "
            "[errors-not-finite]"
        ),
    ]


def test_what_is_no_number() -> None:
    assert refusal(lambda: number_array([[1.0, 2.0], [1.0]], option="values"), error=UsageError) == [
        "values must be numbers; found 'list'. Give numbers alone, in rows of the same length. [not-numbers]"
    ]

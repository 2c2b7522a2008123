"""The last axis as children, with its weights checked."""

from __future__ import annotations

import numpy as np

from scorecard.errors import UsageError
from scorecard.scoring.aggregate.arrays import children_along, weighted_geometric, weighted_harmonic
from tests.refusal import refusal


def test_children_are_the_slices_of_the_last_axis():
    children, weights = children_along([[1.0, 2.0], [3.0, 4.0]], [5, 6])
    assert [c.tolist() for c in children] == [[1.0, 3.0], [2.0, 4.0]]
    assert weights == [5.0, 6.0]


def test_geometric_and_harmonic_along_the_last_axis():
    np.testing.assert_allclose(weighted_geometric([[4.0, 9.0], [0.0, 9.0]], [1, 1]), [6, 0])
    np.testing.assert_allclose(weighted_harmonic([[2.0, 6.0], [0.0, 9.0]], [1, 1]), [3, 0])


def test_a_single_number_has_no_children():
    assert refusal(lambda: children_along(3.0, [1]), error=UsageError) == [
        (
            "there must be one weight for each child; found '1 weights for scores of shape ()'. "
            "Give the weights in the order of the last axis of the scores. [weights-unequal]"
        )
    ]

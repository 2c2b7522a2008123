"""Arrays of nothing that take no room."""

from __future__ import annotations

import numpy as np

from scorecard.scoring.nowhere import clipped, is_nowhere, nowhere


def test_nothing_takes_no_room_and_is_known_as_nothing():
    nothing = nowhere((3, 4))
    assert np.isnan(nothing).all()
    assert is_nowhere(nothing)
    assert not is_nowhere(np.full((3, 4), np.nan))
    assert clipped(nothing, np.full((3, 1), 100.0)) is nothing


def test_scores_are_clipped_between_nothing_and_the_most_that_counts():
    assert clipped(np.array([[-5.0, 130.0]]), np.array([[120.0]])).tolist() == [[0.0, 120.0]]


def test_a_score_that_only_rounding_keeps_above_nothing_is_nothing():
    assert clipped(np.array([[3.6e-12, np.nan, 1e-6]]), np.array([[100.0]])).tolist()[0][::2] == [0.0, 1e-6]

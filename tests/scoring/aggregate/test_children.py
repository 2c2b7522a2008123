"""Which children count."""

from __future__ import annotations

import numpy as np

from scorecard.scoring.aggregate.children import counted, weight_of


def test_a_child_counts_where_it_has_a_score_and_a_weight():
    children = [np.array([1.0, np.nan, 0.0]), np.array([2.0, 2.0, 2.0])]
    assert [c.tolist() for c in counted(children, [1.0, 0.0])] == [[True, False, True], [False, False, False]]
    # a weight a period
    assert counted(children, [1.0, np.array([0.0, 3.0, 0.0])])[1].tolist() == [False, True, False]


def test_a_number_and_an_array_are_both_weights():
    assert weight_of(2).shape == ()
    assert weight_of(np.array([1.0, 2.0])).tolist() == [1.0, 2.0]

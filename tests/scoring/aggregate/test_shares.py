"""Coverage and bounds over whole arrays; single cells stand in tests/scoring/test_aggregate.py."""

from __future__ import annotations

import numpy as np

from scorecard.scoring.aggregate.shares import bounds, coverage

NAN = float("nan")


def test_coverage_and_bounds_cell_by_cell():
    scores = [[80.0, NAN, 20.0], [NAN, NAN, NAN]]
    np.testing.assert_allclose(coverage(scores, [1, 2, 1]), [0.5, 0.0])
    low, high = bounds(scores, [1, 2, 1])
    np.testing.assert_allclose(low, [25, 0])
    np.testing.assert_allclose(high, [75, 100])

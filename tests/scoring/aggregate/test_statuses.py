"""The band that most of the weight is in, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.scoring.aggregate.statuses import leading_band_of, status_of

NAN = float("nan")
EDGES = (0.0, 75.0, 90.0, 100.0)
WORST, BEST = (0, 1, 2), (2, 1, 0)


@pytest.mark.parametrize(
    ("scores", "weights", "preference", "band", "score"),
    [
        ([10, 80, 84], [1, 1, 1], WORST, 1, 82),
        ([10, 80, 84], [3, 1, 1], WORST, 0, 10),  # weight counts, not number
        ([10, 80, 85], [5, 1, 4], WORST, 0, 10),  # a tie, 5 against 5
        ([10, 80, 85], [5, 1, 4], BEST, 1, 84),  # (80 + 4·85) / 5
        ([10, 80, 95], [1, 1, 1], (1, 0, 2), 1, 80),
        ([10, 80, NAN], [1, 1, 9], BEST, 1, 80),
        ([10, 95, 96], [1, 0, 0], BEST, 0, 10),
        ([10, 95, 96], [0.3, 0.1, 0.2], BEST, 2, 287 / 3),  # 0.1 + 0.2 is 0.3, whatever binary fractions say
        ([10, 95, 96], [0.3, 0.1, 0.2], WORST, 0, 10),
        ([74.9999999999, 76, 10], [1, 1, 1], WORST, 1, 75.49999999995),  # on the edge, as in every status
        ([NAN, NAN, NAN], [1, 1, 1], WORST, -1, NAN),
        ([1, 2, 3], [0, 0, 0], WORST, -1, NAN),
        ([120, 130, 0], [1, 1, 1], WORST, 2, 125),
    ],
)
def test_leading_band_and_the_mean_inside_it(scores, weights, preference, band, score):
    children = [np.array(float(s)) for s in scores]
    assert int(leading_band_of(children, weights, edges=EDGES, preference=preference)) == band
    found = status_of(children, weights, edges=EDGES, preference=preference)
    assert float(found) == pytest.approx(score, abs=1e-12, nan_ok=True)


def test_weights_may_differ_by_period():
    children = [np.array([10.0, 10.0, NAN]), np.array([95.0, 95.0, 95.0])]
    weights = [np.array([2.0, 1.0, 1.0]), np.array([1.0, 2.0, 0.0])]
    np.testing.assert_array_equal(leading_band_of(children, weights, edges=EDGES, preference=WORST), [0, 2, -1])
    np.testing.assert_array_equal(status_of(children, weights, edges=EDGES, preference=WORST), [10, 95, NAN])

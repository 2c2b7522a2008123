"""Roll-ups: published weighted means, missing children, coverage and bounds."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.scoring import aggregate as ag

NAN = float("nan")


def test_weighted_means_equal_coinr():
    # R package COINr: a_amean, a_gmean, a_hmean
    scores, weights = [80, 92, 65, 74], [0.3, 0.3, 0.2, 0.2]
    assert float(ag.weighted_arithmetic(scores, weights)) == pytest.approx(79.4, abs=1e-12)
    assert float(ag.weighted_geometric(scores, weights)) == pytest.approx(78.79385693, abs=1e-8)
    assert float(ag.weighted_harmonic(scores, weights)) == pytest.approx(78.18305492, abs=1e-8)


@pytest.mark.parametrize(
    ("scores", "weights", "expected"),
    [
        ([40, 20], [2, 3], 28.0),  # ServiceNow's own example
        (list(range(1, 11)), list(range(10, 0, -1)), 4.0),  # COINr's test
        ([90, 90, 90], [2, 5, 7], 90.0),  # never 126: weights are relative
        ([8, 7, 2], [0.4, 0.3, 0.3], 5.9),
        ([8, 7, NAN], [0.4, 0.3, 0.3], 5.3 / 0.7),  # 7.57: why coverage and bounds stand beside it
        ([0, 100], [1, 1], 50.0),  # zero is a value
    ],
)
def test_weighted_arithmetic_vectors(scores, weights, expected):
    assert float(ag.weighted_arithmetic(scores, weights)) == pytest.approx(expected, abs=1e-12)


def test_missing_children_leave_the_base_in_every_mean():
    for mean in (ag.weighted_arithmetic, ag.weighted_geometric, ag.weighted_harmonic):
        assert float(mean([4, NAN, 9], [1, 5, 1])) == pytest.approx(float(mean([4, 9], [1, 1])), abs=1e-12)
        assert np.isnan(mean([NAN, NAN], [1, 1]))
        assert np.isnan(mean([NAN, 5], [1, 0]))  # the only child with a weight is missing


def test_zero_and_negative_scores_in_limiting_means():
    for mean in (ag.weighted_geometric, ag.weighted_harmonic):
        assert float(mean([0, 100], [1, 1])) == 0.0
        assert float(mean([0, 100], [0, 1])) == pytest.approx(100.0)
        assert np.isnan(mean([-1, 100], [1, 1]))


def test_last_axis_is_the_children():
    scores = np.arange(24, dtype=float).reshape(2, 3, 4)
    result = ag.weighted_arithmetic(scores, [1, 2, 3, 4])
    assert result.shape == (2, 3)
    # 0·1 + 1·2 + 2·3 + 3·4 = 20, over 10, and four more in each further row
    np.testing.assert_allclose(result.ravel(), 2 + 4 * np.arange(6), atol=1e-12)
    assert ag.weighted_geometric(scores + 1, [1, 2, 3, 4]).shape == (2, 3)


def test_slices_equal_the_whole_to_the_last_bit():
    rng = np.random.default_rng(7)
    scores, weights = rng.uniform(0, 100, (50, 23)), rng.uniform(0, 1, 23)
    whole = ag.weighted_arithmetic(scores, weights)
    assert [float(ag.weighted_arithmetic(row, weights)) for row in scores] == whole.tolist()


def test_equal_children_give_their_own_score_exactly():
    assert float(ag.weighted_arithmetic([100.0] * 3, [0.1, 0.2, 0.7])) == 100.0
    assert float(ag.weighted_arithmetic([33.3], [0.3])) == 33.3


def test_coverage_counts_weight_not_children():
    assert float(ag.coverage([8, 7, NAN], [0.4, 0.3, 0.3])) == pytest.approx(0.7)
    assert float(ag.coverage([NAN, NAN], [1, 1])) == 0.0
    assert float(ag.coverage([8, NAN, NAN], [1, 1, 2], applicable=[True, True, False])) == 0.5
    assert np.isnan(ag.coverage([NAN, NAN], [1, 1], applicable=[False, False]))


def test_bounds_of_a_hidden_child():
    # scores 8 and 7 of 10, the third (weight 0.3) not reported: it could be 0 or 10
    low, high = ag.bounds([8, 7, NAN], [0.4, 0.3, 0.3], top=10)
    assert (float(low), float(high)) == (pytest.approx(5.3), pytest.approx(8.3))
    low, high = ag.bounds([8, 7, NAN], [0.4, 0.3, 0.3], applicable=[True, True, False], top=10)
    assert float(low) == float(high) == pytest.approx(5.3 / 0.7)


def test_bounds_without_a_cap_are_open_above():
    low, high = ag.bounds([80, NAN], [1, 1], top=None)
    assert float(low) == 40.0
    assert np.isnan(high)
    assert float(ag.bounds([80, 90], [1, 1], top=None)[1]) == 85.0
    assert float(ag.bounds([80, NAN], [1, 0], top=None)[1]) == 80.0


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        (
            [1, -1],
            "Weights must be finite, none negative and not all zero.\n  weights must be finite, none negative and not all zero; found '[1.0, -1.0]'. Give at least one weight above zero. [weights-unusable]",
        ),
        (
            [0, 0],
            "Weights must be finite, none negative and not all zero.\n  weights must be finite, none negative and not all zero; found '[0.0, 0.0]'. Give at least one weight above zero. [weights-unusable]",
        ),
        (
            [1],
            "There must be one weight for each child.\n  there must be one weight for each child; found '1 weights for scores of shape (2,)'. Give the weights in the order of the last axis of the scores. [weights-unequal]",
        ),
    ],
)
def test_unusable_weights_are_refused(weights, message):
    with pytest.raises(UsageError) as caught:
        ag.weighted_arithmetic([1.0, 2.0], weights)
    assert str(caught.value) == message

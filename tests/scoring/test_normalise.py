"""Value functions: anchors hit exactly, published normalisations reproduced, bad anchors refused."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.scoring import normalise as nz

ON_TIME = [92, 95.5, 97, 98.5, 99.2]


@pytest.mark.parametrize(
    ("rule", "values", "expected"),
    [
        # (v − 90) / (98 − 90), by hand
        (nz.maximise(worst=90, target=98), [90, 92, 96, 98, 100, 88], [0, 25, 75, 100, 125, -25]),
        # (5 − v) / (5 − 1), by hand
        (nz.minimise(worst=5, target=1), [5, 4, 1, 0, 7], [0, 25, 100, 125, -50]),
        # 20 below and 5 above the target are the worst
        (
            nz.target_is_best(worst_low=80, target=100, worst_high=105),
            [80, 90, 100, 104, 105, 70, 110],
            [0, 50, 100, 20, 0, -50, -100],
        ),
        (
            nz.in_band(worst_low=-2, low=0, high=4, worst_high=6),
            [-3, -2, -1, 0, 2, 4, 5, 6],
            [-50, 0, 50, 100, 100, 100, 50, 0],
        ),
        # negative values and a falling target need no special case
        (nz.maximise(worst=-5, target=-2), [-5, -3.5, -2, 3], [0, 50, 100, 800 / 3]),
    ],
)
def test_score_is_linear_between_and_beyond_anchor_points(rule, values, expected):
    np.testing.assert_allclose(nz.score(values, rule), expected, rtol=0, atol=1e-12)


def test_red_flag_and_goal_score_as_the_vendor_prints():
    # Spider Impact: red flag 500 is a third of the scale, goal 700 two thirds (scale 0 to 10)
    scores = nz.piecewise([300, 500, 600, 700, 900], [500, 700], [10 / 3, 20 / 3], outside="extend")
    np.testing.assert_allclose(scores, [0, 10 / 3, 5, 20 / 3, 10], atol=1e-12)


def test_published_normalisations_are_library_calls():
    # COINr (n_minmax, n_goalposts, n_dist2targ), smaa.pvf and scikit-criteria's reference-ideal form
    rough = nz.piecewise([3.2886, 4.3808, 9.1723], [3.2886, 9.1723], [1, 0])
    np.testing.assert_allclose(rough, [1, 0.81436852, 0], atol=1e-8)
    np.testing.assert_allclose(nz.piecewise(ON_TIME, [92, 98], [0, 1]), [0, 0.58333333, 0.83333333, 1, 1], atol=1e-8)
    uncapped = nz.piecewise(ON_TIME, [92, 98], [0, 1], outside="extend")
    np.testing.assert_allclose(uncapped, [0, 0.58333333, 0.83333333, 1.08333333, 1.2], atol=1e-8)
    np.testing.assert_allclose(nz.piecewise([1, -1, 11], [0, 10], [1, 0]), [0.9, 1, 0], atol=1e-12)
    inside = nz.band([-2, -1, -0.5, 0, 1, 2.5, 4, 5], worst_low=-2, low=-0.5, high=1, worst_high=5, top=1)
    np.testing.assert_allclose(inside, [0, 2 / 3, 1, 1, 1, 0.625, 0.25, 0], atol=1e-12)
    value = nz.piecewise([50, 60, 75, 82, 90, 100, 40, 110], [50, 75, 90, 100], [1, 0.8, 0.5, 0])
    np.testing.assert_allclose(value, [1, 0.92, 0.8, 0.66, 0.5, 0, 1, 0], atol=1e-12)


def test_band_is_zero_beyond_the_worst_values():
    assert nz.band([-10, 10], worst_low=-2, low=0, high=1, worst_high=5).tolist() == [0.0, 0.0]


def test_band_with_equal_edges_has_its_best_value_there():
    # by hand: (7.5 - 5) / (10 - 5) = 0.5 from the top on either side
    assert nz.band([0, 2.5, 5, 7.5, 11], worst_low=0, low=5, high=5, worst_high=10, top=1).tolist() == [
        0,
        0.5,
        1,
        0.5,
        0,
    ]
    # no slope where the worst value is the edge: a step
    assert nz.band([-1, 0, 4, 7.5], worst_low=0, low=0, high=5, worst_high=10).tolist() == [0, 100, 100, 50]
    assert nz.band([2.5, 10, 10.1], worst_low=0, low=5, high=10, worst_high=10).tolist() == [50, 100, 0]
    assert nz.band([4.9, 5, 5.1], worst_low=5, low=5, high=5, worst_high=5).tolist() == [0, 100, 0]
    assert np.isnan(nz.band([np.nan], worst_low=0, low=5, high=5, worst_high=10)[0])
    for bad in ((0, 6, 5, 10), (0, 5, 5, np.inf), (np.nan, 5, 5, 5)):
        with pytest.raises(UsageError):
            nz.band([1], worst_low=bad[0], low=bad[1], high=bad[2], worst_high=bad[3])


def test_anchor_points_are_hit_exactly():
    x = [0.1, 0.3, 0.7, 1.1]
    y = [0.1, 33.3, 66.7, 99.9]
    assert nz.piecewise(x, x, y).tolist() == y


@pytest.mark.parametrize(
    ("rule", "value", "score"),
    [
        (nz.minimise(worst=1e-5, target=0), 1e308, 0),
        (nz.minimise(worst=1e-5, target=0), -1e308, 100),
        (nz.maximise(worst=0, target=1e-5), 1e308, 100),
        (nz.maximise(worst=0, target=5e-324), 1, 100),
        (nz.maximise(worst=-1e308, target=1e308), 0, 50),
        (nz.maximise(worst=-1e308, target=1e308), 9e307, 95),
    ],
)
def test_scores_at_the_end_of_the_numbers_are_cut_and_not_lost(rule, value, score):
    raw = nz.score([value], rule)
    assert np.isfinite(raw).all()
    assert nz.clip_scores(raw)[0] == pytest.approx(score)


def test_missing_stays_missing_and_zero_is_a_value():
    scores = nz.score([np.nan, 0.0], nz.maximise(worst=-1, target=1))
    assert np.isnan(scores[0])
    assert scores[1] == 50.0


def test_shape_is_kept():
    assert nz.score(np.zeros((2, 3, 4)), nz.maximise(worst=0, target=1)).shape == (2, 3, 4)
    assert nz.score(0.5, nz.maximise(worst=0, target=1)).shape == ()


def test_many_functions_at_once_equal_one_at_a_time():
    rules = [
        nz.maximise(worst=0, target=4),
        nz.target_is_best(worst_low=0, target=1, worst_high=4),
        nz.in_band(worst_low=0, low=1, high=2, worst_high=4),
    ]
    x, y = np.full((4, 4), np.nan), np.full((4, 4), np.nan)
    for i, rule in enumerate(rules):
        x[i, : len(rule.x)], y[i, : len(rule.y)] = rule.x, rule.y
    values = np.tile(np.array([-1.0, 0.0, 0.5, 1.0, 1.7, 3.0, 4.0, 9.0, np.nan]), (4, 1))
    scores = nz.piecewise_stack(values, x, y)
    for i, rule in enumerate(rules):
        np.testing.assert_array_equal(scores[i], nz.score(values[i], rule))
    assert np.isnan(scores[3]).all()  # a measure without a value function has no score


@pytest.mark.parametrize(("cap", "expected"), [(100.0, [0, 50, 100]), (120.0, [0, 50, 120]), (None, [0, 50, 130])])
def test_cap(cap, expected):
    clipped = nz.clip_scores([-20, 50, 130, np.nan], cap=cap)
    assert clipped[:3].tolist() == expected
    assert np.isnan(clipped[3])


def test_performance_and_progress_are_different_shares():
    # BSC Designer's manual: minimum 0, maximum 200, value 50 is 25 %
    assert nz.performance([50], worst=0, best=200).tolist() == [0.25]
    # ServiceNow's start 500, target 400, actual 420: four fifths of the way are done
    assert nz.progress([420], baseline=500, target=400).tolist() == [0.8]
    assert nz.progress([520, 390], baseline=500, target=400).tolist() == pytest.approx([-0.2, 1.1])


def test_score_range_takes_the_peak_inside_the_interval():
    rule = nz.target_is_best(worst_low=0, target=10, worst_high=20)
    low, high = nz.score_range([8, 2, 12, 10], [14, 4, 18, 10], rule=rule)
    assert low.tolist() == pytest.approx([60, 20, 20, 100])
    assert high.tolist() == pytest.approx([100, 40, 80, 100])


def test_score_range_of_a_falling_measure_is_ordered():
    low, high = nz.score_range([2.0], [4.0], rule=nz.minimise(worst=5, target=1))
    assert (low[0], high[0]) == (25.0, 75.0)


def test_equal_reference_values_are_refused():
    with pytest.raises(UsageError) as caught:
        nz.progress([1.0], baseline=5, target=5)
    assert str(caught.value) == (
        "Baseline and target must be two different finite numbers.\n"
        "  baseline and target must be two different finite numbers; found '5 and 5'. "
        "Give two different reference values. [reference-equal]"
    )

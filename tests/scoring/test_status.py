"""Bands: half-open, the top one closed, and no hole between them."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.scoring import normalise, status


def test_bands_are_half_open_and_the_top_one_is_closed():
    scores = [0, 74.999, 75, 89.999, 90, 100]
    assert status.band_index(scores, [0, 75, 90, 100]).tolist() == [0, 0, 1, 1, 2, 2]


def test_no_hole_where_vendors_have_one():
    # "90 and more, 75 to 89, below 75" says nothing about 89.5; "0-33, 34-66, 66-100" has a hole and an overlap
    assert status.band_index([89.5], [0, 75, 90, 100]).tolist() == [1]
    assert status.band_index([33.5, 66], [0, 34, 66, 100]).tolist() == [0, 2]


def test_no_data_is_its_own_status_and_beyond_the_scale_is_the_outer_band():
    assert status.band_index([np.nan, 120, -5], [0, 75, 90, 100]).tolist() == [-1, 2, 0]


def test_a_score_on_an_edge_is_not_pushed_below_it_by_binary_fractions():
    score = normalise.score([0.96], normalise.maximise(worst=0.90, target=0.98))
    assert score[0] != 75.0  # 6/8 of the way, but not in binary
    assert status.band_index(score, [0, 75, 90, 100]).tolist() == [1]
    assert status.band_index([75 - 1e-6], [0, 75, 90, 100]).tolist() == [0]


def test_shape_is_kept_and_any_number_of_bands_goes():
    assert status.band_index(np.full((2, 3), 50.0), [0, 100]).tolist() == [[0, 0, 0], [0, 0, 0]]
    assert status.band_index([10, 30, 50, 70, 90], [0, 20, 40, 60, 80, 100]).tolist() == [0, 1, 2, 3, 4]


def test_positions_take_little_room_where_the_bands_are_few():
    found = status.positions_in(np.array([np.nan, 10.0, 75.0, 90.0]), np.array([0.0, 75.0, 90.0, 100.0]))
    assert (found.dtype, found.tolist()) == (np.int8, [-1, 0, 1, 2])
    many = status.positions_in(np.array([np.nan, 0.0, 199.5]), np.arange(201.0))
    assert (many.dtype, many.tolist()) == (np.int64, [-1, 0, 199])


@pytest.mark.parametrize("edges", [[0], [0, 0, 100], [0, 90, 75], [0, np.nan, 100]])
def test_edges_must_ascend(edges):
    with pytest.raises(UsageError) as caught:
        status.band_index([1.0], edges)
    assert str(caught.value) == (
        "The edges of bands must be two or more ascending numbers.\n"
        f"  the edges of bands must be two or more ascending numbers; found '{[float(e) for e in edges]}'. "
        "List each edge once, from low to high. [edges-not-ascending]"
    )


def test_more_bands_than_a_small_number_holds():
    edges = [0.5 * position for position in range(201)]
    scores = [0.0, 0.6, 63.5, 64.0, 99.9, 100.0, float("nan")]
    assert status.band_index(scores, edges).tolist() == [0, 1, 127, 128, 199, 199, -1]

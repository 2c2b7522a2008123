from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.plots.spacing import spaced


def test_places_that_are_far_enough_apart_stay() -> None:
    assert spaced([30.0, 10.0], least=9.0, low=0.0, high=40.0) == (30.0, 10.0)
    assert spaced([], least=9.0, low=0.0, high=40.0) == ()


def test_two_that_are_too_near_part_evenly_and_stay_within_the_ends() -> None:
    assert spaced([20.0, 22.0], least=10.0, low=0.0, high=40.0) == (16.0, 26.0)
    assert spaced([39.0, 40.0], least=10.0, low=0.0, high=40.0) == (30.0, 40.0)
    assert spaced([5.0, 5.0], least=10.0, low=4.0, high=40.0) == (4.0, 14.0)


@given(st.lists(st.floats(0, 100), max_size=6))
def test_distance_order_and_ends_hold(places: list[float]) -> None:
    found = spaced(places, least=9.0, low=0.0, high=100.0)
    ordered = sorted(range(len(places)), key=lambda i: places[i])
    assert all(found[b] - found[a] >= 9.0 - 1e-9 for a, b in pairwise(ordered))
    assert all(-1e-9 <= at <= 100 + 1e-9 for at in found)
    if all(places[b] - places[a] >= 9 for a, b in pairwise(ordered)):
        assert found == pytest.approx(places)

"""Stretches of values on which a score is linear, by hand."""

from __future__ import annotations

import pytest

from scorecard.scoring.solver_segments import segments_of
from scorecard.scoring.value_function import ValueFunction, maximise, minimise, target_is_best

PEAK = target_is_best(worst_low=0, target=50, worst_high=100)


@pytest.mark.parametrize(
    ("function", "options", "expected"),
    [
        (maximise(worst=80, target=100), {"cap": 100}, [(80, 100)]),
        (maximise(worst=80, target=100), {"cap": 120}, [(80, 100), (100, 104)]),
        (minimise(worst=5, target=0), {"cap": 100}, [(0, 5)]),
        (minimise(worst=5, target=0), {"cap": 120}, [(-1, 0), (0, 5)]),
        (PEAK, {"cap": 100}, [(0, 50), (50, 100)]),
        (ValueFunction((0.0, 10.0), (50.0, 60.0)), {"cap": 100}, [(-50, 0), (0, 10), (10, 50)]),
        (maximise(worst=80, target=100), {"cap": 100, "between": (0, 90)}, [(0, 80), (80, 90)]),
        (maximise(worst=80, target=100), {"cap": 100, "levels": (25.0,)}, [(80, 85), (85, 100)]),
        (ValueFunction((0.0, 10.0, 20.0), (0.0, 200.0, 0.0)), {"cap": 100, "strict": True}, [(0, 5), (15, 20)]),
        (ValueFunction((0.0, 10.0), (50.0, 50.0)), {"cap": 100}, [(0, 10)]),
    ],
)
def test_by_hand(function, options, expected):
    assert list(segments_of(function, **options)) == expected


def test_without_a_cap_the_rising_side_is_followed():
    assert segments_of(maximise(worst=0, target=1), cap=None)[-1] == (101, 1001)
    assert segments_of(minimise(worst=1, target=0), cap=None)[0] == (-1000, -100)
    assert segments_of(PEAK, cap=None) == ((0, 50), (50, 100))

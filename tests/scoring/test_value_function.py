"""Value functions: read from a measure, and refused where the anchor points make no function."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.models import Measure
from scorecard.scoring import normalise as nz
from scorecard.scoring.value_function import value_function_of


def test_value_functions_of_the_three_directions():
    assert value_function_of(Measure(id="m", name="M", worst=1, target=3)).x == (1.0, 3.0)
    falling = value_function_of(Measure(id="m", name="M", direction="minimise", worst=3, target=1))
    assert (falling.x, falling.y) == ((1.0, 3.0), (100.0, 0.0))
    both = value_function_of(Measure(id="m", name="M", direction="target_is_best", worst_low=1, target=2, worst_high=5))
    assert (both.x, both.y) == ((1.0, 2.0, 5.0), (0.0, 100.0, 0.0))


@pytest.mark.parametrize("direction", ["maximise", "minimise", "target_is_best"])
def test_measure_without_reference_values_has_no_value_function_of(direction):
    assert value_function_of(Measure(id="m", name="M", direction=direction)) is None


@pytest.mark.parametrize(
    ("x", "y", "message"),
    [
        (
            [1],
            [0],
            "A value function needs two or more anchor points, each with a value and a score.\n  a value function needs two or more anchor points, each with a value and a score; found '1 values and 1 scores'. Give as many scores as values. [anchors-unequal]",
        ),
        (
            [1, 2],
            [0],
            "A value function needs two or more anchor points, each with a value and a score.\n  a value function needs two or more anchor points, each with a value and a score; found '2 values and 1 scores'. Give as many scores as values. [anchors-unequal]",
        ),
        (
            [2, 1],
            [0, 100],
            "The values of the anchor points do not ascend.\n  the values of the anchor points do not ascend; found '[2.0, 1.0]'. Order the anchor points by value, each value once. [anchors-not-ascending]",
        ),
        (
            [1, np.inf],
            [0, 100],
            "An anchor point is not a finite number.\n  an anchor point is not a finite number; found '[1.0, inf] and [0.0, 100.0]'. Give finite numbers. [anchors-not-finite]",
        ),
    ],
)
def test_bad_anchor_points_are_refused(x, y, message):
    with pytest.raises(UsageError) as caught:
        nz.piecewise([1.0], x, y)
    assert str(caught.value) == message


def test_worst_equal_to_target_is_refused():
    with pytest.raises(UsageError) as caught:
        nz.maximise(worst=3, target=3)
    assert caught.value.problems[0].code == "anchors-not-ascending"

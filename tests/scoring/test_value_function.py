"""Value functions: read from a measure, and refused where the anchor points make no function."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.models import Measure
from scorecard.scoring import normalise as nz
from scorecard.scoring.value_function import line, value_function_of


def test_value_functions_of_the_three_directions():
    assert value_function_of(Measure(id="m", name="M", worst=1, target=3)).x == (1.0, 3.0)
    falling = value_function_of(Measure(id="m", name="M", direction="minimise", worst=3, target=1))
    assert (falling.x, falling.y) == ((1.0, 3.0), (100.0, 0.0))
    both = value_function_of(Measure(id="m", name="M", direction="target_is_best", worst_low=1, target=2, worst_high=5))
    assert (both.x, both.y) == ((1.0, 2.0, 5.0), (0.0, 100.0, 0.0))


@pytest.mark.parametrize("direction", ["maximise", "minimise", "target_is_best", "stay_in_band"])
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


def test_line_through_points_in_any_order():
    assert (
        nz.ValueFunction((1.0, 3.0), (100.0, 0.0)) == line((3.0, 0.0), (1.0, 100.0)) == line((1.0, 100.0), (3.0, 0.0))
    )


@pytest.mark.parametrize(
    ("fields", "x", "y"),
    [
        ({"scoring": {"kind": "anchors", "points": [[1, 9], [2, 3]]}}, (1, 2), (9, 3)),
        ({"target": 8, "scoring": {"kind": "tolerance", "tolerance": 2}}, (4, 8), (0, 100)),
        ({"target": 8, "direction": "minimise", "scoring": {"kind": "tolerance", "tolerance": 2}}, (8, 12), (100, 0)),
        ({"scoring": {"kind": "yes_no", "good": False}}, (0, 1), (100, 0)),
        ({"scoring": {"kind": "red_flag_goal", "red_flag": 1, "goal": 2}}, (1, 2), (100 / 3, 200 / 3)),
        ({"baseline": 4, "target": 8, "scoring": "progress"}, (4, 8), (0, 100)),
    ],
)
def test_points_of_a_rule(fields, x, y):
    found = value_function_of(Measure(id="m", name="M", **fields))
    assert (found.x, found.y) == (x, y)


def test_plan_by_the_share_that_has_passed():
    plan = {"kind": "plan", "start": "2026-Q1", "end": "2026-Q4"}
    measure = Measure(id="m", name="M", direction="minimise", baseline=8, target=-4, scoring=plan)
    assert value_function_of(measure, elapsed=0.25).x == (5, 8)
    assert value_function_of(measure, elapsed=0.25).y == (100, 0)
    assert value_function_of(measure).x == (-4, 8)
    assert value_function_of(measure, elapsed=0) is None


@pytest.mark.parametrize("rule", ["unscored", {"kind": "function", "name": "f"}])
def test_rules_without_points(rule):
    assert value_function_of(Measure(id="m", name="M", worst=0, target=5, scoring=rule)) is None

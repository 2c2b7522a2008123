"""XmR limits by hand, and what is refused."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from scorecard.errors import UsageError
from scorecard.stats.control_limits import as_series, assurance, control_limits, moving_ranges, nearness

SIX = [10, 12, 11, 13, 12, 11]  # moving ranges 2, 1, 2, 1, 1: mean 7 / 5; mean of the values 69 / 6


def test_limits_by_hand() -> None:
    limits = control_limits(SIX)
    assert limits is not None
    assert (limits.n, limits.ranges, limits.removed, limits.screening) == (6, 5, (), "once")
    assert limits.centre == 11.5
    assert limits.mean_moving_range == pytest.approx(1.4, abs=1e-15)
    assert limits.lower == pytest.approx(11.5 - 2.66 * 1.4, abs=1e-14)
    assert limits.upper == pytest.approx(11.5 + 2.66 * 1.4, abs=1e-14)
    assert limits.moving_range_limit == pytest.approx(3.267 * 1.4, abs=1e-14)


def test_a_moving_range_needs_two_values_side_by_side() -> None:
    assert moving_ranges([3, 5, None, 4, 1]).tolist() == pytest.approx(
        [math.nan, 2, math.nan, math.nan, 3], nan_ok=True
    )
    limits = control_limits([math.nan, 3, 5, math.nan, 4, 1])
    assert limits is not None
    assert (limits.n, limits.ranges, limits.centre) == (4, 2, 3.25)
    assert limits.mean_moving_range == 2.5


@pytest.mark.parametrize("values", [[], [1.0], [math.nan, math.nan], [1, None, 2, None, 3]])
def test_without_two_neighbours_there_are_no_limits(values: list[float]) -> None:
    assert control_limits(values) is None


def test_screening_is_done_once() -> None:
    """Twenty ranges of 1, one of 8, one of 100: their mean is 128 / 22, and 3.267 times that is 19.0."""
    values = [0, 1] * 10 + [0, 8, 108]
    kept = control_limits(values)
    every = control_limits(values, screening="none")
    assert kept is not None
    assert every is not None
    assert (kept.removed, kept.ranges, kept.n) == ((22,), 21, 23)
    assert kept.mean_moving_range == pytest.approx(28 / 21, abs=1e-15)  # 8 would fall at a second screening: 4.4
    assert kept.moving_range_limit == pytest.approx(3.267 * 28 / 21, abs=1e-14)
    assert (every.removed, every.ranges, every.screening) == ((), 22, "none")
    assert every.mean_moving_range == pytest.approx(128 / 22, abs=1e-14)
    assert kept.centre == every.centre == pytest.approx(126 / 23, abs=1e-14)


def test_a_series_without_variation_has_itself_as_limits() -> None:
    limits = control_limits([0.1] * 49)
    assert limits is not None
    assert (limits.lower, limits.centre, limits.upper, limits.ranges) == (0.1, 0.1, 0.1, 48)


def test_rounding_alone_is_no_variation_to_screen() -> None:
    limits = control_limits([0.3, 0.1 + 0.2] * 3)
    assert limits is not None
    assert (limits.ranges, limits.removed) == (5, ())


def test_width_is_an_option() -> None:
    limits = control_limits(SIX, factor=3 / 1.128)
    assert limits is not None
    assert limits.upper - limits.centre == pytest.approx(3 / 1.128 * 1.4, abs=1e-14)


@pytest.mark.parametrize(
    ("target", "higher", "lower"),
    [
        (20, "consistently_fails", "consistently_passes"),
        (15.224, "inconsistent", "consistently_passes"),  # the upper limit itself
        (11, "inconsistent", "inconsistent"),
        (7.776, "consistently_passes", "inconsistent"),  # the lower limit itself
        (0, "consistently_passes", "consistently_fails"),
    ],
)
def test_assurance(target: float, higher: str, lower: str) -> None:
    limits = control_limits(SIX)
    assert limits is not None
    assert assurance(limits, target, higher_is_better=True) == higher
    assert assurance(limits, target, higher_is_better=False) == lower


def test_always_at_the_target_passes_either_way() -> None:
    limits = control_limits([100.0] * 12)
    assert limits is not None
    assert assurance(limits, 100, higher_is_better=True) == "consistently_passes"
    assert assurance(limits, 100, higher_is_better=False) == "consistently_passes"


def test_nearness_is_what_rounding_leaves() -> None:
    assert nearness(np.array([1.0, -8.0, math.nan])) == 8 * 2.0**-48
    assert nearness(np.array([math.nan])) == 0


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ("x", "str"),
        ([1, "x"], "list"),
        ([[1], [2]], "list of shape (2, 1)"),
        ([1, 1e151], "list of shape (2,)"),
        ([1, math.inf], "list of shape (2,)"),
        ([1j], "list"),
        ([True, False], "list"),
        (pd.DataFrame({"x": [1, 2]}), "DataFrame of shape (2, 1)"),
    ],
)
def test_what_is_no_series_is_refused(values: object, found: str) -> None:
    with pytest.raises(UsageError) as caught:
        as_series(values)  # type: ignore[arg-type]  # that is the point
    assert str(caught.value) == (
        "A series must be a row of numbers of at most 1e+150.\n"
        f"  a series must be a row of numbers of at most 1e+150; found '{found}'. "
        "Give one number a period in the order of time, NaN or None where it is missing. [not-a-series]"
    )


def test_unknown_screening_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        control_limits(SIX, screening="twice")  # type: ignore[arg-type]  # that is the point
    assert str(caught.value) == (
        "There is no such screening of moving ranges.\n"
        "  there is no such screening of moving ranges; found 'twice'. Use one of: once, none. [unknown-screening]"
    )


@pytest.mark.parametrize("factor", [0, -1, math.nan, 1001, True, "2"])
def test_impossible_width_is_refused(factor: float) -> None:
    with pytest.raises(UsageError) as caught:
        control_limits(SIX, factor=factor)
    assert str(caught.value) == (
        "The width of the limits must be a number above 0, of at most 1000.\n"
        f"  the width of the limits must be a number above 0, of at most 1000; found '{factor}'. "
        "Leave it out to use 2.66 mean moving ranges. [control-factor]"
    )

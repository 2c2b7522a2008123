"""Changes of bare values: baselines, missing periods, meanings, and what is refused."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from scorecard.errors import UsageError
from scorecard.series import change_from_values

SIX = [10.0, 12.0, 11.0, 13.0, 12.0, 11.0]  # centre 11.5, mean moving range 1.4, limits 7.776 and 15.224


def test_a_signal_beyond_the_baseline() -> None:
    found = change_from_values([*SIX, 16], baseline=6, minimum=6, direction="minimise", target=20)
    assert (found.n, found.ranges, found.centre) == (6, 5, 11.5)
    assert (found.lower, found.upper) == pytest.approx((7.776, 15.224), abs=1e-12)
    assert found.moving_range_limit == pytest.approx(4.5738, abs=1e-12)
    assert (found.baseline.kind, found.baseline.since) == ("first", None)
    assert (found.baseline.first, found.baseline.last, found.baseline.periods) == ("1", "6", 6)
    assert found.signals() == ("7",)
    last = found.points[-1]
    assert (last.rules, last.meaning, last.in_baseline, last.moving_range) == (("outside_limits",), "worse", False, 5)
    assert found.last.change == 5
    assert (found.last.arrow, found.last.meaning, found.last.verdict) == ("up", "worse", "signal")
    assert (found.assurance, found.assurance_reason) == ("consistently_passes", None)


def test_all_periods_are_the_baseline_unless_told_otherwise() -> None:
    found = change_from_values([math.nan, *SIX, 16, None], minimum=6)
    assert (found.n, found.ranges) == (7, 6)
    assert found.centre == pytest.approx(85 / 7, abs=1e-14)
    assert (found.baseline.kind, found.baseline.first, found.baseline.last) == ("all", "2", "8")
    assert found.baseline.periods == 7
    assert [p.in_baseline for p in found.points] == [False, *[True] * 7, False]


def test_the_first_periods_count_from_the_first_value_and_with_gaps() -> None:
    found = change_from_values([None, 10, None, 11, 13, 12, 30], baseline=5, minimum=4)
    assert (found.n, found.ranges, found.centre) == (4, 2, 11.5)
    assert found.mean_moving_range == 1.5
    assert (found.baseline.first, found.baseline.last, found.baseline.periods) == ("2", "6", 5)


def test_after_a_known_step_earlier_periods_are_shown_but_not_judged() -> None:
    found = change_from_values([99, 98, 97, 96, 95, 94, *SIX, 16], start=6, baseline=6, minimum=6, target=1)
    assert (found.n, found.centre, found.baseline.since) == (6, 11.5, "7")
    assert (found.baseline.first, found.baseline.last) == ("7", "12")
    assert [p.rules for p in found.points[:6]] == [None] * 6
    assert found.points[0].value == 99
    assert found.points[6].moving_range == 84  # the step itself: shown, and in no limit
    assert found.signals() == ("13",)


def test_a_step_ends_every_row_of_points() -> None:
    """Three values before the step and four after it fall in a row, but not under one rule."""
    values = [20, 19, 18, 17, 16, 15, 14, 15.5, 14.5, 15.5, 14.5]
    assert change_from_values(values, minimum=4).signals("seven_point_trend") == tuple("1234567")
    assert change_from_values(values, minimum=4, start=3).signals("seven_point_trend") == ()


def test_too_few_points_is_an_answer() -> None:
    found = change_from_values([1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 9], target=1, direction="maximise")
    assert (found.reason, found.n, found.ranges, found.minimum) == ("too_few_points", 11, 10, 12)
    assert (found.centre, found.lower, found.upper) == (None, None, None)
    assert (found.mean_moving_range, found.moving_range_limit) == (None, None)
    assert (found.assurance, found.assurance_reason) == (None, "too_few_points")
    assert [p.rules for p in found.points] == [None] * 11
    assert (found.last.arrow, found.last.meaning, found.last.verdict) == ("up", "better", "too_few_points")
    assert change_from_values([1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 9, 1]).reason is None


def test_values_without_neighbours_are_too_few() -> None:
    """Twelve values need six moving ranges: here are five."""
    gaps = [1, 2, None, 1, None, 2, None, 1, 2, None, 1, 2, None, 1, 2, None, 1, 2, None]
    found = change_from_values(gaps)
    assert (found.n, found.ranges, found.reason) == (12, 5, "too_few_points")
    enough = change_from_values([*gaps[:2], *gaps[3:]])
    assert (enough.n, enough.ranges, enough.reason) == (12, 6, None)


@pytest.mark.parametrize("values", [[], [None] * 3])
def test_no_value_at_all(values: list[float]) -> None:
    found = change_from_values(values, target=1)
    assert (found.n, found.reason, found.baseline.first, found.baseline.periods) == (0, "too_few_points", None, 0)
    assert (found.last.period, found.last.change, found.last.arrow) == (None, None, "none")
    assert found.last.verdict == "too_few_points"


def test_the_last_change_passes_over_periods_without_a_value() -> None:
    found = change_from_values([*SIX, None, 12, None], minimum=6, direction="maximise")
    assert (found.last.period, found.last.previous, found.last.change) == ("8", "6", 1)
    assert (found.last.arrow, found.last.meaning, found.last.verdict) == ("up", "better", "ordinary")
    assert found.points[7].moving_range is None


def test_the_only_value_has_no_change() -> None:
    found = change_from_values([None, 3])
    assert (found.last.period, found.last.previous, found.last.arrow) == ("2", None, "none")


@pytest.mark.parametrize(
    ("direction", "target", "up", "down"),
    [
        ("maximise", 12, "better", "worse"),
        ("minimise", 12, "worse", "better"),
        ("target_is_best", 99, "better", "worse"),  # the target lies above
        ("target_is_best", 0, "worse", "better"),
        ("target_is_best", None, "neither", "neither"),
        (None, 12, "neither", "neither"),
    ],
)
def test_meaning_of_a_move(direction, target, up, down) -> None:
    for value, arrow, meaning in ((16.0, "up", up), (7.0, "down", down)):
        found = change_from_values([*SIX, value], baseline=6, minimum=6, direction=direction, target=target)
        assert (found.last.arrow, found.last.meaning, found.points[-1].meaning) == (arrow, meaning, meaning)
    same = change_from_values([*SIX, 11], minimum=6, direction=direction, target=target)
    assert (same.last.arrow, same.last.meaning, same.last.change) == ("none", "neither", 0)


def test_a_fall_across_the_target_that_ends_as_far_from_it_is_neither() -> None:
    found = change_from_values([*SIX, 13, 11], minimum=6, direction="target_is_best", target=12)
    assert (found.last.arrow, found.last.meaning) == ("down", "neither")


def test_the_same_number_formed_in_two_ways_is_no_change() -> None:
    for values in ([0.3] * 12 + [0.1 + 0.2], [28.0] * 12 + [7 / 25 * 100]):
        assert values[-1] > values[-2]
        found = change_from_values(values, direction="maximise")
        assert (found.last.arrow, found.last.change, found.last.meaning) == ("none", 0, "neither")
    across = change_from_values([0.2, 0.1, 0.3], minimum=2, direction="target_is_best", target=0.2)
    assert abs(0.1 - 0.2) != abs(0.3 - 0.2)  # by rounding alone
    assert (across.last.arrow, across.last.meaning) == ("up", "neither")


def test_nothing_is_said_about_a_target_without_a_better_side() -> None:
    best = change_from_values(SIX, minimum=6, direction="target_is_best", target=12)
    assert (best.assurance, best.assurance_reason) == (None, "no_better_side")
    assert change_from_values(SIX, minimum=6, target=12).assurance_reason == "no_better_side"
    assert change_from_values(SIX, minimum=6, direction="maximise").assurance_reason == "no_target"


def test_a_trend_means_what_its_own_direction_means() -> None:
    """Seven falling values, the first of them above the centre: all are for the worse."""
    values = [5, 5.5, 5, 5.5, 5, 5.5, 8, 7.5, 7, 6.5, 6, 4, 3.5, 3, 5, 5.5]
    found = change_from_values(values, direction="maximise", rules=["seven_point_trend"])
    assert found.signals() == tuple(str(i) for i in range(7, 15))
    assert {p.meaning for p in found.points if p.rules} == {"worse"}
    assert found.centre is not None
    assert found.centre < 6


def test_a_large_step_means_what_the_step_means() -> None:
    values = [5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 2, 7]  # the step of 5 is screened out; 3.267 × 13 / 11 = 3.86
    found = change_from_values(values, direction="maximise", rules=["moving_range"])
    assert [(p.period, p.meaning) for p in found.points if p.rules] == [("13", "better")]
    assert found.rules == ("moving_range",)


def test_a_moving_range_that_was_screened_out_is_marked() -> None:
    """Ten ranges of 1 and one of 20: their mean is 30 / 11, and 3.267 times that is 8.9."""
    found = change_from_values([None, *[0, 1] * 5, 0, 20])
    assert [p.period for p in found.points if p.range_removed] == ["13"]
    assert (found.n, found.ranges, found.mean_moving_range) == (12, 10, 1)
    kept = change_from_values([None, *[0, 1] * 5, 0, 20], screening="none")
    assert (kept.ranges, kept.mean_moving_range) == (11, pytest.approx(30 / 11))
    assert not any(p.range_removed for p in kept.points)


def test_names_may_be_a_column_of_a_data_frame() -> None:
    months = [f"2026-{month:02d}" for month in range(1, 7)]
    for names in (np.array(months), pd.Series(months, index=range(6, 0, -1))):
        assert [p.period for p in change_from_values(SIX, periods=names).points] == months  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="found '0 names for 6 values'"):
        change_from_values(SIX, periods=set(months))  # type: ignore[arg-type]  # has no order


@pytest.mark.parametrize("target", [10**400, 1e200, "9", True])
def test_a_target_is_a_number_that_can_be_computed_with(target: object) -> None:
    with pytest.raises(UsageError, match=r"The target must be a number\."):
        change_from_values(SIX, target=target)  # type: ignore[arg-type]  # none of these is one


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"minimum": 1},
            (
                "The least number of values must be a whole number from 2.\n"
                "  the least number of values must be a whole number from 2; found '1'. "
                "Leave it out to ask for 12. [control-minimum]"
            ),
        ),
        (
            {"baseline": 6},
            (
                "The baseline must be a whole number of periods, no fewer than the least number of values.\n"
                "  the baseline must be a whole number of periods, no fewer than the least number of values; "
                "found '6 for at least 12'. Take a longer baseline, or lower minimum. [baseline-short]"
            ),
        ),
        (
            {"start": 7},
            (
                "The start must be the position of a period.\n"
                "  the start must be the position of a period; found '7'. Use a whole number from 0 to 6. [bad-start]"
            ),
        ),
        (
            {"periods": ["a", "b", "b", "c", "d", "e"]},
            (
                "There must be one name of its own for every value.\n"
                "  there must be one name of its own for every value; found '5 names for 6 values'. "
                "Leave periods out to number them. [periods-unfit]"
            ),
        ),
        (
            {"direction": "maximize"},
            (
                "There is no such direction.\n"
                "  there is no such direction; found 'maximize'. Did you mean 'maximise'? [unknown-direction]"
            ),
        ),
        (
            {"target": math.nan},
            (
                "The target must be a number.\n"
                "  the target must be a number; found 'nan'. Leave it out where there is none. [bad-target]"
            ),
        ),
    ],
)
def test_options_that_cannot_be(options, message) -> None:
    with pytest.raises(UsageError) as caught:
        change_from_values(SIX, **options)
    assert str(caught.value) == message


@pytest.mark.parametrize("band", [(5,), (5, None), (9, 5), (True, 9), (0, float("nan")), 7])
def test_a_band_has_two_ends(band) -> None:
    with pytest.raises(UsageError) as caught:
        change_from_values([1, 2, 3], direction="stay_in_band", band=band)
    assert str(caught.value) == (
        "A band has a lowest and a highest value.\n"
        f"  a band has a lowest and a highest value; found '{band}'. Write both, the lower one first. [bad-band]"
    )


def test_a_band_without_ends_says_nothing() -> None:
    assert change_from_values([1, 9], direction="stay_in_band", band=(None, None)).last.meaning == "neither"
    assert change_from_values([1, 9], direction="stay_in_band", band=(8, 10)).last.meaning == "better"

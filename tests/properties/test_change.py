"""What holds for the limits and signals of every series."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.series import ChangeSignals, change_from_values
from scorecard.stats.control_limits import control_limits
from scorecard.stats.control_rules import RULES, Rule

Series = list[int | None]
values = st.one_of(
    st.lists(st.one_of(st.integers(-9, 9), st.none()), max_size=40),
    st.lists(st.integers(-3, 3), min_size=7, max_size=40),
    st.lists(st.integers(-1, 2), min_size=7, max_size=40).map(
        lambda steps: [sum(steps[: i + 1]) for i in range(len(steps))]
    ),
)
targets = st.integers(-12, 12)
OTHER = {"better": "worse", "worse": "better", "neither": "neither"}
BACK = {"up": "down", "down": "up", "none": "none"}
OPPOSITE = {"maximise": "minimise", "minimise": "maximise"}


def judged(series: Series, **options: object) -> ChangeSignals:
    """Judge a series by all rules, from four values on."""
    return change_from_values(series, **{"minimum": 4, "rules": RULES, **options})  # type: ignore[arg-type]


def moved(series: Series, scale: int, shift: int) -> Series:
    """Return scale × value + shift."""
    return [None if v is None else scale * v + shift for v in series]


@given(values, st.sampled_from([1, 2, 3, 7, 1000]), st.integers(-10_000, 10_000), st.sampled_from(["once", "none"]))
def test_limits_move_with_the_series_and_signals_stay(series: Series, scale: int, shift: int, screening: str) -> None:
    before = judged(series, screening=screening, direction="maximise")
    after = judged(moved(series, scale, shift), screening=screening, direction="maximise")
    assert after.reason == before.reason
    for one, two in ((before.lower, after.lower), (before.centre, after.centre), (before.upper, after.upper)):
        assert (one is None) == (two is None)
        if one is not None:
            assert two == pytest.approx(scale * one + shift, rel=1e-12, abs=1e-9)
    if before.mean_moving_range is not None:
        assert after.mean_moving_range == pytest.approx(scale * before.mean_moving_range, rel=1e-12)
    assert [p.rules for p in after.points] == [p.rules for p in before.points]
    assert [p.meaning for p in after.points] == [p.meaning for p in before.points]
    assert [p.range_removed for p in after.points] == [p.range_removed for p in before.points]
    assert (after.last.arrow, after.last.meaning, after.last.verdict) == (
        before.last.arrow,
        before.last.meaning,
        before.last.verdict,
    )


@given(values, targets, st.sampled_from(["maximise", "minimise"]))
def test_mirrored_series_mirror_their_signals(series: Series, target: int, direction: str) -> None:
    one = judged(series, direction=direction, target=target)
    two = judged(moved(series, -1, 0), direction=direction, target=-target)
    turned = judged(moved(series, -1, 0), direction=OPPOSITE[direction], target=-target)
    if one.centre is not None:
        assert (two.lower, two.centre, two.upper) == (-one.upper, -one.centre, -one.lower)  # type: ignore[operator]
    assert [p.rules for p in two.points] == [p.rules for p in one.points]
    assert [p.meaning for p in two.points] == [OTHER[p.meaning] for p in one.points]
    assert (two.last.arrow, two.last.meaning) == (BACK[one.last.arrow], OTHER[one.last.meaning])
    assert [p.meaning for p in turned.points] == [p.meaning for p in one.points]
    assert (turned.last.arrow, turned.last.meaning) == (BACK[one.last.arrow], one.last.meaning)
    assert turned.assurance == one.assurance


@given(values, targets)
def test_direction_turns_the_meaning_and_never_the_arrow(series: Series, target: int) -> None:
    high, low = (judged(series, direction=way, target=target) for way in ("maximise", "minimise"))
    assert (high.last.arrow, high.last.change, high.last.verdict) == (low.last.arrow, low.last.change, low.last.verdict)
    assert high.last.meaning == OTHER[low.last.meaning]
    assert [p.rules for p in high.points] == [p.rules for p in low.points]
    assert [p.meaning for p in high.points] == [OTHER[p.meaning] for p in low.points]
    assert {p.meaning for p in judged(series, target=target).points} <= {"neither"}
    for point in high.points:
        assert (point.meaning != "neither") == bool(point.rules)


@given(values, st.integers(0, 3), st.integers(0, 3))
def test_empty_periods_around_a_series_change_nothing(series: Series, before: int, after: int) -> None:
    plain, padded = judged(series), judged([None] * before + series + [None] * after)
    assert (padded.lower, padded.centre, padded.upper, padded.n) == (plain.lower, plain.centre, plain.upper, plain.n)
    assert [p.rules for p in padded.points[before : before + len(series)]] == [p.rules for p in plain.points]


@given(values, values)
def test_what_lies_before_a_step_takes_no_part(earlier: Series, later: Series) -> None:
    whole, alone = judged(earlier + later, start=len(earlier)), judged(later)
    assert (whole.lower, whole.centre, whole.upper, whole.n) == (alone.lower, alone.centre, alone.upper, alone.n)
    assert [p.rules for p in whole.points[len(earlier) :]] == [p.rules for p in alone.points]
    assert {p.rules for p in whole.points[: len(earlier)]} <= {None}


@given(values)
def test_rules_are_what_their_words_say(series: Series) -> None:
    """Each rule once more, window by window, in exact whole numbers times the count of values and ranges."""
    found = judged(series, screening="none")
    if found.centre is None:
        return
    for rule in RULES:
        assert set(found.signals(rule)) == {str(at + 1) for at in by_words(rule, series)}, rule


def by_words(rule: Rule, series: Series) -> set[int]:
    """Return the positions that a rule finds, by its definition."""
    known = [v for v in series if v is not None]
    steps = [abs(b - a) for a, b in itertools.pairwise(series) if a is not None and b is not None]
    n, k, total, sum_of_steps = len(known), len(steps), sum(known), sum(steps)
    # value − centre and the width of the limits, both times 100 n k: whole numbers
    off = [None if v is None else 100 * k * (n * v - total) for v in series]
    width = 266 * n * sum_of_steps
    outside = {i for i, d in enumerate(off) if d is not None and abs(d) > width}
    close = {i for i, d in enumerate(off) if d is not None and 3 * abs(d) > 2 * width and i not in outside}
    hit: set[int] = set()
    if rule == "outside_limits":
        return outside
    if rule == "moving_range":
        pairs = ((i, series[i - 1], series[i]) for i in range(1, len(series)))
        return {
            i for i, a, b in pairs if a is not None and b is not None and 1000 * k * abs(b - a) > 3267 * sum_of_steps
        }
    length = 3 if rule == "two_of_three" else 7
    for first in range(len(series) - length + 1):
        places = range(first, first + length)
        distances = [off[i] for i in places]
        if None in distances:
            continue
        one_side = all(d > 0 for d in distances) or all(d < 0 for d in distances)  # type: ignore[operator]
        here = [series[i] for i in places]
        rising, falling = sorted(set(here)), sorted(set(here), reverse=True)  # type: ignore[type-var]
        if rule == "seven_on_one_side" and one_side:
            hit |= set(places)
        elif rule == "two_of_three" and one_side and len(close & set(places)) >= 2:
            hit |= close & set(places)
        elif rule == "seven_point_trend" and here in (rising, falling):
            hit |= set(places)
    return hit


@given(values)
def test_screening_never_widens_the_limits(series: Series) -> None:
    screened, whole = control_limits(series), control_limits(series, screening="none")
    assert (screened is None) == (whole is None)
    if screened is not None and whole is not None:
        assert screened.centre == whole.centre
        assert screened.mean_moving_range <= whole.mean_moving_range
        assert screened.ranges + len(screened.removed) == whole.ranges
        assert screened.ranges > 0
        assert math.isfinite(screened.upper)

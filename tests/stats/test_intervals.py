"""Intervals equal published and independently computed ones."""

from __future__ import annotations

from typing import get_args

import pytest

from scorecard.errors import UsageError
from scorecard.stats.intervals import (
    DEFAULT_INTERVAL,
    IntervalMethod,
    check_confidence,
    feldt_interval,
    t_interval,
    wilson_interval,
)


def test_t_interval_equals_student_table() -> None:
    # t(0.975, 4) = 2.776445, t(0.95, 4) = 2.131847 (printed tables)
    assert t_interval(5, 10.0, standard_error=2.0) == pytest.approx((10 - 5.552890, 10 + 5.552890), abs=2e-6)
    assert t_interval(5, 10.0, standard_error=2.0, confidence=0.9) == pytest.approx((5.736306, 14.263694), abs=2e-6)


def test_t_interval_without_spread_is_undefined() -> None:
    assert t_interval(1, 3.0, standard_error=1.0) is None
    assert t_interval(5, 3.0, standard_error=0.0) is None


@pytest.mark.parametrize(
    ("x", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_interval_equals_newcombe_1998(x: int, n: int, low: float, high: float) -> None:
    assert wilson_interval(x, n) == pytest.approx((low, high), abs=5.1e-5)


def test_wilson_interval_without_trials_is_undefined() -> None:
    assert wilson_interval(0, 0) is None


def test_wilson_interval_refuses_more_successes_than_trials() -> None:
    with pytest.raises(UsageError) as caught:
        wilson_interval(5, 3)
    assert str(caught.value) == (
        "The successes must lie between 0 and the number of trials.\n"
        "  the successes must lie between 0 and the number of trials; found '5 of 3'. "
        "Count the successes among the trials. [bad-proportion]"
    )


def test_feldt_interval_equals_published_ones() -> None:
    # C. Evans, R function for Feldt intervals (MRC CBU statistics wiki); R psych on the data set attitude
    assert feldt_interval(0.913, n=873, k=20) == pytest.approx((0.9044024, 0.9211588), abs=1e-7)
    assert feldt_interval(0.84314277, n=30, k=7) == pytest.approx((0.73937569, 0.91577307), abs=1e-7)


def test_feldt_interval_needs_two_respondents_and_items() -> None:
    assert feldt_interval(0.8, n=1, k=5) is None
    assert feldt_interval(0.8, n=9, k=1) is None


@pytest.mark.parametrize("level", [0.0, 1.0, 95.0, float("nan")])
def test_confidence_level_is_a_share(level: float) -> None:
    with pytest.raises(UsageError) as caught:
        t_interval(5, 1.0, standard_error=1.0, confidence=level)
    assert str(caught.value) == (
        "The confidence level must lie between 0 and 1.\n"
        f"  the confidence level must lie between 0 and 1; found '{level}'. Give a share such as 0.95. [bad-confidence]"
    )


@pytest.mark.parametrize(
    ("x", "n", "low", "high"),
    # Newcombe (1998), table I, method 4; statpsych ci.prop(.05, 120, 300)
    [
        (81, 263, 0.2535, 0.3682),
        (15, 148, 0.0598, 0.1644),
        (0, 20, 0.0, 0.2005),
        (1, 29, 0.0018, 0.1963),
        (120, 300, 0.3445577, 0.4580464),
    ],
)
def test_corrected_wilson_interval_equals_newcombe_1998(x: int, n: int, low: float, high: float) -> None:
    assert wilson_interval(x, n, correction=True) == pytest.approx((low, high), abs=5.1e-5)
    flipped = wilson_interval(n - x, n, correction=True)
    assert flipped == pytest.approx((1 - high, 1 - low), abs=5.1e-5)


def test_default_interval_is_one_of_the_methods() -> None:
    assert DEFAULT_INTERVAL in get_args(IntervalMethod)


@pytest.mark.parametrize("level", [None, "95%", [0.95]])
def test_a_level_that_is_no_number_is_refused(level: object) -> None:
    with pytest.raises(UsageError, match=r"\[bad-confidence\]"):
        check_confidence(level)  # type: ignore[arg-type]  # what a user may give

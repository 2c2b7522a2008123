"""The difference of two proportions against published values."""

from __future__ import annotations

import math

import pytest

from scorecard.errors import UsageError
from scorecard.stats.proportion_difference import ProportionDifference, proportion_difference
from tests.refusal import refusal


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
    ],
)
def test_newcombe(first: tuple[int, int], second: tuple[int, int], low: float, high: float) -> None:
    """Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10."""
    found = proportion_difference(first, second)
    assert found.low == pytest.approx(low, abs=5e-5)
    assert found.high == pytest.approx(high, abs=5e-5)


def test_square_of_the_statistic_is_chi_squared() -> None:
    """Pearson's chi² of the table 20, 30 / 10, 40 is n (ad − bc)² / product of the margins = 100 · 500² / 5 250 000."""
    found = proportion_difference((20, 50), (10, 50))
    assert found.difference == pytest.approx(0.2)
    assert found.statistic == pytest.approx(math.sqrt(100 * 500**2 / (50 * 50 * 30 * 70)))
    assert found.p_value == pytest.approx(math.erfc(100 * 500 / math.sqrt(50 * 50 * 30 * 70) / 10 / math.sqrt(2)))


def test_the_other_way_round() -> None:
    one, two = proportion_difference((3, 9), (7, 12)), proportion_difference((7, 12), (3, 9))
    assert (one.low, one.high) == pytest.approx((-(two.high or 0), -(two.low or 0)))
    assert one.p_value == pytest.approx(two.p_value)


def test_what_is_undefined() -> None:
    assert proportion_difference((0, 0), (1, 2)) == ProportionDifference(reason="no_trial")
    both = proportion_difference((4, 4), (9, 9))
    assert (both.difference, both.statistic, both.p_value, both.reason) == (0.0, None, None, "no_variance")
    assert both.low is not None


def test_impossible_level() -> None:
    assert refusal(lambda: proportion_difference((1, 2), (1, 2), confidence=1), error=UsageError) == [
        "the confidence level must lie between 0 and 1; found '1'. Give a share such as 0.95. [bad-confidence]"
    ]

"""Units that figures of service may be told in."""

from __future__ import annotations

from fractions import Fraction
from typing import get_args

from scorecard.logistics.figure_units import UNIT_FACTORS, UNIT_WORDS, converted
from scorecard.logistics.service_rows import ServiceUnit


def test_every_unit_of_a_figure_is_known() -> None:
    assert set(UNIT_FACTORS) == set(UNIT_WORDS) == set(get_args(ServiceUnit))


def test_a_share_of_a_half_is_50_percent_and_90_minutes_are_an_hour_and_a_half() -> None:
    assert Fraction(1, 2) * UNIT_FACTORS["share"]["percent"] == 50
    assert 90 * UNIT_FACTORS["minutes"]["hours"] == Fraction(3, 2)


def test_what_is_not_known_stays_so() -> None:
    assert (converted(None, Fraction(100)), converted(0.25, Fraction(100))) == (None, 25.0)

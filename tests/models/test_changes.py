"""Tests of what is different on a card from some day on."""

from __future__ import annotations

from datetime import date

import pytest

from scorecard.models import Bands, Calendar, Period
from scorecard.models.changes import BandsChange, WeightChange, in_force, not_after, since_day
from tests.models.test_bands import bands
from tests.refusal import refusal

APRIL = Calendar(first="2026-Q1", last="2026-Q4", year_starts=4)
Q1, Q2, MAY = Period.parse("2026-Q1"), Period.parse("2026-Q2"), Period.parse("2026-05")


def test_a_weight_from_a_day_on() -> None:
    change = WeightChange.model_validate({"since": "2026-04-01", "weight": 2})
    assert (change.since, change.weight) == (date(2026, 4, 1), 2.0)
    assert WeightChange.model_validate(change.model_dump(mode="json")) == change


def test_bands_from_a_period_on() -> None:
    change = BandsChange.model_validate({"since": 2026, "bands": bands(0, 50, 100)})
    assert (change.since, change.bands) == (Period.parse("2026"), bands(0, 50, 100))
    assert BandsChange.model_validate(change.model_dump(mode="json")) == change
    assert change != BandsChange.model_validate({"since": 2026, "bands": Bands.default()})


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        (
            {"since": "April", "weight": 1},
            ["since: this names neither a day nor a period; found 'April'. Write a day such as 2026-04-01, or a period such as 2026-Q2, whose first day is meant. [bad-since]"],
        ),
        ({"weight": 1}, ["since: this field is needed. Add it. [missing-field]"]),
        ({"since": "2026"}, ["weight: this field is needed. Add it. [missing-field]"]),
    ],
)  # fmt: skip
def test_a_change_says_when_and_what(written: dict[str, object], lines: list[str]) -> None:
    assert refusal(lambda: WeightChange.model_validate(written)) == lines


def test_a_period_means_its_first_day() -> None:
    assert since_day(date(2026, 5, 3)) == date(2026, 5, 3)
    assert since_day(Q2) == date(2026, 4, 1)
    assert since_day(Q2, APRIL) == date(2026, 7, 1)
    assert since_day(MAY, APRIL) == date(2026, 5, 1)


def test_a_period_uses_what_is_in_force_on_its_first_day() -> None:
    assert in_force((), APRIL) == (0, 0, 0, 0)
    # the fiscal quarters begin in April, July, October and January
    assert in_force((date(2026, 4, 1), date(2026, 7, 2)), APRIL) == (1, 1, 2, 2)
    assert in_force((date(2027, 1, 2),), APRIL) == (0, 0, 0, 0)


def test_which_changes_do_not_come_after_the_one_before() -> None:
    may = date(2026, 5, 1)
    assert not_after([Q1, may, Q2], APRIL) == ()  # 1 April, 1 May, 1 July
    assert not_after([Q1, Q2, may], APRIL) == (2,)
    assert not_after([Q1, Q1, MAY, may], APRIL) == (1, 3)
    # without a calendar a fiscal quarter may lie before or after a day
    assert not_after([may, Q1, may]) == ()
    assert not_after([may, MAY, Q2, Q1]) == (1, 3)

"""Tests of changes of a measure from a day on."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from scorecard.models import Calendar, Measure, MeasureChange, Period
from tests.refusal import refusal

CURE = "Write a day such as 2026-04-01, or a period such as 2026-Q2, whose first day is meant. [bad-since]"


@pytest.mark.parametrize(
    ("since", "day"),
    [
        ("2026-07-02", date(2026, 7, 2)),
        (date(2026, 7, 2), date(2026, 7, 2)),
        ("2026-Q3", date(2026, 7, 1)),
        (Period.parse("2026-H2"), date(2026, 7, 1)),
        ("2026-W01", date(2025, 12, 29)),
        (2026, date(2026, 1, 1)),
        ("2026-12", date(2026, 12, 1)),
    ],
)
def test_since_is_a_day_or_the_first_day_of_a_period(since: object, day: date) -> None:
    change = MeasureChange.model_validate({"since": since, "target": 1})
    assert change.starts() == day
    assert change.starts(Calendar(first="2026-Q1", last="2026-Q4")) == day
    assert MeasureChange.model_validate(change.model_dump(mode="json")) == change


@pytest.mark.parametrize("since", ["soon", "2026-02-30", "2026-Q5", datetime(2026, 1, 1, 12, tzinfo=UTC)])
def test_since_is_nothing_else(since: object) -> None:
    assert refusal(lambda: MeasureChange.model_validate({"since": since, "target": 1})) == [
        f"since: this names neither a day nor a period; found '{since}'. {CURE}"
    ]
    assert refusal(lambda: MeasureChange.model_validate({"since": None, "target": 1})) == [
        f"since: this names neither a day nor a period; found 'nothing'. {CURE}"
    ]


def test_only_what_is_written_changes() -> None:
    change = MeasureChange.model_validate({"since": "2026-Q3", "target": None, "weight": 1})
    assert change.changed == {"target": None, "weight": 1.0}
    written = change.model_dump(mode="json", exclude_defaults=True)
    assert written == {"since": "2026-Q3", "target": None, "weight": 1.0}
    measure = Measure.model_validate({"id": "m", "name": "M", "weight": 3, "worst": 0, "target": 5, "direction": "maximise",
                                      "changes": [{"since": "2026", "worst": None, "target": None, "weight": 1}]})  # fmt: skip
    assert Measure.model_validate(measure.model_dump(mode="json", exclude_defaults=True)) == measure
    assert measure.at(date(2026, 1, 1)).weight == 1


def test_a_weight_of_null_is_the_weight_of_before() -> None:
    change = MeasureChange.model_validate({"since": "2026-Q3", "target": 4, "weight": None})
    assert (change.weight, change.changed) == (None, {"target": 4.0})


def test_a_change_of_nothing() -> None:
    assert refusal(lambda: MeasureChange.model_validate({"since": "2026-Q3"})) == [
        (
            "nothing changes on this day; found '2026-Q3'. "
            "Add a field that is different from then on, or remove the change. [change-empty]"
        )
    ]

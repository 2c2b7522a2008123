"""Recovery is shown with its method, and hands its shares on as parameters."""

from __future__ import annotations

import pytest

from scorecard.errors import UsageError
from scorecard.logistics import ComplaintRow, IcebergParameters, checked_log, recovery
from scorecard.stats.intervals import wilson_interval
from tests.refusal import refusal

ROWS = [
    *(ComplaintRow(f"p{i}", opened_at=60, solved_at=120, stayed=int(i < 36)) for i in range(40)),
    *(ComplaintRow(f"s{i}", opened_at=60, solved_at=6060, stayed=int(i < 5)) for i in range(10)),
]
FOUND = recovery(checked_log(ROWS), on_the_day="same_date")


def test_parameters_take_the_place_of_teaching_figures() -> None:
    base = IcebergParameters()
    own = FOUND.parameters(base)
    low, high = wilson_interval(36, 40) or (0, 0)
    prompt = own.leave_after_prompt
    assert (prompt.value, prompt.low, prompt.high) == pytest.approx((0.1, 1 - high, 1 - low))
    assert prompt.source.text("en") == "complaints log: 4 of 40 left; Wilson interval"
    assert own.leave_after_solved.value == 0.5
    assert own.leave_after_unsolved == base.leave_after_unsolved  # the log has none


def test_table_tells_method_and_times() -> None:
    table = FOUND.table()
    assert [r["numerator"] for r in table.records()] == [50, 40, 40, 36, 5, 0]
    notes = [note.text("en") for note in table.notes]
    assert notes == [
        "Intervals: Wilson, 95 %. On the day: by the end of the date of opening.",
        "Complaints that are open count as not solved so far (as of –).",
        (
            "Time to recover in hours of the calendar: median 1.0 (1.0 to 1.0), 90 % within 100.0, Kaplan–Meier over "
            "50 solved and 0 open; the solved alone: median 1.0, 90 % within 100.0; 0 without a moment."
        ),
    ]
    assert "投诉补救" in table.to_text("zh")


def test_an_unknown_rate_is_told() -> None:
    assert refusal(lambda: FOUND["recoverd"], error=UsageError) == [
        "there is no such rate; found 'recoverd'. Did you mean 'recovered'? [unknown-rate]"
    ]

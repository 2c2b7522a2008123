"""Recovery of a log counted by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import get_args

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from numpy.typing import NDArray

from scorecard.errors import AnalysisError, UsageError
from scorecard.io import read_complaints
from scorecard.logistics import ComplaintLayout, ComplaintRow, checked_log, recovery
from scorecard.logistics.recovery_result import OnTheDay
from scorecard.stats.intervals import wilson_interval
from tests.refusal import refusal

DAY, HOUR = 1440, 60
AS_OF = datetime.fromisoformat("1970-01-11 12:00")

LOG = checked_log(
    [
        ComplaintRow("prompt", opened_at=9 * HOUR, answered_at=10 * HOUR, solved_at=11 * HOUR, stayed=1),
        ComplaintRow("night", opened_at=23 * HOUR, answered_at=23 * HOUR + 30, solved_at=DAY + 5 * HOUR, stayed=1),
        ComplaintRow("slow", opened_at=DAY, answered_at=3 * DAY, solved_at=5 * DAY, stayed=0),
        ComplaintRow("open", opened_at=2 * DAY, answered_at=2 * DAY + 5, solved=0, stayed=0),
        ComplaintRow("today", opened_at=10 * DAY + 11 * HOUR, solved=0),
        ComplaintRow("timeless", opened_at=3 * DAY, solved=1, stayed=1),
        ComplaintRow("undated", solved=1),
    ]
)


def counts(name: str, rule: str = "same_date") -> tuple[int, int, int]:
    """Return numerator, denominator and unknown of a rate."""
    rate = recovery(LOG, on_the_day=rule, as_of=AS_OF)[name]  # type: ignore[arg-type]
    return rate.numerator, rate.denominator, rate.left_out


def test_rates_by_the_date() -> None:
    assert counts("recovered") == (5, 7, 0)
    # today is not over, timeless and undated have no moment
    assert counts("solved_on_the_day") == (1, 4, 3)
    # prompt, night and open were answered on the day, slow was not
    assert counts("answered_on_the_day") == (3, 4, 3)
    assert counts("stayed_prompt") == (1, 1, 0)
    assert counts("stayed_slow") == (1, 2, 0)
    assert counts("stayed_unsolved") == (0, 1, 1)


def test_rates_within_24_hours() -> None:
    assert counts("solved_on_the_day", "within_24_hours") == (2, 4, 3)
    assert counts("stayed_prompt", "within_24_hours") == (2, 2, 0)
    assert counts("stayed_slow", "within_24_hours") == (0, 1, 0)


def test_intervals_are_wilsons() -> None:
    rate = recovery(LOG, on_the_day="same_date", as_of=AS_OF, confidence=0.9)["recovered"]
    assert (rate.low, rate.high) == wilson_interval(5, 7, confidence=0.9)


def test_open_complaints_are_censored_not_left_out() -> None:
    times = recovery(LOG, on_the_day="same_date", as_of=AS_OF).times
    assert (times.solved, times.open, times.left_out) == (3, 2, 2)
    assert times.median_of_solved == 6  # 2, 6 and 96 hours
    # censored at 204 and 1 hours: 1+ 2 6 96 204+ gives S = 3/4, 1/2, 1/4 after 2, 6 and 96 hours
    assert times.median == 6
    assert times.p90 is None


def test_a_day_that_is_not_over_is_left_out_with_what_is_done_already() -> None:
    day = [ComplaintRow("done", opened_at=600, solved_at=660), ComplaintRow("open", opened_at=610, solved=0)]
    noon, later = datetime.fromisoformat("1970-01-01 12:00"), datetime.fromisoformat("1970-01-03 12:00")
    for as_of, expected in ((noon, (0, 0, 2)), (later, (1, 2, 0))):
        for rule in get_args(OnTheDay):
            found = recovery(checked_log(day), on_the_day=rule, as_of=as_of)
            for name in ("solved_on_the_day", "answered_on_the_day"):
                rate = found[name]
                assert (rate.numerator, rate.denominator, rate.left_out) == expected
    # without a moment of taking everything is solved, and every day counts
    assert recovery(checked_log(day[:1]), on_the_day="same_date")["solved_on_the_day"].denominator == 1


def test_solutions_by_days_without_hours_take_whole_days() -> None:
    log = checked_log(
        [
            ComplaintRow("same", opened_at=14 * HOUR, solved_at=0),
            ComplaintRow("next", opened_at=23 * HOUR, solved_at=DAY),
            ComplaintRow("open", opened_at=DAY + 9 * HOUR, solved=0),
        ]
    )
    assert log.days_only == {"answered_at", "solved_at"}
    assert [issue.rule for issue in log.issues if issue.count] == []
    found = recovery(log, on_the_day="same_date", as_of=AS_OF)
    assert (found["solved_on_the_day"].numerator, found["solved_on_the_day"].denominator) == (1, 3)
    assert (found.times.solved, found.times.median_of_solved) == (2, 12.0)  # 0 and 24 hours


def test_counts_go_on_to_the_iceberg() -> None:
    found = recovery(LOG, on_the_day="same_date", as_of=AS_OF).counts
    assert (found.unsolved, found.slow, found.prompt) == (2, 4, 1)  # what has no moment is not prompt


class EightHours:
    """Counts the minutes from 9 to 17 o'clock of every day."""

    def minutes_between(self, starts: NDArray[np.int64], ends: NDArray[np.int64], /) -> NDArray[np.int64]:
        def worked(at: NDArray[np.int64]) -> NDArray[np.int64]:
            return at // DAY * 480 + np.clip(at % DAY - 540, 0, 480)

        return worked(ends) - worked(starts)


def test_a_working_clock_counts_working_hours() -> None:
    found = recovery(LOG, on_the_day="same_date", as_of=AS_OF, clock=EightHours())
    assert found.clock == "working"
    assert found.times.median_of_solved == 2  # 2, 0 and 32 working hours


def test_groups_are_as_the_log_of_each_alone() -> None:
    causes = ["on_time", "on_time", "leak", "leak", "on_time", "leak", None]
    who = ["a", "a", "b", "c", "b", "d", None]
    rows = [
        ComplaintRow(
            name, customer, None, cause, opened, answered, ended, solved, stayed
        )
        for name, customer, cause, opened, answered, ended, solved, stayed in zip(
            LOG.complaint, who, causes, LOG.opened_at.tolist(), LOG.answered_at.tolist(), LOG.solved_at.tolist(),
            LOG.solved.tolist(), LOG.stayed.tolist(), strict=True,
        )
    ]  # fmt: skip
    classes = {"a": "key", "b": "general", "c": "general"}
    labels = [None if one is None else classes.get(one) for one in who]
    whole = recovery(LOG, on_the_day="same_date", as_of=AS_OF)
    for by, of, without in (("cause", causes, 1), (classes, labels, 2)):
        found = recovery(checked_log(rows), on_the_day="same_date", by=by, as_of=AS_OF)  # type: ignore[arg-type]
        assert (found.rates, found.times, found.without_group) == (whole.rates, whole.times, without)
        assert list(found.segments) == sorted({name for name in of if name is not None})
        for name, part in found.segments.items():
            alone = checked_log([row for row, group in zip(rows, of, strict=True) if group == name])
            expected = recovery(alone, on_the_day="same_date", as_of=AS_OF)
            assert (part.rates, part.times, part.counts, part.n) == (
                expected.rates, expected.times, expected.counts, alone.n,
            )  # fmt: skip
    table = recovery(checked_log(rows), on_the_day="same_date", by="cause", as_of=AS_OF).table()
    assert [row[0] if isinstance(row[0], str) else row[0].text("zh") for row in table.rows[::6]] == [
        "全部投诉", "leak", "未准时",
    ]  # fmt: skip
    assert table.notes[-1].text("en") == "Complaints of no group, in the total only: 1."


def test_an_empty_log_has_no_rates() -> None:
    found = recovery(checked_log([]), on_the_day="same_date")
    assert {(r.rate, r.reason) for r in found.rates} == {(None, "nothing_known")}
    assert (found.times.median, found.times.median_of_solved) == (None, None)


def test_flaws_are_told() -> None:
    assert refusal(lambda: recovery(LOG, on_the_day="same_date"), error=AnalysisError) == [
        (
            "complaints are open, and nothing tells up to when. Give as_of, the moment at which the log was taken. "
            "[as-of-missing]"
        )
    ]
    early = datetime.fromisoformat("1970-01-02")
    assert refusal(lambda: recovery(LOG, on_the_day="same_date", as_of=early), error=AnalysisError) == [
        (
            "the log has a moment after the one at which it was taken; found '1970-01-11T11:00'. Give as_of no earlier "
            "than the last moment of the log. [after-as-of]"
        )
    ]
    assert refusal(lambda: recovery(LOG, on_the_day="date"), error=UsageError) == [  # type: ignore[arg-type]
        "on_the_day has no such option; found 'date'. Did you mean 'same_date'? [unknown-option]"
    ]
    assert refusal(lambda: recovery(LOG, on_the_day="same_date", by="causes", as_of=AS_OF), error=UsageError) == [  # type: ignore[arg-type]
        "by has no such option; found 'causes'. Write by=\"cause\", or the class of each customer by its id. [unknown-option]"
    ]
    assert refusal(
        lambda: recovery(LOG, on_the_day="same_date", by={"z": "key"}, as_of=AS_OF), error=AnalysisError
    ) == [("no complaint belongs to a group. Check that the log names causes, or customers by these ids. [no-groups]")]
    with pytest.raises(UsageError):
        recovery(LOG, on_the_day="same_date", as_of=AS_OF, confidence=2)


@pytest.mark.parametrize("as_of", [AS_OF.replace(tzinfo=UTC), pd.NaT])
def test_what_is_no_moment_on_the_clock_of_the_log_is_refused(as_of: object) -> None:
    assert refusal(lambda: recovery(LOG, on_the_day="same_date", as_of=as_of), error=UsageError) == [  # type: ignore[arg-type]
        (
            f"as_of must be a moment on the clock of the log, without an offset from UTC; found '{as_of}'. "
            "Write datetime(2026, 3, 31, 18, 0). [bad-as-of]"
        )
    ]


def test_a_day_is_no_moment_and_a_file_no_log() -> None:
    cure = "Write datetime(2026, 4, 30, 18) of datetime, on the clock of the log. [wrong-kind]"
    assert refusal(lambda: recovery("log.csv", on_the_day="same_date", as_of="2026-03-10"), error=UsageError) == [  # type: ignore[arg-type]
        "log: this must be a complaint log; found 'str'. Give what read_complaints returns. [wrong-kind]",
        f"as_of: this must be a moment; found 'str'. {cure}",
    ]
    assert refusal(lambda: recovery(LOG, on_the_day="same_date", as_of=AS_OF.date()), error=UsageError) == [  # type: ignore[arg-type]
        f"as_of: this must be a moment; found 'date'. {cure}"
    ]


def test_customers_without_a_class_are_in_no_group() -> None:
    log = checked_log([ComplaintRow(name, customer=name, opened_at=0, solved_at=60, solved=1) for name in "123"])
    by = {1: "key", "2": None, "3": float("nan")}
    found = recovery(log, on_the_day="same_date", by=by)  # type: ignore[arg-type]  # as pandas hands them over
    assert ({name: part.n for name, part in found.segments.items()}, found.without_group) == ({"key": 1}, 2)


def test_hours_are_not_counted_from_days() -> None:
    days = ComplaintRow("days", opened_at=DAY, solved_at=2 * DAY)
    assert refusal(lambda: recovery(checked_log([days]), on_the_day="within_24_hours"), error=AnalysisError) == [
        (
            "column opened_at: the column holds days without hours, which would stand for midnight. "
            "Use on_the_day='same_date'. [days-only]"
        ),
        (
            "column solved_at: the column holds days without hours, which would stand for midnight. "
            "Use on_the_day='same_date'. [days-only]"
        ),
    ]
    row = recovery(checked_log([days]), on_the_day="same_date")["solved_on_the_day"]
    assert (row.numerator, row.denominator) == (0, 1)
    hours = ComplaintRow("hours", opened_at=DAY + 14 * HOUR, solved_at=2 * DAY + 13 * HOUR)
    found = recovery(checked_log([hours]), on_the_day="within_24_hours")["solved_on_the_day"]
    assert (found.numerator, found.denominator) == (1, 1)


@pytest.mark.parametrize(("day", "hours"), [("2026-03-28", 23.5), ("2026-07-04", 24.5), ("2026-10-24", 25.5)])
def test_hours_are_those_that_passed(day: str, hours: float) -> None:
    # opened at 12:30 and solved at 13:00 of the next day, on which Berlin changes its clocks in March and October
    opened = int((datetime.fromisoformat(day) - datetime.fromisoformat("1970-01-01")).total_seconds()) // 60 + 750
    row = ComplaintRow("a", opened_at=opened, solved_at=opened + DAY + 30)
    found = recovery(checked_log([row], zone="Europe/Berlin"), on_the_day="within_24_hours")
    assert found.times.median == hours
    assert found["solved_on_the_day"].numerator == (hours <= 24)
    assert recovery(checked_log([row]), on_the_day="within_24_hours").times.median == 24.5
    open_ = ComplaintRow("b", opened_at=opened, solved=0)
    as_of = datetime.fromisoformat(day) + timedelta(minutes=750 + DAY + 30)
    known = recovery(checked_log([open_], zone="Europe/Berlin"), on_the_day="within_24_hours", as_of=as_of)
    assert known["solved_on_the_day"].denominator == (hours > 24)


def test_a_file_tells_the_zone_of_its_log() -> None:
    table = pa.table({"complaint": ["a"], "opened_at": ["2026-03-28 12:30"], "solved_at": ["2026-03-29 13:00"]})
    log = read_complaints(table, layout=ComplaintLayout(time_zone="Europe/Berlin"))
    assert recovery(log, on_the_day="same_date").times.median == 23.5

"""Moments of complaints around a change of the clock, against the standard library's time zones."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pytest

from scorecard.io import read_complaints
from scorecard.logistics import ComplaintLayout, recovery
from scorecard.logistics.complaint_log import NO_TIME
from scorecard.logistics.complaint_moments import moments_of
from scorecard.logistics.complaint_rules import ComplaintRow, checked_log

ZONE = ZoneInfo("Europe/Berlin")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
AUTUMN = datetime(2026, 10, 25, 1, 0, tzinfo=UTC)  # the clock goes from 3:00 back to 2:00
SPRING = datetime(2026, 3, 29, 1, 0, tzinfo=UTC)  # the clock goes from 2:00 on to 3:00


def local(at: datetime) -> int:
    """Return minutes since 1970 on the clock of the zone."""
    return (at.astimezone(ZONE).replace(tzinfo=UTC) - EPOCH) // MINUTE


def readings(at: int) -> set[int]:
    """Return every minute in UTC that a time on the clock may mean: of a skipped one as either clock shows it."""
    naive = (EPOCH + at * MINUTE).replace(tzinfo=ZONE)
    return {(naive.replace(fold=fold) - EPOCH) // MINUTE for fold in (0, 1)}


@pytest.mark.parametrize("change", [AUTUMN, SPRING])
def test_a_moment_without_an_offset_may_be_every_reading(change: datetime) -> None:
    clock = [local(change) + minutes for minutes in range(-240, 240, 7)]
    found = moments_of("opened_at", clock, [NO_TIME] * len(clock), zone="Europe/Berlin", days_only=False)
    for at, moment in zip(clock, found, strict=True):
        assert {moment.early, moment.late} == readings(at)
        twice = len(readings(at)) == 2 and all(local(EPOCH + utc * MINUTE) == at for utc in readings(at))
        assert (moment.repeated, moment.skipped) == (twice, len(readings(at)) == 2 and not twice)


def test_an_offset_tells_which_of_two_it_is() -> None:
    exact = [(AUTUMN - EPOCH) // MINUTE + minutes for minutes in range(-180, 180, 11)]
    shown = [local(EPOCH + at * MINUTE) for at in exact]
    found = moments_of("opened_at", shown, exact, zone="Europe/Berlin", days_only=False)
    assert [(m.early, m.late, m.repeated) for m in found] == [(at, at, False) for at in exact]
    assert [m.second for m in found] == [0 <= at - (AUTUMN - EPOCH) // MINUTE < 60 for at in exact]


def test_without_a_zone_and_without_a_moment() -> None:
    [one, none] = moments_of("opened_at", [7, NO_TIME], [NO_TIME] * 2, zone=None, days_only=False)
    assert (one.early, one.late, none.early) == (7, 7, NO_TIME)
    [none] = moments_of("opened_at", [NO_TIME], [NO_TIME], zone="Europe/Berlin", days_only=False)
    assert (none.early, none.late, none.repeated, none.skipped) == (NO_TIME, NO_TIME, False, False)


@pytest.mark.parametrize("change", [AUTUMN, SPRING])
def test_hours_with_offsets_are_those_that_passed(change: datetime) -> None:
    """Of every pair of moments: a contradiction if time runs backwards, and else the time between."""
    moments = [change + timedelta(minutes=minutes) for minutes in range(-150, 151, 25)]
    for opened, solved in itertools.product(moments, repeat=2):
        columns = {"complaint": ["a"]}
        columns |= {
            name: [at.astimezone(ZONE).isoformat(timespec="minutes")]
            for name, at in (("opened_at", opened), ("solved_at", solved))
        }
        log = read_complaints(pa.table(columns), layout=ComplaintLayout(time_zone="Europe/Berlin"))
        wrong = {issue.rule for issue in log.issues if issue.count}
        assert wrong == ({"solved_before_opened"} if solved < opened else set())
        median = recovery(log, on_the_day="within_24_hours").times.median
        assert median == (None if solved < opened else pytest.approx((solved - opened) / timedelta(hours=1)))


@pytest.mark.parametrize("change", [AUTUMN, SPRING])
def test_nothing_that_can_be_right_is_called_wrong(change: datetime) -> None:
    """Without offsets: a contradiction only if every reading runs backwards; the first of two where nothing speaks."""
    times = [local(change) + minutes for minutes in range(-150, 151, 25)]
    for opened, solved in itertools.product(times, repeat=2):
        log = checked_log([ComplaintRow("a", opened_at=opened, solved_at=solved)], zone="Europe/Berlin")
        wrong = {issue.rule for issue in log.issues if issue.count}
        skipped = change == SPRING and len(readings(opened)) == len(readings(solved)) == 2
        backwards = solved < opened if skipped else max(readings(solved)) < min(readings(opened))
        assert ("solved_before_opened" in wrong) == backwards
        assert ("repeated_hour" in wrong) == (change == AUTUMN and max(map(len, map(readings, (opened, solved)))) == 2)
        if change == AUTUMN and not backwards:
            began = min(readings(opened))
            ended = min(at for at in readings(solved) if at >= began)
            assert recovery(log, on_the_day="within_24_hours").times.median == pytest.approx((ended - began) / 60)


def test_the_second_hour_goes_with_its_complaint_into_groups() -> None:
    """Two complaints of two customers: one answered and solved in the second hour, one in the first."""
    rows = {
        "complaint": ["a", "b"],
        "customer": ["x", "y"],
        "opened_at": ["2026-10-25T02:10+02:00", "2026-10-25T02:10+02:00"],
        "solved_at": ["2026-10-25T02:40+01:00", "2026-10-25T02:40+02:00"],
    }
    log = read_complaints(pa.table(rows), layout=ComplaintLayout(time_zone="Europe/Berlin"))
    found = recovery(log, on_the_day="within_24_hours", by={"x": "slow", "y": "quick"})
    assert {name: part.times.median for name, part in found.segments.items()} == {"slow": 1.5, "quick": 0.5}
    assert np.diff(log.even("solved_at")).tolist() == [-60]


def test_an_order_of_the_first_hour_comes_before_a_complaint_of_the_second() -> None:
    at = local(AUTUMN) + 50
    row = ComplaintRow("a", order="o", opened_at=at - 40, solved=0)
    for placed, wrong in ((at, {"repeated_hour"}), (at + 60, {"repeated_hour", "before_order"})):
        log = checked_log([row], ordered_at={"o": placed}, zone="Europe/Berlin")
        assert {issue.rule for issue in log.issues if issue.count} == wrong


def test_days_have_no_hour_that_comes_twice() -> None:
    """In Havana the clock goes back at one o'clock to midnight."""
    midnight = (datetime(2026, 11, 1, tzinfo=UTC) - EPOCH) // MINUTE
    log = checked_log([ComplaintRow("a", opened_at=midnight, solved_at=midnight)], zone="America/Havana")
    assert not any(issue.count for issue in log.issues)
    log = checked_log([ComplaintRow("a", opened_at=midnight + 30, solved_at=midnight + 10)], zone="America/Havana")
    assert {issue.rule for issue in log.issues if issue.count} == {"repeated_hour"}

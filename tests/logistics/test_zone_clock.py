"""Tests of local time of a zone and back."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from scorecard.logistics.zone_clock import ZoneClock, zone_clock

ZONES = ("Europe/Berlin", "America/New_York", "Asia/Shanghai", "Australia/Lord_Howe", "Africa/Casablanca")


@pytest.mark.parametrize("zone", ZONES)
def test_local_time_is_that_of_the_standard_library(zone: str) -> None:
    stamps = np.arange(1_000_000, 40_000_000, 7_919)
    local = ZoneClock(zone).local(stamps)
    for stamp, found in zip(stamps.tolist()[::7], local.tolist()[::7], strict=True):
        moment = datetime.fromtimestamp(stamp * 60, UTC).astimezone(ZoneInfo(zone))
        assert np.datetime64(found, "m").astype(str) == moment.replace(tzinfo=None).isoformat(timespec="minutes")


@pytest.mark.parametrize("zone", ZONES)
def test_there_and_back_is_where_it_was_but_for_the_hour_that_comes_twice(zone: str) -> None:
    clock = ZoneClock(zone)
    stamps = np.arange(1_000_000, 40_000_000, 7_919)
    back, skipped, twice = clock.utc(clock.local(stamps))
    assert not skipped.any()
    assert np.array_equal(back[~twice], stamps[~twice])


def test_skipped_and_repeated_hours_of_berlin() -> None:
    times = ["2026-03-29T01:59", "2026-03-29T02:30", "2026-03-29T03:00", "2026-10-25T02:30"]
    local = np.array(times, dtype="datetime64[m]").astype(np.int64)
    clock = zone_clock("Europe/Berlin")
    first, skipped, twice = clock.utc(local)
    assert skipped.tolist() == [False, True, False, False]
    assert twice.tolist() == [False, False, False, True]
    assert first.astype("datetime64[m]").astype(str).tolist() == [
        *("2026-03-29T00:59", "2026-03-29T01:30", "2026-03-29T01:00", "2026-10-25T00:30"),
    ]
    second, _, _ = clock.utc(local, second=True)
    assert str(second[3].astype("datetime64[m]")) == "2026-10-25T01:30"


def test_no_zone_is_utc() -> None:
    assert zone_clock(None).is_utc
    assert zone_clock(None).local(np.array([5])).tolist() == [5]
    assert not zone_clock("Asia/Shanghai").is_utc

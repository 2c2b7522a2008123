"""Tests of moments and spans of time."""

# ruff: noqa: DTZ001  # local times

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from scorecard.io.moments import read_moment, read_span


@pytest.mark.parametrize(
    "cell",
    [
        "2026-03-04 14:05:33",
        "2026-03-04T14:05:33",
        "2026/3/4 14:05:33",
        "2026/3/4 2:05:33 PM",
        "2026/3/4 下午 2:05:33",
        "2026/3/4 2:05:33 下午",
        "2026年3月4日 14:05:33",
        "２０２６-03-04 14:05:33",
        "2026-03-04 14:05:33.250",
        "2026/03/04 10:05:33 PM GMT+8",
        "2026-03-04T14:05:33Z",
        "2026-03-04 19:35:33+05:30",
        datetime(2026, 3, 4, 14, 5, 33),
        datetime(2026, 3, 4, 22, 5, 33, tzinfo=timezone(timedelta(hours=8))),
        datetime(2026, 3, 4, 14, 5, 33, tzinfo=UTC),
    ],
)
def test_one_moment_in_many_forms(cell: object) -> None:
    assert read_moment(cell, ()) == datetime(2026, 3, 4, 14, 5, 33)


def test_midnight_and_noon() -> None:
    assert read_moment("2026-03-04 12:00 AM", ()) == datetime(2026, 3, 4)
    assert read_moment("2026-03-04 12:00 PM", ()) == datetime(2026, 3, 4, 12)
    assert read_moment(date(2026, 3, 4), ()) == datetime(2026, 3, 4)


@pytest.mark.parametrize("cell", [None, "", "  ", float("nan")])
def test_nothing_is_no_moment(cell: object) -> None:
    assert read_moment(cell, ()) is None


@pytest.mark.parametrize(
    "cell",
    [
        "3/4/2026 14:05",
        "2026-13-04",
        "2026-03-04 25:00",
        "2026-03-04 PM",
        "2026-03-04 13:00 PM",
        "soon",
        46085.5,
        "2" * 200,
        "0001-01-01 00:00+14",
    ],
)
def test_what_is_open_to_doubt_is_bad(cell: object) -> None:
    assert read_moment(cell, ()) == "bad"


def test_declared_formats_decide() -> None:
    assert read_moment("3/4/2026 14:05", ("%d/%m/%Y %H:%M",)) == datetime(2026, 4, 3, 14, 5)
    assert read_moment("2026-03-04", ("%d/%m/%Y",)) == "bad"


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        ("123秒", 123),
        ("2分3秒", 123),
        ("1小时2分", 3720),
        ("00:02:03", 123),
        ("1 h 2 min 3 s", 3723),
        (timedelta(minutes=2), 120),
        ("95", "95"),
        ("", ""),
        (None, None),
        ("2:03", "2:03"),
        (17, 17),
    ],
)
def test_spans(cell: object, seconds: object) -> None:
    assert read_span(cell) == seconds

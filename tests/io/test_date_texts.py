"""Tests of dates as people write them."""

from __future__ import annotations

from datetime import datetime

import pytest

from scorecard.io.date_texts import Stamp, date_reader, how_to_write


def minutes(text: str) -> int:
    return int((datetime.fromisoformat(f"{text}+00:00")).timestamp()) // 60


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-31", Stamp(minutes("2026-01-31"))),
        ("2026-01-31 14:30", Stamp(minutes("2026-01-31T14:30"))),
        ("2026-01-31T14:30:59.999", Stamp(minutes("2026-01-31T14:30"))),
        ("２０２６-０１-３１", Stamp(minutes("2026-01-31"))),
        ("2026-01-31T14:30:00+08:00", Stamp(minutes("2026-01-31T06:30"), aware=True)),
        ("2026-01-31 14:30 -0330", Stamp(minutes("2026-01-31T18:00"), aware=True)),
        ("2026-01-31T14:30Z", Stamp(minutes("2026-01-31T14:30"), aware=True)),
        ("2026-02-30", "not-a-date"),
        ("2026-01-31Z", "not-a-date"),
        ("2026-01-31 14:30+25:99", "not-a-date"),
        ("2026-01-31 14:30-08:60", "not-a-date"),
        ("31.1.2026", "not-a-date"),
    ],
)
def test_iso_dates(text: str, expected: object) -> None:
    assert date_reader(())(text) == expected


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("%d-%b-%y", "2-Jun-06", "2006-06-02"),
        ("%d-%b-%y", "2-june-69", "1969-06-02"),
        ("%m/%d/%y", "11/13/06", "2006-11-13"),
        ("%Y年%m月%d日", "2026年1月31日", "2026-01-31"),
        ("%Y%m%d", "20260131", "2026-01-31"),
        ("%d.%m.%Y %I", "", None),
        ("%d.%m.%Y %H:%M", "31.1.2026 7:05", "2026-01-31T07:05"),
        ("%m/%d/%Y %H:%M %p", "1/31/2026 12:05 am", "2026-01-31T00:05"),
        ("%m/%d/%Y %H:%M %p", "1/31/2026 1:05 PM", "2026-01-31T13:05"),
        ("%m/%d/%Y %H:%M %p", "1/31/2026 13:05 PM", None),
        ("%d-%b-%y", "2-Foo-06", None),
        ("%d-%b-%y", "31-Feb-06", None),
    ],
)
def test_declared_formats(form: str, text: str, expected: str | None) -> None:
    if "%I" in form:
        with pytest.raises(KeyError):
            date_reader((form,))
        return
    found = date_reader((form,))(text)
    assert found == ("not-a-date" if expected is None else Stamp(minutes(expected)))


def test_a_text_that_means_two_days_is_told() -> None:
    read = date_reader(("%d/%m/%Y", "%m/%d/%Y"))
    assert read("1/2/2026") == "date-two-ways"
    assert read("1/1/2026") == Stamp(minutes("2026-01-01"))
    assert read("31/1/2026") == Stamp(minutes("2026-01-31"))


def test_a_day_without_an_hour_says_so() -> None:
    iso, own = date_reader(()), date_reader(("%d.%m.%Y", "%d.%m.%Y %H:%M"))
    read = [
        iso("2026-01-31"),
        iso("2026-01-31 00:00"),
        iso("2026-01-31T00:00Z"),
        own("31.01.2026"),
        own("31.1.2026 0:00"),
    ]
    assert [isinstance(stamp, Stamp) and stamp.hours for stamp in read] == [False, True, True, False, True]


def test_the_number_of_a_day_in_a_spreadsheet_has_a_cure_of_its_own() -> None:
    """46023 is the 1st of January 2026; shorter and longer numbers are something else."""
    for text in ("46023", " 46023.5 ", "20000", "69999"):
        assert how_to_write(text, "…") == (
            "Spreadsheets count days like this: format the cells as dates, and export them again."
        )
    for text in ("4602", "460230", "19999", "70000", "4602-3", "", "4602３"):
        assert how_to_write(text, "…") == "…"

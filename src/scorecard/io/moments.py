"""Moments and spans of time as survey tools write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal

from scorecard.survey.cells import is_absent, plain_text

__all__ = ["read_moment", "read_span"]

_MOMENT = re.compile(
    r"([0-9]{4})[-/.年] ?([0-9]{1,2})[-/.月] ?([0-9]{1,2})日?"
    r"(?:[ T]+(上午|下午)? ?([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)?)?"
    r"(?: ?(上午|下午|[AaPp][Mm]))?"
    r"(?: ?(Z|UTC|(?:GMT)?[+-][0-9]{1,2}(?::?[0-9]{2})?))?"
)
_SPAN = re.compile(
    r"(?:([0-9]{1,6}) ?(?:小时|时|h|hours?))?"
    r" ?(?:([0-9]{1,6}) ?(?:分钟|分|min|m|minutes?))?"
    r" ?(?:([0-9]{1,9}(?:\.[0-9]{1,6})?) ?(?:秒钟|秒|s|sec|seconds?))?"
)
_CLOCK = re.compile(r"([0-9]{1,4}):([0-5][0-9]):([0-5][0-9])")
_EVENING = ("下午", "pm")
_OFFSET = re.compile(r"([+-])([0-9]{1,2}):?([0-9]{2})?")
_LONGEST = 100


def read_moment(cell: object, formats: Sequence[str]) -> datetime | Literal["bad"] | None:
    """Return the moment that a cell names.

    Parameters
    ----------
    cell : object
        A text, or a date of a data frame or a workbook.
    formats : sequence of str
        Declared formats; with none, the year comes first.

    Returns
    -------
    datetime, None or "bad"
        The moment without a zone (in UTC where the text names one), None for an empty cell.

    Examples
    --------
    >>> read_moment("2026/3/4 2:05:33 下午", ())
    datetime.datetime(2026, 3, 4, 14, 5, 33)
    >>> read_moment("3/4/2026 14:05", ())
    'bad'
    >>> read_moment("3/4/2026 14:05", ("%m/%d/%Y %H:%M",))
    datetime.datetime(2026, 3, 4, 14, 5)
    """
    if is_absent(cell):
        return None
    if isinstance(cell, datetime):
        return _plain(cell)
    if isinstance(cell, date):
        return datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001  # local time
    text = plain_text(cell) if isinstance(cell, str) else "?"
    if not text:
        return None
    if len(text) > _LONGEST:
        return "bad"
    for form in formats:
        try:
            return _plain(datetime.strptime(text, form))  # noqa: DTZ007  # local time
        except (ValueError, re.error):
            continue
    return "bad" if formats else _year_first(text)


def _year_first(text: str) -> datetime | Literal["bad"]:
    """Return the moment of a text that begins with the year."""
    match = _MOMENT.fullmatch(text)
    if match is None:
        return "bad"
    year, month, day, before, hour, minute, second, after, zone = match.groups()
    hours = int(hour or 0)
    half = (before or after or "").lower()
    if half and (not 1 <= hours <= 12 or hour is None):
        return "bad"
    if half:
        hours = hours % 12 + 12 * (half in _EVENING)
    try:
        moment = datetime(  # noqa: DTZ001  # local time
            int(year), int(month), int(day), hours, int(minute or 0), int(second or 0)
        )
        return _plain(moment if zone is None else moment.replace(tzinfo=_zone(zone)))
    except (ValueError, OverflowError):
        return "bad"


def _zone(text: str) -> timezone:
    """Return the zone of an offset such as GMT+8."""
    match = _OFFSET.search(text)
    if match is None:
        return UTC
    offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return timezone(-offset if match[1] == "-" else offset)


def _plain(moment: datetime) -> datetime:
    """Return a moment without its zone, in UTC where it has one."""
    return moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None)


def read_span(cell: object) -> object:
    """Return a span of time in seconds where its text names units; anything else as it stands.

    Parameters
    ----------
    cell : object
        Such as ``123秒``, ``2分3秒`` or ``00:02:03``.

    Returns
    -------
    object
        The seconds, or the cell.

    Examples
    --------
    >>> read_span("2分3秒"), read_span("00:02:03"), read_span("95"), read_span("soon")
    (123.0, 123.0, '95', 'soon')
    """
    if isinstance(cell, timedelta):
        return cell.total_seconds()
    text = plain_text(cell) if isinstance(cell, str) and len(cell) <= _LONGEST else ""
    clock = _CLOCK.fullmatch(text)
    match = clock or _SPAN.fullmatch(text)
    if not text or match is None:
        return cell
    hours, minutes, seconds = (float(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds

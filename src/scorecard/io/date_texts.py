"""Dates as people write them, to minutes since 1970-01-01."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

__all__ = ["DateFlaw", "Stamp", "date_reader", "how_to_write"]

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - local time
_WIDE = str.maketrans("０１２３４５６７８９：／－．", "0123456789:/-.")
_OFFSET = r"Z|UTC|[+-](?:0\d|1[0-4]):?[0-5]\d|[+-](?:0\d|1[0-4])"
_ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?)?"
    rf"(?: ?({_OFFSET}))?",
    re.ASCII,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PARTS = {
    "d": r"(?P<d>\d{1,2})",
    "m": r"(?P<m>\d{1,2})",
    "b": r"(?P<b>[A-Za-z]{3,9})",
    "y": r"(?P<y>\d{2})",
    "Y": r"(?P<Y>\d{4})",
    "H": r"(?P<H>\d{1,2})",
    "M": r"(?P<M>\d{2})",
    "S": r"(?P<S>\d{2})",
    "p": r"(?P<p>[AaPp]\.?[Mm]\.?)",
    "z": rf"(?P<z>{_OFFSET})",
}
_FULL = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_SERIAL = re.compile(r"[2-6]\d{4}(?:\.\d{1,15})?", re.ASCII)
"""Days as spreadsheets count them, from 1954 to 2091."""

_CENTURY = 69
"""Years written 69 to 99 are of the last century, as in POSIX."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that was read.

    Attributes
    ----------
    minutes : int
        Minutes since 1970-01-01; of local time, or of UTC where the text names an offset.
    aware : bool
        Whether the text names an offset.
    hours : bool
        Whether the text names an hour; a day without one stands at its beginning, and is equal to that.
    """

    minutes: int
    aware: bool = False
    hours: bool = field(default=True, compare=False)


DateFlaw = Literal["not-a-date", "date-two-ways"]
Reader = Callable[[str], Stamp | DateFlaw]


def date_reader(formats: tuple[str, ...]) -> Reader:
    """Return what reads texts of the declared formats; ISO dates where none is declared.

    Parameters
    ----------
    formats : tuple of str
        Formats, as in ``%d-%b-%y``.

    Returns
    -------
    callable
        Takes a text and returns a stamp, or why it is none: it fits no format, or fits two and means
        two days.

    Examples
    --------
    >>> read = date_reader(("%d-%b-%y", "%m/%d/%y"))
    >>> read("2-Jun-06") == read("6/2/06"), read("Pre-PQ Process")
    (True, 'not-a-date')
    """
    if not formats:
        return _read_iso
    patterns = [_pattern(form) for form in formats]

    def read(text: str) -> Stamp | DateFlaw:
        plain = text.translate(_WIDE)
        found = {stamp for pattern in patterns if (stamp := _read_as(pattern, plain)) is not None}
        if len(found) > 1:
            return "date-two-ways"
        return found.pop() if found else "not-a-date"

    return read


def how_to_write(text: str, cure: str) -> str:
    """Return the cure for a text that is no date: another one for the number by which a spreadsheet counts days.

    Parameters
    ----------
    text : str
        What stands there.
    cure : str
        The cure for any other text.

    Returns
    -------
    str
        What to do about it.

    Examples
    --------
    >>> how_to_write("46023", "Write it as in 2026-01-31.")
    'Spreadsheets count days like this: format the cells as dates, and export them again.'
    """
    if _SERIAL.fullmatch(text.strip()):
        return "Spreadsheets count days like this: format the cells as dates, and export them again."
    return cure


def _pattern(form: str) -> re.Pattern[str]:
    """Return a format as a regular expression."""
    parts = re.split(r"%(.)", form)
    return re.compile("".join(_PARTS[part] if i % 2 else re.escape(part) for i, part in enumerate(parts)), re.ASCII)


def _read_as(pattern: re.Pattern[str], text: str) -> Stamp | None:
    """Return a text read in one format."""
    match = pattern.fullmatch(text)
    if match is None:
        return None
    parts = match.groupdict()
    month = _month(parts["b"]) if "b" in parts else int(parts["m"])
    year = int(parts["Y"]) if "Y" in parts else _year(int(parts["y"]))
    hour = int(parts.get("H", "0"))
    if "p" in parts:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if parts["p"][0] in "Pp" else 0)
    stamp = _stamp(year, month, int(parts["d"]), hour, int(parts.get("M", "0")), int(parts.get("S", "0")))
    if stamp is None or "z" not in parts:
        return stamp if stamp is None else Stamp(stamp.minutes, hours="H" in parts)
    return Stamp(stamp.minutes - _offset(parts["z"]), aware=True)


def _month(word: str) -> int:
    """Return the number of an English month, in full or by three letters; 0 if there is none."""
    lower = word.lower()
    if lower in _FULL:
        return _FULL.index(lower) + 1
    return _MONTHS.index(lower) + 1 if lower in _MONTHS else 0


def _year(short: int) -> int:
    """Return a year of which two digits are written."""
    return short + (1900 if short >= _CENTURY else 2000)


def _stamp(year: int, month: int, day: int, hour: int, minute: int, second: int) -> Stamp | None:
    """Return a moment of local time; None if there is no such moment."""
    try:
        moment = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - local time
    except ValueError:
        return None
    return Stamp((moment - _EPOCH) // timedelta(minutes=1))


def _read_iso(text: str) -> Stamp | DateFlaw:
    """Return an ISO date, with or without time and offset."""
    match = _ISO.fullmatch(text.translate(_WIDE))
    if match is None:
        return "not-a-date"
    year, month, day, hour, minute, second, offset = match.groups()
    stamp = _stamp(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0))
    if stamp is None or (offset is not None and hour is None):
        return "not-a-date"
    if hour is None:
        return Stamp(stamp.minutes, hours=False)
    return stamp if offset is None else Stamp(stamp.minutes - _offset(offset), aware=True)


def _offset(text: str) -> int:
    """Return an offset from UTC in minutes."""
    if text in ("Z", "UTC"):
        return 0
    digits = text[1:].replace(":", "").ljust(4, "0")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return -minutes if text[0] == "-" else minutes

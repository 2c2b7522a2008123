"""Periods and days written in other forms than the library's: in Chinese, and as people and spreadsheets write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from scorecard.models.period import Frequency, Period, PeriodError

__all__ = ["day_in_chinese", "period_in_chinese", "period_meant"]

_CHINESE_YEAR = r"(\d{4})年度?"
_IN_CHINESE: tuple[tuple[Frequency, re.Pattern[str]], ...] = (
    ("year", re.compile(_CHINESE_YEAR, re.ASCII)),
    ("half", re.compile(rf"{_CHINESE_YEAR}([上下])半年", re.ASCII)),
    ("quarter", re.compile(rf"{_CHINESE_YEAR}(?:第?([1-4一二三四])季度?|Q([1-4]))", re.ASCII)),
    ("month", re.compile(rf"{_CHINESE_YEAR}(0?[1-9]|1[0-2]|十[一二]?|[一二三四五六七八九])月份?", re.ASCII)),
    ("week", re.compile(rf"{_CHINESE_YEAR}第(0?[1-9]|[1-4]\d|5[0-3])周", re.ASCII)),
)
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII)
_NUMBERS = {sign: number for number, sign in enumerate((*"一二三四五六七八九十", "十一", "十二"), start=1)}
_HALVES = {"上": 1, "下": 2}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_PART = r"(?P<kind>[QHW])(?P<part>[0-9]{1,2})"
_NAME = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}[-/. ]?{_PART}",
        rf"{_PART}[-/. ]?{_YEAR}",
        rf"{_YEAR}[-/. ]{_MONTH}",
        rf"{_MONTH}[-/. ]{_YEAR}",
        rf"{_YEAR}(?P<month>0[1-9]|1[0-2])",
        rf"{_NAME}[-/. ]{{0,2}}{_YEAR}",
        rf"{_YEAR}[-/. ]?{_NAME}",
    )
)


def period_in_chinese(text: str) -> Period | None:
    """Return the period that a Chinese text names.

    Parameters
    ----------
    text : str
        Such as ``2026年``, ``2026年上半年``, ``2026年第1季度``, ``2026年1月`` or ``2026年第5周``; blanks between, and
        quarters and months in Chinese numerals, are read too.

    Returns
    -------
    Period or None
        The period; None where the text names none.

    Examples
    --------
    >>> str(period_in_chinese("2026年1月")), str(period_in_chinese("2026年第一季度"))
    ('2026-01', '2026-Q1')
    """
    plain = _without_blanks(text)
    for frequency, form in _IN_CHINESE:
        match = form.fullmatch(plain)
        if match:
            year, *numbers = filter(None, match.groups())
            number = numbers[0] if numbers else "1"
            try:
                return Period(frequency, int(year), _HALVES.get(number) or _NUMBERS.get(number) or int(number))
            except PeriodError:
                return None  # the year has no such week
    return None


def day_in_chinese(text: str) -> date | None:
    """Return the day that a Chinese text such as ``2026年1月15日`` names; None where it names none.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    date or None
        The day.
    """
    match = _DAY.fullmatch(_without_blanks(text))
    try:
        return None if match is None else date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _without_blanks(text: str) -> str:
    """Return a text without blanks, in letters of common width; nothing where it holds no year in Chinese."""
    return "".join(unicodedata.normalize("NFKC", text).split()) if "年" in text else ""


def period_meant(text: str) -> str | None:
    """Return a period as it is written here, which a text names in another form.

    Parameters
    ----------
    text : str
        What was written, such as ``2026年1月``, ``Jan 2026``, ``1/2026``, ``Q1 2026`` or ``202601``.

    Returns
    -------
    str or None
        Such as ``2026-01``; None where the text names no period, or may be a day.

    Examples
    --------
    >>> [period_meant(text) for text in ("2026年1月", "Sept. 2026", "1Q26", "2026 q3", "2026-01-31")]
    ['2026-01', '2026-09', None, '2026-Q3', None]
    """
    chinese = period_in_chinese(text)
    if chinese is not None:
        return str(chinese)
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    for form in _FORMS:
        found = form.fullmatch(plain)
        if found is not None:
            return _written(found.groupdict())
    return None


def _written(parts: dict[str, str | None]) -> str | None:
    """Return the period of some parts; None where there is none, such as a fifth quarter."""
    year, month, name = parts["year"], parts.get("month"), parts.get("name")
    kind, part = (parts.get("kind") or "").upper(), int(parts.get("part") or 0)
    if name is not None:
        text = f"{year}-{_MONTHS.index(name.lower()) + 1:02d}"
    elif month is not None:
        text = f"{year}-{int(month):02d}"
    else:
        text = f"{year}-W{part:02d}" if kind == "W" else f"{year}-{kind}{part}"
    try:
        return str(Period.parse(text))
    except PeriodError:
        return None

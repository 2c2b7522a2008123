"""Periods and days as Chinese tables write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from scorecard.models.calendar import Frequency, Period, PeriodError

__all__ = ["day_in_chinese", "period_in_chinese"]

_YEAR = r"(\d{4})年度?"
_FORMS: tuple[tuple[Frequency, re.Pattern[str]], ...] = (
    ("year", re.compile(_YEAR, re.ASCII)),
    ("half", re.compile(rf"{_YEAR}([上下])半年", re.ASCII)),
    ("quarter", re.compile(rf"{_YEAR}(?:第?([1-4一二三四])季度?|Q([1-4]))", re.ASCII)),
    ("month", re.compile(rf"{_YEAR}(0?[1-9]|1[0-2]|十[一二]?|[一二三四五六七八九])月份?", re.ASCII)),
    ("week", re.compile(rf"{_YEAR}第(0?[1-9]|[1-4]\d|5[0-3])周", re.ASCII)),
)
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII)
_NUMBERS = {sign: number for number, sign in enumerate("一二三四五六七八九十", start=1)}
_NUMBERS |= {"十一": 11, "十二": 12, "上": 1, "下": 2}


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
    plain = _plain(text)
    for frequency, form in _FORMS:
        match = form.fullmatch(plain)
        if match:
            year, *numbers = filter(None, match.groups())
            number = numbers[0] if numbers else "1"
            try:
                return Period(frequency, int(year), _NUMBERS.get(number) or int(number))
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
    match = _DAY.fullmatch(_plain(text))
    try:
        return None if match is None else date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _plain(text: str) -> str:
    """Return a text without blanks, in letters of common width; nothing where it holds no year in Chinese."""
    return "".join(unicodedata.normalize("NFKC", text).split()) if "年" in text else ""

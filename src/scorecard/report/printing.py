"""How the review prints numbers that the table alone would print too roughly."""

from __future__ import annotations

from scorecard._table import format_number
from scorecard._text import LocalText
from scorecard.models import Bands, Calendar, Period

__all__ = ["When", "percent", "period_text", "range_text", "score_text", "share_text"]

When = Period | LocalText
"""A period, or its words, in which a fiscal year is named as such."""

_RANGE = LocalText(en="{low} to {high}", zh="{low} 至 {high}")


def score_text(score: float | None, bands: Bands) -> str:
    """Return a score with one digit after the point, or as many more as keep it in its own band, and below 100.

    Parameters
    ----------
    score : float or None
        The score.
    bands : Bands
        The bands that give its status.

    Returns
    -------
    str
        Such as ``84.3``; a score of 89.97 whose band ends below 90 is not printed as 90.0, nor one of 99.97, which
        misses its target, as 100.0.

    Examples
    --------
    >>> score_text(84.27, Bands.default()), score_text(89.97, Bands.default()), score_text(99.97, Bands.default())
    ('84.3', '89.97', '99.97')
    """
    if score is None:
        return format_number(None)
    return format_number(score, 1, edges=bands.print_edges)


def share_text(share: float | None) -> str:
    """Return a share in whole per cent; less than all is never printed as all, nor more than nothing as nothing.

    Parameters
    ----------
    share : float or None
        The share, 1 for all.

    Returns
    -------
    str
        Such as ``50 %``.

    Examples
    --------
    >>> share_text(1.0), share_text(0.999), share_text(0.9999), share_text(0.0), share_text(0.0004)
    ('100 %', '99.9 %', '>99.9 %', '0 %', '<0.1 %')
    """
    if share is None:
        return format_number(None)
    for decimals in range(2):
        text = f"{100 * share:.{decimals}f}"
        if (float(text) == 100) == (share == 1) and (float(text) == 0) == (share == 0):
            return f"{format_number(100 * share, decimals)} %"
    return ">99.9 %" if share > 0.5 else "<0.1 %"


def percent(level: float) -> str:
    """Return a level of confidence or significance as printed.

    Parameters
    ----------
    level : float
        The level, such as 0.95.

    Returns
    -------
    str
        Such as ``95 %``.

    Examples
    --------
    >>> percent(0.95), percent(1 - 0.95), percent(0.999)
    ('95 %', '5 %', '99.9 %')
    """
    return f"{100 * level:g} %"


def range_text(low: float, high: float, *, decimals: int) -> LocalText:
    """Return two numbers as a range, in words because either may be negative.

    Parameters
    ----------
    low, high : float
        The ends.
    decimals : int
        Digits after the point.

    Returns
    -------
    LocalText
        Such as "-0.50 to 0.20".

    Examples
    --------
    >>> range_text(-0.5, 0.2, decimals=2).text("en")
    '−0.50 to 0.20'
    """
    return _RANGE.fill({"low": format_number(low, decimals), "high": format_number(high, decimals)})


def period_text(period: Period, *, calendar: Calendar | None = None) -> LocalText:
    """Return a period in words.

    Parameters
    ----------
    period : Period
        The period.
    calendar : Calendar, optional
        Names fiscal years as such; common years when left out.

    Returns
    -------
    LocalText
        Its words in both languages.

    Examples
    --------
    >>> period_text(Period.parse("2026-Q1")).text("zh")
    '2026年第1季度'
    """
    if calendar is not None:
        return LocalText(en=calendar.text(period, "en"), zh=calendar.text(period, "zh"))
    return LocalText(en=period.text("en"), zh=period.text("zh"))

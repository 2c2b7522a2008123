"""Numbers in the words of an explanation, right to the last digit shown."""

from __future__ import annotations

import math

from scorecard._table import format_number
from scorecard._text import Lang, LocalText

__all__ = ["fill", "number_text", "score_text", "signed_text"]


def fill(text: LocalText, lang: Lang, **values: str) -> str:
    """Return a text with its places filled in."""
    return text.text(lang).format(**values)


def score_text(value: float) -> str:
    """Return a score with two digits after the point."""
    return format_number(value, 2)


def number_text(value: float, significant: int = 7) -> str:
    """Return a number with its significant digits, right to the last one shown; whole digits are all kept."""
    size = abs(value)
    before = 1 if size < 1e-9 else math.floor(math.log10(size)) + 1
    text = format_number(value, min(max(significant - before, 0), 12))
    return text.rstrip("0").rstrip(".") if "." in text else text


def signed_text(value: float) -> str:
    """Return a number, in brackets if it is negative."""
    return f"({number_text(value)})" if value < 0 else number_text(value)

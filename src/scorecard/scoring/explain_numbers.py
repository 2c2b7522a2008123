"""Numbers in the words of an explanation, right to the last digit shown."""

from __future__ import annotations

import math
from collections.abc import Sequence

from scorecard._table import format_number
from scorecard._text import Lang, LocalText
from scorecard.models import Bands

__all__ = ["fill", "number_text", "score_text", "share_text", "signed_text"]


def fill(text: LocalText, lang: Lang, **values: str) -> str:
    """Return a text with its places filled in."""
    return text.text(lang).format(**values)


def score_text(value: float, bands: Bands | None = None) -> str:
    """Return a score with two digits after the point, or as many more as keep it in its own band."""
    return format_number(value, 2, edges=() if bands is None else bands.print_edges)


def share_text(share: float, *, least: float = 1.0) -> str:
    """Return per cent with three significant digits, or as many more as keep less than the least below it."""
    return number_text(100 * share, 3, edges=[100 * least])


def number_text(value: float, significant: int = 7, *, edges: Sequence[float] = ()) -> str:
    """Return a number with its significant digits, right to the last one shown; whole digits are all kept."""
    size = abs(value)
    before = 1 if size < 1e-9 else math.floor(math.log10(size)) + 1
    text = format_number(value, min(max(significant - before, 0), 12), edges=edges)
    return text.rstrip("0").rstrip(".") if "." in text else text


def signed_text(value: float) -> str:
    """Return a number, in brackets if it is negative."""
    return f"({number_text(value)})" if value < 0 else number_text(value)

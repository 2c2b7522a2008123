"""Breaking text that mixes Chinese and Latin into lines of a given width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from scorecard.plots.fonts import advance

__all__ = ["text_width", "wrap", "wrap_clauses"]

_NEVER_FIRST = frozenset("，。、；：！？）》」』】〕〗”’…—～·％‰℃,.;:!?)]}%›»")
_NEVER_LAST = frozenset("（《「『【〔〖“‘([{‹«$€£¥￥")
_BREAK_AFTER = frozenset("-/–—·_&")
_ELLIPSIS = "…"
_SPACES = re.compile(r"[ \t\r\n]+")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_CLAUSE = re.compile(r".+?(?:, |[，；]|; |$)")


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of one line of text in points.

    Parameters
    ----------
    text : str
        The text.
    size : float
        Font size in points.
    bold : bool
        Whether it is set in the bold face.

    Returns
    -------
    float
        Width in points, without kerning.

    Examples
    --------
    >>> text_width("中文", 10)
    20.0
    """
    return size * sum(advance(character, bold=bold) for character in text)


def wrap(text: str, width: float, *, size: float, bold: bool = False, lines: int | None = None) -> tuple[str, ...]:
    """Break a text into lines no wider than a width.

    Parameters
    ----------
    text : str
        The text; runs of white space count as one space, a no-break space holds.
    width : float
        Width of a line in points.
    size : float
        Font size in points.
    bold : bool
        Whether it is set in the bold face.
    lines : int, optional
        Most lines to make; what does not fit is replaced by an ellipsis.

    Returns
    -------
    tuple of str
        The lines; one empty line for an empty text.

    Notes
    -----
    A line breaks between any two Chinese characters, at spaces and after hyphens and slashes,
    never before closing and never after opening punctuation, nor between the thousands of a number.
    A single word wider than the line is cut.

    Examples
    --------
    >>> wrap("On-time delivery 准时交付率。", 60, size=10)
    ('On-time', 'delivery 准时', '交付率。')
    """
    made: list[str] = []
    line = ""
    for piece in _pieces(_SPACES.sub(" ", text).strip(" ")):
        grown = line + piece
        if text_width(grown.rstrip(), size, bold=bold) <= width:
            line = grown
            continue
        if line.strip():
            made.append(line)
        *full, line = _cut(piece.lstrip(), width, size=size, bold=bold)
        made.extend(full)
    if line.strip() or not made:
        made.append(line)
    if lines is not None and len(made) > lines:
        made = [*made[: lines - 1], _shorten("".join(made[lines - 1 :]), width, size=size, bold=bold)]
    return tuple(line.rstrip() for line in made)


def wrap_clauses(text: str, width: float, *, size: float) -> tuple[str, ...]:
    """Break a text into lines after commas where each clause fits on a line, else anywhere.

    Parameters
    ----------
    text : str
        The text.
    width : float
        Width of a line in points.
    size : float
        Font size in points.

    Returns
    -------
    tuple of str
        The lines.

    Examples
    --------
    >>> wrap_clauses("Strategy map, 2026 Q2, 11 objectives", 125, size=8)
    ('Strategy map, 2026 Q2,', '11 objectives')
    """
    lines: list[str] = []
    for clause in _CLAUSE.findall(_SPACES.sub(" ", text).strip(" ")):
        if lines and text_width((lines[-1] + clause).rstrip(), size) <= width:
            lines[-1] += clause
        else:  # the end of a long clause may share its line with the next one
            lines += wrap(clause, width, size=size)
            lines[-1] += " " if clause.endswith(" ") else ""
    return tuple(line.rstrip() for line in lines) or ("",)


def _pieces(text: str) -> Iterator[str]:
    """Yield the parts of a text between which a line may break; a space stays with the part before it."""
    piece, held = "", {found.end() for found in _THOUSANDS.finditer(text)}
    for place, here in enumerate(text, start=1):
        piece += here
        if place < len(text) and place not in held and _may_break(here, text[place]):
            yield piece
            piece = ""
    if piece:
        yield piece


def _may_break(here: str, after: str) -> bool:
    """Whether a line may end after one character and start with the next."""
    if after == " " or after in _NEVER_FIRST or here in _NEVER_LAST:
        return False
    if here == " " or _is_wide(here) or _is_wide(after):
        return True
    return here in _BREAK_AFTER and after.isalpha()


def _is_wide(character: str) -> bool:
    """Whether a character takes a full square, as Chinese does."""
    return unicodedata.east_asian_width(character) in "WF"


def _cut(piece: str, width: float, *, size: float, bold: bool) -> list[str]:
    """Return a part that no line can hold cut into parts that fit."""
    cut = [""]
    for character in piece:
        if cut[-1] and text_width((cut[-1] + character).rstrip(), size, bold=bold) > width:
            cut.append("")
        cut[-1] += character
    return cut


def _shorten(text: str, width: float, *, size: float, bold: bool) -> str:
    """Return the text shortened to one line that ends in an ellipsis."""
    kept = text
    while kept and text_width(kept.rstrip() + _ELLIPSIS, size, bold=bold) > width:
        kept = kept[:-1]
    after = text[len(kept) :]
    if kept and after and not _may_break(kept[-1], after[0]) and not after.startswith(" ") and " " in kept.strip():
        kept = kept[: kept.rindex(" ")]
    return kept.rstrip().rstrip("，。、；：,.;:") + _ELLIPSIS

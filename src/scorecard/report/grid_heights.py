"""How high a printed table is, without setting it: between which heights it surely lies."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence

from scorecard.plots.wrapping import text_width, wrap

__all__ = ["height_bounds"]

_SIZE = 8.0
_LEADING = 4.4
_AROUND = 8.4
"""Room above and below the text of a cell."""
_ASIDE = 11.0
"""Room left and right of it, at most."""
_NOTE = 8.0
_ABOVE_NOTE = 6.0
_TITLE = 9.0
_BELOW_TITLE = 8.0
_LEAST_LINE, _MOST_LINE = 0.72, 0.76
"""Height of a capital letter of the packaged fonts as a share of the font size; a line is as high."""
_LEAST_ROOM = 2.0
"""Letters that a line must hold for its number to be told."""
_SAFETY = 1.1
"""By how much a text may be wider than its letters: kerning, rounding."""
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_BESIDE = re.compile(f"(?<=[{_WIDE}])(?=[^{_WIDE}\\s])|(?<=[^{_WIDE}\\s])(?=[{_WIDE}])")
"""Between Chinese and anything else, where about a blank of room is set."""
_WHOLE = re.compile("[0-9]{4}(?:/[0-9]{2,4}财)?年(?:[0-9]{1,2}月)?|第[0-9]+(?:季度|周)")
"""Parts of a period, within which no line breaks."""


def height_bounds(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    shares: Sequence[float],
    width: float,
    strong: Collection[int] = (),
    indents: Sequence[int] = (),
    words_below: Sequence[str] = (),
    title: str = "",
) -> tuple[float, float]:
    """Return a height that a printed table surely has, and one that it surely does not pass.

    Parameters
    ----------
    headings : sequence of str
        Headings of the columns.
    rows : sequence of sequence of str
        Cells.
    shares : sequence of float
        Share of the width that each column takes, in any unit.
    width : float
        Width of the table in points.
    strong : collection of int
        Rows in bold.
    indents : sequence of int
        By how many steps the first cell of each row is moved in.
    words_below : sequence of str
        Sentences below the table.
    title : str
        Title above it.

    Returns
    -------
    tuple of (float, float)
        Least and most height in points, at the sizes of paper that is held in the hand.

    Notes
    -----
    For the packaged fonts. The most takes letters a tenth wider than they are, and one line more for words other
    than English that do not fit on one: rules for Chinese punctuation may need it; and one for each part of a period.
    """
    columns = [width * share / sum(shares) - _ASIDE for share in shares]
    most = _most_of(headings, columns, bold=False)
    for y, row in enumerate(rows):
        moved = 8.0 * indents[y] if indents else 0.0
        most += _most_of(row, [columns[0] - moved, *columns[1:]], bold=y in strong)
    for words in words_below:
        most += _ABOVE_NOTE + _high(_lines(words, width, size=_NOTE, bold=False), _NOTE)
    if title:
        most += _BELOW_TITLE + _high(_lines(title, width, size=_TITLE, bold=True), _TITLE)
    return (len(rows) + 1) * (_SIZE * _LEAST_LINE + _AROUND), most


def _most_of(cells: Sequence[str], columns: Sequence[float], *, bold: bool) -> float:
    """Return the height that a row surely does not pass."""
    found = [_lines(cell, room, size=_SIZE, bold=bold) for cell, room in zip(cells, columns, strict=True)]
    return _high(max(found, default=1), _SIZE) + _AROUND


def _high(lines: float, size: float) -> float:
    """Return a height that lines of text surely do not pass."""
    return lines * size * _MOST_LINE + (lines - 1) * _LEADING * size / _SIZE


def _lines(text: str, width: float, *, size: float, bold: bool) -> float:
    """Return a number of lines that a text surely does not pass."""
    room, text = width / _SAFETY, _BESIDE.sub(" ", text)
    if len(text) * size <= room or text_width(text, size, bold=bold) <= room:
        return 1
    if room < _LEAST_ROOM * size:
        return math.inf
    lines = len(wrap(text, room, size=size, bold=bold))
    return lines if text.isascii() else lines + 1 + len(_WHOLE.findall(text))

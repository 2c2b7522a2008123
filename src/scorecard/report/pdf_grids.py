"""Tables of the PDF as plain data."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from scorecard._table import display_width
from scorecard._text import Lang
from scorecard.report.document import Grid
from scorecard.report.grid_heights import height_bounds
from scorecard.report.pdf_data import Data, foldable

if TYPE_CHECKING:
    from scorecard.plots.theme import Theme

__all__ = ["printed_grid"]

_LEAST_TEXT = 0.25
_LONGEST_WORD = 12
"""Letters of the longest word that a column of text makes room for; a longer one is broken."""
_BESIDE_TEXT = 1.25
_BESIDE_BOLD = 1.5
_BESIDE_NUMBER = 2.5
"""Characters that the space beside a cell takes; more beside one in bold, and beside a text behind numbers."""
_POINTS = 72


def printed_grid(
    block: Grid, lang: Lang, theme: Theme, *, characters: int, tail: Sequence[str] = ()
) -> dict[str, Data]:
    """Return a table as printed cells.

    Parameters
    ----------
    block : Grid
        The table.
    lang : {"en", "zh"}
        Language of every text.
    theme : Theme
        Paper and sizes.
    characters : int
        Characters that fit beside one another.
    tail : sequence of str
        Sentences that stand below it.

    Returns
    -------
    dict of str to data
        What the template reads; ``least`` and ``most`` are heights in points between which the table surely lies,
        None where nothing is sure.
    """
    table = block.table
    left = [c.kind in ("text", "status") for c in table.columns]
    cells = table.cells(lang)
    whole = frozenset(at for at, column in enumerate(table.columns) if column.kind == "status")
    widths = _widths(block.widths, cells, left, whole=whole, strong=block.strong, characters=characters)
    rooms = [max(2, int(characters * width)) for width in widths]
    rows = [[foldable(cell, room) for cell, room in zip(row, rooms, strict=True)] for row in cells]
    depths, notes = [*(block.depths or [0] * len(table.rows))], [n.text(lang) for n in table.notes]
    title = table.title.text(lang) if table.title else None
    least, most = height_bounds(
        table.headings(lang),
        rows,
        shares=widths,
        width=theme.width * _POINTS / theme.enlarged,
        strong=block.strong,
        indents=depths,
        words_below=[*notes, *tail],
        title=title or "",
    )
    # letters of another font may be lower or higher; pages are numbered while the page is set
    known = theme.font is None
    most_known = known and math.isfinite(most) and not block.places
    return {
        "kind": "grid",
        "title": title,
        "headings": list(table.headings(lang)),
        "rows": [[*row] for row in rows],
        "aligns": ["left" if at_left else "right" for at_left in left],
        "widths": [*widths],
        "strong": [*sorted(block.strong)],
        "depths": [*depths],
        "places": [list(parts) for parts in block.places],
        "notes": [*notes],
        "tail": [*tail],
        "whole": block.whole,
        "least": least * theme.enlarged if known else 0.0,
        "most": most * theme.enlarged if most_known else None,
    }


def _widths(
    wanted: Sequence[float],
    cells: Sequence[Sequence[str]],
    left: Sequence[bool],
    *,
    whole: Collection[int],
    strong: Collection[int],
    characters: int,
) -> list[float]:
    """Return the columns' shares of the page: numbers get at least the room of the longest, text gives way."""
    widths = [width / sum(wanted) for width in wanted]
    for column, at_left in enumerate(left):
        if not at_left:
            rooms = [
                display_width(row[column]) + (_BESIDE_BOLD if at in strong else _BESIDE_TEXT)
                for at, row in enumerate(cells)
            ]
            widths[column] = max(widths[column], max(rooms, default=0.0) / characters)
    numbers = sum(width for width, at_left in zip(widths, left, strict=True) if not at_left)
    text = sum(width for width, at_left in zip(widths, left, strict=True) if at_left)
    shrunk = max(1 - numbers, _LEAST_TEXT) / text if text else 1.0
    widths = [width * shrunk if at_left else width for width, at_left in zip(widths, left, strict=True)]
    return _with_room_for_words(widths, cells, left, whole=whole, characters=characters)


def _with_room_for_words(
    widths: Sequence[float],
    cells: Sequence[Sequence[str]],
    left: Sequence[bool],
    *,
    whole: Collection[int],
    characters: int,
) -> list[float]:
    """Return the shares once narrow columns of text hold their longest word, at the cost of those that have more.

    Names of statuses, in the columns that are held `whole`, count as one word.
    """
    least: list[float] = []
    for column, at_left in enumerate(left):
        texts = [part for row in cells for part in ([row[column]] if column in whole else row[column].split())]
        words = (len(word) for word in texts if len(word) == display_width(word))
        aside = _BESIDE_NUMBER if column and not left[column - 1] and column not in whole else _BESIDE_TEXT
        longest = max((length for length in words if length <= _LONGEST_WORD), default=0)
        least.append((longest + aside) / characters if at_left and longest else 0.0)
    short = sum(max(0.0, need - width) for need, width in zip(least, widths, strict=True))
    spare = [
        max(0.0, width - need) if at_left else 0.0 for width, need, at_left in zip(widths, least, left, strict=True)
    ]
    if not short or sum(spare) < short:
        return [*widths]
    given = short / sum(spare)
    return [max(width, need) - rest * given for width, need, rest in zip(widths, least, spare, strict=True)]

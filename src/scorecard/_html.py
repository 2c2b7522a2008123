"""Tables as HTML for pages of any colour."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from scorecard._marks import BAD, GOOD, NO_DATA, WATCH, Mark
from scorecard._status import Level, StatusWord

if TYPE_CHECKING:
    from scorecard._table import Cell, Table
    from scorecard._text import Lang

__all__ = ["mark_html", "said_html", "table_html"]


def table_html(table: Table, lang: Lang) -> str:
    """Return a table as an HTML fragment; every text is escaped, and no colour is set but those of statuses.

    Parameters
    ----------
    table : Table
        The table.
    lang : {"en", "zh"}
        Language.

    Returns
    -------
    str
        One ``div``, marked with its language.
    """
    sides = tuple({"text": _LEFT, "status": _STATUS}.get(c.kind, _RIGHT) for c in table.columns)
    heads = zip(table.headings(lang), sides, strict=True)
    head = "".join(f'<th scope="col" style="{side}">{html.escape(text)}</th>' for text, side in heads)
    body = "".join(
        "<tr>" + "".join(map(_cell, row, said, sides)) + "</tr>"
        for row, said in zip(table.rows, table.cells(lang), strict=True)
    )
    caption = f'<caption style="{_CAPTION}">{html.escape(table.title.text(lang))}</caption>' if table.title else ""
    notes = "".join(f'<p style="margin:0.3em 0">{html.escape(note.text(lang))}</p>' for note in table.notes)
    grid = f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div lang="{lang}" class="scorecard-table">{grid}{notes}</div>'


def mark_html(level: Level | None, *, mark: Mark | None = None) -> str:
    """Return the mark of a status as inline SVG, outlined in the colour of the text around it.

    Parameters
    ----------
    level : {"good", "watch", "bad"} or None
        What the status says; None is no data.
    mark : Mark, optional
        How it looks in the theme of the page; as in the packaged theme when left out.

    Returns
    -------
    str
        The shape of the charts: circle, triangle, diamond, or a hatched square. Screen readers pass over it
        since the word stands beside it.
    """
    worn = mark or (NO_DATA if level is None else _MARKS[level])
    fill = "none" if level is None else worn.fill
    return (
        '<svg aria-hidden="true" viewBox="0 0 12 12" width="0.8em" height="0.8em" style="vertical-align:-0.05em">'
        f'<path d="{_PATHS[worn.shape]}" fill="{fill}" stroke="currentColor"/></svg>'
    )


def said_html(text: str, status: StatusWord | None) -> str:
    """Return a text escaped, after the mark of its status where it has one."""
    return html.escape(text) if status is None else f"{mark_html(status.level)} {html.escape(text)}"


def _cell(cell: Cell, said: str, side: str) -> str:
    """Return one cell; a status shows its mark before its name."""
    return f'<td style="{side}">{said_html(said, cell if isinstance(cell, StatusWord) else None)}</td>'


_LEFT = "text-align:left"
_STATUS = "text-align:left;white-space:nowrap"
_RIGHT = "text-align:right;font-variant-numeric:tabular-nums"
_CAPTION = "caption-side:top;text-align:left;color:inherit;font-weight:bold"
_MARKS: dict[Level, Mark] = {"good": GOOD, "watch": WATCH, "bad": BAD}
_PATHS = {
    "o": "M1 6a5 5 0 1 1 10 0a5 5 0 1 1-10 0z",
    "^": "M6 1L11.4 11H0.6z",
    "D": "M6 0.7L11.3 6L6 11.3L0.7 6z",
    "s": "M1.5 1.5h9v9h-9zM1.5 6L6 1.5M1.5 10.5L10.5 1.5M6 10.5L10.5 6",
}
"""Outlines in a square of 12, by the name of the shape."""

"""Which character separates the cells of a text table."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from scorecard.io.reading import Reading

__all__ = ["SEPARATORS", "find_separator", "lines_of"]

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}
"""What is recognised, and how it is called."""

_SAMPLE = 200_000
_ROWS = 200
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines of a text with their ends: CR LF, CR or LF."""
    return (match.group() for match in _LINE.finditer(text))


def find_separator(text: str, reading: Reading) -> str:
    """Return the one separator that fits the first rows of a table.

    A separator fits if it splits the header into at least two cells and every row into as many
    as the header, and does not cut through quotes. If none fits, the only one that splits all
    rows below the header alike is taken, or else the only one that splits the header at all, so
    that what is of other length can be named; a table in which none stands has one column.

    Parameters
    ----------
    text : str
        The table.
    reading : Reading
        Where the problem goes if more than one separator fits.

    Returns
    -------
    str
        Comma, semicolon or tab.

    Raises
    ------
    ScorecardError
        Of the kind `reading` names: if it cannot be decided, or is a vertical bar.
    """
    widths: dict[str, list[int]] = {}
    tidy: set[str] = set()
    for separator in SEPARATORS:
        rows = _first_rows(text, separator)
        widths[separator] = [len(row) for row in rows]
        if not any(cell.count('"') % 2 for row in rows for cell in row):
            tidy.add(separator)
    splitting = [s for s, w in widths.items() if w and w[0] > 1]
    fitting = [s for s in splitting if len(set(widths[s])) == 1]
    titled = [s for s, w in widths.items() if len(w) > 2 and w[1] > 1 and len(set(w[1:])) == 1]
    if not splitting and not titled:
        _refuse_bars(text, reading)
    chosen = [s for s in fitting if s in tidy] or fitting or (titled if len(titled) == 1 else splitting) or [","]
    if len(chosen) > 1:
        reading.refuse(
            "undecidable-separator",
            f"the cells may be separated by {' or '.join(SEPARATORS[s] for s in chosen)}",
            place=reading.place(row=1),
            cure="Declare the separator.",
        )
    return chosen[0]


def _refuse_bars(text: str, reading: Reading) -> None:
    """Refuse a table whose cells are separated by vertical bars."""
    widths = [len(row) for row in _first_rows(text, "|")]
    if len(widths) > 1 and widths[0] > 1 and len(set(widths)) == 1:
        reading.refuse(
            "other-separator",
            "the cells are separated by vertical bars",
            place=reading.place(row=1),
            found="|",
            cure="Export it again with comma, semicolon or tab between the cells.",
        )


def _first_rows(text: str, separator: str) -> list[list[str]]:
    """Return the first rows, blank ones left out."""
    sample = text[:_SAMPLE]
    cut = len(text) > _SAMPLE
    rows: list[list[str]] = []
    try:
        for row in csv.reader(lines_of(sample), delimiter=separator):
            if any(cell.strip() for cell in row):
                rows.append(row)
            if len(rows) > _ROWS:
                cut = True
                break
    except csv.Error:
        return rows
    return rows[:-1] if cut and len(rows) > 1 else rows

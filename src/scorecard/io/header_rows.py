"""Names of columns from several header rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from scorecard.io.columns import Cells, RawColumns
from scorecard.io.csv_rows import refuse_no_rows
from scorecard.io.reading import Reading
from scorecard.survey.cells import label_of

__all__ = ["JOINER", "renamed"]

JOINER = " | "
"""What stands between the parts of a joined name."""


def renamed(raw: RawColumns, reading: Reading, *, header_rows: int, name_row: int | Literal["joined"]) -> RawColumns:
    """Return a table whose columns take their names from other header rows than the first.

    Parameters
    ----------
    raw : RawColumns
        The table read with one header row, so that the others stand at its top.
    reading : Reading
        Where the problem goes if there are no data rows.
    header_rows : int
        How many header rows there are, the first one included.
    name_row : int or "joined"
        The row with the names, from 1; or all of them, cells merged to the right filled up, joined by `` | ``
        where they differ.

    Returns
    -------
    RawColumns
        The rows below all headers.

    Raises
    ------
    ScorecardError
        Of the kind `reading` names: if nothing stands below the headers.

    Examples
    --------
    >>> from scorecard._result import Provenance
    >>> raw = RawColumns(("Expect", ""), (["fast", "5"], ["kind", "4"]), 2, Provenance("survey.csv"))
    >>> from scorecard.errors import SurveyError
    >>> renamed(raw, Reading("survey.csv", SurveyError), header_rows=2, name_row="joined").names
    ('Expect | fast', 'Expect | kind')
    """
    more = header_rows - 1
    rows = [raw.names, *(tuple(label_of(cells[row]) for cells in raw.cells) for row in range(_there(raw, more)))]
    if not raw.cells or len(raw.cells[0]) <= more:
        refuse_no_rows(header_rows, reading)
    names = _joined(rows) if name_row == "joined" else rows[name_row - 1]
    cells: tuple[Cells, ...] = tuple(column[more:] for column in raw.cells)
    facts = replace(raw.provenance, rows_read=raw.provenance.rows_read - more)
    return replace(raw, names=names, cells=cells, first_row=raw.first_row + more, provenance=facts)


def _there(raw: RawColumns, wanted: int) -> int:
    """Return how many of the wanted rows a table has."""
    return min(wanted, len(raw.cells[0]) if raw.cells else 0)


def _joined(rows: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the names of all rows together; a cell that was merged to the right holds for those beside it."""
    filled: list[list[str]] = []
    for row in rows[:-1]:
        last, full = "", list[str]()
        for name in row:
            last = name or last
            full.append(last)
        filled.append(full)
    filled.append(list(rows[-1]))
    return tuple(JOINER.join(dict.fromkeys(part for part in parts if part)) for parts in zip(*filled, strict=True))

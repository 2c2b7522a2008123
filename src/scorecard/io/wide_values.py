"""Tables with one column a period, turned into one row a value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from scorecard.instruments.looks import as_seen
from scorecard.io.columns import Cells, RawColumns
from scorecard.models import Scorecard
from scorecard.models.calendar import Period, PeriodError
from scorecard.models.period_forms import day_in_chinese, period_in_chinese
from scorecard.survey.cells import label_of
from scorecard.survey.packed import Recurring

__all__ = ["Tidied", "is_header", "tidied"]

_NOTE = "#"
_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T]00:00:00)?", re.ASCII)
"""A day, also as a program writes the midnight at which it begins."""
_BESIDE = ("measure", "entity", "scenario")
"""Columns that may stand beside those of the periods."""


@dataclass(frozen=True, slots=True)
class Tidied:
    """A table with one value a row.

    Attributes
    ----------
    raw : RawColumns
        The table.
    origins : tuple of (int, str) or None
        Row and column in which each value stands, where the source has one column a period.
    strange : tuple of str
        Columns that a table with one column a period cannot have; it is then left as it is.
    """

    raw: RawColumns
    origins: tuple[tuple[int, str], ...] | None = None
    strange: tuple[str, ...] = ()


def tidied(raw: RawColumns, card: Scorecard | None) -> Tidied:
    """Return a table of values with one value a row; days among the periods become periods of the card.

    Parameters
    ----------
    raw : RawColumns
        A table with a column ``period``, or with a column ``measure`` and one column a period. Of the
        latter, columns and rows that begin with ``#`` are notes. What stands under no name is kept there.
    card : Scorecard or None
        The card whose calendar says in which period a day lies.

    Returns
    -------
    Tidied
        The table, and where its values stood.
    """
    names = [as_seen(name).casefold() for name in raw.names]
    if "period" in names:
        position = names.index("period")
        cells = list(raw.cells)
        cells[position] = _dated(cells[position], card)
        return Tidied(replace(raw, cells=tuple(cells)))
    periods = {i: found for i, name in enumerate(raw.names) if (found := _heading(name, card)) is not None}
    kept = [i for i, name in enumerate(names) if i not in periods and name and not name.startswith(_NOTE)]
    others = [names[i] for i in kept]
    if "measure" not in names or not periods or "value" in names:
        return Tidied(raw)
    strange = tuple(raw.names[i] for i in kept if names[i] not in _BESIDE)
    if strange or len(set(others)) < len(others):
        return Tidied(raw, strange=strange)
    return _melted(raw, names, others, periods)


def is_header(names: Sequence[str], card: Scorecard | None) -> bool:
    """Return whether names of columns are those of a table of values, with a column ``period`` or one column a period.

    Parameters
    ----------
    names : sequence of str
        The names.
    card : Scorecard or None
        The card whose calendar says in which period a day lies.

    Returns
    -------
    bool
        Whether a measure, and a period, would be found.
    """
    plain = {as_seen(name).casefold() for name in names}
    return "measure" in plain and ("period" in plain or any(_heading(name, card) is not None for name in names))


def _dated(cells: Cells, card: Scorecard | None) -> Cells:
    """Return a column of periods, in which a day is the period that it lies in; a day as text too, with a card."""
    held = cells.contents if isinstance(cells, Recurring) else cells
    different = {cell for cell in held if isinstance(cell, str | date)}
    read = {cell: _period(day, card) for cell in different if (day := _day(cell, text=card is not None)) is not None}
    texts = (cell for cell in different if isinstance(cell, str))
    read |= {text: str(period) for text in texts if (period := period_in_chinese(as_seen(text))) is not None}
    return [read.get(cell, cell) if isinstance(cell, str | date) else cell for cell in cells] if read else cells


def _day(cell: object, *, text: bool) -> date | None:
    """Return the day that a cell holds, also as text where that is asked for; None if it is none."""
    if isinstance(cell, date):
        return cell
    if not text or not isinstance(cell, str):
        return None
    found = _ISO_DAY.fullmatch(as_seen(cell))
    try:
        return day_in_chinese(as_seen(cell)) if found is None else date.fromisoformat(found[1])
    except ValueError:
        return None


def _melted(raw: RawColumns, names: Sequence[str], others: Sequence[str], periods: dict[int, str]) -> Tidied:
    """Return the values of a wide table one below the other; empty cells are none."""
    columns = {name: raw.cells[names.index(name)] for name in others}
    nameless = [cells for name, cells in zip(names, raw.cells, strict=True) if not name]
    strays: list[object] = []
    rows: list[tuple[object, ...]] = []
    origins: list[tuple[int, str]] = []
    for row in range(raw.provenance.rows_read):
        if label_of(columns["measure"][row]).startswith(_NOTE):
            continue
        strays.extend(cells[row] for cells in nameless if label_of(cells[row]))
        for position, period in periods.items():
            value = raw.cells[position][row]
            if label_of(value):
                rows.append((*(columns[name][row] for name in others), period, value))
                origins.append((raw.first_row + row, raw.names[position]))
    headings = (*others, "period", "value")
    cells = tuple([row[i] for row in rows] for i in range(len(headings)))
    if strays:  # its reader refuses a column without a name that holds something
        headings, cells = (*headings, ""), (*cells, strays)
    told = replace(raw.provenance, rows_read=len(rows))
    return Tidied(replace(raw, names=headings, cells=cells, first_row=1, provenance=told), tuple(origins))


def _heading(name: str, card: Scorecard | None) -> str | None:
    """Return the period that the heading of a column names, None if it is none."""
    text = as_seen(name)
    try:
        return str(Period.parse(text))
    except PeriodError:
        pass  # it may be a day
    period = period_in_chinese(text)
    if period is not None:
        return str(period)
    day = _day(text, text=True)
    return None if day is None else _period(day, card)


def _period(day: date, card: Scorecard | None) -> str:
    """Return the period of the card that a day lies in; without a card the day itself."""
    return day.isoformat() if card is None else str(card.calendar.period_of(day, card.calendar.frequency))

"""Which columns of an order file a layout takes."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.errors import near
from scorecard.io.headers import column_named, report_twice
from scorecard.io.reading import Reading
from scorecard.logistics import OrderLayout
from scorecard.logistics.order_layout import DATE_COLUMNS, FLAG_COLUMNS, NUMBER_COLUMNS, TEXT_COLUMNS

__all__ = ["columns_of", "holds_needed"]

_FIELDS = (*TEXT_COLUMNS, *DATE_COLUMNS, *NUMBER_COLUMNS, *FLAG_COLUMNS)


def columns_of(layout: OrderLayout, names: Sequence[str], reading: Reading) -> dict[str, str]:
    """Return the column of each field of a layout that a file has.

    Parameters
    ----------
    layout : OrderLayout
        Which column holds what.
    names : sequence of str
        Column names of the file.
    reading : Reading
        Where problems go.

    Returns
    -------
    dict of str to str
        Column by field or id; segments stand under ``segment:`` and their id.

    Raises
    ------
    OrderError
        With every column that is needed and not there, or there twice.
    """
    found: dict[str, str] = {}
    for field, column in _wanted(layout).items():
        if report_twice(column.strip(), names, reading):
            continue
        if (name := column_named(column, names)) is not None:
            found[field] = name
        elif _is_needed(layout, field):
            reading.problems.add(
                "missing-column",
                f"the column of {field.removeprefix('segment:')} is not there",
                place=reading.place(name=column),
                cure=near(column, names) + _undeclared(field, column),
            )
    reading.close()
    return found


def _undeclared(field: str, column: str) -> str:
    """Return how a column is named, where it was sought under the name of its field; else nothing."""
    return f" Name it in the layout: OrderLayout({field}=…), or {field}: in a file." if column == field else ""


def holds_needed(layout: OrderLayout, names: Sequence[str]) -> bool:
    """Return whether cells are the names of the columns of an order file.

    Parameters
    ----------
    layout : OrderLayout
        Which column holds what.
    names : sequence of str
        Cells of a row.

    Returns
    -------
    bool
        Whether every column that the layout needs is there, and at least two of those it takes: the word "order"
        alone may be a cell among the data.
    """
    wanted = _wanted(layout)
    known = {field: name for field, column in wanted.items() if (name := column_named(column, names)) is not None}
    return all(field in known for field in wanted if _is_needed(layout, field)) and len({*known.values()}) > 1


def _wanted(layout: OrderLayout) -> dict[str, str]:
    """Return every column that is looked for, by field or id."""
    wanted = {field: column for field in _FIELDS if (column := layout.column_of(field)) is not None}
    wanted |= {**layout.further_dates, **layout.further_numbers}
    return wanted | {f"segment:{key}": column for key, column in layout.segments.items()}


def _is_needed(layout: OrderLayout, field: str) -> bool:
    """Return whether a file must have a column."""
    return field.startswith("segment:") or layout.is_needed(field)

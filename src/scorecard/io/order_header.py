"""Which columns of an order file a layout takes."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.errors import near
from scorecard.io.reading import Reading
from scorecard.logistics import OrderLayout
from scorecard.logistics.order_layout import DATE_COLUMNS, FLAG_COLUMNS, NUMBER_COLUMNS, TEXT_COLUMNS

__all__ = ["columns_of"]

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
    wanted = {field: column for field in _FIELDS if (column := layout.column_of(field)) is not None}
    wanted |= {**layout.further_dates, **layout.further_numbers}
    wanted |= {f"segment:{key}": column for key, column in layout.segments.items()}
    found: dict[str, str] = {}
    for field, column in wanted.items():
        times = list(names).count(column.strip())
        if times > 1:
            reading.problems.add(
                "duplicate-column",
                f"the column stands {times} times",
                place=reading.place(name=column),
                cure="Rename or delete all but one.",
            )
        elif times:
            found[field] = column.strip()
        elif field.startswith("segment:") or layout.is_needed(field):
            reading.problems.add(
                "missing-column",
                f"the column of {field.removeprefix('segment:')} is not there",
                place=reading.place(name=column),
                cure=near(column, names),
            )
    reading.close()
    return found

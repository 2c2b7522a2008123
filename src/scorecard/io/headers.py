"""The row that holds the names of the columns, where it is not the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scorecard.instruments.looks import as_seen
from scorecard.io.columns import RawColumns
from scorecard.io.reading import Reading
from scorecard.survey.cells import label_of

__all__ = ["column_named", "first_rows", "refuse_header_below", "report_twice"]

_SEARCHED = 10


def first_rows(table: RawColumns) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield number and cells, as text, of the first rows below the header.

    Parameters
    ----------
    table : RawColumns
        The table.

    Yields
    ------
    tuple of (int, tuple of str)
        The row as its reader counts it, and what stands in it.
    """
    for row in range(min(_SEARCHED, len(table.cells[0]) if table.cells else 0)):
        yield table.first_row + row, tuple(label_of(cells[row]) for cells in table.cells)


def refuse_header_below(row: int, reading: Reading) -> None:
    """Refuse a table whose header stands below other rows.

    Parameters
    ----------
    row : int
        The row of the header, as its reader counts it.
    reading : Reading
        The input.

    Raises
    ------
    ScorecardError
        Of the kind `reading` names.
    """
    reading.refuse(
        "header-below",
        "the names of the columns stand in this row, below other rows",
        place=reading.place(row=row),
        cure="Delete everything above this row.",
    )


def report_twice(name: str, names: Sequence[str], reading: Reading) -> bool:
    """Report a column of which nobody can tell which one is meant, since several have its name.

    Parameters
    ----------
    name : str
        The column that is needed.
    names : sequence of str
        Names of all columns.
    reading : Reading
        The input, which takes the problem.

    Returns
    -------
    bool
        Whether there are several.
    """
    times = list(names).count(name)
    if times > 1:
        reading.problems.add(
            "duplicate-column",
            f"the column stands {times} times",
            place=reading.place(name=name),
            cure="Rename or delete all but one.",
        )
    return times > 1


def column_named(name: str, names: Sequence[str]) -> str | None:
    """Return the column of a name: the one that has it, or else the only one that looks like it.

    Parameters
    ----------
    name : str
        The column that is sought.
    names : sequence of str
        Names of all columns, in which a wrapped heading has line breaks.

    Returns
    -------
    str or None
        The name as it stands in the table; None where there is none, or several look like it.
    """
    if name.strip() in names:
        return name.strip()
    alike = [one for one in names if as_seen(one) == as_seen(name)]
    return alike[0] if len(alike) == 1 else None

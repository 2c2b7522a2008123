"""Table of the rows of everyone, with those of the groups below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText

__all__ = ["EVERYONE", "grouped_table", "labelled_rows", "with_everyone"]

EVERYONE = LocalText(en="Everyone", zh="全体")
"""Label of the rows of everyone."""

_HIDDEN = LocalText(
    en="Groups and rows with fewer than {threshold} respondents, and what would give them away, are not shown.",
    zh="少于 {threshold} 人的组别和行，以及可据以推算出它们的数据，不予显示。",
)
_GROUP = Column("group", LocalText(en="Group", zh="组别"))

Row = TypeVar("Row")


def with_everyone(everyone: Row, groups: Mapping[str, Row]) -> Mapping[str | None, Row]:
    """Return what was found of everyone (None), then of each group.

    Parameters
    ----------
    everyone : object
        What was found of everyone.
    groups : mapping of str to object
        The same by group.

    Returns
    -------
    mapping of str or None to object
        Everyone first.
    """
    found: dict[str | None, Row] = {None: everyone}
    found.update(groups)
    return found


def labelled_rows(
    groups: Mapping[str | None, Iterable[Row]], cells: Callable[[Row], tuple[Cell, ...]], *, labelled: bool
) -> tuple[tuple[Cell, ...], ...]:
    """Return the cells of all rows, each after the label of its group.

    Parameters
    ----------
    groups : mapping of str or None to rows
        Rows of everyone (None) and of each group.
    cells : callable
        From a row to its cells.
    labelled : bool
        Whether the label stands before them.

    Returns
    -------
    tuple of tuple of cells
        Group after group.
    """
    found: list[tuple[Cell, ...]] = []
    for label, rows in groups.items():
        head: tuple[Cell, ...] = ((EVERYONE if label is None else label),) if labelled else ()
        found += [(*head, *cells(row)) for row in rows]
    return tuple(found)


def grouped_table(
    groups: Mapping[str | None, Iterable[Row]],
    columns: Sequence[Column],
    *,
    cells: Callable[[Row], tuple[Cell, ...]],
    title: LocalText,
    notes: Sequence[LocalText],
    threshold: int | None,
) -> Table:
    """Return the rows of everyone and of the groups as a table.

    Parameters
    ----------
    groups : mapping of str or None to rows
        Rows of everyone (None) and of each group.
    columns : sequence of Column
        Columns of a row.
    cells : callable
        From a row to its cells.
    title : LocalText
        Title of the table.
    notes : sequence of LocalText
        What a reader must know of the numbers.
    threshold : int or None
        Smallest group whose numbers are shown; None where there are no groups to name.

    Returns
    -------
    Table
        One row a row of each group; a column for the group where groups are named, and a note on those not shown.
    """
    named = threshold is not None
    shown = (*notes, _HIDDEN.fill({"threshold": threshold})) if threshold is not None else tuple(notes)
    rows = labelled_rows(groups, cells, labelled=named)
    return Table((_GROUP, *columns) if named else tuple(columns), rows, title=title, notes=shown)

"""The table of weights with the facts behind them."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.weighting.weights import Weights

__all__ = ["Fact", "with_facts"]

Fact = tuple[Column, Sequence[Cell]]
"""A column with its cells, one for each weight."""


def with_facts(
    weights: Weights, before: Sequence[Fact], *, after: Sequence[Fact] = (), notes: Sequence[LocalText]
) -> Table:
    """Return the table of weights with further columns on either side of the weight.

    Parameters
    ----------
    weights : Weights
        The weights.
    before, after : sequence of Fact
        Columns that stand before and after the weight.
    notes : sequence of LocalText
        Notes in place of those of plain weights.

    Returns
    -------
    Table
        One row for each id.
    """
    plain = Weights.table(weights)
    first, *rest = plain.columns
    columns = (first, *(column for column, _ in before), *rest, *(column for column, _ in after))
    rows = tuple(
        (row[0], *(cells[i] for _, cells in before), *row[1:], *(cells[i] for _, cells in after))
        for i, row in enumerate(plain.rows)
    )
    return Table(columns, rows, title=plain.title, notes=tuple(notes))

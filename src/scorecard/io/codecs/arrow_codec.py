"""An Arrow table to raw columns, without loading what knows frames of every library."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from scorecard._result import Provenance
from scorecard.io.arrow_cells import mapped_cells
from scorecard.io.batches import Batch
from scorecard.io.frame_cells import check_names
from scorecard.io.reading import Reading

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["ArrowSource", "is_arrow"]


_FEW = 4
"""Pieces of a column that are looked at one by one, which is quicker than to put them together."""


def is_arrow(source: object) -> bool:
    """Return whether a source is an Arrow table, without loading pyarrow.

    Parameters
    ----------
    source : object
        What was handed over to be read.

    Returns
    -------
    bool
        False for readers and data sets, whose rows are not in memory yet.
    """
    return any(
        kind.__name__ == "Table" and kind.__module__.partition(".")[0] == "pyarrow" for kind in type(source).__mro__
    )


class ArrowSource:
    """An Arrow table of which only the columns that are asked for are looked at.

    Parameters
    ----------
    table : pyarrow.Table
        The table.
    reading : Reading
        Its name in messages, and where problems go.
    """

    def __init__(self, table: object, reading: Reading) -> None:
        self._table = cast("pa.Table", table)
        self.total: int = self._table.num_rows
        self.names: tuple[str, ...] = check_names(self._table.column_names, self.total, reading)

    def batches(self, wanted: tuple[str, ...], *, rows: int) -> Iterator[Batch]:
        """Yield the wanted columns, so many rows at a time."""
        for number, table in enumerate(self.tables(wanted, rows=rows)):
            yield Batch(mapped_cells(table, wanted, wanted), table.num_rows, number * rows + 1)

    def tables(self, wanted: tuple[str, ...], *, rows: int) -> Iterator[pa.Table]:
        """Yield the wanted columns as Arrow tables with these names, so many rows at a time."""
        position = {name: i for i, name in enumerate(self.names)}
        chosen = self._table.select([position[name] for name in wanted]).rename_columns(list(wanted))
        for start in range(0, self.total, rows):
            yield _in_one_piece(chosen.slice(start, rows))

    def provenance(self) -> Provenance:
        """Return the kind of table and its rows."""
        return Provenance(source="pyarrow Table", rows_read=self.total)


def _in_one_piece(table: pa.Table) -> pa.Table:
    """Return a table whose columns are one piece each, or few: many pieces are slow to look at."""
    import pyarrow as pa

    if all(column.num_chunks <= _FEW for column in table.columns):
        return table
    try:
        return table.combine_chunks()
    except pa.ArrowException:  # there are kinds of cells that Arrow cannot put together; they are read piece by piece
        return table

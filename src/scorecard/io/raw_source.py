"""A table that is already read, handed on batch by batch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from scorecard._result import Provenance
from scorecard.io.batches import Batch
from scorecard.io.columns import Cells, RawColumns
from scorecard.survey.cell_places import CellPlaces
from scorecard.survey.cells import label_of

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["RawSource"]

_EXACT = 2**53
"""Up to here every whole number is a float."""


class RawSource:
    """A table of which all columns are in memory.

    Parameters
    ----------
    raw : RawColumns
        The table.
    places : CellPlaces, optional
        Where each cell stands, where the rows do not follow one another as in the source.
    """

    def __init__(self, raw: RawColumns, places: CellPlaces | None = None) -> None:
        self._raw, self._places = raw, places
        self.names: tuple[str, ...] = raw.names
        self.total: int = len(raw.cells[0]) if raw.cells else 0
        self.sheet: str | None = raw.sheet
        self.first_row: int = raw.first_row

    def batches(self, wanted: tuple[str, ...], *, rows: int) -> Iterator[Batch]:
        """Yield the wanted columns, so many rows at a time."""
        for start in range(0, self.total, rows):
            columns: dict[str, Cells] = {name: self._raw[name][start : start + rows] for name in wanted}
            places = None if self._places is None else self._places.from_row(start)
            yield Batch(columns, min(rows, self.total - start), self._raw.first_row + start, places)

    def tables(self, wanted: tuple[str, ...], *, rows: int) -> Iterator[pa.Table]:
        """Yield the wanted columns as Arrow tables with these names, so many rows at a time."""
        import pyarrow as pa

        numbers = {name for name in wanted if _are_numbers(self._raw[name])}
        for batch in self.batches(wanted, rows=rows):
            yield pa.table({name: _array(cells, numbers=name in numbers) for name, cells in batch.columns.items()})

    def provenance(self) -> Provenance:
        """Return where the table came from."""
        return self._raw.provenance


def _are_numbers(cells: Cells) -> bool:
    """Return whether a column holds numbers with a point, which no declared decimal sign changes."""
    there = [cell for cell in cells if cell is not None]
    numbers = all(type(cell) is float or (type(cell) is int and abs(cell) <= _EXACT) for cell in there)
    return numbers and any(type(cell) is float for cell in there)


def _array(cells: Cells, *, numbers: bool) -> pa.Array[Any]:
    """Return cells as a column of Arrow: numbers, or text."""
    import pyarrow as pa

    if numbers:
        return pa.array([None if cell is None else float(cast("float", cell)) for cell in cells], pa.float64())
    return pa.array([None if cell is None else label_of(cell) for cell in cells], pa.string())

"""Records of measures that are made only where somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast, overload

import numpy as np
from numpy.typing import NDArray

from scorecard.series.records import MeasureRecord

__all__ = ["PlainColumns", "PlainRecords", "Words"]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A column of names.

    Attributes
    ----------
    names : tuple of (str or None)
        The different names; None where the cell is empty.
    rows : ndarray of int
        Which of them stands in each row.
    """

    names: tuple[str | None, ...]
    rows: NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class PlainColumns:
    """Columns of values that need no look at a single cell: names, and numbers that are finite or missing.

    Attributes
    ----------
    measure, period : Words
        Measures and periods.
    entity : Words or None
        Entities; None where the table has no such column.
    numbers : mapping of str to ndarray
        Of ``value``, ``n``, ``standard_error``, ``numerator`` and ``denominator`` those that the table has.
    """

    measure: Words
    period: Words
    entity: Words | None
    numbers: Mapping[str, NDArray[np.float64]]


class PlainRecords(Sequence[MeasureRecord]):
    """The records of a table whose columns are plain.

    Parameters
    ----------
    columns : PlainColumns
        The columns.
    record : callable
        From the number of a row to its record.
    """

    __slots__ = ("_record", "columns")

    def __init__(self, columns: PlainColumns, record: Callable[[int], MeasureRecord]) -> None:
        self.columns: PlainColumns = columns
        self._record = record

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self.columns.measure.rows)

    @overload
    def __getitem__(self, row: int) -> MeasureRecord: ...
    @overload
    def __getitem__(self, row: slice) -> tuple[MeasureRecord, ...]: ...
    def __getitem__(self, row: int | slice) -> MeasureRecord | tuple[MeasureRecord, ...]:
        """Return one record, or some."""
        rows = range(len(self))[row]
        return self._record(rows) if isinstance(rows, int) else tuple(map(self._record, rows))

    def __eq__(self, other: object) -> bool:
        """Return whether the records are the same."""
        if not isinstance(other, PlainRecords | tuple):
            return NotImplemented
        return tuple(self) == tuple(cast("Sequence[object]", other))

    def __hash__(self) -> int:
        """Return the hash of the records."""
        return hash(tuple(self))

    def __repr__(self) -> str:
        """Return how many records there are."""
        return f"<{len(self)} records>"

"""Value tables of a data frame as whole columns, where no cell needs a look of its own."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from scorecard.io.columns import Cells
from scorecard.series.plain_records import PlainColumns, Words
from scorecard.survey.cells import label_of
from scorecard.survey.packed import Recurring

__all__ = ["plain_columns"]

_NUMBERS = ("value", "n", "standard_error", "numerator", "denominator")
_NAMES = ("measure", "period", "entity")


def plain_columns(columns: Mapping[str, Cells]) -> PlainColumns | None:
    """Return the columns of a value table as a whole.

    Parameters
    ----------
    columns : mapping of str to cells
        The columns by their plain names.

    Returns
    -------
    PlainColumns or None
        The columns; None where a cell may need a look: text or infinity among the numbers, a row
        without measure or period, letters that are read as others, other columns than names and numbers.
    """
    if not {"measure", "period"} <= set(columns) <= {*_NAMES, *_NUMBERS}:
        return None
    measure, period = _words(columns["measure"], _named), _words(columns["period"], _dated)
    entity = _words(columns["entity"], _labelled) if "entity" in columns else None
    numbers = {name: _finite(columns[name]) for name in _NUMBERS if name in columns}
    if measure is None or period is None or (entity is None and "entity" in columns):
        return None
    found = {name: array for name, array in numbers.items() if array is not None}
    return PlainColumns(measure, period, entity, found) if len(found) == len(numbers) else None


def _words(cells: Cells, read: Callable[[object], str | None]) -> Words | None:
    """Return a column of names; None where one cannot be used as it stands."""
    if not isinstance(cells, Recurring):
        return None
    contents, rows = cells.places()
    names = tuple(map(read, contents))
    return None if None in names else Words(tuple(name or None for name in names), rows)


def _labelled(cell: object) -> str:
    """Return a cell as a name; empty where it is missing."""
    return label_of(cell)


def _named(cell: object) -> str | None:
    """Return a cell as a name, or None."""
    return label_of(cell) or None


def _dated(cell: object) -> str | None:
    """Return a cell as the name of a period; None where there is none or its letters are read as others."""
    label = label_of(cell)
    return label if label and unicodedata.normalize("NFKC", label) == label else None


def _finite(cells: Cells) -> NDArray[np.float64] | None:
    """Return a column of numbers; None where it holds anything but finite numbers and missing ones."""
    if not isinstance(cells, np.ndarray) or cells.dtype.kind not in "iuf":
        return None
    numbers = cells.astype(np.float64)
    numbers += 0.0  # no minus zero, as in every other number that is read
    return None if np.isinf(numbers).any() else numbers

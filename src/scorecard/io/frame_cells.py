"""Columns of data frames as raw cells, whatever library they come from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from scorecard.io.arrow_cells import array_cells, arrow_cells
from scorecard.io.columns import MAX_COLUMNS, Cells
from scorecard.io.reading import Reading
from scorecard.survey.cells import is_absent

if TYPE_CHECKING:
    import narwhals as nw
    import pyarrow as pa

__all__ = ["arrow_column", "check_names", "frame_cells", "survey_cells"]

_EXACT = 2**53


def frame_cells(column: nw.Series[Any], *, nan_is_missing: bool, recurring: bool = False) -> Cells:
    """Return a column's cells: an array of numbers, or Python values with None where one is missing.

    Parameters
    ----------
    column : narwhals.Series
        The column.
    nan_is_missing : bool
        Whether NaN stands for a missing cell, as in pandas; else it is kept apart from None.
    recurring : bool
        Whether words that come again and again are kept once.

    Returns
    -------
    sequence or ndarray
        The cells; NaN in an array is a missing cell.
    """
    import narwhals as nw

    kind = column.dtype
    if recurring and isinstance(kind, nw.String | nw.Categorical | nw.Enum):
        return survey_cells(column, nan_is_missing=nan_is_missing)
    wide = str(kind).endswith("128")  # numpy has no integers of 128 bits
    if kind.is_integer() and not wide and (not column.null_count() or _fits_floats(column)):
        return cast("Cells", column.to_numpy())
    if kind.is_float() and (nan_is_missing or not column.is_nan().any()):
        return cast("Cells", column.to_numpy().astype(np.float64, copy=False))
    cells = cast("list[object]", column.to_list())
    if nan_is_missing:
        return [None if is_absent(cell) else cell for cell in cells]
    return cells


def _fits_floats(column: nw.Series[Any]) -> bool:
    """Return whether floats hold every number of a column of whole numbers, some or all of which are missing."""
    ends = (column.min(), column.max())
    return all(is_absent(end) or abs(end) <= _EXACT for end in ends)


def survey_cells(column: nw.Series[Any], *, nan_is_missing: bool) -> Cells:
    """Return a column's cells without a Python object a cell where that can be.

    Parameters
    ----------
    column : narwhals.Series
        The column.
    nan_is_missing : bool
        Whether NaN stands for a missing cell, as in pandas.

    Returns
    -------
    sequence or ndarray
        The cells; small whole numbers and words that recur are packed.
    """
    import narwhals as nw
    import pyarrow as pa

    kind = column.dtype
    number = kind.is_integer() or kind.is_float()
    if number and not str(kind).endswith("128"):
        native = column.to_native()
        if isinstance(getattr(native, "dtype", None), np.dtype):
            return array_cells(cast("NDArray[np.generic]", column.to_numpy()))
        return arrow_cells(column.to_arrow())
    if isinstance(kind, nw.String | nw.Categorical | nw.Enum):
        try:
            return arrow_cells(column.to_arrow())
        except (pa.ArrowException, TypeError, ValueError):
            pass  # objects of several kinds
    return frame_cells(column, nan_is_missing=nan_is_missing)


def arrow_column(column: nw.Series[Any]) -> pa.Array[Any] | pa.ChunkedArray[Any]:
    """Return a column as Arrow holds it; cells of several kinds become text.

    Parameters
    ----------
    column : narwhals.Series
        The column.

    Returns
    -------
    pyarrow.Array or pyarrow.ChunkedArray
        The cells; NaN of pandas is a missing cell.
    """
    import narwhals as nw
    import pyarrow as pa

    try:
        found = column.to_arrow()
    except (pa.ArrowException, TypeError, ValueError):
        cells = cast("list[object]", column.to_list())
    else:
        if not (pa.types.is_date32(found.type) and isinstance(column.dtype, nw.Object)):
            return found
        cells = cast("list[object]", column.to_list())
        if not any(isinstance(cell, datetime) and not is_absent(cell) for cell in cells):
            return found  # else Arrow took all for days, as the first of them is, and dropped their hours
    return pa.array([None if is_absent(cell) else _as_text(cell) for cell in cells], pa.string())


def _as_text(cell: object) -> str:
    """Return a cell as text; a whole number has no point, as in a column of numbers alone."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def check_names(names: Sequence[object], rows: int, reading: Reading) -> tuple[str, ...]:
    """Return a frame's column names as text; refuse names of several levels, names that stand twice, no cells."""
    levels = [str(name) for name, kind in zip(names, map(type, names), strict=True) if kind is tuple]
    if levels:
        reading.refuse(
            "column-levels",
            "the names of the columns have several levels",
            found=levels[0],
            cure="Give each column one name, as in frame.columns = frame.columns.map(' '.join).",
        )
    texts = tuple(str(name).strip() for name in names)
    if len(texts) > MAX_COLUMNS:
        reading.refuse(
            "too-many-columns",
            f"the table has more than {MAX_COLUMNS} columns",
            found=f"{len(texts)} columns",
            cure="Leave out the columns that are not needed.",
        )
    for name, times in Counter(texts).items():
        if times > 1:
            reading.problems.add(
                "duplicate-column",
                f"the column stands {times} times",
                place=reading.place(name=name),
                cure="Rename or delete all but one.",
            )
    reading.close()
    if not texts or not rows:
        reading.refuse("no-rows", "the table has no data rows", cure="Hand over the rows too.")
    return texts

"""Tables as data frames of pandas, polars and pyarrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, cast, get_args, overload

from scorecard._table import Cell, Table
from scorecard._text import LocalText
from scorecard.errors import MissingExtraError
from scorecard.io.options import require_choice

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow
    from pandas.api.extensions import ExtensionDtype

__all__ = ["Backend", "arrow_to_frame", "table_to_frame"]

Backend = Literal["pandas", "polars", "pyarrow"]


@overload
def table_to_frame(table: Table, *, backend: Literal["pandas"] = ...) -> pandas.DataFrame: ...
@overload
def table_to_frame(table: Table, *, backend: Literal["polars"]) -> polars.DataFrame: ...
@overload
def table_to_frame(table: Table, *, backend: Literal["pyarrow"]) -> pyarrow.Table: ...
@overload
def table_to_frame(table: Table, *, backend: Backend) -> pandas.DataFrame | polars.DataFrame | pyarrow.Table: ...
def table_to_frame(table: Table, *, backend: Backend = "pandas") -> pandas.DataFrame | polars.DataFrame | pyarrow.Table:
    """Return a table as a data frame at full precision.

    Parameters
    ----------
    table : Table
        The table.
    backend : {"pandas", "polars", "pyarrow"}
        Which library's frame.

    Returns
    -------
    pandas.DataFrame, polars.DataFrame or pyarrow.Table
        One column a table column, named by its key: whole numbers, numbers, truth values or text.
        Words are in English. A missing cell is null (in pandas NaN or NA).

    Raises
    ------
    MissingExtraError
        If the library is not installed.
    UsageError
        If there is no such backend.

    Examples
    --------
    >>> from scorecard._table import Column
    >>> table = Table((Column("n", LocalText(en="n"), "integer"),), ((3,), (None,)))
    >>> table_to_frame(table, backend="pyarrow").to_pydict()
    {'n': [3, None]}
    """
    return arrow_to_frame(_arrow(table), backend=backend)


def arrow_to_frame(arrow: pyarrow.Table, *, backend: Backend) -> pandas.DataFrame | polars.DataFrame | pyarrow.Table:
    """Return an Arrow table as a frame of one of the libraries."""
    require_choice("backend", backend, get_args(Backend))
    if backend == "pyarrow":
        return arrow
    if backend == "polars":
        return _polars(arrow)
    return _pandas(arrow)


def _arrow(table: Table) -> pyarrow.Table:
    """Return a table in Arrow, each column of one type."""
    import pyarrow as pa

    columns: dict[str, pa.Array[Any]] = {}
    for position, column in enumerate(table.columns):
        cells = [_plain(row[position]) for row in table.rows]
        kinds = {type(cell) for cell in cells if cell is not None}
        if not kinds:
            kinds = {str if column.kind in ("text", "status") else float}
        if kinds == {bool}:
            columns[column.key] = pa.array(cells, type=pa.bool_())
        elif kinds == {int}:
            columns[column.key] = pa.array(cells, type=pa.int64())
        elif kinds <= {int, float}:
            columns[column.key] = pa.array([None if c is None else float(c) for c in cells], type=pa.float64())
        else:
            columns[column.key] = pa.array([None if c is None else str(c) for c in cells], type=pa.string())
    return pa.table(columns)


def _plain(cell: Cell) -> str | int | float | bool | None:
    """Return a cell without its languages."""
    return cell.text("en") if isinstance(cell, LocalText) else cell


def _polars(arrow: pyarrow.Table) -> polars.DataFrame:
    """Return an Arrow table in polars."""
    try:
        import polars as pl
    except ModuleNotFoundError:
        MissingExtraError.raise_for("polars", extra="polars", purpose="a polars frame")
    return cast("polars.DataFrame", pl.from_arrow(arrow))


def _pandas(arrow: pyarrow.Table) -> pandas.DataFrame:
    """Return an Arrow table in pandas; whole numbers and truth values stay so where one is missing."""
    try:
        import pandas as pd
    except ModuleNotFoundError:
        MissingExtraError.raise_for("pandas", extra="pandas", purpose="a pandas frame")
    import pyarrow as pa

    def kept(kind: pa.DataType) -> ExtensionDtype | None:
        return (
            pd.Int64Dtype() if pa.types.is_integer(kind) else pd.BooleanDtype() if pa.types.is_boolean(kind) else None
        )

    return pd.DataFrame(
        {
            name: column.to_pandas(types_mapper=kept if column.null_count else None)
            for name, column in zip(arrow.column_names, arrow.columns, strict=True)
        }
    )

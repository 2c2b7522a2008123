"""A data frame of any library to raw columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast

from scorecard._result import Provenance
from scorecard.io.batches import Batch
from scorecard.io.columns import RawColumns
from scorecard.io.frame_cells import arrow_column, check_names, frame_cells, survey_cells
from scorecard.io.reading import Reading

if TYPE_CHECKING:
    import narwhals as nw
    import pyarrow as pa

__all__ = ["FrameSource", "kind_of", "read_frame"]


def kind_of(frame: object) -> str:
    """Return what a frame is called in messages, such as ``pandas DataFrame``."""
    return f"{type(frame).__module__.partition('.')[0].lstrip('_')} {type(frame).__name__}"


def read_frame(frame: object, reading: Reading, *, recurring: bool = False) -> RawColumns:
    """Return the columns of a data frame.

    Parameters
    ----------
    frame : pandas.DataFrame, polars.DataFrame, pyarrow.Table, DuckDB relation or another that narwhals knows
        The frame.
    reading : Reading
        Its name in messages, and where problems go.
    recurring : bool
        Whether words that come again and again are kept once.

    Returns
    -------
    RawColumns
        The columns; the first row is row 1.

    Raises
    ------
    ScorecardError
        Of the kind `reading` names: something that is no frame or a frame not computed yet, names
        that stand twice, no rows.
    """
    table = _table(frame, reading)
    names = check_names(list(table.columns), len(table), reading)
    missing = table.implementation.is_pandas_like()
    return RawColumns(
        names=names,
        cells=tuple(
            frame_cells(column, nan_is_missing=missing, recurring=recurring) for column in table.iter_columns()
        ),
        first_row=1,
        provenance=Provenance(source=kind_of(frame), rows_read=len(table)),
    )


class FrameSource:
    """A data frame of which only the columns that are asked for are looked at.

    Parameters
    ----------
    frame : pandas.DataFrame, polars.DataFrame, pyarrow.Table, DuckDB relation or another that narwhals knows
        The frame.
    reading : Reading
        Its name in messages, and where problems go.
    """

    def __init__(self, frame: object, reading: Reading) -> None:
        self._kind = kind_of(frame)
        self._table = _table(frame, reading)
        self.total: int = len(self._table)
        self.names: tuple[str, ...] = check_names(list(self._table.columns), self.total, reading)

    def batches(self, wanted: tuple[str, ...], *, rows: int) -> Iterator[Batch]:
        """Yield the wanted columns, so many rows at a time."""
        position = {name: i for i, name in enumerate(self.names)}
        native = self._table.columns
        missing = self._table.implementation.is_pandas_like()
        for start in range(0, self.total, rows):
            part = self._table if rows >= self.total else self._table[start : start + rows]
            columns = {
                name: survey_cells(part.get_column(native[position[name]]), nan_is_missing=missing) for name in wanted
            }
            yield Batch(columns, len(part), start + 1)

    def tables(self, wanted: tuple[str, ...], *, rows: int) -> Iterator[pa.Table]:
        """Yield the wanted columns as Arrow tables with these names, so many rows at a time."""
        import pyarrow as pa

        position = {name: i for i, name in enumerate(self.names)}
        native = self._table.columns
        for start in range(0, self.total, rows):
            part = self._table if rows >= self.total else self._table[start : start + rows]
            columns = {name: arrow_column(part.get_column(native[position[name]])) for name in wanted}
            yield pa.table(cast("dict[str, pa.Array[Any]]", columns))

    def provenance(self) -> Provenance:
        """Return the kind of frame and its rows."""
        return Provenance(source=self._kind, rows_read=self.total)


def _table(frame: object, reading: Reading) -> nw.DataFrame[Any]:
    """Return a frame of any library as one that can be looked at, or refuse it."""
    import narwhals as nw

    frame = _computed(nw.to_native(cast("Any", frame), pass_through=True), reading)
    try:
        return cast("nw.DataFrame[Any]", nw.from_native(cast("Any", frame), eager_only=True))
    except nw.exceptions.DuplicateError:
        check_names(_native_names(frame), 1, reading)
        raise
    except TypeError:
        _refuse_lazy(frame, reading)
        reading.refuse(
            "not-a-table",
            "this is neither a path nor a data frame",
            found=type(frame).__name__,
            cure="Hand over a path, or a pandas, polars or pyarrow table.",
        )


def _computed(frame: object, reading: Reading) -> object:
    """Return the rows of a DuckDB relation as an Arrow table, any other frame as it is."""
    if kind_of(frame) != "duckdb DuckDBPyRelation":
        return frame
    import duckdb

    try:
        return cast("duckdb.DuckDBPyRelation", frame).to_arrow_table()
    except duckdb.Error as error:
        what = f"DuckDB cannot compute the rows ({str(error).splitlines()[0]})"
        return reading.refuse("not-computed", what, cure="Mend the query.")


def _native_names(frame: object) -> Sequence[object]:
    """Return a frame's column names as its own library gives them."""
    return cast("Sequence[object]", getattr(frame, "column_names", None) or tuple(getattr(frame, "columns", ())))


def _refuse_lazy(frame: object, reading: Reading) -> None:
    """Refuse a frame whose rows are not computed yet."""
    import narwhals as nw

    try:
        nw.from_native(cast("Any", frame))
    except TypeError:
        return
    reading.refuse(
        "lazy-frame",
        "the rows of this frame are not computed yet",
        cure="Collect it first.",
    )

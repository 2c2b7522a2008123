"""Tables whose rows are not computed yet to batches: readers and data sets of Arrow, DuckDB relations, lazy polars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, cast

from scorecard._result import Provenance
from scorecard._text import LocalText
from scorecard.io.arrow_cells import mapped_cells
from scorecard.io.batches import Batch, gathered
from scorecard.io.frame_cells import check_names
from scorecard.io.reading import Reading

if TYPE_CHECKING:
    import polars as pl
    import pyarrow as pa
    from pyarrow import dataset

__all__ = ["StreamSource", "computed", "is_stream"]

_AT_ONCE = 1 << 17

_NO_HASH = LocalText(
    en="The rows were read as they were computed, so that there is no hash of a file.",
    zh="数据随计算逐批读入，因此没有文件哈希值。",
)
_HELD = LocalText(
    en="This version of polars cannot hand out batches; the needed columns were collected first.",
    zh="该版本的 polars 不支持逐批输出，已先收集所需的列。",
)


class _Relation(Protocol):
    """What is used of a DuckDB relation."""

    @property
    def columns(self) -> list[str]: ...
    def project(self, expressions: str) -> _Relation: ...
    def to_arrow_reader(self, batch_size: int) -> pa.RecordBatchReader: ...
    def fetch_arrow_reader(self, batch_size: int) -> pa.RecordBatchReader: ...


def is_stream(source: object) -> bool:
    """Return whether a source hands out its rows batch by batch."""
    return _kind(source) is not None


def _kind(source: object) -> str | None:
    """Return which kind of stream a source is, without loading a library that did not make it."""
    for kind in type(source).__mro__:
        room = kind.__module__.partition(".")[0]
        if room == "polars" and kind.__name__ == "LazyFrame":
            return "polars"
        if room in ("duckdb", "_duckdb") and kind.__name__ == "DuckDBPyRelation":
            return "duckdb"
        if room == "pyarrow" and kind.__name__ in ("RecordBatchReader", "Dataset"):
            return kind.__name__
    return None


class StreamSource:
    """A table whose rows are not computed yet.

    Parameters
    ----------
    source : polars.LazyFrame, duckdb relation, pyarrow.RecordBatchReader or pyarrow.dataset.Dataset
        The table; a reader can be read once.
    reading : Reading
        Its name in messages, and where problems go.
    """

    def __init__(self, source: object, reading: Reading) -> None:
        self._source, self._reading, self._kind = source, reading, _kind(source)
        self._native = tuple(self._column_names())
        self.names: tuple[str, ...] = check_names(self._native, 1, reading)
        self.total: int | None = None
        self._rows = 0
        self._notes: tuple[LocalText, ...] = (_NO_HASH,)

    def _column_names(self) -> Sequence[str]:
        """Return the column names as they stand in the source."""
        if self._kind == "polars":
            return cast("pl.LazyFrame", self._source).collect_schema().names()
        if self._kind == "duckdb":
            return cast("_Relation", self._source).columns
        return cast("pa.RecordBatchReader", self._source).schema.names

    def batches(self, wanted: tuple[str, ...], *, rows: int) -> Iterator[Batch]:
        """Yield the wanted columns, so many rows at a time."""
        for table in self.tables(wanted, rows=rows):
            yield Batch(mapped_cells(table, wanted, wanted), table.num_rows, self._rows - table.num_rows + 1)

    def tables(self, wanted: tuple[str, ...], *, rows: int) -> Iterator[pa.Table]:
        """Yield the wanted columns as Arrow tables with these names, so many rows at a time."""
        position = {name: i for i, name in enumerate(self.names)}
        native = [self._native[position[name]] for name in wanted]
        for table in gathered(self._record_batches(native, rows), rows):
            self._rows += table.num_rows
            yield table.select(native).rename_columns(list(wanted))

    def _record_batches(self, columns: list[str], rows: int) -> Iterable[pa.RecordBatch]:
        """Return the rows of some columns as record batches."""
        if self._kind == "polars":
            return self._of_polars(cast("pl.LazyFrame", self._source).select(columns), rows)
        if self._kind == "duckdb":
            return _of_duckdb(cast("_Relation", self._source), columns, rows, self._reading)
        if self._kind == "Dataset":
            return cast("dataset.Dataset", self._source).to_batches(columns=columns, batch_size=rows)
        return cast("pa.RecordBatchReader", self._source)

    def _of_polars(self, frame: pl.LazyFrame, rows: int) -> Iterator[pa.RecordBatch]:
        """Yield the rows of a lazy frame; older versions collect the columns first."""
        if not hasattr(frame, "collect_batches"):
            self._notes = (*self._notes, _HELD)
            yield from frame.collect().to_arrow().to_batches(max_chunksize=rows)
            return
        for part in frame.collect_batches(chunk_size=rows, maintain_order=True):
            yield from part.to_arrow().to_batches()

    def provenance(self) -> Provenance:
        """Return the kind of table and its rows."""
        name = f"{type(self._source).__module__.partition('.')[0].lstrip('_')} {type(self._source).__name__}"
        return Provenance(source=name, rows_read=self._rows, notes=self._notes)


def computed(source: object, reading: Reading) -> tuple[pa.Table, Provenance]:
    """Return all rows of a table that is not computed yet, where they must be looked at together.

    Parameters
    ----------
    source : polars.LazyFrame, duckdb relation, pyarrow.RecordBatchReader or pyarrow.dataset.Dataset
        The table.
    reading : Reading
        Its name in messages, and where problems go.

    Returns
    -------
    tuple of (pyarrow.Table, Provenance)
        The rows under trimmed names, and where they came from.
    """
    import pyarrow as pa

    stream = StreamSource(source, reading)
    tables = [*stream.tables(stream.names, rows=_AT_ONCE)]
    none: dict[str, list[str]] = {name: [] for name in stream.names}
    return pa.concat_tables(tables) if tables else pa.table(none), stream.provenance()


def _of_duckdb(relation: _Relation, columns: list[str], rows: int, reading: Reading) -> Iterator[pa.RecordBatch]:
    """Yield the rows of a DuckDB relation, which are computed as they are asked for."""
    import duckdb
    import pyarrow as pa

    quoted = ", ".join('"' + name.replace('"', '""') + '"' for name in columns)
    try:
        chosen = relation.project(quoted)
        if hasattr(chosen, "to_arrow_reader"):
            yield from chosen.to_arrow_reader(rows)
        else:
            yield from chosen.fetch_arrow_reader(rows)
    except (duckdb.Error, pa.ArrowException, OSError) as error:
        what = f"DuckDB cannot compute the rows ({str(error).splitlines()[0]})"
        reading.refuse("not-computed", what, cure="Mend the query.")

"""Parquet files to columns."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, cast

from scorecard._result import Provenance
from scorecard.io.arrow_cells import mapped_cells
from scorecard.io.batches import Batch, FileHash, ahead, gathered
from scorecard.io.columns import MAX_COLUMNS, RawColumns
from scorecard.io.frame_cells import check_names, frame_cells
from scorecard.io.reading import Reading

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow import parquet

__all__ = ["MAX_CELLS", "ParquetSource", "read_parquet"]

MAX_CELLS = 1_000_000_000
"""Most cells that are read at once: a small file can unfold to very many."""

_BUFFER = 1 << 16
_LOOKED_AT = 1 << 13
"""Rows in which words are looked at, whether they recur."""
_FEW = 64
"""Different words that recur, however few the rows."""
_ROWS_A_WORD = 16
"""Rows that a word of a column of recurring words has on average at least; else its cells are read one by one."""


def read_parquet(data: bytes, reading: Reading, *, name: str, recurring: bool = False) -> RawColumns:
    """Return the columns of a Parquet file.

    Parameters
    ----------
    data : bytes
        The file.
    reading : Reading
        Its name in messages, and where problems go.
    name : str
        Its name in the provenance.
    recurring : bool
        Whether words that come again and again are kept once.

    Returns
    -------
    RawColumns
        The columns; the first row is row 1.

    Raises
    ------
    ScorecardError
        Of the kind `reading` names: a broken file, names that stand twice, no rows, too many cells.
    """
    import narwhals as nw
    import pyarrow as pa
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(pa.BufferReader(data))
        names, rows = _names(file, reading)
        _check_size(file, rows * len(names), reading)
        whole = file.read()
        _check_rows(rows, whole.num_rows)
        table = nw.from_native(whole, eager_only=True)
        cells = tuple(frame_cells(column, nan_is_missing=False, recurring=recurring) for column in table.iter_columns())
    except (pa.ArrowException, OSError, ValueError):
        _refuse_broken(reading)
    facts = Provenance(source=name, sha256=hashlib.sha256(data).hexdigest(), rows_read=rows)
    return RawColumns(names=names, cells=cells, first_row=1, provenance=facts)


class ParquetSource:
    """A Parquet file of which only the columns that are asked for are read.

    Parameters
    ----------
    path : Path
        The file.
    reading : Reading
        Its name in messages, and where problems go.
    name : str
        Its name in the provenance.
    whole : bool
        Whether all rows are wanted in one batch.
    """

    def __init__(self, path: Path, reading: Reading, *, name: str, whole: bool) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        self._reading, self._name, self._whole = reading, name, whole
        try:
            first = parquet.ParquetFile(path)
            self.total: int = first.metadata.num_rows
            # one of many files may be empty
            self.names: tuple[str, ...] = check_names(first.schema_arrow.names, self.total or int(not whole), reading)
            words = [n for n, k in zip(first.schema_arrow.names, first.schema_arrow.types, strict=True) if _is_text(k)]
            recurring = _recurring(first, words)
            first.close()
            self._file = parquet.ParquetFile(path, read_dictionary=recurring, buffer_size=0 if whole else _BUFFER)
        except (pa.ArrowException, OSError, ValueError):
            _refuse_broken(reading)
        self._hash = FileHash(path)

    def batches(self, wanted: tuple[str, ...], *, rows: int) -> Iterator[Batch]:
        """Yield the wanted columns, so many rows at a time."""
        start = 1
        for table in self.tables(wanted, rows=rows):
            yield Batch(mapped_cells(table, wanted, wanted), table.num_rows, start)
            start += table.num_rows

    def tables(self, wanted: tuple[str, ...], *, rows: int) -> Iterator[pa.Table]:
        """Yield the wanted columns as Arrow tables with these names, so many rows at a time."""
        import pyarrow as pa

        position = {name: i for i, name in enumerate(self.names)}
        native = [self._file.schema_arrow.names[position[name]] for name in wanted]
        if self._whole:
            _check_size(self._file, self.total * len(wanted), self._reading)
        found = 0
        try:
            for table in self._tables(native, rows):
                found += table.num_rows
                yield table.rename_columns(list(wanted))
            _check_rows(self.total, found)
        except (pa.ArrowException, OSError, ValueError):
            _refuse_broken(self._reading)

    def _tables(self, columns: list[str], rows: int) -> Iterator[pa.Table]:
        """Yield the rows of some columns in the order in which they were asked for."""
        if self._whole:
            yield self._file.read(columns=columns).select(columns)
            return
        for table in ahead(gathered(self._record_batches(columns, rows), rows)):
            yield table.select(columns)

    def _record_batches(self, columns: list[str], rows: int) -> Iterator[pa.RecordBatch]:
        """Yield record batches group by group of rows: over all groups at once, pyarrow keeps what it has read."""
        import pyarrow as pa

        for group in range(self._file.metadata.num_row_groups):
            yield from self._file.iter_batches(batch_size=rows, row_groups=[group], columns=columns, use_threads=False)
            # what is free again goes back to the system, or the process grows with every group
            pa.default_memory_pool().release_unused()

    def provenance(self) -> Provenance:
        """Return name, hash and rows."""
        return Provenance(source=self._name, sha256=self._hash.result(), rows_read=self.total)


def _is_text(kind: pa.DataType) -> bool:
    """Return whether a column holds words."""
    import pyarrow as pa

    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _recurring(file: parquet.ParquetFile, words: list[str]) -> list[str]:
    """Return the columns of words that recur often, by the first rows of the file.

    The sizes of columns would tell it of all rows, but pyarrow ends the whole process where they are broken.
    """
    if not words or not file.metadata.num_row_groups:
        return []
    for batch in file.iter_batches(batch_size=_LOOKED_AT, row_groups=[0], columns=words, use_threads=False):
        few = max(batch.num_rows // _ROWS_A_WORD, _FEW)
        columns = zip(batch.schema.names, cast("list[Any]", batch.columns), strict=True)
        # counted here, as bytes, since not every text can be decoded: for pyarrow's own count, its functions would be
        # loaded, which takes longer than a small survey
        return [name for name, cells in columns if len(set(_bytes_of(cells)) - {None}) <= few]
    return []


def _bytes_of(texts: pa.Array[Any]) -> list[object]:
    """Return texts as they are stored."""
    import pyarrow as pa

    stored = pa.large_binary() if pa.types.is_large_string(texts.type) else pa.binary()
    return cast("list[object]", texts.view(stored).to_pylist())


def _names(file: parquet.ParquetFile, reading: Reading) -> tuple[tuple[str, ...], int]:
    """Return the checked names of a file, and its number of rows."""
    rows = file.metadata.num_rows
    return check_names(file.schema_arrow.names, rows, reading), rows


def _check_rows(stated: int, found: int) -> None:
    """Refuse a file that does not hold as many rows as it says."""
    if stated != found:
        raise ValueError(f"{stated} rows are stated, {found} found")


def _check_size(file: parquet.ParquetFile, cells: int, reading: Reading) -> None:
    """Refuse a file that unfolds to very many cells."""
    if cells > MAX_CELLS or file.metadata.num_columns > MAX_COLUMNS:
        reading.refuse(
            "too-many-cells",
            f"the file holds more than {MAX_CELLS:,} cells",
            found=f"{file.metadata.num_rows} rows, {file.metadata.num_columns} columns",
            cure="Leave out the columns that are not needed, or split it.",
        )


def _refuse_broken(reading: Reading) -> NoReturn:
    """Refuse a file that is no Parquet file."""
    reading.refuse("broken-parquet", "this is no Parquet file, or a broken one", cure="Export it again.")

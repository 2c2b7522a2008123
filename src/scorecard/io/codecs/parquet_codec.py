"""Parquet bytes to raw columns."""

from __future__ import annotations

import hashlib

from scorecard._result import Provenance
from scorecard.io.columns import MAX_COLUMNS, RawColumns
from scorecard.io.frame_cells import check_names, frame_cells
from scorecard.io.reading import Reading

__all__ = ["MAX_CELLS", "read_parquet"]

MAX_CELLS = 1_000_000_000
"""Most cells that are read: a small file can unfold to very many."""


def read_parquet(data: bytes, reading: Reading, *, name: str) -> RawColumns:
    """Return the columns of a Parquet file.

    Parameters
    ----------
    data : bytes
        The file.
    reading : Reading
        Its name in messages, and where problems go.
    name : str
        Its name in the provenance.

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
        rows = file.metadata.num_rows
        names = check_names(file.schema_arrow.names, rows, reading)
        if rows * len(names) > MAX_CELLS or file.metadata.num_columns > MAX_COLUMNS:
            reading.refuse(
                "too-many-cells",
                f"the file holds more than {MAX_CELLS:,} cells",
                found=f"{rows} rows, {file.metadata.num_columns} columns",
                cure="Leave out the columns that are not needed, or split it.",
            )
        table = nw.from_native(file.read(), eager_only=True)
        cells = tuple(frame_cells(column, nan_is_missing=False) for column in table.iter_columns())
    except (pa.ArrowException, OSError, ValueError):
        reading.refuse("broken-parquet", "this is no Parquet file, or a broken one", cure="Export it again.")
    facts = Provenance(source=name, sha256=hashlib.sha256(data).hexdigest(), rows_read=rows)
    return RawColumns(names=names, cells=cells, first_row=1, provenance=facts)

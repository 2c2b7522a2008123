"""A table from a path or a data frame, by the codec that fits."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal, cast

from scorecard.errors import ScorecardError
from scorecard.io.codecs.csv_codec import MAX_BYTES, read_csv
from scorecard.io.codecs.frame_codec import kind_of, read_frame
from scorecard.io.codecs.parquet_codec import read_parquet
from scorecard.io.columns import RawColumns
from scorecard.io.options import require_choice, require_header_rows
from scorecard.io.reading import Reading, read_bytes
from scorecard.io.separators import SEPARATORS

__all__ = ["Separator", "reading_of", "read_table"]

Separator = Literal[",", ";", "\t"]

_CODECS: dict[str, Literal["csv", "parquet"]] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".parquet": "parquet",
    ".pq": "parquet",
}


def reading_of(source: object, error: type[ScorecardError]) -> Reading:
    """Return the reading of a path or a data frame, whose problems are raised as `error`."""
    path = _path_of(source)
    return Reading(kind_of(source) if path is None else str(path), error)


def _path_of(source: object) -> Path | None:
    """Return a source as a path; None when it is something else."""
    if isinstance(source, str):
        return Path(source)
    return Path(cast("os.PathLike[str]", source)) if isinstance(source, os.PathLike) else None


def read_table(
    source: object,
    reading: Reading,
    *,
    header_rows: int = 1,
    encoding: str | None = None,
    separator: Separator | None = None,
) -> RawColumns:
    """Return the raw columns of a table.

    Parameters
    ----------
    source : path or data frame
        A CSV, TSV or Parquet file, or a frame of any library that narwhals knows.
    reading : Reading
        Its name in messages, and where problems go.
    header_rows : int
        Rows of a text file before the data; the first of them holds the names.
    encoding, separator : str, optional
        Declared encoding and separator of a text file; detected when left out.

    Returns
    -------
    RawColumns
        The columns.

    Raises
    ------
    ScorecardError
        Of the kind `reading` names: if the table cannot be read.
    UsageError
        If an option has an impossible value.
    """
    require_header_rows(header_rows)
    if separator is not None:
        require_choice("separator", separator, tuple(SEPARATORS))
    path = _path_of(source)
    if path is None:
        return read_frame(source, reading)
    codec = _CODECS.get(path.suffix.lower())
    if codec is None and not path.is_dir():
        reading.refuse(
            "unknown-ending",
            "a table is a CSV, TSV or Parquet file",
            found=path.suffix,
            cure="Save it as 'CSV UTF-8' and give it the ending .csv.",
        )
    data = read_bytes(path, reading, limit=MAX_BYTES)
    name = path.name.encode("utf-8", "replace").decode()  # a name of other bytes is no text
    if codec == "parquet":
        return read_parquet(data, reading, name=name)
    return read_csv(data, reading, name=name, header_rows=header_rows, encoding=encoding, separator=separator)

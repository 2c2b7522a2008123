"""Tables of results in files."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from scorecard._given import FILE, Kind, require_file, require_kinds
from scorecard._result import Result
from scorecard._table import Table
from scorecard._text import Lang, LocalText
from scorecard._writing import write_whole
from scorecard.errors import HistoryError, Place, UsageError
from scorecard.io.frames import table_to_frame
from scorecard.io.reading import Reading, read_bytes
from scorecard.io.table_json import table_text
from scorecard.io.table_reading import table_from_text

__all__ = ["MAX_TABLE_BYTES", "read_table", "write_table"]

_TABLE = Kind((Table, Result), "a table or a result", "Give what an analysis returns, or its table().")

MAX_TABLE_BYTES = 50_000_000
"""Largest file that is read."""


def write_table(table: Table | Result, path: str | os.PathLike[str], *, lang: Lang = "en") -> None:
    """Write a table to a file: CSV, JSON and Parquet at full precision, Markdown and LaTeX as printed.

    Parameters
    ----------
    table : Table or Result
        The table, or a result that has one.
    path : str or path-like
        A file that ends in .csv, .json, .parquet, .md or .tex; an existing one is replaced.
    lang : {"en", "zh"}
        Language of headings and words; a JSON file keeps both.

    Raises
    ------
    UsageError
        If the name has another ending.
    OutputError
        If the file cannot be written; nothing is left half written.

    Notes
    -----
    CSV is UTF-8 with a byte order mark, so that spreadsheets show Chinese. A text that a
    spreadsheet could take for a formula gets an apostrophe before it; numbers are left alone.
    Columns of a Parquet file are named by key. `read_table` gives back the table of a JSON file,
    in which a number that is not finite is null.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> import scorecard as sc
    >>> table = sc.Table((sc.Column("orders", sc.LocalText(en="Orders", zh="订单"), "integer"),), ((3,), (4,)))
    >>> with TemporaryDirectory() as folder:
    ...     write_table(table, f"{folder}/orders.csv", lang="zh")
    ...     Path(folder, "orders.csv").read_text("utf-8-sig").split()
    ['订单', '3', '4']
    """
    given = ("table", table, _TABLE), ("path", path, FILE)
    require_kinds("A table cannot be written like this.", *given)
    whole = table.table() if isinstance(table, Result) else table
    suffix = Path(path).suffix.lower()
    if suffix == ".csv":
        write_whole(path, whole.to_csv(lang).encode("utf-8-sig"))
    elif suffix == ".json":
        write_whole(path, table_text(whole).encode())
    elif suffix == ".parquet":
        write_whole(path, _as_parquet(whole, lang))
    elif suffix in (".md", ".tex"):
        text = whole.to_markdown(lang) if suffix == ".md" else whole.to_latex(lang)
        write_whole(path, f"{text}\n".encode())
    else:
        raise UsageError.single(
            "unknown-ending",
            "a table is written as CSV, JSON, Parquet, Markdown or LaTeX",
            place=Place(file=os.fspath(path)),
            found=suffix,
            cure="Give the file the ending .csv, .json, .parquet, .md or .tex.",
        )


def read_table(path: str | os.PathLike[str]) -> Table:
    """Return the table that `write_table` wrote to a JSON file.

    Parameters
    ----------
    path : str or path-like
        A file that ends in .json.

    Returns
    -------
    Table
        Equal to the one that was written: numbers to the last bit, words in both languages, titles, notes
        and how each column is printed.

    Raises
    ------
    HistoryError
        If the file cannot be read, is of another format or version, or any part is missing, unknown or
        wrong: all at once.

    Notes
    -----
    The other forms are for other programs: CSV, Markdown and LaTeX keep one language, Parquet the cells alone.

    Examples
    --------
    >>> import tempfile
    >>> from scorecard import Column, LocalText
    >>> table = Table((Column("gap", LocalText(en="Gap", zh="差距"), "signed"),), ((-1.25,),))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_table(table, f"{folder}/gaps.json")
    ...     read_table(f"{folder}/gaps.json") == table
    True
    """
    require_file(path)
    reading = Reading(os.fspath(path), HistoryError)
    suffix = Path(path).suffix.lower()
    if suffix != ".json":
        what, cure = "only a JSON file holds a whole table", "Write the table with the ending .json, and read that."
        reading.refuse("unknown-ending", what, found=suffix, cure=cure)
    data = read_bytes(Path(path), reading, limit=MAX_TABLE_BYTES)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        reading.refuse("table-json", "this is not JSON in UTF-8", cure="Read the file as it was written.")
    return table_from_text(text, reading)


def _as_parquet(table: Table, lang: Lang) -> bytes:
    """Return a table as the bytes of a Parquet file, its words in one language."""
    import pyarrow as pa
    from pyarrow import parquet

    rows = tuple(tuple(c.text(lang) if isinstance(c, LocalText) else c for c in row) for row in table.rows)
    target = pa.BufferOutputStream()
    parquet.write_table(table_to_frame(replace(table, rows=rows), backend="pyarrow"), target)
    return target.getvalue().to_pybytes()

"""Tables of results to files."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

from scorecard._result import Result
from scorecard._table import Cell, Table
from scorecard._text import Lang, LocalText
from scorecard.errors import Place, UsageError
from scorecard.io.frames import table_to_frame
from scorecard.io.writing import write_whole

__all__ = ["write_table"]

Scalar = str | int | float | bool | None


def write_table(table: Table | Result, path: str | os.PathLike[str], *, lang: Lang = "en") -> None:
    """Write a table to a file: CSV, JSON and Parquet at full precision, Markdown and LaTeX as printed.

    Parameters
    ----------
    table : Table or Result
        The table, or a result that has one.
    path : str or path-like
        A file that ends in .csv, .json, .parquet, .md or .tex; an existing one is replaced.
    lang : {"en", "zh"}
        Language of headings and words.

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
    Columns of a Parquet file are named by key.
    """
    whole = table.table() if isinstance(table, Result) else table
    suffix = Path(path).suffix.lower()
    if suffix == ".csv":
        write_whole(path, whole.to_csv(lang).encode("utf-8-sig"))
    elif suffix == ".json":
        text = json.dumps(_as_json(whole, lang), ensure_ascii=False, indent=2, allow_nan=False)
        write_whole(path, f"{text}\n".encode())
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


def _as_parquet(table: Table, lang: Lang) -> bytes:
    """Return a table as the bytes of a Parquet file, its words in one language."""
    import pyarrow as pa
    from pyarrow import parquet

    rows = tuple(tuple(c.text(lang) if isinstance(c, LocalText) else c for c in row) for row in table.rows)
    target = pa.BufferOutputStream()
    parquet.write_table(table_to_frame(replace(table, rows=rows), backend="pyarrow"), target)
    return target.getvalue().to_pybytes()


def _as_json(table: Table, lang: Lang) -> dict[str, object]:
    """Return a table as plain data in one language."""
    return {
        "title": None if table.title is None else table.title.text(lang),
        "columns": [{"key": column.key, "label": column.label.text(lang)} for column in table.columns],
        "rows": [{key: _scalar(cell, lang) for key, cell in row.items()} for row in table.records()],
        "notes": [note.text(lang) for note in table.notes],
    }


def _scalar(cell: Cell, lang: Lang) -> Scalar:
    """Return a cell as JSON knows it; a number that is not finite is null."""
    if isinstance(cell, LocalText):
        return cell.text(lang)
    if isinstance(cell, float) and not abs(cell) < float("inf"):
        return None
    return cell

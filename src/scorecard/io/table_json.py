"""A table as JSON text from which an equal one can be made."""

from __future__ import annotations

import json
import math

from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText

__all__ = ["TABLE_FORMAT", "TABLE_VERSION", "table_text"]

TABLE_FORMAT = "scorecard table"
"""Name of the format."""
TABLE_VERSION = 1
"""Version of the format."""

_Plain = str | int | float | bool | dict[str, str] | None


def table_text(table: Table) -> str:
    """Return a table as JSON text: full precision, every word in all its languages.

    Parameters
    ----------
    table : Table
        The table.

    Returns
    -------
    str
        Title, columns (``key``, ``label``, ``kind`` and, where they are set, ``decimals`` and ``edges``),
        one object a row by column key, notes. A text in two languages is ``{"en": …, "zh": …}``; a number that
        is not finite is null, since JSON has no other word for it.

    Examples
    --------
    >>> table = Table((Column("n", LocalText(en="n", zh="样本数"), "integer"),), ((3,),))
    >>> json.loads(table_text(table))["rows"]
    [{'n': 3}]
    """
    whole = {
        "format": TABLE_FORMAT,
        "format_version": TABLE_VERSION,
        "title": None if table.title is None else _words(table.title),
        "columns": [_column(column) for column in table.columns],
        "rows": [{key: _cell(cell) for key, cell in row.items()} for row in table.records()],
        "notes": [_words(note) for note in table.notes],
    }
    text = json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False)
    try:
        text.encode()
    except UnicodeEncodeError:  # half a character, as Python's own texts may hold
        text = json.dumps(whole, indent=2, allow_nan=False)
    return f"{text}\n"


def _column(column: Column) -> dict[str, object]:
    """Return a column as plain data."""
    plain: dict[str, object] = {"key": column.key, "label": _words(column.label), "kind": column.kind}
    if column.decimals is not None:
        plain["decimals"] = column.decimals
    if column.edges:
        plain["edges"] = [float(edge) for edge in column.edges]
    return plain


def _cell(cell: Cell) -> _Plain:
    """Return a cell as JSON knows it."""
    if isinstance(cell, LocalText):
        return _words(cell)
    return None if isinstance(cell, float) and not math.isfinite(cell) else cell


def _words(text: LocalText) -> dict[str, str]:
    """Return a text by language."""
    return {lang: words for lang, words in (("en", text.en), ("zh", text.zh)) if words is not None}

"""CSV text to raw columns: every cell is kept as the text that stands there."""

from __future__ import annotations

import csv
import hashlib
import io
from typing import TYPE_CHECKING, Any, Literal, cast

import numpy as np

from scorecard._result import Provenance
from scorecard.io.columns import RawColumns
from scorecard.io.csv_rows import (
    HINT,
    MAX_CELL,
    Rows,
    body_start,
    check_row,
    check_width,
    header_of,
    records_of,
    refuse_empty,
    refuse_no_rows,
    refuse_quotes,
    trim_row,
    without_blank_end,
)
from scorecard.io.decoding import Decoded, decode
from scorecard.io.reading import Reading
from scorecard.io.separators import SEPARATORS, find_separator, lines_of

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["read_csv"]

_FAST_FROM = 500_000


def read_csv(
    data: bytes,
    reading: Reading,
    *,
    name: str,
    header_rows: int = 1,
    encoding: str | None = None,
    separator: Literal[",", ";", "\t"] | None = None,
) -> RawColumns:
    """Return the columns of a CSV file.

    Parameters
    ----------
    data : bytes
        The file.
    reading : Reading
        Its name in messages, and where problems go.
    name : str
        Its name in the provenance.
    header_rows : int
        Rows before the data; the first of them holds the names.
    encoding, separator : str, optional
        Declared encoding and separator; detected when left out.

    Returns
    -------
    RawColumns
        The columns; blank rows at the end are dropped and counted.

    Raises
    ------
    ScorecardError
        Of the kind `reading` names: an empty file, only headers, an undecidable encoding or
        separator, rows of another length than the header, blank rows between the data.
    """
    decoded = decode(data, reading, encoding=encoding)
    text = decoded.text
    hint = HINT.match(text)
    if hint:
        text = text[hint.end() :]
    if not text.strip():
        refuse_empty(reading)
    chosen = separator or (hint[1] if hint else find_separator(text, reading))
    header = header_of(text, chosen, reading)
    fast = _fast_columns(text, chosen, len(header), header_rows)
    if fast is None:
        cells, blank = _columns(text, chosen, header, header_rows, reading)
    else:
        cells, blank = fast
    if not cells or not cells[0]:
        refuse_no_rows(header_rows, reading)
    return RawColumns(
        names=header,
        cells=cells,
        first_row=header_rows + 1,
        provenance=_provenance(data, name, decoded, chosen, rows=len(cells[0]), blank=blank),
    )


def _provenance(data: bytes, name: str, decoded: Decoded, separator: str, *, rows: int, blank: int) -> Provenance:
    """Return what the data page tells about the file."""
    return Provenance(
        source=name,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        separator=SEPARATORS[separator],
        rows_read=rows,
        rows_blank=blank,
        notes=decoded.notes,
    )


def _columns(
    text: str, separator: str, header: tuple[str, ...], header_rows: int, reading: Reading
) -> tuple[tuple[list[str], ...], int]:
    """Return the columns cell by cell, and how many blank rows at the end were dropped."""
    rows: Rows = []
    try:
        rows.extend(records_of(lines_of(text), separator))
    except csv.Error as error:
        refuse_quotes(error, len(rows) + 1, reading)
    blank = 0
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
        blank += 1
    body = rows[header_rows:]
    for row in body:
        trim_row(row, len(header))
    check_width(body, len(header), reading)
    for number, row in enumerate(body, header_rows + 1):
        check_row(row, number, len(header), reading)
    reading.close()
    return tuple([row[i] for row in body] for i in range(len(header))), blank


def _fast_columns(text: str, separator: str, width: int, header_rows: int) -> tuple[tuple[list[str], ...], int] | None:
    """Return the columns of a large text without quotes; None when it needs the careful way."""
    if len(text) < _FAST_FROM:
        return None
    start = body_start(text, separator, header_rows)
    if start is None or '"' in text[start:] or text.startswith("\ufeff", start):
        return None
    body = text[start:]
    body, blank = without_blank_end(body.replace("\r\n", "\n").replace("\r", "\n"), separator)
    if not body or body.startswith("\n") or "\n\n" in body:
        return None
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    kinds: dict[str, pa.DataType] = {str(i): pa.dictionary(pa.int32(), pa.string()) for i in range(width)}
    try:
        table = arrow_csv.read_csv(
            io.BytesIO(body.encode("utf-8")),
            read_options=arrow_csv.ReadOptions(column_names=list(kinds)),
            parse_options=arrow_csv.ParseOptions(delimiter=separator, quote_char=False, ignore_empty_lines=False),
            convert_options=arrow_csv.ConvertOptions(column_types=kinds, strings_can_be_null=False),
        )
    except pa.ArrowInvalid:
        return None
    columns: list[list[str]] = []
    for column in table.unify_dictionaries().columns:
        cells = _texts(column)
        if cells is None:
            return None
        columns.append(cells)
    return tuple(columns), blank


def _texts(column: pa.ChunkedArray[Any]) -> list[str] | None:
    """Return the cells of a coded column as text, equal cells as one object; None if one is too long."""
    coded = cast("pa.DictionaryArray[Any, Any]", column.combine_chunks())
    known = cast("list[str]", coded.dictionary.to_pylist())
    if any(len(word) > MAX_CELL for word in known):
        return None
    words = np.empty(len(known), dtype=np.object_)
    words[:] = known
    return cast("list[str]", words[coded.indices.to_numpy()].tolist())

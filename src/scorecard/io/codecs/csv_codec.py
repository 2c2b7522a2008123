"""CSV text to raw columns: every cell is kept as the text that stands there."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal, NoReturn, cast

import numpy as np

from scorecard._result import Provenance
from scorecard.io.columns import MAX_COLUMNS, RawColumns
from scorecard.io.decoding import Decoded, decode
from scorecard.io.reading import Reading
from scorecard.io.separators import SEPARATORS, find_separator, lines_of

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["MAX_BYTES", "MAX_CELL", "read_csv"]

MAX_BYTES = 1_000_000_000
"""Largest file that is read."""

MAX_CELL = 100_000
"""Longest cell that is read, in characters."""

_FAST_FROM = 500_000
_HINT = re.compile(r"sep=([,;\t])[\r\n]+")

Rows = list[list[str]]


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
    hint = _HINT.match(text)
    if hint:
        text = text[hint.end() :]
    if not text.strip():
        reading.refuse("empty-file", "the file is empty", cure="Export it again with a header row and data rows.")
    chosen = separator or (hint[1] if hint else find_separator(text, reading))
    header = _header(text, chosen, reading)
    fast = _fast_columns(text, chosen, len(header), header_rows)
    if fast is None:
        cells, blank = _columns(text, chosen, header, header_rows, reading)
    else:
        cells, blank = fast
    if not cells or not cells[0]:
        reading.refuse(
            "no-rows",
            "the file has headers but no data rows",
            cure="Export it again with the data" + (", or lower header_rows." if header_rows > 1 else "."),
        )
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


def _header(text: str, separator: str, reading: Reading) -> tuple[str, ...]:
    """Return the trimmed names of the first row."""
    try:
        first = next(_records(text, separator))
    except csv.Error as error:
        _refuse_quotes(error, 1, reading)
    if not any(cell.strip() for cell in first):
        reading.refuse(
            "blank-header",
            "the first row is blank",
            place=reading.place(row=1),
            cure="Delete the rows above the header.",
        )
    if len(first) > MAX_COLUMNS:
        reading.refuse(
            "too-many-columns",
            f"the table has more than {MAX_COLUMNS} columns",
            found=f"{len(first)} columns",
            cure="Leave out the columns that are not needed, or declare the separator.",
        )
    return tuple(cell.strip() for cell in first)


def _columns(
    text: str, separator: str, header: tuple[str, ...], header_rows: int, reading: Reading
) -> tuple[tuple[list[str], ...], int]:
    """Return the columns cell by cell, and how many blank rows at the end were dropped."""
    rows: Rows = []
    try:
        rows.extend(_records(text, separator))
    except csv.Error as error:
        _refuse_quotes(error, len(rows) + 1, reading)
    blank = 0
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
        blank += 1
    body = rows[header_rows:]
    for row in body:
        _trim(row, len(header))
    _check_width(body, len(header), reading)
    for number, row in enumerate(body, header_rows + 1):
        _check_row(row, number, len(header), reading)
    reading.close()
    return tuple([row[i] for row in body] for i in range(len(header))), blank


def _records(text: str, separator: str) -> Iterator[list[str]]:
    """Yield the rows of a text; a quoted cell may run over lines."""
    return csv.reader(lines_of(text), delimiter=separator, strict=True)


def _trim(row: list[str], width: int) -> None:
    """Cut off empty cells right of the header; in a table of one column, a blank line is an empty cell."""
    if len(row) > width and not any(cell.strip() for cell in row[width:]):
        del row[width:]
    if not row and width == 1:
        row.append("")


def _check_width(body: Rows, width: int, reading: Reading) -> None:
    """Refuse a first row that has another length than all rows below, which agree: it is no header."""
    widths = {len(row) for row in body if any(cell.strip() for cell in row)}
    if len(body) > 1 and len(widths) == 1 and width not in widths and max(widths) > 1:
        reading.refuse(
            "header-length",
            f"the first row has another number of cells than all rows below, which have {max(widths)}",
            place=reading.place(row=1),
            found=f"{width} cells",
            cure="Delete the lines above the header, and give every column one name.",
        )


def _check_row(row: list[str], number: int, width: int, reading: Reading) -> None:
    """Report a row that does not fit the header, and fill it up."""
    if len(row) != width:
        _report_length(row, number, width, reading)
        row.extend([""] * (width - len(row)))
    if max(map(len, row)) > MAX_CELL:
        _report_long(number, reading)


def _report_length(row: list[str], number: int, width: int, reading: Reading) -> None:
    """Report a row with another number of cells than the header."""
    place = reading.place(row=number)
    if not any(cell.strip() for cell in row):
        reading.problems.add("blank-row", "a blank row stands between the data", place=place, cure="Delete it.")
        return
    reading.problems.add(
        "row-length",
        f"the row has another number of cells than the header, which has {width}",
        place=place,
        found=f"{len(row)} cells",
        cure="Put cells that hold the separator in double quotes.",
    )


def _report_long(row: int, reading: Reading) -> None:
    """Report a cell that is too long to be one."""
    reading.problems.add(
        "cell-too-long",
        f"a cell has more than {MAX_CELL} characters",
        place=reading.place(row=row),
        cure="Look for a double quote that is not closed.",
    )


def _refuse_quotes(error: csv.Error, row: int, reading: Reading) -> NoReturn:
    """Refuse text whose quotes do not pair up."""
    if "field larger than" in str(error):
        _report_long(row, reading)
        reading.close()
    reading.refuse(
        "csv-quotes",
        "the double quotes of this row do not pair up",
        place=reading.place(row=row),
        cure="Double every quote inside a quoted cell, and close each quoted cell.",
    )


def _fast_columns(text: str, separator: str, width: int, header_rows: int) -> tuple[tuple[list[str], ...], int] | None:
    """Return the columns of a large text without quotes; None when it needs the careful way."""
    if len(text) < _FAST_FROM:
        return None
    start = _body_start(text, separator, header_rows)
    if start is None or '"' in text[start:] or text.startswith("\ufeff", start):
        return None
    body = text[start:]
    body, blank = _without_blank_end(body.replace("\r\n", "\n").replace("\r", "\n"), separator)
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


def _body_start(text: str, separator: str, header_rows: int) -> int | None:
    """Return where the first data row starts; a header cell may run over lines. None if its quotes do not pair up."""
    taken = 0

    def lines() -> Iterator[str]:
        nonlocal taken
        for line in lines_of(text):
            taken += len(line)
            yield line

    reader = csv.reader(lines(), delimiter=separator, strict=True)
    try:
        for _ in range(header_rows):
            next(reader, None)
    except csv.Error:
        return None
    return taken


def _without_blank_end(text: str, separator: str) -> tuple[str, int]:
    """Return the text up to its last row that holds something, and how many blank rows followed."""
    end = len(text.removesuffix("\n"))
    blank = 0
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        if text[start:end].replace(separator, "").strip():
            return text[:end], blank
        end = max(start - 1, 0)
        blank += 1
    return "", blank

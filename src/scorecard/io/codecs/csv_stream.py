"""CSV files to batches of columns, in constant memory: plain files block by block, others row by row."""

from __future__ import annotations

import csv
import hashlib
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from scorecard._result import Provenance
from scorecard.io.arrow_cells import text_column
from scorecard.io.batches import Batch, FileHash, NotPlainError
from scorecard.io.columns import Cells
from scorecard.io.csv_blocks import BlockReader, safe_cut, trailing_blank
from scorecard.io.csv_rows import (
    HINT,
    RowChecks,
    body_start,
    header_of,
    is_blank,
    records_of,
    refuse_empty,
    refuse_no_rows,
    refuse_quotes,
    trim_row,
)
from scorecard.io.decoding import Decoded, decode
from scorecard.io.reading import Reading
from scorecard.io.separators import SEPARATORS, find_separator
from scorecard.io.text_stream import stream_lines

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["CsvSource"]

_HEAD = 1 << 22
_BLOCK = 1 << 24
_UTF8 = (None, "utf-8", "utf8", "utf_8", "ascii", "utf-8-sig")


class CsvSource:
    """A CSV file that is read batch by batch.

    Parameters
    ----------
    path : Path
        The file.
    reading : Reading
        Its name in messages, and where problems go.
    name : str
        Its name in the provenance.
    header_rows : int
        Rows before the data; the first of them holds the names.
    encoding, separator : str, optional
        Declared encoding and separator; detected when left out.
    texts : frozenset of str, optional
        Columns in which 01 and 1 differ; all when left out.
    careful : bool
        Whether it is read row by row; else `batches` raises `NotPlainError` as soon as something stands
        in the file that only this way reads.
    block : int, optional
        Bytes that are read at a time.
    """

    def __init__(
        self,
        path: Path,
        reading: Reading,
        *,
        name: str,
        header_rows: int = 1,
        encoding: str | None = None,
        separator: Literal[",", ";", "\t"] | None = None,
        texts: frozenset[str] | None = None,
        careful: bool = False,
        block: int | None = None,
    ) -> None:
        self._path, self._reading, self._name = path, reading, name
        self._header_rows, self._block = header_rows, block or _BLOCK
        self._careful, self._mark, self._texts = careful, 0, texts
        if careful:
            self._decoded, self._lines = stream_lines(path, reading, encoding=encoding)
            text = self._decoded.text
        else:
            self._decoded, self._ended = self._head(encoding)
            text = self._decoded.text
        hint = HINT.match(text)
        self._skip = hint.end() if hint else 0
        text = text[self._skip :]
        if not text.strip():
            if not careful and not self._ended:
                raise NotPlainError
            refuse_empty(reading)
        self._separator = separator or (hint[1] if hint else find_separator(text, reading))
        self.names: tuple[str, ...] = header_of(text, self._separator, reading)
        self._text = text
        self.total: int | None = None
        self._rows = self._blank = 0
        self._hash: str | FileHash = ""

    def batches(self, wanted: tuple[str, ...], *, rows: int) -> Iterator[Batch]:
        """Yield the wanted columns, so many rows at a time or fewer."""
        found = self._by_row(wanted, rows) if self._careful else self._by_block(wanted, rows)
        for batch in found:
            yield batch
            self._rows += batch.rows
        if not self._rows:
            refuse_no_rows(self._header_rows, self._reading)

    def tables(self, wanted: tuple[str, ...], *, rows: int) -> Iterator[pa.Table]:
        """Yield the wanted columns as Arrow tables of text with these names, so many rows at a time or fewer."""
        import pyarrow as pa

        for batch in self.batches(wanted, rows=rows):
            yield pa.table({name: text_column(cells) for name, cells in batch.columns.items()})

    def provenance(self) -> Provenance:
        """Return name, hash, encoding, separator and rows."""
        return Provenance(
            source=self._name,
            sha256=self._hash if isinstance(self._hash, str) else self._hash.result(),
            encoding=self._decoded.encoding,
            separator=SEPARATORS[self._separator],
            rows_read=self._rows,
            rows_blank=self._blank,
            notes=self._decoded.notes,
        )

    # ------------------------------------------------------------------ block by block

    def _head(self, encoding: str | None) -> tuple[Decoded, bool]:
        """Return the text of the first block, and whether it is the whole file."""
        if encoding is not None and encoding.lower() not in _UTF8:
            raise NotPlainError
        size = max(_HEAD, self._block)
        with self._path.open("rb") as file:
            data = file.read(size)
        ended = len(data) < size
        whole = data if ended else data[: safe_cut(data)]
        if whole.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in whole:
            raise NotPlainError
        try:
            whole.decode("utf-8")
        except UnicodeDecodeError:
            raise NotPlainError from None
        if encoding is not None and encoding.lower() == "ascii" and not whole.isascii():
            raise NotPlainError
        self._mark = len(BOM_UTF8) if whole.startswith(BOM_UTF8) else 0
        return decode(whole, self._reading, encoding=encoding), ended

    def _by_block(self, wanted: tuple[str, ...], rows: int) -> Iterator[Batch]:
        """Yield batches of a plain file."""
        start = body_start(self._text, self._separator, self._header_rows)
        if start is None:
            raise NotPlainError
        digest = hashlib.sha256()
        reader = BlockReader(
            self.names, wanted, self._separator, texts=self._texts, ascii_only=self._decoded.encoding == "ascii"
        )
        first = self._header_rows + 1
        before = self._mark + len((self._decoded.text[: self._skip] + self._text[:start]).encode())
        rest, size = b"", max(_HEAD, self._block)
        with self._path.open("rb") as file:
            while True:
                data = file.read(size)
                digest.update(data)
                ended = len(data) < size
                buffer = rest + data[before:]
                before, size = 0, self._block
                cut = len(buffer) if ended else safe_cut(buffer)
                lines, rest = buffer[:cut], buffer[cut:]
                body, tail, blank = trailing_blank(lines, self._separator)
                if ended:
                    self._blank = blank
                else:
                    rest = tail + rest
                if body:
                    for batch in reader.read(body, rows, first):
                        yield batch
                        first += batch.rows
                if ended:
                    break
        self._hash = digest.hexdigest()

    # ---------------------------------------------------------------------- row by row

    def _by_row(self, wanted: tuple[str, ...], rows: int) -> Iterator[Batch]:
        """Yield batches of any file, and report every row that does not fit."""
        self._hash = FileHash(self._path)
        position = {name: i for i, name in reversed(list(enumerate(self.names)))}
        places = {name: position[name] for name in wanted}
        checks = RowChecks(len(self.names), self._reading)
        first = self._header_rows + 1
        kept: list[list[str]] = []
        for row in self._data_rows():
            checks.add(row, first + checks.rows)
            if not checks.failed:
                kept.append(row)
                if len(kept) == rows:
                    yield _batch(kept, places, first + checks.rows - len(kept))
                    kept = []
        checks.close()
        if kept:
            yield _batch(kept, places, first + checks.rows - len(kept))

    def _data_rows(self) -> Iterator[list[str]]:
        """Yield the rows below the header, without the blank ones at the end."""
        number = 0
        blank: list[list[str]] = []
        records = records_of(_without(self._lines, self._skip), self._separator)
        try:
            for row in records:
                number += 1
                if is_blank(row):
                    blank.append(row)
                    continue
                for i, held in enumerate([*blank, row], number - len(blank)):
                    if i > self._header_rows:
                        trim_row(held, len(self.names))
                        yield held
                blank = []
        except csv.Error as error:
            refuse_quotes(error, number + 1, self._reading)
        self._blank = len(blank)


def _batch(rows: list[list[str]], places: dict[str, int], first: int) -> Batch:
    """Return rows as columns."""
    columns: dict[str, Cells] = {name: [row[i] for row in rows] for name, i in places.items()}
    return Batch(columns, len(rows), first)


def _without(lines: Iterator[str], skip: int) -> Iterator[str]:
    """Yield lines but for so many characters at their beginning."""
    for line in lines:
        if skip >= len(line):
            skip -= len(line)
            continue
        yield line[skip:]
        skip = 0

"""Blocks of a plain CSV file as columns, without a Python object a cell."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

import numpy as np

from scorecard.io.arrow_cells import arrow_cells
from scorecard.io.batches import Batch, NotPlainError
from scorecard.io.columns import Cells
from scorecard.io.csv_rows import MAX_CELL
from scorecard.survey.packed import Recurring, SmallNumbers

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["BlockReader", "safe_cut", "trailing_blank"]

_MARK = b"\xef\xbb\xbf"
_NUMBER = re.compile(r"-?[0-9]{1,2}|")
_QUOTE, _LINE = ord('"'), ord("\n")


def safe_cut(data: bytes) -> int:
    """Return where the last whole line of a block ends; 0 if none does."""
    end = data.rfind(b"\n") + 1
    # a carriage return at the very end may be half of CR LF
    return end or data.rfind(b"\r", 0, len(data) - 1) + 1


def trailing_blank(data: bytes, separator: str) -> tuple[bytes, bytes, int]:
    """Return lines up to the last that holds something, what follows, and how many blank rows that is."""
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in data else data
    end = len(data) - data.endswith(b"\n")
    blank = 0
    while end > 0:
        start = data.rfind(b"\n", 0, end) + 1
        if data[start:end].replace(separator.encode(), b"").decode("utf-8", "replace").strip():
            break
        end = max(start - 1, 0)
        blank += 1
    body = data[:end] + b"\n" if end else b""
    return body, data[len(body) :], blank


class BlockReader:
    """Read blocks of whole lines whose rows are all as long as the header.

    Parameters
    ----------
    names : tuple of str
        Names of the header.
    wanted : tuple of str
        The columns that are read.
    separator : str
        What stands between the cells.
    texts : frozenset of str or None
        Columns in which 01 and 1 differ; all when None.
    ascii_only : bool
        Whether other characters are refused.
    """

    def __init__(
        self,
        names: tuple[str, ...],
        wanted: tuple[str, ...],
        separator: str,
        *,
        texts: frozenset[str] | None,
        ascii_only: bool,
    ) -> None:
        position = {name: i for i, name in reversed(list(enumerate(names)))}
        self._keys = {name: str(position[name]) for name in wanted}
        self._width = len(names)
        self._separator = separator
        self._ascii = ascii_only
        self._numbers = frozenset(name for name in wanted if texts is not None and name not in texts)

    def read(self, body: bytes, rows: int, first: int) -> Iterator[Batch]:
        """Yield the rows of a block, so many at a time; the first has this number."""
        self._check(body)
        hexadecimal = b"0x" in body or b"0X" in body  # which pyarrow takes for numbers
        table = None if hexadecimal else self._table(body, self._keys, numbers=self._numbers)
        if table is None:
            table = self._words(body, self._keys)
            cells: dict[str, Cells] = {name: arrow_cells(table.column(key)) for name, key in self._keys.items()}
            if not hexadecimal:
                self._numbers = frozenset(name for name in self._numbers if _are_numbers(cells[name]))
        else:
            cells = {name: self._cells(body, table, name) for name in self._keys}
        if any(_too_long(column) for column in cells.values()):
            raise NotPlainError
        for start in range(0, table.num_rows, rows):
            part = cells if rows >= table.num_rows else {n: _cut(c, start, start + rows) for n, c in cells.items()}
            yield Batch(part, min(rows, table.num_rows - start), first + start)

    def _cells(self, body: bytes, table: pa.Table, name: str) -> Cells:
        """Return a column that was read as numbers or words."""
        key = self._keys[name]
        found = arrow_cells(table.column(key))
        if not isinstance(found, SmallNumbers):
            # minus 128 is no small number; words are words
            return found if name not in self._numbers else self._text(body, name)
        return SmallNumbers(found.values, texts=lambda: self._text(body, name))

    def _text(self, body: bytes, name: str) -> Sequence[object]:
        """Return a column as it stands in the file."""
        key = self._keys[name]
        return cast("Sequence[object]", arrow_cells(self._words(body, {name: key}).column(key)))

    def _words(self, body: bytes, keys: Mapping[str, str]) -> pa.Table:
        """Return columns as words, or give the block up."""
        table = self._table(body, keys, numbers=frozenset())
        if table is None:
            raise NotPlainError
        return table

    def _check(self, body: bytes) -> None:
        """Refuse a block that only the careful way reads."""
        odd = b"\0" in body or body.startswith((_MARK, b"\n")) or b"\n\n" in body
        if not odd and not body.isascii():
            odd = self._ascii or not _is_utf8(body)
        step = MAX_CELL // 2
        if odd or any(body.find(b"\n", i, i + step) < 0 for i in range(0, len(body) - step, step)):
            raise NotPlainError
        if b'"' in body and not _simple_quotes(body, self._separator):
            raise NotPlainError

    def _table(self, body: bytes, keys: Mapping[str, str], *, numbers: frozenset[str]) -> pa.Table | None:
        """Return the wanted columns, some as small numbers, the others as coded words; None if they are none."""
        import pyarrow as pa
        from pyarrow import csv as arrow_csv

        words = pa.dictionary(pa.int32(), pa.string())
        kinds: dict[str, pa.DataType] = {key: pa.int8() if name in numbers else words for name, key in keys.items()}
        try:
            return arrow_csv.read_csv(
                io.BytesIO(body),
                read_options=arrow_csv.ReadOptions(column_names=[str(i) for i in range(self._width)]),
                parse_options=arrow_csv.ParseOptions(
                    delimiter=self._separator,
                    quote_char='"' if b'"' in body else False,
                    double_quote=False,
                    ignore_empty_lines=False,
                ),
                convert_options=arrow_csv.ConvertOptions(
                    column_types=kinds,
                    include_columns=list(kinds),
                    null_values=[""],
                    strings_can_be_null=False,
                ),
            )
        except pa.ArrowInvalid:
            return None


def _is_utf8(body: bytes) -> bool:
    """Return whether bytes are UTF-8."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _simple_quotes(body: bytes, separator: str) -> bool:
    """Return whether each quote opens or closes a whole cell of one line without a quote in it."""
    text = np.frombuffer(body, dtype=np.uint8)
    quotes = np.flatnonzero(text == _QUOTE)
    if len(quotes) % 2:
        return False
    opening, closing = quotes[::2], quotes[1::2]
    edge = (ord(separator), _LINE)
    before = text[opening - 1]
    before[opening == 0] = _LINE
    after = text[closing + 1]  # a block ends with a line feed
    lines = np.flatnonzero(text == _LINE)
    return bool(
        np.isin(before, edge).all()
        and np.isin(after, edge).all()
        and (np.searchsorted(lines, opening) == np.searchsorted(lines, closing)).all()
    )


def _too_long(cells: Cells) -> bool:
    """Return whether a column of words has one too long to be a cell."""
    return isinstance(cells, Recurring) and any(len(cast("str", word)) > MAX_CELL for word in cells.contents)


def _are_numbers(cells: Cells) -> bool:
    """Return whether all words of a column are small numbers or nothing."""
    return isinstance(cells, Recurring) and all(_NUMBER.fullmatch(cast("str", word)) for word in cells.contents)


def _cut(cells: Cells, start: int, stop: int) -> Cells:
    """Return some rows of a column."""
    return cells.cut(start, stop) if isinstance(cells, SmallNumbers | Recurring) else cells[start:stop]

"""Tables of order lines to decoded columns, block by block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from scorecard._text import LocalText
from scorecard.instruments.looks import as_seen
from scorecard.io.cell_words import FirstRows
from scorecard.io.open_points import OpenPoints
from scorecard.io.order_dates import DateColumn
from scorecard.io.order_keys import FlagColumn, KeyColumn, labels_of, ranks_of
from scorecard.io.order_numbers import NumberColumn
from scorecard.io.reading import Reading
from scorecard.io.total_rows import LastRows
from scorecard.logistics import OrderLayout, QualityRow
from scorecard.logistics.order_layout import FLAG_COLUMNS, NUMBER_COLUMNS, TEXT_COLUMNS
from scorecard.logistics.order_lines import ABSENT, NOT_KNOWN
from scorecard.logistics.raw_lines import RawFile, RawLines

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["OrderDecoder"]

_WORD = LocalText(en="A declared word in place of a date or number", zh="日期或数字列中声明过的文字")
_BAD = LocalText(en="A cell that cannot be read", zh="无法读取的单元格")
_EMPTY = LocalText(en="Empty cells", zh="空单元格")
_SKIPPED = LocalText(en="A local time that the change of the clock skips", zh="因调钟而不存在的当地时间")
_REPEATED = LocalText(en="A local time that the change of the clock repeats", zh="因调钟而重复的当地时间")
_DATED = LocalText(en="A day without an hour, in a column that has hours", zh="有时刻的列中只有日期的单元格")
_BEGINNING = LocalText(en="taken as its beginning", zh="按当日零时计")
_OFFSETS = LocalText(en="Stamps with an offset from UTC", zh="带有 UTC 偏移的时间戳")
_MISSING = LocalText(en="counts as missing", zh="作缺失处理")
_CONVERTED = LocalText(en="converted to the zone of the layout", zh="换算为布局声明的时区")
_DONE = {
    "shifted": LocalText(en="moved on by what is skipped", zh="顺延被跳过的时长"),
    "first": LocalText(en="taken as the first of the two", zh="取两次中的第一次"),
    "second": LocalText(en="taken as the second of the two", zh="取两次中的第二次"),
    "missing": _MISSING,
}
_KEYS = tuple(name for name in TEXT_COLUMNS if name != "order")


class OrderDecoder:
    """Read the columns of order files, block by block.

    Parameters
    ----------
    layout : OrderLayout
        How cells are read.
    columns : dict of str to str
        Column of each field that is read.
    reading : Reading
        Where problems go.
    as_missing : bool
        Whether cells that cannot be read count as missing.
    """

    def __init__(self, layout: OrderLayout, columns: dict[str, str], reading: Reading, *, as_missing: bool) -> None:
        self._layout = layout
        self.columns: dict[str, str] = columns
        self._points = None if "decimal" in layout.model_fields_set else OpenPoints(reading.problems)
        self._keys = {
            field: KeyColumn(layout.missing, many=field == "order")
            for field in columns
            if field in TEXT_COLUMNS or field.startswith("segment:")
        }
        self._dates = {
            field: DateColumn(layout, as_seen(columns[field]), reading, as_missing=as_missing)
            for field in columns
            if field in layout.date_names
        }
        self._numbers = {
            field: self._number(field, reading, as_missing) for field in columns if field in layout.number_names
        }
        self._flags = {
            field: FlagColumn(layout, as_seen(columns[field]), reading, as_missing=as_missing)
            for field in columns
            if field in FLAG_COLUMNS
        }
        self._parts: dict[str, list[NDArray[np.signedinteger]]] = {
            field: [] for field in (*self._dates, *self._numbers, *self._flags)
        }
        self._files: list[RawFile] = []
        self._last_rows = LastRows(reading)
        self._file: str | None = None
        self._rows = 0

    def _readers(self) -> dict[str, DateColumn | NumberColumn | FlagColumn]:
        """Return the readers of single cells by field."""
        return {**self._dates, **self._numbers, **self._flags}

    def _number(self, field: str, reading: Reading, as_missing: bool) -> NumberColumn:
        """Return the reader of a column of numbers."""
        layout = self._layout
        further = field not in NUMBER_COLUMNS
        name = "value_decimals" if field == "value" or further else "quantity_decimals"
        return NumberColumn(
            as_seen(self.columns[field]),
            reading,
            decimals=6 if further else cast("int", getattr(layout, name)),
            field=name,
            decimal=layout.decimal,
            words=layout.not_a_number,
            missing=layout.missing,
            as_missing=as_missing,
            points=self._points,
        )

    def add(
        self, table: pa.Table, first: int, *, file: str | None = None, columns: Mapping[str, str] | None = None
    ) -> None:
        """Take rows of a table, the first of which has this number; its columns by field, where named otherwise."""
        columns = self.columns if columns is None else columns
        self._file = file
        for reader in self._readers().values():
            reader.bad.file = file
        for batch in _whole(table):
            for reader in self._readers().values():
                reader.bad.start = self._rows
            for field in self.columns:
                array = batch.column(columns[field])
                if field in self._keys:
                    self._keys[field].add(array)
                elif field in self._dates:
                    self._parts[field].append(self._dates[field].add(array, first))
                elif field in self._numbers:
                    steps = self._numbers[field].add(array, first)
                    if field in NUMBER_COLUMNS:
                        self._parts[field].append(_narrowed(steps))
                else:
                    self._parts[field].append(self._flags[field].add(array, first))
            first += batch.num_rows
            self._rows += batch.num_rows

    def end_file(self, name: str | None, first_row: int, rows: int, *, separator: str | None = None) -> None:
        """Tell that a table has ended, and what separated its cells."""
        if self._points is not None:
            self._points.end_file(separator)
        self._files.append(RawFile(name, first_row, rows))
        last = [self._parts[field][-1] for field in self._dates] if rows else []
        dated = any(len(stamps) and stamps[-1] > NOT_KNOWN for stamps in last)
        self._last_rows.end_file(self._file if rows else name, first_row, rows, dated=dated)

    def close(self) -> tuple[RawLines, tuple[QualityRow, ...]]:
        """Return the decoded lines, and what decoding found."""
        import pyarrow as pa

        for column in self._dates.values():
            column.close()
        if self._points is not None:
            self._points.close()
        orders = self._keys.pop("order").close()
        raw = RawLines(tuple(self._files), orders)
        self._last_rows.look(orders, as_seen(self.columns["order"]), orders)
        for field in [*self._keys]:
            keys = self._keys.pop(field).close()
            if field == "customer" or field.startswith("segment:"):
                self._last_rows.look(keys, as_seen(self.columns[field]), orders)
            if field == "line":
                raw.line_keys = ranks_of(keys)
                bare = keys.codes < 0
                raw.unnumbered = bare if bare.any() else None
            elif field == "customer":
                raw.customers = keys
            elif field == "product":
                raw.products = keys
            elif field == "currency":
                raw.currencies = labels_of(keys)
            else:
                raw.labels[field.removeprefix("segment:")] = labels_of(keys)
        for field in self._dates:
            raw.dates[field] = np.concatenate(self._parts.pop(field)).astype(np.int32, copy=False)
        for field in self._numbers:
            if field in NUMBER_COLUMNS:
                raw.numbers[field] = _joined(self._parts.pop(field))
        for field in self._flags:
            raw.flags[field] = np.concatenate(self._parts.pop(field)).astype(np.int8, copy=False)
        pa.default_memory_pool().release_unused()
        raw.whole_days = frozenset(field for field, column in self._dates.items() if column.whole_days)
        return raw, tuple(self._findings(raw))

    def _findings(self, raw: RawLines) -> Iterator[QualityRow]:
        """Yield what decoding found."""
        size = raw.size

        def cells(
            code: str,
            rule: LocalText,
            done: tuple[str, LocalText],
            rows: int,
            field: str,
            at: FirstRows,
            detail: str | None = None,
        ) -> QualityRow:
            examples = tuple(raw.example(place) for place in at.places)
            return QualityRow(code, rule, *done, rows, size, "cells", field, detail, examples)

        worded: dict[str, DateColumn | NumberColumn] = {**self._dates, **self._numbers}
        for field, column in worded.items():
            for word, count in column.words.counts.items():
                if count:
                    yield cells("word", _WORD, ("missing", _MISSING), count, field, column.words.at[word], word)
        for field, reader in self._readers().items():
            yield cells(
                "empty_cell", _EMPTY, ("missing", _MISSING), reader.empty, field, _empty_rows(raw, field, reader)
            )
            if reader.bad.rows:
                yield cells("bad_cell", _BAD, ("missing", _MISSING), reader.bad.rows, field, reader.bad.at)
        rules = self._layout.rules
        for field, dates in self._dates.items():
            for code, words, count, treatment, at in (
                ("skipped_time", _SKIPPED, dates.skipped, rules.skipped_time, dates.skipped_at),
                ("repeated_time", _REPEATED, dates.repeated, rules.repeated_time, dates.repeated_at),
            ):
                if count:
                    yield cells(code, words, (treatment, _DONE[treatment]), count, field, at)
            if dates.dated and not dates.whole_days:
                yield cells("no_hours", _DATED, ("kept", _BEGINNING), dates.dated, field, dates.dated_at)
            if dates.converted:
                done = ("converted", _CONVERTED)
                yield cells("offset", _OFFSETS, done, dates.converted, field, dates.converted_at)


def _empty_rows(raw: RawLines, field: str, reader: DateColumn | NumberColumn | FlagColumn) -> FirstRows:
    """Return the first rows whose cell is empty; none where empty cells and others that are missing look alike."""
    found = FirstRows()
    others = 0 if isinstance(reader, FlagColumn) else sum(reader.words.counts.values())
    if not reader.empty:
        return found
    if isinstance(reader, DateColumn):
        found.add(raw.dates[field] == ABSENT, 0)
    elif not others and not reader.bad.rows:
        if isinstance(reader, FlagColumn):
            found.add(raw.flags[field] < 0, 0)
        elif field in raw.numbers:
            column = raw.numbers[field]
            found.add(column == np.iinfo(column.dtype).min, 0)
    return found


def _whole(table: pa.Table) -> Iterator[Any]:
    """Yield the rows of a table as record batches."""
    yield from table.to_batches()


def _narrowed(steps: NDArray[np.int64]) -> NDArray[np.signedinteger]:
    """Return whole numbers in four bytes where they fit; the lowest number is missing."""
    lowest = np.iinfo(np.int64).min
    absent = steps == lowest
    low = int(steps.min(initial=0, where=~absent))
    high = int(steps.max(initial=0, where=~absent))
    limits = np.iinfo(np.int32)
    if low <= limits.min or high > limits.max:
        return steps
    out = steps.astype(np.int32)
    out[absent] = limits.min
    return out


def _joined(parts: list[NDArray[np.signedinteger]]) -> NDArray[np.signedinteger]:
    """Return blocks of whole numbers as one column."""
    if len({part.dtype for part in parts}) == 1:
        return np.concatenate(parts)
    wide: list[NDArray[np.int64]] = []
    for part in parts:
        out = part.astype(np.int64)
        out[part == np.iinfo(part.dtype).min] = np.iinfo(np.int64).min
        wide.append(out)
    return np.concatenate(wide)

"""Columns of dates of order files to minutes in UTC."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from scorecard.io.arrow_arrays import Words, fixed_numbers, words_of
from scorecard.io.cell_words import BadCells, FirstRows, WordList
from scorecard.io.date_texts import Stamp, date_reader, how_to_write
from scorecard.io.reading import Reading
from scorecard.logistics import OrderLayout
from scorecard.logistics.order_lines import ABSENT, NOT_KNOWN
from scorecard.logistics.zone_clock import FIRST_MINUTE, LAST_MINUTE, zone_clock

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["DateColumn"]

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Stamps = NDArray[np.int32]

_PER_MINUTE = {"s": 60, "ms": 60_000, "us": 60_000_000, "ns": 60_000_000_000}
_LOCAL, _AWARE, _EMPTY, _WORD, _BAD, _TWO_WAYS, _DATED = range(7)
_NOT_A_DATE = "this is no date as the layout says dates are written"
_TWO_DAYS = "the date fits two of the declared formats, and means two days"
_FAR = "the date lies before 1900 or after 2199"
_ONE_FORMAT = "Declare the one format that the file is written in."
_HOW = "Write it as in 2026-01-31, declare date_formats, or declare the word under not_a_date."


class DateColumn:
    """Read one column of dates, block by block.

    Parameters
    ----------
    layout : OrderLayout
        Formats, words and zone.
    column : str
        Name of the column in the file.
    reading : Reading
        Where problems go.
    as_missing : bool
        Whether cells that cannot be read count as missing.
    """

    def __init__(self, layout: OrderLayout, column: str, reading: Reading, *, as_missing: bool) -> None:
        self._layout, self._column, self._reading = layout, column, reading
        self._clock = zone_clock(layout.time_zone)
        self._read = date_reader(layout.date_formats)
        self._missing = {text.strip() for text in layout.missing} | {""}
        self._known: dict[str, tuple[int, int]] = {}
        self._first: dict[int, tuple[int, str]] = {}
        self._aware = [0, 0]
        self.words: WordList = WordList(layout.not_a_date)
        self.bad: BadCells = BadCells(reading, column, as_missing=as_missing)
        self.empty: int = 0
        self.skipped: int = 0
        self.repeated: int = 0
        self.skipped_at: FirstRows = FirstRows()
        self.repeated_at: FirstRows = FirstRows()
        self.converted_at: FirstRows = FirstRows()
        self.dated: int = 0
        self.dated_at: FirstRows = FirstRows()
        self._hours = False

    @property
    def whole_days(self) -> bool:
        """Whether no stamp has a time of day."""
        return not self._hours

    @property
    def converted(self) -> int:
        """Number of stamps with an offset."""
        return self._aware[1]

    def add(self, array: pa.Array[Any], first: int) -> Stamps:
        """Return the stamps of a block, whose first row has this number."""
        import pyarrow as pa

        kind = array.type
        if pa.types.is_null(kind):
            self.empty += len(array)
            return np.full(len(array), ABSENT, dtype=np.int32)
        if pa.types.is_timestamp(kind) or pa.types.is_date(kind):
            return self._typed(array, first)
        if pa.types.is_dictionary(kind) and not _is_text(kind.value_type):
            return self.add(cast("Any", array).dictionary_decode(), first)
        if not pa.types.is_dictionary(kind) and not _is_text(kind):
            array = _as_text(array)
        return self._texts(words_of(array), first)

    def _typed(self, array: pa.Array[Any], first: int) -> Stamps:
        """Return stamps that the source holds as such."""
        import pyarrow as pa

        values, absent = fixed_numbers(array)
        aware = False
        if pa.types.is_date32(array.type):
            minutes = values.astype(np.int64) * 1440
        elif pa.types.is_date64(array.type):
            minutes = values // 60_000
        else:
            minutes, aware = values // _PER_MINUTE[array.type.unit], array.type.tz is not None
        if absent is None and self._clock.is_utc and len(values) and not _far(minutes):
            return self._whole(minutes, first, aware=aware)
        there = np.ones(len(values), dtype=bool) if absent is None else ~absent
        kinds = np.where(there, _AWARE if aware else _LOCAL, _EMPTY).astype(np.int8)
        return self._finish(minutes, kinds, first, texts=None)

    def _whole(self, minutes: Ints, first: int, *, aware: bool) -> Stamps:
        """Return stamps of which none is missing or far away, on a clock that is UTC."""
        self._aware[aware] += len(minutes)
        self._first.setdefault(int(aware), (first, _written(int(minutes[0]))))
        self.converted_at.add(np.full(len(minutes), aware), self.bad.start)
        self._hours = self._hours or bool((minutes % 1440 != 0).any())
        return minutes.astype(np.int32)

    def _texts(self, words: Words, first: int) -> Stamps:
        """Return stamps written as text."""
        read = [self._meaning(word) for word in words.words]
        values = np.array([value for value, _ in read] or [0], dtype=np.int64)
        kinds = np.array([kind for _, kind in read] or [0], dtype=np.int8)
        counts = np.bincount(words.codes + 1, minlength=len(words.words) + 1)[1:]
        declared: dict[str, list[int]] = {}
        for i in np.flatnonzero(kinds[: len(read)] == _WORD).tolist():
            word = self.words.match(words.words[i].strip()) or ""
            self.words.counts[word] += int(counts[i])
            declared.setdefault(word, []).append(i)
        self.words.meet(declared, words.codes, self.bad.start)
        for kind, code, what in ((_BAD, "not-a-date", _NOT_A_DATE), (_TWO_WAYS, "date-two-ways", _TWO_DAYS)):
            bad = np.flatnonzero(kinds[: len(read)] == kind).tolist()
            if bad:
                cures = {how_to_write(words.words[i], _HOW) for i in bad}
                cure = (cures.pop() if len(cures) == 1 else _HOW) if kind == _BAD else _ONE_FORMAT
                self.bad.tell_words(code, what, cure, words=words, bad=bad, first=first)
        by_row = words.table(kinds, _EMPTY)
        if (kinds == _DATED).any():
            dated = by_row == _DATED
            self.dated += int(np.count_nonzero(dated))
            self.dated_at.add(dated, self.bad.start)
            by_row[dated] = _LOCAL
        return self._finish(words.table(values, 0), by_row, first, texts=words)

    def _meaning(self, word: str) -> tuple[int, int]:
        """Return what a text means: minutes, and of which kind they are."""
        known = self._known.get(word)
        if known is None:
            text = word.strip()
            if text in self._missing:
                known = (0, _EMPTY)
            else:
                stamp = self._read(text)
                if isinstance(stamp, Stamp):
                    known = (stamp.minutes, _AWARE if stamp.aware else _LOCAL if stamp.hours else _DATED)
                elif self.words.match(text) is not None:
                    known = (0, _WORD)
                else:
                    known = (0, _TWO_WAYS if stamp == "date-two-ways" else _BAD)
            self._known[word] = known
        return known

    def _finish(self, minutes: Ints, kinds: NDArray[np.int8], first: int, *, texts: Words | None) -> Stamps:
        """Return stamps in UTC; tell of those that no figure can use."""
        local, aware, empty = kinds == _LOCAL, kinds == _AWARE, kinds == _EMPTY
        there = local | aware
        far = there & ((minutes < FIRST_MINUTE) | (minutes >= LAST_MINUTE))
        if far.any():
            rows = np.flatnonzero(far)
            shown = [
                _written(int(minutes[row])) if texts is None else texts.words[int(texts.codes[row])] for row in rows
            ]
            cure = "Leave the cell empty where there is no date."
            self.bad.tell("date-too-far", _FAR, cure, rows=rows, texts=shown, first=first)
            local, aware, there = local & ~far, aware & ~far, there & ~far
        self._meet(local, aware, first, minutes)
        self.converted_at.add(aware, self.bad.start)
        self.empty += int(np.count_nonzero(empty))
        utc = np.where(there, minutes, 0)
        lost = ~there
        if not self._clock.is_utc and local.any():
            lost = self._from_local(utc, local, lost)
        shown_as = utc if self._clock.is_utc else self._clock.local(utc)
        self._hours = self._hours or bool((shown_as[~lost] % 1440 != 0).any())
        out = utc.astype(np.int32)
        out[lost] = NOT_KNOWN
        out[empty] = ABSENT
        return out

    def _from_local(self, stamps: Ints, local: NDArray[np.bool_], lost: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Turn local stamps into UTC in place; return which are lost to the change of the clock."""
        rules = self._layout.rules
        second = rules.repeated_time == "second"
        turned, skipped, twice = self._clock.utc(stamps[local], second=second)
        stamps[local] = turned
        rows = np.flatnonzero(local)
        for found, kept, treatment in (
            (skipped, self.skipped_at, rules.skipped_time),
            (twice, self.repeated_at, rules.repeated_time),
        ):
            chosen = np.zeros(len(stamps), dtype=bool)
            chosen[rows[found]] = True
            kept.add(chosen, self.bad.start)
            if treatment == "missing":
                lost = lost.copy()
                lost[rows[found]] = True
        self.skipped += int(skipped.sum())
        self.repeated += int(twice.sum())
        return lost

    def _meet(self, local: Bools, aware: Bools, first: int, minutes: Ints) -> None:
        """Count stamps with and without an offset."""
        for kind, found in ((0, local), (1, aware)):
            number = int(np.count_nonzero(found))
            self._aware[kind] += number
            if number and kind not in self._first:
                row = int(found.argmax())
                self._first[kind] = (row + first, _written(int(minutes[row])))

    def close(self) -> None:
        """Tell of a column in which stamps with and without an offset are mixed, where no zone is declared."""
        plain, aware = self._aware
        if plain and aware and self._layout.time_zone is None:
            row = max(row for row, _ in self._first.values())
            self._reading.problems.add(
                "mixed-offsets",
                f"{aware} stamps of the column name an offset from UTC, and {plain} do not",
                place=self._reading.place(row=row, name=self._column),
                cure="Declare time_zone, the zone of those without one, such as Asia/Shanghai.",
            )


def _far(minutes: Ints) -> bool:
    """Return whether some stamps lie before or after those that are read."""
    return int(minutes.min()) < FIRST_MINUTE or int(minutes.max()) >= LAST_MINUTE


def _is_text(kind: pa.DataType) -> bool:
    """Return whether a column holds text."""
    return str(kind) in ("string", "large_string", "string_view")


def _as_text(array: pa.Array[Any]) -> pa.Array[Any]:
    """Return numbers and other cells as text; a whole number of decimals is written as one."""
    import pyarrow as pa

    cells = array.to_pylist()
    return pa.array([None if cell is None else _text(cell) for cell in cells], pa.string())


def _text(cell: object) -> str:
    """Return a cell of a frame as text."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _written(minutes: int) -> str:
    """Return a stamp as it is printed."""
    return str(np.datetime64(minutes, "m")).replace("T", " ")

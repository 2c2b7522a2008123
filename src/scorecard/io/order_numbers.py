"""Columns of numbers of order files to whole steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from scorecard.io.arrow_arrays import Words, bits_of, fixed_numbers, words_of
from scorecard.io.cell_words import BadCells, WordList
from scorecard.io.numbers import Decimals, Flaw, read_bare_number
from scorecard.io.open_points import OpenPoints
from scorecard.io.reading import Reading
from scorecard.logistics.order_lines import NO_NUMBER

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["NumberColumn"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

_MOST = 2**53
_NEAR = 1e-4
"""How far a number in binary may lie from a whole step, in steps."""

_TOO_LONG = "the number has more digits after the point than the layout declares"
_TOO_LARGE = "the number is too large to be counted exactly"
_SMALLER = "Check it, or declare fewer decimals."
_ENDLESS = "the number is not finite"
_LEAVE = "Leave the cell empty where there is no value."


class NumberColumn:
    """Read one column of numbers, block by block.

    Parameters
    ----------
    column : str
        Name of the column in the file.
    reading : Reading
        Where problems go.
    decimals : int
        Digits after the point.
    field : str
        Field of the layout that declares them, for the cure.
    decimal : {".", ","}
        Decimal sign of text.
    words, missing : mapping of str to str, and tuple of str
        Declared words and codes of missing cells.
    as_missing : bool
        Whether cells that cannot be read count as missing.
    points : OpenPoints, optional
        What looks whether the point of numbers is told, where the decimal sign is not declared.
    """

    def __init__(
        self,
        column: str,
        reading: Reading,
        *,
        decimals: int,
        field: str,
        decimal: Decimals,
        words: Mapping[str, str],
        missing: tuple[str, ...],
        as_missing: bool,
        points: OpenPoints | None = None,
    ) -> None:
        self._decimals, self._field = decimals, field
        self._decimal: Decimals = decimal
        self._scale: int = 10**decimals
        self._missing = {text.strip() for text in missing} | {""}
        self.words: WordList = WordList(words)
        self.bad: BadCells = BadCells(reading, column, as_missing=as_missing)
        self._points = points
        self.empty: int = 0

    def add(self, array: pa.Array[Any], first: int) -> Ints:
        """Return the steps of a block, whose first row has this number."""
        import pyarrow as pa

        kind = array.type
        if pa.types.is_null(kind):
            self.empty += len(array)
            return np.full(len(array), NO_NUMBER, dtype=np.int64)
        if pa.types.is_integer(kind):
            values, absent = fixed_numbers(array)
            return self._of_integers(values, absent, first)
        if pa.types.is_floating(kind):
            values, absent = fixed_numbers(array)
            gone = np.isnan(values) if absent is None else np.isnan(values) | absent
            return self._of_floats(values.astype(np.float64), gone, first)
        if pa.types.is_boolean(kind):
            flags, absent = bits_of(array)
            return self._of_integers(flags.astype(np.int64), absent, first)
        if pa.types.is_decimal(kind) or not (
            pa.types.is_dictionary(kind) or str(kind) in ("string", "large_string", "string_view")
        ):
            array = pa.array([None if v is None else str(v) for v in array.to_pylist()], pa.string())
        return self._of_texts(words_of(array), first)

    def _of_integers(self, values: NDArray[Any], absent: Bools | None, first: int) -> Ints:
        """Return whole numbers as steps."""
        there = np.ones(len(values), dtype=bool) if absent is None else ~absent
        self.empty += len(values) - int(np.count_nonzero(there))
        far = there & ((values > _MOST // self._scale) | (values < -(_MOST // self._scale)))
        self._refuse(far, "number-too-large", _TOO_LARGE, _SMALLER, values, first)
        out: Ints = np.where(there & ~far, values, 0).astype(np.int64) * self._scale
        out[~there | far] = NO_NUMBER
        return out

    def _of_floats(self, values: Floats, absent: Bools, first: int) -> Ints:
        """Return numbers in binary as steps."""
        self.empty += int(np.count_nonzero(absent))
        endless = np.isinf(values) & ~absent
        scaled = np.where(absent | endless, 0.0, values) * self._scale
        far = np.abs(scaled) > _MOST
        steps = np.rint(np.where(far, 0.0, scaled))
        odd = ~far & (np.abs(scaled - steps) > _NEAR + 4e-16 * np.abs(scaled))
        self._refuse(endless, "not-finite", _ENDLESS, _LEAVE, values, first)
        self._refuse(far, "number-too-large", _TOO_LARGE, _SMALLER, values, first)
        self._refuse(odd, "too-many-decimals", _TOO_LONG, self._more(), values, first)
        out = steps.astype(np.int64)
        out[absent | endless | far | odd] = NO_NUMBER
        return out

    def _more(self) -> str:
        """Return the cure for too many digits."""
        return f"Declare {self._field}, which is {self._decimals} now."

    def _refuse(self, found: Bools, code: str, what: str, cure: str, values: NDArray[Any], first: int) -> None:
        """Tell of numbers that cannot be used."""
        if found.any():
            rows = np.flatnonzero(found)
            texts = (f"{value:.15g}" if isinstance(value, float) else str(value) for value in values[rows].tolist())
            self.bad.tell(code, what, cure, rows=rows, texts=texts, first=first)

    def _of_texts(self, words: Words, first: int) -> Ints:
        """Return numbers written as text as steps."""
        if self._points is not None:
            self._points.of_words(words, lambda row: self.bad.place(row + first))
        counts = np.bincount(words.codes + 1, minlength=len(words.words) + 1)
        self.empty += int(counts[0])
        steps = np.full(len(words.words), NO_NUMBER, dtype=np.int64)
        flawed: dict[tuple[str, str, str], list[int]] = {}
        worded: dict[str, list[int]] = {}
        for i, word in enumerate(words.words):
            text = word.strip()
            if text in self._missing:
                self.empty += int(counts[i + 1])
                continue
            found = read_bare_number(text, decimal=self._decimal)
            if isinstance(found, Flaw):
                declared = self.words.match(text)
                if declared is not None:
                    self.words.counts[declared] += int(counts[i + 1])
                    worded.setdefault(declared, []).append(i)
                    continue
                flaw = (found.code, found.what, found.cure)
            elif found.value is None:
                self.empty += int(counts[i + 1])
                continue
            else:
                step = self._step(found.value)
                if isinstance(step, int):
                    steps[i] = step
                    continue
                flaw = step
            flawed.setdefault(flaw, []).append(i)
        self.words.meet(worded, words.codes, self.bad.start)
        for (code, what, cure), bad in flawed.items():
            self.bad.tell_words(code, what, cure, words=words, bad=bad, first=first)
        return cast("Ints", words.table(steps, NO_NUMBER))

    def _step(self, value: float) -> int | tuple[str, str, str]:
        """Return a number in steps, or why it cannot be used."""
        scaled = value * self._scale
        if abs(scaled) > _MOST:
            return "number-too-large", _TOO_LARGE, _SMALLER
        step = int(np.rint(scaled))
        if abs(scaled - step) > _NEAR + 4e-16 * abs(scaled):
            return "too-many-decimals", _TOO_LONG, self._more()
        return step

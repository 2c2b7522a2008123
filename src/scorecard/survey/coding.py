"""Columns of raw cells as columns of codes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import PLACES_KEPT, Place, Problems, near
from scorecard.instruments import ColumnLayout, Scale
from scorecard.survey.cells import CellRules, Flaw, Meaning, is_absent, label_of, native, plain_text
from scorecard.survey.responses import Segment

__all__ = ["Coder"]

Cells = Sequence[object] | NDArray[np.generic]

_SPAN = 10_000
_MOST_POINTS = 10_000.0
_MOST_SECONDS = 1e9
_PLAIN = re.compile(r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")

_WHAT: dict[Flaw, str] = {
    "answer-out-of-scale": "the answer is not on the scale {scale}",
    "answer-not-a-number": "the answer is not a number",
    "answer-not-finite": "the answer is not a finite number",
}
_CURE: dict[Flaw, str] = {
    "answer-out-of-scale": "Correct the cell, or declare its code under missing in the layout.",
    "answer-not-a-number": "Correct the cell, or declare its text under answers or missing in the layout.",
    "answer-not-finite": "Leave the cell empty where there is no answer.",
}


class _Meanings(dict[Hashable, int]):
    """Number of each different raw cell; a new one is looked up when it first comes."""

    def __init__(self, rules: CellRules) -> None:
        super().__init__()
        self._rules = rules
        self.known: list[Meaning] = []

    def __missing__(self, cell: Hashable) -> int:
        """Return the number of a cell not met before."""
        self.known.append(self._rules.meaning(cell))
        number = len(self.known) - 1
        self[cell] = number
        return number


class Coder:
    """Turn raw columns into codes, numbers and labels, and collect what is wrong with them.

    Parameters
    ----------
    scale : Scale
        The answer scale.
    layout : ColumnLayout
        Declared missing codes and answer words.
    problems : Problems
        Where bad cells are reported.
    first_row : int
        Number of the first data row as the user sees it.
    source : str or None
        The input as the user named it.
    """

    def __init__(
        self, scale: Scale, layout: ColumnLayout, *, problems: Problems, first_row: int, source: str | None
    ) -> None:
        self._rules = CellRules(scale, layout)
        self._meanings = _Meanings(self._rules)
        self._problems = problems
        self._first_row = first_row
        self._source = source
        self._words = tuple(layout.answers)
        values = scale.values
        whole = values == tuple(range(values[0], values[-1] + 1))
        self._spoken = f"{values[0]} to {values[-1]}" if whole else ", ".join(map(str, values))
        self._text_missing = {
            t for t in map(plain_text, layout.missing) if not t.lstrip("+-").replace(".", "").isdigit()
        }
        self.missing: Counter[str] = Counter()
        self.wide: int = 0
        self.words: int = 0

    def answers(self, cells: Cells, column: str) -> NDArray[np.int8]:
        """Return the codes of a column of answers, 0 where one is missing or bad."""
        numbers = self._numbers(cells)
        known = self._meanings.known
        counts = np.bincount(numbers, minlength=len(known))
        for number in np.flatnonzero(counts):
            meaning, count = known[number], int(counts[number])
            if meaning.missing is not None:
                self.missing[meaning.missing] += count
            self.wide += count * meaning.wide
            self.words += count * meaning.word
        for flaw in _WHAT:
            of_flaw = np.fromiter((m.flaw == flaw for m in known), dtype=np.bool_, count=len(known))
            if counts[of_flaw].any():
                self._report(flaw, cells, column=column, rows=np.flatnonzero(of_flaw[numbers]))
        codes = np.fromiter((m.code for m in known), dtype=np.int8, count=len(known))
        return codes[numbers]

    def _numbers(self, cells: Cells) -> NDArray[np.int64]:
        """Return the number of each cell's meaning."""
        if isinstance(cells, np.ndarray) and cells.dtype.kind in "iuf":
            return self._numbers_of_array(cells)
        keys = _keys(cells)
        return np.fromiter(map(self._meanings.__getitem__, keys), dtype=np.int64, count=len(keys))

    def _numbers_of_array(self, cells: NDArray[np.generic]) -> NDArray[np.int64]:
        """Return the number of each cell's meaning for an array of numbers."""
        gone = np.isnan(cells) if cells.dtype.kind == "f" else np.zeros(len(cells), dtype=np.bool_)
        filled = np.where(gone, 0, cells)
        low, high = (filled.min(), filled.max()) if len(filled) else (0, 0)
        if low > -_SPAN and high < _SPAN and not (filled != np.rint(filled)).any():
            shifted = filled.astype(np.int64) - int(low)
            there = np.flatnonzero(np.bincount(shifted))
            table = np.zeros(int(high) - int(low) + 1, dtype=np.int64)
            table[there] = [self._meanings[int(v)] for v in there + int(low)]
            numbers = table[shifted]
        else:
            values, inverse = np.unique(filled, return_inverse=True)
            numbers = np.array([self._meanings[v] for v in values.tolist()], dtype=np.int64)[inverse]
        if gone.any():
            numbers[gone] = self._meanings[None]
        return numbers

    def _report(self, flaw: Flaw, cells: Cells, *, column: str, rows: NDArray[np.intp]) -> None:
        """Report the bad cells of a column: the first ones by place, the others by count."""
        for row in rows[:PLACES_KEPT].tolist():
            found = str(native(cells[row]))
            cure = _CURE[flaw]
            if flaw == "answer-not-a-number" and self._words:
                cure = f"{cure} {near(found.strip(), self._words)}"
            what = _WHAT[flaw].format(scale=self._spoken)
            self._problems.add(flaw, what, place=self._place(column, row), found=found, cure=cure)
        self._problems.more(flaw, max(0, len(rows) - PLACES_KEPT))

    def _place(self, column: str, row: int) -> Place:
        """Return the place of a cell."""
        return Place(file=self._source, row=self._first_row + row, field=column)

    def labels(self, cells: Cells) -> Segment:
        """Return a column of labels, those in alphabetical order; declared texts are missing."""
        keys = _keys(cells)
        texts = {key: label_of(key) for key in set(keys)}
        texts = {key: "" if plain_text(text) in self._text_missing else text for key, text in texts.items()}
        labels = tuple(sorted(set(texts.values()) - {""}))
        position = {"": -1} | {label: i for i, label in enumerate(labels)}
        codes = {key: position[text] for key, text in texts.items()}
        return Segment(labels, np.fromiter(map(codes.__getitem__, keys), dtype=np.int32, count=len(keys)))

    def points(self, cells: Cells, column: str) -> NDArray[np.float64]:
        """Return a column of importance points; NaN where they are missing."""
        what = "importance points must be a number from 0 to 10000"
        return self._plain_numbers(cells, column, most=_MOST_POINTS, flaw=("bad-points", what))

    def seconds(self, cells: Cells, column: str) -> NDArray[np.float64]:
        """Return a column of durations in seconds; NaN where they are missing."""
        what = "a duration must be a number of seconds, zero or more"
        return self._plain_numbers(cells, column, most=_MOST_SECONDS, flaw=("bad-duration", what))

    def _plain_numbers(self, cells: Cells, column: str, *, most: float, flaw: tuple[str, str]) -> NDArray[np.float64]:
        """Return a column of numbers from 0 to the most possible; NaN where they are missing."""
        keys = _keys(cells)
        values = {key: _number_of(key, most) for key in set(keys)}
        result = np.fromiter(map(values.__getitem__, keys), dtype=np.float64, count=len(keys))
        bad = np.flatnonzero(result < 0)
        code, what = flaw
        for row in bad[:PLACES_KEPT].tolist():
            self._problems.add(
                code,
                what,
                place=self._place(column, row),
                found=str(native(cells[row])),
                cure="Correct the cell, or leave it empty.",
            )
        self._problems.more(code, max(0, len(bad) - PLACES_KEPT))
        result[bad] = np.nan
        return result


def _number_of(cell: Hashable, most: float) -> float:
    """Return a cell's number: NaN when missing, −1 when it is none from 0 to the most possible."""
    if cell is None:
        return float("nan")
    text = plain_text(cell) if isinstance(cell, str | int | float) else "?"
    if not text:
        return float("nan")
    value = float(text) if _PLAIN.fullmatch(text) else -1.0
    return value if value <= most else -1.0


def _keys(cells: Cells) -> Sequence[Hashable]:
    """Return what each raw cell is looked up by."""
    plain: Sequence[object] = cells.tolist() if isinstance(cells, np.ndarray) else cells
    kinds = set(map(type, plain))
    if kinds <= {str, int, type(None)}:
        return plain
    # NaN equals nothing, True equals 1, and a list cannot be looked up at all
    return [_key(cell) for cell in plain]


def _key(cell: object) -> Hashable:
    """Return what a raw cell is looked up by: itself, or something equal only to its like."""
    cell = native(cell)
    if is_absent(cell):
        return None
    if isinstance(cell, str | int | float) and not isinstance(cell, bool):
        return cell
    return type(cell).__name__, str(cell)

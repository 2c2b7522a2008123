"""Columns of raw cells as columns of codes."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Hashable, Sequence
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import PLACES_KEPT, Place, Problems, near
from scorecard.instruments import ColumnLayout, Scale
from scorecard.survey.bad_cells import CellCounts
from scorecard.survey.cell_places import CellPlaces
from scorecard.survey.cells import FAILED, CellRules, Flaw, Meaning, is_absent, label_of, native, plain_text
from scorecard.survey.packed import ABSENT, Recurring, SmallNumbers
from scorecard.survey.responses import Segment

__all__ = ["Cells", "Coder"]

Cells = Sequence[object] | NDArray[np.generic]
"""Raw cells of one column: text, numbers, None."""

Places = NDArray[np.integer]
"""Which of the different contents of a column stands in each row."""

_BLOCK = 1 << 17
_SPAN = 10_000
_MOST_POINTS = 10_000.0
_MOST_SECONDS = 1e9
_OF_BYTE = np.array([*map(float, range(128)), float("nan"), *[-1.0] * 127])
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
_OWN_SCALE = (
    "{cure} If this question has a scale of its own, say so: "
    "outcomes: {{{outcome}: {{column: {column}, scale: {{low: 0, high: 10}}}}}}."
)


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
        self._problems = problems
        self._first_row = first_row
        self._source = source
        self._places: CellPlaces | None = None
        self._words = tuple(layout.answers)
        values = scale.values
        whole = values == tuple(range(values[0], values[-1] + 1))
        self._spoken = f"{values[0]} to {values[-1]}" if whole else ", ".join(map(str, values))
        self._plain_from = values[0] if whole and self._all_plain(values) else None
        self._points = len(values)
        self._text_missing = {
            t for t in map(plain_text, layout.missing) if not t.lstrip("+-").replace(".", "").isdigit()
        }
        self.missing: Counter[str] = Counter()
        self.wide: int = 0
        self.words: int = 0
        self.cells: CellCounts = CellCounts()
        self._names = {
            segment: {label_of(raw): label_of(name) for raw, name in names.items()}
            for segment, names in layout.labels.items()
        }
        self._alike: dict[tuple[str, str], set[str]] = {}
        self._outcome: str | None = None

    def _all_plain(self, values: Sequence[int]) -> bool:
        """Return whether every number of the scale means itself, and all fit into a byte."""
        known = [self._rules.meaning(value) for value in values]
        return abs(values[0]) < 120 > abs(values[-1]) and known == [Meaning(i) for i in range(1, len(values) + 1)]

    def move(self, first_row: int, source: str | None, *, problems: Problems, places: CellPlaces | None = None) -> None:
        """Go on with other rows: the number of the first of them, the file they stand in, and where problems go.

        Parameters
        ----------
        first_row : int
            Number of the first row as the user sees it.
        source : str or None
            The file.
        problems : Problems
            Where bad cells are reported.
        places : CellPlaces, optional
            Where each cell stands, where the rows do not follow one another as in the file.
        """
        self._first_row, self._source, self._problems, self._places = first_row, source, problems, places

    def beside(self, scale: Scale, layout: ColumnLayout, *, outcome: str | None = None) -> Coder:
        """Return a coder of another scale that reports here too; of an outcome, if named, that declares none."""
        other = Coder(scale, layout, problems=self._problems, first_row=self._first_row, source=self._source)
        other.cells, other._places, other._outcome = self.cells, self._places, outcome
        return other

    def absorb(self, other: Coder) -> None:
        """Take over what a coder of another part of the survey counted."""
        self.missing.update(other.missing)
        self.wide += other.wide
        self.words += other.words
        self.cells.absorb(other.cells)
        for key, raw in other._alike.items():
            self._alike.setdefault(key, set()).update(raw)

    def answers(self, cells: Cells, column: str) -> NDArray[np.int8]:
        """Return the codes of a column of answers, 0 where one is missing or bad."""
        if isinstance(cells, SmallNumbers):
            codes = self._clean(cells.values, column)
            if codes is not None:
                return codes
            if cells.texts is not None:
                cells = cells.texts()
        contents, places = _different(cells)
        known = [self._rules.meaning(content) for content in contents]
        counts = np.bincount(places, minlength=len(known)).tolist()
        flaws: set[Flaw] = set()
        for content, meaning, count in zip(contents, known, counts, strict=True):
            if not count:
                continue
            self.wide += count * meaning.wide
            self.words += count * meaning.word
            if meaning.missing is not None:
                self.missing[meaning.missing] += count
                self.cells.add(column, "missing", meaning.missing, count)
            elif meaning.flaw is not None:
                flaws.add(meaning.flaw)
                self.cells.add(column, meaning.flaw, _counted(content), count)
        for flaw in _WHAT:
            if flaw in flaws:
                wrong = np.array([m.flaw == flaw for m in known], dtype=np.bool_)
                self._report(flaw, cells, column=column, rows=np.flatnonzero(wrong[places]))
        return np.array([m.code for m in known], dtype=np.int8)[places]

    def _clean(self, values: NDArray[np.int8], column: str) -> NDArray[np.int8] | None:
        """Return the codes of small numbers that are all missing or on a scale without gaps; None if any is not."""
        if self._plain_from is None:
            return None
        shift = np.uint8((self._plain_from - 1) % 256)
        codes = np.empty(len(values), dtype=np.uint8)
        n = 0
        for start in range(0, len(values), _BLOCK):  # blocks stay in cache
            part, given = codes[start : start + _BLOCK], values[start : start + _BLOCK]
            filled = given != ABSENT
            np.subtract(given.view(np.uint8), shift, out=part)
            part *= filled.view(np.uint8)
            some = int(np.count_nonzero(filled))
            if int(part.max()) > self._points or int(np.count_nonzero(part)) != some:
                return None
            n += some
        if n < len(codes):
            self.missing[""] += len(codes) - n
            self.cells.add(column, "missing", "", len(codes) - n)
        return codes.view(np.int8)

    def _report(self, flaw: Flaw, cells: Cells, *, column: str, rows: NDArray[np.intp]) -> None:
        """Report the bad cells of a column: the first ones by place, the others by count."""
        for row in rows[:PLACES_KEPT].tolist():
            found = _shown(cells[row])
            cure = _CURE[flaw]
            if flaw == "answer-not-a-number" and self._words:
                cure = f"{cure} {near(found.strip(), self._words)}"
            if flaw == "answer-out-of-scale" and self._outcome is not None:
                cure = _OWN_SCALE.format(
                    cure=cure, outcome=self._outcome, column=json.dumps(column, ensure_ascii=False)
                )
            what = _WHAT[flaw].format(scale=self._spoken)
            self._problems.add(flaw, what, place=self._place(column, row), found=found, cure=cure)
        self._problems.more(flaw, max(0, len(rows) - PLACES_KEPT))

    def _place(self, column: str, row: int) -> Place:
        """Return the place of a cell."""
        if self._places is not None:
            number, column = self._places.of(column, row)
            return Place(file=self._source, row=number, field=column)
        return Place(file=self._source, row=self._first_row + row, field=column)

    def labels(self, cells: Cells, *, segment: str = "", column: str | None = None) -> Segment:
        """Return a column of labels, those in alphabetical order; declared texts are missing, declared names taken."""
        contents, places = _different(cells)
        names = self._names.get(segment, {})
        texts: list[str] = []
        for content in contents:
            raw = label_of(content)
            text = "" if plain_text(raw) in self._text_missing else names.get(raw, raw)
            if FAILED.fullmatch(text):
                self._report_formula(content, cells, column or segment)
                text = ""
            texts.append(text)
            if names and text:
                self._alike.setdefault((segment, text), set()).add(raw)
        labels = tuple(sorted(set(texts) - {""}))
        position = {"": -1} | {label: i for i, label in enumerate(labels)}
        return Segment(labels, np.array([position[text] for text in texts], dtype=np.int32)[places])

    def _report_formula(self, content: object, cells: Cells, column: str) -> None:
        """Report a label that is what a spreadsheet writes where a formula failed."""
        rows = [row for row, cell in enumerate(cells) if cell == content]
        for row in rows[:PLACES_KEPT]:
            self._problems.add(
                "bad-label",
                "a formula of the spreadsheet failed where a label belongs",
                place=self._place(column, row),
                found=_shown(content),
                cure="Mend the formula, or declare its text under missing in the layout.",
            )
        self._problems.more("bad-label", max(0, len(rows) - PLACES_KEPT))
        self.cells.add(column, "bad-label", _counted(content), len(rows))

    def merged(self) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        """Return segment variable, name and raw labels of groups in which labels that differ were put together."""
        return tuple((*key, tuple(sorted(raw))) for key, raw in sorted(self._alike.items()) if len(raw) > 1)

    def unmet(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return each segment variable with the labels that the layout names but no cell holds."""
        found: list[tuple[str, tuple[str, ...]]] = []
        for segment, names in self._names.items():
            met = {raw for key, labels in self._alike.items() if key[0] == segment for raw in labels}
            if set(names) - met:
                found.append((segment, tuple(sorted(set(names) - met))))
        return tuple(found)

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
        result = _numbers_of(cells, most)
        bad = np.flatnonzero(result < 0)
        if len(bad) and isinstance(cells, SmallNumbers) and cells.texts is not None:
            cells = cells.texts()
        code, what = flaw
        for row in bad[:PLACES_KEPT].tolist():
            self._problems.add(
                code,
                what,
                place=self._place(column, row),
                found=_shown(cells[row]),
                cure="Correct the cell, or leave it empty.",
            )
        self._problems.more(code, max(0, len(bad) - PLACES_KEPT))
        for content, count in Counter(_counted(cells[row]) for row in bad.tolist()).items():
            self.cells.add(column, code, content, count)
        result[bad] = np.nan
        return result


def _shown(cell: object) -> str:
    """Return a cell as it is shown in a message."""
    return str(native(cell))


def _counted(cell: object) -> str:
    """Return a cell as it is counted: whole numbers alike, whatever holds them."""
    cell = native(cell)
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _numbers_of(cells: Cells, most: float) -> NDArray[np.float64]:
    """Return a column of numbers: NaN where they are missing, −1 where there is none from 0 to the most possible."""
    if isinstance(cells, np.ndarray) and cells.dtype.kind in "iuf":
        numbers = cells.astype(np.float64)
        numbers += 0.0  # one zero, not two
        with np.errstate(invalid="ignore"):
            numbers[(numbers < 0) | (numbers > most)] = -1.0
        return numbers
    if isinstance(cells, SmallNumbers):
        # every byte that there is, by the bits that it has: 0 to 127, then −128 to −1
        return np.take(_OF_BYTE, cells.values.view(np.uint8), mode="clip")
    contents, places = _different(cells)
    return np.array([_number_of(content, most) for content in contents], dtype=np.float64)[places]


def _number_of(cell: object, most: float) -> float:
    """Return a cell's number: NaN when missing, −1 when it is none from 0 to the most possible."""
    cell = native(cell)
    if is_absent(cell):
        return float("nan")
    text = plain_text(cell) if isinstance(cell, str | int | float) and not isinstance(cell, bool) else "?"
    if not text:
        return float("nan")
    value = float(text) if _PLAIN.fullmatch(text) else -1.0
    return value if value <= most else -1.0


def _different(cells: Cells) -> tuple[Sequence[object], Places]:
    """Return the different contents of a column, and which of them stands in each row."""
    if isinstance(cells, SmallNumbers | Recurring):
        return cells.places()
    if isinstance(cells, np.ndarray) and cells.dtype.kind in "iuf":
        return _different_numbers(cells)
    plain = cast("Sequence[object]", cells.tolist() if isinstance(cells, np.ndarray) else cells)
    keys = _keys(plain)
    numbers: dict[Hashable, int] = dict.fromkeys(keys, 0)
    for number, key in enumerate(numbers):
        numbers[key] = number
    places = np.fromiter(map(numbers.__getitem__, keys), dtype=np.intp, count=len(keys))
    if keys is plain:
        return tuple(numbers), places
    first = np.full(len(numbers), -1, dtype=np.intp)
    first[places[::-1]] = np.arange(len(places) - 1, -1, -1)
    return tuple(plain[row] for row in first.tolist()), places


def _different_numbers(cells: NDArray[np.generic]) -> tuple[Sequence[object], Places]:
    """Return the different contents of an array of numbers, and which of them stands in each row."""
    gone = np.isnan(cells) if cells.dtype.kind == "f" else np.zeros(len(cells), dtype=np.bool_)
    if gone.all():
        return (None,), np.zeros(len(cells), dtype=np.intp)
    filled = np.where(gone, cells[np.argmin(gone)], cells) if gone.any() else cells
    low, high = cast("Any", filled).min(), cast("Any", filled).max()
    if low > -_SPAN and high < _SPAN and not (filled != np.rint(filled)).any():
        shifted = filled.astype(np.intp) - int(low)
        there = np.flatnonzero(np.bincount(shifted))
        table = np.zeros(int(high) - int(low) + 1, dtype=np.intp)
        table[there] = np.arange(len(there))
        values: list[object] = (there + int(low)).astype(cells.dtype).tolist()
        places = table[shifted]
    else:
        different, places = np.unique(filled, return_inverse=True)
        values = cast("list[object]", different.tolist())
    if gone.any():
        places[gone] = len(values)
        values.append(None)
    return values, places


def _keys(plain: Sequence[object]) -> Sequence[Hashable]:
    """Return what each raw cell is looked up by."""
    if set(map(type, plain)) <= {str, int, type(None)}:
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

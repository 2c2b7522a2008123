"""Cells of invoices: customers, days, amounts."""

from __future__ import annotations

import math
import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from numbers import Real
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import Place, Problem, Problems
from scorecard.instruments.looks import as_seen
from scorecard.io.columns import Cells
from scorecard.io.date_texts import how_to_write
from scorecard.io.numbers import ENDLESS, Decimals, Flaw, read_bare_number
from scorecard.survey.cells import is_absent, label_of, native
from scorecard.survey.packed import Recurring

__all__ = ["NO_DAY", "AmountReader", "DayReader", "contents_of", "labels_of"]

NO_DAY = -(2**62)
"""What stands for a missing day."""

_EPOCH = date(1970, 1, 1)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?", re.ASCII)
_DIGITS = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?", re.ASCII)
_HOW = "Write it as in 2026-04-30, or name the pattern, such as date_pattern='%d/%m/%Y'."
_SLACK = 1e-4
"""Part of the smallest unit that binary fractions may lose."""
_MOST = 2.0**46
"""Most smallest units in which a number of so many binary digits still has that slack."""


class PlaceOf(Protocol):
    """Where a row of a column stands."""

    def __call__(self, *, row: int, name: str) -> Place:
        """Return the place of a cell."""
        ...


def labels_of(cells: Cells) -> list[str]:
    """Return cells as labels; empty where one is missing."""
    if isinstance(cells, Recurring):
        labels = [*(label_of(native(content)) for content in cells.contents), ""]
        return [labels[place] for place in cells.numbers.tolist()]
    known: dict[str, str] = {}
    found: list[str] = []
    for cell in cells:
        if not isinstance(cell, str):
            found.append(label_of(native(cell)))
            continue
        label = known.get(cell)
        if label is None:
            label = known[cell] = label_of(cell)
        found.append(label)
    return found


def contents_of(cells: Cells) -> Sequence[Hashable]:
    """Return cells as things that are equal where their contents are, text as its reader sees it."""
    if isinstance(cells, Recurring):
        known: tuple[Hashable, ...] = (*(as_seen(c) if isinstance(c, str) else c for c in cells.contents), None)
        places: list[int] = cells.numbers.tolist()
        return [known[place] for place in places]
    plain: Iterable[object] = cells.tolist() if isinstance(cells, np.ndarray) else cells
    return [as_seen(cell) if isinstance(cell, str) else _content(cell) for cell in plain]


def _content(cell: object) -> Hashable:
    """Return a cell as a thing that is equal where its content is."""
    if is_absent(cell):
        return None
    return cell if isinstance(cell, int | float | date) else label_of(native(cell))


@dataclass(slots=True)
class DayReader:
    """Turn cells into days, and report what is none.

    Attributes
    ----------
    pattern : str or None
        How text is written, as for ``strptime``; as in 2026-04-30 or 2026-04-30 13:00 when None.
    problems : Problems
        What was found so far.
    """

    pattern: str | None
    problems: Problems
    _known: dict[str, int | None] = field(default_factory=dict[str, "int | None"])

    def days(self, cells: Cells, *, name: str, first_row: int, place: PlaceOf) -> NDArray[np.int64]:
        """Return days since 1970-01-01; `NO_DAY` where a cell is empty or none."""
        if isinstance(cells, np.ndarray) and cells.dtype.kind == "M":
            days = cells.astype("datetime64[D]").astype(np.int64)
            return cast("NDArray[np.int64]", np.where(np.isnat(cells), NO_DAY, days))
        found = np.empty(len(cells), dtype=np.int64)
        for at, cell in enumerate(cells):
            day = self._day(cell)
            if day is None:
                self.problems.add(
                    "bad-order-date",
                    "this is no date",
                    place=place(row=first_row + at, name=name),
                    found=str(cell),
                    cure=how_to_write(str(cell), _HOW),
                )
                day = NO_DAY
            found[at] = day
        return found

    def _day(self, cell: object) -> int | None:
        """Return a cell as a day; None where it is none."""
        if isinstance(cell, datetime):
            return NO_DAY if is_absent(cell) else (cell.date() - _EPOCH).days
        if isinstance(cell, date):
            return (cell - _EPOCH).days
        if is_absent(cell):
            return NO_DAY
        text = label_of(cell)
        if text not in self._known:
            self._known[text] = NO_DAY if not text else self._parsed(text)
        return self._known[text]

    def _parsed(self, text: str) -> int | None:
        """Return a text as a day."""
        try:
            if self.pattern is not None:
                return (datetime.strptime(text, self.pattern).date() - _EPOCH).days  # noqa: DTZ007  # a day has no zone
            return (date.fromisoformat(text[:10]) - _EPOCH).days if _ISO.fullmatch(text) else None
        except ValueError:
            return None


@dataclass(slots=True)
class AmountReader:
    """Turn cells into whole numbers of the smallest unit of money, and report what cannot be.

    Attributes
    ----------
    decimals : int
        Digits after the point of one smallest unit.
    decimal : {".", ","}
        Decimal sign of text.
    problems : Problems
        What was found so far.
    """

    decimals: int
    decimal: Decimals
    problems: Problems

    def numbers(self, cells: Cells, *, name: str, first_row: int, place: PlaceOf) -> NDArray[np.float64]:
        """Return cells as numbers; NaN where one is empty or none."""
        if isinstance(cells, np.ndarray) and cells.dtype.kind in "iuf":
            numbers = cells.astype(np.float64)
            for at in np.flatnonzero(np.isinf(numbers)).tolist():
                where = place(row=first_row + at, name=name)
                self.problems.take(Problem(ENDLESS.code, ENDLESS.what, where, str(numbers[at]), ENDLESS.cure))
            return np.where(np.isinf(numbers), np.nan, numbers)
        found = np.empty(len(cells))
        for at, cell in enumerate(cells):
            written = _plain(cell, self.decimal)
            if written is None:
                read = read_bare_number(cell, decimal=self.decimal)
                if isinstance(read, Flaw):
                    where = place(row=first_row + at, name=name)
                    self.problems.take(Problem(read.code, read.what, where, str(cell), read.cure))
                    found[at] = math.nan
                    continue
                written = math.nan if read.value is None else read.value
            found[at] = written
        return found

    def units(self, numbers: NDArray[np.float64], *, name: str, first_row: int, place: PlaceOf) -> NDArray[np.int64]:
        """Return numbers in smallest units, 0 where one is missing; report those that are no whole number of them."""
        missing = np.isnan(numbers)
        with np.errstate(over="ignore"):
            scaled = np.where(missing, 0.0, numbers) * 10.0**self.decimals
        small = np.abs(scaled) <= _MOST
        whole = np.rint(np.where(small, scaled, 0.0))
        off = ~small | (np.abs(np.where(small, scaled, 0.0) - whole) > _SLACK)
        for at in np.flatnonzero(off).tolist():
            self.problems.add(
                "amount-not-in-units",
                f"the amount is no whole number of units with {self.decimals} digits after the point",
                place=place(row=first_row + at, name=name),
                found=repr(float(numbers[at])),
                cure="Give more decimals, or round the amounts.",
            )
        return np.where(off, 0.0, whole).astype(np.int64)


def _plain(cell: object, decimal: Decimals) -> float | None:
    """Return a cell that is a number, or text of digits and a point; None where it is anything else."""
    if isinstance(cell, str):
        return float(cell) if decimal == "." and _DIGITS.fullmatch(cell) else None
    if isinstance(cell, bool) or cell is None:
        return None
    return float(cell) if isinstance(cell, Real) and math.isfinite(float(cell)) else None

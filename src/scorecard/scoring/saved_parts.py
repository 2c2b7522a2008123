"""Strict taking of the parts of a saved evaluation: every part that is not as it must be is reported."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import cast

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import HistoryError, Place, Problems
from scorecard.models import Period
from scorecard.scoring.saved import ENDLESS

__all__ = ["Taking"]

_WHOLE = "Load the file as it was saved, or save the evaluation anew."


@dataclass(frozen=True, slots=True)
class Taking:
    """What was found wrong with a saved evaluation so far.

    Attributes
    ----------
    source : str
        The file as the user named it.
    problems : Problems
        What was found.
    """

    source: str
    problems: Problems = field(default_factory=Problems)

    def report(self, code: str, what: str, path: str, *, found: str | None = None, cure: str = _WHOLE) -> None:
        """Report one problem."""
        self.problems.add(code, what, place=Place(file=self.source, path=path or None), found=found, cure=cure)

    def refusal(self) -> HistoryError:
        """Return one error with everything found."""
        headline = f"{self.source} is no evaluation that can be loaded."
        return HistoryError(headline, list(self.problems), self.problems.counts)

    def fields(self, value: object, names: Iterable[str], path: str) -> dict[str, object]:
        """Return the fields of an object: all that are wanted, and no other; None stands for one that is missing."""
        wanted = list(names)
        if not isinstance(value, dict):
            self._wrong("named fields are", value, path)
            nothing: dict[str, object] = {}
            nothing.update(dict.fromkeys(wanted))
            return nothing
        given = cast("dict[str, object]", value)
        for name in wanted:
            if name not in given:
                self.report("saved-missing", "this field is missing", _below(path, name))
        for name in given:
            if name not in wanted:
                self.report("saved-unknown", "this field is not known", _below(path, name))
        return {name: given.get(name) for name in wanted}

    def items(self, value: object, path: str) -> list[object]:
        """Return the entries of a list."""
        if isinstance(value, list):
            return cast("list[object]", value)
        self._wrong("a list is", value, path)
        return []

    def text(self, value: object, path: str) -> str:
        """Return a text."""
        if isinstance(value, str):
            return value
        self._wrong("a text is", value, path)
        return ""

    def text_or_none(self, value: object, path: str) -> str | None:
        """Return a text, or None."""
        return None if value is None else self.text(value, path)

    def texts(self, value: object, path: str) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(self.text(entry, f"{path}.{i}") for i, entry in enumerate(self.items(value, path)))

    def whole(self, value: object, path: str) -> int:
        """Return a whole number that is not negative."""
        if type(value) is int and value >= 0:
            return value
        self._wrong("a whole number from 0 is", value, path)
        return 0

    def number_or_none(self, value: object, path: str) -> float | None:
        """Return a finite number, or None."""
        if value is None or (type(value) is float and math.isfinite(value)):
            return value
        self._wrong("a number or null is", value, path)
        return None

    def day_or_none(self, value: object, path: str) -> date | None:
        """Return a day, or None."""
        try:
            if value is None or (isinstance(value, str) and len(value) == 10):
                return None if value is None else date.fromisoformat(value)
        except ValueError:
            pass  # reported below, with all that is no day
        self._wrong("a day such as 2026-03-31 or null is", value, path)
        return None

    def periods(self, value: object, path: str) -> tuple[Period, ...]:
        """Return a list of periods."""
        found: list[Period] = []
        for i, text in enumerate(self.texts(value, path)):
            try:
                found.append(Period.parse(text))
            except ValueError:
                self._wrong("a period is", text, f"{path}.{i}")
        return tuple(found)

    def choice(self, value: object, known: Sequence[str | None], path: str) -> None:
        """Report a value that is none of those known."""
        if value not in known:
            self._wrong(f"one of {', '.join('null' if k is None else k for k in known)} is", value, path)

    def same(self, given: tuple[str, ...], wanted: tuple[str, ...], path: str) -> None:
        """Report names that are not those that the card has, in its order."""
        if given != wanted:
            differ = sorted(set(given) ^ set(wanted)) or ["another order"]
            self.report("saved-names", "these are not the names in the card", path, found=", ".join(differ[:12]))

    def among(self, given: tuple[str, ...], known: tuple[str, ...], path: str) -> None:
        """Report names that stand twice, are not known, or are none at all."""
        if not given or len(set(given)) < len(given) or not set(given) <= set(known):
            found = ", ".join(sorted(set(given) - set(known))[:12]) or ", ".join(given[:12]) or "nothing"
            self.report("saved-names", "these are not names of the values", path, found=found)

    def numbers(self, value: object, shape: tuple[int, ...], path: str) -> NDArray[np.float64]:
        """Return an array of numbers; null is NaN."""
        flat = self._flat(value, shape, path)
        if flat is None:
            return np.full(shape, np.nan)
        if any(type(entry) is float and math.isinf(entry) for entry in flat):
            self._wrong("a finite number is", "a number too large", path)
        if str in set(map(type, flat)):
            flat = [ENDLESS.get(entry, entry) if isinstance(entry, str) else entry for entry in flat]
        kinds = set(map(type, flat))
        if not kinds <= {float, type(None)}:
            odd = next(entry for entry in flat if entry is not None and type(entry) is not float)
            self._wrong("a number with a decimal point, null, inf or -inf is", odd, path)
            return np.full(shape, np.nan)
        return np.array(flat, dtype=np.float64).reshape(shape)

    def codes(self, value: object, shape: tuple[int, ...], path: str, *, low: int, high: int) -> NDArray[np.int64]:
        """Return an array of whole numbers in a range."""
        flat = self._flat(value, shape, path)
        if flat is None:
            return np.full(shape, low, dtype=np.int64)
        for entry in flat:
            if type(entry) is not int or not low <= entry <= high:
                self._wrong(f"a whole number from {low} to {high} is", entry, path)
                return np.full(shape, low, dtype=np.int64)
        return np.array(flat, dtype=np.int64).reshape(shape)

    def _flat(self, value: object, shape: tuple[int, ...], path: str) -> list[object] | None:
        """Return the entries of lists in lists of a shape; None where they have another."""
        rows: list[object] = [value]
        for length in shape:
            if not all(isinstance(row, list) and len(cast("list[object]", row)) == length for row in rows):
                wanted = " × ".join(map(str, shape))
                self.report("saved-shape", f"the array does not have the shape {wanted}", path)
                return None
            rows = list(chain.from_iterable(cast("list[list[object]]", rows)))
        return rows

    def _wrong(self, what: str, value: object, path: str) -> None:
        """Report a value of the wrong kind."""
        plain = isinstance(value, str | int | float)
        shown = str(value) if plain else "nothing" if value is None else type(value).__name__
        self.report("saved-value", f"{what} needed here", path, found=shown)


def _below(path: str, name: str) -> str:
    """Return the path of a part."""
    return f"{path}.{name}" if path else name

"""Reading of the inputs of reference cases: numbers, fractions, missing values, names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

_LEVEL = re.compile(r"(?:^|_)ci_?(\d+)(?:_|$)")


class UnknownResultError(LookupError):
    """A case expects a result of which the method knows nothing."""


@dataclass(frozen=True, slots=True)
class Sampled:
    """A result from random draws, which is off by more than what is computed.

    Attributes
    ----------
    value : object
        The result.
    within : float
        What it may be off at least, whatever the case says.
    """

    value: object
    within: float


@dataclass(frozen=True, slots=True)
class Series:
    """Values in order, each with a name: what a case may state as a list or as a mapping.

    Attributes
    ----------
    names : tuple of str
        Names; the positions from 1 where a case gives none.
    values : tuple of object
        One value a name.
    """

    names: tuple[str, ...]
    values: tuple[object, ...]

    def array(self) -> NDArray[np.float64]:
        """Return the values as numbers, NaN where one is missing."""
        return np.array([number(v) for v in self.values], dtype=np.float64)

    def optional(self) -> list[float | None]:
        """Return the values as numbers with None where one is missing."""
        return [None if v is None else number(v) for v in self.values]

    def mapping(self) -> dict[str, float | None]:
        """Return the values as numbers by name."""
        return dict(zip(self.names, self.optional(), strict=True))

    def of(self, values: Iterable[object]) -> Series:
        """Return other values under the same names."""
        return Series(self.names, tuple(values))


def series(values: object, *, like: Series | None = None, names: object = None) -> Series:
    """Return a list or a mapping as values with names; a mapping follows the order of `like`."""
    if isinstance(values, Mapping):
        found = {str(name): value for name, value in values.items()}
        if like is not None and set(found) == set(like.names):
            found = {name: found[name] for name in like.names}
        return Series(tuple(found), tuple(found.values()))
    given = listed(values)
    if like is not None and len(like.names) == len(given):
        return like.of(given)
    if isinstance(names, list) and len(names) == len(given):
        return Series(tuple(map(str, names)), tuple(given))
    return Series(tuple(str(i) for i in range(1, len(given) + 1)), tuple(given))


def listed(values: object) -> list[object]:
    """Return a list, or refuse what is none."""
    if not isinstance(values, list):
        raise TypeError(f"a list is needed, found {values!r}")
    return list(values)


def mapped(values: object) -> Mapping[str, object]:
    """Return a mapping, or refuse what is none."""
    if not isinstance(values, Mapping):
        raise TypeError(f"a mapping is needed, found {values!r}")
    return values


def given(inputs: Mapping[str, object], *names: str) -> object:
    """Return the input that stands under the first of these names."""
    for name in names:
        if name in inputs:
            return inputs[name]
    raise ValueError(f"the inputs have no {names[0]!r}")


def number(value: object) -> float:
    """Return a number; text such as "1/3" is a fraction, null is NaN."""
    if value is None:
        return float("nan")
    if isinstance(value, str):
        return float(Fraction(value.strip()))
    if isinstance(value, int | float):
        return float(value)
    raise TypeError(f"a number is needed, found {value!r}")


def is_numbers(values: object) -> bool:
    """Return whether this is a list or a mapping of numbers."""
    found = list(values.values()) if isinstance(values, Mapping) else values
    return isinstance(found, list) and all(_is_number(v) for v in found)


def _is_number(value: object) -> bool:
    """Return whether this reads as a number or as a missing one."""
    try:
        number(value)
    except (TypeError, ValueError, ZeroDivisionError):
        return False
    return not isinstance(value, bool)


def table(values: object, *, names: object = None) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """Return the items and the answers, one respondent a row, from rows or from columns by item."""
    if isinstance(values, Mapping):
        columns = [series(column) for column in values.values()]
        first = columns[0] if columns else None
        aligned = [series(column, like=first) for column in values.values()]
        return tuple(map(str, values)), np.array([c.array() for c in aligned], dtype=np.float64).T
    rows = [series(row, names=names) for row in listed(values)]
    known = rows[0] if rows else None
    data = [series(row, like=known, names=names).array() for row in listed(values)]
    return (known.names if known is not None else ()), np.array(data, dtype=np.float64)


def plain(values: NDArray[np.float64] | Sequence[float]) -> list[float | None]:
    """Return numbers as a list with None where they are undefined."""
    return [None if np.isnan(v) else float(v) for v in values]


def pair(interval: tuple[float, float] | None) -> list[float] | None:
    """Return an interval as a list."""
    return None if interval is None else list(interval)


def level_of(name: str, inputs: Mapping[str, object]) -> float:
    """Return the confidence level that a result's name states, such as ci95; else the input's."""
    found = _LEVEL.search(name)
    if found:
        digits = found[1]
        return float(f"0.{digits}")
    return number(inputs.get("confidence", inputs.get("level", 0.95)))

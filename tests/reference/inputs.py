"""Reading of the inputs of reference cases: numbers, fractions, missing values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

FRACTION = re.compile(r"[+-]?\d+/\d+")
_LEVEL = re.compile(r"(?:^|_)ci_?(\d+)(?:_|$)")


def number(value: object) -> float:
    """Return a number; text such as "1/3" is a fraction, null is NaN."""
    if value is None:
        return float("nan")
    if isinstance(value, str):
        return float(Fraction(value.strip()))
    if isinstance(value, int | float):
        return float(value)
    raise TypeError(f"a number is needed, found {value!r}")


def array(values: object) -> NDArray[np.float64]:
    """Return numbers or rows of numbers as an array."""
    if isinstance(values, list):
        return np.array([array(v) if isinstance(v, list) else number(v) for v in values], dtype=np.float64)
    return np.array(number(values))


def optional(values: object) -> list[float | None]:
    """Return a list of numbers with None where one is missing."""
    assert isinstance(values, list)
    return [None if v is None else number(v) for v in values]


def mapping(values: object) -> dict[str, float | None]:
    """Return a mapping of names to numbers; a list is named by position."""
    pairs = values.items() if isinstance(values, Mapping) else enumerate(values, start=1)  # type: ignore[arg-type]  # one of both
    return {str(name): None if v is None else number(v) for name, v in pairs}


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
        return int(digits) / 10 ** len(digits)
    return number(inputs.get("confidence", inputs.get("level", 0.95)))

"""Numbers given for each of several things, with their names."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from numbers import Real
from typing import TypeVar

__all__ = ["finite", "in_order", "named"]

_Number = TypeVar("_Number")


def named(
    numbers: Mapping[str, float] | Sequence[float], labels: Sequence[str] | None
) -> tuple[list[str], list[float]]:
    """Return names and numbers: a mapping has its own names, a sequence its positions where there are no labels."""
    if isinstance(numbers, Mapping):
        numbers = in_order(numbers, labels)
    given = list(numbers.values()) if isinstance(numbers, Mapping) else list(numbers)
    if labels is not None:
        return list(labels), given
    own = list(numbers) if isinstance(numbers, Mapping) else [str(i) for i in range(1, len(given) + 1)]
    return own, given


def in_order(given: Mapping[str, _Number], labels: Sequence[str] | None) -> Mapping[str, _Number]:
    """Return a mapping in the order of labels that are its own names; other labels are new names in its order."""
    if labels is None or len(labels) != len(given) or set(labels) != set(given):
        return given
    return {label: given[label] for label in labels}


def finite(value: object) -> float | None:
    """Return a finite number, None for what is none."""
    try:
        number = float(value) if isinstance(value, Real) else math.nan
    except OverflowError:
        return None
    return number if math.isfinite(number) else None

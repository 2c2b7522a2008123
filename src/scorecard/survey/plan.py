"""What a tally needs to know of an instrument, as plain numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal, cast

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import AnalysisError, UsageError
from scorecard.instruments import Instrument, Role
from scorecard.stats.exact import whole_type

__all__ = ["MIRRORED", "MinAnswered", "TallyPlan"]

MinAnswered = Literal["half", "all", 1]

MIRRORED: tuple[Role, ...] = ("expectation", "perception", "minimum", "desired")
"""Roles whose answers to reverse-keyed items are mirrored: those that rate the statement itself. How
important an item is, or how satisfied one is with it, has the same sense however it is worded."""

_LIMIT = 2**62


@dataclass(frozen=True, slots=True)
class TallyPlan:
    """Items, dimensions and values of an instrument, and when a dimension counts as answered.

    Attributes
    ----------
    levels : int
        Number of answer codes.
    scale_values : tuple of int
        Value of each code.
    item_values : tuple of tuple of int
        Value of each code of each item; reverse-keyed items are mirrored.
    dimensions : tuple of tuple of int
        Positions of the items of each dimension.
    required : tuple of int
        Least number of answered items of each dimension.
    divisor : int
        Common multiple of all numbers of answers that count: every dimension score times it is
        a whole number.
    min_answered : {"half", "all", 1}
        The rule that `required` follows.
    """

    levels: int
    scale_values: tuple[int, ...]
    item_values: tuple[tuple[int, ...], ...]
    dimensions: tuple[tuple[int, ...], ...]
    required: tuple[int, ...]
    divisor: int
    min_answered: MinAnswered = "half"

    @classmethod
    def of(cls, instrument: Instrument, *, min_answered: MinAnswered = "half") -> TallyPlan:
        """Return the plan of an instrument.

        Parameters
        ----------
        instrument : Instrument
            The questionnaire.
        min_answered : {"half", "all", 1}
            How many items of a dimension a respondent must have answered.

        Returns
        -------
        TallyPlan
            The plan.

        Raises
        ------
        UsageError
            If `min_answered` is none of its choices.
        AnalysisError
            If a dimension has so many items that its scores have no common divisor in 64 bits.
        """
        values, mirror = instrument.scale.values, instrument.scale.low + instrument.scale.high
        item_values = tuple(tuple(mirror - v for v in values) if i.reverse else values for i in instrument.items)
        dimensions = tuple(
            tuple(p for p, item in enumerate(instrument.items) if item.dimension == d.id) for d in instrument.dimensions
        )
        required = tuple(_required(len(d), min_answered) for d in dimensions)
        sizes = {m for d, least in zip(dimensions, required, strict=True) for m in range(least, len(d) + 1)}
        divisor = math.lcm(*sizes)
        largest = max(abs(v) for item in item_values for v in item)
        if 2 * divisor * max(largest, 1) * max(len(dimensions), 1) > _LIMIT:
            raise AnalysisError.single(
                "dimension-too-large",
                "a dimension has too many items to count every number of missing answers exactly",
                found=f"{max(map(len, dimensions))} items",
                cure='Split the dimension, or use min_answered="all".',
            )
        return cls(len(values), values, item_values, dimensions, required, divisor, min_answered)

    @property
    def straight(self) -> TallyPlan:
        """The same plan without mirrored items, for what is asked about an item and not by it."""
        return replace(self, item_values=(self.scale_values,) * len(self.item_values))

    @property
    def sets(self) -> tuple[tuple[int, ...], ...]:
        """Positions of the items of each scale: the dimensions, then all items."""
        return (*self.dimensions, tuple(range(len(self.item_values))))

    @property
    def plain(self) -> bool:
        """Whether every code is its own value."""
        codes = tuple(range(1, self.levels + 1))
        return all(values == codes for values in self.item_values)

    @property
    def smallest(self) -> int:
        """The smallest value of any item."""
        return min(min(values) for values in self.item_values)

    @property
    def largest(self) -> int:
        """The largest value of any item."""
        return max(max(values) for values in self.item_values)

    def holds(self, factor: int) -> bool:
        """Return whether dimension scores times the divisor and a factor fit in 64 bits.

        Parameters
        ----------
        factor : int
            The factor, such as the sum of whole weights.

        Returns
        -------
        bool
            Whether they fit.
        """
        return 2 * self.divisor * factor * max(self.largest, -self.smallest, 1) <= _LIMIT

    def values(self, codes: NDArray[np.int8]) -> NDArray[np.integer]:
        """Return the values of codes, 0 where an answer is missing.

        Parameters
        ----------
        codes : ndarray of int8, shape (k, n)
            One item a row.

        Returns
        -------
        ndarray of int, shape (k, n)
            The values.
        """
        if self.plain:
            return codes
        kind = whole_type(min(self.smallest, 0), max(self.largest, 0))
        result = np.empty(codes.shape, dtype=kind)
        for row, (given, values) in enumerate(zip(codes, self.item_values, strict=True)):
            step = values[1] - values[0]
            if values == tuple(range(values[0], values[0] + step * len(values), step)) and max(map(abs, values)) < 100:
                result[row] = given
                result[row] *= step
                result[row] += values[0] - step
                result[row] *= given != 0
            else:
                np.take(np.array((0, *values), dtype=kind), given, out=result[row], mode="clip")
        return result


def _required(items: int, min_answered: MinAnswered) -> int:
    """Return how many of so many items must be answered."""
    given = cast("object", min_answered)
    if isinstance(given, str | int) and not isinstance(given, bool):
        if min_answered == "half":
            return -(-items // 2)
        if min_answered == "all":
            return items
        if min_answered == 1:
            return 1
    raise UsageError.single(
        "bad-min-answered",
        "the option min_answered has an unknown value",
        found=str(min_answered),
        cure='Use "half", "all" or 1.',
    )

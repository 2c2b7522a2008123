"""A value as an expert gives it: the most likely one, with the least and the most that are thought possible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["ExpertRange", "RangeShape"]

RangeShape = Literal["pert", "triangular"]


@dataclass(frozen=True, slots=True)
class ExpertRange:
    """The least and the most that an expert thinks possible; the value of the cell is the most likely one.

    Attributes
    ----------
    low, high : float
        The least and the most, in the unit of the measure.
    shape : {"pert", "triangular"}
        How the value is thought to be spread between them: PERT (a beta distribution with mean
        (low + 4 value + high) / 6) or a triangle.

    Examples
    --------
    >>> expected = ExpertRange(low=60, high=90)
    >>> expected.low, expected.high, expected.shape
    (60, 90, 'pert')
    """

    low: float
    high: float
    shape: RangeShape = "pert"

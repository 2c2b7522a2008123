"""Where the lines between value classes fall in an order of customers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard.logistics.customer_values import exact_share

__all__ = ["Crossing", "Lines", "Rule", "Ties", "class_lines", "value_order"]

Rule = Literal["count", "cumulative"]
"""What a line is a share of: the number of customers, or their cumulative value."""
Crossing = Literal["higher", "lower"]
"""The class of whoever crosses a line."""
Ties = Literal["together", "by_id"]
"""What becomes of equal values: one block, or one after the other by id."""

_ON_LINE = 1e-12
"""Part of the total within which a sum lies on a line: what binary fractions may lose."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines between classes in an order of customers.

    Attributes
    ----------
    ends : tuple of int
        How many customers, the most valuable first, are above each line.
    crossing : tuple of tuple of int
        Places in the order of those who cross each line: they reach over it; none where a class ends on it.
    """

    ends: tuple[int, ...]
    crossing: tuple[tuple[int, ...], ...]


def value_order(ids: Sequence[str], values: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return the order of customers from the most valuable, equal values by id.

    Parameters
    ----------
    ids : sequence of str
        The customers.
    values : (n,) float array
        Their values.

    Returns
    -------
    (n,) int array
        Positions, the same customers in the same order whatever the order of the input.
    """
    by_id = np.array(sorted(range(len(ids)), key=ids.__getitem__), dtype=np.intp)
    return by_id[np.argsort(-values[by_id], kind="stable")]


def class_lines(
    values: NDArray[np.float64], lines: Sequence[float], *, rule: Rule, crossing: Crossing, ties: Ties
) -> Lines:
    """Return where lines fall among values in descending order.

    Parameters
    ----------
    values : (n,) float array
        Values, the largest first.
    lines : sequence of float
        Cumulative shares of the customers or of the value, ascending.
    rule : {"count", "cumulative"}
        Whether lines are shares of customers or of value.
    crossing : {"higher", "lower"}
        The class of those who begin above a line and end below it.
    ties : {"together", "by_id"}
        Whether equal values cross a line as one block, or one after the other.

    Returns
    -------
    Lines
        The lines.

    Notes
    -----
    A unit (a customer, or a block of equal values) that takes the cumulative share from a to b crosses a line
    at s if a < s < b. A line within 1e-12 of the total from a or b counts as reached.
    """
    if ties == "together":
        starts = np.flatnonzero(np.concatenate([[True], values[1:] != values[:-1]]))
    else:
        starts = np.arange(len(values))
    stops = np.append(starts[1:], len(values))
    found = [_cut(values, stops, line, rule) for line in lines]
    ends: list[int] = []
    crossers: list[tuple[int, ...]] = []
    for at, crosses in found:
        start, stop = int(starts[at]), int(stops[at])
        ends.append(start if crosses and crossing == "lower" else stop)
        crossers.append(tuple(range(start, stop)) if crosses else ())
    return Lines(tuple(ends), tuple(crossers))


def _cut(values: NDArray[np.float64], stops: NDArray[np.intp], line: float, rule: Rule) -> tuple[int, bool]:
    """Return the unit with which a line is reached, and whether it goes over it."""
    if rule == "count":
        wanted = exact_share(line) * len(values)
        at = int(np.searchsorted(stops, _ceiling(wanted)))
        return at, int(stops[at]) != wanted
    sums = np.cumsum(values)[stops - 1]
    total = float(sums[-1])
    slack = _ON_LINE * total
    target = line * total
    at = min(int(np.searchsorted(sums, target - slack)), len(stops) - 1)
    return at, bool(sums[at] > target + slack)


def _ceiling(share: Fraction) -> int:
    """Return the least whole number that is not below a fraction."""
    return -(-share.numerator // share.denominator)

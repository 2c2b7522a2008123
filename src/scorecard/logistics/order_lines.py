"""Order lines as columns of numbers, the lines of an order one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.logistics.order_names import OrderNames
from scorecard.logistics.zone_clock import ZoneClock, zone_clock

__all__ = ["ABSENT", "NO_NUMBER", "NOT_KNOWN", "Labels", "OrderLines"]

ABSENT = int(np.iinfo(np.int32).min)
"""What stands for an empty cell in a column of dates."""

NOT_KNOWN = ABSENT + 1
"""What stands for a word, or for a cell that cannot be read, in a column of dates."""

NO_NUMBER = int(np.iinfo(np.int64).min)
"""What stands for a missing number; in a narrower column the lowest number of its kind."""

Ints = NDArray[np.int64]
Stamps = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """A column of words that split the lines.

    Attributes
    ----------
    words : tuple of str
        The different words, ascending.
    codes : (n,) int array
        Position of the word of each line; −1 is none.
    """

    words: tuple[str, ...]
    codes: NDArray[np.signedinteger]


@dataclass(frozen=True, slots=True, eq=False)
class OrderLines:
    """Order lines, arranged so that the lines of an order, and the orders of a customer, follow one another.

    Attributes
    ----------
    starts : (orders + 1,) int array
        Position of the first line of each order, and the number of lines.
    customers : (known customers + 1,) int array or None
        Position of the first order of each known customer, and of the first order without one; None
        where the file has no customers.
    dates : mapping of str to (lines,) int32 array
        Minutes since 1970-01-01 in UTC; `ABSENT` is an empty cell, `NOT_KNOWN` a word or a bad one.
    numbers : mapping of str to (lines,) int array
        Whole steps; the lowest number of the array's kind is missing.
    flags : mapping of str to (lines,) int8 array
        1 yes, 0 no, −1 missing.
    labels : mapping of str to Labels
        Segments.
    line_keys : (lines,) int array or None
        What puts the lines of an order into their order; equal for lines of one number.
    dropped : (lines,) int8 array or None
        Number of the reason for which a row is left out of every figure; 0 for the others.
    foreign : (lines,) bool array or None
        Which values are in a currency without a rate.
    whole_days : frozenset of str
        Columns of dates without times of day.
    zone : str or None
        Zone in which days begin.
    names : OrderNames or None
        Ids of the orders.
    """

    starts: Ints
    customers: Ints | None
    dates: Mapping[str, Stamps]
    numbers: Mapping[str, NDArray[np.signedinteger]]
    flags: Mapping[str, NDArray[np.int8]]
    labels: Mapping[str, Labels]
    line_keys: NDArray[np.signedinteger] | None
    dropped: NDArray[np.int8] | None
    foreign: NDArray[np.bool_] | None
    whole_days: frozenset[str]
    zone: str | None
    names: OrderNames | None = None

    @property
    def orders(self) -> int:
        """Number of orders."""
        return len(self.starts) - 1

    @property
    def size(self) -> int:
        """Number of lines."""
        return int(self.starts[-1])

    @property
    def clock(self) -> ZoneClock:
        """The clock of the zone."""
        return zone_clock(self.zone)

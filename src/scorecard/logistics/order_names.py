"""The ids of orders, to find an order by its id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

__all__ = ["FoundByText", "OrderNames"]


@runtime_checkable
class FoundByText(Protocol):
    """Texts that can be looked up faster than one after the other."""

    def places_of(self, wanted: Sequence[str]) -> NDArray[np.int64]:
        """Return the position of each text; −1 where it is not there."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class OrderNames:
    """Which id belongs to which order.

    Attributes
    ----------
    names : sequence of str
        Ids, each once.
    numbers : (names,) int array
        Number of the order of each id; −1 where no row has the id.
    """

    names: Sequence[str]
    numbers: NDArray[np.signedinteger]

    def numbers_of(self, wanted: Sequence[str]) -> NDArray[np.int64]:
        """Return the number of the order of each id.

        Parameters
        ----------
        wanted : sequence of str
            Ids.

        Returns
        -------
        (wanted,) int array
            Numbers; −1 where there is no such order.
        """
        if isinstance(self.names, FoundByText):
            places = self.names.places_of(wanted)
        else:
            table = {name: place for place, name in enumerate(self.names)}
            places = np.array([table.get(name, -1) for name in wanted], dtype=np.int64)
        found = np.full(len(wanted), -1, dtype=np.int64)
        there = places >= 0
        found[there] = self.numbers[places[there]]
        return found

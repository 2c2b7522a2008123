"""A mapping that cannot be changed."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import TypeVar

_K = TypeVar("_K")
_V = TypeVar("_V")


class FrozenDict(Mapping[_K, _V]):
    """A mapping that cannot be changed, but compared, hashed and copied.

    Parameters
    ----------
    items : mapping, optional
        What it holds; copied.

    Examples
    --------
    >>> weights = FrozenDict({"reliability": 32.0})
    >>> weights["reliability"], weights == {"reliability": 32.0}
    (32.0, True)
    """

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[_K, _V] | None = None) -> None:
        self._items: dict[_K, _V] = {} if items is None else dict(items)

    def __getitem__(self, key: _K) -> _V:
        """Return the value of a key."""
        return self._items[key]

    def __iter__(self) -> Iterator[_K]:
        """Iterate over the keys, in the order in which they were written."""
        return iter(self._items)

    def __len__(self) -> int:
        """Return the number of keys."""
        return len(self._items)

    def __hash__(self) -> int:
        """Return a hash that does not depend on the order of the keys."""
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        """Return the mapping as a dictionary prints itself."""
        return repr(self._items)

    def __copy__(self) -> FrozenDict[_K, _V]:
        """Return the mapping itself: nobody can change it."""
        return self

    def __deepcopy__(self, memo: dict[int, object]) -> FrozenDict[_K, _V]:
        """Return a mapping of copied values."""
        return FrozenDict(copy.deepcopy(self._items, memo))

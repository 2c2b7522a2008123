"""A mapping that cannot be changed."""

from __future__ import annotations

import copy
from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from typing import TypeVar, cast, overload

_K = TypeVar("_K")
_V = TypeVar("_V")
_T = TypeVar("_T")


class FrozenDict(Mapping[_K, _V]):
    """A mapping that cannot be changed, but compared, hashed, copied and pickled.

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

    def __contains__(self, key: object) -> bool:
        """Return whether there is such a key."""
        return key in self._items

    def __iter__(self) -> Iterator[_K]:
        """Iterate over the keys, in the order in which they were written."""
        return iter(self._items)

    def __len__(self) -> int:
        """Return the number of keys."""
        return len(self._items)

    @overload
    def get(self, key: _K, /) -> _V | None: ...
    @overload
    def get(self, key: _K, /, default: _V | _T) -> _V | _T: ...
    def get(self, key: _K, /, default: _V | _T | None = None) -> _V | _T | None:
        """Return the value of a key, or another one where there is none."""
        return self._items.get(key, default)

    def keys(self) -> KeysView[_K]:
        """Return the keys."""
        return self._items.keys()

    def values(self) -> ValuesView[_V]:
        """Return the values."""
        return self._items.values()

    def items(self) -> ItemsView[_K, _V]:
        """Return keys and values."""
        return self._items.items()

    def __eq__(self, other: object) -> bool:
        """Return whether another mapping holds the same."""
        if not isinstance(other, Mapping):
            return NotImplemented
        return self._items == dict(cast("Mapping[object, object]", other))

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

    def __reduce__(self) -> tuple[type[FrozenDict[_K, _V]], tuple[dict[_K, _V]]]:
        """Return what another process makes it from."""
        return FrozenDict, (self._items,)

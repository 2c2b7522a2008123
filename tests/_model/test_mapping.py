"""Tests of the mapping that cannot be changed."""

from __future__ import annotations

import copy
import pickle
from types import MappingProxyType

import pytest

from scorecard._model import FrozenDict


def test_it_reads_like_a_dictionary() -> None:
    source = {"b": 2, "a": 1}
    frozen = FrozenDict(source)
    assert list(frozen) == ["b", "a"]
    assert (frozen["a"], frozen.get("c"), len(frozen), "b" in frozen) == (1, None, 2, True)
    assert repr(frozen) == "{'b': 2, 'a': 1}"
    source["a"] = 9
    assert frozen["a"] == 1
    assert len(FrozenDict()) == 0


def test_it_cannot_be_changed() -> None:
    frozen = FrozenDict({"a": 1})
    with pytest.raises(TypeError):
        frozen["a"] = 2  # type: ignore[index]
    with pytest.raises(TypeError):
        del frozen["a"]  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        frozen.extra = 2  # type: ignore[attr-defined]
    assert not any(hasattr(frozen, name) for name in ("update", "pop", "clear", "setdefault", "__ior__"))


def test_it_is_equal_and_hashed_by_what_it_holds() -> None:
    one, other = FrozenDict({"a": 1, "b": 2}), FrozenDict({"b": 2, "a": 1})
    assert one == other == {"a": 1, "b": 2}
    assert hash(one) == hash(other)
    assert one != FrozenDict({"a": 1})
    assert one != [("a", 1), ("b", 2)]


def test_a_copy_is_independent_all_the_way_down() -> None:
    frozen = FrozenDict({"a": [1]})
    assert copy.copy(frozen) is frozen
    deep = copy.deepcopy(frozen)
    assert deep == frozen
    assert deep["a"] is not frozen["a"]


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_it_is_pickled(protocol: int) -> None:
    frozen = FrozenDict({"a": 1, ("b", 2): None})
    again = pickle.loads(pickle.dumps(frozen, protocol))
    assert type(again) is FrozenDict
    assert (again, hash(again)) == (frozen, hash(frozen))


def test_it_is_read_as_a_dictionary_is() -> None:
    frozen = FrozenDict({"b": 2, "a": 1})
    assert (list(frozen.keys()), list(frozen.values()), list(frozen.items())) == (
        ["b", "a"],
        [2, 1],
        [("b", 2), ("a", 1)],
    )
    assert (frozen.get("a", 9), frozen.get("c", 9)) == (1, 9)
    assert {**frozen} == dict(frozen) == frozen == MappingProxyType({"a": 1, "b": 2})

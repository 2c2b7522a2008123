"""Tests of columns of short texts as whole numbers."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from scorecard.io.packed_texts import PackedNames, TextPacking, distinct_texts, packing_of


def packed(array: pa.StringArray) -> TextPacking:
    found = packing_of([array])
    assert found is not None
    return found


@pytest.mark.parametrize(
    "texts",
    [
        ["O17", "O09", "O17", "O10"],
        ["1", "10", "100", "", "99"],
        ["A", "AA", "AAA", "B"],
        ["", ""],
        ["2026-01/x", "2026-02/y", "z"],
    ],
)
def test_texts_come_back_from_their_numbers(texts: list[str]) -> None:
    array = pa.array(texts, pa.string())
    packing = packed(array)
    numbers = packing.numbers(array).tolist()
    assert [packing.text(number) for number in numbers] == texts
    assert [packing.number(text) for text in texts] == numbers
    assert len(set(numbers)) == len(set(texts))
    assert all(0 <= number < packing.size for number in numbers)


def test_one_digit_a_character_of_its_own_base() -> None:
    packing = packed(pa.array(["A1", "A3", "B"]))
    # A and B are 1 and 2 of three digits; the end, 1, 2 and 3 are 0 to 3 of four
    assert (packing.low, packing.base, packing.size) == ((65, 49), (3, 4), 12)
    assert packing.numbers(pa.array(["A1", "A3", "B"])).tolist() == [5, 7, 8]
    assert [packing.number(text) for text in ("A4", "C", "A11", "A0")] == [None] * 4


def test_pieces_and_slices_are_packed_one_way() -> None:
    pieces = [pa.array(["x", "x1", "x22", None, "x3"]).slice(1, 3), pa.array(["", "x4"])]
    packing = packing_of(pieces)
    assert packing is not None
    assert [packing.text(n) for piece in pieces for n in packing.numbers(piece).tolist()] == ["x1", "x22", "", "", "x4"]


@pytest.mark.parametrize(
    "texts",
    [["a", " b"], ["a", "b\t"], ["é", "a"], ["x" * 33], [chr(48 + i % 70) * 12 for i in range(70)]],
    ids=["blank first", "blank last", "not ASCII", "long", "many kinds"],
)
def test_what_cannot_be_packed(texts: list[str]) -> None:
    assert packing_of([pa.array(texts, pa.string())]) is None


@pytest.mark.parametrize("size", [10, 2**62])
def test_different_numbers_and_their_places(size: int) -> None:
    numbers = np.array([7, 3, 7, 0, 3, 9])
    found, places = distinct_texts(numbers.copy(), size)
    assert (found.tolist(), places.tolist()) == ([0, 3, 7, 9], [2, 1, 2, 0, 1, 3])


def test_names_are_read_one_by_one_or_several() -> None:
    array = pa.array(["q7", "q8", "q9"])
    packing = packed(array)
    names = PackedNames(packing, packing.numbers(array))
    assert (len(names), names[1], list(names[1:]), list(names)) == (3, "q8", ["q8", "q9"], ["q7", "q8", "q9"])


def test_texts_of_one_length_are_packed_as_those_of_several() -> None:
    """A slice, to begin within the bytes; the same texts with a longer one among them go the other way."""
    same = pa.array(["zz", "O12", "O07", "P12", "O12"])[1:]
    mixed = pa.array(["O12", "O07", "P12", "O12", "O123"])
    packing = packing_of([same])
    assert packing is not None
    assert packing == packing_of([pa.array(["O12", "O07"]), pa.array(["P12", "O12"])])
    assert [packing.text(number) for number in packing.numbers(same).tolist()] == same.to_pylist()
    wide = packing_of([mixed])
    assert wide is not None
    assert wide.numbers(mixed).tolist()[:4] == wide.numbers(mixed[:4]).tolist()
    assert [wide.text(number) for number in wide.numbers(same).tolist()] == same.to_pylist()

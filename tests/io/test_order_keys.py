"""Tests of columns of keys and words of order files."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from scorecard.errors import OrderError
from scorecard.instruments.looks import as_seen
from scorecard.io.order_keys import FlagColumn, KeyColumn, labels_of, ranks_of
from scorecard.io.reading import Reading
from scorecard.logistics import OrderLayout
from scorecard.logistics.raw_lines import Keys
from tests.refusal import refusal


def keys(*arrays: Any, missing: tuple[str, ...] = (), many: bool = False) -> list[str | None]:
    column = KeyColumn(missing, many=many)
    for array in arrays:
        column.add(array)
    found = column.close()
    return [None if code < 0 else found.names[code] for code in found.codes.tolist()]


def test_keys_of_every_kind() -> None:
    assert keys(pa.array(["a", None]), pa.array(["b", "a"]).dictionary_encode()) == ["a", None, "b", "a"]
    assert keys(pa.array([7, None]), pa.array([8, 7], pa.int16())) == ["7", None, "8", "7"]
    assert keys(pa.array([7]), pa.array(["7", "x"])) == ["7", "7", "x"]
    hashes = pa.array([2**64 - 1, None, 7], pa.uint64())  # as databases make them
    assert keys(pa.array([7], pa.uint64()), hashes, many=True) == ["7", "18446744073709551615", None, "7"]
    assert keys(hashes) == ["18446744073709551615", None, "7"]
    assert keys(pa.array([7.0, None, 7.5]), pa.array([True])) == ["7", None, "7.5", "true"]
    assert keys(pa.array(["a", " a", "-", "", "  "]), missing=("-",)) == ["a", "a", None, None, None]
    assert keys(pa.array([0, 5]), missing=("0",)) == [None, "5"]
    assert keys(pa.array([], pa.string())) == []


@pytest.mark.parametrize("many", [False, True])
def test_keys_that_look_alike_are_one(many: bool) -> None:
    """No-break, ideographic and double blanks; what shows nothing; letters of one or of two characters."""
    blanks = pa.array(["A b", "A\u00a0b", "A  b", "A\u3000b", " A b\t", "A\nb"])
    assert keys(blanks, many=many) == ["A b"] * 6
    assert keys(pa.array(["b1", "b1\u200b", "\ufeffb1", "B1", "\uff421"]), many=many) == [
        "b1",
        "b1",
        "b1",
        "B1",
        "\uff421",
    ]
    assert keys(pa.array(["M\u00fcnchen", "Mu\u0308nchen", "\u8ba2\u5355"]), many=many) == ["M\u00fcnchen"] * 2 + [
        "\u8ba2\u5355"
    ]
    assert keys(pa.array(["a", "\u200b", "n\u00a0a", None]), missing=("n a",), many=many) == ["a", None, None, None]


def test_every_character_is_seen_as_in_a_survey() -> None:
    texts = [f"{c}{end}" for c in map(chr, range(0x21, 0x3400)) for end in ("", "e", "\u0301")]
    for start in range(0, len(texts), 5000):
        part = texts[start : start + 5000]
        assert keys(pa.array(part)) == [as_seen(text) or None for text in part]


@pytest.mark.parametrize("many", [False, True])
def test_many_keys_are_the_same_as_few(many: bool) -> None:
    plain, large = pa.array(["a1", None, "a22", ""]), pa.array(["a22", "b", "-"], pa.large_string())
    assert keys(plain, large, missing=("-",), many=many) == ["a1", None, "a22", None, "a22", "b", None]
    assert keys(plain, pa.array([" b "]), many=many) == ["a1", None, "a22", None, "b"]
    assert keys(plain, pa.array([7]), many=many) == ["a1", None, "a22", None, "7"]
    assert keys(plain, pa.array(["b"]).dictionary_encode(), many=many) == ["a1", None, "a22", None, "b"]


def test_labels_ascend_and_lines_rank_by_value_or_text() -> None:
    found = labels_of(Keys(("south", "north", "unused"), np.array([0, 1, -1, 0])))
    assert (found.words, found.codes.tolist()) == (("north", "south"), [1, 0, -1, 1])
    assert ranks_of(Keys(("10", "9"), np.array([0, 1, -1]))).tolist() == [10, 9, 11]
    assert ranks_of(Keys(("b", "a"), np.array([0, 1]))).tolist() == [1, 0]
    assert ranks_of(Keys(("--5", "-5"), np.array([0, 1]))).tolist() == [0, 1]


@pytest.mark.parametrize(
    "array",
    [pa.array([True, False, None]), pa.array([1, 0, None]), pa.array(["Yes", "n", ""]), pa.array([1.0, 0.0, None])],
)
def test_yes_no_and_missing(array: Any) -> None:
    column = FlagColumn(OrderLayout(), "Undamaged", Reading("orders.csv", OrderError), as_missing=False)
    assert column.add(array, 2).tolist() == [1, 0, -1]
    assert column.empty == 1


def test_other_words_are_told() -> None:
    reading = Reading("orders.csv", OrderError)
    column = FlagColumn(OrderLayout(), "Undamaged", reading, as_missing=False)
    column.add(pa.array(["perhaps", "yes"]), 2)
    column.add(pa.array([2, 1]), 4)
    line = "this is neither yes nor no; found {}. Write yes or no, or declare the word under yes, no or missing."
    assert refusal(reading.close, error=OrderError) == [
        f"orders.csv, row 2, column Undamaged: {line.format(chr(39) + 'perhaps' + chr(39))} [not-yes-or-no]",
        f"orders.csv, row 4, column Undamaged: {line.format(chr(39) + '2' + chr(39))} [not-yes-or-no]",
    ]


def test_line_numbers_that_a_program_wrote_with_a_point_are_numbers() -> None:
    """By text 10.0 would come before 9.0, and 1 would be another line than 1.0."""
    assert ranks_of(Keys(("9.0", "10.0", "1", "1.0", "01", "-2.00"), np.arange(6))).tolist() == [9, 10, 1, 1, 1, -2]
    assert ranks_of(Keys(("1.5", "1.0"), np.array([0, 1]))).tolist() == [1, 0]
    assert ranks_of(Keys((".0", "1."), np.array([0, 1]))).tolist() == [0, 1]

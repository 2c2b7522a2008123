"""Tests of Arrow columns as arrays of numbers."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from scorecard.io.arrow_arrays import bits_of, fixed_numbers, words_of
from scorecard.io.arrow_cells import text_array


def test_words_stand_once_and_those_of_other_rows_not_at_all() -> None:
    whole = pa.array(["a", "b", None, "a", "c"])
    for array in (whole, whole.dictionary_encode()):
        words = words_of(array.slice(1, 3))
        assert sorted(words.words) == ["a", "b"]
        assert [None if code < 0 else words.words[code] for code in words.codes] == ["b", None, "a"]
        assert words.table(np.array([len(word) for word in words.words]), -1).tolist() == [1, -1, 1]
    odd = pa.DictionaryArray.from_arrays(pa.array([0, 1]), pa.array(["a", None]))
    assert words_of(odd).codes.tolist() == [0, -1]


def test_numbers_and_bits_with_where_they_are_missing() -> None:
    values, absent = fixed_numbers(pa.array([1, None, 3], pa.int16()).slice(1))
    assert absent is not None
    assert (values.tolist()[1], absent.tolist()) == (3, [True, False])
    stamps, absent = fixed_numbers(pa.array([5, 7], pa.timestamp("ms")))
    assert (stamps.tolist(), absent) == ([5, 7], None)
    bits, absent = bits_of(pa.array([True, None, False, True]).slice(1))
    assert absent is not None
    assert (bits[1:].tolist(), absent.tolist()) == ([False, True], [True, False, False])


def test_texts_become_a_column() -> None:
    for texts in ([], ["a", "", "订单"], ["a", None, "", None], [None]):
        assert text_array(texts).equals(pa.array(texts, pa.string()))

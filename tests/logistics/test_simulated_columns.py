"""Columns of simulated records."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from scorecard.logistics.simulated_columns import MISSING, flags, names, stamps, words


def test_what_is_not_there_is_missing() -> None:
    there = np.array([True, False, True])
    assert flags(np.array([True, True, False]), there).values.tolist() == [1, MISSING, 0]
    assert flags(np.array([True, False])).values.tolist() == [1, 0]
    assert stamps(np.array([5, 6, 7]), there).values.tolist() == [5, MISSING, 7]
    assert stamps(np.array([5, 6])).values.tolist() == [5, 6]


def test_names_and_words_keep_how_they_are_written() -> None:
    assert names("O", np.array([3]), digits=8).words == ("O", "8")
    assert words(np.array([1, 0]), ("a", "b")).words == ("a", "b")


def test_rows_are_taken_with_their_texts() -> None:
    column = replace(stamps(np.array([5, 6, 7])), texts={1: "six"})
    taken = column.take(np.array([1, 1, 2]))
    assert taken.values.tolist() == [6, 6, 7]
    assert taken.texts == {0: "six", 1: "six"}
    assert column.take(np.array([0])).texts == {}
    assert stamps(np.array([5])).take(np.array([0])).texts is None

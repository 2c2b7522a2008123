"""Tests of order lines that stand twice."""

from __future__ import annotations

import numpy as np

from scorecard.logistics.repeated_lines import repeats, row_marks


def found(starts: list[int], keys: list[int], column: list[int]) -> tuple[list[int], list[int]]:
    cells = np.array(column)
    repeated, differing = repeats(np.array(starts), np.array(keys), lambda lines: [cells[lines]])
    return sorted(repeated.tolist()), sorted(differing.tolist())


def test_equal_rows_and_others_with_one_number_are_told_apart() -> None:
    assert found([0, 3, 6], [1, 2, 3, 1, 2, 3], [0] * 6) == ([], [])
    assert found([0, 3, 5], [1, 1, 2, 1, 2], [7, 7, 7, 7, 7]) == ([1], [])
    assert found([0, 4], [2, 1, 2, 2], [7, 0, 8, 7]) == ([3], [2])
    assert found([0, 1], [1], [0]) == ([], [])


def test_marks_of_equal_rows_are_equal() -> None:
    first, second = np.array([1, 1, 2]), np.array([5, 5, 5], dtype=np.int8)
    marks = row_marks([first, second], 3).tolist()
    assert marks[0] == marks[1] != marks[2]

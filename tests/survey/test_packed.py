"""Packed columns look like the cells they stand for."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.survey.packed import ABSENT, Recurring, SmallNumbers

SMALL = SmallNumbers(np.array([5, ABSENT, -3, 5], dtype=np.int8))
WORDS = Recurring(("a", "never", "b"), np.array([2, -1, 0, 2]))


def test_cells_are_plain_values() -> None:
    assert list(SMALL) == [5, None, -3, 5]
    assert list(SmallNumbers(SMALL.values, decimal=True)) == [5.0, None, -3.0, 5.0]
    assert list(WORDS) == ["b", None, "a", "b"]
    assert (SMALL[0], SMALL[1:3], WORDS[-1], len(WORDS)) == (5, [None, -3], "b", 4)


@pytest.mark.parametrize("column", [SMALL, WORDS, SmallNumbers(np.zeros(0, dtype=np.int8)), WORDS.cut(1, 2)])
def test_different_contents_and_their_places_give_the_cells_back(column: SmallNumbers | Recurring) -> None:
    contents, places = column.places()
    assert len(set(contents)) == len(contents)
    assert [contents[place] for place in places.tolist()] == list(column)
    assert "never" not in contents


def test_cuts_keep_the_text_they_were_read_from() -> None:
    column = SmallNumbers(np.array([1, 2, 3], dtype=np.int8), texts=lambda: ["01", " 2", "3"])
    part = column.cut(1, 3)
    assert part.texts is not None
    assert (list(part), list(part.texts())) == ([2, 3], [" 2", "3"])

"""Numbers of which nothing tells what their point is."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from scorecard.errors import PLACES_KEPT, Place, Problems
from scorecard.io.arrow_arrays import words_of
from scorecard.io.open_points import OpenPoints


def place(row: int) -> Place:
    return Place(row=row + 2, field="value")


def told(*files: tuple[list[object], str | None]) -> list[str]:
    """Return what is told of files, each cell by cell and word by word."""
    by_cell, by_word = Problems(), Problems()
    cells, words = OpenPoints(by_cell), OpenPoints(by_word)
    for column, separator in files:
        cells.of_cells(column, place)
        words.of_words(words_of(pa.array([None if c is None else str(c) for c in column], pa.string())), place)
        cells.end_file(separator)
        words.end_file(separator)
    cells.close()
    words.close()
    assert [str(problem) for problem in by_cell] == [str(problem) for problem in by_word]
    assert by_cell.counts == by_word.counts
    return [f"{problem.place.row}: {problem.found}" for problem in by_cell]


@pytest.mark.parametrize("separator", ["semicolon", "tab"])
def test_open_numbers_are_told(separator: str) -> None:
    assert told((["1.000", "900", None, "2.500", "1.000"], separator)) == ["2: 1.000", "5: 2.500", "6: 1.000"]


@pytest.mark.parametrize("separator", ["comma", None])
def test_other_tables_leave_nothing_open(separator: str | None) -> None:
    assert told((["1.000", "900"], separator)) == []


@pytest.mark.parametrize("other", ["0.5", "1.25", "0.500", "1234.500"])
def test_another_number_tells(other: str) -> None:
    assert told((["1.000", other], "semicolon")) == []
    assert told((["1.000"], "semicolon"), ([other], "tab")) == []
    assert told((["1.000"], "semicolon"), ([other], "comma")) == ["2: 1.000"]


def test_only_text_is_looked_at() -> None:
    problems = Problems()
    points = OpenPoints(problems)
    points.of_cells(np.array([1.234, 2.5]), place)
    points.of_cells(["12", "A.123"], place)
    points.end_file("semicolon")
    points.close()
    assert not problems


def test_the_first_places_are_listed_and_all_are_counted() -> None:
    problems = Problems()
    points = OpenPoints(problems)
    for _ in range(2):
        points.of_cells(["1.000"] * PLACES_KEPT, place)
        points.end_file("semicolon")
    points.close()
    assert len(list(problems)) == PLACES_KEPT
    assert problems.counts == {"ambiguous-number": 2 * PLACES_KEPT}

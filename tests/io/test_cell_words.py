"""Tests of declared words, and of cells that cannot be read."""

from __future__ import annotations

import numpy as np

from scorecard.errors import OrderError
from scorecard.io.arrow_arrays import Words
from scorecard.io.cell_words import BadCells, WordList
from scorecard.io.reading import Reading
from tests.refusal import refusal


def test_words_and_patterns() -> None:
    words = WordList(["N/A", "See *"])
    assert [words.match(text) for text in ("N/A", "See line 7", "see line 7", "7")] == ["N/A", "See *", None, None]


def test_bad_cells_are_counted_exactly_and_the_first_hundred_told() -> None:
    reading = Reading("orders.csv", OrderError)
    bad = BadCells(reading, "Due", as_missing=False)
    words = Words(["2026-01-01", "soon"], np.array([0, *[1] * 130, -1]))
    bad.tell_words("not-a-date", "this is no date", "Write one.", words=words, bad=[1], first=2)
    lines = refusal(reading.close, error=OrderError)
    assert lines[0] == "orders.csv, row 3, column Due: this is no date; found 'soon'. Write one. [not-a-date]"
    assert len(lines) == 101
    assert lines[-1] == "… and 30 more of the kind [not-a-date]"
    assert bad.rows == 130


def test_bad_cells_may_count_as_missing() -> None:
    reading = Reading("orders.csv", OrderError)
    bad = BadCells(reading, "Due", as_missing=True)
    bad.tell("not-a-date", "this is no date", "Write one.", rows=np.array([1, 2]), texts=["a", "b"], first=2)
    assert (bad.rows, bool(reading.problems)) == (2, False)

"""Tests of decoded lines."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.logistics import RowExample
from scorecard.logistics.raw_lines import Keys, RawFile, RawLines


def test_lines_are_named_by_file_and_row() -> None:
    codes = np.array([0, -1, 1, 0])
    raw = RawLines((RawFile("a.csv", 2, 3), RawFile("b.csv", 2, 1)), Keys(("X", "Y"), codes))
    assert raw.example(1) == RowExample(3, "", "a.csv")
    assert raw.examples(np.array([False, False, True, True])) == (
        RowExample(4, "Y", "a.csv"),
        RowExample(2, "X", "b.csv"),
    )
    with pytest.raises(IndexError):
        raw.example(4)

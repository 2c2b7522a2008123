"""Tests of raw columns."""

from __future__ import annotations

import pytest

from scorecard._result import Provenance
from scorecard.errors import SurveyError
from scorecard.io.columns import RawColumns
from scorecard.io.reading import Reading

RAW = RawColumns(("E1", "P1", "", "E1"), (["1"], ["2"], ["3"], ["4"]), 2, Provenance("s.csv"))


def test_columns_are_a_mapping_by_name() -> None:
    """Of a name that stands twice the first column counts."""
    assert dict(RAW) == {"E1": ["1"], "P1": ["2"], "": ["3"]}
    assert len(RAW) == 3
    with pytest.raises(KeyError):
        RAW["E2"]


def test_absent_and_repeated_columns_are_named() -> None:
    """Only those that are wanted."""
    reading = Reading("s.csv", SurveyError)
    RAW.check_there(["E1", "P2", "zone", "P2"], reading)
    RAW.check_twice(["E1", "P1", "E1"], reading)
    with pytest.raises(SurveyError) as caught:
        reading.close()
    assert str(caught.value) == (
        "s.csv cannot be read.\n"
        "  s.csv, column P2: the column is not there. Use one of: E1, P1. [missing-column]\n"
        "  s.csv, column zone: the column is not there. Use one of: E1, P1. [missing-column]\n"
        "  s.csv, column E1: the column stands 2 times, as columns 1, 4. Rename or delete all but one. "
        "[duplicate-column]"
    )

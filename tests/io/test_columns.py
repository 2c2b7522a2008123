"""Tests of raw columns."""

from __future__ import annotations

import pytest

from scorecard._result import Provenance
from scorecard.io.columns import RawColumns

RAW = RawColumns(("E1", "P1", "", "E1"), (["1"], ["2"], ["3"], ["4"]), 2, Provenance("s.csv"))


def test_columns_are_a_mapping_by_name() -> None:
    """Of a name that stands twice the first column counts."""
    assert dict(RAW) == {"E1": ["1"], "P1": ["2"], "": ["3"]}
    assert len(RAW) == 3
    with pytest.raises(KeyError):
        RAW["E2"]

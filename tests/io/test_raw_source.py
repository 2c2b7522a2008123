"""Tests of tables that are already read."""

from __future__ import annotations

from scorecard._result import Provenance
from scorecard.io.columns import RawColumns
from scorecard.io.raw_source import RawSource

RAW = RawColumns(("a", "b"), ([1, 2, None], ["x", 2.0, "y"]), 5, Provenance(source="s", rows_read=3), "S")


def test_batches_and_tables_have_the_same_rows() -> None:
    """Whatever their size; numbers are text as a reader sees them."""
    source = RawSource(RAW)
    assert (source.names, source.total, source.sheet, source.provenance()) == (("a", "b"), 3, "S", RAW.provenance)
    first, second = source.batches(("b",), rows=2)
    assert (first.columns, first.rows, first.first_row) == ({"b": ["x", 2.0]}, 2, 5)
    assert (second.columns, second.rows, second.first_row) == ({"b": ["y"]}, 1, 7)
    assert [table.to_pydict() for table in source.tables(("a", "b"), rows=9)] == [
        {"a": ["1", "2", None], "b": ["x", "2", "y"]}
    ]

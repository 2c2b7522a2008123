"""Tests of tables that are already read."""

from __future__ import annotations

from scorecard._result import Provenance
from scorecard.io.columns import RawColumns
from scorecard.io.raw_source import RawSource
from scorecard.survey.cell_places import CellPlaces

RAW = RawColumns(("a", "b"), ([1, 2, None], ["x", 2.0, "y"]), 5, Provenance(source="s", rows_read=3), "S")


def test_batches_and_tables_have_the_same_rows() -> None:
    """Whatever their size; whole numbers, and numbers beside text, are text as a reader sees them."""
    source = RawSource(RAW)
    assert (source.names, source.total, source.sheet, source.provenance()) == (("a", "b"), 3, "S", RAW.provenance)
    first, second = source.batches(("b",), rows=2)
    assert (first.columns, first.rows, first.first_row) == ({"b": ["x", 2.0]}, 2, 5)
    assert (second.columns, second.rows, second.first_row) == ({"b": ["y"]}, 1, 7)
    assert [table.to_pydict() for table in source.tables(("a", "b"), rows=9)] == [
        {"a": ["1", "2", None], "b": ["x", "2", "y"]}
    ]


def test_columns_of_numbers_are_numbers() -> None:
    """Text would be read by the declared decimal sign; keys of many digits would lose some as floats."""
    columns = ([1, 2.5, None], [1.5, True, None], [2**53 + 1, 0.5, None])
    raw = RawColumns(("a", "b", "c"), columns, 2, Provenance("t", rows_read=3))
    assert [table.to_pydict() for table in RawSource(raw).tables(("a", "b", "c"), rows=2)] == [
        {"a": [1.0, 2.5], "b": ["1.5", "True"], "c": ["9007199254740993", "0.5"]},
        {"a": [None], "b": [None], "c": [None]},
    ]


def test_places_go_with_their_rows() -> None:
    raw = RawColumns(("b",), (["x", None, "z"],), 2, Provenance("t", rows_read=3))
    batches = list(RawSource(raw, CellPlaces((2, 4, 7))).batches(("b",), rows=2))
    assert [(dict(b.columns), b.rows, b.first_row) for b in batches] == [
        ({"b": ["x", None]}, 2, 2),
        ({"b": ["z"]}, 1, 4),
    ]
    assert batches[1].places is not None
    assert batches[1].places.of("b", 0) == (7, "b")

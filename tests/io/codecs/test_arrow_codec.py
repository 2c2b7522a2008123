"""Tests of reading Arrow tables."""

from __future__ import annotations

import datetime
from decimal import Decimal

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pyarrow import dataset

from scorecard.errors import SurveyError
from scorecard.io.codecs.arrow_codec import ArrowSource, is_arrow
from scorecard.io.codecs.frame_codec import FrameSource, kind_of
from scorecard.io.reading import Reading
from tests.house.doors import loaded_by

TABLE = pa.table(
    {
        " E1 ": pa.array([7, 5, None, 3], pa.int8()),
        "wide": pa.array([1, 70_000, None, 3], pa.int64()),
        "share": [1.0, None, float("nan"), 2.5],
        "zone": ["n", None, "s", "n"],
        "word": pa.array(["a", "b", None, "a"]).dictionary_encode(),
        "day": [datetime.date(2026, 1, 1), None, datetime.date(2026, 1, 3), None],
        "price": [Decimal("1.50"), None, Decimal("2.25"), Decimal("0.00")],
        "good": [True, None, False, True],
        "nothing": pa.nulls(4),
        "mixed": ["3", "x", "", None],
    }
)
NAMES = ("E1", "wide", "share", "zone", "word", "day", "price", "good", "nothing", "mixed")


def source(table: pa.Table) -> ArrowSource:
    """Return a table as a source."""
    return ArrowSource(table, Reading(kind_of(table), SurveyError))


def cells(column: object) -> list[object]:
    """Return cells as Python values; NaN as text, since it equals nothing."""
    plain = column.tolist() if isinstance(column, np.ndarray) else list(column)  # type: ignore[call-overload]  # any cells
    return ["nan" if isinstance(cell, float) and cell != cell else cell for cell in plain]


@pytest.mark.parametrize("rows", [1, 3, 4, 100])
def test_cells_are_those_of_the_way_that_knows_every_library(rows: int) -> None:
    frame = FrameSource(TABLE, Reading(kind_of(TABLE), SurveyError))
    mine, others = source(TABLE), list(frame.batches(NAMES, rows=rows))
    assert mine.names == frame.names == NAMES
    assert mine.provenance() == frame.provenance()
    found = list(mine.batches(NAMES, rows=rows))
    assert [(b.rows, b.first_row) for b in found] == [(b.rows, b.first_row) for b in others]
    for batch, other in zip(found, others, strict=True):
        for name in NAMES:
            assert cells(batch.columns[name]) == cells(other.columns[name]), name


def test_only_wanted_columns_come_in_the_order_asked_for_also_from_several_chunks() -> None:
    table = pa.concat_tables([TABLE, TABLE.slice(1, 2)])
    assert table.column(0).num_chunks == 2
    (first, second) = source(table).tables(("zone", "E1"), rows=5)
    assert first.column_names == ["zone", "E1"]
    assert first.column("E1").to_pylist() == [7, 5, None, 3, 5]
    assert second.to_pylist() == [{"zone": "s", "E1": None}]


def test_many_pieces_are_put_together_and_what_cannot_be_is_read_as_it_is() -> None:
    table = pa.concat_tables([TABLE.slice(i % 4, 1) for i in range(40)])
    (whole,) = source(table).tables(NAMES, rows=100)
    assert {column.num_chunks for column in whole.columns} == {1}
    assert repr(whole.to_pydict()) == repr(table.rename_columns(list(NAMES)).to_pydict())  # nan equals nothing
    odd = pa.chunked_array([pa.array([1, 1]).cast(pa.int64())] * 2)
    ends = pa.RunEndEncodedArray.from_arrays([2], [7])
    pieces = pa.table({"E1": odd, "runs": pa.chunked_array([ends, ends])})
    (read,) = source(pieces).tables(("E1", "runs"), rows=10)
    assert read.column("runs").to_pylist() == [7, 7, 7, 7]


def test_names_that_stand_twice_and_no_rows_are_refused() -> None:
    with pytest.raises(SurveyError, match="stands 2 times"):
        source(pa.table([pa.array([1]), pa.array([2])], names=["E1", " E1"]))
    with pytest.raises(SurveyError, match="no data rows"):
        source(TABLE.slice(0, 0))


def test_only_tables_in_memory_are_arrow_tables() -> None:
    assert is_arrow(TABLE)
    others = (TABLE.to_reader(), dataset.dataset(TABLE), pd.DataFrame({"a": [1]}), pl.DataFrame({"a": [1]}), None, 3)
    assert not any(map(is_arrow, others))


def test_an_arrow_table_is_counted_without_loading_what_knows_other_frames() -> None:
    loaded = loaded_by(
        "import pyarrow as pa, scorecard as sc\n"
        "q = sc.instruments.Instrument.model_validate({'id': 'q', 'name': 'Q', 'scale': {'low': 1, 'high': 5}, "
        "'items': [{'id': 'fast', 'text': 'Fast'}]})\n"
        "layout = sc.ColumnLayout(columns={'expectation': 'E{number}', 'perception': 'P{number}'})\n"
        "sc.tally_survey(pa.table({'E1': [5, 4], 'P1': [3, 4]}), q, layout=layout)"
    )
    assert "scorecard.io.codecs.arrow_codec" in loaded
    assert loaded & {"narwhals", "polars", "duckdb"} == set()

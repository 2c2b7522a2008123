"""A table is plain where no cell needs a look of its own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pyarrow import parquet

from scorecard.io import read_observations
from scorecard.io.plain_values import plain_columns
from scorecard.series import MeasureRecord
from scorecard.series.plain_records import PlainRecords
from scorecard.survey.packed import Recurring

ROWS = {"measure": ["a", "b ", "a"], "period": ["2026-Q1"] * 3, "value": [1.5, None, -0.0]}


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame, pa.table])
def test_frames_of_names_and_numbers_are_plain(make):
    found = read_observations(make(ROWS))
    assert isinstance(found.records, PlainRecords)
    assert [(r.measure, r.period, r.value, r.place.row) for r in found.records] == [
        ("a", "2026-Q1", 1.5, 1),
        ("b", "2026-Q1", None, 2),
        ("a", "2026-Q1", 0.0, 3),
    ]
    assert found.provenance is not None
    assert found.provenance.missing == (("", 1),)


def test_parquet_files_are_plain(tmp_path: Path):
    path = tmp_path / "kpi.parquet"
    parquet.write_table(pa.table(ROWS), path)
    found = read_observations(path)
    assert isinstance(found.records, PlainRecords)
    assert found.records[0] == MeasureRecord("a", "2026-Q1", 1.5, place=found.records[0].place)


def words(*cells: str | None) -> Recurring:
    names = tuple(dict.fromkeys(c for c in cells if c is not None))
    return Recurring(names, np.array([-1 if c is None else names.index(c) for c in cells]))


def test_names_are_trimmed_and_minus_zero_is_zero():
    found = plain_columns(
        {"measure": words(" a"), "period": words("2026"), "entity": words(None), "value": np.array([-0.0])}
    )
    assert found is not None
    assert (found.measure.names, found.entity.names if found.entity else ()) == (("a",), (None,))
    assert not np.signbit(found.numbers["value"]).any()


@pytest.mark.parametrize(
    "columns",
    [
        {"value": np.array([np.inf])},
        {"value": np.array([True])},
        {"value": ["95 %"]},
        {"measure": words(None)},
        {"measure": ["a"]},
        {"period": words("２０２６")},
        {"note": words("seen")},
        {"entity": ["north"]},
    ],
)
def test_anything_else_is_read_cell_by_cell(columns):
    whole = {"measure": words("a"), "period": words("2026"), "value": np.array([1.0])}
    assert plain_columns(whole) is not None
    assert plain_columns({**whole, **columns}) is None


def test_a_table_without_measures_is_not_plain():
    assert plain_columns({"period": words("2026"), "value": np.array([1.0])}) is None

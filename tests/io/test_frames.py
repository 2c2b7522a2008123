"""Tests of handing tables out as data frames."""

from __future__ import annotations

import math
import sys
from typing import Literal

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from scorecard._table import Column, Table
from scorecard._text import LocalText
from scorecard.errors import MissingExtraError
from scorecard.io.frames import table_to_frame

L = LocalText(en="label", zh="标签")
TABLE = Table(
    (
        Column("id", L),
        Column("name", L),
        Column("n", L, "integer"),
        Column("whole", L, "integer"),
        Column("gap", L, "signed"),
        Column("ok", L, "status"),
        Column("mixed", L),
        Column("no_text", L),
        Column("no_number", L, "p_value"),
    ),
    (
        ("a", LocalText(en="Alpha", zh="甲"), 3, 7, -1.25, True, 1, None, None),
        ("b", LocalText(zh="乙"), None, 8, 2, None, "x", None, None),
    ),
)


def test_pandas() -> None:
    """Whole numbers stay whole where one is missing."""
    frame = table_to_frame(TABLE)
    assert list(frame.columns) == [c.key for c in TABLE.columns]
    assert [str(kind) for kind in frame.dtypes[["n", "whole", "gap", "ok", "no_number"]]] == [
        "Int64",
        "int64",
        "float64",
        "boolean",
        "float64",
    ]
    assert frame["name"].tolist() == ["Alpha", "乙"]
    assert frame["n"][0] == 3
    assert frame["n"][1] is pd.NA
    assert frame["gap"].tolist() == [-1.25, 2.0]
    assert frame["mixed"].tolist() == ["1", "x"]
    assert math.isnan(frame["no_number"][0])


def test_polars() -> None:
    """Missing cells are null."""
    frame = table_to_frame(TABLE, backend="polars")
    assert isinstance(frame, pl.DataFrame)
    assert frame.schema["n"] == pl.Int64
    assert frame.rows()[1] == ("b", "乙", None, 8, 2.0, None, "x", None, None)
    assert frame.schema["no_text"] == pl.String
    assert frame.schema["no_number"] == pl.Float64


def test_pyarrow_keeps_full_precision() -> None:
    """Nothing is rounded."""
    table = Table((Column("x", L, "number"),), ((0.1 + 0.2,),))
    arrow = table_to_frame(table, backend="pyarrow")
    assert isinstance(arrow, pa.Table)
    assert arrow.to_pydict() == {"x": [0.30000000000000004]}


def test_an_empty_table_keeps_its_columns() -> None:
    """With their types."""
    arrow = table_to_frame(Table(TABLE.columns, ()), backend="pyarrow")
    assert arrow.num_rows == 0
    assert arrow.schema.field("id").type == pa.string()
    assert arrow.schema.field("gap").type == pa.float64()


@pytest.mark.parametrize("backend", ["pandas", "polars"])
def test_a_missing_library_names_its_extra(
    backend: Literal["pandas", "polars"], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And how to install it."""
    monkeypatch.setitem(sys.modules, backend, None)
    with pytest.raises(MissingExtraError) as caught:
        table_to_frame(TABLE, backend=backend)
    assert str(caught.value) == (
        f"The package {backend} is not installed.\n"
        f"  a {backend} frame needs the package {backend}, which is not installed. "
        f"Install it with: pip install 'balanced-scorecard[{backend}]'. [missing-extra]"
    )

"""Tests of reading data frames."""

from __future__ import annotations

import duckdb
import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from scorecard.errors import SurveyError
from scorecard.io.codecs.frame_codec import kind_of, read_frame
from scorecard.io.columns import RawColumns
from scorecard.io.reading import Reading

DATA = {"E1": [7, 5], "E2": [1.0, None], "zone": ["n", None], "mixed": ["3", "x"]}


def read(frame: object) -> RawColumns:
    """Return the columns of a frame."""
    return read_frame(frame, Reading(kind_of(frame), SurveyError))


def refused(frame: object) -> str:
    """Return the lines with which a frame is refused."""
    with pytest.raises(SurveyError) as caught:
        read(frame)
    return str(caught.value)


@pytest.mark.parametrize(
    ("frame", "name"),
    [
        (pd.DataFrame(DATA), "pandas DataFrame"),
        (pl.DataFrame(DATA), "polars DataFrame"),
        (pa.table(DATA), "pyarrow Table"),
    ],
)
def test_frames_of_every_library_read_the_same(frame: object, name: str) -> None:
    """Rows are counted from 1, missing cells are None or NaN in an array."""
    raw = read(frame)
    assert raw.names == ("E1", "E2", "zone", "mixed")
    assert list(raw["E1"]) == [7, 5]
    np.testing.assert_array_equal(np.asarray(raw["E2"], dtype=float), [1.0, np.nan])
    assert raw["zone"] == ["n", None]
    assert raw["mixed"] == ["3", "x"]
    assert (raw.first_row, raw.provenance.source, raw.provenance.rows_read) == (1, name, 2)


def test_an_index_does_not_matter() -> None:
    """Rows are counted, not looked up."""
    raw = read(pd.DataFrame({"E1": [7, 5]}, index=[5, 5]))
    assert list(raw["E1"]) == [7, 5]


def test_names_are_text() -> None:
    """A frame may be numbered."""
    assert read(pd.DataFrame({0: [1], " E1 ": [2]})).names == ("0", "E1")


@pytest.mark.parametrize(
    "frame",
    [
        pd.DataFrame([[1, 2]], columns=["E1", "E1"]),
        pd.DataFrame([[1, 2]], columns=["E1", "E1 "]),
        pa.Table.from_arrays([pa.array([1]), pa.array([2])], names=["E1", "E1"]),
    ],
)
def test_a_name_that_stands_twice_is_refused(frame: object) -> None:
    """Whatever the library thinks of it."""
    name = kind_of(frame)
    assert refused(frame) == (
        f"{name} cannot be read.\n"
        f"  {name}, column E1: the column stands 2 times. Rename or delete all but one. [duplicate-column]"
    )


def test_a_frame_without_rows_is_refused() -> None:
    """As a file with headers only."""
    assert refused(pd.DataFrame({"E1": []})) == (
        "pandas DataFrame cannot be read.\n"
        "  pandas DataFrame: the table has no data rows. Hand over the rows too. [no-rows]"
    )
    assert "[no-rows]" in refused(pd.DataFrame())


def test_a_frame_that_is_not_computed_is_refused() -> None:
    """Nothing heavy is started unasked."""
    assert refused(pl.LazyFrame({"E1": [1]})) == (
        "polars LazyFrame cannot be read.\n"
        "  polars LazyFrame: the rows of this frame are not computed yet. Collect it first. [lazy-frame]"
    )


def test_a_frame_of_narwhals_is_the_frame_in_it() -> None:
    """Of whatever library, also one that is not computed."""
    rows = duckdb.sql("SELECT 7 AS E1 UNION ALL SELECT 5 ORDER BY E1 DESC")
    for frame in (pd.DataFrame({"E1": [7, 5]}), pl.DataFrame({"E1": [7, 5]}), rows):
        raw = read(nw.from_native(frame))
        assert (raw.names, list(raw["E1"])) == (("E1",), [7, 5])
    assert refused(nw.from_native(pl.LazyFrame({"E1": [1]}))) == (
        "narwhals LazyFrame cannot be read.\n"
        "  narwhals LazyFrame: the rows of this frame are not computed yet. Collect it first. [lazy-frame]"
    )


@pytest.mark.parametrize(
    "thing", [None, 5, [1, 2], {"E1": [1]}, np.zeros((2, 2)), pd.Series([1]), b"E1\n1\n", object()]
)
def test_other_things_are_refused(thing: object) -> None:
    """By their type."""
    name, kind = kind_of(thing), type(thing).__name__
    assert refused(thing) == (
        f"{name} cannot be read.\n"
        f"  {name}: this is neither a path nor a data frame; found '{kind}'. "
        "Hand over a path, or a pandas, polars or pyarrow table. [not-a-table]"
    )

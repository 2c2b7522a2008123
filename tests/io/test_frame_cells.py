"""Tests of the cells of data frames."""

from __future__ import annotations

import math
from datetime import date, datetime

import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from scorecard.errors import SurveyError
from scorecard.io.frame_cells import arrow_column, check_names, frame_cells
from scorecard.io.reading import Reading
from scorecard.survey.cells import is_absent


@pytest.mark.parametrize(
    ("series", "cells"),
    [
        (pd.Series([1, 2]), [1, 2]),
        (pd.Series([1.5, np.nan]), [1.5, None]),
        (pd.array([1, None], dtype="Int64"), [1, None]),
        (pd.array([None, None], dtype="Int64"), [None, None]),
        (pd.array([1.5, None], dtype="Float64"), [1.5, None]),
        (pd.array([True, None], dtype="boolean"), [True, None]),
        (["a", None], ["a", None]),
        (pd.Categorical(["a", None]), ["a", None]),
        ([1, "x", None, np.nan], [1, "x", None, None]),
        (pd.to_datetime(["2026-01-01", None]), [pd.Timestamp("2026-01-01"), None]),
    ],
)
def test_in_pandas_nan_is_missing(series: object, cells: list[object]) -> None:
    """Whatever the kind of column."""
    frame = nw.from_native(pd.DataFrame({"x": series}), eager_only=True)
    found = frame_cells(frame.get_column("x"), nan_is_missing=True)
    plain = found.tolist() if isinstance(found, np.ndarray) else list(found)
    assert [None if isinstance(c, float) and math.isnan(c) else c for c in plain] == cells


def test_elsewhere_nan_is_kept_apart_from_missing() -> None:
    """A computed 0/0 is not an empty cell."""
    for frame in (pl.DataFrame({"x": [1.0, None, math.nan]}), pa.table({"x": [1.0, None, math.nan]})):
        column = nw.from_native(frame, eager_only=True).get_column("x")
        found = frame_cells(column, nan_is_missing=False)
        assert isinstance(found, list)
        assert found[:2] == [1.0, None]
        assert math.isnan(found[2])


def test_numbers_without_nan_stay_arrays() -> None:
    """So that large columns cost nothing."""
    for values in ([1.0, None], [1, None], [1, 2]):
        column = nw.from_native(pl.DataFrame({"x": values}), eager_only=True).get_column("x")
        assert isinstance(frame_cells(column, nan_is_missing=False), np.ndarray)


def test_long_whole_numbers_keep_every_digit() -> None:
    """A key of 17 digits with one missing beside it is not put through a float."""
    column = nw.from_native(pl.DataFrame({"x": [2**53 + 1, None]}), eager_only=True).get_column("x")
    assert frame_cells(column, nan_is_missing=False) == [9007199254740993, None]


def test_too_many_columns_are_refused() -> None:
    """As in a spreadsheet."""
    with pytest.raises(SurveyError) as caught:
        check_names([str(i) for i in range(20_000)], 1, Reading("frame", SurveyError))
    assert str(caught.value.problems[0]) == (
        "frame: the table has more than 16384 columns; found '20000 columns'. "
        "Leave out the columns that are not needed. [too-many-columns]"
    )


def test_integers_of_128_bits_are_read() -> None:
    """Although numpy has none."""
    if not hasattr(pl, "Int128"):
        pytest.skip("this version of polars has no such type")
    column = nw.from_native(pl.DataFrame({"x": pl.Series([7, None], dtype=pl.Int128)})).get_column("x")
    assert frame_cells(column, nan_is_missing=False) == [7, None]


def test_names_of_several_levels_are_refused() -> None:
    """Nobody can say which level the layout means."""
    with pytest.raises(SurveyError) as caught:
        check_names([("Q1", "expected"), ("Q1", "perceived")], 1, Reading("frame", SurveyError))
    assert str(caught.value) == (
        "frame cannot be read.\n"
        "  frame: the names of the columns have several levels; found \"('Q1', 'expected')\". "
        "Give each column one name, as in frame.columns = frame.columns.map(' '.join). [column-levels]"
    )


def test_cells_of_several_kinds_are_text_without_idle_points() -> None:
    """A key column of pandas that holds text and numbers has the keys of a column of text."""
    mixed = nw.from_native(pd.Series(["A7", 1, 2.0, 2.5, None, "1"], dtype=object), series_only=True)
    assert arrow_column(mixed).to_pylist() == ["A7", "1", "2", "2.5", None, "1"]


def test_moments_behind_a_day_keep_their_hours() -> None:
    """A column of objects that begins with a day was one of days: an order of 8:00 was one of midnight."""
    day, moment = date(2026, 1, 5), datetime.fromisoformat("2026-01-05 08:00")
    for cells in ([day, moment, None], [None, day, pd.Timestamp(moment), pd.NaT]):
        column = nw.from_native(pd.Series(cells, dtype=object), series_only=True)
        found = [cell for cell in arrow_column(column).to_pylist() if cell is not None]
        assert found == ["2026-01-05", "2026-01-05 08:00:00"]
    days = nw.from_native(pd.Series([day, pd.NaT, None], dtype=object), series_only=True)
    assert arrow_column(days).to_pylist() == [day, None, None]


@pytest.mark.parametrize("numbers", [[None, None], [None, -(2**60) - 1], [None, 2**60 + 1], [None, 7]])
def test_whole_numbers_beside_missing_ones_are_what_they_were(numbers: list[int | None]) -> None:
    """A column of counts in which nothing stands was refused with an error of Python; large ones lost their last digits."""
    column = nw.from_native(pl.Series(numbers, dtype=pl.Int64), series_only=True)
    found = [None if is_absent(cell) else int(cell) for cell in frame_cells(column, nan_is_missing=False)]
    assert found == numbers

"""Arrow columns as cells: the same values, packed where they are small."""

from __future__ import annotations

import math

import numpy as np
import pyarrow as pa
import pytest

from scorecard.io.arrow_cells import array_cells, arrow_cells
from scorecard.survey.packed import Recurring, SmallNumbers


def plain(cells: object) -> list[object]:
    """Return cells as a list in which every missing one is None."""
    listed = cells.tolist() if isinstance(cells, np.ndarray) else list(cells)  # type: ignore[call-overload]  # cells
    return [None if isinstance(c, float) and math.isnan(c) else c for c in listed]


@pytest.mark.parametrize("kind", [pa.int8(), pa.int16(), pa.int32(), pa.int64(), pa.float32(), pa.float64()])
@pytest.mark.parametrize("values", [[1, None, 7], [1, 2, 3], [None, None], [-127, 127], []])
def test_small_numbers_are_packed(kind: pa.DataType, values: list[int | None]) -> None:
    """Of any width, in any number of chunks, from the middle of a buffer."""
    column = pa.chunked_array([pa.array([9, None, *values], kind).slice(2), pa.array(values, kind)])
    cells = arrow_cells(column)
    assert isinstance(cells, SmallNumbers)
    assert plain(cells) == values * 2


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([1, -128], pa.int8()),
        ([1, None, -128], pa.int8()),
        ([1, 300], pa.int64()),
        ([1, None, 300], pa.int64()),
        ([1, 257], pa.uint16()),
        ([2**63], pa.uint64()),
        ([1.5, None], pa.float64()),
        ([1.0, 1e300], pa.float64()),
        ([1.0, math.inf], pa.float32()),
        ([True, None], pa.bool_()),
        ([b"5"], pa.binary()),
        ([[5]], pa.list_(pa.int8())),
    ],
)
def test_everything_else_stands_as_it_is(values: list[object], kind: pa.DataType) -> None:
    """Nothing is cut off, wrapped round or rounded."""
    cells = arrow_cells(pa.chunked_array([pa.array(values, kind)]))
    assert not isinstance(cells, SmallNumbers)
    assert plain(cells) == values


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int8(), pa.string())])
def test_words_are_kept_once(kind: pa.DataType) -> None:
    """Whatever the chunks, also those that share no word."""
    words = ["n", None, "s", "n", "", "东"]
    column = pa.chunked_array([pa.array(words[:2]).cast(kind), pa.array(["x", *words[2:]]).cast(kind).slice(1)])
    cells = arrow_cells(column)
    assert isinstance(cells, Recurring)
    assert list(cells) == words
    assert list(arrow_cells(pa.chunked_array([], kind))) == []


def test_arrays_are_packed_where_they_are_small() -> None:
    """NaN is missing."""
    cells = array_cells(np.array([1.0, np.nan, 7.0]))
    assert isinstance(cells, SmallNumbers)
    assert list(cells) == [1.0, None, 7.0]
    for values in (np.array([1.5]), np.array([True]), np.array(["x"])):
        assert array_cells(values) is values

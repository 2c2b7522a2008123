"""Tests of finding the header below other rows."""

from __future__ import annotations

import pyarrow as pa
import pytest

from scorecard.errors import SurveyError
from scorecard.io.headers import column_named, first_rows, refuse_header_below, report_twice
from scorecard.io.reading import Reading
from scorecard.io.tables import read_table


def test_the_first_ten_rows_are_looked_at() -> None:
    """As text, counted as their reader counts them."""
    reading = Reading("frame", SurveyError)
    table = read_table(pa.table({"a": [" E1 ", None, *"x" * 20], "b": range(22)}), reading)
    assert list(first_rows(table))[:2] == [(1, ("E1", "0")), (2, ("", "1"))]
    assert len(list(first_rows(table))) == 10


def test_the_row_is_named() -> None:
    with pytest.raises(SurveyError) as caught:
        refuse_header_below(3, Reading("s.csv", SurveyError))
    assert str(caught.value) == (
        "s.csv cannot be read.\n  s.csv, row 3: the names of the columns stand in this row, below other rows. "
        "Delete everything above this row. [header-below]"
    )


def test_a_name_of_several_columns_is_reported() -> None:
    reading = Reading("s.csv", SurveyError)
    assert not report_twice("a", ("a", "b", "b"), reading)
    assert not report_twice("c", ("a", "b", "b"), reading)
    assert report_twice("b", ("a", "b", "b"), reading)
    assert [str(problem) for problem in reading.problems] == [
        "s.csv, column b: the column stands 2 times. Rename or delete all but one. [duplicate-column]"
    ]


def test_a_wrapped_heading_is_the_name_that_it_shows() -> None:
    """Which looks alike counts only where none is alike, and no two look so."""
    names = ("Order\nNo", "Region\u200b", " Region", "数量\u00a0(件)", "No")
    assert column_named("Order No", names) == "Order\nNo"
    assert column_named("数量 (件) ", names) == "数量\u00a0(件)"
    assert column_named("No", names) == "No"
    assert column_named("Region", names) is None
    assert column_named("order no", names) is None

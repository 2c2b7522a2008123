"""Rows checked one by one are refused as rows checked together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scorecard.errors import SurveyError
from scorecard.io.csv_rows import RowChecks, body_start, check_row, check_width, without_blank_end
from scorecard.io.reading import Reading


def message(rows: list[list[str]], *, one_by_one: bool) -> str:
    """Return what is said about some rows below a header of two cells."""
    reading = Reading("s.csv", SurveyError)
    try:
        if one_by_one:
            checks = RowChecks(2, reading)
            for number, row in enumerate(rows, 2):
                checks.add(list(row), number)
            checks.close()
        else:
            check_width(rows, 2, reading)
            for number, row in enumerate(rows, 2):
                check_row(list(row), number, 2, reading)
            reading.close()
    except SurveyError as error:
        return str(error)
    return ""


@given(st.lists(st.lists(st.sampled_from(["", " ", "a", "b\nc"]), max_size=4), max_size=5))
def test_one_by_one_and_together_say_the_same(rows: list[list[str]]) -> None:
    """Long, short and blank rows, and a header that is none."""
    assert message(rows, one_by_one=True) == message(rows, one_by_one=False)


def test_where_the_data_start_and_end() -> None:
    """Behind header rows that may run over lines, and before blank rows."""
    assert body_start('a,"b\nc"\nx,y\n1,2\n', ",", 2) == len('a,"b\nc"\nx,y\n')
    assert body_start('a,"b', ",", 1) is None
    assert without_blank_end("1,2\n,\n\n ,\n", ",") == ("1,2", 3)

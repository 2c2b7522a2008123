"""Tests of names from several header rows."""

from __future__ import annotations

from typing import Literal

import pytest

from scorecard._result import Provenance
from scorecard.errors import SurveyError
from scorecard.io.columns import RawColumns
from scorecard.io.header_rows import renamed
from scorecard.io.reading import Reading
from tests.refusal import refusal

RAW = RawColumns(
    ("Key", "What?", "", "Region"),
    (["", "a"], ["fast", "5"], ["kind", "4"], ["What?", "N"]),
    2,
    Provenance("t", rows_read=2),
)


@pytest.mark.parametrize(
    ("row", "names"),
    [
        (1, ("Key", "What?", "", "Region")),
        (2, ("", "fast", "kind", "What?")),
        ("joined", ("Key", "What? | fast", "What? | kind", "Region | What?")),
    ],
)
def test_names_come_from_a_row_or_from_all(row: int | Literal["joined"], names: tuple[str, ...]) -> None:
    found = renamed(RAW, Reading("t", SurveyError), header_rows=2, name_row=row)
    assert (found.names, found.first_row, found.provenance.rows_read) == (names, 3, 1)
    assert found.cells == (["a"], ["5"], ["4"], ["N"])


def test_headers_alone_are_refused() -> None:
    def read() -> None:
        renamed(RAW, Reading("t", SurveyError), header_rows=3, name_row=3)

    assert refusal(read, error=SurveyError) == [
        "t: the file has headers but no data rows. Export it again with the data, or lower header_rows. [no-rows]"
    ]

"""Records are made where somebody looks at them, and are then like any others."""

from __future__ import annotations

import numpy as np

from scorecard.series import MeasureRecord
from scorecard.series.plain_records import PlainColumns, PlainRecords, Words


def three() -> tuple[PlainRecords, list[int]]:
    """Records of three rows, and the rows that were looked at."""
    seen: list[int] = []

    def record(row: int) -> MeasureRecord:
        seen.append(row)
        return MeasureRecord("otif", "2026-Q1", float(row))

    words = Words(("otif",), np.zeros(3, dtype=np.intp))
    return PlainRecords(PlainColumns(words, words, None, {}), record), seen


def test_a_record_is_made_where_somebody_looks():
    records, seen = three()
    assert len(records) == 3
    assert seen == []
    assert records[-1].value == 2.0
    assert seen == [2]


def test_parts_and_wholes_are_tuples():
    records, _ = three()
    assert [r.value for r in records[1:]] == [1.0, 2.0]
    assert isinstance(records[1:], tuple)
    assert [r.value for r in records] == [0.0, 1.0, 2.0]


def test_equal_to_the_same_records_however_they_are_kept():
    records, _ = three()
    same = tuple(MeasureRecord("otif", "2026-Q1", float(row)) for row in range(3))
    assert records == same
    assert same == records
    assert records == three()[0]
    assert hash(records) == hash(same)
    assert records != same[:2]
    assert records != "otif"


def test_shown_by_their_number():
    assert repr(three()[0]) == "<3 records>"

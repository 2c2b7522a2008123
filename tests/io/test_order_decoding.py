"""Tests of order files to decoded columns."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from scorecard.errors import OrderError
from scorecard.io.order_decoding import OrderDecoder
from scorecard.io.reading import Reading
from scorecard.logistics import OrderLayout


def test_blocks_become_columns_whatever_their_width() -> None:
    layout = OrderLayout(value_decimals=0)
    columns = {"order": "order", "value": "value", "line": "line", "undamaged": "undamaged"}
    decoder = OrderDecoder(layout, columns, Reading("x", OrderError), as_missing=False)
    assert tuple(decoder.columns.values()) == ("order", "value", "line", "undamaged")
    first = pa.table({"order": ["A", "B"], "value": [1, None], "line": ["1", "2"], "undamaged": [True, None]})
    second = pa.table({"order": ["A"], "value": [2**40], "line": ["10"], "undamaged": [False]})
    decoder.add(first, 1)
    decoder.add(second, 3)
    decoder.end_file(None, 1, 3)
    raw, found = decoder.close()
    assert raw.numbers["value"].tolist() == [1, np.iinfo(np.int64).min, 2**40]
    assert raw.line_keys is not None
    assert raw.line_keys.tolist() == [1, 2, 10]
    assert raw.flags["undamaged"].tolist() == [1, -1, 0]
    assert {(row.code, row.column): row.rows for row in found} == {
        ("empty_cell", "value"): 1,
        ("empty_cell", "undamaged"): 1,
    }


def test_days_without_hours_are_told_where_others_have_them() -> None:
    """A delivery of some hour of a day would stand at its midnight, and be early."""

    def found(*cells: str | None) -> list[tuple[object, ...]]:
        decoder = OrderDecoder(
            OrderLayout(), {"order": "order", "delivered_at": "at"}, Reading("x", OrderError), as_missing=False
        )
        for start in range(0, len(cells), 2):
            part = pa.array(cells[start : start + 2], pa.string())
            decoder.add(pa.table({"order": ["A"] * len(part), "at": part}), start + 1)
        decoder.end_file(None, 1, len(cells))
        rows = decoder.close()[1]
        return [(r.rows, r.treatment, [e.row for e in r.examples]) for r in rows if r.code == "no_hours"]

    assert found("2026-01-01 10:00", "2026-01-02", None, "2026-01-03", "2026-01-04 00:00") == [(2, "kept", [2, 4])]
    assert found("2026-01-01", "2026-01-02", "2026-01-03") == []
    assert found("2026-01-01 10:00", "2026-01-02 00:00") == []

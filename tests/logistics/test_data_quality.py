"""Tests of the data-quality table."""

from __future__ import annotations

from scorecard._text import LocalText
from scorecard.logistics import DataQuality, QualityRow, RowExample

RULE = LocalText(en="Returns", zh="退货")
DONE = LocalText(en="left out", zh="不计入")


def quality() -> DataQuality:
    rows = (
        QualityRow("negative_quantity", RULE, "left_out", DONE, 2, 8, examples=(RowExample(3, "A-1"),)),
        QualityRow("word", RULE, "missing", DONE, 3, 8, "cells", "asked_at", "Pre-PQ Process"),
        QualityRow("word", RULE, "missing", DONE, 1, 8, "cells", "ordered_at", "Not Captured"),
        QualityRow("split_group", RULE, "kept", DONE, 0, 0, "orders", examples=(RowExample(7, "B", "a.csv"),)),
    )
    return DataQuality(8, 6, rows)


def test_findings_are_counted_by_rule_column_and_word() -> None:
    assert quality().found("word") == 4
    assert quality().found("word", column="asked_at") == 3
    assert quality().found("word", detail="Not Captured") == 1
    assert quality().found("no_such_rule") == 0


def test_the_table_says_what_was_done_with_what() -> None:
    table = quality().table()
    row = ("negative_quantity", "Returns", "–", "–", "left out", "2", "8", "rows", "25.00 %", "3 (A-1)")
    assert table.cells("en")[0] == row
    assert table.records()[3]["share"] is None
    assert table.records()[3]["examples"] == "a.csv 7 (B)"
    assert [note.text("zh") for note in table.notes] == ["共读取 8 行，其中 6 行用于计算指标。"]

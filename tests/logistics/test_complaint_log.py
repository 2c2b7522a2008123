"""The quality of a log is a table of rules, counts and treatments."""

from __future__ import annotations

from scorecard.logistics import ComplaintRow, checked_log


def test_table_counts_and_names_examples() -> None:
    rows = [ComplaintRow(f"c{i}", opened_at=9, solved_at=8) for i in range(7)]
    table = checked_log([*rows, rows[0]]).table()
    found = {str(r["rule"]): r for r in table.records() if r["count"]}
    first, second = table.records()[0], table.records()[5]
    assert (first["count"], first["examples"]) == (1, "c0")
    assert (second["count"], second["examples"]) == (7, "c0, c1, c2, c3, c4")
    assert len(found) == 2
    assert table.notes[0].text("en") == "8 rows were read, 7 complaints are used."
    assert "解决时间早于提出时间" in table.to_text("zh")

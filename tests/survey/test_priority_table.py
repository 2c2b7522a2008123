"""The table of priorities tells its rule, and what is left out."""

from __future__ import annotations

from scorecard.survey.priority_records import LeftOut
from scorecard.survey.priority_table import priority_table
from tests.survey.samples import instrument


def test_of_much_that_is_left_out_the_first_part_is_named() -> None:
    q = instrument((15, 15), free=0)
    out = [LeftOut(item.id, "item", 9, "no_gap", 0.1) for item in q.items]
    table = priority_table([], out, q, source="equal", margin=0.0, simulated=(1000, 3))
    assert table.rows == ()
    assert table.notes[-1].text("en").endswith("Item 20 (expectations are met), 10 more.")
    assert table.notes[-1].text("zh").endswith("另有 10 项。")
    assert "1 000 simulated surveys (seed 3; gaps drawn independently)" in table.notes[1].text("en")
    assert len(priority_table([], [], q, source="equal", margin=0.0, simulated=(1000, 3)).notes) == 2

"""Facts stand beside the weight."""

from __future__ import annotations

from scorecard._table import Column
from scorecard._text import LocalText
from scorecard.weighting import direct
from scorecard.weighting.weights_table import with_facts


def test_columns_before_and_after_the_weight() -> None:
    first, last = Column("first", LocalText(en="F", zh="前")), Column("last", LocalText(en="L", zh="后"))
    note = LocalText(en="Note.", zh="注。")
    table = with_facts(direct({"a": 1, "b": 3}), ((first, ("x", "y")),), after=((last, (None, "z")),), notes=(note,))
    assert table.records() == [
        {"id": "a", "first": "x", "weight": 0.25, "last": None},
        {"id": "b", "first": "y", "weight": 0.75, "last": "z"},
    ]
    assert table.notes == (note,)
    assert table.title is not None
    assert table.title.text("zh") == "权重（直接赋分）"

from __future__ import annotations

from scorecard._marks import BAD, GOOD, NO_DATA, WATCH


def test_four_shapes_and_four_signs() -> None:
    marks = (GOOD, WATCH, BAD, NO_DATA)
    assert [mark.sign for mark in marks] == ["●", "▲", "◆", "□"]
    assert len({mark.shape for mark in marks}) == 4

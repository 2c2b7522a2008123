"""The rows of one group."""

from __future__ import annotations

from scorecard.survey import gap_analysis
from tests.survey.samples import instrument, random_survey


def test_rows_are_items_then_dimensions_then_wholes() -> None:
    gaps = gap_analysis(random_survey(instrument(), 30), weights={"d1": 1, "d2": 1})
    group = gaps.group()
    assert [r.id for r in group.rows] == [
        "q1",
        "q2",
        "q3",
        "q4",
        "q5",
        "q6",
        "d1",
        "d2",
        "overall",
        "overall_items",
        "weighted",
    ]
    assert [r.kind for r in group.rows[-4:]] == ["dimension", "overall", "overall_items", "weighted"]
    assert not group.hidden
    assert len(gap_analysis(random_survey(instrument(), 30)).group().rows) == 10

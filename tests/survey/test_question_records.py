"""A group is hidden where none of its rows is shown."""

from __future__ import annotations

from scorecard.survey.question_records import QuestionRow, SegmentMeans


def test_a_group_is_hidden_where_nothing_of_it_is_shown() -> None:
    shown, hidden = QuestionRow("q1", "item", 9, 4.0), QuestionRow("q2", "item", 3, reason="suppressed")
    assert SegmentMeans(9, {"perception": (hidden,), "importance": (hidden,)}).hidden
    assert not SegmentMeans(9, {"perception": (hidden,), "importance": (shown, hidden)}).hidden

"""Means of questions in print."""

from __future__ import annotations

import pytest

from scorecard.survey import question_means
from scorecard.survey.question_table import QUESTIONS, mean_reason
from tests.survey.samples import PAIR, instrument, random_survey, survey


def test_rows_stand_question_by_question() -> None:
    q = instrument((1,), free=0, roles=("importance", "satisfaction"))
    found = question_means(survey(q, {"importance": [[5]] * 3, "satisfaction": [[1], [3], [5]]}))
    table = found.table()
    # satisfaction: mean 3, SD 2, SE 1.1547, t(0.975; 2) = 4.302653
    assert table.cells("en")[0] == (
        "Importance",
        "q1",
        "Item 1",
        "3",
        "5.00",
        "0.00",
        "0.000",
        "–",
        "–",
        "all answers are the same",
    )
    assert table.cells("en")[4] == ("Satisfaction", "q1", "Item 1", "3", "3.00", "2.00", "1.155", "−1.97", "7.97", "–")
    assert [row[0] for row in table.cells("zh")] == ["重要性"] * 4 + ["满意度"] * 4
    assert [note.text("en") for note in table.notes] == [
        "Means over everybody who answered a question; t intervals at 95 %."
    ]
    assert str(found).startswith("Mean answers: Sample\n")
    assert "作答均值：Sample" in table.to_text("zh")
    assert found.to_frame().shape == (8, 10)


def test_notes_tell_pairs_weights_and_what_is_hidden() -> None:
    s = random_survey(instrument((2, 2), roles=PAIR), 60, groups=2, points=True)
    notes = [n.text("en") for n in question_means(s, by="group", weights="own").table().notes]
    assert notes[1:] == [
        "Expectation and perception are means over the same respondents and answers.",
        "Expectation and perception weighted by each respondent's own points.",
        "Groups and rows with fewer than 5 respondents, and what would give them away, are not shown.",
    ]
    given = question_means(s, weights={"d1": 1, "d2": 2}).table()
    assert given.notes[2].text("zh") == "加权所用权重由用户给定。"
    assert (given.columns[0].key, question_means(s, by="group").table().columns[0].key) == ("question", "group")


@pytest.mark.parametrize(
    ("reason", "said"), [("no_variance", "all answers are the same"), ("suppressed", "too few to show")]
)
def test_answers_that_are_alike_are_no_gaps_that_are_alike(reason: str, said: str) -> None:
    assert mean_reason(reason).text("en") == said  # type: ignore[arg-type]  # a reason


def test_every_question_has_its_word() -> None:
    assert set(QUESTIONS) == {"expectation", "perception", "importance", "satisfaction", "minimum", "desired"}

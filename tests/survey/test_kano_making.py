"""Kano's model."""

from __future__ import annotations

import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.instruments import ColumnLayout
from scorecard.survey import build_survey
from scorecard.survey.kano_making import ANSWERS, kano, kano_category, kano_from_counts, kano_from_survey
from tests.survey.samples import instrument, random_survey, survey


def test_evaluation_table() -> None:
    """The table printed with the published example."""
    pairs = [
        ("like", "dislike"), ("like", "neutral"), ("neutral", "dislike"), ("neutral", "neutral"),
        ("dislike", "like"), ("like", "like"), ("dislike", "dislike"), ("must_be", "live_with"),
    ]  # fmt: skip
    assert [kano_category(f, d) for f, d in pairs] == ["O", "A", "M", "I", "R", "Q", "Q", "I"]
    everything = [kano_category(f, d) for f in ANSWERS for d in ANSWERS]
    assert {c: everything.count(c) for c in "MOAIRQ"} == {"M": 3, "O": 1, "A": 3, "I": 9, "R": 7, "Q": 2}
    with pytest.raises(UsageError) as caught:
        kano_category("like", "hate")  # type: ignore[arg-type]  # that is the point
    assert str(caught.value) == (
        "This is no answer of Kano's two questions.\n"
        "  this is no answer of Kano's two questions; found 'hate'. "
        "Use one of: like, must_be, neutral, live_with, dislike. [kano-answer]"
    )


def test_pairs_with_a_hole_are_left_out() -> None:
    row = kano({"f": [("like", "dislike"), (None, "dislike"), ("like", None), ("neutral", "dislike")]}).row("f")
    assert (row.n, row.count("O"), row.count("M")) == (2, 1, 1)
    assert row.category == "M", "of equal counts the stricter category goes first"


def test_a_survey_gives_the_same_as_its_pairs() -> None:
    q = instrument((), free=2, roles=("perception",))
    s = random_survey(q, 50, missing=0.1)
    codes = s.answers["perception"]
    pairs = [(ANSWERS[a - 1] if a else None, ANSWERS[b - 1] if b else None) for a, b in codes.tolist()]
    assert kano_from_survey(s, {"f": ("q1", "q2")}).rows == kano({"f": pairs}).rows
    turned = survey(q, {"perception": [[6 - a if a else None for a in row] for row in codes.tolist()]})
    assert kano_from_survey(turned, {"f": ("q1", "q2")}, like="high").rows == kano({"f": pairs}).rows


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        kano_from_counts({"f": {"M": 3, "X": 1, "A": -2}})  # type: ignore[dict-item]  # that is the point
    assert str(caught.value) == (
        "The counts cannot be used.\n"
        "  f: there is no such category; found 'X'. Use one of: M, O, A, I, R, Q. [kano-category]\n"
        "  f: the count of A must be a whole number, zero or more; found '-2'. Count the respondents. [kano-count]"
    )
    with pytest.raises(UsageError) as caught:
        kano_from_counts({}, critical=0)
    assert str(caught.value) == (
        "The quantile of Fong's test must be above 0.\n"
        "  the quantile of Fong's test must be above 0; found '0'. Use 1.65 or 1.96. [bad-critical]"
    )
    q = instrument((), free=2, roles=("perception",))
    with pytest.raises(UsageError) as caught:
        kano_from_survey(random_survey(q, 5), {}, like="left")  # type: ignore[arg-type]  # that is the point
    assert str(caught.value) == (
        "The option like has an unknown value.\n"
        '  the option like has an unknown value; found \'left\'. Use "low" or "high". [bad-like]'
    )
    seven = build_survey(
        q.model_copy(update={"scale": {"low": 1, "high": 7}}),
        ColumnLayout(columns={"perception": "{id}"}),
        {"q1": [1], "q2": [7]},
    )
    with pytest.raises(UsageError) as caught:
        kano_from_survey(seven, {"f": ("q1", "q2")})
    assert str(caught.value) == (
        "Kano's questions have five answers.\n"
        "  Kano's questions have five answers; found '7 codes'. Declare the scale 1 to 5. [kano-scale]"
    )
    with pytest.raises(AnalysisError, match=r"Kano's model needs the answers for importance"):
        kano_from_survey(random_survey(q, 5), {}, role="importance")


def test_groups_are_as_each_alone_and_small_ones_are_hidden() -> None:
    q = instrument((), free=2, roles=("perception",))
    s = random_survey(q, 60, missing=0.1, groups=3)
    pairs = {"f": ("q1", "q2")}
    found = kano_from_survey(s, pairs, by="group", privacy_threshold=1)
    assert (found.rows, found.by) == (kano_from_survey(s, pairs).rows, "group")
    group, codes = s.segments["group"], s.answers["perception"]
    assert list(found.segments) == sorted(group.labels)
    for label, rows in found.segments.items():
        mine = codes[group.codes == group.labels.index(label)].tolist()
        answers = [(ANSWERS[a - 1] if a else None, ANSWERS[b - 1] if b else None) for a, b in mine]
        assert rows == kano({"f": answers}).rows
    hidden = kano_from_survey(s, pairs, by="group", privacy_threshold=50)
    assert {row.reason for rows in hidden.segments.values() for row in rows} == {"suppressed"}
    table = hidden.table()
    assert [row[0] if isinstance(row[0], str) else row[0].text("en") for row in table.rows] == [
        "Everyone",
        *group.labels,
    ]  # type: ignore[union-attr]
    assert table.rows[1][3:9] == (None,) * 6
    with pytest.raises(UsageError) as caught:
        hidden.segments[group.labels[0]][0].count("M")
    assert str(caught.value) == (
        "The counts of this group are not shown.\n"
        "  the counts of this group are not shown; found 'f'. Lower privacy_threshold where that is allowed. "
        "[suppressed-count]"
    )

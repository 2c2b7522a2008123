"""What a fuzzy evaluation prints."""

from __future__ import annotations

from scorecard.scoring import fuzzy_evaluation

NAN = float("nan")


def test_the_table_tells_operator_normalisation_and_near_tie():
    found = fuzzy_evaluation([[0.48, 0.5, 0.02]], [1], grades=["good", "fair", "poor"], grade_scores=[90, 70, 40])
    table = found.table()
    assert [tuple(row) for row in table.rows] == [("good", 0.48, 90.0), ("fair", 0.5, 70.0), ("poor", 0.02, 40.0)]
    text = str(found)
    assert text.splitlines()[0] == "Fuzzy comprehensive evaluation, M(·, +)"
    assert "Memberships are divided by their sum." in text
    assert "The two leading grades nearly tie: fair leads good by 0.020 of the whole." in text
    zh = table.to_text("zh")
    assert "模糊综合评价，M(·, +)" in zh
    assert "前两个等级的隶属度相近：fair 仅领先 good 0.020。" in zh


def test_a_tie_and_memberships_as_composed():
    text = str(fuzzy_evaluation([[0.5, 0.5]], [1], operator="min_max", normalised=False))
    assert text.splitlines()[0] == "Fuzzy comprehensive evaluation, M(∧, ∨)"
    assert "Memberships are as composed; they need not sum to 1." in text
    assert "The two leading grades tie: 1 and 2." in text


def test_the_reason_for_no_grade_is_told():
    assert "No child with a weight has memberships." in str(fuzzy_evaluation([[NAN, NAN]], [1]))
    found = fuzzy_evaluation([[0, 0]], [1])
    assert "Nothing belongs to any grade." in str(found)
    assert "没有任何等级具有隶属度。" in found.table().to_text("zh")

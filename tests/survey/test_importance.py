"""Importance against performance."""

from __future__ import annotations

import math

import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.survey import importance_performance
from scorecard.survey.importance import cross_hair, quadrants
from tests.survey.samples import instrument, random_survey, survey

# Martilla and James (1977), mean ratings of a car dealer's service
IMPORTANCE = [3.83, 3.63, 3.6, 3.56, 3.41, 3.41, 3.38, 3.37, 3.29, 3.27, 2.52, 2.43, 2.37, 2.05]
PERFORMANCE = [2.63, 2.73, 3.15, 3.0, 3.05, 3.29, 3.03, 3.11, 2.0, 3.02, 2.25, 2.49, 2.35, 3.33]


def test_published_example_at_the_grand_means() -> None:
    lines = cross_hair(IMPORTANCE, PERFORMANCE)
    assert lines == pytest.approx((3.15142857, 2.81642857), abs=1e-8)
    assert lines is not None
    assert quadrants(IMPORTANCE, PERFORMANCE, lines=lines) == (
        "concentrate", "concentrate", "keep_up", "keep_up", "keep_up", "keep_up", "keep_up", "keep_up",
        "concentrate", "keep_up", "low_priority", "low_priority", "low_priority", "overkill",
    )  # fmt: skip


def test_other_cross_hairs() -> None:
    assert cross_hair(IMPORTANCE, PERFORMANCE, lines="medians") == pytest.approx((3.375, 3.01))
    assert cross_hair(IMPORTANCE, PERFORMANCE, lines="midpoint", midpoint=2.5) == (2.5, 2.5)
    assert cross_hair([None], [1.0]) is None
    assert cross_hair([None, 2.0], [1.0, 4.0]) == (2.0, 4.0)


def test_point_on_a_line_counts_as_high_whatever_binary_fractions_do() -> None:
    ratings = [1.1, 2.2, 3.3]
    lines = cross_hair(ratings, ratings)
    assert lines is not None
    assert quadrants(ratings, ratings, lines=lines)[1] == "keep_up"
    assert quadrants([3.0, None], [3.0, 1.0], lines=(3.0, 3.0)) == ("keep_up", None)


def test_means_rest_on_those_who_answered_both() -> None:
    q = instrument((2,), free=0, roles=("importance", "satisfaction"))
    s = survey(q, {"importance": [[5, 2], [3, 2], [1, 1]], "satisfaction": [[2, 4], [4, 4], [None, 5]]})
    result = importance_performance(s, performance="satisfaction")
    first, second = result.rows
    assert (first.n, first.importance, first.performance) == (2, 4.0, 3.0)
    assert first.importance_standard_error == pytest.approx(math.sqrt(2) / math.sqrt(2))
    assert (second.n, second.importance) == (3, 5 / 3)
    assert second.performance_standard_error == pytest.approx(math.sqrt(1 / 3) / math.sqrt(3))
    assert (first.quadrant, second.quadrant) == ("concentrate", "overkill")
    assert (result.line_importance, result.line_performance) == pytest.approx(((4 + 5 / 3) / 2, (3 + 13 / 3) / 2))
    assert importance_performance(s, performance="satisfaction", lines="midpoint").line_importance == 3.0


def test_mirrored_perception_but_not_mirrored_importance() -> None:
    q = instrument((1,), free=0, roles=("importance", "perception"), reverse=(0,))
    row = importance_performance(survey(q, {"importance": [[5], [5]], "perception": [[1], [2]]})).rows[0]
    assert (row.importance, row.performance) == (5.0, 4.5)


def test_items_without_both_answers_have_no_quadrant() -> None:
    q = instrument((3,), free=0, roles=("importance", "perception"))
    s = survey(q, {"importance": [[5, None, 2], [3, 1, None]], "perception": [[2, 4, 1], [2, None, 1]]})
    result = importance_performance(s)
    assert [(r.n, r.quadrant, r.reason) for r in result.rows] == [
        (2, "keep_up", None), (0, None, "nobody_answered"), (1, "low_priority", "one_respondent"),
    ]  # fmt: skip
    assert result.rows[2].importance_standard_error is None
    assert "nobody answered both" in str(result)
    nobody = importance_performance(survey(q, {"importance": [[None] * 3], "perception": [[1] * 3]}))
    assert (nobody.line_importance, nobody.line_performance) == (None, None)


def test_role_that_was_not_asked_is_refused() -> None:
    with pytest.raises(AnalysisError) as caught:
        importance_performance(random_survey(instrument(), 9))
    assert str(caught.value) == (
        "The analysis needs the answers for importance.\n"
        "  the analysis needs the answers for importance; found 'expectation, perception'. "
        "Name another role, or add its columns to the layout. [role-missing]"
    )
    assert importance_performance(random_survey(instrument(), 9), importance="expectation").importance == "expectation"


def test_unknown_lines_are_refused() -> None:
    with pytest.raises(UsageError) as caught:
        cross_hair([1.0], [1.0], lines="modes")  # type: ignore[arg-type]  # that is the point
    assert str(caught.value) == (
        "The option lines has an unknown value.\n"
        "  the option lines has an unknown value; found 'modes'. Use one of: means, medians, midpoint. [bad-lines]"
    )
    with pytest.raises(UsageError) as caught:
        cross_hair([1.0], [1.0], lines="midpoint")
    assert str(caught.value) == (
        "The middle of the scale is needed.\n"
        "  the middle of the scale is needed. Give midpoint=(low + high) / 2. [midpoint-missing]"
    )


def test_table_in_both_languages() -> None:
    q = instrument((2,), free=0, roles=("importance", "perception"))
    result = importance_performance(random_survey(q, 30), lines="medians")
    assert "Lines at the medians of the items; a point on a line counts as high." in str(result)
    assert "分界线取各题项均值的中位数" in result.table().to_text("zh")

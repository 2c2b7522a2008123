"""Fuzzy comprehensive evaluation: a published matrix, ties, what is missing, each message."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.models import Bands
from scorecard.scoring import fuzzy_evaluation, memberships_from_bands, memberships_from_counts
from tests.refusal import refusal

NAN = float("nan")
# reception of a sorting system: maintainability, function, automation, price, energy use
SORTING = [[0.2, 0.5, 0.3, 0], [0.1, 0.3, 0.5, 0.1], [0, 0.1, 0.6, 0.3], [0, 0.4, 0.5, 0.1], [0.5, 0.3, 0.2, 0]]
LARGE, SMALL = [0.35, 0.35, 0.1, 0.1, 0.1], [0.1, 0.1, 0.15, 0.3, 0.35]
GRADES = ["very welcome", "welcome", "average", "not welcome"]


def test_a_lead_at_the_threshold_is_a_near_tie():
    found = fuzzy_evaluation(SORTING, LARGE, grades=GRADES, grade_scores=[4, 3, 2, 1])
    assert found.memberships == pytest.approx((0.155, 0.36, 0.41, 0.075))
    assert (found.grade, found.runner_up, found.warning) == ("average", "welcome", "near_tie")
    assert found.margin == pytest.approx(0.05)
    assert found.score == pytest.approx(2.595)
    assert (found.n, found.reason) == (5, None)
    assert fuzzy_evaluation(SORTING, LARGE, near_tie=0.04).warning is None


def test_a_clear_lead_has_no_warning():
    found = fuzzy_evaluation(SORTING, SMALL, grades=GRADES)
    assert (found.grade, found.runner_up, found.warning, found.score) == ("average", "welcome", None, None)
    assert found.margin == pytest.approx(0.07)
    assert fuzzy_evaluation(SORTING, SMALL, near_tie=0.08).warning == "near_tie"


def test_min_max_is_normalised_or_not_by_name():
    found = fuzzy_evaluation(SORTING, SMALL, operator="min_max", normalised=False, grade_scores=[4, 3, 2, 1])
    assert found.memberships == pytest.approx((0.35, 0.3, 0.3, 0.15))
    # 1.4 + 0.9 + 0.6 + 0.15
    assert found.score == pytest.approx(3.05)
    assert found.margin == pytest.approx(0.05 / 1.1)  # a share of all membership either way
    shares = fuzzy_evaluation(SORTING, SMALL, operator="min_max", grade_scores=[4, 3, 2, 1])
    assert shares.memberships == pytest.approx((0.31818182, 0.27272727, 0.27272727, 0.13636364))
    assert shares.score == pytest.approx(3.05 / 1.1)
    assert shares.margin == found.margin


def test_of_grades_that_tie_the_first_is_named_and_the_tie_is_told():
    found = fuzzy_evaluation(SORTING, LARGE, operator="min_max", grades=GRADES)
    assert (found.grade, found.runner_up, found.margin, found.warning) == ("welcome", "average", 0.0, "tie")
    # 0.1 + 0.2 against 0.3: a tie, whatever binary fractions say
    assert fuzzy_evaluation([[1, 0], [1, 0], [0, 1]], [0.1, 0.2, 0.3], near_tie=0).warning == "tie"


def test_only_the_proportions_of_the_weights_matter():
    for operator in ("weighted_average", "min_max"):
        found = fuzzy_evaluation(SORTING, [7, 7, 2, 2, 2], operator=operator)
        assert found.memberships == pytest.approx(fuzzy_evaluation(SORTING, LARGE, operator=operator).memberships)
        assert found.weights == pytest.approx(LARGE)


def test_a_child_without_raters_leaves_the_base():
    matrix = memberships_from_counts([[2, 5, 3], [0, 0, 0], [6, 4, 0]])
    found = fuzzy_evaluation(matrix, [3, 5, 1], grade_scores=[90, 70, 40])
    assert found.memberships == pytest.approx((0.3, 0.475, 0.225))
    assert found.weights == (0.75, None, 0.25)
    assert (found.n, found.grade) == (2, "2")
    assert found.score == pytest.approx(27 + 33.25 + 9)


def test_memberships_of_scores_in_bands():
    matrix = memberships_from_bands([72, 100], Bands.default())
    found = fuzzy_evaluation(matrix, [1, 1], grades=["red", "amber", "green"])
    assert found.memberships == pytest.approx((0.4, 0.1, 0.5))
    assert found.grade == "green"


def test_without_memberships_there_is_no_grade_and_a_reason():
    found = fuzzy_evaluation([[NAN, NAN], [0.5, 0.5]], [1, 0], grade_scores=[1, 2])
    assert (found.grade, found.score, found.margin, found.warning, found.reason) == (None, None, None, None, "no_data")
    assert (found.memberships, found.weights, found.n) == ((None, None), (None, None), 0)
    found = fuzzy_evaluation([[0, 0]], [1], grade_scores=[1, 2])
    assert (found.grade, found.score, found.reason, found.n) == (None, None, "no_membership", 1)


def test_a_single_grade_has_no_rival():
    found = fuzzy_evaluation([[0.4], [0.2]], [1, 1])
    assert (found.grade, found.runner_up, found.margin, found.warning) == ("1", None, None, None)


@pytest.mark.parametrize(
    ("changed", "lines"),
    [
        ({"weights": [1]}, ["there must be one weight for each child; found '1 weights for 2 children'. Give the weights in the order of the rows of the memberships. [weights-unequal]"]),
        ({"weights": [1, -1]}, ["weights must be finite, none negative and not all zero; found '[1.0, -1.0]'. Give at least one weight above zero. [weights-unusable]"]),
        ({"weights": [0, 0]}, ["weights must be finite, none negative and not all zero; found '[0.0, 0.0]'. Give at least one weight above zero. [weights-unusable]"]),
        ({"weights": [1, NAN]}, ["weights must be finite, none negative and not all zero; found '[1.0, nan]'. Give at least one weight above zero. [weights-unusable]"]),
        (
            {"memberships": [[1.2, 0], [NAN, 0.5]]},
            [
                "a membership must lie from 0 to 1; found '1.2 in row 1'. Give shares of raters or grades of membership; leave a whole row NaN where a child is missing. [membership-range]",
                "a membership must lie from 0 to 1; found 'nan in row 2'. Give shares of raters or grades of membership; leave a whole row NaN where a child is missing. [membership-range]",
            ],
        ),
        ({"memberships": [0.5, 0.5]}, ["memberships must be a table of numbers; found '[0.5, 0.5]'. Give numbers in rows of equal length. [no-numbers]"]),
        ({"weights": []}, ["weights must be a list of numbers; found '[]'. Give at least one number. [no-numbers]"]),
        (
            {"operator": "max", "normalised": 1, "near_tie": 1, "grades": ["a", "a"], "grade_scores": [1]},
            [
                "there is no such operator; found 'max'. Use one of: weighted_average, min_max. [unknown-operator]",
                "normalised is true or false; found '1'. Give a bool. [normalised-value]",
                "near_tie must be a share from 0 to below 1; found '1'. Give a number such as 0.05. [near-tie-range]",
                """there must be one name for each grade, each once; found "['a', 'a']". Give 2 different names. [grades-unequal]""",
                "there must be one finite score for each grade; found '[1.0] for 2 grades'. Give the scores in the order of the grades. [grade-scores-unusable]",
            ],
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_evaluated_is_refused_all_at_once(changed, lines):
    arguments = {"memberships": [[0.2, 0.8], [0.5, 0.5]], "weights": [1, 1], **changed}
    assert refusal(lambda: fuzzy_evaluation(**arguments), error=UsageError) == lines


def test_arrays_are_taken_too():
    found = fuzzy_evaluation(np.array(SORTING), np.array(LARGE), grade_scores=np.array([4.0, 3.0, 2.0, 1.0]))
    assert found.score == pytest.approx(2.595)

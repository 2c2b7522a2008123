"""Evidence sorted by survey, and refused where it cannot be printed."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.errors import Problems
from scorecard.report.evidence import SurveyEvidence, SurveyResult, survey_evidence
from scorecard.survey import gap_analysis, question_means, reliability
from tests.report.small import INSTRUMENT, LAYOUT, card, survey


def found_in(results: Sequence[SurveyResult]) -> SurveyEvidence:
    """Return the results of one survey, sorted."""
    problems = Problems()
    (found,) = survey_evidence(card(), results, entity="demo", problems=problems)
    assert not problems
    return found


def problems_in(results: Sequence[SurveyResult]) -> list[str]:
    """Return what is wrong with results."""
    problems = Problems()
    survey_evidence(card(), results, entity="demo", problems=problems)
    return [str(problem) for problem in problems]


def test_results_of_one_survey_come_together() -> None:
    gaps, alpha = gap_analysis(survey()), reliability(survey())
    (found,) = survey_evidence(card(), [alpha, gaps], entity="demo", problems=Problems())
    assert (found.gaps, found.reliability, found.importance, found.segment) == (gaps, alpha, None, None)
    assert found.name.text("zh") == "服务"


def test_the_name_is_the_one_that_the_card_gives_the_survey() -> None:
    named = {"customers": {"instrument": INSTRUMENT, "layout": LAYOUT, "name": "Customers 2026"}}
    (found,) = survey_evidence(card(surveys=named), [gap_analysis(survey())], entity="demo", problems=Problems())
    assert found.name.text("en") == "Customers 2026"


def test_every_kind_of_a_survey_comes_together_once() -> None:
    answers = survey()
    gaps = gap_analysis(answers)
    means = question_means(answers)
    assert found_in([answers, gaps, means]).parts == (gaps, means, None, None, None, None, answers)
    assert problems_in([gaps, gaps, answers, answers]) == [
        (
            f"the evidence holds two results of the kind {kind} from one survey; found 'answers.csv'. "
            "Give one of each kind for each survey. [evidence-twice]"
        )
        for kind in ("GapAnalysis", "Survey")
    ]


def test_results_of_two_periods_are_refused() -> None:
    both = [gap_analysis(survey(source="q1.csv")), gap_analysis(survey(source="q2.csv"))]
    assert problems_in(both) == [
        (
            "the evidence holds results from 2 sources with one questionnaire, and the card declares 1 such survey; "
            "found 'one'. Give the results of the period that is reviewed. [evidence-periods]"
        )
    ]

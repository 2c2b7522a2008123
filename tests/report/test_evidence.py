"""Evidence sorted by survey, and refused where it cannot be printed."""

from __future__ import annotations

from scorecard.errors import ReportError
from scorecard.report.evidence import survey_evidence
from scorecard.survey import gap_analysis, reliability
from tests.refusal import refusal
from tests.report.small import INSTRUMENT, LAYOUT, card, survey


def test_results_of_one_survey_come_together() -> None:
    gaps, alpha = gap_analysis(survey()), reliability(survey())
    (found,) = survey_evidence(card(), [alpha, gaps], entity="demo")
    assert (found.gaps, found.reliability, found.importance, found.segment) == (gaps, alpha, None, None)
    assert found.name.text("zh") == "服务"


def test_the_name_is_the_one_that_the_card_gives_the_survey() -> None:
    named = {"customers": {"instrument": INSTRUMENT, "layout": LAYOUT, "name": "Customers 2026"}}
    (found,) = survey_evidence(card(surveys=named), [gap_analysis(survey())], entity="demo")
    assert found.name.text("en") == "Customers 2026"


def test_every_piece_that_cannot_be_printed_is_named_at_once() -> None:
    gaps = gap_analysis(survey())
    assert refusal(lambda: survey_evidence(card(), [gaps, "a remark", gaps], entity="demo"), error=ReportError) == [
        (
            "a review cannot print this as evidence; found 'str'. "
            "Give results of the kinds GapAnalysis, Reliability, ImportancePerformance, ServicePerformance, "
            "Robustness, LinkEvidence. [evidence-kind]"
        ),
        (
            "the evidence holds two results of the kind GapAnalysis from one survey; found 'number 3, from answers.csv'. "
            "Give one of each kind for each survey. [evidence-twice]"
        ),
    ]


def test_results_of_two_periods_are_refused() -> None:
    both = [gap_analysis(survey(source="q1.csv")), gap_analysis(survey(source="q2.csv"))]
    assert refusal(lambda: survey_evidence(card(), both, entity="demo"), error=ReportError) == [
        (
            "the evidence holds results from 2 sources with one questionnaire, and the card declares 1 such survey; "
            "found 'one'. Give the results of the period that is reviewed. [evidence-periods]"
        )
    ]


def test_a_single_result_is_no_list() -> None:
    gaps = gap_analysis(survey())
    for given in (gaps, None):
        assert refusal(lambda given=given: survey_evidence(card(), given, entity="demo"), error=ReportError) == [  # type: ignore[misc]  # what a user may give
            (
                f"the evidence must be a list of results; found '{type(given).__name__}'. "
                "Put the results in brackets, even a single one: evidence=[gaps]. [evidence-list]"
            )
        ]

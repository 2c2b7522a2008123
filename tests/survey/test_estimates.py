"""A scorecard takes its values from gaps and from means of questions, and from nothing else."""

from __future__ import annotations

from scorecard.survey import SurveyEstimates, gap_analysis, question_means, reliability, servperf
from tests.survey.samples import instrument, random_survey


def test_gaps_and_means_give_estimates() -> None:
    s = random_survey(instrument((2, 2)), 30)
    results = (gap_analysis(s), question_means(s), servperf(s), reliability(s), s, "answers.csv", None)
    assert [isinstance(result, SurveyEstimates) for result in results] == [True, True, *[False] * 5]

"""Mean and best answers to one overall question."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from scorecard.errors import AnalysisError, UsageError
from scorecard.instruments import Scale
from scorecard.survey.outcome_rows import check_top, outcome_named, outcome_row
from scorecard.survey.responses import Outcome, Survey
from tests.survey.samples import instrument, survey

SEVEN = Scale.from_points(7)


def test_row_is_that_of_scipy() -> None:
    values = np.array([1, 3, 4, 6, 7, 7, 2, math.nan, 5])
    row = outcome_row(Outcome(values, SEVEN), top=2, end="high", confidence=0.9)
    given = values[~np.isnan(values)]
    test = stats.ttest_1samp(given, 0).confidence_interval(0.9)
    share = stats.binomtest(3, 8).proportion_ci(0.9, method="wilson")
    assert (row.n, row.missing, row.best, row.share) == (8, 1, 3, 3 / 8)
    assert (row.mean, row.standard_deviation, row.standard_error) == pytest.approx(
        (given.mean(), given.std(ddof=1), stats.sem(given))
    )
    assert (row.low, row.high, row.share_low, row.share_high) == pytest.approx(
        (test.low, test.high, share.low, share.high)
    )
    assert outcome_row(Outcome(values, SEVEN), top=3, end="low", confidence=0.9).best == 3


def test_undefined_rows_say_why() -> None:
    def reason(*values: float) -> str | None:
        return outcome_row(Outcome(np.array(values), SEVEN), top=1, end="high", confidence=0.9).reason

    assert (reason(math.nan), reason(3), reason(3, 3), reason(3, 4)) == (
        "nobody_answered", "one_respondent", "no_variance", None,
    )  # fmt: skip


def test_what_is_not_there_is_refused() -> None:
    plain = survey(instrument(), {"perception": [[1] * 6]})
    with pytest.raises(AnalysisError) as caught:
        outcome_named(plain, "total")
    assert str(caught.value) == (
        "The survey has no column of overall answers.\n"
        "  the survey has no column of overall answers; found 'total'. "
        "Name their columns under outcomes in the layout. [no-outcomes]"
    )
    asked = Survey(plain.instrument, plain.answers, outcomes={"total": Outcome(np.array([3.0]), SEVEN)})
    with pytest.raises(UsageError) as unknown:
        outcome_named(asked, "totla")
    assert str(unknown.value) == (
        "The survey has no such outcome.\n"
        "  the survey has no such outcome; found 'totla'. Did you mean 'total'? [unknown-outcome]"
    )
    with pytest.raises(UsageError) as top:
        check_top(7, SEVEN)
    assert str(top.value) == (
        "The option top must count at least one answer, and not all 7 of the scale.\n"
        "  the option top must count at least one answer, and not all 7 of the scale; found '7'. Use 1 or 2. [bad-top]"
    )

"""Rows as samples that tests compare."""

from __future__ import annotations

import pytest

from scorecard.errors import AnalysisError
from scorecard.survey import gap_analysis
from scorecard.survey.gap_groups import gap_groups
from scorecard.survey.gap_samples import rows_with, sample_of
from tests.survey.samples import PAIR, instrument, random_survey


@pytest.mark.parametrize("statistic", ["gap", "expectation", "perception", "importance"])
def test_samples_are_the_estimates_of_the_analysis(statistic: str) -> None:
    s = random_survey(instrument(roles=(*PAIR, "importance")), 50)
    gaps = gap_analysis(s)
    total = gap_groups(s, by=None, weights=None, min_answered=None, threshold=5).total
    for row in rows_with(total, statistic):  # type: ignore[arg-type]  # parametrised
        sample, found = sample_of(row, statistic), gaps.estimate(statistic, row.id)  # type: ignore[arg-type]  # parametrised
        assert (sample.n, sample.mean, sample.standard_error) == (found.n, found.value, found.standard_error)


def test_mean_that_was_not_asked_is_refused() -> None:
    total = gap_groups(random_survey(instrument(), 20), by=None, weights=None, min_answered=None, threshold=5).total
    with pytest.raises(AnalysisError) as caught:
        rows_with(total, "satisfaction")
    assert str(caught.value).splitlines()[1] == (
        "  the survey did not ask for satisfaction. Use one of: gap, expectation, perception. [statistic-not-asked]"
    )

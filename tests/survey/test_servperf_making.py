"""Perceived performance."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import mean, stdev

import numpy as np
import pytest
from scipy import stats

from scorecard.errors import AnalysisError, UsageError
from scorecard.instruments import Role, Scale
from scorecard.survey import Survey
from scorecard.survey.plan import TallyPlan
from scorecard.survey.servperf_making import servperf
from scorecard.survey.tallied import TalliedSurvey
from tests.survey.samples import PAIR, instrument, random_survey, survey, values_of

ROLES: tuple[Role, ...] = ("perception", "importance")


def scores(s: Survey, r: int) -> list[float | None]:
    """Return a respondent's perceived score of each dimension."""
    row = values_of(s, "perception")[r]
    found: list[float | None] = []
    for d in s.instrument.dimensions:
        places = [i for i, item in enumerate(s.instrument.items) if item.dimension == d.id]
        there = [row[i] for i in places if row[i] is not None]
        found.append(mean(there) if len(there) >= math.ceil(len(places) / 2) else None)  # type: ignore[type-var]  # numbers
    return found


def agrees(row: object, values: Sequence[float]) -> None:
    """Assert that a row is the mean of some values with its t interval."""
    n, found, deviation, low, high = (getattr(row, a) for a in ("n", "mean", "standard_deviation", "low", "high"))
    limits = stats.ttest_1samp(values, 0).confidence_interval(0.95)
    assert (n, found, deviation) == (len(values), pytest.approx(mean(values)), pytest.approx(stdev(values)))
    assert (low, high) == pytest.approx((limits.low, limits.high))


def test_rows_are_means_over_everybody_who_answered() -> None:
    s = random_survey(instrument((3, 2), reverse=(1,)), 60, points=True)
    found = servperf(s, weights={"d1": 60, "d2": 40})
    answers = [row[1] for row in values_of(s, "perception") if row[1] is not None]
    agrees(found.row("q2"), answers)
    by_dimension = [scores(s, r) for r in range(60)]
    agrees(found.row("d1"), [d[0] for d in by_dimension if d[0] is not None])
    complete = [(r, d) for r, d in enumerate(by_dimension) if None not in d]
    agrees(found.row("overall"), [mean(d) for _, d in complete])  # type: ignore[type-var]  # numbers
    agrees(found.row("weighted"), [0.6 * d[0] + 0.4 * d[1] for _, d in complete])  # type: ignore[operator]  # numbers
    assert s.points is not None
    own = [(s.points[r], d) for r, d in complete if not np.isnan(s.points[r]).any()]
    agrees(servperf(s, weights="own").row("weighted"), [float(w @ np.array(d, float) / w.sum()) for w, d in own])


def test_weighted_by_each_respondents_ratings_of_importance() -> None:
    q = instrument((2, 1), free=1, roles=ROLES)
    s = survey(
        q,
        {
            "perception": [[5, 1, 3, 2], [4, 4, 2, 1], [3, None, 5, 1], [2, 2, None, 5]],
            "importance": [[1, 5, 4, 5], [2, 2, 4, 1], [5, 5, 1, 1], [3, 3, 3, 3]],
        },
    )
    row = servperf(s, weights="importance").row("weighted")
    # the fourth respondent has no second dimension; the free item stays out
    agrees(row, [(5 + 5 + 12) / 10, (8 + 8 + 8) / 8, (15 + 5) / 6])


def test_counts_give_the_same_as_answers() -> None:
    q = instrument((3, 2), roles=("perception", "importance"))
    s = random_survey(q, 50, groups=2)
    counted = TalliedSurvey.of(s, plan=TallyPlan.of(q), by="group")
    weights = {"d1": 1, "d2": 3}
    assert servperf(counted, by="group", weights=weights).rows == servperf(s, by="group", weights=weights).rows
    assert servperf(counted, by="group").segments == servperf(s, by="group").segments
    with pytest.raises(AnalysisError) as caught:
        servperf(counted, weights="importance")
    assert "[needs-respondents]" in str(caught.value)
    both = instrument((3, 2))
    full = random_survey(both, 50, missing=0, points=True)
    tally = TalliedSurvey.of(full, plan=TallyPlan.of(both), own=True)
    for choice in (None, weights, "own"):
        assert servperf(tally, weights=choice).rows == servperf(full, weights=choice).rows  # type: ignore[arg-type]  # a mapping of int
    holes = TalliedSurvey.of(random_survey(both, 50), plan=TallyPlan.of(both))
    with pytest.raises(AnalysisError) as alone:
        servperf(holes)
    assert str(alone.value).endswith(
        "and the counts hold those who answered for expectation too; found '"
        f"{alone.value.problems[0].found}'. Read the survey with read_survey. [counts-of-pairs]"
    )


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(AnalysisError) as caught:
        servperf(random_survey(instrument(roles=("expectation",)), 9))
    assert str(caught.value) == (
        "An analysis of performance needs the answers for perception.\n"
        "  an analysis of performance needs the answers for perception; found 'expectation'. "
        "Add the role to the instrument and its columns to the layout. [role-missing]"
    )
    with pytest.raises(AnalysisError, match=r"weighting by importance needs the answers for importance"):
        servperf(random_survey(instrument(roles=PAIR), 9), weights="importance")
    with pytest.raises(AnalysisError) as negative:
        servperf(random_survey(instrument(roles=ROLES, scale=Scale(low=-2, high=2)), 9), weights="importance")
    assert str(negative.value) == (
        "Ratings of importance below 0 are no weights.\n"
        "  ratings of importance below 0 are no weights; found 'a scale from -2'. "
        "Give one weight for each dimension. [negative-importance]"
    )
    found = servperf(random_survey(instrument(), 9))
    with pytest.raises(UsageError, match=r"\[unknown-row\]"):
        found.row("weighted")
    with pytest.raises(UsageError, match=r"\[unknown-group\]"):
        found.row("overall", segment="N")

"""Groups and the rest of a survey, with what their rows rest on."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import AnalysisError
from scorecard.survey import Survey
from scorecard.survey.gap_groups import gap_groups
from tests.survey.samples import PAIR, instrument, random_survey


def test_rest_is_everybody_else() -> None:
    s = random_survey(instrument((3, 2), roles=(*PAIR, "importance")), 140, groups=3, points=False)
    found = gap_groups(s, by="group", weights={"d1": 1, "d2": 3}, min_answered=None, threshold=5)
    others = np.flatnonzero(s.segments["group"].codes != 0)
    alone = gap_groups(
        Survey(s.instrument, {role: codes[others] for role, codes in s.answers.items()}),
        by=None,
        weights={"d1": 1, "d2": 3},
        min_answered=None,
        threshold=5,
    ).total
    rest = found.rest("g0")
    assert rest.n == alone.n
    for one, two in zip(
        (*rest.gaps, *rest.roles["importance"]), (*alone.gaps, *alone.roles["importance"]), strict=True
    ):
        assert (one.id, one.n, one.spreads, one.reason) == (two.id, two.n, two.spreads, two.reason)


def test_what_is_hidden_in_a_group_is_hidden_in_its_rest() -> None:
    s = random_survey(instrument(), 60, groups=3)
    codes = s.segments["group"].codes.copy()
    codes[codes == 0] = -1
    codes[:3] = 0
    hidden = Survey(s.instrument, s.answers, segments={"group": type(s.segments["group"])(("g0", "g1", "g2"), codes)})
    found = gap_groups(hidden, by="group", weights=None, min_answered=None, threshold=5)
    assert found.hidden == {"g0"}
    assert {row.reason for row in found.groups["g0"].gaps} == {"suppressed"}
    assert {(row.reason, row.spreads) for row in found.rest("g0").gaps} == {("suppressed", ())}


def test_survey_without_expectations_is_refused() -> None:
    s = random_survey(instrument(), 9)
    with pytest.raises(AnalysisError, match=r"\[role-missing\]"):
        gap_groups(
            Survey(s.instrument, {"perception": s.answers["perception"]}),
            by=None,
            weights=None,
            min_answered=None,
            threshold=5,
        )


def test_own_points_weigh_expectations_and_perceptions_only() -> None:
    s = random_survey(instrument((2, 2), roles=("importance", "satisfaction")), 20, points=True)
    with pytest.raises(AnalysisError) as caught:
        gap_groups(s, by=None, weights="own", min_answered=None, threshold=5, gaps=False)
    assert str(caught.value).splitlines()[1] == (
        "  each respondent's own points weigh expectations and perceptions, and the survey asked for neither; "
        "found 'importance, satisfaction'. Give one weight for each dimension, or leave weights out. [points-weigh-nothing]"
    )


def test_questions_asked_alone_have_rows_where_gaps_are_not_needed() -> None:
    s = random_survey(instrument((2, 2), roles=("perception", "importance")), 40, groups=2)
    found = gap_groups(s, by="group", weights=None, min_answered=None, threshold=5, gaps=False)
    assert (found.total.n, found.total.gaps, list(found.total.roles)) == (40, (), ["perception", "importance"])
    assert found.groups["g0"].n == int((s.segments["group"].codes == 0).sum())
    assert found.rest("g0").n == 40 - found.groups["g0"].n

"""Groups and the rest of a survey, with what their rows rest on."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import AnalysisError
from scorecard.instruments import Role
from scorecard.survey import (
    Segment,
    Survey,
    direct_comparison,
    gap_analysis,
    question_means,
    servperf,
    zone_of_tolerance,
)
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


THIN = {"A": 6, "B": 8, "C": 40}
"""Respondents of each group; five of those of B left the second item out."""


def thin(roles: tuple[Role, ...] = PAIR, *, sizes: tuple[int, ...] = (2,)) -> Survey:
    """Return answers whose only holes are at the second item in group B."""
    sample = random_survey(instrument(sizes, free=0, roles=roles), 54, missing=0)
    for codes in sample.answers.values():
        codes[9:14, 1] = 0
    labels = np.repeat(np.arange(3), list(THIN.values())).astype(np.int32)
    return Survey(sample.instrument, sample.answers, segments={"g": Segment(tuple(THIN), labels)})


def test_an_item_cannot_be_worked_out_from_its_dimension() -> None:
    """Those of A answered everything, so that twice the dimension less the first item is the second, hidden for B."""
    s = thin((*PAIR, "importance"), sizes=(2, 1))
    gaps = gap_analysis(s, by="g", weights={"d1": 1, "d2": 0})
    hidden = {"q2", "d1", "overall", "overall_items", "weighted"}
    for label, expected in {"A": hidden, "B": hidden, "C": set()}.items():
        group = gaps.segments[label]
        assert {row.id for row in group.rows if row.reason == "suppressed"} == expected
        assert {row.id for row in group.means["importance"] if row.reason == "suppressed"} == expected
    everyone = {row.id: row for row in gaps.group().rows}
    assert everyone["q2"].n - gaps.row("q2", segment="C").n - gaps.row("q2", segment="A").n == 3
    found = question_means(s, by="g")
    rows = found.segments["A"].means["importance"]
    assert {row.id for row in rows if row.reason == "suppressed"} == hidden - {"weighted"}
    assert not gaps.correlations([("gap", "d1"), ("gap", "q1")], segment="A")[0].any()


def test_what_rests_on_one_question_hides_the_dimension_with_the_item_too() -> None:
    s = thin(("perception",))
    for segments in (servperf(s, by="g").segments, direct_comparison(s, by="g").segments):
        hidden = {label: {row.id for row in rows if row.reason == "suppressed"} for label, rows in segments.items()}
        assert hidden == {"A": {"q2", "d1", "overall"}, "B": {"q2", "d1", "overall"}, "C": set()}
    zones = zone_of_tolerance(thin(("minimum", "desired", "perception")), by="g").segments
    hidden = {label: {row.id for row in rows if row.reason == "suppressed"} for label, rows in zones.items()}
    assert hidden == {"A": {"q2", "d1", "overall"}, "B": {"q2", "d1", "overall"}, "C": set()}


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

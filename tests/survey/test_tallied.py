"""Counts of a survey: parts add up by label, and analyses of counts equal those of answers."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest

from scorecard._result import Provenance
from scorecard.errors import AnalysisError, UsageError
from scorecard.survey import (
    Segment,
    Survey,
    answer_quality,
    change_over_waves,
    customer_satisfaction,
    exclude,
    gap_analysis,
    importance_performance,
    reliability,
    segment_differences,
    servperf,
)
from scorecard.survey.plan import TallyPlan
from scorecard.survey.tallied import TalliedSurvey, respondents_of, tallied
from tests.refusal import refusal
from tests.survey.samples import instrument, random_survey, survey


def counted(s: Survey, *, own: bool = True, **options: object) -> TalliedSurvey:
    return TalliedSurvey.of(s, plan=TallyPlan.of(s.instrument), by="group", own=own, **options)  # type: ignore[arg-type]


def cut(s: Survey, rows: np.ndarray) -> Survey:
    """Return some respondents as a survey of their own, with only the labels that occur."""
    group = s.segments["group"]
    codes = group.codes[rows]
    kept = sorted(set(codes.tolist()) - {-1})
    new = np.array([kept.index(c) if c >= 0 else -1 for c in codes], dtype=np.int32)
    assert s.points is not None
    return Survey(
        s.instrument,
        {role: a[rows] for role, a in s.answers.items()},
        segments={"group": Segment(tuple(group.labels[k] for k in kept), new)},
        points=s.points[rows],
        provenance=Provenance(source="part", rows_read=len(rows)),
    )


def test_parts_with_different_labels_add_up() -> None:
    s = random_survey(instrument(), 300, groups=4, points=True)
    order = np.argsort(s.segments["group"].codes, kind="stable")
    parts = [counted(cut(s, rows)) for rows in (order[:130], order[130:140], order[140:])]
    assert parts[0].sizes.keys() != parts[2].sizes.keys()
    together = parts[2] + parts[0] + parts[1]
    whole = counted(s)
    assert dict(together.sizes) == dict(whole.sizes)
    assert list(together.groups) == ["g0", "g1", "g2", "g3"]
    assert (together.size, together.unlabelled) == (300, int((s.segments["group"].codes == -1).sum()))
    assert together.provenance == Provenance(source="part", rows_read=300)
    one = gap_analysis(together, by="group", weights="own")
    other = gap_analysis(s, by="group", weights="own")
    assert one.numbers_json() == other.numbers_json()


def test_counts_by_group_serve_everyone_too() -> None:
    s = random_survey(instrument(), 80, groups=2, points=True)
    counts = counted(s, own=False, weights=(Fraction(1, 3), Fraction(2, 3)))
    weights = {"d1": 1, "d2": 2}
    assert gap_analysis(counts, weights=weights).numbers_json() == gap_analysis(s, weights=weights).numbers_json()
    assert repr(counts) == "TalliedSurvey(sample: 80 respondents, 2 groups, expectation, perception)"
    assert tallied(counts).groups == {}


def test_some_rows_are_a_survey_of_them() -> None:
    s = random_survey(instrument(), 90, groups=3, points=True)
    rows = np.array([4, 80, 7, 9, 9, 30, 31, 60])
    some = counted(s, rows=rows)
    direct = counted(cut(s, rows))
    assert dict(some.sizes) == dict(direct.sizes)
    assert (
        gap_analysis(some, by="group", privacy_threshold=1).numbers_json()
        == gap_analysis(direct, by="group", privacy_threshold=1).numbers_json()
    )


def test_given_weights_are_counted_exactly() -> None:
    s = survey(
        instrument((1, 1), free=0),
        {"expectation": [[5, 5], [4, 4], [3, 2]], "perception": [[1, 3], [4, 4], [5, 1]]},
    )
    shares = (Fraction(1, 4), Fraction(3, 4))
    counts = TalliedSurvey.of(s, plan=TallyPlan.of(s.instrument), weights=shares)
    assert counts.weights == shares
    weighted = counts.total.gaps.scores.weighted
    assert weighted is not None
    assert counts.total.gaps.scores.weighted_exact
    # gaps (-4, -2), (0, 0), (2, -1): -10/4, 0, -1/4
    gap = weighted[2]
    assert list(zip(gap.numerators.tolist(), gap.divisors.tolist(), gap.counts.tolist(), strict=True)) == [
        (-10, 4, 1),
        (-1, 4, 1),
        (0, 4, 1),
    ]


def test_a_survey_without_a_pair_is_counted_by_role() -> None:
    s = random_survey(instrument(roles=("perception",)), 40)
    counts = TalliedSurvey.of(s, plan=TallyPlan.of(s.instrument))
    answered = s.answers["perception"][:, 0]
    assert counts.total.roles["perception"].item(0).n == int((answered > 0).sum())
    assert refusal(lambda: counts.total.gaps, error=AnalysisError) == [
        (
            "gaps need the answers for expectation and perception; found 'perception'. "
            "Add the roles to the instrument and their columns to the layout. [role-missing]"
        )
    ]


def test_other_counts_do_not_add_up() -> None:
    s = random_survey(instrument(), 20, groups=2, points=True)
    assert refusal(lambda: counted(s) + counted(s, own=False), error=UsageError) == [
        (
            "counts of different questionnaires, or made with different options, do not add up. "
            "Count all parts of the survey with the same instrument, by, weights and min_answered. [counts-differ]"
        )
    ]


def test_counts_are_not_asked_for_what_they_do_not_hold() -> None:
    s = random_survey(instrument(), 20, groups=2, points=True)
    assert refusal(lambda: gap_analysis(counted(s), by="site"), error=UsageError) == [
        "the survey was not counted by this segment variable; found 'site'. Use one of: group. [unknown-segment]"
    ]
    plain = TalliedSurvey.of(s, plan=TallyPlan.of(s.instrument))
    assert refusal(lambda: gap_analysis(plain, by="group"), error=UsageError) == [
        "the survey was not counted by this segment variable; found 'group'. Count it with by='group'. [unknown-segment]"
    ]
    assert refusal(lambda: gap_analysis(plain, min_answered="all"), error=UsageError) == [
        (
            "the survey was counted with min_answered='half'; found \"min_answered='all'\". "
            "Leave the option out, or count the survey again with it. [counted-otherwise]"
        )
    ]
    assert refusal(lambda: gap_analysis(plain, weights="own"), error=AnalysisError)[0].endswith("[points-missing]")
    assert refusal(lambda: respondents_of(plain, need="Kendall's W"), error=AnalysisError) == [
        (
            "Kendall's W needs the answers of each respondent, and a tally holds counts only. "
            "Read the survey with read_survey. [needs-respondents]"
        )
    ]
    assert respondents_of(s, need="Kendall's W") is s


def test_sources_are_joined() -> None:
    s = random_survey(instrument(), 20, groups=2, points=True)
    a, b = cut(s, np.arange(5)), cut(s, np.arange(5, 20))
    first = Provenance(source="a.csv", sha256="x", rows_read=5, missing=(("", 3), ("9", 1)))
    second = Provenance(source="b.csv", sha256="y", rows_read=15, rows_blank=1, missing=(("", 4),))
    parts = [
        counted(Survey(p.instrument, p.answers, segments=p.segments, points=p.points, provenance=where))
        for p, where in ((a, first), (b, second))
    ]
    assert (parts[0] + parts[1]).provenance == Provenance(
        source="a.csv, b.csv", rows_read=20, rows_blank=1, missing=(("", 7), ("9", 1))
    )


@pytest.mark.parametrize("given", [None, "answers.csv", 3, [1], {"a": 1}])
def test_what_is_no_survey_is_refused_by_every_analysis(given: object) -> None:
    """A path, a result or nothing in place of a survey gives one plain sentence."""
    said = (
        f"the analysis needs a survey; found '{type(given).__name__}'. "
        "Give what read_survey or tally_survey returns. [not-a-survey]"
    )
    calls: list[Callable[[], object]] = [
        lambda: gap_analysis(given),  # type: ignore[arg-type]  # what a user may give
        lambda: reliability(given),  # type: ignore[arg-type]
        lambda: servperf(given),  # type: ignore[arg-type]
        lambda: answer_quality(given),  # type: ignore[arg-type]
        lambda: importance_performance(given),  # type: ignore[arg-type]
        lambda: segment_differences(given, by="x"),  # type: ignore[arg-type]
        lambda: customer_satisfaction(given, outcome="x"),  # type: ignore[arg-type]
        lambda: exclude(given, "straight_lining"),  # type: ignore[arg-type]
        lambda: change_over_waves({"a": given, "b": given}),  # type: ignore[dict-item]
    ]
    for call in calls:
        assert refusal(call, error=UsageError) == [said]


def test_a_result_is_no_survey() -> None:
    gaps = gap_analysis(random_survey(instrument(), 9))
    with pytest.raises(UsageError, match=r"found 'GapAnalysis'"):
        gap_analysis(gaps)  # type: ignore[arg-type]  # what a user may give

"""Agreement on an order, against the Friedman test of scipy and hand-made orders."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import friedmanchisquare, rankdata

from scorecard.errors import AnalysisError, UsageError
from scorecard.survey import gap_analysis
from scorecard.survey.agreement_analysis import agreement, group_agreement
from scorecard.survey.plan import TallyPlan
from scorecard.survey.tallied import TalliedSurvey
from tests.survey.samples import PAIR, instrument, random_survey, survey, values_of

Q = instrument((3, 2), reverse=(1,), roles=("expectation", "perception", "importance"))


def test_respondents_who_rated_everything() -> None:
    s = random_survey(Q, 200, missing=0.05)
    e, p = (np.array(values_of(s, role), dtype=float) for role in PAIR)
    for of, data in (("perception", p), ("gap", e - p)):
        complete = data[~np.isnan(data).any(axis=1)]
        found = agreement(s, of=of)  # type: ignore[arg-type]  # each is one
        expected = friedmanchisquare(*complete.T)
        assert (found.n, found.left_out) == (len(complete), 200 - len(complete))
        assert found.chi_square == pytest.approx(expected.statistic, rel=1e-10)
        assert found.p_value == pytest.approx(expected.pvalue, rel=1e-8)
        ranks = np.array([rankdata(-row) for row in complete]).mean(axis=0)
        assert {r.id: r.mean_rank for r in found.rows} == pytest.approx(
            dict(zip(["q1", "q2", "q3", "q4", "q5", "q6"], ranks, strict=True))
        )
        assert [r.mean_rank for r in found.rows] == sorted(r.mean_rank for r in found.rows)


def test_importance_is_not_mirrored_and_points_order_dimensions() -> None:
    q = instrument((2,), free=0, reverse=(0,), roles=("importance",))
    found = agreement(survey(q, {"importance": [[5, 1], [4, 3]]}), of="importance")
    assert (found.w, [r.id for r in found.rows], [r.place for r in found.rows]) == (1, ["q1", "q2"], [1, 2])
    shared = random_survey(instrument((2, 2, 2), free=0), 40, points=True)
    by_points = agreement(shared, of="points")
    assert shared.points is not None
    complete = shared.points[~np.isnan(shared.points).any(axis=1)]
    assert by_points.n == len(complete)
    assert by_points.chi_square == pytest.approx(friedmanchisquare(*complete.T).statistic, rel=1e-10)


def test_items_of_one_dimension() -> None:
    s = random_survey(Q, 60, missing=0)
    found = agreement(s, of="importance", dimension="d1")
    assert sorted(r.id for r in found.rows) == ["q1", "q2", "q3"]
    assert found.degrees_of_freedom == 2
    assert f"2 degrees of freedom, p = {found.p_value:.3f}; respondents: 60" in str(found)
    alike = survey(Q, {role: [[1, 2, 3, 4, 5, 5]] * 40 for role in Q.roles})
    assert "p < 0.001" in str(agreement(alike, of="importance"))


def test_groups_that_see_the_same_weaknesses() -> None:
    rng = np.random.default_rng(2)
    e = np.full((90, 6), 5)
    p = np.clip(5 - np.array([3, 0, 1, 2, 1, 0]) - rng.integers(0, 2, (90, 6)), 1, 5)
    labels = ["a"] * 30 + ["b"] * 30 + ["c"] * 27 + ["d"] * 3
    s = survey(instrument((3, 2)), {"expectation": e.tolist(), "perception": p.tolist()}, segments={"g": labels})
    gaps = gap_analysis(s, by="g")
    found = group_agreement(gaps, level="items")
    shown = [g for g in gaps.segments.values() if g.items[0].gap is not None]
    assert (found.n, found.left_out) == (len(shown), 4 - len(shown))
    assert found.rows[0].id == "q1"
    assert found.w is not None
    assert found.w > 0.8
    assert f"groups: {found.n}, left out because a gap is not shown or not there: {found.left_out}." in str(found)
    assert "Place 1 is where perception falls short of expectation most." in str(found)
    assert "分组 " in found.table().to_text("zh")


def test_equal_gaps_of_a_group_are_ties_whatever_rounding_makes_of_them() -> None:
    """Sums of the gaps of ten respondents are whole; the gaps are differences of rounded means."""
    rng = np.random.default_rng(3)
    e, p = rng.integers(3, 6, (60, 6)), rng.integers(1, 6, (60, 6))
    labels = [f"g{i // 10}" for i in range(60)]
    s = survey(instrument((3, 2)), {"expectation": e.tolist(), "perception": p.tolist()}, segments={"g": labels})
    found = group_agreement(gap_analysis(s, by="g"), level="items")
    sums = (p - e).reshape(6, 10, 6).sum(axis=1)
    expected = friedmanchisquare(*sums.T)
    assert found.n == 6
    assert found.chi_square == pytest.approx(expected.statistic, rel=1e-12)
    ranks = np.array([rankdata(row) for row in sums]).mean(axis=0)
    assert {r.id: r.mean_rank for r in found.rows} == pytest.approx(
        dict(zip(["q1", "q2", "q3", "q4", "q5", "q6"], ranks, strict=True))
    )


def test_gaps_that_only_binary_fractions_tell_apart_are_tied() -> None:
    # in both groups both gaps are −3/10, once as 4.1 − 4.4 and three times as 3.2 − 3.5: there is no order
    first, second = [4] * 6 + [5] * 4, [3] * 5 + [4] * 5
    low, less = [4] * 9 + [5], [3] * 8 + [4] * 2
    s = survey(
        instrument((1, 1), free=0),
        {
            "expectation": [list(pair) for pair in zip(first + second, second + second, strict=True)],
            "perception": [list(pair) for pair in zip(low + less, less + less, strict=True)],
        },
        segments={"g": ["x"] * 10 + ["y"] * 10},
    )
    gaps = gap_analysis(s, by="g")
    assert {round(row.gap or 0, 12) for of in gaps.segments.values() for row in of.dimensions} == {-0.3}
    found = group_agreement(gaps)
    assert (found.w, found.reason) == (None, "all_tied")
    assert [(row.id, row.place, row.mean_rank) for row in found.rows] == [("d1", 1.5, 1.5), ("d2", 1.5, 1.5)]


def test_nothing_to_agree_on() -> None:
    q = instrument((2,), free=0, roles=("importance",))
    nobody = agreement(survey(q, {"importance": [[5, None]]}), of="importance")
    assert (nobody.n, nobody.left_out, nobody.rows, nobody.reason) == (0, 1, (), "nobody_answered")
    assert (
        "No coefficient: nobody rated everything; "
        "respondents: 0, left out because they did not rate everything: 1." in str(nobody)
    )
    tied = agreement(survey(q, {"importance": [[5, 5], [3, 3]]}), of="importance")
    assert (tied.reason, [r.place for r in tied.rows]) == ("all_tied", [1.5, 1.5])


def test_what_cannot_be_asked_is_refused() -> None:
    s = random_survey(Q, 20)
    calls = (
        (
            lambda: agreement(s, of="beauty"),  # type: ignore[arg-type]  # that is the point
            (
                "There is no such question to put things in order by.\n"
                "  there is no such question to put things in order by; found 'beauty'. "
                "Use one of: expectation, perception, importance, gap, points. [bad-order]"
            ),
        ),
        (
            lambda: agreement(s, of="satisfaction"),
            (
                "An order by satisfaction needs the answers for satisfaction.\n"
                "  an order by satisfaction needs the answers for satisfaction; "
                "found 'expectation, perception, importance'. "
                "Add the role to the instrument and its columns to the layout. [role-missing]"
            ),
        ),
        (
            lambda: agreement(s, of="points"),
            (
                "The survey has no importance points of its respondents.\n"
                "  the survey has no importance points of its respondents. "
                "Name their columns under points in the layout, or ask for another order. [points-missing]"
            ),
        ),
        (
            lambda: agreement(s, of="importance", dimension="d9"),
            (
                "The questionnaire has no such dimension.\n"
                "  the questionnaire has no such dimension; found 'd9'. Use one of: d1, d2. [unknown-dimension]"
            ),
        ),
        (
            lambda: group_agreement(gap_analysis(s)),
            (
                "The analysis has no groups to compare.\n"
                "  the analysis has no groups to compare. Make it with by= and a segment variable. [no-groups]"
            ),
        ),
        (
            lambda: group_agreement(gap_analysis(s), level="all"),  # type: ignore[arg-type]  # that is the point
            (
                "The option level has an unknown value.\n"
                '  the option level has an unknown value; found \'all\'. Use "dimensions" or "items". [bad-level]'
            ),
        ),
    )
    for call, message in calls:
        with pytest.raises((AnalysisError, UsageError)) as caught:
            call()
        assert str(caught.value) == message
    with pytest.raises(AnalysisError, match=r"Kendall's W over respondents needs .*\[needs-respondents\]"):
        agreement(TalliedSurvey.of(s, plan=TallyPlan.of(Q)), of="importance")

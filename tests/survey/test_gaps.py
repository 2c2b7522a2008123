"""The analysis as a whole: groups, privacy, lookups, what it hands to a scorecard."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.instruments import Role
from scorecard.survey import GapAnalysis, Survey, gap_analysis
from tests.survey.samples import PAIR, instrument, random_survey, survey


def grouped(sizes: dict[str, int], **options: object) -> GapAnalysis:
    """Return an analysis by groups of these sizes, with random answers."""
    n = sum(sizes.values())
    base = random_survey(instrument(), n, missing=0)
    labels = [label for label, size in sizes.items() for _ in range(size)]
    s = survey(instrument(), {"expectation": [[1] * 6] * n, "perception": [[1] * 6] * n}, segments={"region": labels})
    return gap_analysis(Survey(base.instrument, base.answers, segments=s.segments), by="region", **options)  # type: ignore[arg-type]  # options


def test_group_equals_the_analysis_of_its_respondents_alone() -> None:
    s = random_survey(instrument(), 120, groups=3)
    gaps = gap_analysis(s, by="group", weights={"d1": 2, "d2": 1})
    for position, label in enumerate(("g0", "g1", "g2")):
        rows = np.flatnonzero(s.segments["group"].codes == position)
        alone = gap_analysis(
            Survey(s.instrument, {role: codes[rows] for role, codes in s.answers.items()}), weights={"d1": 2, "d2": 1}
        )
        assert gaps.segments[label] == alone.group()
    assert gaps.group() == gap_analysis(s, weights={"d1": 2, "d2": 1}).group()


def test_small_group_and_the_one_that_would_give_it_away_are_suppressed() -> None:
    gaps = grouped({"North": 20, "South": 9, "West": 4})
    assert {label: s.hidden for label, s in gaps.segments.items()} == {"North": False, "South": True, "West": True}
    west = gaps.segments["West"]
    assert west.n == 4
    for row in west.rows:
        assert row.n == 4
        assert row.reason == "suppressed"
        assert (row.expectation, row.perception, row.gap, row.standard_deviation, row.low, row.p_value) == (None,) * 6
    for means in west.means.values():
        assert {(m.mean, m.standard_error, m.reason) for m in means} == {(None, None, "suppressed")}
    estimate = gaps.estimate("perception", "overall", segment="West")
    assert (estimate.value, estimate.standard_error, estimate.reason) == (None, None, "suppressed")
    assert gaps.overall.gap is not None


def test_caller_may_lower_the_threshold() -> None:
    gaps = grouped({"North": 20, "South": 9, "West": 1}, privacy_threshold=1)
    assert not any(s.hidden for s in gaps.segments.values())
    assert gaps.row("overall", segment="West").reason == "one_respondent"


def test_respondents_without_a_label_are_in_the_total_only() -> None:
    s = random_survey(instrument(), 200, groups=2)
    gaps = gap_analysis(s, by="group")
    unlabelled = int((s.segments["group"].codes < 0).sum())
    assert unlabelled > 5
    assert gaps.n == sum(g.n for g in gaps.segments.values()) + unlabelled


def test_estimate_of_a_gap_is_its_row() -> None:
    gaps = gap_analysis(random_survey(instrument(), 60), weights={"d1": 1, "d2": 3})
    for of in ("q1", "d2", "overall", "overall_items", "weighted"):
        row, estimate = gaps.row(of), gaps.estimate("gap", of)
        assert (estimate.value, estimate.standard_error, estimate.n) == (row.gap, row.standard_error, row.n)


def test_estimate_of_a_mean_has_its_own_error() -> None:
    # perceptions 3, 3, 3, 1 of the four pairs: mean 2.5, SD 1, SE 0.5
    q = instrument((1,), free=0)
    gaps = gap_analysis(
        survey(q, {"expectation": [[5], [4], [3], [2], [1]], "perception": [[3], [3], [3], [1], [None]]})
    )
    for of in ("q1", "d1", "overall", "overall_items"):
        estimate = gaps.estimate("perception", of)
        assert (estimate.value, estimate.n) == (2.5, 4)
        assert estimate.standard_error == pytest.approx(0.5)
        expected = gaps.estimate("expectation", of)
        assert expected.standard_error == pytest.approx(math.sqrt(5 / 3) / 2)
        row = gaps.row(of)
        assert (expected.value, estimate.value) == (row.expectation, row.perception)


def test_estimate_of_other_roles_rests_on_everybody_who_answered_them() -> None:
    q = instrument((2,), free=0, roles=("expectation", "perception", "importance"))
    s = survey(
        q,
        {
            "expectation": [[5, 4], [None, None]],
            "perception": [[3, 3], [3, 3]],
            "importance": [[5, 3], [3, None]],
        },
    )
    gaps = gap_analysis(s, weights={"d1": 1})
    assert gaps.estimate("importance", "q1").value == 4.0
    assert gaps.estimate("importance", "q1").n == 2
    assert gaps.estimate("importance", "d1").value == 3.5
    assert gaps.estimate("importance", "overall").value == 3.5
    assert gaps.estimate("importance", "weighted").value == 3.5
    assert gaps.estimate("importance", "overall_items").value == 3.5


def test_estimate_without_spread_claims_no_error() -> None:
    q = instrument((1,), free=0)
    gaps = gap_analysis(survey(q, {"expectation": [[5]] * 4, "perception": [[3]] * 4}))
    for statistic in ("gap", "perception"):
        estimate = gaps.estimate(statistic, "overall")  # type: ignore[arg-type]  # both are statistics
        assert estimate.value is not None
        assert (estimate.standard_error, estimate.reason) == (None, "no_variance")


def test_estimate_of_what_was_not_asked_is_refused() -> None:
    gaps = gap_analysis(random_survey(instrument(), 20))
    with pytest.raises(AnalysisError) as caught:
        gaps.estimate("satisfaction", "overall")
    assert str(caught.value) == (
        "The survey did not ask for satisfaction.\n"
        "  the survey did not ask for satisfaction. Use one of: gap, expectation, perception. [statistic-not-asked]"
    )


@pytest.mark.parametrize("given", [["gap"], {"gap": 1}, None, np.array(["gap", "gap"])])
def test_what_is_no_name_of_a_statistic_was_not_asked(given: object) -> None:
    gaps = grouped({"North": 20, "South": 9})
    for ask in (lambda: gaps.estimate(given, "overall"), lambda: gaps.heat_map(statistic=given)):  # type: ignore[arg-type]
        with pytest.raises(AnalysisError, match=r"^The survey did not ask for [\s\S]*\[statistic-not-asked\]$"):
            ask()


@pytest.mark.parametrize("statistic", ["gap", "perception"])
def test_unknown_row_is_named_with_the_nearest_one(statistic: str) -> None:
    gaps = gap_analysis(random_survey(instrument(), 20))
    with pytest.raises(UsageError) as caught:
        gaps.estimate(statistic, "overal")  # type: ignore[arg-type]  # parametrised
    assert str(caught.value) == (
        "The analysis has no such row.\n"
        "  the analysis has no such row; found 'overal'. Did you mean 'overall'? [unknown-row]"
    )
    with pytest.raises(UsageError, match=r"found 'weighted'\. Give weights to gap_analysis\. \[unknown-row\]"):
        gaps.estimate(statistic, "weighted")  # type: ignore[arg-type]  # parametrised


def test_unknown_group_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        grouped({"North": 20, "South": 9}).row("overall", segment="Nort")
    assert str(caught.value) == (
        "The analysis has no such group.\n"
        "  the analysis has no such group; found 'Nort'. Did you mean 'North'? [unknown-group]"
    )
    with pytest.raises(UsageError, match=r"Make the analysis with by=\. \[unknown-group\]"):
        gap_analysis(random_survey(instrument(), 20)).group("North")


def test_survey_without_expectations_is_refused() -> None:
    s = random_survey(instrument(), 9)
    with pytest.raises(AnalysisError) as caught:
        gap_analysis(Survey(s.instrument, {"perception": s.answers["perception"]}))
    assert str(caught.value) == (
        "A gap analysis needs the answers for expectation.\n"
        "  a gap analysis needs the answers for expectation; found 'perception'. "
        "Add the role to the instrument and its columns to the layout; question_means does without it. [role-missing]"
    )


def test_unknown_adjustment_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        gap_analysis(random_survey(instrument(), 9), adjust="sidak")  # type: ignore[arg-type]  # that is the point
    assert str(caught.value) == (
        "The option adjust has an unknown value.\n"
        "  the option adjust has an unknown value; found 'sidak'. Use \"holm\", "
        '"benjamini_hochberg", "bonferroni" or "none". [bad-adjust]'
    )


def test_unknown_segment_is_refused() -> None:
    with pytest.raises(UsageError, match=r"found 'region'\. .*\[unknown-segment\]"):
        gap_analysis(random_survey(instrument(), 9, groups=2), by="region")


def test_result_tells_its_choices() -> None:
    s = random_survey(instrument(), 30)
    gaps = gap_analysis(s, weights={"d1": 30, "d2": 10}, min_answered=1, confidence=0.9, adjust="none", interval="t")
    assert (gaps.n, gaps.by, gaps.min_answered, gaps.confidence, gaps.adjust) == (30, None, 1, 0.9, "none")
    assert (gaps.interval_method, gaps.weighting, dict(gaps.weights or {})) == ("t", "given", {"d1": 0.75, "d2": 0.25})
    assert gaps.instrument is s.instrument
    assert gaps.provenance is s.provenance
    assert gap_analysis(s).weights is None


def test_numbers_are_plain_json_without_provenance() -> None:
    gaps = gap_analysis(random_survey(instrument(), 40, groups=2), by="group")
    numbers = json.loads(gaps.numbers_json())
    assert numbers["overall"]["gap"] == gaps.overall.gap
    assert numbers["segments"]["g0"]["items"][0]["n"] == gaps.segments["g0"].items[0].n
    assert "provenance" not in numbers


def test_minimum_and_desired_levels_are_mirrored_like_the_statement_they_rate() -> None:
    roles: tuple[Role, ...] = (*PAIR, "minimum", "desired", "importance")
    q = instrument((1,), free=0, reverse=(0,), roles=roles)
    s = survey(q, {role: [[1], [2]] for role in roles})
    means = gap_analysis(s).means
    assert {role: means[role][0].mean for role in roles} == {
        "expectation": 4.5, "perception": 4.5, "minimum": 4.5, "desired": 4.5, "importance": 1.5,
    }  # fmt: skip

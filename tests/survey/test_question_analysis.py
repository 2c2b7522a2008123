"""Means of questions as they are looked up, and gaps that they do not tell."""

from __future__ import annotations

import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.instruments import Role
from scorecard.survey import question_means
from scorecard.survey.gap_records import Estimate
from tests.refusal import refusal
from tests.survey.samples import PAIR, instrument, random_survey, survey

RATED: tuple[Role, ...] = ("importance", "satisfaction")


def test_an_estimate_is_the_mean_with_its_error() -> None:
    # 1, 3, 5: mean 3, SD 2, SE 2 / √3
    found = question_means(
        survey(instrument((1,), free=0, roles=RATED), {"importance": [[5]] * 3, "satisfaction": [[1], [3], [5]]})
    )
    for of in ("q1", "d1", "overall", "overall_items"):
        estimate = found.estimate("satisfaction", of)
        assert (estimate.value, estimate.n, estimate.reason) == (3.0, 3, None)
        assert estimate.standard_error == pytest.approx(2 / 3**0.5)
        assert found.estimate("importance", of) == Estimate(5.0, None, 3, "no_variance")
    assert found.row("satisfaction", "q1").id == "q1"


def test_a_gap_needs_both_questions() -> None:
    found = question_means(random_survey(instrument((2,), roles=RATED), 20))
    assert not found.paired
    said = [
        (
            "a gap needs the answers for expectation and perception; found 'importance, satisfaction'. "
            "Use one of: importance, satisfaction. [no-gaps]"
        )
    ]
    for ask in (
        lambda: found.estimate("gap", "overall"),
        lambda: found.row("gap", "overall"),
        lambda: found.correlations([("gap", "overall")]),
    ):
        assert refusal(ask, error=AnalysisError) == said


def test_a_gap_is_told_by_its_own_analysis() -> None:
    found = question_means(random_survey(instrument((2,)), 20))
    assert found.paired
    assert refusal(lambda: found.estimate("gap", "overall"), error=AnalysisError) == [
        (
            "the means of single questions tell no gap; found 'expectation, perception'. "
            "Give what gap_analysis returns. [no-gaps]"
        )
    ]


def test_what_was_not_asked_is_refused() -> None:
    found = question_means(random_survey(instrument((2,), roles=RATED), 20))
    assert refusal(lambda: found.estimate("perception", "overall"), error=AnalysisError) == [
        "the survey did not ask for perception. Use one of: importance, satisfaction. [statistic-not-asked]"
    ]
    assert refusal(lambda: found.estimate("satisfaction", "q33"), error=UsageError) == [
        "the analysis has no such row; found 'q33'. Did you mean 'q3'? [unknown-row]"
    ]
    assert refusal(lambda: found.estimate("satisfaction", "weighted"), error=UsageError) == [
        "the analysis has no such row; found 'weighted'. Give weights to question_means. [unknown-row]"
    ]
    assert refusal(lambda: found.estimate("satisfaction", "d1", segment="North"), error=UsageError) == [
        "the analysis has no such group; found 'North'. Make the analysis with by=. [unknown-group]"
    ]


def test_groups_side_by_side() -> None:
    s = random_survey(instrument((2, 2), roles=(*PAIR, "satisfaction")), 90, groups=3)
    found = question_means(s, by="group")
    heat = found.heat_map("satisfaction", rows="items")
    assert (heat.labels, heat.statistic, [row.id for row in heat.rows]) == (
        ("g0", "g1", "g2"),
        "satisfaction",
        [f"q{i}" for i in range(1, 6)],
    )
    assert heat.rows[2].groups[1] == found.estimate("satisfaction", "q3", segment="g1")
    assert [row.id for row in found.heat_map("perception").rows] == ["d1", "d2"]
    with pytest.raises(AnalysisError, match=r"\[no-gaps\]"):
        found.heat_map("gap")
    with pytest.raises(UsageError, match=r"\[needs-groups\]"):
        question_means(s).heat_map("perception")
    assert found.group("g1").n == found.segments["g1"].n
    assert found.group().n == found.n

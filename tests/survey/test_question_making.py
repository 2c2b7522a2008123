"""Means of questions by their definition, and the same numbers as gaps and SERVPERF where these tell them."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats

from scorecard.errors import AnalysisError, UsageError
from scorecard.instruments import Role, Scale
from scorecard.survey import Survey, gap_analysis, question_means, servperf
from scorecard.survey.gaps import Statistic
from scorecard.survey.plan import TallyPlan
from scorecard.survey.question_records import QuestionRow
from scorecard.survey.tallied import TalliedSurvey
from tests.refusal import refusal
from tests.survey.samples import PAIR, instrument, random_survey, survey, values_of

FloatArray = NDArray[np.float64]

WEIGHTS = {"d1": 60.0, "d2": 40.0}
SHARES = np.array([0.6, 0.4])
PLACES = {"d1": [0, 1, 2], "d2": [3, 4]}
ROWS = (*(f"q{i}" for i in range(1, 7)), "d1", "d2", "overall", "overall_items", "weighted")
ZONE: tuple[Role, ...] = ("minimum", "desired", "perception")


def answers_of(s: Survey, role: Role) -> FloatArray:
    """Return the answers to one question, NaN where there is none; importance and satisfaction are never mirrored."""
    if role in ("importance", "satisfaction"):
        values = np.array([math.nan, *s.instrument.scale.values])
        return values[s.answers[role].astype(int)]
    return np.array(values_of(s, role), dtype=np.float64)


def scores_of(table: FloatArray) -> dict[str, FloatArray]:
    """Return the respondents' scores on each row, by the definitions; NaN where one does not count."""
    found = {f"q{i + 1}": table[:, i] for i in range(table.shape[1])}
    for name, places in PLACES.items():
        part = table[:, places]
        count = (~np.isnan(part)).sum(axis=1)
        enough = count >= math.ceil(len(places) / 2)
        found[name] = np.where(enough, np.nansum(part, axis=1) / np.maximum(count, 1), np.nan)
    both = np.stack([found["d1"], found["d2"]])
    found["overall"], found["weighted"] = both.mean(axis=0), SHARES @ both
    return found


def agrees(row: QuestionRow, scores: FloatArray, *, confidence: float = 0.95) -> None:
    """Assert that a row is the mean of some scores with its t interval."""
    there = scores[~np.isnan(scores)]
    limits = stats.ttest_1samp(there, 0).confidence_interval(confidence)
    assert row.n == len(there)
    assert (row.mean, row.standard_deviation, row.standard_error, row.low, row.high) == pytest.approx(
        (there.mean(), there.std(ddof=1), there.std(ddof=1) / math.sqrt(row.n), limits.low, limits.high)
    )
    assert row.reason is None


@pytest.mark.parametrize("role", ["perception", "importance", "satisfaction", "expectation", "minimum", "desired"])
def test_rows_of_one_question_are_means_over_everybody_who_answered(role: Role) -> None:
    s = random_survey(instrument((3, 2), reverse=(1,), roles=(role,)), 70, seed=7)
    found = question_means(s, weights=WEIGHTS, confidence=0.9)
    assert (found.n, list(found.means), found.weighting, dict(found.weights or {})) == (
        70,
        [role],
        "given",
        {"d1": 0.6, "d2": 0.4},
    )
    assert [row.id for row in found.means[role]] == list(ROWS)
    for of, scores in scores_of(answers_of(s, role)).items():
        agrees(found.row(role, of), scores, confidence=0.9)


def test_mean_of_item_means_has_the_error_of_their_covariances() -> None:
    s = random_survey(instrument((3, 2), roles=("perception",)), 70, seed=7)
    row = question_means(s).row("perception", "overall_items")
    table = answers_of(s, "perception")
    there = ~np.isnan(table)
    n = there.sum(axis=0)
    away = table - np.nanmean(table, axis=0)
    variance = 0.0
    for i, j in itertools.product(range(6), repeat=2):
        common = int((there[:, i] & there[:, j]).sum())
        covariance = np.nansum(away[:, i] * away[:, j]) / (common - 1)
        variance += common * covariance / (n[i] * n[j]) / 36
    assert row.mean == pytest.approx(np.nanmean(table, axis=0).mean())
    assert row.standard_error == pytest.approx(math.sqrt(variance))
    assert row.n == int(there.any(axis=1).sum())
    assert row.standard_deviation == pytest.approx(math.sqrt(variance * row.n))


def test_rows_are_those_of_servperf_where_perception_alone_was_asked() -> None:
    s = random_survey(instrument((3, 2), reverse=(2,), roles=("perception",)), 90, groups=3)
    found = question_means(s, by="group", weights=WEIGHTS, min_answered="all")
    other = servperf(s, by="group", weights=WEIGHTS, min_answered="all")
    for segment in (None, *other.segments):
        for row in other.rows if segment is None else other.segments[segment]:
            one = found.row("perception", row.id, segment=segment)
            assert (one.n, one.mean, one.standard_deviation) == (row.n, row.mean, row.standard_deviation)
            assert (one.standard_error, one.low, one.high, one.reason) == (
                row.standard_error,
                row.low,
                row.high,
                row.reason,
            )


@pytest.mark.parametrize("weights", [WEIGHTS, "own"])
def test_numbers_are_those_of_the_gap_analysis_where_both_were_asked(weights: dict[str, float] | str) -> None:
    """Values, n, errors and correlations, missing answers and groups that are hidden included."""
    s = random_survey(instrument((3, 2), roles=(*PAIR, "importance")), 120, groups=4, points=True)
    codes = s.segments["group"].codes.copy()
    codes[np.flatnonzero(codes == 3)[3:]] = 2
    s = Survey(s.instrument, s.answers, {"group": type(s.segments["group"])(("g0", "g1", "g2", "g3"), codes)}, s.points)
    found = question_means(s, by="group", weights=weights)  # type: ignore[arg-type]  # one of the two words
    gaps = gap_analysis(s, by="group", weights=weights)  # type: ignore[arg-type]  # one of the two words
    assert (found.n, found.weights, found.min_answered) == (gaps.n, gaps.weights, gaps.min_answered)
    named: list[tuple[Statistic, str]] = [(role, row.id) for role, rows in gaps.means.items() for row in rows]
    assert len(named) in (32, 33)  # importance has no row weighted by own points
    assert gaps.segments["g3"].hidden
    for segment in (None, "g0", "g1", "g2", "g3"):
        for statistic, of in named:
            assert found.estimate(statistic, of, segment=segment) == gaps.estimate(statistic, of, segment=segment)
        np.testing.assert_array_equal(
            found.correlations(named, segment=segment), gaps.correlations(named, segment=segment)
        )
    assert found.group("g3").hidden


def test_perceptions_alone_have_the_numbers_of_complete_pairs() -> None:
    both = random_survey(instrument((3, 2)), 80, missing=0)
    asked = instrument((3, 2), roles=("perception",))
    alone = question_means(Survey(asked, {"perception": both.answers["perception"]}), weights=WEIGHTS)
    gaps = gap_analysis(both, weights=WEIGHTS)
    named: list[tuple[Statistic, str]] = [("perception", of) for of in ROWS]
    for one in named:
        assert alone.estimate(*one) == gaps.estimate(*one)
    np.testing.assert_allclose(alone.correlations(named), gaps.correlations(named), atol=1e-12)
    # where every item is answered they are those of the respondents' scores
    scores = scores_of(answers_of(both, "perception"))
    scores["overall_items"] = answers_of(both, "perception").mean(axis=1)
    np.testing.assert_allclose(alone.correlations(named), np.corrcoef([scores[of] for of in ROWS]), atol=1e-12)


@pytest.mark.parametrize("role", ["perception", "expectation"])
def test_points_of_each_respondent_weigh_the_question_that_was_asked_alone(role: Role) -> None:
    """From answers and from counts; by the definition, over those who gave points and count in every dimension."""
    s = random_survey(instrument((3, 2), roles=(role, "importance")), 60, points=True, groups=2)
    assert s.points is not None
    whole = np.stack([scores_of(answers_of(s, role))[d] for d in ("d1", "d2")])
    weighted = (s.points.T * whole).sum(axis=0) / s.points.sum(axis=1)
    counted = TalliedSurvey.of(s, plan=TallyPlan.of(s.instrument), by="group", own=True)
    found = question_means(s, by="group", weights="own")
    agrees(found.row(role, "weighted"), weighted)
    assert found.numbers_json() == question_means(counted, by="group", weights="own").numbers_json()
    if role == "perception":
        assert servperf(counted, weights="own").numbers_json() == servperf(s, weights="own").numbers_json()
    shares = (s.points / s.points.sum(axis=1, keepdims=True))[~np.isnan(weighted)].mean(axis=0)
    assert found.weights == {"d1": pytest.approx(shares[0]), "d2": pytest.approx(shares[1])}
    with pytest.raises(UsageError):
        found.row("importance", "weighted")
    word = {"perception": "Perception", "expectation": "Expectation"}[role]
    assert f"{word} weighted by each respondent's own points." in found.table().to_text("en")


def test_three_columns_go_together_as_the_answers_of_their_respondents_do() -> None:
    s = random_survey(instrument((3, 2), roles=ZONE), 60, missing=0)
    found = question_means(s)
    table = found.correlations([("minimum", "d1"), ("perception", "d1"), ("perception", "q1"), ("desired", "d1")])
    minimum, perception, desired = (
        scores_of(answers_of(s, role))["d1"] for role in ("minimum", "perception", "desired")
    )
    expected = np.corrcoef([minimum, perception, answers_of(s, "perception")[:, 0], desired])
    np.testing.assert_allclose(table, expected, atol=1e-12)
    assert list(found.means) == list(ZONE)
    agrees(found.row("desired", "overall"), scores_of(answers_of(s, "desired"))["overall"])


def test_counts_give_the_same_as_answers() -> None:
    for roles in (("perception",), ("importance", "satisfaction"), (*PAIR, "satisfaction")):
        s = random_survey(instrument((3, 2), roles=roles), 60, groups=3)
        counted = TalliedSurvey.of(s, plan=TallyPlan.of(s.instrument), by="group")
        one, other = (
            question_means(counted, by="group", weights=WEIGHTS),
            question_means(s, by="group", weights=WEIGHTS),
        )
        assert one == other
        assert one.numbers_json() == other.numbers_json()
        named: list[tuple[Statistic, str]] = [(role, of) for role in roles for of in ROWS]
        np.testing.assert_array_equal(one.correlations(named, segment="g1"), other.correlations(named, segment="g1"))


def test_what_is_undefined_says_why() -> None:
    q = instrument((1, 1), free=1, roles=("perception",), scale=Scale.from_points(5))
    found = question_means(survey(q, {"perception": [[3, 4, None], [3, None, None], [3, None, None]]}))
    rows = {row.id: (row.n, row.mean, row.standard_deviation, row.low, row.reason) for row in found.means["perception"]}
    assert rows["q1"] == (3, 3.0, 0.0, None, "no_variance")
    assert rows["q2"] == (1, 4.0, None, None, "one_respondent")
    assert rows["q3"] == (0, None, None, None, "nobody_answered")
    assert rows["overall"] == (1, 3.5, None, None, "one_respondent")
    assert rows["overall_items"] == (3, None, None, None, "item_unanswered")
    assert found.estimate("perception", "q1").standard_error is None
    assert found.correlations([("perception", "q1"), ("perception", "q2")]).tolist() == [[0, 0], [0, 0]]
    empty = question_means(survey(instrument((), free=1, roles=("perception",)), {"perception": []}))
    assert (empty.n, empty.row("perception", "overall").reason) == (0, "no_dimensions")


def test_small_groups_are_hidden_with_their_correlations() -> None:
    s = random_survey(instrument((2,), roles=("satisfaction",)), 60, groups=3, missing=0)
    sizes = {label: int((s.segments["group"].codes == at).sum()) for at, label in enumerate(("g0", "g1", "g2"))}
    found = question_means(s, by="group", privacy_threshold=max(sizes.values()))
    assert {label: group.n for label, group in found.segments.items()} == sizes
    hidden = [label for label, group in found.segments.items() if group.hidden]
    assert len(hidden) >= 2
    assert found.estimate("satisfaction", "q1", segment=hidden[0]).reason == "suppressed"
    assert not found.correlations([("satisfaction", "q1")], segment=hidden[0]).any()


def test_options_are_checked() -> None:
    s = random_survey(instrument((2, 2), roles=("perception",)), 20, points=True)
    for option in ({"confidence": 1.0}, {"privacy_threshold": 0}, {"by": "region"}, {"min_answered": 2}):
        with pytest.raises(UsageError):
            question_means(s, **option)  # type: ignore[arg-type]  # what a user may give
    with pytest.raises(UsageError, match=r"\[not-a-survey\]"):
        question_means("answers.csv")  # type: ignore[arg-type]  # what a user may give
    rated = random_survey(instrument((2, 2), roles=("importance",)), 20, points=True)
    assert refusal(lambda: question_means(rated, weights="own"), error=AnalysisError) == [
        (
            "each respondent's own points weigh expectations and perceptions, and the survey asked for neither; "
            "found 'importance'. Give one weight for each dimension, or leave weights out. [points-weigh-nothing]"
        )
    ]

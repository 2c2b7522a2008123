"""Whatever the answers: tallies add up, order does not matter, and every row keeps its definition."""

from __future__ import annotations

from functools import reduce
from operator import add

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.instruments import Instrument, Role, Scale
from scorecard.survey import Segment, Survey, gap_analysis, importance_performance, reliability
from scorecard.survey.plan import TallyPlan
from scorecard.survey.tally import SurveyTally
from tests.survey.samples import by_definition, instrument

SCALES = [Scale.from_points(2), Scale.from_points(7), Scale(low=0, high=10), Scale(low=-2, high=9, codes=(-2, 1, 9))]
ROLES: tuple[Role, ...] = ("expectation", "perception", "importance")


@st.composite
def questionnaires(draw: st.DrawFn) -> Instrument:
    """Return a questionnaire of one to three dimensions."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    items = sum(sizes) + 1
    reverse = draw(st.sets(st.integers(0, items - 1), max_size=2))
    return instrument(sizes, free=1, scale=draw(st.sampled_from(SCALES)), reverse=sorted(reverse), roles=ROLES)


@st.composite
def surveys(draw: st.DrawFn) -> Survey:
    """Return a survey of 1 to 40 respondents with holes, segments and importance points."""
    questionnaire = draw(questionnaires())
    n = draw(st.integers(1, 40))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    missing = draw(st.sampled_from([0.0, 0.1, 0.5, 0.95]))
    shape = (n, len(questionnaire.items))
    answers: dict[Role, np.ndarray] = {}
    for role in ROLES:
        codes = rng.integers(1, questionnaire.scale.points + 1, shape).astype(np.int8)
        codes[rng.random(shape) < missing] = 0
        answers[role] = codes
    points = rng.integers(0, 50, (n, len(questionnaire.dimensions))).astype(float) / draw(st.sampled_from([1, 3]))
    points[rng.random(n) < missing / 2] = np.nan
    segment = Segment(("a", "b", "c"), rng.integers(-1, 3, n).astype(np.int32))
    return Survey(questionnaire, answers, segments={"group": segment}, points=points)


def reordered(survey: Survey, order: np.ndarray) -> Survey:
    """Return the survey with its respondents in another order."""
    assert survey.points is not None
    group = survey.segments["group"]
    return Survey(
        survey.instrument,
        {role: codes[order] for role, codes in survey.answers.items()},
        segments={"group": Segment(group.labels, group.codes[order])},
        points=survey.points[order],
    )


def parts(tally: SurveyTally) -> list[object]:
    """Return everything that a tally counts."""
    scores = [tally.gaps.scores, *(role.scores for role in tally.roles.values())]
    counted: list[object] = [list(tally.gaps.pairs), *(role.codes.tolist() for role in tally.roles.values())]
    for s in scores:
        counted += [s.respondents, s.units, s.dimensions, s.overall, s.own, s.own_shares, s.complete, s.items]
    return counted


@given(surveys(), st.integers(1, 7), st.randoms(use_true_random=False))
def test_sum_of_parts_is_the_whole_in_any_order(survey: Survey, pieces: int, random: object) -> None:
    plan = TallyPlan.of(survey.instrument)
    order = np.arange(survey.size)
    random.shuffle(order)  # type: ignore[attr-defined]  # a random.Random
    cut = [SurveyTally.from_batch(plan, survey, own=True, rows=rows) for rows in np.array_split(order, pieces)]
    assert parts(reduce(add, cut)) == parts(SurveyTally.from_batch(plan, survey, own=True))


@pytest.mark.slow
@given(surveys(), st.sampled_from(["half", "all", 1]), st.booleans())
def test_row_order_changes_no_bit(survey: Survey, rule: str | int, own: bool) -> None:
    shuffled = reordered(survey, np.random.default_rng(1).permutation(survey.size))
    given_weights = {d.id: i + 0.1 for i, d in enumerate(survey.instrument.dimensions)}
    results = [
        gap_analysis(
            s,
            by="group",
            weights="own" if own else given_weights,
            min_answered=rule,  # type: ignore[arg-type]  # drawn from its choices
            privacy_threshold=1,
        ).numbers_json()
        for s in (survey, shuffled)
    ]
    assert results[0] == results[1]
    for missing in ("pairwise", "listwise"):
        alphas = [reliability(s, missing=missing).numbers_json() for s in (survey, shuffled)]  # type: ignore[arg-type]  # both are choices
        assert alphas[0] == alphas[1]
    assert importance_performance(survey).numbers_json() == importance_performance(shuffled).numbers_json()


@given(surveys(), st.sampled_from(["half", "all", 1]))
def test_groups_change_nothing_for_everyone(survey: Survey, rule: str | int) -> None:
    plain = gap_analysis(survey, weights="own", min_answered=rule)  # type: ignore[arg-type]  # drawn from its choices
    by_group = gap_analysis(survey, by="group", weights="own", min_answered=rule)  # type: ignore[arg-type]  # as above
    assert by_group.group() == plain.group()


@given(surveys(), st.sampled_from(["half", "all", 1]))
def test_gap_is_perception_minus_expectation_and_every_row_tells_its_n(survey: Survey, rule: str | int) -> None:
    gaps = gap_analysis(survey, weights="own", min_answered=rule)  # type: ignore[arg-type]  # drawn from its choices
    expected = by_definition(survey, min_answered=rule, weights="own")
    low, high = survey.instrument.scale.low, survey.instrument.scale.high
    for row in gaps.group().rows:
        if row.id in expected:
            assert row.n == expected[row.id][0]
        if row.gap is None:
            assert row.reason in {"nobody_answered", "item_unanswered"}
            assert (row.expectation, row.perception, row.p_value, row.low) == (None,) * 4
            continue
        assert row.expectation is not None
        assert row.perception is not None
        assert row.gap == row.perception - row.expectation
        assert low <= row.expectation <= high
        assert low <= row.perception <= high
        assert (row.p_value is None) == (row.reason is not None)
        if row.id in expected:
            assert abs(row.gap - (expected[row.id][3] or 0)) < 1e-9


@given(surveys())
def test_what_enters_a_scorecard_is_what_the_row_says(survey: Survey) -> None:
    gaps = gap_analysis(survey)
    for row in gaps.group().rows:
        for statistic in ("gap", "expectation", "perception"):
            estimate = gaps.estimate(statistic, row.id)  # type: ignore[arg-type]  # each is a statistic
            assert estimate.value == getattr(row, statistic)
            assert estimate.n == row.n
            assert (estimate.standard_error is None) == (estimate.reason is not None)

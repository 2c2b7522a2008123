"""Every row equals its definition written out respondent by respondent."""

from __future__ import annotations

import math
from statistics import mean

import numpy as np
import pytest

from scorecard.instruments import Instrument, Scale
from scorecard.stats.multiplicity import holm
from scorecard.survey import Survey, gap_analysis
from tests.survey.samples import by_definition, instrument, random_survey, survey, torn_answers, values_of

CASES = {
    "seven points": instrument((3, 2, 4), scale=Scale.from_points(7)),
    "reverse-keyed": instrument((3, 2), reverse=(0, 4, 5)),
    "eleven points from zero": instrument((2, 2), scale=Scale(low=0, high=10)),
    "through zero, mirrored": instrument((2, 3), scale=Scale(low=-2, high=2), reverse=(1,)),
    "codes with gaps, mirrored": instrument((3, 2), scale=Scale(low=1, high=9, codes=(1, 2, 9)), reverse=(2,)),
    "two points": instrument((4,), scale=Scale(low=0, high=1)),
    "large dimension": instrument((24, 3)),
}


@pytest.mark.parametrize("rule", ["half", "all", 1])
@pytest.mark.parametrize("questionnaire", CASES.values(), ids=list(CASES))
def test_rows_equal_their_definition(questionnaire: Instrument, rule: str | int) -> None:
    weights = [float(i + 1) for i in range(len(questionnaire.dimensions))]
    s = random_survey(questionnaire, 90, missing=0.15)
    given = {d.id: w for d, w in zip(questionnaire.dimensions, weights, strict=True)}
    gaps = gap_analysis(s, weights=given, min_answered=rule)  # type: ignore[arg-type]  # parametrised
    check(s, gaps.group().rows, by_definition(s, min_answered=rule, weights=weights))


def test_own_points_equal_their_definition() -> None:
    s = random_survey(instrument((3, 2)), 120, points=True)
    gaps = gap_analysis(s, weights="own")
    assert gaps.weighted is not None
    expected = by_definition(s, weights="own")
    check(s, [gaps.weighted], expected)
    assert s.points is not None
    both = by_definition(s)["overall"][0]
    assert 0 < gaps.weighted.n < both
    assert gaps.weighting == "own"
    assert gaps.weights is not None
    assert sum(gaps.weights.values()) == pytest.approx(1)


def check(
    s: Survey, rows: object, expected: dict[str, tuple[int, float | None, float | None, float | None, float | None]]
) -> None:
    """Compare rows with their definition."""
    assert isinstance(rows, list | tuple)
    for row in rows:
        if row.id == "overall_items":
            continue
        n, e, p, gap, sd = expected[row.id]
        assert row.n == n, row.id
        found = (row.expectation, row.perception, row.gap, row.standard_deviation)
        for a, b in zip(found, (e, p, gap, sd), strict=True):
            if b is None:
                assert a is None
            else:
                assert a == pytest.approx(b, rel=1e-11, abs=1e-12), row.id


def test_overall_of_items_is_the_mean_of_item_means() -> None:
    s = random_survey(instrument(), 150)
    gaps = gap_analysis(s)
    row = gaps.overall_items
    assert row.gap == pytest.approx(mean(r.gap for r in gaps.items if r.gap is not None), rel=1e-12)
    e, p = values_of(s, "expectation"), values_of(s, "perception")
    units = [r for r in range(s.size) if any(a is not None and b is not None for a, b in zip(e[r], p[r], strict=True))]
    assert row.n == len(units)
    assert row.standard_deviation == pytest.approx(row.standard_error * math.sqrt(row.n))  # type: ignore[operator]  # defined


def test_overall_of_items_is_the_mean_of_respondents_when_nothing_is_missing() -> None:
    s = random_survey(instrument(), 60, missing=0)
    e, p = (np.array(values_of(s, role), dtype=float) for role in ("expectation", "perception"))
    own = (p - e).mean(axis=1)
    row = gap_analysis(s).overall_items
    assert row.gap == pytest.approx(own.mean(), abs=1e-13)
    assert row.standard_deviation == pytest.approx(own.std(ddof=1), rel=1e-12)


def test_test_and_interval_of_a_row_by_hand() -> None:
    # gaps -2, -1, 0, -1: mean -1, SD sqrt(2/3); t(0.975, 3) = 3.182446
    q = instrument((1,), free=0)
    row = gap_analysis(
        survey(q, {"expectation": [[5], [4], [3], [2]], "perception": [[3], [3], [3], [1]]}), interval="t"
    ).row("q1")
    sd = math.sqrt(2 / 3)
    assert (row.n, row.expectation, row.perception, row.gap) == (4, 3.5, 2.5, -1.0)
    assert row.standard_deviation == pytest.approx(sd)
    assert row.standard_error == pytest.approx(sd / 2)
    assert row.statistic == pytest.approx(-2 / sd)
    assert row.effect_size == pytest.approx(-1 / sd)
    assert (row.low, row.high) == pytest.approx((-1 - 3.182446 * sd / 2, -1 + 3.182446 * sd / 2), abs=1e-6)
    assert row.p_value == pytest.approx(0.09172, abs=1e-5)  # R: t.test(c(-2, -1, 0, -1))$p.value


def test_gap_is_exactly_perception_minus_expectation() -> None:
    for row in gap_analysis(random_survey(instrument(), 77), weights={"d1": 3, "d2": 5}).group().rows:
        assert row.gap is not None
        assert row.expectation is not None
        assert row.perception is not None
        assert row.gap == row.perception - row.expectation


def test_families_are_items_and_dimensions_and_the_wholes_stand_alone() -> None:
    gaps = gap_analysis(random_survey(instrument(), 50), weights={"d1": 1, "d2": 1})
    assert {r.family for r in gaps.items} == {"items"}
    assert {r.family for r in gaps.dimensions} == {"dimensions"}
    for rows in (gaps.items, gaps.dimensions):
        assert tuple(r.p_adjusted for r in rows) == holm([r.p_value for r in rows])
    for row in (gaps.overall, gaps.overall_items, gaps.weighted):
        assert row is not None
        assert (row.family, row.p_adjusted) == ("none", None)
    plain = gap_analysis(random_survey(instrument(), 50), adjust="none")
    assert {(r.family, r.p_adjusted) for r in (*plain.items, *plain.dimensions)} == {("none", None)}


def test_group_of_one_has_means_and_a_reason() -> None:
    q = instrument((1,), free=0)
    row = gap_analysis(survey(q, {"expectation": [[5]], "perception": [[2]]})).row("d1")
    assert (row.n, row.gap, row.expectation, row.perception, row.reason) == (1, -3.0, 5.0, 2.0, "one_respondent")
    assert (row.standard_deviation, row.standard_error, row.low, row.p_value, row.effect_size) == (None,) * 5


def test_item_answered_by_nobody_is_null_with_a_reason() -> None:
    q = instrument((2,), free=0)
    s = survey(q, {"expectation": [[5, None], [4, None], [4, 3]], "perception": [[2, 1], [2, 2], [1, None]]})
    gaps = gap_analysis(s)
    row = gaps.row("q2")
    assert (row.n, row.expectation, row.gap, row.reason) == (0, None, None, "nobody_answered")
    # half of the dimension is there, so the dimension goes on; a mean of all items does not exist
    assert gaps.row("d1").n == 3
    assert (gaps.overall_items.n, gaps.overall_items.gap, gaps.overall_items.reason) == (3, None, "item_unanswered")
    assert gap_analysis(s, min_answered="all").row("d1").reason == "nobody_answered"
    assert gap_analysis(s, min_answered="all").overall.n == 0


def test_nobody_at_all() -> None:
    q = instrument((1,), free=0)
    gaps = gap_analysis(survey(q, {"expectation": [[None]], "perception": [[None]]}), weights={"d1": 1})
    assert {(r.n, r.reason) for r in gaps.group().rows} == {(0, "nobody_answered")}


def test_all_answers_equal_has_no_test() -> None:
    q = instrument((1,), free=1)
    gaps = gap_analysis(survey(q, {"expectation": [[5, 4]] * 9, "perception": [[3, 2]] * 9}))
    for row in gaps.group().rows:
        assert (row.gap, row.standard_deviation, row.standard_error) == (-2.0, 0.0, 0.0)
        assert (row.low, row.high, row.statistic, row.p_value, row.effect_size) == (None,) * 5
        assert row.reason == "no_variance"


def test_answers_that_differ_but_cancel_have_no_spread_either() -> None:
    # respondents differ item by item, but every mean over the items is the same
    q = instrument((2,), free=0)
    gaps = gap_analysis(survey(q, {"expectation": [[5, 3], [3, 5], [4, 4]], "perception": [[1, 1]] * 3}))
    assert gaps.overall_items.reason == "no_variance"
    assert gaps.overall.reason == "no_variance"
    assert gaps.row("q1").reason is None


def test_mean_of_items_whose_variance_is_below_zero_says_so() -> None:
    # gaps -1 and +1: the variance of the mean of item means is (3/3 - 6/4) / 9, see test_spreads
    answers = torn_answers(2, 4)
    expected = [[None if a is None else 3 for a in row] for row in answers]
    s = survey(instrument((), free=3), {"expectation": expected, "perception": answers})
    gaps = gap_analysis(s, equivalence_margin=0.5)
    row = gaps.overall_items
    assert (row.n, row.expectation, row.perception, row.gap) == (6, 3.0, 3.0, 0.0)
    assert (row.standard_deviation, row.standard_error, row.low, row.p_value) == (None,) * 4
    assert row.reason == "negative_variance"
    assert row.equivalence is not None
    assert (row.equivalence.met, row.equivalence.reason) == (None, "negative_variance")
    assert gaps.estimate("perception", "overall_items").reason == "negative_variance"
    assert gaps.estimate("expectation", "overall_items").reason == "no_variance"
    assert gaps.row("q1").standard_error == pytest.approx(math.sqrt(1 / 3))
    assert "variance below zero: too few answers in common" in gaps.table().to_text("en")
    assert "方差为负：题项间共同作答过少" in gaps.table().to_text("zh")


def test_questionnaire_without_dimensions() -> None:
    gaps = gap_analysis(random_survey(instrument((), free=4), 20))
    assert gaps.dimensions == ()
    assert gaps.overall.reason == "no_dimensions"
    assert gaps.overall_items.reason is None

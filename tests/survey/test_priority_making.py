"""Priorities: weight times gap times certainty, computed by hand beside the library."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import t as student

from scorecard.errors import AnalysisError, UsageError
from scorecard.survey import GapAnalysis, gap_analysis
from scorecard.survey.priority_making import priorities
from scorecard.weighting import direct
from tests.survey.samples import PAIR, instrument, random_survey, survey, values_of

Q = instrument((2, 3, 1), free=1, roles=("expectation", "perception", "importance"))
WEIGHTS = {"d1": 20, "d2": 50, "d3": 30}


def short(n: int = 80, **options: object) -> GapAnalysis:
    """Return gaps that are mostly below zero; d3 is met."""
    rng = np.random.default_rng(4)
    e = rng.integers(3, 6, (n, 7))
    shift = np.array([2, 1, 1, 1, 0, -1, 1])
    p = np.clip(e - shift - rng.integers(0, 2, (n, 7)), 1, 5)
    p[:, 5] = 5
    importance = rng.integers(1, 6, (n, 7))
    importance[:, 2] = 5
    parts = {"expectation": e.tolist(), "perception": p.tolist(), "importance": importance.tolist()}
    groups = {"region": ["N" if i % 3 else "S" for i in range(n - 3)] + ["W"] * 3}
    sample = survey(Q, parts, segments=groups)  # type: ignore[arg-type]  # test data
    return gap_analysis(sample, **options)  # type: ignore[arg-type]  # one keyword at a time


def test_gain_certainty_and_score_by_hand() -> None:
    gaps = short()
    result = priorities(gaps, WEIGHTS)
    assert [row.id for row in result.dimensions] == ["d2", "d1"]
    for row in result.dimensions:
        g = gaps.row(row.id)
        assert g.gap is not None
        assert g.standard_error is not None
        assert row.weight == pytest.approx(WEIGHTS[row.id] / 100)
        assert row.gain == pytest.approx(-row.weight * g.gap)
        assert g.low is not None
        assert g.high is not None
        assert (row.low, row.high) == pytest.approx((-row.weight * g.high, -row.weight * g.low))
        assert row.certainty == pytest.approx(float(student.cdf(-g.gap / g.standard_error, g.n - 1)), rel=1e-12)
        assert row.score == row.gain * row.certainty
    assert sum(row.share for row in result.dimensions) == pytest.approx(1)
    assert (result.weight_source, result.n) == ("given", 80)


def test_an_uncertain_gain_comes_behind_a_smaller_sure_one() -> None:
    q = instrument((1, 1), free=0)
    # d1: every gap is −1; d2: −4, 4, −4, 2 and −4, which is −1.2 in the mean
    e = [[3, 5], [3, 1], [3, 5], [3, 1], [3, 5]]
    p = [[2, 1], [2, 5], [2, 1], [2, 3], [2, 1]]
    gaps = gap_analysis(survey(q, {"expectation": e, "perception": p}))
    even = priorities(gaps)
    assert [row.id for row in even.dimensions] == ["d1", "d2"]
    assert even.row("d2").gain > even.row("d1").gain
    assert even.row("d2").score < even.row("d1").score
    heavy = priorities(gaps, {"d1": 1, "d2": 9})
    assert [row.id for row in heavy.dimensions] == ["d2", "d1"]


def test_closing_every_gap_gives_what_the_weighted_gap_lacks() -> None:
    sample = random_survey(Q, 60, missing=0)
    gaps = gap_analysis(sample, weights=WEIGHTS)
    result = priorities(gaps)
    assert result.weight_source == "analysis"
    met = sum(result.weights[left.id] * (left.gap or 0) for left in result.left_out if left.kind == "dimension")
    assert gaps.weighted is not None
    assert gaps.weighted.gap == pytest.approx(met - sum(row.gain for row in result.dimensions))


def test_items_share_the_weight_of_their_dimension() -> None:
    gaps = short()
    result = priorities(gaps, WEIGHTS)
    weights = {row.id: row.weight for row in result.items}
    assert weights == pytest.approx({"q1": 0.1, "q2": 0.1, "q3": 0.5 / 3, "q4": 0.5 / 3, "q5": 0.5 / 3})
    by_importance = priorities(gaps, WEIGHTS, item_weights="importance")
    means = {row.id: row.mean for row in gaps.means["importance"]}
    total = sum(means[q] for q in ("q3", "q4", "q5"))  # type: ignore[misc]  # all are there
    assert by_importance.row("q3").weight == pytest.approx(0.5 * means["q3"] / total)  # type: ignore[operator]  # there
    assert [row.rank for row in result.items] == [1, 2, 3, 4, 5]


def test_weights_of_any_kind() -> None:
    gaps = short()
    assert priorities(gaps).weight_source == "equal"
    assert dict(priorities(gaps).weights) == pytest.approx(dict.fromkeys(WEIGHTS, 1 / 3))
    assert priorities(gaps, direct(WEIGHTS)).numbers_json() == priorities(gaps, WEIGHTS).numbers_json()
    rated = priorities(gaps, "importance")
    means = {row.id: row.mean or 0 for row in gaps.means["importance"]}
    total = sum(means[d] for d in WEIGHTS)
    assert dict(rated.weights) == pytest.approx({d: means[d] / total for d in WEIGHTS})


def test_what_has_no_place_says_why() -> None:
    result = priorities(short(), {"d1": 0, "d2": 60, "d3": 40})
    reasons = {left.id: left.reason for left in result.left_out}
    assert reasons == {
        "d1": "no_weight",
        "d3": "no_gap",
        "q1": "no_weight",
        "q2": "no_weight",
        "q6": "no_gap",
        "q7": "no_dimension",
    }
    lone = survey(instrument((1, 1), free=0), {"expectation": [[5, None]], "perception": [[3, None]]})
    left = {x.id: x.reason for x in priorities(gap_analysis(lone)).left_out}
    assert left == {"d1": "one_respondent", "q1": "one_respondent", "d2": "nobody_answered", "q2": "nobody_answered"}


def test_an_item_of_unknown_importance_is_not_said_to_weigh_nothing() -> None:
    answers = random_survey(instrument((2, 1), free=1, roles=(*PAIR, "importance")), 60, missing=0)
    answers.answers["importance"][:, 1] = 0
    result = priorities(gap_analysis(answers), item_weights="importance")
    reasons = {left.id: left.reason for left in result.left_out}
    assert (reasons["q2"], reasons["q4"]) == ("no_importance", "no_dimension")
    assert "Item 2 (its importance is not known)" in str(result)
    assert "重要性未知" in result.table().to_text(lang="zh")
    # the other item of the dimension has the whole of its weight
    assert {row.id: row.weight for row in result.items}.get("q1", 0.5) == 0.5


def test_respondents_of_one_cluster_are_not_called_one_respondent() -> None:
    answers = survey(
        instrument((1,), free=0),
        {"expectation": [[5]] * 8, "perception": [[3], [4]] * 4},
        segments={"firm": ["a"] * 8},
    )
    result = priorities(gap_analysis(answers, clusters="firm"))
    assert {(left.n, left.reason) for left in result.left_out} == {(8, "one_cluster")}
    assert "fewer than two clusters" in str(result)
    assert "不足两个群组" in result.table().to_text(lang="zh")
    assert "one respondent" not in str(result)


def test_equal_scores_stand_in_the_order_of_the_questionnaire() -> None:
    # three of ten miss both by one point: −3/10 as 3.2 − 3.5, and larger by rounding as 4.1 − 4.4
    first, second, missed = [3] * 5 + [4] * 5, [4] * 6 + [5] * 4, [0] * 7 + [1] * 3
    pairs = {
        "expectation": [[a, b] for a, b in zip(first, second, strict=True)],
        "perception": [[a - m, b - m] for a, b, m in zip(first, second, missed, strict=True)],
    }
    result = priorities(gap_analysis(survey(instrument((1, 1), free=0), pairs)))
    gains = {row.id: row.gain for row in result.dimensions}
    assert gains["d1"] < gains["d2"] == pytest.approx(0.15, abs=1e-12)
    assert [row.id for row in result.dimensions] == ["d1", "d2"]


def test_gaps_without_spread_are_certain() -> None:
    same = survey(instrument((1,), free=0), {"expectation": [[5]] * 6, "perception": [[3]] * 6})
    (row,) = priorities(gap_analysis(same)).dimensions
    assert (row.certainty, row.gain, row.low, row.high, row.first) == (1, 2, 2, 2, 1)
    (large,) = priorities(gap_analysis(same), margin=2).dimensions
    assert (large.certainty, large.score) == (0, 0)


def test_equal_rows_stand_in_the_order_of_the_questionnaire() -> None:
    # the same gaps at two levels: 3.9 - 4.6 is a little nearer to 0 than 4.1 - 4.8
    e, p = [4, 4, 4, 4, 5, 5, 5, 5, 5, 5], [4, 4, 3, 3, 4, 4, 4, 4, 4, 5]
    higher = [0, 0, 1, 1, 0, 0, 0, 0, 0, 0]
    answers = {
        role: [[one, one + more] for one, more in zip(values, higher, strict=True)]
        for role, values in (("expectation", e), ("perception", p))
    }
    gaps = gap_analysis(survey(instrument((2,), free=0), answers))
    assert gaps.row("q2").gap < gaps.row("q1").gap < -0.69  # type: ignore[operator]  # both are there
    assert [row.id for row in priorities(gaps).items] == ["q1", "q2"]


def test_margin_asks_whether_a_gap_matters() -> None:
    gaps = short()
    g = gaps.row("d1")
    row = priorities(gaps, WEIGHTS, margin=1.5).row("d1")
    assert g.gap is not None
    assert g.standard_error is not None
    expected = float(student.cdf((-1.5 - g.gap) / g.standard_error, g.n - 1))
    assert row.certainty == pytest.approx(expected, rel=1e-10)
    assert row.gain == priorities(gaps, WEIGHTS).row("d1").gain


def test_first_places_of_overlapping_gains_are_shared() -> None:
    q = instrument((1, 1, 1), free=0)
    sample = random_survey(q, 40, seed=9, missing=0)
    codes = {role: sample.answers[role] for role in sample.roles}
    e = np.maximum(codes["expectation"], codes["perception"])
    gaps = gap_analysis(survey(q, {"expectation": e.tolist(), "perception": codes["perception"].tolist()}))
    result = priorities(gaps, draws=20_000)
    rng = np.random.default_rng(11)
    means = [(gaps.row(d).gap or 0, gaps.row(d).standard_error or 0) for d in ("d1", "d2", "d3")]
    drawn = np.array([-(m + s * rng.standard_t(39, 40_000)) for m, s in means])
    for at, d in enumerate(("d1", "d2", "d3")):
        assert result.row(d).first == pytest.approx((drawn.argmax(axis=0) == at).mean(), abs=0.015)
        assert result.row(d).among_three > 0.99


def test_groups_have_their_own_priorities_and_hidden_ones_none() -> None:
    gaps = short(by="region")
    south = priorities(gaps, WEIGHTS, segment="S")
    g = gaps.row("d2", segment="S")
    assert south.n == gaps.group("S").n
    if g.reason != "suppressed":
        assert south.row("d2").gap == g.gap
    west = priorities(gaps, WEIGHTS, segment="W")
    assert west.rows == ()
    assert {left.reason for left in west.left_out} <= {"suppressed", "no_dimension"}


def test_instruments_without_dimensions_rank_items() -> None:
    sample = random_survey(instrument((), free=4), 50, missing=0)
    result = priorities(gap_analysis(sample))
    assert result.dimensions == ()
    e, p = (np.array(values_of(sample, role)) for role in PAIR)
    for row in result.items:
        assert row.gain == pytest.approx(-0.25 * (p - e)[:, int(row.id[1:]) - 1].mean())


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"weights": {"d1": 1, "d2": 1}},
            (
                "The weights cannot be used.\n  weights: the dimension 'd3' has no weight. "
                "Give every dimension a weight; 0 is allowed. [weight-missing]"
            ),
        ),
        (
            {"weights": 3},
            (
                "Weights must be a mapping from dimension to weight, or the word importance.\n"
                "  weights must be a mapping from dimension to weight, or the word importance; found '3'. "
                'Use weights="importance" or a mapping. [bad-weights]'
            ),
        ),
        (
            {"item_weights": "own"},
            (
                "The option item_weights has an unknown value.\n"
                "  the option item_weights has an unknown value; found 'own'. "
                'Use "equal" or "importance". [bad-item-weights]'
            ),
        ),
        (
            {"margin": -1},
            (
                "The margin must be a finite number of points, zero or more.\n"
                "  the margin must be a finite number of points, zero or more; found '-1'. Use 0. [bad-margin]"
            ),
        ),
    ],
)
def test_bad_options_are_refused(options: dict[str, object], message: str) -> None:
    with pytest.raises((AnalysisError, UsageError)) as caught:
        priorities(short(), **options)  # type: ignore[arg-type]  # that is the point
    assert str(caught.value) == message


def test_importance_must_have_been_asked() -> None:
    plain = gap_analysis(random_survey(instrument(), 20))
    for options in ({"weights": "importance"}, {"item_weights": "importance"}):
        with pytest.raises(AnalysisError) as caught:
            priorities(plain, **options)  # type: ignore[arg-type]  # parametrised
        assert str(caught.value) == (
            "The survey did not ask how important things are.\n"
            "  the survey did not ask how important things are. "
            'Give one weight for each dimension, and item_weights="equal". [importance-not-asked]'
        )

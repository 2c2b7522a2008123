"""Simultaneous limits lie between those of one row and those of Bonferroni, and hold together as often as said."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from scorecard.survey import Segment, Survey, gap_analysis
from scorecard.survey.gap_bands import row_correlations
from scorecard.survey.plan import TallyPlan
from scorecard.survey.tallied import TalliedSurvey
from tests.survey.samples import instrument, random_survey, survey, values_of


def test_limits_lie_between_one_row_and_bonferroni() -> None:
    gaps = gap_analysis(random_survey(instrument((3, 2)), 200, missing=0), simultaneous=True)
    for rows, q in ((gaps.items, 6), (gaps.dimensions, 2)):
        for row in rows:
            assert row.gap is not None
            assert row.standard_error is not None
            assert row.band_low is not None
            assert row.band_high is not None
            critical = (row.band_high - row.gap) / row.standard_error
            assert stats.t.ppf(0.975, 199) < critical < stats.t.ppf(1 - 0.025 / q, 199) * 1.01
            assert row.gap - row.band_low == pytest.approx(row.band_high - row.gap)
    assert gaps.overall.band_low is None
    assert gap_analysis(random_survey(instrument(), 50)).items[0].band_low is None


def test_rows_that_are_one_row_need_no_more_than_one() -> None:
    answers = random_survey(instrument((1,), free=0), 60, missing=0).answers
    twice = {role: np.asfortranarray(np.repeat(codes, 2, axis=1)) for role, codes in answers.items()}
    gaps = gap_analysis(Survey(instrument((2,), free=0), twice), simultaneous=True)
    row = gaps.row("q1")
    assert row.band_low == pytest.approx(row.t_low, abs=0.02)


def test_limits_of_clusters_have_the_degrees_of_freedom_of_clusters() -> None:
    base = random_survey(instrument((1,), free=0), 240, missing=0)
    firms = Segment(tuple("abcdef"), np.repeat(np.arange(6), 40).astype(np.int32))
    s = Survey(base.instrument, base.answers, segments={"firm": firms})
    row = gap_analysis(s, clusters="firm", simultaneous=True).row("q1")
    # a family of one: limits for all of it are those of one
    assert (row.band_low, row.band_high) == pytest.approx((row.low, row.high), rel=1e-9)


def test_correlations_of_items_are_those_of_their_means() -> None:
    s = random_survey(instrument((3, 2)), 80, missing=0.3)
    counts = TalliedSurvey.of(s, plan=TallyPlan.of(s.instrument)).total.gaps.scores
    e, p = (values_of(s, role) for role in ("expectation", "perception"))
    gaps = np.array(
        [
            [np.nan if a is None or b is None else b - a for a, b in zip(x, y, strict=True)]
            for x, y in zip(e, p, strict=True)
        ]
    )
    there = ~np.isnan(gaps)
    n = there.sum(axis=0)
    found = row_correlations(counts, "items", n.tolist())
    for i, j in ((0, 1), (2, 5)):
        both = there[:, i] & there[:, j]
        covariance = np.cov(gaps[both, i], gaps[both, j])[0, 1]
        spread = np.nanstd(gaps[:, i], ddof=1) * np.nanstd(gaps[:, j], ddof=1)
        assert found[i, j] == pytest.approx(both.sum() * covariance / (n[i] * n[j]) / (spread / np.sqrt(n[i] * n[j])))
    assert found.diagonal().tolist() == [1.0] * 6


def test_rows_without_spread_have_no_limits() -> None:
    q = instrument((2,), free=0)
    s = survey(q, {"expectation": [[5, 4]] * 9 + [[5, 5]], "perception": [[3, 3]] * 9 + [[3, 1]]})
    gaps = gap_analysis(s, simultaneous=True)
    assert gaps.row("q1").band_low is None
    assert gaps.row("q2").band_low == pytest.approx(gaps.row("q2").t_low, abs=0.02)


@pytest.mark.slow
def test_true_gaps_lie_within_all_limits_as_often_as_said() -> None:
    rng, held, runs = np.random.default_rng(2), 0, 60
    q = instrument((4,), free=0)
    for seed in range(runs):
        # gaps around 0, correlated by a person's mood
        mood = rng.integers(-1, 2, (60, 1))
        first = rng.integers(2, 5, (60, 4))
        second = np.clip(first + mood + rng.integers(-1, 2, (60, 4)), 1, 5)
        first = np.clip(first, 1, 5)
        swap = rng.random(60) < 0.5  # symmetric by construction, so that the true gap is 0
        first[swap], second[swap] = second[swap].copy(), first[swap].copy()
        answers = {
            "expectation": np.asfortranarray(first.astype(np.int8)),
            "perception": np.asfortranarray(second.astype(np.int8)),
        }
        rows = gap_analysis(Survey(q, answers), simultaneous=True, seed=seed).items  # type: ignore[arg-type]  # roles
        held += all(r.band_low is not None and r.band_high is not None and r.band_low <= 0 <= r.band_high for r in rows)
    assert held / runs == pytest.approx(0.95, abs=0.06)

"""Covariances come out the same from respondents and from counts."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import AnalysisError
from scorecard.survey.plan import TallyPlan
from scorecard.survey.reliability_source import sources
from scorecard.survey.tallied import TalliedSurvey
from tests.survey.samples import PAIR, instrument, random_survey, values_of


def test_scales_hold_the_pairwise_covariances() -> None:
    s = random_survey(instrument(reverse=(1,)), 80)
    e, p = (np.array(values_of(s, role), dtype=float) for role in PAIR)
    found = {(scale.id, scale.of): scale for scale in sources(s, by=None, missing="pairwise").everyone.scales()}
    assert list(found) == [(d, of) for of in (*PAIR, "gap") for d in ("d1", "d2", "all_items")]
    scale = found["d2", "gap"]
    gap = (p - e)[:, 3:5]
    both = ~np.isnan(gap).any(axis=1)
    assert scale.common[0, 1] == both.sum()
    assert scale.covariance[0, 1] == pytest.approx(np.cov(gap[both].T)[0, 1], rel=1e-12)
    assert scale.n == (~np.isnan(gap)).any(axis=1).sum()
    assert [item.id for item in scale.items] == ["q4", "q5"]


def test_counts_give_the_same_scales_and_pairs() -> None:
    s = random_survey(instrument(), 90, groups=2)
    counts = TalliedSurvey.of(s, plan=TallyPlan.of(s.instrument), by="group")
    plain, counted = (sources(x, by="group", missing="pairwise") for x in (s, counts))
    assert (plain.sizes, plain.unlabelled) == (dict(counted.sizes), counted.unlabelled)
    for label in plain.groups:
        for first, second in zip(plain.groups[label].scales(), counted.groups[label].scales(), strict=True):
            assert np.array_equal(first.covariance, second.covariance, equal_nan=True)
            assert (first.n, first.of) == (second.n, second.of)
    (a, items), (b, others) = plain.everyone.joint(1, "pairwise"), counted.everyone.joint(1, "pairwise")
    assert (len(items), others) == (2, (3, 4))
    assert np.array_equal(a.covariance(), b.select([3, 4, 9, 10]).covariance())


def test_answers_are_values_with_holes() -> None:
    s = random_survey(instrument(reverse=(1,)), 20)
    source = sources(s, by=None, missing="listwise").everyone
    e, p = (np.array(values_of(s, role), dtype=float) for role in PAIR)
    assert np.array_equal(source.answers("perception", 0), p[:, :3], equal_nan=True)
    assert np.array_equal(source.answers("gap", 1), (p - e)[:, 3:5], equal_nan=True)


def test_counts_have_no_whole_answers() -> None:
    s = random_survey(instrument(), 20)
    with pytest.raises(AnalysisError) as caught:
        sources(TalliedSurvey.of(s, plan=TallyPlan.of(s.instrument)), by=None, missing="listwise")
    assert str(caught.value) == (
        "Listwise reliability needs the answers of each respondent, and a tally holds counts only.\n"
        "  listwise reliability needs the answers of each respondent, and a tally holds counts only. "
        "Read the survey with read_survey. [needs-respondents]"
    )

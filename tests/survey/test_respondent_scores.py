"""Scores of single respondents have the means of the rows that counts give."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scorecard.instruments import Scale
from scorecard.survey import gap_analysis
from scorecard.survey.plan import TallyPlan
from scorecard.survey.respondent_scores import respondent_scores
from tests.survey.samples import PAIR, instrument, random_survey


@pytest.mark.parametrize("statistic", ["gap", "expectation", "perception", "importance"])
def test_means_of_scores_are_the_rows(statistic: str) -> None:
    q = instrument((3, 2), scale=Scale(low=0, high=10), reverse=(1,), roles=(*PAIR, "importance"))
    s = random_survey(q, 70)
    shares = (Fraction(1, 3), Fraction(2, 3))
    gaps = gap_analysis(s, weights={"d1": 1, "d2": 2})
    columns = respondent_scores(s, TallyPlan.of(q), statistic=statistic, weights=shares)
    assert [c.id for c in columns] == ["q1", "q2", "q3", "q4", "q5", "q6", "d1", "d2", "overall", "weighted"]
    for column in columns:
        found = gaps.estimate(statistic, column.id)  # type: ignore[arg-type]  # parametrised
        values = column.values[column.present]
        assert len(values) == found.n, column.id
        assert int(values.sum()) / (len(values) * column.divisor) == pytest.approx(found.value, rel=1e-12), column.id


def test_weights_beyond_64_bits_stay_exact() -> None:
    s = random_survey(instrument((3, 2)), 30, missing=0)
    weights = {"d1": 0.001, "d2": 0.7}
    shares = tuple(Fraction(w) / sum(map(Fraction, weights.values())) for w in weights.values())
    column = respondent_scores(s, TallyPlan.of(s.instrument), weights=shares)[-1]
    assert column.values.dtype == object
    found = gap_analysis(s, weights=weights).weighted
    assert found is not None
    assert float(Fraction(int(column.values.sum()), 30 * column.divisor)) == pytest.approx(found.gap, rel=1e-14)


def test_questionnaire_without_dimensions_has_items_only() -> None:
    s = random_survey(instrument((), free=3), 9)
    assert [c.kind for c in respondent_scores(s, TallyPlan.of(s.instrument))] == ["item"] * 3

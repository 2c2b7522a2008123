"""Importance against performance."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from scorecard.errors import AnalysisError, ChartError, UsageError
from scorecard.survey import importance_performance
from scorecard.survey.plan import TallyPlan
from scorecard.survey.responses import Outcome
from scorecard.survey.tallied import TalliedSurvey
from tests.survey.samples import instrument, random_survey, survey, values_of


def test_means_rest_on_those_who_answered_both() -> None:
    q = instrument((2,), free=0, roles=("importance", "satisfaction"))
    s = survey(q, {"importance": [[5, 2], [3, 2], [1, 1]], "satisfaction": [[2, 4], [4, 4], [None, 5]]})
    result = importance_performance(s, performance="satisfaction")
    first, second = result.rows
    assert (first.n, first.importance, first.performance) == (2, 4.0, 3.0)
    assert first.importance_standard_error == pytest.approx(math.sqrt(2) / math.sqrt(2))
    assert (second.n, second.importance) == (3, 5 / 3)
    assert second.performance_standard_error == pytest.approx(math.sqrt(1 / 3) / math.sqrt(3))
    assert (first.quadrant, second.quadrant) == ("concentrate", "overkill")
    assert (result.line_importance, result.line_performance) == pytest.approx(((4 + 5 / 3) / 2, (3 + 13 / 3) / 2))
    assert importance_performance(s, performance="satisfaction", lines="midpoint").line_importance == 3.0


def test_mirrored_perception_but_not_mirrored_importance() -> None:
    q = instrument((1,), free=0, roles=("importance", "perception"), reverse=(0,))
    row = importance_performance(survey(q, {"importance": [[5], [5]], "perception": [[1], [2]]})).rows[0]
    assert (row.importance, row.performance) == (5.0, 4.5)


def test_items_without_both_answers_have_no_quadrant() -> None:
    q = instrument((3,), free=0, roles=("importance", "perception"))
    s = survey(q, {"importance": [[5, None, 2], [3, 1, None]], "perception": [[2, 4, 1], [2, None, 1]]})
    result = importance_performance(s)
    assert [(r.n, r.quadrant, r.reason) for r in result.rows] == [
        (2, "keep_up", None), (0, None, "nobody_answered"), (1, "low_priority", "one_respondent"),
    ]  # fmt: skip
    assert result.rows[2].importance_standard_error is None
    assert "nobody answered both" in str(result)
    nobody = importance_performance(survey(q, {"importance": [[None] * 3], "perception": [[1] * 3]}))
    assert (nobody.line_importance, nobody.line_performance) == (None, None)


def test_role_that_was_not_asked_is_refused() -> None:
    with pytest.raises(AnalysisError) as caught:
        importance_performance(random_survey(instrument(), 9))
    assert str(caught.value) == (
        "The analysis needs the answers for importance.\n"
        "  the analysis needs the answers for importance; found 'expectation, perception'. "
        "Name another role, or add its columns to the layout. [role-missing]"
    )
    assert importance_performance(random_survey(instrument(), 9), importance="expectation").importance == "expectation"


def test_table_in_both_languages() -> None:
    q = instrument((2,), free=0, roles=("importance", "perception"))
    result = importance_performance(random_survey(q, 30), lines="medians")
    assert "Lines at the medians of the items; a point on a line counts as high." in str(result)
    assert "分界线取各题项均值的中位数" in result.table().to_text("zh")


def test_targets_and_the_diagonal() -> None:
    q = instrument((2,), free=0, roles=("importance", "perception"))
    s = survey(q, {"importance": [[5, 2], [3, 3], [4, 2], [5, 4]], "perception": [[4, 2], [1, 5], [4, 4], [3, 4]]})
    result = importance_performance(s, lines=(4.0, 3.0))
    first, second = result.rows
    assert (result.lines, result.line_importance, result.line_performance) == ("targets", 4.0, 3.0)
    assert (first.quadrant, second.quadrant) == ("keep_up", "overkill")
    test = stats.ttest_rel([5, 3, 4, 5], [4, 1, 4, 3])
    assert (first.difference.mean, first.difference.p_value) == pytest.approx((1.25, test.pvalue))
    assert first.distance == pytest.approx(1.25 / math.sqrt(2))
    assert second.difference.p_adjusted == pytest.approx(
        max(2 * test.pvalue, stats.ttest_rel([2, 3, 2, 4], [2, 5, 4, 4]).pvalue)
    )
    assert "Lines at the targets given" in str(result)


def test_probability_of_the_quadrant() -> None:
    q = instrument((1,), free=0, reverse=(0,), roles=("importance", "perception"))
    s = random_survey(q, 40, missing=0.1)
    row = importance_performance(s, lines="midpoint").rows[0]
    i, p = (
        np.array([r[0] for r in values_of(s, "perception" if mirrored else "importance")], float) for mirrored in (0, 1)
    )
    i = 6 - i  # the helper mirrors every role; importance is not mirrored
    both = ~(np.isnan(i) | np.isnan(p))
    i, p = i[both], p[both]
    joint = stats.multivariate_normal([i.mean(), p.mean()], np.cov(i, p) / len(i))
    low = joint.cdf([3, 3])
    below_i, below_p = (stats.norm.cdf(3, v.mean(), stats.sem(v)) for v in (i, p))
    shares = {
        "low_priority": low, "overkill": below_i - low, "concentrate": below_p - low, "keep_up": 1 - below_i - below_p + low
    }  # fmt: skip
    assert row.quadrant is not None
    assert row.quadrant_probability == pytest.approx(shares[row.quadrant], abs=1e-6)


def test_counts_give_the_same_as_answers() -> None:
    q = instrument((3, 2), reverse=(1,), roles=("expectation", "perception", "importance", "satisfaction"))
    s = random_survey(q, 60)
    counted = TalliedSurvey.of(s, plan=TallyPlan.of(q))
    for importance in ("importance", "expectation"):
        for performance in ("perception", "satisfaction"):
            options = {"importance": importance, "performance": performance}
            assert importance_performance(counted, **options).rows == importance_performance(s, **options).rows  # type: ignore[arg-type]  # roles
    with pytest.raises(AnalysisError, match=r"\[needs-respondents\]"):
        importance_performance(counted, derived="correlation", outcome="q1")


def test_derived_importance_in_the_result() -> None:
    q = instrument((3,), free=0, roles=("perception",))
    plain = random_survey(q, 80, missing=0.05)
    s = replace(plain, outcomes={"total": Outcome(np.random.default_rng(1).integers(1, 6, 80) * 1.0, q.scale)})
    found = importance_performance(s, derived="regression", outcome="total", lines=(0.1, 3.0))
    assert (found.importance, found.derived, found.outcome) == (None, "regression", "total")
    assert all(r.quadrant is not None and r.quadrant_probability is None for r in found.rows)
    assert "Importance derived from the overall answer “total”: standardised regression coefficient." in str(found)
    assert "由总体评价“total”推导" in found.table().to_text("zh")
    with pytest.raises(UsageError) as caught:
        importance_performance(s, derived="regression", outcome="total", lines="midpoint")
    assert str(caught.value) == (
        "Derived importance is not on the answer scale, so its middle is no line for it.\n"
        "  derived importance is not on the answer scale, so its middle is no line for it; "
        'found \'lines="midpoint"\'. Use "means", "medians" or two numbers. [derived-midpoint]'
    )
    with pytest.raises(ChartError) as drawn:
        found.plot.quadrants()
    assert str(drawn.value) == (
        "Derived importance has no place on the answer scale, so it cannot be drawn against performance.\n"
        "  derived importance has no place on the answer scale, so it cannot be drawn against performance. "
        "Draw an analysis of stated importance, or print the table. [derived-importance]"
    )

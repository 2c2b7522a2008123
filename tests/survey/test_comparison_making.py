"""Direct comparison with expectation."""

from __future__ import annotations

from statistics import mean

import numpy as np
import pytest
from scipy import stats

from scorecard.errors import UsageError
from scorecard.survey.comparison_making import direct_comparison
from scorecard.survey.plan import TallyPlan
from scorecard.survey.tallied import TalliedSurvey
from tests.survey.samples import instrument, random_survey, values_of

Q = instrument((3, 2), reverse=(0,), roles=("perception",))


def test_rows_are_tests_against_the_middle_of_the_scale() -> None:
    s = random_survey(Q, 60)
    found = direct_comparison(s)
    values = values_of(s, "perception")
    answers = [row[0] for row in values if row[0] is not None]
    test = stats.ttest_1samp(answers, 3)
    limits = test.confidence_interval(0.95)
    row = found.row("q1")
    assert (row.n, row.mean, row.gap.mean) == (
        len(answers),
        pytest.approx(mean(answers)),
        pytest.approx(mean(answers) - 3),
    )
    assert (row.gap.statistic, row.gap.p_value) == pytest.approx((test.statistic, test.pvalue))
    assert (row.gap.low, row.gap.high) == pytest.approx((limits.low - 3, limits.high - 3))
    shares = [sum(a < 3 for a in answers), sum(a == 3 for a in answers), sum(a > 3 for a in answers)]
    assert (row.share_worse, row.share_neutral, row.share_better) == tuple(c / len(answers) for c in shares)
    p = [r.gap.p_value for r in found.rows if r.kind == "item"]
    assert min(r.gap.p_adjusted for r in found.rows if r.kind == "item") == pytest.approx(min(1, 6 * min(p)))  # type: ignore[type-var]  # numbers
    assert [r.family for r in found.rows] == ["items"] * 6 + ["dimensions"] * 2 + ["none"]
    other = direct_comparison(s, neutral=2.5, adjust="none").row("q1")
    assert (other.gap.mean, other.gap.p_adjusted, other.share_neutral) == (
        pytest.approx(mean(answers) - 2.5),
        None,
        0.0,
    )


def test_counts_give_the_same_as_answers() -> None:
    s = random_survey(Q, 60, groups=3)
    counted = TalliedSurvey.of(s, plan=TallyPlan.of(Q), by="group")
    assert direct_comparison(counted, by="group").numbers_json() == direct_comparison(s, by="group").numbers_json()


def test_a_neutral_answer_outside_the_scale_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        direct_comparison(random_survey(Q, 9), neutral=5)
    assert str(caught.value) == (
        "The neutral answer must lie inside the scale.\n"
        "  the neutral answer must lie inside the scale; found '5'. Give a number between 1 and 5. [bad-neutral]"
    )


def test_hidden_rows_do_not_show_in_adjusted_p_values() -> None:
    """What a row that is not shown would have tested must not move what the others show."""
    sample = random_survey(instrument((3,), free=0, roles=("perception",)), 60, groups=2, missing=0)
    first = np.flatnonzero(sample.segments["group"].codes == 0)
    for codes in sample.answers.values():
        codes[first[3:], 0] = 0
    found = direct_comparison(sample, by="group", adjust="bonferroni")
    rows = [row for row in found.segments["g0"] if row.kind == "item"]
    assert [row.reason for row in rows] == ["suppressed", None, None]
    shown = [row.gap.p_value for row in rows[1:]]
    assert [row.gap.p_adjusted for row in rows] == [
        None,
        *(2 * p if 2 * p < 1 else 1.0 for p in shown if p is not None),
    ]

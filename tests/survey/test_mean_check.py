"""Means with their tests."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from scipy import stats

from scorecard.errors import UsageError
from scorecard.stats.counts import ScoreHistogram
from scorecard.survey.mean_check import MeanTest, adjusted, check_adjustment, mean_test


def test_a_mean_is_tested_against_a_value() -> None:
    values = np.array([3, 4, 4, 5, 2, 5])
    found = mean_test(ScoreHistogram.from_scores(values, 1).moments(), confidence=0.9, against=Fraction(7, 2))
    other = stats.ttest_1samp(values, 3.5)
    limits = other.confidence_interval(0.9)
    assert (found.statistic, found.p_value) == pytest.approx((other.statistic, other.pvalue))
    assert (found.low, found.high) == pytest.approx((limits.low - 3.5, limits.high - 3.5))
    assert found.effect_size == pytest.approx((values.mean() - 3.5) / values.std(ddof=1))
    assert mean_test(ScoreHistogram.nothing().moments(), confidence=0.9).reason == "nobody_answered"


def test_p_values_are_adjusted_within_their_family() -> None:
    tests = [MeanTest(p_value=p) for p in (0.01, None, 0.04)]
    assert [t.p_adjusted for t in adjusted(tests, "holm")] == [0.02, None, 0.04]
    assert [t.p_adjusted for t in adjusted(tests, "bonferroni")] == [0.02, None, 0.08]
    assert [t.p_adjusted for t in adjusted(tests, "none")] == [None] * 3
    with pytest.raises(UsageError) as caught:
        check_adjustment("sidak")  # type: ignore[arg-type]  # that is the point
    assert str(caught.value) == (
        "The option adjust has an unknown value.\n"
        "  the option adjust has an unknown value; found 'sidak'. "
        'Use "holm", "benjamini_hochberg", "bonferroni" or "none". [bad-adjust]'
    )

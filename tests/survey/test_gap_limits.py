"""The default interval of a row is made of the two methods that its name says."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from scorecard.survey import Survey, gap_analysis
from tests.survey.samples import instrument, random_survey, values_of


def dimension_gaps(s: Survey, dimension: int) -> np.ndarray:
    """Mean gaps of the respondents who answered at least half of a dimension, respondent by respondent."""
    e, p = (np.array(values_of(s, role), dtype=float) for role in ("expectation", "perception"))
    at = [k for k, item in enumerate(s.instrument.items) if item.dimension == s.instrument.dimensions[dimension].id]
    gaps = (p - e)[:, at]
    enough = (~np.isnan(gaps)).sum(axis=1) >= -(-len(at) // 2)
    return np.asarray(np.nanmean(gaps[enough], axis=1))


def farther_limits(values: np.ndarray, confidence: float) -> tuple[float, float]:
    """Limits by t and by Hall's transformation, found by its roots; on each side the farther."""
    n, mean, deviation = len(values), values.mean(), values.std(ddof=1)
    skewness = ((values - mean) ** 3).mean() / deviation**3
    quantile = stats.t.ppf((1 + confidence) / 2, n - 1)
    found = []
    for sign in (1, -1):
        # g(T) = T + a T^2 + a^2 T^3 / 3 + a / 2 is a cubic that rises everywhere, with a = skewness / (3 sqrt n)
        a = skewness / (3 * n**0.5)
        roots = np.roots([a * a / 3, a, 1, a / 2 - sign * quantile])
        (studentised,) = roots[np.abs(roots.imag) < 1e-6].real
        limits = [mean - deviation / n**0.5 * x for x in (studentised, sign * quantile)]
        found.append(min(limits) if sign == 1 else max(limits))
    return found[0], found[1]


@pytest.mark.parametrize("confidence", [0.9, 0.95])
def test_rows_have_the_farther_limit_of_t_and_hall(confidence: float) -> None:
    s = random_survey(instrument((3, 2)), 40, missing=0.15)
    gaps = gap_analysis(s, confidence=confidence, weights={"d1": 1, "d2": 3})
    assert gaps.interval_method == "t_hall"
    for at, row in enumerate(gaps.dimensions):
        values = dimension_gaps(s, at)
        assert (row.n, row.gap) == (len(values), pytest.approx(values.mean(), abs=1e-12))
        assert row.interval_method == "t_hall"
        assert (row.low, row.high) == pytest.approx(farther_limits(values, confidence), abs=1e-9)


def test_rows_are_never_narrower_than_t_and_tests_stay() -> None:
    s = random_survey(instrument(), 60)
    wide, plain = (gap_analysis(s, interval=i, weights={"d1": 1, "d2": 1}) for i in ("t_hall", "t"))
    longer = 0
    for one, two in zip(wide.group().rows, plain.group().rows, strict=True):
        assert (one.t_low, one.t_high, one.p_value) == (two.low, two.high, two.p_value)
        assert one.low is not None
        assert one.high is not None
        assert two.low is not None
        assert two.high is not None
        assert one.low <= two.low < two.high <= one.high
        longer += (one.low, one.high) != (two.low, two.high)
    assert longer == len(wide.group().rows) - 1
    # the mean of item means is no mean over respondents
    assert wide.overall_items.interval_method == "t"
    assert "A row without a counted score for each respondent has the t interval: overall_items." in str(wide)


def test_groups_have_their_own_skewness() -> None:
    s = random_survey(instrument(), 60, groups=2)
    segment = s.segment("group")
    for at, label in enumerate(segment.labels):
        group = gap_analysis(s, by="group").segments[label]
        alone = gap_analysis(s.take(np.flatnonzero(segment.codes == at)))
        for one, two in zip(group.items, alone.items, strict=True):
            assert (one.low, one.high) == (two.low, two.high)


def test_a_row_whose_gaps_are_all_equal_has_no_interval() -> None:
    s = random_survey(instrument((1,)), 1)
    row = gap_analysis(s, privacy_threshold=1).items[0]
    assert (row.low, row.high, row.interval_method) == (None, None, None)

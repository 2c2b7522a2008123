"""One feature in Kano's model."""

from __future__ import annotations

import math

import pytest
from scipy import stats

from scorecard.survey.kano_rows import kano_row

PUBLISHED = {
    "service app": ({"M": 95, "O": 123, "A": 45, "I": 33}, 0.568, -0.736, 0.89, 0.09, "O", 28, 19.4, 72.49),
    "excellent service": ({"M": 101, "O": 54, "A": 54, "I": 81, "R": 3, "Q": 3}, 0.372, -0.534, 0.71, 0.07, "M", 20, 18.5, 21.64),
    "hotline": ({"M": 15, "O": 24, "A": 121, "I": 124, "R": 6, "Q": 6}, 0.511, -0.137, 0.54, 0.01, "I", 3, 19.8, 150.06),
}  # fmt: skip
"""Documentation of the R package stp25kano, 296 respondents."""


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_features(name: str) -> None:
    counts, better, worse, total, strength, category, left, right, chi2 = PUBLISHED[name]
    row = kano_row(name, counts, critical=1.65, confidence=0.95)  # type: ignore[arg-type]  # letters
    assert (row.n, row.category, row.fong_difference) == (296, category, left)
    assert (row.better, row.worse) == pytest.approx((better, worse), abs=6e-4)
    assert (row.total_strength, row.category_strength) == pytest.approx((total, strength), abs=5.1e-3)
    assert row.fong_limit == pytest.approx(right, abs=0.051)
    assert row.distinct is (left >= right)
    assert row.chi_squared == pytest.approx(chi2, abs=5.1e-3)
    plain = [counts[c] for c in "MOAI"]  # type: ignore[index]  # letters
    assert row.p_value == pytest.approx(stats.chisquare(plain).pvalue)


def test_limits_of_the_coefficients_are_wilsons() -> None:
    row = kano_row("f", {"M": 10, "O": 20, "A": 30, "I": 40, "R": 9}, critical=1.65, confidence=0.9)
    low, high = stats.binomtest(30, 100).proportion_ci(0.9, method="wilson")
    assert (row.worse, row.worse_low, row.worse_high) == pytest.approx((-0.3, -high, -low))
    low, high = stats.binomtest(50, 100).proportion_ci(0.9, method="wilson")
    assert (row.better, row.better_low, row.better_high) == pytest.approx((0.5, low, high))


def test_undefined_features_say_why() -> None:
    nobody = kano_row("f", {}, critical=1.65, confidence=0.95)
    assert (nobody.n, nobody.category, nobody.reason) == (0, None, "nobody_answered")
    odd = kano_row("f", {"R": 3, "Q": 1}, critical=1.65, confidence=0.95)
    assert (odd.n, odd.category, odd.better, odd.chi_squared, odd.reason) == (4, "R", None, None, "no_plain_answer")
    assert odd.fong_limit == pytest.approx(1.65 * math.sqrt(4 * 4 / 8))

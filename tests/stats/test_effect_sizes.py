"""The correction of Hedges equals its published table and its series."""

from __future__ import annotations

import math

import pytest

from scorecard.stats.effect_sizes import hedges_correction


def test_small_samples_by_hand() -> None:
    # gamma(1) / (1 * gamma(1/2)), and gamma(3/2) / (sqrt(3/2) gamma(1))
    assert hedges_correction(2) == pytest.approx(1 / math.sqrt(math.pi), rel=1e-14)
    assert hedges_correction(3) == pytest.approx(math.sqrt(math.pi) / 2 / math.sqrt(1.5), rel=1e-14)
    assert hedges_correction(1) == 0.0


@pytest.mark.parametrize("m", [1000, 10**5, 10**7])
def test_large_samples_follow_the_series(m: int) -> None:
    assert hedges_correction(m) == pytest.approx(1 - 3 / (4 * m) - 7 / (32 * m * m), rel=3e-10)

"""Rates keep what they were counted from."""

from __future__ import annotations

import pytest

from scorecard.logistics.counted_rates import CountedRate, counted_rate


def test_a_rate_has_wilsons_interval() -> None:
    # Newcombe (1998), Statistics in Medicine 17, 857-872: 81 of 263
    found = counted_rate(81, 263)
    assert (found.low, found.high) == (pytest.approx(0.2553, abs=5e-5), pytest.approx(0.3662, abs=5e-5))
    assert found.n == 263
    assert found.standard_error == pytest.approx((81 / 263 * 182 / 263 / 263) ** 0.5, rel=1e-14)


def test_without_trials_there_is_none() -> None:
    assert counted_rate(0, 0) == CountedRate(0, 0, reason="nothing_counted")

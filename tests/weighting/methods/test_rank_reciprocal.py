"""Rank-reciprocal weights go as one over the place."""

from __future__ import annotations

import pytest

from scorecard.weighting import rank_reciprocal


def test_published_rule() -> None:
    w = rank_reciprocal([1, 2, 3, 4])
    assert w.shares == pytest.approx((12 / 25, 6 / 25, 4 / 25, 3 / 25), abs=1e-15)
    assert w.total == pytest.approx(25 / 12, abs=1e-15)
    assert w.method == "rank_reciprocal"


def test_tied_ones_have_the_mean_of_their_places() -> None:
    assert rank_reciprocal([1, 1]).shares == (0.5, 0.5)
    assert rank_reciprocal([1, 2, 2]).shares == pytest.approx((6 / 11, 2.5 / 11, 2.5 / 11), abs=1e-15)

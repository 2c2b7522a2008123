"""Rank-sum weights fall by equal steps."""

from __future__ import annotations

import itertools

import pytest

from scorecard.weighting import rank_sum


def test_published_rule() -> None:
    w = rank_sum([3, 1, 2, 4], labels=["c", "a", "b", "d"])
    assert dict(w) == {"c": 0.2, "a": 0.4, "b": 0.3, "d": 0.1}
    assert (w.total, w.method) == (10.0, "rank_sum")


def test_steps_are_equal() -> None:
    shares = rank_sum(list(range(1, 8))).shares
    assert [a - b for a, b in itertools.pairwise(shares)] == pytest.approx([1 / 28] * 6, abs=1e-15)

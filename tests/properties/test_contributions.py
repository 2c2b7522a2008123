"""A split by measure sums to the change, flips with its sides, and agrees with the split by blocks."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.scoring import Contributions, Evaluation
from tests.properties.test_history import PERIODS, evaluations

MEANS = evaluations(("weighted_arithmetic",))


def points(found: Contributions) -> list[float]:
    return [p for p in (*(row.points for row in found.rows), found.coverage, found.weights) if p is not None]


@given(MEANS, MEANS, st.sampled_from(["total", "o0"]))
def test_a_split_sums_and_flips(one: Evaluation, other: Evaluation, node: str) -> None:
    before, after = one.at(period=PERIODS[0]), other.at(period=PERIODS[1])
    found, back = after.contributions(before, node=node), before.contributions(after, node=node)
    assert (found.before, found.after) == (before[node].score, after[node].score)
    if found.reason is not None:
        assert points(found) == []
        assert back.reason is not None
        return
    assert found.difference is not None
    assert math.isclose(math.fsum(points(found)), found.difference, rel_tol=0, abs_tol=1e-9)
    assert [-p for p in points(back)] == pytest.approx(points(found), abs=1e-9)


@given(MEANS, st.sampled_from(["total", "o0"]))
def test_one_card_agrees_with_the_blocks(ev: Evaluation, node: str) -> None:
    before, after = ev.at(period=PERIODS[0]), ev.at(period=PERIODS[1])
    found = after.contributions(before, node=node)
    blocks = after.waterfall(before, node=node)
    assert found.reason == blocks.reason
    if found.reason is None and blocks.target == 0 and found.coverage is not None:
        assert found.coverage == pytest.approx(blocks.coverage, abs=1e-9)
        assert found.weights == pytest.approx(blocks.weight, abs=1e-9)

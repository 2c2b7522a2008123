"""What is known of weights: each description draws from its law."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.stats.draw_blocks import rows_of
from scorecard.stats.simplex import RankedSimplex, UniformSimplex
from scorecard.weighting import WeightUncertainty, direct, draw_families

EXPERTS = {"ada": {"a": 50, "b": 50}, "bo": {"a": 20, "b": 80}}
KNOWN = {
    "exact": WeightUncertainty.exact({"a": 1, "b": 3}),
    "free": WeightUncertainty.free(["a", "b"]),
    "ranks": WeightUncertainty.ranked({"a": 2, "b": 1}),
    "bounds": WeightUncertainty.bounded({"a": (0.1, 0.4), "b": (0.5, 1.0)}),
    "ranks_and_bounds": WeightUncertainty.bounded({"a": (0.1, 0.8), "b": (0, 1)}, ranks={"b": 1, "a": 2}),
    "dirichlet": WeightUncertainty.around(direct({"a": 30, "b": 70}), concentration=40),
    "experts": WeightUncertainty.of_experts(EXPERTS),
}


@pytest.mark.parametrize("kind", KNOWN)
def test_every_kind_draws_shares_by_id(kind: str) -> None:
    known = KNOWN[kind]
    drawn = known.draw(500, seed=1)
    assert (known.kind, known.ids) == (kind, ("a", "b"))
    np.testing.assert_allclose(drawn.sum(axis=1), 1, atol=1e-12)
    np.testing.assert_array_equal(known.draw(100, seed=1, start=400), drawn[400:])
    assert (known.draw(500, seed=1, stream="other") != drawn).any() or kind == "exact"


def test_the_laws_are_those_of_the_floor_below() -> None:
    np.testing.assert_array_equal(KNOWN["free"].draw(9, seed=2), rows_of(UniformSimplex(2), 9, seed=2))
    np.testing.assert_array_equal(KNOWN["ranks"].draw(9, seed=2), rows_of(RankedSimplex((2, 1)), 9, seed=2))
    assert KNOWN["exact"].draw(2, seed=1).tolist() == [[0.25, 0.75]] * 2
    drawn = KNOWN["bounds"].draw(1000, seed=1)
    assert ((drawn >= [0.6 - 0.5, 0.6]) & (drawn <= [0.4, 0.9])).all()
    drawn = KNOWN["ranks_and_bounds"].draw(1000, seed=1)
    assert ((drawn[:, 0] >= 0.1) & (drawn[:, 0] <= drawn[:, 1])).all()


def test_the_centre_of_experts_is_their_mean() -> None:
    """Geometric: √(0.5 · 0.2) to √(0.5 · 0.8) is 1 to 2; arithmetic: 0.35."""
    assert KNOWN["experts"].centre == pytest.approx((1 / 3, 2 / 3))
    arithmetic = WeightUncertainty.of_experts(EXPERTS, method="bootstrap_arithmetic")
    assert arithmetic.centre == pytest.approx((0.35, 0.65))
    one = WeightUncertainty.of_experts({"ada": {"b": 1, "a": 1}, "bo": {"a": 0, "b": 5}}, method="one_expert")
    assert (one.ids, sorted({tuple(row) for row in one.draw(50, seed=1).tolist()})) == (
        ("b", "a"),
        [(0.5, 0.5), (1.0, 0.0)],
    )


def test_tables_say_what_was_stated() -> None:
    keys = {kind: [c.key for c in known.table().columns] for kind, known in KNOWN.items()}
    assert keys == {
        "exact": ["id", "centre"],
        "free": ["id"],
        "ranks": ["id", "rank"],
        "bounds": ["id", "low", "high"],
        "ranks_and_bounds": ["id", "rank", "low", "high"],
        "dirichlet": ["id", "centre"],
        "experts": ["id", "centre"],
    }
    text = str(KNOWN["ranks_and_bounds"])
    assert "Uncertain weights: order and bounds known" in text
    assert (
        "Every vector of weights that keeps order and bounds is equally likely. Equal ranks have equal weights." in text
    )
    chinese = KNOWN["dirichlet"].table().to_text("zh")
    assert "不确定权重：大致已知" in chinese
    assert "以中心权重为均值的 Dirichlet 分布，集中度 40。" in chinese
    assert KNOWN["bounds"].table().rows == (("a", 0.1, 0.4), ("b", 0.5, 1.0))
    assert '"ids":["a","b"]' in KNOWN["free"].numbers_json()


def test_families_are_drawn_apart_and_whatever_the_others() -> None:
    free = WeightUncertainty.free(["x", "y"])
    both = draw_families({"customer": free, "finance": free}, 100, seed=1)
    alone = draw_families({"finance": free}, 60, seed=1, start=40)
    assert not (both["customer"] == both["finance"]).any()
    np.testing.assert_array_equal(alone["finance"], both["finance"][40:])

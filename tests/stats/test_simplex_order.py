"""Shares that keep order and bounds: every way of proposing gives the same law as rejection."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scorecard.errors import AnalysisError
from scorecard.stats.draw_blocks import rows_of
from scorecard.stats.simplex import Ties
from scorecard.stats.simplex_order import ordered_box
from tests.refusal import refusal

RANKS, LOW, HIGH = [2, 1, 2, 3], [0.1, 0.2, 0.05, 0.0], [0.4, 0.6, 0.4, 0.2]


def by_rejection(ties: Ties) -> np.ndarray:
    """Shares of the same law, from the whole simplex; equal ranks as one share in equal parts."""
    rng = np.random.default_rng(11)
    if ties == "equal":
        whole = rng.dirichlet(np.ones(3), size=1_000_000)  # b, a + c, d: uniform in a linear image too
        rows = np.column_stack([whole[:, 1] / 2, whole[:, 0], whole[:, 1] / 2, whole[:, 2]])
    else:
        rows = rng.dirichlet(np.ones(4), size=1_000_000)
    kept = ((rows >= LOW) & (rows <= HIGH)).all(axis=1)
    kept &= (rows[:, 1] >= rows[:, [0, 2]].max(axis=1)) & (rows[:, [0, 2]].min(axis=1) >= rows[:, 3])
    return rows[kept]


@pytest.mark.parametrize("ties", ["equal", "open"])
def test_moments_are_those_of_rejection(ties: Ties) -> None:
    law, other = ordered_box(RANKS, lower=LOW, upper=HIGH, ties=ties), by_rejection(ties)
    drawn = rows_of(law, 50_000, seed=6)
    assert ((drawn >= LOW) & (drawn <= HIGH)).all()
    assert (drawn[:, 1] >= drawn[:, [0, 2]].max(axis=1) - 1e-12).all()
    assert (drawn[:, [0, 2]].min(axis=1) >= drawn[:, 3] - 1e-12).all()
    np.testing.assert_allclose(drawn.sum(axis=1), 1, atol=1e-12)
    if ties == "equal":
        np.testing.assert_allclose(drawn[:, 0], drawn[:, 2], atol=1e-15)
    for power in (1, 2):
        a, b = drawn**power, other**power
        error = np.sqrt(a.var(axis=0) / len(a) + b.var(axis=0) / len(b))
        assert (np.abs(a.mean(axis=0) - b.mean(axis=0)) <= 4 * error).all()


@pytest.mark.parametrize("ties", ["equal", "open"])
def test_every_way_of_proposing_gives_the_same_law(ties: Ties) -> None:
    other = by_rejection(ties)
    law = ordered_box(RANKS, lower=LOW, upper=HIGH, ties=ties)
    for way in ("order", "bounds"):
        drawn = rows_of(replace(law, proposal=way, box=law.box), 20_000, seed=3) if way == "order" else None
        if drawn is not None:
            error = np.sqrt(drawn.var(axis=0) / len(drawn) + other.var(axis=0) / len(other))
            assert (np.abs(drawn.mean(axis=0) - other.mean(axis=0)) <= 4 * error).all()


def test_the_way_of_which_most_is_kept_is_chosen() -> None:
    apart = ordered_box([1, 2, 3, 4], lower=[0.4, 0.25, 0.15, 0.05], upper=[0.5, 0.35, 0.25, 0.15])
    assert (apart.proposal, apart.acceptance) == ("bounds", 1.0)
    alike = ordered_box([1, 2, 3, 4, 5, 6], lower=[0.1] * 6, upper=[0.25] * 6)
    assert (alike.proposal, alike.acceptance) == ("common", 1.0)
    wide = ordered_box([1, 2, 2], lower=[0, 0, 0], upper=[1, 1, 1])
    assert (wide.proposal, wide.acceptance) == ("order", 1.0)


def test_bounds_follow_the_order() -> None:
    law = ordered_box([1, 2, 3], lower=[0, 0.2, 0], upper=[0.5, 1, 1])
    assert (law.lower, law.upper) == ((0.2, 0.2, 0.0), (0.5, 0.5, 0.5))


def test_order_and_bounds_that_contradict() -> None:
    expected = [
        (
            "no weights keep both the order and the bounds. Change a rank, or widen the bounds of what the ranks put "
            "before or after it. [order-infeasible]"
        )
    ]
    assert refusal(lambda: ordered_box([1, 2], lower=[0, 0.7], upper=[0.3, 1]), error=AnalysisError) == expected
    assert refusal(lambda: ordered_box([1, 2], lower=[0, 0.7], upper=[1, 1]), error=AnalysisError) == expected


def test_a_region_too_thin() -> None:
    """Every fifth share is pinned, the four between two of these have to fall in their order."""
    centre = [1 / 21 + 0.004 * (10 - i) for i in range(21)]
    low = [0.0 if i % 5 else c - 0.0001 for i, c in enumerate(centre)]
    high = [1.0 if i % 5 else c + 0.0001 for i, c in enumerate(centre)]
    lines = refusal(lambda: ordered_box(list(range(21)), lower=low, upper=high), error=AnalysisError)
    assert lines[0].startswith(
        "the weights that keep both the order and the bounds are too small a part of those that keep one of them "
        "for exact draws; found '"
    )
    assert lines[0].endswith(
        " of the proposals kept'. Widen the bounds, or leave out either the ranks or the bounds. [region-too-thin]"
    )

"""Orders of the periods against regressions refitted for each of them."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray

from scorecard.stats.lagged_association import lagged_associations
from scorecard.stats.period_permutation import critical_share, period_orders, permuted_shares, smallest_p
from scorecard.stats.prewhitening import Innovations, innovations

Floats = NDArray[np.float64]
RNG = np.random.default_rng(4)
SEASONS = np.arange(22) % 4


def panel(*, gaps: bool) -> Innovations:
    """Three entities over 22 periods, values missing in two of them."""
    cause, effect = np.cumsum(np.random.default_rng(8).standard_normal((2, 1, 3, 22)), axis=3)
    if gaps:
        effect[0, 0, 9] = np.nan
        cause[0, 2, 15:17] = np.nan
    return innovations(cause, effect, delay=1, seasons=SEASONS)


def refitted(new: Innovations, order: NDArray[np.intp]) -> float:
    """The squared correlation of one order, by least squares on all entities at once."""
    kept = np.flatnonzero(new.used[0].any(axis=0))
    columns, x, y = [], [], []
    entities, size = new.used[0].shape[0], new.basis.shape[3]
    for e in range(entities):
        for place, t in enumerate(kept):
            if not new.used[0, e, t]:
                continue
            row = np.zeros(entities * size)
            row[e * size : (e + 1) * size] = new.basis[0, e, t]
            columns.append(row)
            x.append(new.cause[0, e, t])
            y.append(new.effect[0, e, kept[order[place]]])
    out, both = np.array(columns), np.column_stack([x, y])
    left = both - out @ np.linalg.lstsq(out, both, rcond=None)[0]
    return float((left[:, 0] @ left[:, 1]) ** 2 / (left[:, 0] @ left[:, 0]) / (left[:, 1] @ left[:, 1]))


@pytest.mark.parametrize("gaps", [False, True])
def test_each_order_is_the_regression_refitted(gaps: bool) -> None:
    new = panel(gaps=gaps)
    orders = period_orders(int(new.used[0].any(axis=0).sum()), 40, seed=2)
    found = permuted_shares(new, 0, orders=orders)
    assert found == pytest.approx([refitted(new, order) for order in orders], rel=1e-9)


def test_the_order_of_time_gives_the_association_itself() -> None:
    new = panel(gaps=True)
    periods = int(new.used[0].any(axis=0).sum())
    (own,) = permuted_shares(new, 0, orders=np.arange(periods)[None])
    assert own == pytest.approx(lagged_associations(new, permutations=99).effect[0] ** 2, rel=1e-12)


def test_sampled_orders_agree_with_all_orders() -> None:
    cause, effect = np.cumsum(np.random.default_rng(15).standard_normal((2, 1, 1, 10)), axis=3)
    new = innovations(cause, effect, delay=1)
    every = np.array(list(itertools.permutations(range(7))))
    shares = permuted_shares(new, 0, orders=every)
    found = lagged_associations(new, permutations=4_000, seed=6)
    reached = found.statistic[0] ** 2 / (found.statistic[0] ** 2 + found.degrees_of_freedom[0])
    # the order of time itself is always counted
    count = int((shares[1:] >= reached * (1 - 1e-9)).sum())
    exact = (1 + count) / 5040
    # four standard errors of 4 000 draws
    assert found.p_value[0] == pytest.approx(exact, abs=4 * (exact * (1 - exact) / 4_000) ** 0.5)
    # where all orders can be tried, they are
    for permutations in (5_039, 9_999):
        assert lagged_associations(new, permutations=permutations).p_value[0] == exact


def test_orders_are_orders_and_depend_on_seed_and_number_alone() -> None:
    orders = period_orders(9, 500, seed=1)
    assert (np.sort(orders, axis=1) == np.arange(9)).all()
    assert orders.tolist() == period_orders(9, 500, seed=1).tolist()
    assert orders.tolist() != period_orders(9, 500, seed=2).tolist()
    # every period comes to every place equally often: 500 / 9, five standard errors
    places = np.array([(orders[:, 0] == k).sum() for k in range(9)])
    assert places == pytest.approx(np.full(9, 500 / 9), abs=5 * (500 * 8 / 81) ** 0.5)


def test_all_orders_are_tried_where_there_are_no_more_than_asked_for() -> None:
    orders = period_orders(5, 119, seed=1)
    assert len({tuple(order) for order in orders.tolist()}) == len(orders) == 119
    assert [0, 1, 2, 3, 4] not in orders.tolist()
    assert len(period_orders(5, 118, seed=1)) == 118
    assert len(period_orders(1, 99, seed=1)) == 0


def test_smallest_p_is_of_orders_or_of_permutations() -> None:
    assert smallest_p(3, 999) == 1 / 6
    assert smallest_p(7, 9_999) == 1 / 5040
    assert smallest_p(8, 9_999) == 1 / 10_000
    assert smallest_p(400, 99) == 1 / 100
    assert smallest_p(0, 99) == 1.0


def test_critical_share_is_where_p_passes_the_level() -> None:
    drawn = np.arange(1.0, 1000.0)  # 999 orders
    limit = critical_share(RNG.permutation(drawn), 0.05)
    for value in (limit - 0.5, limit, limit + 0.5):
        p = (1 + (drawn >= value).sum()) / 1000
        assert (p <= 0.05) == (value > limit)
    assert np.isnan(critical_share(drawn[:9], 0.05))

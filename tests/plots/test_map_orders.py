from __future__ import annotations

from itertools import combinations, pairwise, permutations, product

import numpy as np
import pytest

from scorecard.plots.map_orders import Net, best_orders, split_rows


def chain_links(rows: list[list[str]], random: np.random.Generator, density: float) -> list[tuple[str, str]]:
    """Return links from each row to the one above."""
    return [(b, a) for above, below in pairwise(rows) for a in above for b in below if random.random() < density]


def crossings(orders: list[list[object]], net: Net) -> int:
    """Count crossing pairs of links by comparing every pair."""
    place = {node: i for order in orders for i, node in enumerate(order)}
    total = 0
    for order in orders:
        links = [(place[node], place[above]) for node in order for above in net.up[node]]
        total += sum((a[0] - b[0]) * (a[1] - b[1]) < 0 for a, b in combinations(links, 2))
    return total


@pytest.mark.parametrize("seed", range(12))
def test_fewest_crossings_of_small_maps_are_found(seed: int) -> None:
    random = np.random.default_rng(seed)
    rows = [[f"{r}{i}" for i in range(4)] for r in "abc"]
    net = Net.build(rows, chain_links(rows, random, 0.4))
    orders, found = best_orders(net)
    fewest = min(crossings([list(p) for p in option], net) for option in product(*(permutations(r) for r in net.rows)))
    assert found == fewest
    assert crossings(orders, net) == found, "the count is the count of the orders returned"


def test_every_box_stays_in_its_row() -> None:
    rows = [["a", "b"], ["c", "d", "e"]]
    orders, _ = best_orders(Net.build(rows, [("c", "b"), ("e", "a")]))
    assert [sorted(order) for order in orders] == rows


def test_link_over_a_row_gets_a_place_there() -> None:
    net = Net.build([["top"], ["middle"], ["low"]], [("low", "top"), ("low", "middle")])
    assert net.rows[1] == ["middle", (0, 1)]
    assert net.chains[0] == ["low", (0, 1), "top"]


def test_link_downwards_runs_the_other_way() -> None:
    net = Net.build([["top"], ["middle"], ["low"]], [("top", "low")])
    assert net.chains[0] == ["top", (0, 1), "low"]


def test_full_rows_are_split_evenly() -> None:
    rows, owners = split_rows([["a"], [f"b{i}" for i in range(7)], []], [])
    assert [len(row) for row in rows] == [1, 4, 3, 0]
    assert owners == (0, 1, 1, 2)


def test_effects_stand_above_their_causes_in_a_split_row() -> None:
    group = [f"b{i}" for i in range(6)]
    rows, _ = split_rows([group], [("b0", "b5"), ("b1", "b4"), ("b5", "b3")])
    level = {node: number for number, row in enumerate(rows) for node in row}
    assert level["b3"] == 0
    assert level["b0"] == level["b1"] == 1


def test_five_boxes_stay_in_one_row() -> None:
    rows, _ = split_rows([[f"b{i}" for i in range(5)]], [])
    assert len(rows) == 1

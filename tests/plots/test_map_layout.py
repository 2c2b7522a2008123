from __future__ import annotations

import time
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import isotonic_regression

from scorecard.plots.map_layout import isotonic, layout_map

WIDTH = 450.0


def random_map(n: int, k: int, seed: int) -> tuple[list[list[str]], list[tuple[str, str]]]:
    """Return four perspectives and links between them, some over several rows, some within one."""
    random = np.random.default_rng(seed)
    groups = [[f"n{i}" for i in range(n) if i % 4 == g] for g in range(4)]
    level = {node: g for g, group in enumerate(groups) for node in group}
    links: set[tuple[str, str]] = set()
    while len(links) < k:
        a, b = (f"n{i}" for i in random.choice(n, 2, replace=False))
        up = level[a] - level[b]
        if up == 1 or (up > 1 and random.random() < 0.15) or (up == 0 and a < b and random.random() < 0.05):
            links.add((a, b))
    return groups, sorted(links)


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=12), st.data())
def test_isotonic_equals_scipy(values: list[float], data: st.DataObject) -> None:
    weights = data.draw(st.lists(st.floats(0.1, 10), min_size=len(values), max_size=len(values)))
    wanted = isotonic_regression(values, weights=weights).x
    assert isotonic(np.array(values), np.array(weights)) == pytest.approx(wanted, abs=1e-9)


@pytest.mark.parametrize(("n", "k"), [(8, 8), (16, 20), (24, 40), (30, 50)])
@pytest.mark.parametrize("seed", [0, 1])
def test_boxes_and_passing_links_keep_their_distance(n: int, k: int, seed: int) -> None:
    groups, links = random_map(n, k, seed)
    made = layout_map(groups, links, width=WIDTH)
    half = made.box_width / 2
    lanes: dict[int, list[float]] = {}
    for route in made.routes:
        for row, x in route.stops:
            lanes.setdefault(row, []).append(x)
    for number, row in enumerate(made.rows):
        xs = [made.x[node] for node in row]
        assert all(b - a >= made.box_width + 8.9 for a, b in pairwise(xs))
        assert all(half - 0.1 <= x <= WIDTH - half + 0.1 for x in xs)
        for lane in lanes.get(number, []):
            assert all(abs(lane - x) >= half + 4.0 for x in xs), "a link that passes a row meets no box"
    assert all(abs(r.start - made.x[r.source]) < half and abs(r.end - made.x[r.target]) < half for r in made.routes)


def test_ports_of_a_box_are_apart_and_in_the_order_of_their_other_ends() -> None:
    made = layout_map([["a", "b", "c"], ["low"]], [("low", "a"), ("low", "b"), ("low", "c")], width=WIDTH)
    by_place = sorted(made.routes, key=lambda route: made.x[route.target])
    starts = [route.start for route in by_place]
    assert starts == sorted(set(starts))


def test_thirty_objectives_and_fifty_links_take_less_than_a_second() -> None:
    groups, links = random_map(30, 50, 3)
    started = time.process_time()
    layout_map(groups, links, width=WIDTH)
    assert time.process_time() - started < 1.0


def test_same_map_same_layout() -> None:
    groups, links = random_map(24, 40, 5)
    assert layout_map(groups, links, width=WIDTH) == layout_map(groups, links, width=WIDTH)


def test_planar_map_has_no_crossing() -> None:
    made = layout_map([["a", "b"], ["c", "d"]], [("c", "b"), ("d", "a")], width=WIDTH)
    assert made.crossings == 0
    assert made.rows[0] != made.rows[1][::-1]


def test_empty_rows_and_no_links() -> None:
    made = layout_map([["a"], [], ["b"]], [], width=WIDTH)
    assert made.rows == (("a",), (), ("b",))
    assert made.routes == ()


def test_boxes_are_never_wider_than_asked() -> None:
    assert layout_map([["a"]], [], width=WIDTH, widest=80.0).box_width == 80.0

"""Tests of the strategy map, against the topological sort of the standard library."""

from __future__ import annotations

import graphlib
import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.models import Link, StrategyMap
from tests.refusal import refusal

Edge = tuple[int, int]


def strategy_map(edges: list[Edge]) -> StrategyMap:
    return StrategyMap(links=tuple(Link(cause=f"n{a}", effect=f"n{b}") for a, b in edges))


def has_circle(edges: list[Edge]) -> bool:
    """Whether a topological order is impossible."""
    sorter = graphlib.TopologicalSorter[int]()
    for cause, effect in edges:
        sorter.add(effect, cause)
    try:
        sorter.prepare()
    except graphlib.CycleError:
        return True
    return False


def check(edges: list[Edge]) -> None:
    """A circle is found if and only if there is one, and what is found is one."""
    found = strategy_map(edges).cycle()
    assert bool(found) == has_circle(edges)
    if found:
        links = {(f"n{a}", f"n{b}") for a, b in edges}
        assert found[0] == found[-1]
        assert len(set(found)) == len(found) - 1
        assert all(step in links for step in itertools.pairwise(found))


nodes = st.integers(0, 9)


@given(st.permutations(range(10)), st.lists(st.tuples(nodes, nodes), max_size=40))
def test_no_circle_is_found_where_there_is_none(order: list[int], pairs: list[Edge]) -> None:
    """All links run forward in a random order."""
    edges = [(order[min(a, b)], order[max(a, b)]) for a, b in pairs if a != b]
    assert strategy_map(edges).cycle() == ()
    check(edges)


@given(
    st.lists(st.tuples(nodes, nodes), max_size=25), st.lists(nodes, min_size=1, max_size=6, unique=True), st.randoms()
)
def test_a_planted_circle_is_found(edges: list[Edge], circle: list[int], random: object) -> None:
    planted = [*edges, *itertools.pairwise([*circle, circle[0]])]
    random.shuffle(planted)  # type: ignore[attr-defined]
    assert strategy_map(planted).cycle()
    check(planted)


@given(st.lists(st.tuples(nodes, nodes), max_size=14))
def test_any_map_is_judged_right(edges: list[Edge]) -> None:
    check(edges)


@pytest.mark.parametrize(
    ("edges", "circle"),
    [
        ([], ()),
        ([(1, 1)], ("n1", "n1")),
        ([(1, 2), (2, 1)], ("n1", "n2", "n1")),
        ([(0, 1), (1, 2), (2, 3), (3, 1)], ("n1", "n2", "n3", "n1")),
        ([(1, 2), (1, 2)], ()),
        ([(0, 1), (0, 2), (1, 3), (2, 3)], ()),
    ],
)
def test_small_maps(edges: list[Edge], circle: tuple[str, ...]) -> None:
    assert strategy_map(edges).cycle() == circle


def test_a_long_chain_takes_no_recursion_and_no_time() -> None:
    chain = strategy_map([(i, i + 1) for i in range(5000)])
    started = time.process_time()
    assert chain.cycle() == ()
    assert (
        time.process_time() - started < 10
    )  # a search of every path would not end; the collector of garbage may take a second


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"sign": "minus"}, "sign: this value is not one of the choices; found 'minus'. Use one of: +, -. [unknown-choice]"),
        ({"strength": 1.5}, "strength: this must be at most 1; found '1.5'. Change the value. [out-of-range]"),
        ({"strength": True}, "strength: a number is needed; found 'True'. Write it without quotes, unit or percent sign. [wrong-type]"),
        ({"delay": -1}, "delay: this must be at least 0; found '-1'. Change the value. [out-of-range]"),
        ({"delay": 1.5}, "delay: a whole number is needed; found '1.5'. Write it without quotes. [wrong-type]"),
    ],
)  # fmt: skip
def test_what_is_no_link_is_refused(fields: dict[str, object], line: str) -> None:
    assert refusal(lambda: Link.model_validate({"cause": "a", "effect": "b", **fields})) == [line]

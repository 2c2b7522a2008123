"""Patterns count what single orders say."""

from __future__ import annotations

from scorecard.logistics.pattern_rates import bits_of, met_among, met_and_judged
from tests.logistics.cells import Flags, patterns

FLAGS: list[Flags] = [
    {"on_time": True, "in_full": True},
    {"on_time": True, "in_full": False},
    {"on_time": False, "in_full": None},
    {"on_time": True},
    {"undamaged": True},
]


def test_one_known_failure_is_enough_to_judge() -> None:
    found = patterns(FLAGS)
    assert met_and_judged(found, ("on_time",)) == (3, 4)
    assert met_and_judged(found, ("on_time", "in_full")) == (1, 3)
    assert met_and_judged(found, ("in_full", "in_full")) == (1, 2)
    assert met_and_judged(found, ("on_time", "undamaged")) == (0, 1)


def test_complete_ones_are_known_on_all_conditions() -> None:
    found = patterns(FLAGS)
    assert met_and_judged(found, ("on_time",), complete=True) == (3, 4)
    assert met_and_judged(found, ("on_time", "in_full"), complete=True) == (1, 2)
    assert met_and_judged(found, ("on_time", "undamaged"), complete=True) == (0, 0)


def test_components_are_counted_among_the_same_orders() -> None:
    found = patterns(FLAGS)
    assert [met_among(found, c, ("on_time", "in_full")) for c in ("on_time", "in_full")] == [2, 1]


def test_conditions_that_are_not_recorded_count_nothing() -> None:
    found = patterns(FLAGS)
    assert bits_of(found, ("on_time", "polite")) is None
    assert met_and_judged(found, ("polite",)) == (0, 0)
    assert met_among(found, "polite", ("on_time",)) == met_among(found, "on_time", ("polite",)) == 0

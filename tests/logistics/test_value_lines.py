"""Where lines fall: at the end of a class, across a customer, across equal values."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.logistics.value_lines import Crossing, Lines, Rule, Ties, class_lines, value_order


def cut(
    values: list[float], lines: list[float], *, rule: Rule, crossing: Crossing = "higher", ties: Ties = "together"
) -> Lines:
    return class_lines(np.array(values, dtype=float), lines, rule=rule, crossing=crossing, ties=ties)


def test_a_line_that_is_reached_is_crossed_by_nobody() -> None:
    for crossing in ("higher", "lower"):
        assert cut([50, 30, 15, 5], [0.8, 0.95], rule="cumulative", crossing=crossing) == Lines((2, 3), ((), ()))
        assert cut([4, 3, 2, 1], [0.25, 0.5], rule="count", crossing=crossing) == Lines((1, 2), ((), ()))


def test_binary_fractions_do_not_cross() -> None:
    """0.1 + 0.2 is more than 0.3 in binary, and 0.7 of the total 1.0 is less than the sum that reaches it."""
    values = [0.2, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]
    assert cut(values, [0.3, 0.7], rule="cumulative", ties="by_id") == Lines((2, 6), ((), ()))
    assert cut([1.0] * 20, [0.05, 0.15], rule="count", ties="by_id") == Lines((1, 3), ((), ()))


def test_one_customer_across_two_lines() -> None:
    assert cut([97, 2, 1], [0.8, 0.95], rule="cumulative") == Lines((1, 1), ((0,), (0,)))
    assert cut([97, 2, 1], [0.8, 0.95], rule="cumulative", crossing="lower") == Lines((0, 0), ((0,), (0,)))


def test_equal_values_cross_as_one_or_one_by_one() -> None:
    values = [4, 2, 2, 2, 1]
    assert cut(values, [0.4], rule="count") == Lines((4,), ((1, 2, 3),))
    assert cut(values, [0.4], rule="count", crossing="lower") == Lines((1,), ((1, 2, 3),))
    assert cut(values, [0.4], rule="count", ties="by_id") == Lines((2,), ((),))
    assert cut(values, [0.5], rule="count", ties="by_id") == Lines((3,), ((2,),))
    assert cut(values, [0.5], rule="count", ties="by_id", crossing="lower") == Lines((2,), ((2,),))


@pytest.mark.parametrize("ids", [["b", "a", "d", "c"], ["c", "d", "a", "b"]])
def test_order_is_by_value_then_id(ids: list[str]) -> None:
    worth = {"a": 2.0, "b": 5.0, "c": 2.0, "d": 5.0}
    order = value_order(ids, np.array([worth[one] for one in ids]))
    assert [ids[at] for at in order] == ["b", "d", "a", "c"]

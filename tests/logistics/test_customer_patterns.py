"""Conditions by customer are added up to sums over customers, whatever the order of the rows."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.logistics.customer_patterns import CustomerPatterns, CustomerRows
from scorecard.logistics.order_counts import PatternCounts, RatioSums

NAMES = ("on_time", "in_full")
# customer, known, met: bit 0 is on time, bit 1 in full
ORDERS = [(4, 3, 3), (4, 3, 1), (4, 1, 1), (7, 3, 3), (7, 3, 3), (7, 1, 0), (9, 0, 0), (2, 3, 0)]


def patterns(orders: list[tuple[int, int, int]]) -> CustomerPatterns:
    """Return orders of one place as counted."""
    rows = CustomerRows()
    for at in range(0, len(orders), 3):
        part = np.array(orders[at : at + 3])
        rows.add(part[:, 0], np.zeros(len(part), dtype=np.int64), part[:, 1] << 2 | part[:, 2])
    return rows.slices(np.zeros(1, dtype=np.int64), 1).at(0, NAMES)


@pytest.mark.parametrize("turn", range(len(ORDERS)))
def test_sums_over_customers_by_hand(turn: int) -> None:
    """Both conditions: customer 4 met 1 of 2 (one order is open), 7 met 2 of 3 (late is enough to fail), 2 none of 1."""
    found = patterns(ORDERS[turn:] + ORDERS[:turn])
    assert found.sums(NAMES) == RatioSums(3, 6, 3, 4 + 9 + 1, 1 + 4, 2 + 6, cluster="customer")
    # known on both alone: 4 has 1 of 2, 7 has 2 of 2, 2 has 0 of 1
    assert found.sums(NAMES, complete=True) == RatioSums(3, 5, 3, 4 + 4 + 1, 1 + 4, 2 + 4, cluster="customer")
    # on time: 3 of 3, 2 of 3, 0 of 1
    assert found.sums(("on_time",)) == RatioSums(3, 7, 5, 9 + 9 + 1, 9 + 4, 9 + 6, cluster="customer")
    assert found.sums(("undamaged",)) == RatioSums(0, 0, 0, 0, 0, 0, cluster="customer")


def test_nothing_to_sum() -> None:
    none = np.zeros(0, dtype=np.int64)
    empty = CustomerPatterns(none, PatternCounts(NAMES, none, none, none))
    assert empty.sums(NAMES).clusters == 0
    assert CustomerRows().slices(np.array([0, 1]), 2).at(1, NAMES).sums(NAMES).clusters == 0


def test_a_customer_with_orders_in_several_cells_is_one_in_their_total() -> None:
    rows = CustomerRows()
    rows.add(np.array([1, 1, 2]), np.array([0, 2, 2]), np.array([3 << 2 | 3, 3 << 2, 3 << 2 | 3]))
    cells = rows.slices(np.array([0, 1, 2]), 3)
    assert [cells.at(place, NAMES).sums(NAMES).clusters for place in range(3)] == [1, 0, 2]
    total = rows.slices(np.zeros(3, dtype=np.int64), 1).at(0, NAMES)
    assert total.sums(NAMES) == RatioSums(2, 3, 2, 5, 2, 3, cluster="customer")

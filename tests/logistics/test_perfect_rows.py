"""Rates of perfect orders by row, beside products over the same orders."""

from __future__ import annotations

import pytest

from scorecard.logistics.figure_rows import RowOptions
from scorecard.logistics.perfect_rows import otif_product_row, perfect_rows
from tests.logistics.cells import cell, order

FIRST = ("on_time", "in_full", "undamaged", "documents_right")


def test_a_known_failure_counts_and_the_product_is_over_complete_orders() -> None:
    # ten orders with four conditions: 5 of 10 are perfect, the rates multiply to 0.5184; an eleventh is late, and
    # whether it was in full is not known; nothing wrong is known of a twelfth
    rows = ["1111", "1111", "0111", "1011", "1110", "0011", "1111", "1101", "1111", "1111"]
    orders = [order({c: r[i] == "1" for i, c in enumerate(FIRST)}) for r in rows]
    orders.append(order({"on_time": False, "in_full": None, "undamaged": True, "documents_right": True}))
    orders.append(order({"undamaged": True}))
    rate, complete, product, bounds = perfect_rows(cell(orders), FIRST, options=RowOptions())
    assert (rate.id, rate.value, rate.n, rate.method) == ("perfect_order_rate", 5 / 11, 11, "wilson")
    assert dict(rate.left_out) == {"not_judged": 1}
    assert (complete.id, complete.value, complete.n) == ("perfect_order_complete", 0.5, 10)
    assert dict(complete.left_out) == {"not_judged": 2}
    assert (product.id, product.low, product.reason) == ("perfect_order_product", None, "product_of_rates")
    assert product.value == pytest.approx(0.5184, abs=1e-12)
    # on time and documents are judged on eleven orders, undamaged on twelve: 8/11 + 0.8 + 11/12 + 10/11 - 3
    assert (bounds.value, bounds.method, bounds.reason) == (None, "frechet_bounds", "bounds_only")
    assert (bounds.low, bounds.high) == (pytest.approx(18 / 11 + 11 / 12 + 0.8 - 3), pytest.approx(8 / 11))
    assert rate.definition.text("en").startswith(
        "Orders that meet every condition (On time, In full, Undamaged, Documents right)"
    )


def test_where_no_order_is_known_on_all_only_the_bounds_are_left() -> None:
    orders = [order({"on_time": True}), order({"on_time": False}), order({"in_full": True})]
    rate, complete, product, bounds = perfect_rows(cell(orders), ("on_time", "in_full"), options=RowOptions())
    assert (rate.value, rate.n, rate.reason) == (None, 0, "only_failures")
    assert (complete.value, complete.reason, product.value, product.reason) == (
        None,
        "nothing_counted",
        None,
        "nothing_counted",
    )
    assert (bounds.low, bounds.high) == (0.5, 0.5)
    nothing = perfect_rows(cell([order({})]), ("on_time",), options=RowOptions())[3]
    assert (nothing.low, nothing.reason) == (None, "nothing_counted")


def test_otif_has_its_product_too() -> None:
    # 8 orders: 4 are both, 5/8 on time and 5/8 in full multiply to 0.390625
    pairs = [(1, 1), (1, 0), (0, 0), (1, 1), (0, 1), (1, 1), (1, 1), (0, 0)]
    orders = [order({"on_time": bool(a), "in_full": bool(b)}) for a, b in pairs]
    found = otif_product_row(cell(orders), options=RowOptions())
    assert (found.id, found.value) == ("otif_product", 0.390625)

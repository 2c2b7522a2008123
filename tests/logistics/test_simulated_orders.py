"""Blocks of simulated orders, and their rows."""

from __future__ import annotations

import numpy as np

from scorecard.logistics import ServiceTruth
from scorecard.logistics.simulated_customers import drawn_customers
from scorecard.logistics.simulated_orders import BLOCK_ORDERS, OrderBlock, drawn_orders, order_columns
from scorecard.logistics.simulated_plan import OrderPlan

TRUTH = ServiceTruth()


def plan_of(orders: int, seed: int = 1) -> OrderPlan:
    return OrderPlan.of(TRUTH, drawn_customers(TRUTH, seed=seed), orders=orders, seed=seed)


def drawn_values(block: OrderBlock) -> list[list[int]]:
    return [
        block.customer.tolist(),
        block.counts.tolist(),
        block.lines.ordered.tolist(),
        block.times.delivered.tolist(),
    ]


def test_a_block_depends_on_seed_and_number_alone() -> None:
    plan = plan_of(BLOCK_ORDERS + 10)
    second = drawn_orders(plan, 1)
    assert len(second.customer) == 10
    assert second.numbers.tolist() == list(range(BLOCK_ORDERS + 1, BLOCK_ORDERS + 11))
    drawn_orders(plan, 0)
    assert drawn_values(drawn_orders(plan, 1)) == drawn_values(second)
    assert drawn_values(drawn_orders(plan_of(BLOCK_ORDERS + 10, seed=2), 1)) != drawn_values(second)


def test_an_order_meets_a_condition_if_all_its_lines_do() -> None:
    block = drawn_orders(plan_of(400), 0)
    order = np.repeat(np.arange(400), block.counts)
    for condition in ("in_full", "undamaged", "right_quantity"):
        by_hand = np.bincount(order, weights=~block.lines.met[condition]) == 0
        assert (by_hand == block.met[condition]).all()
    worth = block.lines.price * block.lines.delivered
    assert (block.revenue == np.bincount(order, weights=worth)).all()


def test_rows_repeat_what_belongs_to_the_order() -> None:
    plan = plan_of(50)
    block = drawn_orders(plan, 0)
    columns = order_columns(plan, block)
    assert {len(column.values) for column in columns.values()} == {int(block.counts.sum())}
    order, line = columns["order"].values, columns["line"].values
    assert order.tolist() == np.repeat(np.arange(1, 51), block.counts).tolist()
    assert (line == 1).sum() == 50
    assert [line[order == k].tolist() for k in (1, 50)] == [
        list(range(1, count + 1)) for count in block.counts[[0, 49]].tolist()
    ]
    assert columns["delivered_at"].values.tolist() == block.times.delivered[order - 1].tolist()
    asked = columns["special_request_met"].values
    assert ((asked >= 0) == (columns["special_request"].values == 1)).all()

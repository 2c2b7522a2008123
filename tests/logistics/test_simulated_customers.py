"""Customers of a simulation."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.logistics import ServiceTruth, SharedFactor, simulate
from scorecard.logistics.service_truth import VALUE_CLASSES
from scorecard.logistics.simulated_customers import CustomerTotals, drawn_customers, expected_shares


def test_customers_of_a_class_order_by_their_rank() -> None:
    truth = ServiceTruth(customers=40, spread=1.0)
    classes, shares = expected_shares(truth)
    assert np.bincount(classes).tolist() == [2, 6, 32]
    assert shares[:2] == pytest.approx(0.45 * np.array([1, 0.5]) / 1.5)
    assert [shares[classes == k].sum() for k in range(3)] == pytest.approx([0.45, 0.3, 0.25])


def test_attributes_have_their_shares() -> None:
    truth = ServiceTruth(customers=20_000, customer_trouble=SharedFactor(share=0.3, factor=2), internal=0.1)
    book = drawn_customers(truth, seed=3)
    assert book.troubled.mean() == pytest.approx(0.3, abs=0.015)
    assert book.internal.mean() == pytest.approx(0.1, abs=0.01)
    assert np.bincount(book.regions) / 20_000 == pytest.approx([0.25] * 4, abs=0.015)
    assert np.bincount(book.motives) / 20_000 == pytest.approx([0.5, 0.1, 0.15, 0.25], abs=0.015)


def test_totals_add_up_over_blocks() -> None:
    totals = CustomerTotals.empty(3)
    totals.add(np.array([0, 2, 0]), np.array([5, 7, 11]), np.array([30, 20, 10]))
    totals.add(np.array([2]), np.array([1]), np.array([50]))
    assert totals.orders.tolist() == [2, 0, 2]
    assert totals.revenue.tolist() == [16, 0, 8]
    assert totals.first[[0, 2]].tolist() == [10, 20]
    assert totals.last[[0, 2]].tolist() == [30, 50]


def test_the_file_agrees_with_the_orders() -> None:
    simulation = simulate(lines=600, seed=2)
    orders = simulation.frame("orders").drop_duplicates("order")
    customers = simulation.frame("customers").set_index("customer")
    counts = orders.groupby("customer").size()
    assert customers.loc[counts.index, "orders"].tolist() == counts.tolist()
    assert customers["orders"].sum() == simulation.orders
    never = customers[customers["orders"] == 0]
    assert len(never) == len(customers) - len(counts)
    assert never["first_order"].isna().all()
    lines = simulation.frame("orders")
    paid = (lines["value"] * lines["quantity_delivered"] / lines["quantity_ordered"]).groupby(lines["customer"]).sum()
    assert customers.loc[paid.index, "revenue"].to_numpy() == pytest.approx(paid.to_numpy())
    margins = {name: simulation.parameters.classes[name].margin for name in VALUE_CLASSES}
    expected = customers["revenue"] * customers["value_class"].map(margins)
    assert customers["profit"].to_numpy() == pytest.approx(expected.to_numpy(), abs=0.00501)
    first = orders.groupby("customer")["ordered_at"].min()
    assert (customers.loc[first.index, "first_order"] == first).all()

"""What all blocks of a simulation have in common."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.logistics import ServiceDrift, ServiceTruth
from scorecard.logistics.discrete_law import uniform_law
from scorecard.logistics.service_truth import CONDITIONS
from scorecard.logistics.simulated_customers import drawn_customers
from scorecard.logistics.simulated_plan import OrderPlan, by_class, order_count
from tests.logistics.plain_service import plain_service


def test_orders_follow_from_the_mean_number_of_lines() -> None:
    assert order_count(plain_service(), 500) == 500
    usual = ServiceTruth()
    # 0.45 · 4 + 0.3 · 2.5 + 0.25 · 1.8 = 3 lines an order, but for the cut at thirty
    assert order_count(usual, 30_000) == pytest.approx(10_000, rel=0.002)
    assert order_count(usual, 1) == 1


def test_failure_rates_by_class_condition_month() -> None:
    truth = ServiceTruth(months=2, drift=ServiceDrift(trend=0.5))
    plan = OrderPlan.of(truth, drawn_customers(truth, seed=1), orders=9, seed=1)
    assert plan.failing.shape == (3, len(CONDITIONS), 2)
    assert plan.failing[2, 0] == pytest.approx([0.12, 0.18])
    assert plan.failing[0, CONDITIONS.index("in_full")] == pytest.approx([0.03, 0.03])
    assert plan.of_class("promise_days").tolist() == [3, 4, 5]
    assert np.datetime64(plan.first_day, "D") == np.datetime64("2025-01-01")


def test_each_entry_follows_the_law_of_its_class() -> None:
    laws = [uniform_law(0, 0), uniform_law(10, 19)]
    classes = np.array([0, 1] * 500)
    found = by_class(laws, classes, rng=np.random.default_rng(1))
    assert set(found[classes == 0].tolist()) == {0}
    assert set(found[classes == 1].tolist()) == set(range(10, 20))

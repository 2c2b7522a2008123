"""Lines of simulated orders."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.logistics import ServiceTruth
from scorecard.logistics.simulated_customers import drawn_customers
from scorecard.logistics.simulated_lines import OrderLines, drawn_lines
from scorecard.logistics.simulated_plan import OrderPlan

N = 20_000


@pytest.fixture(scope="module")
def lines() -> OrderLines:
    truth = ServiceTruth(products=100)
    plan = OrderPlan.of(truth, drawn_customers(truth, seed=1), orders=N, seed=1)
    failing = {c: np.full(N, 0.1) for c in ("in_full", "undamaged", "right_quantity")}
    return drawn_lines(plan, np.ones(N, np.int64), counts=np.full(N, 2), failing=failing, rng=np.random.default_rng(4))


def test_dear_products_are_a_fifth_and_cost_five_times_as_much(lines: OrderLines) -> None:
    dear = lines.product <= 20
    assert len(lines.product) == 2 * N
    assert (lines.product.min(), lines.product.max()) == (1, 100)
    assert dear.mean() == pytest.approx(0.2, abs=0.01)
    assert lines.price[dear].mean() / lines.price[~dear].mean() == pytest.approx(5, rel=0.01)
    assert (~lines.met["in_full"])[dear].mean() == pytest.approx(0.2, abs=0.02)
    assert (~lines.met["in_full"])[~dear].mean() == pytest.approx(0.075, abs=0.01)


def test_short_lines_bring_any_smaller_number(lines: OrderLines) -> None:
    short = ~lines.met["in_full"]
    assert (lines.delivered[~short] == lines.ordered[~short]).all()
    assert (lines.delivered[short] < lines.ordered[short]).all()
    of_ten = lines.delivered[short & (lines.ordered == 10)]
    assert set(of_ten.tolist()) == set(range(10))
    assert lines.out_of_stock[short].mean() == pytest.approx(0.7, abs=0.03)
    assert not lines.out_of_stock[~short].any()


def test_other_conditions_fail_as_often_as_said(lines: OrderLines) -> None:
    for condition in ("undamaged", "right_quantity"):
        assert (~lines.met[condition]).mean() == pytest.approx(0.1, abs=0.007)

"""True rates of simulated orders, against sums done by hand, and against many draws."""

from __future__ import annotations

import math

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.logistics import ServiceDrift, ServiceTruth, SharedFactor, Simulation, simulate
from scorecard.logistics.order_truth import OrderTruth
from scorecard.logistics.service_truth import CONDITIONS, PERFECT
from scorecard.logistics.truth_cells import TruthCells
from tests.logistics.plain_service import plain_service
from tests.refusal import refusal

DRIFTING = ServiceTruth(
    customers=500, drift=ServiceDrift(conditions=("on_time", "in_full"), trend=0.02, shift=0.3, shift_month=7)
)


def of(truth: ServiceTruth) -> OrderTruth:
    return OrderTruth(TruthCells(truth))


def test_without_dependence_the_perfect_order_is_the_product() -> None:
    true = of(plain_service())
    assert true.perfect_order() == pytest.approx(0.72)
    assert true.product_of_rates() == pytest.approx(0.72)
    assert true.only_failure("on_time") == pytest.approx(0.1 * 0.8)
    assert true.only_failure("in_full") == pytest.approx(0.9 * 0.2)


def test_trouble_makes_failures_come_together() -> None:
    # half of the orders fail half, half fail three halves as often: 0.05 and 0.15, 0.1 and 0.3
    true = of(plain_service(trouble=SharedFactor(share=0.5, factor=3)))
    assert true.rate("on_time") == pytest.approx(0.9)
    assert true.perfect_order() == pytest.approx((0.95 * 0.9 + 0.85 * 0.7) / 2)
    assert true.product_of_rates() == pytest.approx(0.72)
    also = of(plain_service(customer_trouble=SharedFactor(share=0.5, factor=3)))
    assert also.perfect_order() == pytest.approx(true.perfect_order())


def test_fill_rates_of_lines_with_one_unit() -> None:
    true = of(plain_service())
    assert [true.fill_rate(kind) for kind in ("unit", "value", "line", "order")] == pytest.approx([0.8] * 4)
    assert true.in_stock() == pytest.approx(1 - 0.2 * 0.7)
    assert true.in_stock(level="order") == pytest.approx(1 - 0.2 * 0.7)


def test_dear_products_are_short_more_often() -> None:
    # a fifth of the lines holds half of the value, and is short twice as often
    true = of(plain_service(dear_products=0.2, dear_price=4, dear_shortage=2))
    assert true.fill_rate("unit") == pytest.approx(0.8)
    assert true.fill_rate("value") == pytest.approx(1 - 0.2 * (0.5 * 2 + 0.5 * 0.75))
    assert true.rate("in_full", level="value") == pytest.approx(true.fill_rate("value"))


def test_drift_moves_months() -> None:
    true = of(plain_service(months=2, drift=ServiceDrift(trend=1.0)))
    assert [true.rate("on_time", month=m) for m in (0, 1)] == pytest.approx([0.9, 0.8])
    assert true.rate("on_time") == pytest.approx((31 * 0.9 + 28 * 0.8) / 59)


def test_special_requests_count_where_they_are_made() -> None:
    true = of(plain_service(special_requests=0.25))
    assert true.rate("special_request_met") == pytest.approx(0.9)
    assert true.perfect_order(CONDITIONS) == pytest.approx(0.72 * (1 - 0.25 * 0.1))


@pytest.fixture(scope="module")
def drawn() -> Simulation:
    return simulate(lines=120_000, seed=11, parameters=DRIFTING)


def test_draws_agree_with_the_algebra(drawn: Simulation) -> None:
    """Over 40 000 orders; a figure is off by less than four standard errors."""
    blocks = [block.drawn for block in drawn.blocks()]
    met = {c: np.concatenate([b.met[c] for b in blocks]) for c in CONDITIONS}
    perfect = np.logical_and.reduce([met[c] for c in PERFECT])
    classes = drawn.plan.book.classes[np.concatenate([b.customer for b in blocks])]
    month = np.concatenate([b.month for b in blocks])
    true = of(DRIFTING)
    seen: list[tuple[float, float, int]] = []
    for at, name in enumerate(("key", "suitable", "general")):
        mine = classes == at
        seen += [(met[c][mine].mean(), true.rate(c, value_class=name), mine.sum()) for c in PERFECT]
        seen.append((perfect[mine].mean(), true.perfect_order(value_class=name), mine.sum()))
    for m in (0, 6, 11):
        seen.append((perfect[month == m].mean(), true.perfect_order(month=m), (month == m).sum()))
        only = ~met["on_time"] & np.logical_and.reduce([met[c] for c in PERFECT if c != "on_time"])
        seen.append((only[month == m].mean(), true.only_failure("on_time", month=m), (month == m).sum()))
    for found, expected, n in seen:
        assert abs(found - expected) < 4 * math.sqrt(expected * (1 - expected) / n)


def test_ratios_of_drawn_sums_agree(drawn: Simulation) -> None:
    lines = [block.drawn.lines for block in drawn.blocks()]
    ordered, delivered, price = (
        np.concatenate([getattr(part, name) for part in lines]).astype(float)
        for name in ("ordered", "delivered", "price")
    )
    true = of(DRIFTING)
    for y, x, expected in (
        (delivered, ordered, true.fill_rate("unit")),
        (price * delivered, price * ordered, true.fill_rate("value")),
        (price * ordered * (delivered == ordered), price * ordered, true.rate("in_full", level="value")),
        (1.0 * (delivered == ordered), np.ones_like(ordered), true.rate("in_full", level="line")),
    ):
        ratio = y.sum() / x.sum()
        # lines of one order go together, which at most doubles the error here
        error = 2 * math.sqrt(((y - ratio * x) ** 2).sum()) / x.sum()
        assert abs(ratio - expected) < 4 * error


def test_unknown_choices_are_refused() -> None:
    true = of(plain_service())
    assert refusal(lambda: true.rate("ontime"), error=UsageError) == [  # type: ignore[arg-type]
        "condition has no such option; found 'ontime'. Did you mean 'on_time'? [unknown-option]"
    ]
    assert refusal(lambda: true.fill_rate("lines"), error=UsageError) == [  # type: ignore[arg-type]
        "kind has no such option; found 'lines'. Did you mean 'line'? [unknown-option]"
    ]

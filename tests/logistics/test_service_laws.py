"""Laws of a simulated service follow from its parameters."""

from __future__ import annotations

import pytest

from scorecard.logistics import ServiceTruth, SharedFactor
from scorecard.logistics.service_laws import ServiceLaws


def test_states_are_four_with_mean_one() -> None:
    order, customer = SharedFactor(share=0.1, factor=3), SharedFactor(share=0.25, factor=2)
    states = ServiceLaws.of(ServiceTruth(trouble=order, customer_trouble=customer)).states
    assert [s.share for s in states] == pytest.approx([0.675, 0.075, 0.225, 0.025])
    assert [s.multiplier for s in states] == pytest.approx([1 / 1.5, 3 / 1.5, 2 / 1.5, 6 / 1.5])
    assert sum(s.share * s.multiplier for s in states) == pytest.approx(1)


def test_dear_products_are_worth_and_short_more() -> None:
    laws = ServiceLaws.of(ServiceTruth(dear_products=0.2, dear_price=5, dear_shortage=2.0))
    assert laws.usual_shortage == pytest.approx(0.75)
    assert laws.dear_value_share == pytest.approx(1 / 1.8)
    assert 0.2 * 2 + 0.8 * laws.usual_shortage == pytest.approx(1)


def test_goods_never_arrive_on_the_day_of_the_order() -> None:
    truth = ServiceTruth()
    for name, laws in ServiceLaws.of(truth).classes.items():
        assert laws.early.values[0] == 1 - truth.classes[name].promise_days
        assert laws.early.values[-1] == 0
        assert laws.lines.values[-1] == 30


def test_months_share_the_orders_by_days() -> None:
    assert ServiceLaws.of(ServiceTruth(months=2)).months == pytest.approx((31 / 59, 28 / 59))


def test_promises_are_moved_by_one_to_three_days() -> None:
    laws = ServiceLaws.of(ServiceTruth(moved_promises=0.3, asked_earlier=0.2))
    assert laws.moved.probabilities == pytest.approx([0.7, 0.1, 0.1, 0.1])
    assert laws.asked.probabilities == pytest.approx([0.8, 0.2])

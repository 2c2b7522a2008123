"""How often customers order."""

from __future__ import annotations

import pytest

from scorecard.errors import AnalysisError
from scorecard.logistics import order_frequency
from tests.refusal import refusal


def test_figures() -> None:
    found = order_frequency([1, 1, 2, 4, 0])
    assert (found.n, found.without, found.mean, found.median, found.least, found.most) == (4, 1, 2, 1.5, 1, 4)
    assert found.standard_deviation == pytest.approx(2**0.5)
    assert found.p90 == pytest.approx(3.4)
    assert (found.one_order, found.repeated, found.repeat_rate) == (2, 2, 0.5)
    assert (found.low, found.high) == pytest.approx((0.1500, 0.8500), abs=5e-5)
    lines = str(found).splitlines()
    assert lines[3] == "customers with an order       4"
    assert lines[-1] == "Without an order, left out: 1."
    assert order_frequency([3]).standard_deviation is None


def test_refusals() -> None:
    assert refusal(lambda: order_frequency([1, 1.5]), error=AnalysisError) == [
        (
            "a number of orders is a whole number from 0; found '1.5'. Count the orders of each customer. "
            "[not-order-counts]"
        )
    ]
    assert refusal(lambda: order_frequency([0]), error=AnalysisError) == [
        "no customer has an order. Check the period. [nobody-ordered]"
    ]

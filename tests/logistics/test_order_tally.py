"""Tests of the kernel that counts."""

from __future__ import annotations

import pytest

from scorecard.logistics import OrderLayout, ServiceDefinitions, order_tally
from tests.logistics.test_orders import DEFINITIONS, orders_of, some_rows


def test_blocks_of_any_size_give_the_same_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    orders = orders_of(some_rows(4), OrderLayout(segments={"group": "group"}))
    definitions = ServiceDefinitions.model_validate(DEFINITIONS[0])
    whole = orders.count(by="group", period="month", definitions=definitions).numbers_json()
    for size in (1, 7, 50):
        monkeypatch.setattr(order_tally, "_BLOCK", size)
        assert orders.count(by="group", period="month", definitions=definitions).numbers_json() == whole

"""Tests of order lines as columns of numbers."""

from __future__ import annotations

from scorecard.logistics import OrderLayout
from tests.logistics.test_orders import orders_of, some_rows


def test_lines_know_their_size_and_clock() -> None:
    lines = orders_of(some_rows(0), OrderLayout.model_validate({"time_zone": "Asia/Shanghai"})).lines
    assert lines.size == len(lines.dates["ordered_at"]) == int(lines.starts[-1])
    assert lines.orders == len(lines.starts) - 1
    assert not lines.clock.is_utc

"""Tests of which conditions lines met."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.logistics import OnTime, OrderLayout
from scorecard.logistics.line_block import LineBlock
from scorecard.logistics.line_states import lateness_of
from scorecard.logistics.order_reasons import FAILED, MET
from tests.logistics.test_orders import orders_of
from tests.logistics.test_row_findings import row


@pytest.mark.parametrize(
    ("late", "early", "delivered", "expected"),
    [(0, None, 2 * 1440 - 1, MET), (0, None, 3 * 1440, FAILED), (1, None, 3 * 1440 - 1, MET), (0, 0, 1000, FAILED)],
)
def test_on_time_by_dates_does_not_look_at_hours(late: int, early: int | None, delivered: int, expected: int) -> None:
    lines = orders_of([row(promised_at=1440 + 5, delivered_at=delivered, ordered_at=0)], OrderLayout()).lines
    block = LineBlock(lines, slice(0, 1), lines.starts, np.arange(1))
    rule = OnTime(basis="promised", unit="dates", late=late, early=early, open_orders="missed")
    standing = lateness_of(block, rule, None)
    assert standing is not None
    assert standing.states.tolist() == [expected]

"""Tests of everything that is judged about lines."""

from __future__ import annotations

import numpy as np

from scorecard.logistics import OrderLayout, ServiceDefinitions
from scorecard.logistics.judged_lines import judge_lines
from scorecard.logistics.line_block import LineBlock
from tests.logistics.test_orders import orders_of
from tests.logistics.test_row_findings import row


def test_only_declared_choices_are_judged() -> None:
    lines = orders_of([row()], OrderLayout()).lines
    block = LineBlock(lines, slice(0, 1), lines.starts, np.arange(1))
    judged = judge_lines(block, ServiceDefinitions(period_by="ordered"), None)
    assert "on_time" not in judged.states
    assert "in_full" not in judged.states
    assert judged.standing is judged.ahead is None
    assert "undamaged" in judged.states

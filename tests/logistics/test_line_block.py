"""Tests of blocks of lines."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.logistics import OrderLayout
from scorecard.logistics.line_block import LineBlock
from tests.logistics.test_orders import orders_of
from tests.logistics.test_row_findings import row


def test_columns_tell_what_is_there_and_what_is_blurred() -> None:
    lines = orders_of(
        [row(), row(order="B", delivered_at=None), row(order="C", delivered_at="word")], OrderLayout()
    ).lines
    block = LineBlock(lines, slice(0, 3), lines.starts, np.arange(3))
    column = block.date("delivered_at")
    assert column is not None
    assert (column.there.tolist(), column.blurred.tolist()) == ([True, False, False], [False, False, True])
    assert block.days("delivered_at")[0] == 1500 // 1440
    assert block.date("shipped_at") is block.number("weight") is block.flag("undamaged_too") is None
    assert block.order_of_line.tolist() == [0, 1, 2]
    with pytest.raises(KeyError):
        block.days("shipped_at")

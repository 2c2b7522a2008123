"""Tests of numerators and denominators of lines, units and values."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from scorecard.logistics import OrderLayout, ServiceDefinitions
from scorecard.logistics.judged_lines import judge_lines
from scorecard.logistics.line_block import LineBlock
from scorecard.logistics.line_ratios import line_ratios
from tests.logistics.test_orders import orders_of
from tests.logistics.test_row_findings import row


def test_value_of_a_part_is_rounded_to_the_nearest_step_however_large() -> None:
    definitions = ServiceDefinitions.model_validate({"in_full": {"over": "counts"}, "period_by": "ordered"})
    for value in (7, 10**15 + 1):
        lines = orders_of([row(quantity_ordered=3, quantity_delivered=2, value=value)], OrderLayout()).lines
        block = LineBlock(lines, slice(0, 1), lines.starts, np.arange(1))
        ratio = line_ratios(judge_lines(block, definitions, None))["value_fill"]
        assert (ratio.x.tolist(), ratio.y.tolist()) == ([value], [round(Fraction(2 * value, 3))])

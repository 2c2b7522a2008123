"""Tests of which conditions lines met."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import numpy as np
import pytest

from scorecard.logistics import InFull, OnTime, OrderLayout
from scorecard.logistics.line_block import LineBlock
from scorecard.logistics.line_states import in_full_states, lateness_of
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


@pytest.mark.parametrize(
    ("tolerance", "share"),
    [
        (1 / 3, Fraction(1, 3)),
        (1 - 0.9, Fraction(1, 10)),
        (1 - 0.95, Fraction(1, 20)),
        (0.0123456, Fraction(123456, 10**7)),
    ],
)
@pytest.mark.parametrize("ordered", [1_000, 30_000_000, 3 * 10**15])
@pytest.mark.parametrize("over", ["counts", "fails"])
def test_in_full_is_exact_whatever_the_digits_of_the_tolerance(
    tolerance: float, share: Fraction, ordered: int, over: Literal["counts", "fails"]
) -> None:
    least, most = -(-ordered * (share.denominator - share.numerator) // share.denominator), ordered + ordered * share
    delivered = [least - 1, least, ordered, int(most), int(most) + 1, None]
    rows = [row(quantity_ordered=ordered, quantity_delivered=one) for one in delivered]
    lines = orders_of(rows, OrderLayout()).lines
    block = LineBlock(lines, slice(0, len(rows)), lines.starts, np.arange(len(rows)))
    found = in_full_states(block, InFull(tolerance=tolerance, over=over), None, None)
    assert found is not None
    last = FAILED if over == "fails" else MET
    assert found[0][:5].tolist() == [FAILED, MET, MET, MET, last]
    assert found[0][5] not in (MET, FAILED)

"""Why a line or an order is left out of a figure."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from scorecard._text import LocalText

__all__ = ["DROPPED", "FAILED", "MET", "REASONS", "ROW_REASONS", "applies_not", "code_of", "unknown"]

REASONS: Mapping[str, LocalText] = MappingProxyType(
    {
        "not_asked": LocalText(en="nothing was asked for", zh="未提出要求"),
        "not_late": LocalText(en="not late", zh="未延误"),
        "not_failed": LocalText(en="nothing failed", zh="未发生失误"),
        "not_recorded": LocalText(en="not recorded", zh="未记录"),
        "no_date": LocalText(en="no date to hold it against", zh="没有可对照的日期"),
        "not_delivered": LocalText(en="not delivered", zh="未送达"),
        "not_due": LocalText(en="not delivered, and not due yet", zh="未送达且尚未到期"),
        "overdue_open": LocalText(en="overdue and not delivered", zh="逾期未送达"),
        "date_not_known": LocalText(en="a date that is not known", zh="日期不详"),
        "no_quantity": LocalText(en="no quantity", zh="没有数量"),
        "nothing_ordered": LocalText(en="the quantity ordered is zero", zh="订购数量为零"),
        "no_value": LocalText(en="no value", zh="没有金额"),
        "other_currency": LocalText(en="another currency without a rate", zh="其他币种且没有汇率"),
        "no_start": LocalText(en="no start", zh="没有开始时间"),
        "no_end": LocalText(en="no end", zh="没有结束时间"),
        "still_open": LocalText(en="still open", zh="尚未结束"),
        "end_before_start": LocalText(en="the end lies before the start", zh="结束早于开始"),
        "no_order": LocalText(en="no order named", zh="没有订单号"),
        "negative_quantity": LocalText(en="a quantity below zero", zh="数量为负"),
        "repeated_line": LocalText(en="a row that repeats another", zh="重复行"),
        "unknown_customer": LocalText(en="an unknown customer", zh="未知客户"),
    }
)
"""What is printed for each code."""

ROW_REASONS = ("no_order", "negative_quantity", "repeated_line", "unknown_customer")
"""Reasons for which a row is left out of every figure."""

DROPPED = MappingProxyType({code: number for number, code in enumerate(ROW_REASONS, start=1)})
"""Number of each of these in a column."""

# States of a line in one byte, such that the lowest of an order's lines is the state of the order: one failed line
# fails it; else one line that cannot be judged leaves it open; else one line that met the condition
# is enough, since the others are lines that the condition is not about.
FAILED = -128
MET = -63
_UNKNOWN = -64
_CODES = {code: number for number, code in enumerate(REASONS, start=1)}
_NAMES = tuple(REASONS)


def unknown(reason: str) -> int:
    """Return the state of a line that cannot be judged."""
    return _UNKNOWN - _CODES[reason]


def applies_not(reason: str) -> int:
    """Return the state of a line that the condition is not about."""
    return -_CODES[reason]


def code_of(state: int) -> str | None:
    """Return the reason in a state; None where it was judged."""
    if state in (FAILED, MET):
        return None
    return _NAMES[(-state if state > MET else _UNKNOWN - state) - 1]

"""What the rules find in order rows, with what is done about it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from scorecard._text import LocalText
from scorecard.logistics.data_quality import QualityRow
from scorecard.logistics.order_lines import ABSENT, NOT_KNOWN
from scorecard.logistics.order_reasons import DROPPED
from scorecard.logistics.order_rules import OrderRules
from scorecard.logistics.raw_lines import RawLines
from scorecard.logistics.zone_clock import ZoneClock

__all__ = ["DONE", "RULES", "apply_rules", "finding"]

Bools = NDArray[np.bool_]

RULES = {
    "no_order": LocalText(en="No order named", zh="没有订单号"),
    "delivered_before_ordered": LocalText(en="Delivered before it was ordered", zh="送达早于下单"),
    "negative_quantity": LocalText(en="A quantity below zero", zh="数量为负"),
    "negative_value": LocalText(en="A value below zero", zh="金额为负"),
    "currency_written": LocalText(en="A currency that is not written in three capitals", zh="币种未写成三位大写代码"),
    "no_currency": LocalText(en="A value without a currency", zh="金额没有币种"),
    "delivered_without_date": LocalText(
        en="A quantity delivered, but no date of delivery", zh="有交付数量但没有送达日期"
    ),
    "over_delivered": LocalText(en="More delivered than ordered", zh="交付数量超过订购数量"),
    "repeated_line": LocalText(en="A row that repeats another in every column", zh="各列与另一行完全相同的行"),
    "line_twice": LocalText(en="One number of a line twice in an order", zh="同一订单内行号重复"),
    "missing_promise": LocalText(en="No date to hold the delivery against", zh="没有可对照的承诺日期"),
    "unknown_customer": LocalText(en="No customer, or one who is not in the list", zh="没有客户或客户不在名单中"),
    "other_currency": LocalText(en="A value in another currency", zh="其他币种的金额"),
    "split_customer": LocalText(en="Orders whose lines name several customers", zh="各行客户不同的订单"),
}
DONE = {
    "row left_out": LocalText(en="left out of every figure", zh="不计入任何指标"),
    "cycle left_out": LocalText(en="left out of cycle times", zh="不计入订货周期"),
    "missing": LocalText(en="the cell counts as missing", zh="该单元格作缺失处理"),
    "kept": LocalText(en="kept", zh="保留"),
    "as open": LocalText(en="kept; counts as not delivered", zh="保留；按未送达计"),
    "code": LocalText(en="taken as the code in capitals", zh="按大写代码计"),
    "once": LocalText(en="counted once", zh="只计一次"),
    "promise left_out": LocalText(en="left out of what is judged by this date", zh="不计入以该日期判断的指标"),
    "value kept": LocalText(en="taken as the one currency of the file", zh="视为文件中唯一的币种"),
    "value left_out": LocalText(en="left out of value figures", zh="不计入金额指标"),
    "converted": LocalText(en="converted by the declared rate", zh="按声明的汇率折算"),
    "own cluster": LocalText(en="kept; the order stands for itself", zh="保留；该订单单独成组"),
    "first line": LocalText(en="the customer of the first line", zh="取首行的客户"),
}
_PROMISES = ("requested_at", "promised_at", "first_promised_at")


def finding(
    raw: RawLines,
    code: str,
    found: Bools,
    *,
    treatment: str,
    done: str,
    column: str | None = None,
    detail: str | None = None,
) -> QualityRow:
    """Return what a rule found, with examples."""
    number = int(np.count_nonzero(found))
    return QualityRow(
        code,
        RULES[code],
        treatment,
        DONE[done],
        number,
        raw.size,
        "rows",
        column,
        detail,
        raw.examples(found) if number else (),
    )


def apply_rules(raw: RawLines, rules: OrderRules, clock: ZoneClock) -> tuple[NDArray[np.int8], list[QualityRow]]:
    """Apply the rules that look at one row alone; columns are changed in place.

    Parameters
    ----------
    raw : RawLines
        The lines.
    rules : OrderRules
        The declared treatments.
    clock : ZoneClock
        Clock of the zone in which days begin.

    Returns
    -------
    tuple of (n,) int8 array, list of QualityRow
        Number of the reason for which each row is left out of every figure, and what was found.
    """
    dropped = np.zeros(raw.size, dtype=np.int8)
    rows: list[QualityRow] = []

    def take(code: str, found: Bools, treatment: str, missing: Callable[[Bools], None], *, done: str = "") -> None:
        words = {"left_out": "row left_out"}.get(treatment, treatment)
        rows.append(finding(raw, code, found, treatment=treatment, done=done or words))
        if treatment == "left_out" and code in DROPPED:
            dropped[found & (dropped == 0)] = DROPPED[code]
        elif treatment == "missing":
            missing(found)

    take("no_order", raw.orders.codes < 0, "left_out", _nothing)
    early = _delivered_early(raw, clock)
    if early is not None:
        done = "cycle left_out" if rules.delivered_before_ordered == "left_out" else ""
        take("delivered_before_ordered", early, rules.delivered_before_ordered, _forget_date(raw), done=done)
    quantities = [raw.numbers[name] for name in ("quantity_ordered", "quantity_delivered") if name in raw.numbers]
    below = np.zeros(raw.size, dtype=bool)
    if quantities:
        for column in quantities:
            below |= (column < 0) & (column != np.iinfo(column.dtype).min)
        names = ("quantity_ordered", "quantity_delivered")
        take("negative_quantity", below, rules.negative_quantity, _forget_numbers(raw, names))
    rows += _negative_values(raw, rules, below)
    if len(quantities) == 2:
        over = (quantities[0] >= 0) & (quantities[1] > quantities[0])
        take("over_delivered", over, rules.over_delivered, _forget_numbers(raw, ("quantity_delivered",)))
    rows += _undated(raw)
    for name in _PROMISES:
        if name in raw.dates:
            absent = raw.dates[name] == ABSENT
            rows.append(
                finding(raw, "missing_promise", absent, treatment="left_out", done="promise left_out", column=name)
            )
    if raw.customers is not None:
        lost = raw.customers.codes < 0
        done = "row left_out" if rules.unknown_customer == "left_out" else "own cluster"
        take("unknown_customer", lost, rules.unknown_customer, _nothing, done=done)
    return dropped, rows


def _undated(raw: RawLines) -> list[QualityRow]:
    """Return lines of which something was delivered on no day."""
    quantity, dates = raw.numbers.get("quantity_delivered"), raw.dates.get("delivered_at")
    if quantity is None or dates is None:
        return []
    found = (dates == ABSENT) & (quantity > 0)
    row = finding(raw, "delivered_without_date", found, treatment="kept", done="as open", column="delivered_at")
    return [row] if row.rows else []


def _negative_values(raw: RawLines, rules: OrderRules, below: Bools) -> list[QualityRow]:
    """Return values below zero that belong to no return, which count as missing unless they are kept."""
    values = raw.numbers.get("value")
    if values is None:
        return []
    found = (values < 0) & (values != np.iinfo(values.dtype).min)
    if rules.negative_quantity != "missing":
        found &= ~below
    if not found.any():
        return []
    treatment = rules.negative_value
    row = finding(raw, "negative_value", found, treatment=treatment, done=treatment, column="value")
    if treatment == "missing":
        _forget_numbers(raw, ("value",))(found)
    return [row]


def _nothing(found: Bools) -> None:
    """Change no cell."""
    del found


def _forget_date(raw: RawLines) -> Callable[[Bools], None]:
    """Return what makes delivery dates unknown."""

    def forget(found: Bools) -> None:
        raw.dates["delivered_at"][found] = NOT_KNOWN

    return forget


def _forget_numbers(raw: RawLines, names: tuple[str, ...]) -> Callable[[Bools], None]:
    """Return what makes numbers missing."""

    def forget(found: Bools) -> None:
        for name in names:
            column = raw.numbers.get(name)
            if column is not None:
                column[found] = np.iinfo(column.dtype).min

    return forget


def _delivered_early(raw: RawLines, clock: ZoneClock) -> Bools | None:
    """Return which lines were delivered before they were ordered, by days where one of the two has no hours."""
    ordered, delivered = raw.dates.get("ordered_at"), raw.dates.get("delivered_at")
    if ordered is None or delivered is None:
        return None
    found = (ordered > NOT_KNOWN) & (delivered > NOT_KNOWN) & (delivered < ordered)
    if {"ordered_at", "delivered_at"} & raw.whole_days:
        places = np.flatnonzero(found)
        days = [clock.local(column[places].astype(np.int64)) // 1440 for column in (ordered, delivered)]
        found[places[days[1] >= days[0]]] = False
    return found

"""Fixed words of the Pareto chart of failure causes."""

from __future__ import annotations

from scorecard._text import LocalText

WHAT = LocalText(en="Why orders are not perfect", zh="订单未达完美的原因")
ORDERS = LocalText(en="number of orders", zh="订单数")
COUNT = LocalText(
    en="n = {failed} failed of {n} orders, most frequent cause first",
    zh="{n} 个订单中 n = {failed} 个失误，按原因频次从多到少",
)
SEVERAL = LocalText(en="Several causes", zh="多项原因")
HEAD_ORDERS = LocalText(en="Orders", zh="订单")
HEAD_SHARE = LocalText(en="Share", zh="占比")
HEAD_CUMULATIVE = LocalText(en="Cumulative", zh="累计")
HEAD_ANY = LocalText(en="At all", zh="涉及")

MESSAGE = LocalText(
    en="{failed} of {n} orders fail, most often: {names} ({share} of the failed)",
    zh="{n} 个订单中有 {failed} 个失误，最常见：{names}（占失误订单的 {share}）",
)
MESSAGE_TIE = LocalText(
    en="{failed} of {n} orders fail, most often: {names} (each {share} of the failed)",
    zh="{n} 个订单中有 {failed} 个失误，最常见：{names}（各占失误订单的 {share}）",
)

KEY = LocalText(
    en="Orders, bars: each failed order once, under its one cause or under several; line: cumulative share of failed",
    zh="订单（条形）：每个失误订单只计一次，归入其唯一原因，否则归入“多项原因”；折线：占失误订单的累计比例",
)
ANY = LocalText(
    en="At all: orders with the cause, alone or beside others; these overlap and do not sum",
    zh="涉及：含有该原因的订单（无论是否另有其他原因）；相互重叠，不可相加",
)
LEFT_OUT = LocalText(
    en="Orders that could not be judged are left out: {left}; the counts are as recorded, without intervals",
    zh="无法判断而未计入的订单：{left} 个；计数为实际记录，不含区间",
)
ROUNDED = LocalText(
    en="Shares rounded, so that printed shares need not sum to the cumulative one",
    zh="比例经四舍五入，各项之和可能与累计比例不一致",
)

SPOKEN = LocalText(
    en="{name}: orders {orders}, {share} of the failed, {cumulative} cumulative",
    zh="{name}：{orders} 个订单，占失误订单的 {share}，累计 {cumulative}",
)
SPOKEN_ANY = LocalText(en="at all {any}", zh="涉及此项的订单共 {any} 个")

"""Words of the figures that are true of a simulation."""

from __future__ import annotations

from scorecard._text import LocalText

__all__ = ["ALL", "FIGURES", "TITLE"]

TITLE = LocalText(en="What is true of the simulated service", zh="模拟服务的真实值")
ALL = LocalText(en="All", zh="全部")

FIGURES: dict[str, LocalText] = {
    "on_time": LocalText(en="Orders on time", zh="准时订单率"),
    "invoice_right": LocalText(en="Orders with a right invoice", zh="发票正确的订单比例"),
    "right_place": LocalText(en="Orders delivered to the right place", zh="送达地点正确的订单比例"),
    "documents_right": LocalText(en="Orders with right documents", zh="单证正确的订单比例"),
    "special_request_met": LocalText(en="Special requests met", zh="特殊要求满足率"),
    "in_full": LocalText(en="Orders in full", zh="足量订单率"),
    "undamaged": LocalText(en="Orders undamaged", zh="无货损订单率"),
    "right_quantity": LocalText(en="Orders with right quantities", zh="数量相符的订单比例"),
    "line_in_full": LocalText(en="Lines in full", zh="足量订单行比例"),
    "line_undamaged": LocalText(en="Lines undamaged", zh="无货损订单行比例"),
    "line_right_quantity": LocalText(en="Lines with the right quantity", zh="数量相符的订单行比例"),
    "unit_fill": LocalText(en="Fill rate by unit", zh="按件满足率"),
    "value_fill": LocalText(en="Fill rate by value", zh="按金额满足率"),
    "line_in_stock": LocalText(en="Lines in stock", zh="有货订单行比例"),
    "otif": LocalText(en="On time and in full", zh="准时足量交付率"),
    "perfect_order": LocalText(en="Perfect orders, counted by row", zh="完美订货率（逐单计数）"),
    "product_of_rates": LocalText(en="Product of the rates", zh="各项比率之积"),
    "answered_same_day": LocalText(en="Questions answered on the day", zh="当日答复率"),
    "recovered_on_day": LocalText(en="Malfunctions mended on the day", zh="故障当日补救率"),
    "complaints": LocalText(en="Complaints per order", zh="每单投诉率"),
}

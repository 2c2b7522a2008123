"""Figures of reliability: each condition of an order, both of OTIF."""

from __future__ import annotations

from scorecard._text import LocalText
from scorecard.logistics.figure_kinds import Figure, RateFigure, SumFigure

__all__ = ["OTIF", "RELIABILITY"]

RELIABILITY: tuple[Figure, ...] = (
    RateFigure(
        "on_time_rate",
        "reliability",
        LocalText(en="On time, orders", zh="准时率（按订单）"),
        LocalText(
            en="Orders of which every line is on time, over all orders due.",
            zh="每行均准时的订单数，除以全部到期订单数。",
        ),
        ("on_time",),
    ),
    SumFigure(
        "on_time_rate_line",
        "reliability",
        LocalText(en="On time, lines", zh="准时率（按订单行）"),
        LocalText(en="Lines on time, over all lines due.", zh="准时的订单行数，除以全部到期订单行数。"),
        "line",
        "line_on_time",
        "on_time",
    ),
    SumFigure(
        "on_time_rate_unit",
        "reliability",
        LocalText(en="On time, units", zh="准时率（按件数）"),
        LocalText(
            en="Units of lines on time, over units of all lines due.", zh="准时订单行的件数，除以全部到期订单行的件数。"
        ),
        "unit",
        "unit_on_time",
    ),
    SumFigure(
        "on_time_rate_value",
        "reliability",
        LocalText(en="On time, value", zh="准时率（按金额）"),
        LocalText(
            en="Value of lines on time, over value of all lines due.", zh="准时订单行的金额，除以全部到期订单行的金额。"
        ),
        "value",
        "value_on_time",
    ),
    RateFigure(
        "undamaged_rate",
        "reliability",
        LocalText(en="Undamaged", zh="完好率"),
        LocalText(
            en="Orders that arrived undamaged, over orders whose state is recorded.",
            zh="完好到达的订单数，除以有货损记录的订单数。",
        ),
        ("undamaged",),
    ),
    RateFigure(
        "invoice_right_rate",
        "reliability",
        LocalText(en="Invoice right", zh="发票正确率"),
        LocalText(
            en="Orders with a right invoice, over orders whose invoice was checked.",
            zh="发票正确的订单数，除以已核对发票的订单数。",
        ),
        ("invoice_right",),
    ),
    RateFigure(
        "right_place_rate",
        "reliability",
        LocalText(en="Right place", zh="送达地点正确率"),
        LocalText(
            en="Orders delivered to the right place, over orders whose place was checked.",
            zh="送达地点正确的订单数，除以已核对地点的订单数。",
        ),
        ("right_place",),
    ),
    RateFigure(
        "right_quantity_rate",
        "reliability",
        LocalText(en="Right quantity", zh="数量相符率"),
        LocalText(
            en="Orders whose quantity equals what was ordered, over orders whose quantity was checked.",
            zh="数量与订单相符的订单数，除以已核对数量的订单数。",
        ),
        ("right_quantity",),
    ),
    RateFigure(
        "documents_right_rate",
        "reliability",
        LocalText(en="Documents right", zh="单证正确率"),
        LocalText(
            en="Orders with right documents, over orders whose documents were checked.",
            zh="单证正确的订单数，除以已核对单证的订单数。",
        ),
        ("documents_right",),
    ),
)

OTIF: tuple[Figure, ...] = (
    RateFigure(
        "otif_rate",
        "otif",
        LocalText(en="On time in full", zh="准时足量率（OTIF）"),
        LocalText(
            en="Orders both on time and in full, order by order, over these and all orders that fail one of them.",
            zh="逐单统计同时满足准时与足量的订单数，除以该数与至少一项未满足的订单数之和。",
        ),
        ("on_time", "in_full"),
    ),
    SumFigure(
        "otif_rate_line",
        "otif",
        LocalText(en="On time in full, lines", zh="准时足量率（按订单行）"),
        LocalText(
            en="Lines both on time and in full, over these and all lines that fail one of them.",
            zh="同时满足准时与足量的订单行数，除以该数与至少一项未满足的订单行数之和。",
        ),
        "line",
        "line_otif",
    ),
    SumFigure(
        "otif_rate_unit",
        "otif",
        LocalText(en="On time in full, units", zh="准时足量率（按件数）"),
        LocalText(
            en="Units of lines both on time and in full, over units of these and of all lines that fail one of them.",
            zh="同时满足准时与足量的订单行的件数，除以这些订单行与至少一项未满足的订单行的件数之和。",
        ),
        "unit",
        "unit_otif",
    ),
    SumFigure(
        "otif_rate_value",
        "otif",
        LocalText(en="On time in full, value", zh="准时足量率（按金额）"),
        LocalText(
            en="Value of lines both on time and in full, over value of these and of all lines that fail one of them.",
            zh="同时满足准时与足量的订单行的金额，除以这些订单行与至少一项未满足的订单行的金额之和。",
        ),
        "value",
        "value_otif",
    ),
)

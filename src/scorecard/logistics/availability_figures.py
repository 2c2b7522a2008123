"""Figures of availability: stock, fill rates, complete shipments."""

from __future__ import annotations

from scorecard._text import LocalText
from scorecard.logistics.figure_kinds import Figure, RateFigure, SumFigure

__all__ = ["AVAILABILITY", "FLEXIBILITY"]

AVAILABILITY: tuple[Figure, ...] = (
    RateFigure(
        "stock_out_frequency",
        "availability",
        LocalText(en="Stock-out frequency", zh="缺货频率（按订单）"),
        LocalText(
            en="Orders with at least one line out of stock, over all orders for which stock is recorded.",
            zh="至少有一行缺货的订单数，除以有库存记录的订单数。",
        ),
        ("in_stock",),
        missed=True,
    ),
    SumFigure(
        "stock_out_frequency_line",
        "availability",
        LocalText(en="Stock-out frequency, lines", zh="缺货频率（按订单行）"),
        LocalText(
            en="Lines out of stock, over all lines for which stock is recorded.",
            zh="缺货的订单行数，除以有库存记录的订单行数。",
        ),
        "line",
        "line_in_stock",
        "in_stock",
        missed=True,
    ),
    SumFigure(
        "fill_rate_unit",
        "availability",
        LocalText(en="Fill rate, units", zh="满足率（按件数）"),
        LocalText(en="Units delivered, over units ordered.", zh="已交付件数，除以订购件数。"),
        "unit",
        "unit_fill",
    ),
    SumFigure(
        "fill_rate_line",
        "availability",
        LocalText(en="Fill rate, lines", zh="满足率（按订单行）"),
        LocalText(en="Lines delivered in full, over all lines.", zh="足量交付的订单行数，除以全部订单行数。"),
        "line",
        "line_in_full",
        "in_full",
    ),
    RateFigure(
        "fill_rate_order",
        "availability",
        LocalText(en="Fill rate, orders", zh="满足率（按订单）"),
        LocalText(
            en="Orders of which every line is in full, over all orders.", zh="每行均足量的订单数，除以全部订单数。"
        ),
        ("in_full",),
    ),
    SumFigure(
        "fill_rate_value",
        "availability",
        LocalText(en="Fill rate, value", zh="满足率（按金额）"),
        LocalText(en="Value delivered, over value ordered.", zh="已交付金额，除以订购金额。"),
        "value",
        "value_fill",
    ),
    RateFigure(
        "orders_shipped_complete",
        "availability",
        LocalText(en="Orders shipped complete", zh="完整发运订单率"),
        LocalText(
            en="Orders shipped with nothing missing, over all orders: at once from stock where stock is recorded, "
            "else as the fill rate of orders.",
            zh="发运时无任何短缺的订单数，除以全部订单数；有库存记录时须一次从库存发齐，否则与按订单的满足率相同。",
        ),
        ("in_stock", "in_full"),
        instead=("in_full",),
    ),
)

FLEXIBILITY: tuple[Figure, ...] = (
    RateFigure(
        "special_requests_met",
        "flexibility",
        LocalText(en="Special requests met", zh="特殊要求满足率"),
        LocalText(
            en="Orders whose special request was met, over orders with one.",
            zh="特殊要求得到满足的订单数，除以有特殊要求的订单数。",
        ),
        ("special_request_met",),
    ),
)

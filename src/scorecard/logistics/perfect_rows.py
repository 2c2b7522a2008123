"""Rows of orders on which everything is right, beside what rates alone would say."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from scorecard._text import LocalText, join_text
from scorecard.logistics.figure_kinds import RateFigure, condition_name
from scorecard.logistics.figure_rows import RowOptions, new_row, rate_row
from scorecard.logistics.order_counts import CellCounts
from scorecard.logistics.pattern_rates import met_among, met_and_judged
from scorecard.logistics.perfect_order import perfect_order_bounds
from scorecard.logistics.service_rows import ServiceFamily, ServiceRow

__all__ = ["otif_product_row", "perfect_rows"]


def perfect_rows(cell: CellCounts, components: Sequence[str], *, options: RowOptions) -> tuple[ServiceRow, ...]:
    """Return the rate of perfect orders, the product of its component rates, and what rates alone leave open.

    Parameters
    ----------
    cell : CellCounts
        The counts.
    components : sequence of str
        Conditions of a perfect order.
    options : RowOptions
        Confidence, declared meanings.

    Returns
    -------
    tuple of ServiceRow
        ``perfect_order_rate``, ``perfect_order_complete`` (over orders known on all conditions only),
        ``perfect_order_product`` and ``perfect_order_bounds``.
    """
    figure, known, product = _figures(tuple(components))
    return (
        rate_row(figure, cell, options=options),
        rate_row(known, cell, options=options),
        _product_row(product, cell, options),
        _bounds_row(cell, components, options),
    )


def otif_product_row(cell: CellCounts, *, options: RowOptions) -> ServiceRow:
    """Return the product of the rates of on time and in full.

    Parameters
    ----------
    cell : CellCounts
        The counts.
    options : RowOptions
        Confidence, declared meanings.

    Returns
    -------
    ServiceRow
        ``otif_product``, over the orders for which both are known.
    """
    figure = RateFigure("otif_product", "otif", _OTIF_PRODUCT, _PRODUCT_MEANING, ("on_time", "in_full"))
    return _product_row(figure, cell, options)


@lru_cache(maxsize=16)
def _figures(conditions: tuple[str, ...]) -> tuple[RateFigure, RateFigure, RateFigure]:
    """Return the rate, the rate among orders known on all conditions and the product; every cell has the same ones."""
    listed = _listed(conditions)
    counted, complete = _MEANING.fill({"conditions": listed}), _COMPLETE_MEANING.fill({"conditions": listed})
    return (
        RateFigure("perfect_order_rate", "perfect_order", _RATE, counted, conditions),
        RateFigure("perfect_order_complete", "perfect_order", _COMPLETE, complete, conditions, complete=True),
        RateFigure("perfect_order_product", "perfect_order", _PRODUCT, _PRODUCT_MEANING, conditions),
    )


def _listed(components: Sequence[str]) -> LocalText:
    """Return conditions as a list in words."""
    return join_text(tuple(condition_name(c) for c in components), en=", ", zh="、")


def _product_row(figure: RateFigure, cell: CellCounts, options: RowOptions) -> ServiceRow:
    """Return the product of component rates over the orders known on all of them; it has no interval."""
    counted = rate_row(replace(figure, complete=True), cell, options=options)
    shares = [met_among(cell.order_patterns, c, figure.conditions) / counted.n for c in figure.conditions if counted.n]
    return new_row(
        figure,
        cell,
        options=options,
        uses=figure.conditions,
        n=counted.n,
        value=math.prod(shares) if shares else None,
        level="order",
        left_out=counted.left_out,
        reason="product_of_rates" if shares else counted.reason,
    )


def _bounds_row(cell: CellCounts, components: Sequence[str], options: RowOptions) -> ServiceRow:
    """Return between which limits the rate lies if only the component rates are known."""
    family: ServiceFamily = "perfect_order"
    figure = RateFigure("perfect_order_bounds", family, _BOUNDS, _BOUNDS_MEANING, tuple(components))
    counts = [met_and_judged(cell.order_patterns, (c,)) for c in components]
    known = bool(counts) and all(judged for _, judged in counts)
    limits = perfect_order_bounds([met / judged for met, judged in counts]) if known else None
    return new_row(
        figure,
        cell,
        options=options,
        uses=components,
        n=min((judged for _, judged in counts), default=0),
        value=None,
        level="order",
        interval=limits,
        method="frechet_bounds",
        reason="bounds_only" if known else "nothing_counted",
    )


_RATE = LocalText(en="Perfect orders", zh="完美订货率")
_MEANING = LocalText(
    en="Orders that meet every condition ({conditions}), order by order, over these and all orders with a failure.",
    zh="逐单统计满足全部条件（{conditions}）的订单数，除以该数与至少一项失误的订单数之和。",
)
_COMPLETE = LocalText(en="Perfect among orders known on all conditions", zh="各项均有记录的订单中的完美订货率")
_COMPLETE_MEANING = LocalText(
    en="Orders that meet every condition ({conditions}), over orders for which every condition is known.",
    zh="满足全部条件（{conditions}）的订单数，除以各项条件均有记录的订单数。",
)
_PRODUCT = LocalText(en="Product of the component rates", zh="各组成比率之积")
_OTIF_PRODUCT = LocalText(en="Product of on time and in full", zh="准时率与足量率之积")
_PRODUCT_MEANING = LocalText(
    en="The component rates over orders known on all of them, multiplied: the rate if failures were independent.",
    zh="各项均有记录的订单上各组成比率的乘积，即各项失误相互独立时应有的比率。",
)
_BOUNDS = LocalText(en="Limits from the component rates", zh="仅由组成比率得出的上下限")
_BOUNDS_MEANING = LocalText(
    en="The least and the most that the rate of perfect orders can be if nothing but the component rates is known.",
    zh="仅知各组成比率时，完美订货率可能的最小值与最大值。",
)

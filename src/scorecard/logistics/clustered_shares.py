"""Shares of orders with errors that are clustered by customer."""

from __future__ import annotations

from dataclasses import replace

from scorecard.logistics.figure_kinds import RateFigure
from scorecard.logistics.order_counts import CellCounts
from scorecard.logistics.service_rows import ServiceRow
from scorecard.stats.clustered_ratio import clustered_ratio

__all__ = ["with_customers"]


def with_customers(row: ServiceRow, figure: RateFigure, cell: CellCounts, *, confidence: float) -> ServiceRow:
    """Return a share of orders with what orders of one customer being alike does to its error.

    Parameters
    ----------
    row : ServiceRow
        The share with Wilson's interval, which stays.
    figure : RateFigure
        The conditions.
    cell : CellCounts
        The counts.
    confidence : float
        Level of the interval.

    Returns
    -------
    ServiceRow
        The same with the number of customers, the interval clustered by customer, and the design effect: how many
        times as large the variance is as that of independent orders. Unchanged where nobody counted by customer.

    Notes
    -----
    The design effect is SE² n / (R (1 − R)) with SE² = G / (G − 1) · Σ (y − R x)² / n² over G customers, x orders
    judged and y met. It is not defined for one customer, nor where all orders or none met the conditions. The
    interval is that of `clustered_ratio`; `clustered_reason` tells why there is none.

    References
    ----------
    Rao, J. N. K., Scott, A. J. (1992). A simple method for the analysis of clustered binary data. Biometrics 48,
    577-585.
    """
    if cell.customer_patterns is None or row.value is None:
        return row
    sums = cell.customer_patterns.sums(figure.conditions, complete=figure.complete)
    found = clustered_ratio(sums, share=True, confidence=confidence, complement=figure.missed)
    error, simple = found.standard_error, row.standard_error
    return replace(
        row,
        clusters=found.clusters,
        clustered_low=found.low,
        clustered_high=found.high,
        design_effect=None if error is None or not simple else (error / simple) ** 2,
        clustered_reason=found.reason,
    )

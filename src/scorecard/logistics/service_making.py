"""Every figure of service made from order records or count tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, cast

from scorecard._given import Kind, require_kinds
from scorecard.errors import UsageError, near
from scorecard.logistics.declared_meanings import line_durations, sentences_of
from scorecard.logistics.figure_kinds import PERFECT
from scorecard.logistics.figure_rows import RowOptions, figure_row
from scorecard.logistics.order_counts import CellCounts
from scorecard.logistics.order_source import OrderCounts, OrderSource
from scorecard.logistics.pattern_rates import met_and_judged
from scorecard.logistics.perfect_rows import otif_product_row, perfect_rows
from scorecard.logistics.service_definitions import ServiceDefinitions
from scorecard.logistics.service_figures import FIGURES
from scorecard.logistics.service_performance import ServicePerformance
from scorecard.logistics.service_rows import ServiceRow
from scorecard.models import Frequency
from scorecard.stats.intervals import check_confidence

__all__ = ["service_performance", "service_performance_of_counts"]

_ORDERS = Kind(OrderSource, "orders", "Give what read_orders returns.")


def service_performance(
    orders: OrderSource,
    *,
    definitions: ServiceDefinitions,
    by: str | None = None,
    period: Frequency | None = None,
    perfect: Sequence[str] | None = None,
    clusters: Literal["customer"] | None = None,
    confidence: float = 0.95,
) -> ServicePerformance:
    """Return every figure of service from order records.

    Parameters
    ----------
    orders : Orders
        What `read_orders` returns.
    definitions : ServiceDefinitions
        What on time, in full and cycle time mean; none of the three has a default.
    by : str, optional
        Segment whose values are compared, such as the class of the customer.
    period : {"year", "half", "quarter", "month", "week"}, optional
        Length of the periods; all orders together when left out.
    perfect : sequence of str, optional
        Conditions of a perfect order; when left out, those of on time, in full, undamaged, invoice,
        place, quantity and documents right that are recorded.
    clusters : {"customer"}, optional
        Whether shares of orders get limits and a design effect that allow for orders of one customer being alike,
        beside Wilson's interval, which supposes independent orders.
    confidence : float
        Level of the intervals.

    Returns
    -------
    ServicePerformance
        Availability, speed, consistency, flexibility, recovery, reliability, OTIF, perfect orders,
        response and notice of delay, each with n after exclusions and what it leaves out.

    Raises
    ------
    AnalysisError
        If the file lacks a column that a choice needs, or customers that errors are to be clustered by.
    UsageError
        If a condition or period is not known, something is of a wrong kind, or the level is not between 0 and 1.

    Notes
    -----
    Shares of orders have Wilson's interval; with ``clusters="customer"`` shares of conditions also have one whose
    errors are clustered by customer (`clustered_low`, `clustered_high`). Shares of lines, units and value are ratios of
    sums whose errors are clustered by order, or by customer where customers are known. Quantiles are of type 7 with
    intervals between order statistics; means have t intervals. A figure over periods is the ratio of the sums, never a
    mean of rates.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> from scorecard.logistics import OnTime, ServiceDefinitions
    >>> table = pa.table(
    ...     {
    ...         "order": ["A", "A", "B"],
    ...         "promised_at": ["2026-01-05", "2026-01-05", "2026-01-07"],
    ...         "delivered_at": ["2026-01-05", "2026-01-06", "2026-01-07"],
    ...     }
    ... )
    >>> on_time = OnTime(basis="promised", unit="dates", open_orders="missed")
    >>> definitions = ServiceDefinitions(on_time=on_time, period_by="promised")
    >>> row = service_performance(sc.read_orders(table), definitions=definitions).row("on_time_rate")
    >>> row.numerator, row.denominator, row.value
    (1, 2, 0.5)
    """
    require_kinds("There are no orders to tell figures of.", ("orders", orders, _ORDERS))
    return service_performance_of_counts(
        orders.count(by=by, period=period, definitions=definitions, clusters=clusters),
        perfect=perfect,
        confidence=confidence,
    )


def service_performance_of_counts(
    counts: OrderCounts, *, perfect: Sequence[str] | None = None, confidence: float = 0.95
) -> ServicePerformance:
    """Return every figure of service from count tables.

    Parameters
    ----------
    counts : OrderCounts
        The counted orders.
    perfect : sequence of str, optional
        Conditions of a perfect order.
    confidence : float
        Level of the intervals.

    Returns
    -------
    ServicePerformance
        As `service_performance` does.

    Raises
    ------
    UsageError
        If a condition is not known, or the level is not between 0 and 1.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> from scorecard.logistics import OnTime, ServiceDefinitions
    >>> days = {"promised_at": ["2026-01-05", "2026-01-07"], "delivered_at": ["2026-01-06", "2026-01-07"]}
    >>> orders = sc.read_orders(pa.table({"order": ["A", "B"], **days}))
    >>> on_time = OnTime(basis="promised", unit="dates", open_orders="missed")
    >>> counts = orders.count(definitions=ServiceDefinitions(on_time=on_time, period_by="promised"))
    >>> row = service_performance_of_counts(counts).row("on_time_rate")
    >>> row.numerator, row.denominator, row.value
    (1, 2, 0.5)
    """
    check_confidence(confidence)
    total = counts.cell()
    components = _components(total, perfect)
    options = RowOptions(confidence, line_durations(counts.definitions), sentences_of(counts.definitions))
    cells = (total, *(cell for cell in counts.cells if cell is not total))
    rows = tuple(row for cell in cells for row in _rows(cell, components, options))
    return ServicePerformance(
        rows,
        cells,
        counts.by,
        counts.period,
        counts.definitions,
        components,
        confidence,
        quality=counts.quality,
        provenance=counts.provenance,
        clusters=None if total.customer_patterns is None else "customer",
    )


def _components(total: CellCounts, perfect: Sequence[str] | None) -> tuple[str, ...]:
    """Return the conditions of a perfect order: those asked for, or the usual ones that are recorded."""
    known = total.order_patterns.conditions
    if perfect is None:
        return tuple(c for c in PERFECT if c in known and met_and_judged(total.order_patterns, (c,))[1])
    if isinstance(cast("object", perfect), str) or not perfect:
        raise UsageError.single(
            "perfect-conditions",
            "a perfect order needs a list of conditions",
            found=str(perfect),
            cure="Write perfect=('on_time', 'in_full').",
        )
    for condition in perfect:
        if condition not in known:
            raise UsageError.single(
                "unknown-condition", f"there is no condition {condition!r}", cure=near(condition, known)
            )
    return tuple(dict.fromkeys(perfect))


def _rows(cell: CellCounts, components: tuple[str, ...], options: RowOptions) -> Iterator[ServiceRow]:
    """Yield every figure of one cell, in the order of print."""
    for figure in FIGURES:
        yield figure_row(figure, cell, options=options)
        if figure.id == "otif_rate":
            yield otif_product_row(cell, options=options)
        if figure.id == "otif_rate_value" and components:
            yield from perfect_rows(cell, components, options=options)

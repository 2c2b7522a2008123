"""How good the service was, figure by figure, from counted orders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, cast

from scorecard._given import Kind, require_kinds
from scorecard._result import Provenance, Result
from scorecard._table import Table
from scorecard.errors import UsageError, near
from scorecard.logistics.data_quality import DataQuality
from scorecard.logistics.declared_meanings import line_durations, sentences_of
from scorecard.logistics.failure_causes import FailureCauses, failure_causes
from scorecard.logistics.figure_kinds import PERFECT
from scorecard.logistics.figure_rows import RowOptions, figure_row
from scorecard.logistics.order_counts import CellCounts
from scorecard.logistics.order_source import OrderCounts, OrderSource
from scorecard.logistics.pattern_rates import met_and_judged
from scorecard.logistics.perfect_rows import otif_product_row, perfect_rows
from scorecard.logistics.service_definitions import ServiceDefinitions
from scorecard.logistics.service_difference import ServiceDifference, service_difference
from scorecard.logistics.service_figures import FIGURES
from scorecard.logistics.service_observations import ServiceObservation, service_records
from scorecard.logistics.service_places import ServicePlaces
from scorecard.logistics.service_rows import ServiceRow
from scorecard.logistics.service_table import full_table, printed_table
from scorecard.models import Frequency
from scorecard.stats.intervals import check_confidence

__all__ = ["ServicePerformance", "service_performance", "service_performance_of_counts"]

_ORDERS = Kind(OrderSource, "orders", "Give what read_orders returns.")


@dataclass(frozen=True, slots=True)
class ServicePerformance(Result):
    """Every figure of service by group and period.

    Attributes
    ----------
    rows : tuple of ServiceRow
        One a figure, group and period; also of figures that are not recorded, with the reason.
    cells : tuple of CellCounts
        The counts behind them.
    by, period : str or None
        What splits the orders, and the length of the periods.
    definitions : ServiceDefinitions
        What was declared.
    components : tuple of str
        Conditions of a perfect order.
    confidence : float
        Level of the intervals.
    quality : DataQuality
        What was not clean in the rows, as its own table.
    provenance : Provenance
        Where the rows come from.
    clusters : {"customer"} or None
        Whether shares of orders have limits that are clustered by customer beside Wilson's.
    """

    rows: tuple[ServiceRow, ...]
    cells: tuple[CellCounts, ...] = field(compare=False, repr=False)
    by: str | None
    period: str | None
    definitions: ServiceDefinitions
    components: tuple[str, ...]
    confidence: float
    quality: DataQuality
    provenance: Provenance
    clusters: Literal["customer"] | None = None
    _places: ServicePlaces = field(default_factory=ServicePlaces, init=False, compare=False, repr=False)

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups, without the total."""
        return tuple(dict.fromkeys(cell.group for cell in self.cells if cell.group is not None))

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods, without the total."""
        return tuple(dict.fromkeys(cell.period for cell in self.cells if cell.period is not None))

    @property
    def failures(self) -> FailureCauses:
        """Why orders are not perfect, over all groups and periods that are here."""
        return failure_causes(self.cells[0], self.components)

    def causes(self, *, group: str | None = None, period: str | None = None) -> FailureCauses:
        """Return why orders of a group and period are not perfect.

        Parameters
        ----------
        group, period : str, optional
            Which orders; all where they are left out.

        Returns
        -------
        FailureCauses
            The causes, the most frequent first.

        Raises
        ------
        UsageError
            If there is no such group or period.
        """
        return failure_causes(self.cell(group=group, period=period), self.components)

    def cell(self, *, group: str | None = None, period: str | None = None) -> CellCounts:
        """Return the counts of a group and period.

        Parameters
        ----------
        group, period : str, optional
            Which orders; where they are left out all, or those that `at` left.

        Returns
        -------
        CellCounts
            The counts.

        Raises
        ------
        UsageError
            If there is no such group or period, or no order of the group in the period.
        """
        if len(self.cells) == 1 and group is None and period is None:
            return self.cells[0]
        found = self._places.of(self.cells, self.rows).cells.get((group, period))
        if found is not None:
            return found
        _check_known("group", group, self.groups)
        _check_known("period", period, self.periods)
        raise UsageError.single(
            "empty-cell",
            "there is no order of this group in this period",
            found=f"group {group or 'all'}, period {period or 'all'}",
            cure="Ask for one of the cells of performance.cells.",
        )

    def row(self, figure: str, *, group: str | None = None, period: str | None = None) -> ServiceRow:
        """Return one figure of a group and period.

        Parameters
        ----------
        figure : str
            Its id, such as ``otif_rate``.
        group, period : str, optional
            Which orders; where they are left out all, or those that `at` left.

        Returns
        -------
        ServiceRow
            The figure.

        Raises
        ------
        UsageError
            If there is no such figure, group or period.
        """
        cell = self.cell(group=group, period=period)
        found = self._places.of(self.cells, self.rows).rows.get((cell.group, cell.period), {}).get(figure)
        if found is None:
            known = dict.fromkeys(row.id for row in self.rows)
            raise UsageError.single("unknown-figure", f"there is no figure {figure!r}", cure=near(figure, known))
        return found

    def at(self, *, group: str | None = None, period: str | None = None) -> ServicePerformance:
        """Return the figures of one group and period.

        Parameters
        ----------
        group, period : str, optional
            Which orders; all where they are left out.

        Returns
        -------
        ServicePerformance
            The same with the rows of these orders only.

        Raises
        ------
        UsageError
            If there is no such group or period.
        """
        cell = self.cell(group=group, period=period)
        return replace(
            self,
            rows=tuple(self._places.of(self.cells, self.rows).rows.get((cell.group, cell.period), {}).values()),
            cells=(cell,),
        )

    def difference(
        self,
        figure: str,
        *,
        groups: tuple[str | None, str | None] | None = None,
        periods: tuple[str | None, str | None] | None = None,
    ) -> ServiceDifference:
        """Return how a figure differs between two groups, or two periods.

        Parameters
        ----------
        figure : str
            Its id, such as ``otif_rate``.
        groups, periods : tuple of two str, optional
            The two that are compared, first minus second; None in it stands for all together, and
            one that is left out for all in both.

        Returns
        -------
        ServiceDifference
            The difference with its interval.

        Raises
        ------
        UsageError
            If neither is given, or there is no such figure, group or period.
        """
        return service_difference(self, figure, groups=groups, periods=periods)

    def observations(self, measures: Mapping[str, str], *, entity: str | None = None) -> tuple[ServiceObservation, ...]:
        """Return figures as values of measures, by period, with what their errors rest on.

        Parameters
        ----------
        measures : mapping of str to str
            For each measure of a card, by its id, the id of the figure that gives its values.
        entity : str, optional
            The entity that all values belong to; the groups are the entities where it is left out and the
            orders are split.

        Returns
        -------
        tuple of ServiceObservation
            Plain records; ``sc.service_observations`` puts them into the units of a card.

        Raises
        ------
        UsageError
            If there is no such figure, or the orders are not counted by period.
        """
        return service_records(self, measures, entity=entity)

    def table(self) -> Table:
        """Return the figures that are recorded.

        Returns
        -------
        Table
            One row a figure, group and period, with n, interval and what is left out; shares in per cent.
        """
        return printed_table(self)

    def _frame_table(self) -> Table:
        """Return every figure at full precision, shares as shares."""
        return full_table(self)


def _check_known(kind: str, name: str | None, known: Sequence[str]) -> None:
    """Refuse a group or period that is not there."""
    if name is not None and name not in known:
        raise UsageError.single(f"unknown-{kind}", f"there is no {kind} {name!r}", cure=near(name, known))


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

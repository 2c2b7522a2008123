"""How good the service was, figure by figure, from counted orders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from scorecard._result import Provenance, Result
from scorecard._table import Table
from scorecard.errors import UsageError, near
from scorecard.logistics.data_quality import DataQuality
from scorecard.logistics.failure_causes import FailureCauses, failure_causes
from scorecard.logistics.order_counts import CellCounts
from scorecard.logistics.service_definitions import ServiceDefinitions
from scorecard.logistics.service_difference import ServiceDifference, service_difference
from scorecard.logistics.service_observations import ServiceObservation, service_records
from scorecard.logistics.service_places import ServicePlaces
from scorecard.logistics.service_rows import ServiceRow
from scorecard.logistics.service_table import full_table, printed_table

__all__ = ["ServicePerformance"]


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

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> from scorecard.logistics import OnTime, ServiceDefinitions, service_performance
    >>> days = {"promised_at": ["2026-01-05", "2026-01-07"], "delivered_at": ["2026-01-06", "2026-01-07"]}
    >>> orders = sc.read_orders(pa.table({"order": ["A", "B"], **days}))
    >>> on_time = OnTime(basis="promised", unit="dates", open_orders="missed")
    >>> definitions = ServiceDefinitions(on_time=on_time, period_by="promised")
    >>> found = service_performance(orders, definitions=definitions, period="month")
    >>> found.periods, found.row("on_time_rate").value, found.failures.failed
    (('2026-01',), 0.5, 1)
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

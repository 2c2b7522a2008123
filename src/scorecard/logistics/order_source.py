"""What every source of order records can do: count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

from scorecard._result import Provenance, Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import UsageError, near
from scorecard.logistics.data_quality import DataQuality
from scorecard.logistics.order_counts import CellCounts
from scorecard.logistics.order_layout import OrderLayout
from scorecard.logistics.service_definitions import ServiceDefinitions
from scorecard.models import Frequency

__all__ = ["OrderCounts", "OrderSource"]

_ALL = LocalText(en="all", zh="合计")
_COLUMNS = (
    Column("group", LocalText(en="Group", zh="分组")),
    Column("period", LocalText(en="Period", zh="期间")),
    Column("lines", LocalText(en="Lines", zh="订单行"), "integer"),
    Column("orders", LocalText(en="Orders", zh="订单"), "integer"),
    Column("customers", LocalText(en="Customers", zh="客户"), "integer"),
)


@dataclass(frozen=True, slots=True)
class OrderCounts(Result):
    """Counts of order records by group and period, from which every service figure is computed.

    Attributes
    ----------
    cells : tuple of CellCounts
        Each group in each period that has lines, each group over all periods, each period over all groups,
        and all together; groups by text, periods by time, totals last.
    by : str or None
        Segment that splits the orders.
    period : {"year", "half", "quarter", "month", "week"} or None
        Length of the periods.
    definitions : ServiceDefinitions
        The declared choices.
    layout : OrderLayout
        Which column holds what.
    quality : DataQuality
        What was not clean.
    provenance : Provenance
        Where the rows came from.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> from scorecard.logistics import OnTime, ServiceDefinitions
    >>> days = {"promised_at": ["2026-01-05", "2026-01-07"], "delivered_at": ["2026-01-06", "2026-01-07"]}
    >>> orders = sc.read_orders(pa.table({"order": ["A", "B"], **days}))
    >>> on_time = OnTime(basis="promised", unit="dates", open_orders="missed")
    >>> definitions = ServiceDefinitions(on_time=on_time, period_by="promised")
    >>> counts = orders.count(definitions=definitions)
    >>> counts.cell().orders, counts.groups, counts.periods
    (2, (), ())
    """

    cells: tuple[CellCounts, ...]
    by: str | None
    period: Frequency | None
    definitions: ServiceDefinitions
    layout: OrderLayout
    quality: DataQuality
    provenance: Provenance

    @property
    def groups(self) -> tuple[str, ...]:
        """Groups that have lines, by text."""
        return tuple(dict.fromkeys(cell.group for cell in self.cells if cell.group is not None))

    @property
    def periods(self) -> tuple[str, ...]:
        """Periods that have lines, by time."""
        return tuple(cell.period for cell in self.cells if cell.group is None and cell.period is not None)

    def cell(self, *, group: str | None = None, period: str | None = None) -> CellCounts:
        """Return the counts of one group in one period.

        Parameters
        ----------
        group : str, optional
            A group; all together when left out.
        period : str, optional
            A period, such as ``2026-01``; all together when left out.

        Returns
        -------
        CellCounts
            The counts.

        Raises
        ------
        UsageError
            If there is no such group or period, or the group has no lines in it.
        """
        for cell in self.cells:
            if cell.group == group and cell.period == period:
                return cell
        wrong, known = (
            (group, self.groups) if group is not None and group not in self.groups else (period, self.periods)
        )
        raise UsageError.single(
            "no-such-cell",
            "no order line is in this group and period",
            found=", ".join(str(part) for part in (group, period) if part is not None),
            cure=near(str(wrong), known),
        )

    def table(self) -> Table:
        """Return lines, orders and customers of each cell.

        Returns
        -------
        Table
            One row a cell.
        """
        rows: list[tuple[Cell, ...]] = [
            (cell.group or _ALL, cell.period or _ALL, cell.lines, cell.orders, cell.customers) for cell in self.cells
        ]
        return Table(
            _COLUMNS,
            tuple(rows),
            LocalText(en="Order records", zh="订单记录"),
            self.definitions.sentences,
        )


@runtime_checkable
@runtime_checkable
class OrderSource(Protocol):
    """Order records that can be counted."""

    @property
    def layout(self) -> OrderLayout:
        """Which column holds what."""
        ...

    @property
    def quality(self) -> DataQuality:
        """What was not clean."""
        ...

    @property
    def provenance(self) -> Provenance:
        """Where the rows came from."""
        ...

    def count(
        self,
        *,
        by: str | None = None,
        period: Frequency | None = None,
        definitions: ServiceDefinitions,
        clusters: Literal["customer"] | None = None,
    ) -> OrderCounts:
        """Return the counts by group and period."""
        ...

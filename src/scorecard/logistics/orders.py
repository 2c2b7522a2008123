"""Order records, checked and ready to be counted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np

from scorecard._result import Provenance
from scorecard._text import LocalText
from scorecard.logistics.cell_assembly import assemble_cells
from scorecard.logistics.cell_axes import CellAxes
from scorecard.logistics.count_checks import check_count
from scorecard.logistics.data_quality import DataQuality, QualityRow
from scorecard.logistics.order_layout import OrderLayout
from scorecard.logistics.order_lines import OrderLines
from scorecard.logistics.order_source import OrderCounts
from scorecard.logistics.order_tally import OrderTally, tally_orders
from scorecard.logistics.placed_orders import PlacedOrders, placed_orders
from scorecard.logistics.service_definitions import ServiceDefinitions
from scorecard.models import Frequency

__all__ = ["Orders"]

_DAY = 1440
_WEIGHED = ("fill", "on_time", "otif")
_SPLIT = LocalText(en="Lines of one order lie in several groups or periods", zh="同一订单的各行属于不同分组或期间")
_FIRST = LocalText(en="the order counts in the group and period of its first line", zh="订单计入其首行所在的分组与期间")
_NO_GROUP = LocalText(en="Lines without a group", zh="没有分组的订单行")
_NO_PERIOD = LocalText(en="Lines without a date for the period", zh="没有期间日期的订单行")
_TOTALS = LocalText(en="counted in totals only", zh="仅计入合计")
_LATER = LocalText(en="A moment after the day on which the figures stand", zh="时点晚于统计截止日")
_AS_IT_STANDS = LocalText(en="kept; counted as it stands", zh="保留；按原值统计")
_HAPPENED = (
    *("ordered_at", "shipped_at", "delivered_at", "asked_at", "answered_at"),
    *("failed_at", "recovered_at", "delay_noticed_at"),
)


@dataclass(frozen=True, slots=True, eq=False)
class Orders:
    """Order records in memory, as columns of numbers.

    Attributes
    ----------
    lines : OrderLines
        The lines.
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
    >>> orders.size
    2
    """

    lines: OrderLines
    layout: OrderLayout
    quality: DataQuality
    provenance: Provenance

    def __repr__(self) -> str:
        """Return a short text without any order."""
        return f"Orders({self.provenance.source}: {len(self.lines.starts) - 1} orders, {self.size} lines)"

    @property
    def size(self) -> int:
        """Number of lines."""
        return self.lines.size

    def placed(self, named: Collection[str], *, zone: str | None = None) -> PlacedOrders:
        """Return when orders were placed, such as those that a complaints log names.

        Parameters
        ----------
        named : collection of str
            Ids of orders.
        zone : str, optional
            Zone of the clock of the moments; that of the orders when left out.

        Returns
        -------
        PlacedOrders
            Those of the orders that are there, and how many orders figures count.
        """
        aware = any(r.code == "offset" and r.column == "ordered_at" and r.rows for r in self.quality.rows)
        return placed_orders(self.lines, named, zone=zone, aware=aware)

    def count(
        self,
        *,
        by: str | None = None,
        period: Frequency | None = None,
        definitions: ServiceDefinitions,
        clusters: Literal["customer"] | None = None,
    ) -> OrderCounts:
        """Return the counts by group and period that every service figure is computed from.

        A line counts in its own group and period; an order in those of its first line, which is the
        one with the lowest number, else the one in the earliest period, else in the first group by text.

        Parameters
        ----------
        by : str, optional
            Segment of the layout that splits the orders.
        period : {"year", "half", "quarter", "month", "week"}, optional
            Length of the periods, of the common calendar; one period when left out.
        definitions : ServiceDefinitions
            The declared choices.
        clusters : {"customer"}, optional
            Whether the conditions that orders met are counted by customer too; one entry an order in memory.

        Returns
        -------
        OrderCounts
            Exact whole numbers, which depend neither on the order of the rows nor on the kind of source.

        Raises
        ------
        AnalysisError
            If the file lacks a column that a choice needs, holds days where hours are compared, or has
            open lines while no day is stated on which the figures stand.
        UsageError
            If `clusters` or `period` has no such choice, or the choices are not declared.
        """
        check_count(self.lines, self.layout, by=by, period=period, definitions=definitions, clusters=clusters)
        column = definitions.period_column if period is not None else None
        axes = CellAxes.of(self.lines, by=by, column=column, period=period)
        as_of = None if definitions.as_of is None else (definitions.as_of - date(1970, 1, 1)).days
        tally = tally_orders(
            self.lines, axes, layout=self.layout, definitions=definitions, as_of=as_of, by_customer=clusters is not None
        )
        units, money = 10.0**-self.layout.quantity_decimals, 10.0**-self.layout.value_decimals
        steps = {f"unit_{of}": units for of in _WEIGHED} | {f"value_{of}": money for of in _WEIGHED}
        cells = assemble_cells(tally, self.lines, steps=steps)
        quality = self._with_cells(tally, as_of)
        return OrderCounts(cells, by, period, definitions, self.layout, quality, self.provenance)

    def _later(self, as_of: int | None) -> list[QualityRow]:
        """Return moments of what has happened that lie after the day on which the figures stand."""
        if as_of is None:
            return []
        end = int(self.lines.clock.utc(np.array([(as_of + 1) * _DAY], dtype=np.int64))[0][0])
        counts = {name: int((self.lines.dates[name] >= end).sum()) for name in _HAPPENED if name in self.lines.dates}
        return [
            QualityRow("after_as_of", _LATER, "kept", _AS_IT_STANDS, rows, self.lines.size, "cells", column=name)
            for name, rows in counts.items()
            if rows
        ]

    def _with_cells(self, tally: OrderTally, as_of: int | None) -> DataQuality:
        """Return the findings with what groups and periods leave open, and what the future holds."""
        axes, lines = tally.axes, tally.lines.reshape(tally.axes.shape)
        orders, total = int(tally.orders.sum()), int(tally.lines.sum())
        found = self._later(as_of)
        if axes.by is not None or axes.column is not None:
            found.append(QualityRow("split_order", _SPLIT, "kept", _FIRST, tally.split_cells, orders, "orders"))
        if axes.by is not None:
            rows = int(lines[-1].sum())
            found.append(QualityRow("no_group", _NO_GROUP, "kept", _TOTALS, rows, total, column=axes.by))
        if axes.column is not None:
            rows = int(lines[:, -1].sum())
            found.append(QualityRow("no_period", _NO_PERIOD, "kept", _TOTALS, rows, total, column=axes.column))
        return replace(self.quality, rows=(*self.quality.rows, *found))

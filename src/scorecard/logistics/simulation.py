"""A simulated logistics service with known truth: orders, customers, complaints, survey answers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, overload

from scorecard.errors import UsageError
from scorecard.instruments import ColumnLayout, Instrument
from scorecard.logistics.order_layout import OrderLayout
from scorecard.logistics.service_truth import ServiceTruth
from scorecard.logistics.simulated_columns import SimulatedColumns
from scorecard.logistics.simulated_complaints import complaint_columns
from scorecard.logistics.simulated_customers import CustomerTotals, customer_columns, drawn_customers
from scorecard.logistics.simulated_dirt import DirtPlan, DirtyRow, SimulatedDirt, dirty_complaints, dirty_orders
from scorecard.logistics.simulated_orders import BLOCK_ORDERS, OrderBlock, drawn_orders, order_columns
from scorecard.logistics.simulated_plan import OrderPlan, order_count
from scorecard.logistics.simulated_survey import survey_blocks, survey_layout
from scorecard.logistics.simulation_truth import SimulationTruth

if TYPE_CHECKING:
    from pathlib import Path

    import pandas
    import polars
    import pyarrow

__all__ = ["SimulatedPart", "Simulation", "SimulationBlock", "simulate"]

SimulatedPart = Literal["orders", "customers", "complaints", "survey"]
"""A file of a simulation."""

FileFormat = Literal["parquet", "csv"]
MOST_LINES = 100_000_000


@dataclass(frozen=True, slots=True, eq=False)
class SimulationBlock:
    """Some orders of a simulation, as rows.

    Attributes
    ----------
    drawn : OrderBlock
        The orders as drawn, clean.
    orders, complaints : dict of str to SimulatedColumn
        Rows of the file of orders, and of that of complaints.
    dirty : tuple of DirtyRow
        Rows of orders that are not clean.
    """

    drawn: OrderBlock
    orders: SimulatedColumns
    complaints: SimulatedColumns
    dirty: tuple[DirtyRow, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Simulation:
    """A simulated service; nothing is drawn before it is asked for, and the same is drawn each time.

    Attributes
    ----------
    parameters : ServiceTruth
        What is true.
    seed : int
        Seed.
    lines : int
        Number of order lines that was asked for: the mean number over seeds is this, to one order.
    plan : OrderPlan
        Laws, customers and number of orders.
    instrument : Instrument or None
        What customers are asked.
    dirt : SimulatedDirt or None
        What is not clean.
    """

    parameters: ServiceTruth
    seed: int
    lines: int
    plan: OrderPlan
    instrument: Instrument | None
    dirt: SimulatedDirt | None

    def __repr__(self) -> str:
        """Return a short text without any law."""
        return f"Simulation(seed {self.seed}: {self.orders} orders, {self.parameters.customers} customers)"

    @property
    def orders(self) -> int:
        """Number of orders."""
        return self.plan.orders

    @property
    def truth(self) -> SimulationTruth:
        """What is true of the service, by algebra."""
        return SimulationTruth.of(self.parameters, self.instrument)

    @property
    def layout(self) -> OrderLayout:
        """Which column of the orders holds what."""
        zone = None if self.dirt is None else self.dirt.time_zone
        segments = {"value_class": "value_class", "region": "region"}
        return OrderLayout(segments=segments, time_zone=zone, money=self.parameters.currency)

    @property
    def survey_layout(self) -> ColumnLayout:
        """Which column of the answers holds what.

        Returns
        -------
        ColumnLayout
            For `read_survey`.

        Raises
        ------
        UsageError
            If the simulation has no survey.
        """
        return survey_layout(self._asked())

    def blocks(self) -> Iterator[SimulationBlock]:
        """Yield orders and complaints, block by block, in the order of time.

        Yields
        ------
        SimulationBlock
            The same blocks each time; each depends on the seed and its number alone.
        """
        dirt = None if self.dirt is None else DirtPlan.of(self.dirt, self.plan)
        rows = 0
        for number in range(-(-self.orders // BLOCK_ORDERS)):
            drawn = drawn_orders(self.plan, number)
            orders, complaints = order_columns(self.plan, drawn), complaint_columns(self.plan, drawn)
            marks: tuple[DirtyRow, ...] = ()
            if dirt is not None:
                orders, marks = dirty_orders(orders, dirt, rows_before=rows)
                if number == 0:
                    ordered = drawn.times.ordered[complaints["order"].values - 1]
                    complaints = dirty_complaints(complaints, dirt.dirt.complaint_before_order, ordered_at=ordered)
            rows += len(orders["order"].values)
            yield SimulationBlock(drawn, orders, complaints, marks)

    def dirty_rows(self) -> tuple[DirtyRow, ...]:
        """Return all rows of orders that are not clean.

        Returns
        -------
        tuple of DirtyRow
            In the order of the file.
        """
        return tuple(row for block in self.blocks() for row in block.dirty)

    def customer_totals(self) -> CustomerTotals:
        """Return totals of customers to be filled block by block."""
        return CustomerTotals.empty(self.parameters.customers)

    def customer_rows(self, totals: CustomerTotals) -> SimulatedColumns:
        """Return the rows of the file of customers."""
        return customer_columns(self.parameters, self.plan.book, totals)

    def survey_blocks(self) -> Iterator[SimulatedColumns]:
        """Yield the rows of the file of answers, block by block.

        Yields
        ------
        dict of str to SimulatedColumn
            The same each time.
        """
        yield from survey_blocks(self.plan, self._asked())

    @overload
    def frame(self, part: SimulatedPart, *, backend: Literal["pandas"] = ...) -> pandas.DataFrame: ...
    @overload
    def frame(self, part: SimulatedPart, *, backend: Literal["polars"]) -> polars.DataFrame: ...
    @overload
    def frame(self, part: SimulatedPart, *, backend: Literal["pyarrow"]) -> pyarrow.Table: ...
    def frame(
        self, part: SimulatedPart, *, backend: Literal["pandas", "polars", "pyarrow"] = "pandas"
    ) -> pandas.DataFrame | polars.DataFrame | pyarrow.Table:
        """Return one file as a data frame.

        Parameters
        ----------
        part : {"orders", "customers", "complaints", "survey"}
            Which file.
        backend : {"pandas", "polars", "pyarrow"}
            Which library's frame.

        Returns
        -------
        pandas.DataFrame, polars.DataFrame or pyarrow.Table
            The rows.

        Raises
        ------
        UsageError
            If there is no such file or library, or no survey.
        MissingExtraError
            If the library is not installed.
        """
        from scorecard.io.simulated import simulated_frame

        return simulated_frame(self, part, backend=backend)

    def write(self, folder: str | os.PathLike[str], *, file_format: FileFormat = "parquet") -> tuple[Path, ...]:
        """Write orders, customers, complaints and answers to files, in memory that does not grow with their size.

        Parameters
        ----------
        folder : str or path-like
            Where to; made if it is not there. Files of the same names are replaced.
        file_format : {"parquet", "csv"}
            Format.

        Returns
        -------
        tuple of pathlib.Path
            The files: orders, customers, complaints, and the survey where there is an instrument.

        Raises
        ------
        UsageError
            If there is no such format.
        OutputError
            If a file cannot be written.
        """
        from scorecard.io.simulated import write_simulation

        return write_simulation(self, folder, file_format=file_format)

    def _asked(self) -> Instrument:
        """Return the instrument, or refuse to ask nothing."""
        if self.instrument is None:
            raise UsageError.single(
                "simulation-no-survey",
                "the simulation has no survey",
                cure="Give simulate an instrument.",
            )
        return self.instrument


def simulate(
    *,
    lines: int,
    seed: int,
    parameters: ServiceTruth | None = None,
    instrument: Instrument | None = None,
    dirt: SimulatedDirt | None = None,
) -> Simulation:
    """Return a simulated logistics service of which everything is known.

    Parameters
    ----------
    lines : int
        Number of order lines, on the mean over seeds.
    seed : int
        Seed, zero or more.
    parameters : ServiceTruth, optional
        What is true; the usual values when left out.
    instrument : Instrument, optional
        What customers are asked; there is no survey when left out.
    dirt : SimulatedDirt, optional
        How many records are not clean; all are clean when left out.

    Returns
    -------
    Simulation
        Blocks, frames, files, and the true figures.

    Raises
    ------
    UsageError
        If lines or seed cannot be used.
    AnalysisError
        If there is more dirt than the orders have room for.

    Examples
    --------
    >>> simulation = simulate(lines=300, seed=1)
    >>> orders = simulation.frame("orders", backend="pyarrow")
    >>> simulation.orders, orders.num_rows
    (101, 278)
    """
    for name, number, least, most in (("lines", lines, 1, MOST_LINES), ("seed", seed, 0, 2**64 - 1)):
        if type(number) is not int or not least <= number <= most:
            raise UsageError.single(
                "simulation-number",
                f"{name} must be a whole number from {least} to {most}",
                found=str(number),
                cure="Change it.",
            )
    truth = ServiceTruth() if parameters is None else parameters
    book = drawn_customers(truth, seed=seed)
    plan = OrderPlan.of(truth, book, orders=order_count(truth, lines), seed=seed)
    if dirt is not None:
        DirtPlan.of(dirt, plan)
    return Simulation(truth, seed, lines, plan, instrument, dirt)

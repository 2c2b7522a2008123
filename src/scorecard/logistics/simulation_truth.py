"""Everything that is true of a simulation, exactly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard._result import Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import AnalysisError, UsageError
from scorecard.instruments import Instrument, Role
from scorecard.logistics.order_truth import OrderTruth
from scorecard.logistics.service_truth import (
    CONDITIONS,
    LINE_CONDITIONS,
    PERFECT,
    VALUE_CLASSES,
    ServiceTruth,
    SimulatedCondition,
    ValueClass,
)
from scorecard.logistics.simulated_customers import expected_shares
from scorecard.logistics.simulated_survey import answer_chances
from scorecard.logistics.simulation_words import ALL, FIGURES, TITLE
from scorecard.logistics.time_truth import TimeTruth
from scorecard.logistics.truth_cells import TruthCells

__all__ = ["SimulationTruth"]

Floats = NDArray[np.float64]
Counted = Literal["orders", "revenue", "profit"]
"""What is shared out among the value classes."""
_NOTHING = 1e-12
"""Part of the whole below which a sum is what binary fractions lose."""


@dataclass(frozen=True, slots=True)
class SimulationTruth(Result):
    """What is true of a simulation: rates, times, shares, complaints and answers, by algebra.

    Attributes
    ----------
    orders : OrderTruth
        Rates of orders and lines.
    times : TimeTruth
        On time, cycle time, recovery, answers, notice.
    instrument : Instrument or None
        What customers are asked.

    Examples
    --------
    >>> from scorecard.logistics import simulate
    >>> true = simulate(lines=1000, seed=1).truth
    >>> round(true.shares("revenue")["key"], 2), round(true.orders.fill_rate("unit"), 3)
    (0.8, 0.983)
    """

    orders: OrderTruth
    times: TimeTruth
    instrument: Instrument | None

    @classmethod
    def of(cls, parameters: ServiceTruth, instrument: Instrument | None = None) -> SimulationTruth:
        """Return what is true of a service with some parameters.

        Parameters
        ----------
        parameters : ServiceTruth
            The parameters.
        instrument : Instrument, optional
            What customers are asked.

        Returns
        -------
        SimulationTruth
            The figures.
        """
        cells = TruthCells(parameters)
        return cls(OrderTruth(cells), TimeTruth(cells), instrument)

    @property
    def parameters(self) -> ServiceTruth:
        """What everything follows from."""
        return self.orders.cells.parameters

    def shares(self, of: Counted = "revenue") -> dict[ValueClass, float]:
        """Return the expected share of each value class.

        Parameters
        ----------
        of : {"orders", "revenue", "profit"}
            What is shared out; revenue is the value delivered.

        Returns
        -------
        dict of str to float
            Shares that sum to 1.

        Raises
        ------
        AnalysisError
            If there is nothing to share out: the sum over the classes is zero.
        """
        parts: dict[ValueClass, float] = {name: self._expected(name, of) for name in VALUE_CLASSES}
        whole = sum(parts.values())
        if abs(whole) <= _NOTHING * sum(map(abs, parts.values())):
            raise AnalysisError.single(
                "truth-none-shared",
                f"there is no {of} to share out: the sum over the classes is zero",
                cure="Ask for another figure.",
            )
        return {name: part / whole for name, part in parts.items()}

    def customer_shares(self) -> Floats:
        """Return the expected share of each customer in the revenue, in the order of the file.

        Returns
        -------
        (n,) float array
            Shares that sum to 1.

        Raises
        ------
        AnalysisError
            If nothing of value is ever delivered.
        """
        classes, shares = expected_shares(self.parameters)
        worth = self.shares("revenue")
        of_class = np.array([worth[name] / self.parameters.classes[name].order_share for name in VALUE_CLASSES])
        found: Floats = shares * of_class[classes]
        return found

    def complaints(self, *, value_class: ValueClass | None = None, month: int | None = None) -> float:
        """Return the share of the orders about which there is a complaint.

        Parameters
        ----------
        value_class : {"key", "suitable", "general"}, optional
            One class.
        month : int, optional
            One month, counted from 0.

        Returns
        -------
        float
            The share.
        """
        perfect = self.orders.perfect_order(value_class=value_class, month=month)
        return self.parameters.complaints.complains * (1 - perfect)

    def causes(self, *, value_class: ValueClass | None = None) -> dict[SimulatedCondition, float]:
        """Return the share of each cause in the complaints: the first condition that an order fails.

        Parameters
        ----------
        value_class : {"key", "suitable", "general"}, optional
            One class.

        Returns
        -------
        dict of str to float
            Shares that sum to 1, in the order of the conditions.

        Raises
        ------
        AnalysisError
            If every order is perfect.
        """
        met = [self.orders.all_met(PERFECT[:k], value_class=value_class) for k in range(len(PERFECT) + 1)]
        if met[0] - met[-1] <= _NOTHING:
            raise AnalysisError.single(
                "truth-all-perfect",
                "every order is perfect, so that no complaint has a cause",
                cure="Ask for another figure.",
            )
        return {c: (met[k] - met[k + 1]) / (met[0] - met[-1]) for k, c in enumerate(PERFECT)}

    def complaint_answered_on_the_day(self) -> float:
        """Return the share of the complaints answered on the day; what is solved then is answered then."""
        true = self.parameters.complaints
        return 1 - (1 - true.answered_on_day) * (1 - true.solved * true.promptly)

    def stays(self) -> float:
        """Return the share of the complaints after which the customer stays."""
        true = self.parameters.complaints
        solved = true.promptly * true.stays_promptly + (1 - true.promptly) * true.stays_solved
        return true.solved * solved + (1 - true.solved) * true.stays_unsolved

    def answer_mean(self, role: Role, item: str, *, value_class: ValueClass | None = None) -> float:
        """Return the mean answer to an item, in codes of the scale, mirrored back where the item is reversed.

        Parameters
        ----------
        role : str
            What is asked.
        item : str
            Id of the item.
        value_class : {"key", "suitable", "general"}, optional
            Class of the respondents; all, by their numbers, when left out.

        Returns
        -------
        float
            The mean.

        Raises
        ------
        UsageError
            If the simulation has no survey.
        CardError
            If there is no such item.
        """
        if self.instrument is None:
            raise UsageError.single(
                "simulation-no-survey",
                "the simulation has no survey",
                cure="Give simulate an instrument.",
            )
        dimension, values = self.instrument.item(item).dimension, np.array(self.instrument.scale.values, float)
        survey, sizes = self.parameters.survey, self.parameters.class_sizes()
        means = {
            name: float(
                answer_chances(
                    len(values), survey.level(role, value_class=name, dimension=dimension), together=survey.together
                )
                @ values
            )
            for name in VALUE_CLASSES
        }
        if value_class is not None:
            return means[value_class]
        return sum(means[name] * sizes[name] for name in VALUE_CLASSES) / self.parameters.customers

    def figures(self, value_class: ValueClass | None = None) -> dict[str, float]:
        """Return all rates of orders and lines, over all months.

        Parameters
        ----------
        value_class : {"key", "suitable", "general"}, optional
            One class; all together when left out.

        Returns
        -------
        dict of str to float
            By the id of the figure.
        """
        orders, times = self.orders, self.times
        found: dict[str, float] = {c: orders.rate(c, value_class=value_class) for c in CONDITIONS}
        found |= {f"line_{c}": orders.rate(c, level="line", value_class=value_class) for c in LINE_CONDITIONS}
        found |= {
            "unit_fill": orders.fill_rate("unit", value_class=value_class),
            "value_fill": orders.fill_rate("value", value_class=value_class),
            "line_in_stock": orders.in_stock(level="line", value_class=value_class),
            "otif": orders.all_met(("on_time", "in_full"), value_class=value_class),
            "perfect_order": orders.perfect_order(value_class=value_class),
            "product_of_rates": orders.product_of_rates(value_class=value_class),
            "answered_same_day": times.answered_same_day(value_class=value_class),
            "recovered_on_day": times.recovered_on_the_day(value_class=value_class),
            "complaints": self.complaints(value_class=value_class),
        }
        return found

    def table(self) -> Table:
        """Return all rates, one row a figure.

        Returns
        -------
        Table
            One column for all orders and one for each value class.
        """
        groups: tuple[ValueClass | None, ...] = (None, *VALUE_CLASSES)
        found = [self.figures(group) for group in groups]
        rows: list[tuple[Cell, ...]] = [
            (name, FIGURES[name], *(figures[name] for figures in found)) for name in found[0]
        ]
        columns = (
            Column("figure", LocalText(en="Id", zh="代码")),
            Column("name", LocalText(en="Figure", zh="指标")),
            *(Column(group or "all", ALL if group is None else _CLASSES[group], "percent", 2) for group in groups),
        )
        return Table(columns, tuple(rows), title=TITLE)

    def _expected(self, name: ValueClass, of: Counted) -> float:
        """Return what a class brings for each order of the firm."""
        own = self.parameters.classes[name]
        if of == "orders":
            return own.order_share
        laws = self.orders.cells.laws.classes[name]
        worth = laws.lines.mean * laws.units.mean * self.orders.fill_rate("value", value_class=name)
        return own.order_share * worth * (own.margin if of == "profit" else 1.0)


_CLASSES: dict[ValueClass, LocalText] = {
    "key": LocalText(en="Key", zh="关键客户"),
    "suitable": LocalText(en="Suitable", zh="合适客户"),
    "general": LocalText(en="General", zh="一般客户"),
}

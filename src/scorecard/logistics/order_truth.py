"""Rates that are true of simulated orders, by algebra."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from scorecard.logistics.service_truth import CONDITIONS, LINE_CONDITIONS, PERFECT, SimulatedCondition, ValueClass
from scorecard.logistics.truth_cells import Level, TruthCells, check_choice

__all__ = ["FillKind", "OrderTruth"]

FillKind = Literal["unit", "value", "line", "order"]
"""What a fill rate counts."""


@dataclass(frozen=True, slots=True)
class OrderTruth:
    """Rates that are true of the orders of a simulated service.

    Every method takes ``value_class`` (one class; all together when left out) and ``month`` (counted from 0, by the
    day of the order; all together when left out).

    Attributes
    ----------
    cells : TruthCells
        What is true, cell by cell.

    Notes
    -----
    Given the trouble of an order and of its customer, failures are independent with chance f · h: f the failure rate
    of class, condition and month, h the multiplier of the state, whose mean over the states is 1. An order meets a
    condition of lines if all its L lines do, with chance Σ P(L) (1 − f h)^L. Sums over the four states, the law of L,
    months and classes give every figure; nothing is sampled.

    Examples
    --------
    >>> from scorecard.logistics import ServiceTruth
    >>> true = OrderTruth(TruthCells(ServiceTruth()))
    >>> round(true.rate("on_time", value_class="key"), 4)
    0.95
    >>> true.perfect_order() > true.product_of_rates()
    True
    """

    cells: TruthCells

    def rate(
        self,
        condition: SimulatedCondition,
        *,
        level: Level = "order",
        value_class: ValueClass | None = None,
        month: int | None = None,
    ) -> float:
        """Return the share of orders (lines, ordered units, value) that meets a condition.

        Parameters
        ----------
        condition : str
            The condition. With special requests, the share of the orders that have one.
        level : {"order", "line", "unit", "value"}
            What is counted.
        value_class : {"key", "suitable", "general"}, optional
            One class.
        month : int, optional
            One month, counted from 0.

        Returns
        -------
        float
            The share.

        Raises
        ------
        UsageError
            If there is no such condition, level, class or month.
        """
        check_choice("condition", condition, CONDITIONS)
        check_choice("level", level, get_args(Level))
        if level == "order" and condition in LINE_CONDITIONS:
            return self.all_met((condition,), value_class=value_class, month=month)
        missed = weight = 0.0
        dear = self._value_shortage() if condition == "in_full" and level == "value" else 1.0
        for cell in self.cells.cells(value_class, month):
            missed += cell.weighted(level) * self.cells.failure(cell, condition) * dear
            weight += cell.weighted(level)
        return 1 - missed / weight

    def all_met(
        self,
        conditions: Sequence[SimulatedCondition],
        *,
        value_class: ValueClass | None = None,
        month: int | None = None,
    ) -> float:
        """Return the share of the orders that meet all of some conditions.

        Parameters
        ----------
        conditions : sequence of str
            The conditions; an order without a special request meets that condition.
        value_class : {"key", "suitable", "general"}, optional
            One class.
        month : int, optional
            One month, counted from 0.

        Returns
        -------
        float
            The share.

        Raises
        ------
        UsageError
            If there is no such condition, class or month.
        """
        for condition in conditions:
            check_choice("condition", condition, CONDITIONS)
        found = weight = 0.0
        alone = tuple(conditions) == ("special_request_met",)
        for cell in self.cells.cells(value_class, month):
            for state in self.cells.laws.states:
                order = line = 1.0
                for condition in conditions:
                    failing = self.cells.failure(cell, condition) * state.multiplier
                    if condition == "special_request_met" and not alone:
                        failing *= self.cells.parameters.special_requests
                    if condition in LINE_CONDITIONS:
                        line *= 1 - failing
                    else:
                        order *= 1 - failing
                found += cell.weight * state.share * order * cell.laws.lines.generating(line)
            weight += cell.weight
        return found / weight

    def perfect_order(
        self,
        conditions: Sequence[SimulatedCondition] = PERFECT,
        *,
        value_class: ValueClass | None = None,
        month: int | None = None,
    ) -> float:
        """Return the share of the orders that are perfect, counted by row.

        Parameters
        ----------
        conditions : sequence of str
            What makes an order perfect.
        value_class : {"key", "suitable", "general"}, optional
            One class.
        month : int, optional
            One month, counted from 0.

        Returns
        -------
        float
            The share.
        """
        return self.all_met(conditions, value_class=value_class, month=month)

    def product_of_rates(
        self,
        conditions: Sequence[SimulatedCondition] = PERFECT,
        *,
        value_class: ValueClass | None = None,
        month: int | None = None,
    ) -> float:
        """Return the product of the rates of orders, which is the perfect order only without a shared factor.

        Parameters
        ----------
        conditions : sequence of str
            What makes an order perfect.
        value_class : {"key", "suitable", "general"}, optional
            One class.
        month : int, optional
            One month, counted from 0.

        Returns
        -------
        float
            The product.
        """
        return math.prod(self.rate(c, value_class=value_class, month=month) for c in conditions)

    def only_failure(
        self,
        condition: SimulatedCondition,
        *,
        among: Sequence[SimulatedCondition] = PERFECT,
        value_class: ValueClass | None = None,
        month: int | None = None,
    ) -> float:
        """Return the share of the orders that fail this condition and no other.

        Parameters
        ----------
        condition : str
            The condition.
        among : sequence of str
            All conditions.
        value_class : {"key", "suitable", "general"}, optional
            One class.
        month : int, optional
            One month, counted from 0.

        Returns
        -------
        float
            The share.
        """
        others: list[SimulatedCondition] = [c for c in among if c != condition]
        scope = (value_class, month)
        return self._met(others, scope) - self._met([*others, condition], scope)

    def fill_rate(self, kind: FillKind, *, value_class: ValueClass | None = None, month: int | None = None) -> float:
        """Return a fill rate, as a ratio of expected sums.

        Parameters
        ----------
        kind : {"unit", "value", "line", "order"}
            What is counted.
        value_class : {"key", "suitable", "general"}, optional
            One class.
        month : int, optional
            One month, counted from 0.

        Returns
        -------
        float
            The rate.

        Notes
        -----
        A short line brings 0 to q − 1 of its q units, each alike: (E q + 1) / 2 are missing on the mean.
        """
        check_choice("kind", kind, get_args(FillKind))
        if kind in ("line", "order"):
            return self.rate(
                "in_full", level="line" if kind == "line" else "order", value_class=value_class, month=month
            )
        dear = self._value_shortage() if kind == "value" else 1.0
        missing = ordered = 0.0
        for cell in self.cells.cells(value_class, month):
            units = cell.laws.units.mean
            missing += cell.weighted("line") * self.cells.failure(cell, "in_full") * dear * (units + 1) / 2
            ordered += cell.weighted("unit")
        return 1 - missing / ordered

    def in_stock(
        self,
        *,
        level: Literal["order", "line"] = "line",
        value_class: ValueClass | None = None,
        month: int | None = None,
    ) -> float:
        """Return the share of lines (orders) without a product that is out of stock.

        Parameters
        ----------
        level : {"order", "line"}
            What is counted.
        value_class : {"key", "suitable", "general"}, optional
            One class.
        month : int, optional
            One month, counted from 0.

        Returns
        -------
        float
            The share.
        """
        found = weight = 0.0
        part = self.cells.parameters.out_of_stock
        for cell in self.cells.cells(value_class, month):
            out = self.cells.failure(cell, "in_full") * part
            if level == "line":
                found += cell.weighted("line") * (1 - out)
            else:
                all_there = (
                    s.share * cell.laws.lines.generating(1 - out * s.multiplier) for s in self.cells.laws.states
                )
                found += cell.weight * sum(all_there)
            weight += cell.weighted(level)
        return found / weight

    def _met(self, conditions: Sequence[SimulatedCondition], scope: tuple[ValueClass | None, int | None]) -> float:
        """Return the share of the orders of a scope that meet all of some conditions."""
        return self.all_met(conditions, value_class=scope[0], month=scope[1])

    def _value_shortage(self) -> float:
        """Return how many times as often a unit of money is short as a unit of goods."""
        dear = self.cells.laws.dear_value_share
        return dear * self.cells.parameters.dear_shortage + (1 - dear) * self.cells.laws.usual_shortage

"""Times that are true of simulated orders, by algebra."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, get_args

from scorecard.errors import AnalysisError
from scorecard.logistics.discrete_law import DiscreteLaw, mixture
from scorecard.logistics.service_laws import DAY_TIME, MENDING, MINUTES_A_DAY
from scorecard.logistics.service_truth import ValueClass
from scorecard.logistics.truth_cells import TruthCell, TruthCells, check_choice

__all__ = ["Basis", "TimeTruth"]

Basis = Literal["promised", "first_promised", "requested"]
"""What a delivery is held against."""


@dataclass(frozen=True, slots=True)
class TimeTruth:
    """Times that are true of the orders of a simulated service.

    The methods take ``value_class`` and ``month`` as those of `OrderTruth` do.

    Attributes
    ----------
    cells : TruthCells
        What is true, cell by cell.

    Notes
    -----
    An order arrives `promise_days` + M + D days after it came in: M the days by which the promise was moved, D the
    days after the promise; both laws are finite, so that means, deviations and quantiles are sums. What a customer
    asks for lies R days before the first promise. M and R are independent of everything else.

    Examples
    --------
    >>> from scorecard.logistics import ServiceTruth
    >>> true = TimeTruth(TruthCells(ServiceTruth()))
    >>> round(true.on_time("promised", value_class="key"), 4), true.cycle_days(value_class="key").quantile(0.95)
    (0.95, 5)
    """

    cells: TruthCells

    def on_time(
        self,
        basis: Basis = "promised",
        *,
        early: int | None = None,
        late: int = 0,
        value_class: ValueClass | None = None,
        month: int | None = None,
    ) -> float:
        """Return the share of the orders that arrive within a window of days about a date.

        Parameters
        ----------
        basis : {"promised", "first_promised", "requested"}
            The date.
        early : int, optional
            Days before it that are still on time; any when left out.
        late : int
            Days after it that are still on time.
        value_class : {"key", "suitable", "general"}, optional
            One class.
        month : int, optional
            One month, counted from 0.

        Returns
        -------
        float
            The share.
        """
        law = self.lateness(basis, value_class=value_class, month=month)
        return law.at_most(late) - (0.0 if early is None else law.at_most(-early - 1))

    def lateness(
        self, basis: Basis = "promised", *, value_class: ValueClass | None = None, month: int | None = None
    ) -> DiscreteLaw:
        """Return the law of the days from a date to the delivery.

        Parameters
        ----------
        basis : {"promised", "first_promised", "requested"}
            The date.
        value_class : {"key", "suitable", "general"}, optional
            One class.
        month : int, optional
            One month, counted from 0.

        Returns
        -------
        DiscreteLaw
            Calendar days; below zero is early.
        """
        check_choice("basis", basis, get_args(Basis))
        cells = list(self.cells.cells(value_class, month))
        return mixture([self._late(c, basis) for c in cells], [c.weight for c in cells])

    def cycle_days(self, *, value_class: ValueClass | None = None, month: int | None = None) -> DiscreteLaw:
        """Return the law of the calendar days from the order to the delivery.

        Parameters
        ----------
        value_class : {"key", "suitable", "general"}, optional
            One class.
        month : int, optional
            One month, counted from 0.

        Returns
        -------
        DiscreteLaw
            Calendar days.
        """
        parts = [
            (self._late(c, "first_promised").shifted(c.truth.promise_days), c.weight)
            for c in self.cells.cells(value_class, month)
        ]
        return mixture([law for law, _ in parts], [weight for _, weight in parts])

    def cycle_minutes(self, *, value_class: ValueClass | None = None, month: int | None = None) -> tuple[float, float]:
        """Return mean and standard deviation of the minutes from the order to the delivery.

        Parameters
        ----------
        value_class : {"key", "suitable", "general"}, optional
            One class.
        month : int, optional
            One month, counted from 0.

        Returns
        -------
        tuple of (float, float)
            Mean and standard deviation, in minutes.

        Notes
        -----
        1440 times the days, and the difference of two times of the day, independent and alike.
        """
        days = self.cycle_days(value_class=value_class, month=month)
        return MINUTES_A_DAY * days.mean, math.sqrt(MINUTES_A_DAY**2 * days.variance + 2 * DAY_TIME.variance)

    def recovered_on_the_day(self, *, value_class: ValueClass | None = None) -> float:
        """Return the share of the malfunctions that are mended on the day."""
        return self._of_orders("recovered_on_day", value_class)

    def recovery_minutes(self, *, value_class: ValueClass | None = None) -> tuple[float, float]:
        """Return mean and standard deviation of the minutes from a malfunction to its end."""
        later = 1 - self.recovered_on_the_day(value_class=value_class)
        days = self.cells.laws.mending
        mean = later * days.mean
        variance = later * (days.variance + days.mean**2) - mean**2
        return MINUTES_A_DAY * mean + MENDING.mean, math.sqrt(MINUTES_A_DAY**2 * variance + MENDING.variance)

    def answered_same_day(self, *, value_class: ValueClass | None = None) -> float:
        """Return the share of the questions that are answered on the day."""
        return self._of_orders("answered_same_day", value_class)

    def notice_given(self, *, value_class: ValueClass | None = None, month: int | None = None) -> float:
        """Return the share of the late orders whose delay was told before the promised time."""
        told = late = 0.0
        for cell in self.cells.cells(value_class, month):
            missed = cell.weight * self.cells.failure(cell, "on_time")
            told += missed * cell.truth.notice_given
            late += missed
        if late == 0:
            raise AnalysisError.single(
                "truth-none-late",
                "no order is ever late, so that nothing is to be told",
                cure="Ask for another figure.",
            )
        return told / late

    def _of_orders(self, field: str, value_class: ValueClass | None) -> float:
        """Return a rate that is the same in all months, over the orders of some classes."""
        cells = list(self.cells.cells(value_class))
        return sum(c.weight * float(getattr(c.truth, field)) for c in cells) / sum(c.weight for c in cells)

    def _late(self, cell: TruthCell, basis: Basis) -> DiscreteLaw:
        """Return the law of lateness of one cell."""
        late = self.cells.failure(cell, "on_time")
        laws = self.cells.laws
        law = mixture((cell.laws.early, laws.late), (1 - late, late))
        if basis != "promised":
            law = law.plus(laws.moved)
        return law.plus(laws.asked) if basis == "requested" else law

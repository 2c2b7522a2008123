"""Value classes and months of a simulated service, over which true figures are averaged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from scorecard.errors import UsageError, near
from scorecard.logistics.service_laws import ClassLaws, ServiceLaws
from scorecard.logistics.service_truth import VALUE_CLASSES, ClassTruth, ServiceTruth, ValueClass

__all__ = ["Level", "TruthCell", "TruthCells", "check_choice"]

Level = Literal["order", "line", "unit", "value"]
"""What a rate counts."""


@dataclass(frozen=True, slots=True)
class TruthCell:
    """One value class in one month.

    Attributes
    ----------
    truth : ClassTruth
        What is true of the class.
    laws : ClassLaws
        Its laws.
    month : int
        Month, counted from 0.
    weight : float
        Share of the orders.
    """

    truth: ClassTruth
    laws: ClassLaws
    month: int
    weight: float

    def weighted(self, level: Level) -> float:
        """Return how much the cell weighs: by orders, lines, or units (and so by value)."""
        weight = self.weight if level == "order" else self.weight * self.laws.lines.mean
        return weight * self.laws.units.mean if level in ("unit", "value") else weight


@dataclass(frozen=True, slots=True)
class TruthCells:
    """What is true of the orders of a simulated service, cell by cell.

    Attributes
    ----------
    parameters : ServiceTruth
        What the orders are drawn from.
    laws : ServiceLaws
        The laws that follow from them.
    """

    parameters: ServiceTruth
    laws: ServiceLaws = field(init=False)

    def __post_init__(self) -> None:
        """Find the laws."""
        object.__setattr__(self, "laws", ServiceLaws.of(self.parameters))

    def failure(self, cell: TruthCell, condition: str) -> float:
        """Return the failure rate of a condition in a cell, on the average over trouble."""
        return cell.truth.failure(condition) * self.parameters.drift.multiplier(condition, cell.month)

    def cells(self, value_class: ValueClass | None = None, month: int | None = None) -> Iterator[TruthCell]:
        """Yield the cells of a class and a month, or of all.

        Parameters
        ----------
        value_class : {"key", "suitable", "general"}, optional
            One class.
        month : int, optional
            One month, counted from 0.

        Yields
        ------
        TruthCell
            Class by class, and month by month.

        Raises
        ------
        UsageError
            If there is no such class or month.
        """
        if value_class is not None:
            check_choice("value_class", value_class, VALUE_CLASSES)
        if month is not None and not 0 <= month < self.parameters.months:
            raise UsageError.single(
                "truth-month",
                "the simulation has no such month",
                found=str(month),
                cure=f"Count months from 0 to {self.parameters.months - 1}.",
            )
        for name in VALUE_CLASSES if value_class is None else (value_class,):
            truth = self.parameters.classes[name]
            for at in range(self.parameters.months) if month is None else (month,):
                yield TruthCell(truth, self.laws.classes[name], at, truth.order_share * self.laws.months[at])


def check_choice(name: str, given: str, known: Sequence[str]) -> None:
    """Refuse an option that is none of the known ones."""
    if given not in known:
        raise UsageError.single(
            "unknown-option", f"{name} has no such option", found=str(given), cure=near(given, known)
        )

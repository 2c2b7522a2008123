"""Service figures as values of measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.errors import UsageError
from scorecard.logistics.service_rows import ServiceRow

if TYPE_CHECKING:
    from scorecard.logistics.service_performance import ServicePerformance

__all__ = ["ServiceObservation", "service_records"]


@dataclass(frozen=True, slots=True)
class ServiceObservation:
    """One value of one measure.

    Attributes
    ----------
    measure, period : str
        Id of the measure, and the period.
    entity : str or None
        The entity; None where the card has only one.
    row : ServiceRow
        The figure with value, unit, counts and errors.
    """

    measure: str
    period: str
    entity: str | None
    row: ServiceRow


def service_records(
    performance: ServicePerformance, measures: Mapping[str, str], *, entity: str | None = None
) -> tuple[ServiceObservation, ...]:
    """Return figures as values of measures, by period.

    Parameters
    ----------
    performance : ServicePerformance
        The figures, counted by period.
    measures : mapping of str to str
        Id of the figure by id of the measure.
    entity : str, optional
        The entity that all values belong to; the groups are the entities where it is left out and the
        orders are split.

    Returns
    -------
    tuple of ServiceObservation
        One a measure, period and entity with orders; also where the value is not defined.

    Raises
    ------
    UsageError
        If there is no such figure, or the orders are not counted by period.
    """
    if not performance.periods:
        raise UsageError.single(
            "no-periods",
            "observations belong to periods, and the orders are not counted by period",
            cure="Write period='month', or the length of the periods of the card.",
        )
    by_group = entity is None and bool(performance.groups)
    places = [
        (cell.group, cell.period)
        for cell in performance.cells
        if cell.period is not None and (cell.group is not None) == by_group
    ]
    asked = set(measures.values())
    rows = {(row.id, row.group, row.period): row for row in performance.rows if row.id in asked}
    found: list[ServiceObservation] = []
    for measure, figure in measures.items():
        performance.row(figure)
        for group, period in places:
            row = rows[figure, group, period]
            found.append(ServiceObservation(measure, str(period), group if by_group else entity, row))
    return tuple(found)

"""What a count of order records needs of the file and of the declared choices."""

from __future__ import annotations

from typing import get_args

import numpy as np

from scorecard._given import Kind, require_kinds
from scorecard.errors import AnalysisError, Place, Problems, near
from scorecard.logistics.customer_values import require_choice
from scorecard.logistics.order_layout import OrderLayout
from scorecard.logistics.order_lines import ABSENT, NOT_KNOWN, OrderLines
from scorecard.logistics.service_definitions import BASIS_COLUMNS, CycleTime, ServiceDefinitions
from scorecard.models import Frequency

__all__ = ["check_count"]

_DEFINITIONS = Kind(
    ServiceDefinitions, "service definitions", "Give what read_service_definitions returns, or ServiceDefinitions(…)."
)
_SEGMENT = Kind(str, "the name of one segment", "Write it in quotation marks.")
_CLOCKED = ("minutes", "working_minutes", "hours24")


def check_count(
    lines: OrderLines,
    layout: OrderLayout,
    *,
    by: str | None,
    period: Frequency | None,
    definitions: ServiceDefinitions,
    clusters: str | None = None,
) -> None:
    """Refuse a count that the file or the declared choices do not allow, with every reason.

    Parameters
    ----------
    lines : OrderLines
        The lines.
    layout : OrderLayout
        Which column holds what.
    by : str or None
        Segment that splits the orders.
    period : {"year", "half", "quarter", "month", "week"} or None
        Length of the periods.
    definitions : ServiceDefinitions
        The declared choices.
    clusters : {"customer"} or None
        What orders are counted by beside.

    Raises
    ------
    AnalysisError
        With every problem.
    UsageError
        If `clusters` or `period` has no such choice, or the choices are not declared.
    """
    if clusters is not None:
        require_choice("clusters", clusters, ("customer",))
    if period is not None:
        require_choice("period", period, get_args(Frequency))
    given: list[tuple[str, object, Kind]] = [("definitions", definitions, _DEFINITIONS)]
    if by is not None:
        given.append(("by", by, _SEGMENT))
    require_kinds("The orders cannot be counted like this.", *given)
    problems = Problems()
    if clusters is not None and lines.customers is None:
        _absent(problems, layout, "customer", "clusters")
    if by is not None and by not in lines.labels:
        problems.add(
            "no-segment", "the layout names no such segment", found=by, cure=near(by, lines.labels) if by else ""
        )
    dates = _Dates(lines, layout, problems)
    if period is not None:
        dates.need(definitions.period_column, "period_by")
    rule = definitions.on_time
    if rule is not None:
        basis = BASIS_COLUMNS[rule.basis]
        dates.need(basis, "on_time.basis")
        dates.need("delivered_at", "on_time")
        if rule.unit != "dates":
            dates.need_hours((basis, "delivered_at"), "on_time.unit", "dates")
    if definitions.in_full is not None:
        for name in ("quantity_ordered", "quantity_delivered"):
            if name not in lines.numbers:
                _absent(problems, layout, name, "in_full")
    if definitions.cycle_time is not None:
        _check_cycle(definitions.cycle_time, layout, dates, problems)
    if definitions.as_of is None:
        _check_open(lines, definitions, problems)
    problems.raise_if_any(AnalysisError, "The orders cannot be counted by these definitions.")


def _absent(problems: Problems, layout: OrderLayout, name: str, path: str) -> None:
    """Tell of a column that the file does not have."""
    problems.add(
        "no-column",
        "the file has no column for this",
        place=Place(path=path),
        found=layout.column_of(name) or name,
        cure=f"Name the column of {name} in the layout, or leave this choice out.",
    )


class _Dates:
    """Look at the columns of dates."""

    def __init__(self, lines: OrderLines, layout: OrderLayout, problems: Problems) -> None:
        self._lines, self._layout, self._problems = lines, layout, problems
        self._told: set[tuple[str, str]] = set()
        self._filled = {name for name, stamps in lines.dates.items() if (stamps > NOT_KNOWN).any()}
        # nothing is compared with a column without a stamp, as where nothing is delivered yet
        self._whole_days = lines.whole_days & self._filled

    def need(self, name: str, path: str) -> None:
        """Tell if a column is not there."""
        if name not in self._lines.dates:
            _absent(self._problems, self._layout, name, path)

    def need_hours(self, names: tuple[str, ...], path: str, other: str) -> None:
        """Tell of columns that hold days alone where times of day are compared."""
        for name in names:
            if name in self._whole_days:
                self._problems.add(
                    "days-only",
                    "the column holds days without hours, which would stand for midnight",
                    place=Place(field=self._layout.column_of(name), path=path),
                    cure=f"Use {other!r}.",
                )

    def mixed(self, names: tuple[str, str]) -> bool:
        """Return whether one of two columns holds days alone and the other hours too."""
        return len(set(names) & self._whole_days) == 1 and len(set(names) & self._filled) == 2


def _check_cycle(rule: CycleTime, layout: OrderLayout, dates: _Dates, problems: Problems) -> None:
    """Tell what the cycle time lacks."""
    dates.need(rule.start, "cycle_time.start")
    dates.need(rule.end, "cycle_time.end")
    both = (rule.start, rule.end)
    if rule.clock in _CLOCKED and (rule.clock != "hours24" or dates.mixed(both)):
        dates.need_hours(both, "cycle_time.clock", "working_days" if rule.clock == "working_minutes" else "dates")
    if rule.clock.startswith("working") and layout.calendar is None:
        problems.add(
            "no-calendar",
            "working time needs a calendar, and the layout has none",
            place=Place(path="cycle_time.clock"),
            found=rule.clock,
            cure="Write calendar: in the layout, with days, hours and holidays.",
        )


def _check_open(lines: OrderLines, definitions: ServiceDefinitions, problems: Problems) -> None:
    """Tell of lines that are open, where no day says how far they are overdue."""
    pairs = [("asked_at", "answered_at"), ("failed_at", "recovered_at")]
    if definitions.on_time is not None:
        pairs.insert(0, (BASIS_COLUMNS[definitions.on_time.basis], "delivered_at"))
    for start, end in pairs:
        first, last = lines.dates.get(start), lines.dates.get(end)
        if first is None or last is None:
            continue
        open_ = int(np.count_nonzero((last == ABSENT) & (first > ABSENT + 1)))
        if open_:
            problems.add(
                "no-as-of",
                f"{open_} lines have no {end}, and no day says how long they have been open",
                place=Place(path="as_of"),
                cure="State as_of, the day at whose end the file was drawn.",
            )

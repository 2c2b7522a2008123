"""Which rule scores each measure in each period."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.models import Calendar, Measure, Period
from scorecard.models.scoring import FunctionScoring, PlanScoring
from scorecard.scoring.plan import PlanPosition, plan_position
from scorecard.scoring.value_function import ValueFunction, value_function_of

__all__ = ["Rule", "Rules", "rule_in", "rules_of"]

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rule:
    """How a measure is scored in one period.

    Attributes
    ----------
    measure : Measure
        The measure as it is in the period.
    function : ValueFunction or None
        Its value function; None where it has none.
    plan : PlanPosition or None
        Where the period stands in its plan, if a plan is the rule.
    """

    measure: Measure
    function: ValueFunction | None
    plan: PlanPosition | None = None

    @property
    def named(self) -> str | None:
        """Name of the caller's own function that scores it."""
        return self.measure.scoring.name if isinstance(self.measure.scoring, FunctionScoring) else None

    @property
    def started(self) -> bool:
        """Whether anything of its plan has passed."""
        return self.plan is None or self.plan.passed > 0


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """How all measures are scored, by measure and period; one column serves all periods where none differ.

    Attributes
    ----------
    rows : tuple of tuple of Rule
        The rules, by measure and period.
    x, y : ndarray, shape (measure, period, k)
        Anchor points, filled up with NaN.
    """

    rows: tuple[tuple[Rule, ...], ...]
    x: FloatArray
    y: FloatArray

    @property
    def differ(self) -> bool:
        """Whether the periods have columns of their own."""
        return bool(self.x.shape[1] != 1)

    def table(self, of: Callable[[Rule], float | bool | None]) -> FloatArray:
        """Return a number of each rule, by measure and period; NaN where there is none."""
        found = [of(rule) for row in self.rows for rule in row]
        numbers = np.array([np.nan if v is None else v for v in found], dtype=np.float64)
        return numbers.reshape(self.x.shape[:2])


def rule_in(measure: Measure, period: Period, *, calendar: Calendar) -> Rule:
    """Return how a measure is scored in a period: by what is in force on its first day.

    Parameters
    ----------
    measure : Measure
        The measure.
    period : Period
        The period.
    calendar : Calendar
        Says on which day a period begins.

    Returns
    -------
    Rule
        The rule.
    """
    state = measure.at(calendar.first_day(period), calendar=calendar) if measure.changes else measure
    if not isinstance(state.scoring, PlanScoring):
        return Rule(state, value_function_of(state))
    plan = plan_position(state.scoring, period, calendar=calendar)
    return Rule(state, value_function_of(state, elapsed=plan.share), plan)


def rules_of(measures: Sequence[Measure], periods: Sequence[Period], *, calendar: Calendar) -> Rules:
    """Return how measures are scored in periods.

    Parameters
    ----------
    measures : sequence of Measure
        The measures.
    periods : sequence of Period
        The periods.
    calendar : Calendar
        Says on which day a period begins.

    Returns
    -------
    Rules
        Rules and anchor points.
    """
    differ = len(periods) != 1 and any(m.changes or isinstance(m.scoring, PlanScoring) for m in measures)
    columns = len(periods) if differ else 1
    rows: list[tuple[Rule, ...]] = []
    for measure in measures:
        if measure.changes or isinstance(measure.scoring, PlanScoring):
            rows.append(tuple(rule_in(measure, period, calendar=calendar) for period in periods))
        else:
            rows.append((Rule(measure, value_function_of(measure)),) * columns)
    width = max((len(r.function.x) for row in rows for r in row if r.function is not None), default=2)
    x = np.full((len(rows), columns, width), np.nan)
    y = np.full((len(rows), columns, width), np.nan)
    for i, row in enumerate(rows):
        for j, rule in enumerate(row):
            if rule.function is not None:
                here = slice(len(rule.function.x))
                x[i, j, here], y[i, j, here] = rule.function.x, rule.function.y
    return Rules(tuple(rows), x, y)

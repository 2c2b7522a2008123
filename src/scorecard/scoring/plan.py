"""How much of a plan has passed by the end of a period."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.models import Calendar, Frequency, Period
from scorecard.models.scoring import PlanScoring

__all__ = ["PlanPosition", "plan_position"]

_PER_YEAR: dict[Frequency, int] = {"year": 1, "half": 2, "quarter": 4, "month": 12}


@dataclass(frozen=True, slots=True)
class PlanPosition:
    """Where a period stands in a plan.

    Attributes
    ----------
    passed, length : int
        Periods of the plan that have passed at the end of the period, and all of them; days where
        the plan is written in periods that do not hold whole periods of the card.
    in_days : bool
        Whether days were counted.
    """

    passed: int
    length: int
    in_days: bool = False

    @property
    def share(self) -> float:
        """Share that has passed, from 0 to 1."""
        return self.passed / self.length


def plan_position(plan: PlanScoring, period: Period, *, calendar: Calendar) -> PlanPosition:
    """Return how much of a plan has passed by the end of a period.

    Parameters
    ----------
    plan : PlanScoring
        Its first and last period.
    period : Period
        A period of the calendar.
    calendar : Calendar
        Says on which day a period begins.

    Returns
    -------
    PlanPosition
        Nothing has passed before the first period of the plan, all after its last.
    """
    start, end, by = plan.start, plan.end, period.frequency
    if start.frequency == by:
        first, beyond, now, in_days = start.ordinal, end.ordinal + 1, period.ordinal + 1, False
    elif by in _PER_YEAR and start.frequency in _PER_YEAR and _PER_YEAR[by] % _PER_YEAR[start.frequency] == 0:
        # through days, since months are those of the common year and all longer periods those of the fiscal year
        first = calendar.period_of(calendar.first_day(start), by).ordinal
        beyond = calendar.period_of(calendar.last_day(end), by).ordinal + 1
        now, in_days = period.ordinal + 1, False
    else:
        first, beyond, now = (calendar.first_day(p).toordinal() for p in (start, end.next(), period.next()))
        in_days = True
    return PlanPosition(min(max(now - first, 0), beyond - first), beyond - first, in_days)

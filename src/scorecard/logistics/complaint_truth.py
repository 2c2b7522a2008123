"""What is true of simulated complaints."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from scorecard._model import NUMBER, Frozen

__all__ = ["ComplaintTruth"]

Chance = Annotated[float, Field(ge=0, le=1), NUMBER]


class ComplaintTruth(Frozen):
    """What becomes of orders that are not perfect.

    Attributes
    ----------
    complains : float
        Share of the orders that are not perfect about which the customer complains.
    answered_on_day : float
        Share of the complaints that are answered on the day.
    solved : float
        Share of the complaints that are solved.
    promptly : float
        Share of the solved complaints that are solved on the day.
    solving_days : float
        Mean number of days of the others, geometric from 1, cut at 60.
    stays_unsolved, stays_solved, stays_promptly : float
        Share of the customers who stay after a complaint that was not solved, solved later, and solved on the day.
    compensation : int
        Largest compensation of a solved complaint, in whole currency units; each up to it is alike.
    """

    complains: Chance = 0.5
    answered_on_day: Chance = 0.6
    solved: Chance = 0.8
    promptly: Chance = 0.5
    solving_days: Annotated[float, Field(ge=1, le=30), NUMBER] = 4.0
    stays_unsolved: Chance = 0.4
    stays_solved: Chance = 0.75
    stays_promptly: Chance = 0.95
    compensation: Annotated[int, Field(ge=0, le=1_000_000)] = 200

"""Times of simulated orders: ordered, promised, shipped, delivered."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.logistics.service_laws import DAY_TIME, MENDING, MINUTES_A_DAY, NOTICE
from scorecard.logistics.service_truth import VALUE_CLASSES
from scorecard.logistics.simulated_plan import OrderPlan, by_class

__all__ = ["OrderEvents", "OrderTimes", "drawn_events", "drawn_times", "order_days"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

PROMISED_AT = 17 * 60
_MORNING = (8 * 60, 12 * 60)
_OFFICE = (8 * 60, 16 * 60)
_EVENING = (18 * 60, 20 * 60)


@dataclass(frozen=True, slots=True, eq=False)
class OrderTimes:
    """Times of some orders, in minutes since 1970.

    Attributes
    ----------
    ordered, requested, first_promised, promised, shipped, delivered : (n,) int array
        One entry an order. Dates that are promised or asked for are at 17:00, goods arrive before 17:00: late by the
        minute is late by the day.
    """

    ordered: Ints
    requested: Ints
    first_promised: Ints
    promised: Ints
    shipped: Ints
    delivered: Ints


@dataclass(frozen=True, slots=True, eq=False)
class OrderEvents:
    """What else happened to some orders.

    Attributes
    ----------
    asks, malfunctions, told : (n,) bool array
        Whether the customer asked something, something broke, and the customer was told of a delay in advance.
    asked, answered, failed, recovered, noticed : (n,) int array
        When, in minutes since 1970; of no meaning where it did not happen.
    """

    asks: Bools
    malfunctions: Bools
    told: Bools
    asked: Ints
    answered: Ints
    failed: Ints
    recovered: Ints
    noticed: Ints


def order_days(plan: OrderPlan, first: int, n: int, *, rng: np.random.Generator) -> tuple[Ints, Ints]:
    """Return day (from the first one) and month of orders: the i-th of N falls in the i-th part of the time."""
    month_days = plan.truth.month_days()
    whole = sum(month_days)
    position = (first + np.arange(n) + rng.random(n)) / plan.orders
    day = np.minimum((position * whole).astype(np.int64), whole - 1)
    return day, np.searchsorted(np.cumsum(month_days), day, side="right").astype(np.int64)


def drawn_times(plan: OrderPlan, classes: Ints, *, days: Ints, late: Bools, rng: np.random.Generator) -> OrderTimes:
    """Return the times of orders that came in on given days, some of which arrive late."""
    n, laws = len(days), plan.laws
    promise = plan.of_class("promise_days").astype(np.int64)[classes]
    early = by_class([laws.classes[name].early for name in VALUE_CLASSES], classes, rng=rng)
    lateness = np.where(late, laws.late.drawn(n, rng=rng), early)
    moved, asked = laws.moved.drawn(n, rng=rng), laws.asked.drawn(n, rng=rng)
    cycle = promise + moved + lateness
    day = plan.first_day + days
    shipped = day + (rng.random(n) * cycle).astype(np.int64)

    def promised(after: Ints) -> Ints:
        return (day + after) * MINUTES_A_DAY + PROMISED_AT

    return OrderTimes(
        ordered=day * MINUTES_A_DAY + DAY_TIME.drawn(n, rng=rng),
        requested=promised(promise - asked),
        first_promised=promised(promise),
        promised=promised(promise + moved),
        shipped=shipped * MINUTES_A_DAY + rng.integers(*_EVENING, n),
        delivered=(day + cycle) * MINUTES_A_DAY + DAY_TIME.drawn(n, rng=rng),
    )


def drawn_events(
    plan: OrderPlan, classes: Ints, *, times: OrderTimes, late: Bools, multiplier: Floats, rng: np.random.Generator
) -> OrderEvents:
    """Return what else happened to orders with given times and trouble."""
    n, truth = len(classes), plan.truth
    asks, malfunctions = rng.random(n) < truth.questions, rng.random(n) < truth.malfunctions * multiplier
    told = late & (rng.random(n) < plan.of_class("notice_given")[classes])
    asked = (times.ordered // MINUTES_A_DAY + 1) * MINUTES_A_DAY + rng.integers(*_OFFICE, n)
    failed = times.delivered // MINUTES_A_DAY * MINUTES_A_DAY + rng.integers(*_MORNING, n)

    def ended(start: Ints, same_day: Floats) -> Ints:
        later: Ints = np.where(rng.random(n) < same_day, 0, plan.laws.mending.drawn(n, rng=rng))
        return start + later * MINUTES_A_DAY + MENDING.drawn(n, rng=rng)

    return OrderEvents(
        asks=asks,
        malfunctions=malfunctions,
        told=told,
        asked=asked,
        answered=ended(asked, plan.of_class("answered_same_day")[classes]),
        failed=failed,
        recovered=ended(failed, plan.of_class("recovered_on_day")[classes]),
        noticed=times.promised - NOTICE.drawn(n, rng=rng),
    )

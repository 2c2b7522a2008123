"""Times of simulated orders are in order."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.logistics import ServiceTruth
from scorecard.logistics.simulated_customers import drawn_customers
from scorecard.logistics.simulated_plan import OrderPlan
from scorecard.logistics.simulated_times import drawn_events, drawn_times, order_days

N = 5000
TRUTH = ServiceTruth(months=2)
PLAN = OrderPlan.of(TRUTH, drawn_customers(TRUTH, seed=1), orders=N, seed=1)
CLASSES = np.arange(N) % 3
LATE = np.arange(N) % 5 == 0
DAYS, MONTHS = order_days(PLAN, 0, N, rng=np.random.default_rng(1))
TIMES = drawn_times(PLAN, CLASSES, days=DAYS, late=LATE, rng=np.random.default_rng(2))
EVENTS = drawn_events(PLAN, CLASSES, times=TIMES, late=LATE, multiplier=np.ones(N), rng=np.random.default_rng(3))


def test_orders_are_spread_evenly_and_ascend() -> None:
    assert (np.diff(DAYS) >= 0).all()
    assert (DAYS[0], DAYS[-1]) == (0, 58)
    assert ((DAYS >= 31) == MONTHS).all()
    counts = np.bincount(DAYS)
    assert counts.min() >= N / 59 - 3
    assert counts.max() <= N / 59 + 3


def test_late_by_the_minute_is_late_by_the_day() -> None:
    assert ((TIMES.delivered > TIMES.promised) == LATE).all()
    assert ((TIMES.delivered // 1440 > TIMES.promised // 1440) == LATE).all()


def test_times_are_in_order() -> None:
    assert (TIMES.ordered < TIMES.shipped).all()
    assert (TIMES.shipped < TIMES.delivered).all()
    assert (TIMES.requested <= TIMES.first_promised).all()
    assert (TIMES.first_promised <= TIMES.promised).all()
    assert (TIMES.ordered < TIMES.requested).all()
    assert (EVENTS.asked > TIMES.ordered).all()
    assert (EVENTS.answered > EVENTS.asked).all()
    assert (EVENTS.recovered > EVENTS.failed).all()
    assert (EVENTS.noticed < TIMES.promised).all()
    assert (EVENTS.noticed > TIMES.ordered).all()


def test_events_happen_as_often_as_said() -> None:
    assert EVENTS.asks.mean() == pytest.approx(0.3, abs=0.025)
    assert EVENTS.malfunctions.mean() == pytest.approx(0.05, abs=0.012)
    assert EVENTS.told[LATE].mean() == pytest.approx(0.4, abs=0.06)
    assert not EVENTS.told[~LATE].any()
    assert (EVENTS.answered // 1440 == EVENTS.asked // 1440).mean() == pytest.approx(0.8, abs=0.025)
    assert (EVENTS.recovered // 1440 == EVENTS.failed // 1440).mean() == pytest.approx(0.6, abs=0.03)

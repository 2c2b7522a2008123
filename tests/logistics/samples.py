"""Orders of two groups in two months, as figures are tested on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from scorecard._result import Provenance
from scorecard.logistics import (
    DataQuality,
    OrderCounts,
    OrderLayout,
    ServiceDefinitions,
    ServicePerformance,
    service_performance_of_counts,
)
from scorecard.models import Frequency
from tests.logistics.cells import Line, Order, counts


def sample() -> list[Order]:
    """Return 40 orders of two groups in two months: group b fails more."""
    made: list[Order] = []
    for number in range(40):
        group, period = "ab"[number % 2], f"2026-0{1 + number // 20}"
        late, short = number % 5 == 0 or (group == "b" and number % 3 == 0), number % 8 == 0
        met = {"on_time": not late, "in_full": not short, "undamaged": number % 11 != 0}
        lines = (Line(met, 10, 7 if short else 10), Line({**met, "in_full": True}, 5, 5))
        made.append(Order(lines, group, period, times={"cycle_time": 2 + number % 6, "order_lateness": number % 3 - 1}))
    return made


def made(*, by: str | None = "class", period: str | None = "month") -> ServicePerformance:
    return service_performance_of_counts(counts(sample(), by=by, period=period))


@dataclass(frozen=True)
class Records:
    """Order records that were counted before."""

    orders: list[Order]
    layout: OrderLayout = field(default_factory=OrderLayout)
    quality: DataQuality = field(default_factory=lambda: DataQuality(0, 0, ()))
    provenance: Provenance = field(default_factory=lambda: Provenance("orders.csv"))

    def count(
        self,
        *,
        by: str | None = None,
        period: Frequency | None = None,
        definitions: ServiceDefinitions,
        clusters: Literal["customer"] | None = None,
    ) -> OrderCounts:
        del clusters
        return counts(self.orders, by=by, period=period, definitions=definitions)

"""Customers and levels of service to draw as curves."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np

from scorecard import plots
from scorecard.logistics import (
    Concentration,
    RetentionCurve,
    ServiceLevelChoice,
    ServiceLevelData,
    concentration,
    retention_curve,
    service_level,
)


@cache
def values(n: int = 300) -> Concentration:
    random = np.random.default_rng(3)
    return concentration({f"c{i}": float(v) for i, v in enumerate(random.lognormal(3, 1.2, n))} | {"none": 0.0})


@cache
def stay() -> RetentionCurve:
    random = np.random.default_rng(3)
    activity = np.zeros((200, 12), dtype=bool)
    for row in activity:
        first = int(random.integers(0, 6))
        row[first : first + int(random.geometric(0.15))] = True
    return retention_curve(activity, lost_after=2)


@cache
def levels(*, group: str | None = None) -> ServiceLevelChoice:
    random = np.random.default_rng(3)
    at = np.array([0.8, 0.83, 0.86, 0.9, 0.93, 0.95, 0.97, 0.98])
    sales = 100 * (1 - np.exp(-9 * (at - 0.7))) + random.normal(0, 1.5, 8)
    costs = 10 + 1 / (1 - at) + random.normal(0, 0.8, 8)
    data = ServiceLevelData(at.tolist(), sales.tolist(), at.tolist(), costs.tolist())
    given = data if group is None else {group: data, "other": data}
    return service_level(given, response="saturation", cost="reciprocal", draws=200, seed=1)


GROUP = "customers of the northern and the southern region, as agreed with the owners of all shops"

CHARTS: dict[str, Callable[..., plots.Chart]] = {
    "lorenz": lambda long=False, **k: plots.concentration_curve(values(2000 if long else 300), **k),
    "retention": lambda long=False, **k: plots.retention_curve(stay(), **k),
    "service level": lambda long=False, **k: plots.service_level_curve(
        levels(group=GROUP if long else None), group=GROUP if long else None, **k
    ),
}
PLAIN = list(CHARTS)

"""The workload that both programs of the scoring benchmark compute, and the line they print."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

PERSPECTIVES = ("financial", "customer", "process", "learning")
OBJECTIVES, MEASURES = 5, 4
"""Objectives of a perspective, measures of an objective: 20 measures a perspective."""
ENTITIES, PERIODS = 50, 60
REPEATS = 7
"""Times that a process computes what is in its memory."""
SEED, MISSING = 20_260_101, 0.03
STATISTICS = ("score", "coverage", "bound_low", "bound_high", "status")

Definition = dict[str, str | float]


def definitions() -> list[Definition]:
    """Return every measure: its place, direction, reference values and weights."""
    found: list[Definition] = []
    for i, perspective in enumerate(PERSPECTIVES):
        for j in range(OBJECTIVES):
            for k in range(MEASURES):
                rising = (i + j + k) % 3 != 0
                found.append(
                    {
                        "measure": f"{perspective}_{j}_{k}",
                        "objective": f"{perspective}_{j}",
                        "perspective": perspective,
                        "worst": 60.0 if rising else 12.0 + k,
                        "target": 95.0 if rising else 2.0,
                        "weight": 1.0 + (3 * i + 5 * j + 7 * k) % 4,
                        "objective_weight": 1.0 + (i + 2 * j) % 3,
                        "perspective_weight": 1.0 + i,
                    }
                )
    return found


def entities() -> list[str]:
    """Return the ids of the business units."""
    return [f"unit_{number:02d}" for number in range(ENTITIES)]


def periods() -> list[str]:
    """Return the months of five years."""
    return [f"{2020 + number // 12}-{number % 12 + 1:02d}" for number in range(PERIODS)]


def nodes() -> list[str]:
    """Return all nodes, depth first."""
    found = ["total"]
    for perspective in PERSPECTIVES:
        found.append(perspective)
        for j in range(OBJECTIVES):
            found.append(f"{perspective}_{j}")
            found += [f"{perspective}_{j}_{k}" for k in range(MEASURES)]
    return found


def values() -> np.ndarray:
    """Return the values over entity, period and measure; NaN where nobody reported."""
    import numpy as np

    random = np.random.default_rng(SEED)
    found = []
    for definition in definitions():
        worst, target = float(definition["worst"]), float(definition["target"])
        found.append(worst + (target - worst) * random.uniform(-0.15, 1.2, (ENTITIES, PERIODS)))
    whole = np.round(np.stack(found, axis=-1), 2)
    whole[random.random(whole.shape) < MISSING] = np.nan
    return whole


class Stages:
    """Wall-clock time of named stages of a program."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = {}

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        """Time a block; one that runs again is timed again."""
        start = time.perf_counter()
        yield
        self.seconds.setdefault(name, []).append(time.perf_counter() - start)

    def print_line(self, **more: object) -> None:
        """Print how long everything took, as one line of JSON."""
        print(json.dumps({"seconds": self.seconds, **more}, default=float))


def keep(results: dict[str, np.ndarray], path: str | None) -> None:
    """Write what was found, one array over entity, period and node a statistic."""
    if path is not None:
        import numpy as np

        np.savez(Path(path), **results)

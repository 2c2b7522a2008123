"""The workload that every program of the benchmark computes, and the line it prints."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

ITEMS = 22
DIMENSIONS = {
    "tangibles": range(1, 5),
    "reliability": range(5, 10),
    "responsiveness": range(10, 14),
    "assurance": range(14, 18),
    "empathy": range(18, 23),
}
EXPECTATIONS = [f"E{i}" for i in range(1, ITEMS + 1)]
PERCEPTIONS = [f"P{i}" for i in range(1, ITEMS + 1)]
POINTS = [f"W_{name}" for name in DIMENSIONS]
LABELS = [f"segment_{letter}" for letter in "ABCDEFGH"]
GROUPS = ["all", *LABELS]
VARIABLES = [*(f"gap{i:02d}" for i in range(1, ITEMS + 1)), *DIMENSIONS, "overall", "weighted"]
FAMILIES = (range(ITEMS), range(ITEMS, ITEMS + len(DIMENSIONS)))
STATISTICS = (
    *("n", "expectation", "perception", "gap", "sd", "se", "low", "high", "t", "p", "p_adjusted"),
    *("w", "z", "p_wilcoxon", "p_wilcoxon_adjusted", "d_z"),
)
"""For each group, one value a variable."""

Table = dict[str, list[list[float]]]


class Stages:
    """Wall-clock time of named stages of a program."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        """Add the time of a block to a stage."""
        start = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start

    def print_line(
        self, *, table: Table | None = None, alphas: dict[str, list[list[float]]] | None = None, **more: object
    ) -> None:
        """Print what was found and how long it took, as one line of JSON."""
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
        line = {"seconds": self.seconds, "peak_mb": peak, "table": table, "alphas": alphas, **more}
        print(json.dumps(line, default=float))
        sys.stdout.flush()


def block_of(name: str) -> slice:
    """Return the places of the items of a dimension."""
    return slice(DIMENSIONS[name].start - 1, DIMENSIONS[name].stop - 1)


def holm(p: list[float]) -> list[float]:
    """Return Holm's adjusted p-values of one family."""
    order = sorted(range(len(p)), key=p.__getitem__)
    adjusted, running = [0.0] * len(p), 0.0
    for rank, i in enumerate(order):
        running = max(running, min(1.0, (len(p) - rank) * p[i]))
        adjusted[i] = running
    return adjusted


def adjusted_families(p: list[float]) -> list[float]:
    """Return p-values adjusted within the items and within the dimensions; NaN for the wholes."""
    result = [float("nan")] * len(p)
    for family in FAMILIES:
        for i, value in zip(family, holm([p[i] for i in family]), strict=True):
            result[i] = value
    return result

"""What every program computes, and how it tells it."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

RATES = ("on_time", "in_full", "undamaged", "invoice_right", "documents_right")
FIGURES = (
    *(f"order_{name}" for name in RATES),
    "otif",
    "perfect_order",
    "line_on_time",
    "line_in_full",
    "unit_fill",
    "value_fill",
    "cycle_mean",
    "cycle_sd",
    "cycle_median",
    "cycle_p90",
    "cycle_p95",
    "days_late_mean",
)
"""By class and month, by class, by month, and in all."""


class Stages:
    """Seconds of each stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        """Time a stage."""
        start = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - start

    def tell(self, table: dict[str, list[float]]) -> None:
        """Print seconds, largest memory and figures as one line."""
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        sys.stdout.write(json.dumps({"seconds": self.seconds, "peak_mb": peak, "table": table}) + "\n")

"""What every program computes, and how it tells it."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

RATES = ("on_time", "in_full", "undamaged", "invoice_right", "documents_right")
"""What lines are judged by; an order is what all its lines are."""

OF_ORDERS = {
    "on_time_rate": "on_time",
    "within_promise": "on_time",
    "on_the_day": "on_the_day",
    "early": "early",
    "fill_rate_order": "in_full",
    "orders_shipped_complete": "in_full",
    "undamaged_rate": "undamaged",
    "invoice_right_rate": "invoice_right",
    "documents_right_rate": "documents_right",
    "otif_rate": "otif",
    "perfect_order_rate": "perfect_order",
    "perfect_order_complete": "perfect_order",
}
"""Shares of orders, each with the condition that an order meets; n, share and standard error."""

RATIOS = {
    "fill_rate_line": ("lines", "in_full"),
    "fill_rate_unit": ("units", "units_filled"),
    "fill_rate_value": ("value", "value_filled"),
    "on_time_rate_line": ("lines", "on_time"),
    "on_time_rate_unit": ("units", "units_on_time"),
    "on_time_rate_value": ("value", "value_on_time"),
    "otif_rate_line": ("lines", "otif"),
    "otif_rate_unit": ("units", "units_otif"),
    "otif_rate_value": ("value", "value_otif"),
}
"""Ratios of sums over lines, denominator and numerator; ratio, and standard error clustered by customer."""

TIMES = ("mean", "median", "p90", "p95", "sd", "cv")
"""Of cycle times of orders; the mean with its standard error."""

PRODUCTS = ("otif_product", "perfect_order_product", "bounds_low", "bounds_high")
"""Products of rates, and the limits of perfect orders that rates alone give."""


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

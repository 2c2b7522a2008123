"""Largest differences between what two programs found for the same card and values."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from workload import STATISTICS

ALLOWED = {"score": 1e-10, "coverage": 1e-12, "bound_low": 1e-10, "bound_high": 1e-10, "status": 0.0}
"""Largest difference allowed: sums in another order differ in their last digits, statuses in nothing."""


@dataclass(frozen=True)
class Difference:
    """How far two programs are apart in one statistic."""

    statistic: str
    numbers: int
    largest: float
    allowed: float

    @property
    def fits(self) -> bool:
        """Whether that is little enough."""
        return self.largest <= self.allowed


def differences(peer: str, ours: str) -> list[Difference]:
    """Return the largest difference of each statistic; a number on one side only is infinitely far."""
    found = []
    with np.load(peer) as first, np.load(ours) as second:
        for name in STATISTICS:
            a, b = first[name].astype(float), second[name].astype(float)
            alone = np.isnan(a) != np.isnan(b)
            largest = float("inf") if alone.any() else float(np.nanmax(np.abs(a - b)))
            found.append(Difference(name, a.size, largest, ALLOWED[name]))
    return found

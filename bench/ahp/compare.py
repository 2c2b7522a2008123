"""Largest differences between what two programs found for the same matrices."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from workload import STATISTICS

ALLOWED = {"weights": 2e-11, "consistency_ratio": 2e-11}
"""Largest difference allowed: AHPy stops and rounds at the twelfth digit."""


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
    """Return the largest difference of each statistic."""
    with np.load(peer) as first, np.load(ours) as second:
        pairs = [(name, first[name], second[name]) for name in STATISTICS]
    return [Difference(name, a.size, float(np.abs(a - b).max()), ALLOWED[name]) for name, a, b in pairs]

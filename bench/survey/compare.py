"""Largest differences between what two programs found in the same survey."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from workload import DIMENSIONS, ITEMS

EXACT_RANKS = ITEMS + len(DIMENSIONS)
"""Variables whose differences are multiples of few fractions, so that floats keep their ties."""

CHECKED = {"n": 0.0, "gap": 1e-9, "sd": 1e-9, "t": 1e-9, "p_adjusted": 1e-9, "w": 1e-12, "z": 1e-9, "d_z": 1e-9}
"""Largest difference allowed, relative to the larger of 1 and the number; ranks of items and dimensions only."""

ALPHA = 1e-9


@dataclass(frozen=True)
class Difference:
    """How far two programs are apart in one statistic."""

    statistic: str
    largest: float
    allowed: float

    @property
    def fits(self) -> bool:
        """Whether that is little enough."""
        return self.largest <= self.allowed


def differences(ours: dict, peer: dict) -> list[Difference]:
    """Return the largest difference of each statistic."""
    found = []
    for name, allowed in CHECKED.items():
        until = EXACT_RANKS if name in ("w", "z") else None
        rows = [(a[:until], b[:until]) for a, b in zip(ours["table"][name], peer["table"][name], strict=True)]
        found.append(Difference(name, max(_apart(a, b) for a, b in rows), allowed))
    alphas = [
        _apart(a, b)
        for role, groups in ours["alphas"].items()
        for a, b in zip(groups, peer["alphas"][role], strict=True)
    ]
    return [*found, Difference("alpha", max(alphas), ALPHA)]


def _apart(first: Sequence[float], second: Sequence[float]) -> float:
    """Return the largest difference of two rows; a number on one side only is infinitely far."""
    largest = 0.0
    for a, b in zip(first, second, strict=True):
        if math.isnan(a) and math.isnan(b):
            continue
        distance = abs(a - b) / max(1.0, abs(a))
        largest = max(largest, math.inf if math.isnan(distance) else distance)
    return largest

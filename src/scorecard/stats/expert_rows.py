"""Draws among the rows of several experts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.draw_blocks import BLOCK

__all__ = ["ExpertDraw", "ExpertRows"]

FloatArray = NDArray[np.float64]

ExpertDraw = Literal["bootstrap_geometric", "bootstrap_arithmetic", "one_expert"]
"""What a draw is: the mean of as many experts as there are, drawn with replacement; or one expert."""


@dataclass(frozen=True, slots=True, eq=False)
class ExpertRows:
    """Shares that vary as the experts who give them.

    Attributes
    ----------
    rows : ndarray, shape (e, k)
        Shares by each expert, above 0 where they are averaged geometrically.
    method : {"bootstrap_geometric", "bootstrap_arithmetic", "one_expert"}
        What a draw is.
    """

    rows: FloatArray
    method: ExpertDraw

    @property
    def size(self) -> int:
        """Number of shares."""
        return int(self.rows.shape[1])

    def block(self, rng: np.random.Generator, _number: int, /) -> FloatArray:
        """Return the rows of a block."""
        experts = len(self.rows)
        if self.method == "one_expert":
            return self.rows[rng.integers(experts, size=BLOCK)]
        counts = rng.multinomial(experts, np.full(experts, 1 / experts), size=BLOCK) / experts
        if self.method == "bootstrap_arithmetic":
            return counts @ self.rows
        found = np.exp(counts @ np.log(self.rows))
        return np.asarray(found / found.sum(axis=1, keepdims=True))

"""Sums of products between the answers to several questions, for how the errors of their means go together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.comoments import CoMoments
from scorecard.stats.exact import ExactArray, add, empty
from scorecard.stats.gram import gram
from scorecard.survey.counting import BlockScores
from scorecard.survey.plan import TallyPlan

__all__ = ["JointCounter", "JointMoments"]

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class JointMoments:
    """Co-moments of the items of several questions, and who counts in their dimensions.

    Attributes
    ----------
    items : CoMoments
        Items question by question; of two that were counted together those of the first one, then of the second
        one, over those who answered both.
    n : ndarray of int, shape (m, m)
        Respondents whom two rows have in common; the rows of a question are its items, its dimensions and those
        who count in all dimensions.
    """

    items: CoMoments
    n: ExactArray

    def __add__(self, other: JointMoments) -> JointMoments:
        """Return the co-moments of both batches together."""
        return JointMoments(self.items + other.items, add(self.n, other.n))


class JointCounter:
    """Count the products between the answers to several questions, block by block of respondents.

    Parameters
    ----------
    plan : TallyPlan
        What to count.
    channels : sequence of int
        1 for each question; 2 for two that were counted together.
    """

    def __init__(self, plan: TallyPlan, channels: Sequence[int]) -> None:
        k, d = len(plan.item_values), len(plan.dimensions)
        self._largest = max(plan.largest, -plan.smallest, 1)
        self._group = tuple(at * k + i for at, times in enumerate(channels) for _ in range(times) for i in range(k))
        v, rows = len(self._group), len(channels) * (k + d + 1)
        self._items = [at for at in range(rows) if at % (k + d + 1) < k]
        self._n: ExactArray = empty(rows, rows)
        self._sums: ExactArray = empty(v, len(self._items))
        self._products: ExactArray = empty(v, v)

    def add(self, blocks: Sequence[BlockScores]) -> None:
        """Count the same respondents' answers to each question."""
        size = blocks[0].values[0].shape[1]
        values = [part for block in blocks for part in block.values]
        v = sum(map(len, values))
        # one row of ones serves wherever everything is there
        parts: list[NDArray[np.integer] | NDArray[np.bool_]] = [*values, np.ones((1, size), dtype=np.bool_)]
        places: list[int] = []
        at = v + 1
        for block in blocks:
            k = len(block.values[0])
            shapes = ((block.present, k), *((one, 1) for one in block.counted), (block.complete, 1))
            for present, rows in shapes:
                if present is None:
                    places += [v] * rows
                    continue
                parts.append(present.reshape(rows, size))
                places += range(at, at + rows)
                at += rows
        found = gram(parts, largest=self._largest)
        there = np.array(places, dtype=np.intp)
        self._add(found[there[:, None], there], found[np.arange(v)[:, None], there[self._items]], found[:v, :v])

    def _add(self, n: ExactArray, sums: ExactArray, products: ExactArray) -> None:
        """Add numbers, sums and products."""
        self._n, self._sums = add(self._n, n), add(self._sums, sums)
        self._products = add(self._products, products)

    def absorb(self, other: JointCounter) -> None:
        """Add what another counter of the same kind counted."""
        self._add(other._n, other._sums, other._products)

    def moments(self) -> JointMoments:
        """Return what was counted."""
        n = self._n[np.ix_(self._items, self._items)]
        return JointMoments(CoMoments(self._group, n, self._sums, self._products), self._n)

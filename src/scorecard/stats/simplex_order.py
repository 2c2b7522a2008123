"""Exact uniform draws of shares that keep both an order and bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import AnalysisError
from scorecard.stats.draw_blocks import BLOCK, generator_of
from scorecard.stats.simplex import RankedSimplex, Ties, shuffled_within
from scorecard.stats.simplex_box import ALMOST, BoxedSimplex, boxed_simplex, check_bounds

__all__ = ["OrderedBox", "Proposal", "ordered_box"]

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

Proposal = Literal["order", "common", "bounds"]
"""What is proposed: shares that keep the order, sorted shares within common bounds, or shares within their bounds."""

_TRIALS = 50
"""Blocks of proposals after which a way of proposing is given up."""
_ENOUGH = 100
"""Proposals kept after which it is known how many are."""
_LEAST = 5e-4
"""Least share of proposals kept at which draws are made."""


@dataclass(frozen=True, slots=True)
class OrderedBox:
    """Every vector of shares alike that keeps an order and bounds; made by `ordered_box`.

    Attributes
    ----------
    ranks : tuple of int
        Rank of each share, the smallest the most important.
    ties : {"equal", "open"}
        Whether equal ranks have equal shares, or no order among themselves.
    lower, upper : tuple of float
        Bounds of each share.
    box : BoxedSimplex
        Law of the proposals, unless these keep the order.
    proposal : {"order", "common", "bounds"}
        What is proposed; the rest of the conditions is met by rejection, so that draws are exact.
    acceptance : float
        Share of the proposals that was kept when the way of proposing was chosen.
    """

    ranks: tuple[int, ...]
    ties: Ties
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    box: BoxedSimplex
    proposal: Proposal
    acceptance: float = 0.0

    @property
    def size(self) -> int:
        """Number of shares."""
        return len(self.ranks)

    def block(self, rng: np.random.Generator, _number: int, /) -> FloatArray:
        """Return the rows of a block."""
        parts: list[FloatArray] = []
        there = 0
        while there < BLOCK:
            rows = self.proposed(rng)
            parts.append(rows[self.keeps(rows)])
            there += len(parts[-1])
        return np.clip(np.concatenate(parts)[:BLOCK], self.lower, self.upper)

    def proposed(self, rng: np.random.Generator) -> FloatArray:
        """Return proposals, shape (BLOCK, size)."""
        if self.proposal == "order":
            return RankedSimplex(self.ranks, self.ties).block(rng, 0)
        ranks = np.array(self.ranks)
        if self.proposal == "common":
            order = np.argsort(ranks, kind="stable")
            found = np.empty((BLOCK, self.size))
            falling = -np.sort(-self.box.block(rng, 0), axis=1)
            found[:, order] = shuffled_within(rng, falling, ranks[order])
            return found
        rows = self.box.block(rng, 0)
        if self.ties == "open":
            return rows
        _, group, sizes = np.unique(ranks, return_inverse=True, return_counts=True)
        return (rows / sizes)[:, group]

    def keeps(self, rows: FloatArray) -> BoolArray:
        """Return which rows keep order and bounds."""
        if self.proposal != "bounds":
            low, high = np.array(self.lower) - ALMOST, np.array(self.upper) + ALMOST
            return np.asarray(((rows >= low) & (rows <= high)).all(axis=1))
        kept = np.ones(len(rows), dtype=np.bool_)
        groups = _members(self.ranks)
        for better, worse in pairwise(groups):
            kept &= rows[:, better].min(axis=1) >= rows[:, worse].max(axis=1)
        return kept


def ordered_box(
    ranks: Sequence[int], *, lower: Sequence[float], upper: Sequence[float], ties: Ties = "equal"
) -> OrderedBox:
    """Return the law of shares that are uniform where they keep an order and bounds.

    Parameters
    ----------
    ranks : sequence of int
        Rank of each share, the smallest the most important.
    lower, upper : sequence of float
        Bounds of each share, from 0 to 1.
    ties : {"equal", "open"}
        Whether equal ranks have equal shares, or no order among themselves.

    Returns
    -------
    OrderedBox
        The law, with the way of proposing of which most is kept.

    Raises
    ------
    AnalysisError
        If bounds are out of order, no shares keep both, or of every way of proposing fewer than one in
        2000 are kept.

    Examples
    --------
    >>> ordered_box([1, 2, 3], lower=[0, 0.1, 0.1], upper=[0.6, 1, 1]).proposal
    'common'
    """
    check_bounds(lower, upper, names=[str(i + 1) for i in range(len(lower))])
    low, high = _closer(ranks, np.array(lower, dtype=float), np.array(upper, dtype=float), ties)
    if (low > high + ALMOST).any() or low.sum() > 1 + ALMOST or high.sum() < 1 - ALMOST:
        raise AnalysisError.single(
            "order-infeasible",
            "no weights keep both the order and the bounds",
            cure="Change a rank, or widen the bounds of what the ranks put before or after it.",
        )
    high = np.maximum(low, high)
    bounds = tuple(low.tolist()), tuple(high.tolist())
    ways = [OrderedBox(tuple(ranks), ties, *bounds, box, way) for way, box in _ways(ranks, low, high, ties)]
    tried = [replace(way, acceptance=_acceptance(way)) for way in ways]
    best = max(tried, key=lambda way: way.acceptance)
    if best.acceptance < _LEAST:
        raise AnalysisError.single(
            "region-too-thin",
            "the weights that keep both the order and the bounds are too small a part of those that keep one of them "
            "for exact draws",
            found=f"{best.acceptance:.1g} of the proposals kept",
            cure="Widen the bounds, or leave out either the ranks or the bounds.",
        )
    return best


def _ways(ranks: Sequence[int], low: FloatArray, high: FloatArray, ties: Ties) -> list[tuple[Proposal, BoxedSimplex]]:
    """Return the ways of proposing, each with its box."""
    groups = _members(ranks)
    if ties == "equal" and len(groups) < len(ranks):
        first, sizes = [g[0] for g in groups], np.array([len(g) for g in groups])
        bounds = boxed_simplex(np.minimum(low[first] * sizes, 1).tolist(), np.minimum(high[first] * sizes, 1).tolist())
        return [("order", bounds), ("bounds", bounds)]
    common = boxed_simplex([float(low.min())] * len(low), [float(high.max())] * len(low))
    bounds = boxed_simplex(low.tolist(), high.tolist())
    return [("order", bounds), ("common", common), ("bounds", bounds)]


def _closer(ranks: Sequence[int], low: FloatArray, high: FloatArray, ties: Ties) -> tuple[FloatArray, FloatArray]:
    """Return bounds drawn as close as the order alone allows."""
    low, high = low.copy(), high.copy()
    groups = _members(ranks)
    if ties == "equal":
        for group in groups:
            low[group], high[group] = low[group].max(), high[group].min()
    for better, worse in pairwise(groups):
        high[worse] = np.minimum(high[worse], high[better].min())
    for better, worse in zip(groups[-2::-1], groups[:0:-1], strict=True):
        low[better] = np.maximum(low[better], low[worse].max())
    return low, high


def _members(ranks: Sequence[int]) -> list[list[int]]:
    """Return the positions of each rank, the best first."""
    return [[i for i, rank in enumerate(ranks) if rank == value] for value in sorted(set(ranks))]


def _acceptance(way: OrderedBox) -> float:
    """Return the share of proposals that is kept, from random numbers that are always the same."""
    kept = trials = 0
    while kept < _ENOUGH and trials < _TRIALS:
        rows = way.proposed(generator_of(0, trials, stream="acceptance"))
        kept, trials = kept + int(way.keeps(rows).sum()), trials + 1
    return kept / (trials * BLOCK)

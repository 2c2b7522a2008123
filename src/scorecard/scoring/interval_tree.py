"""Intervals of scores carried up the tree of a card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from scorecard.models import Scorecard
from scorecard.models.roll_up import PowerMean, RollUp
from scorecard.scoring.policy import policy_of, roll_up_of
from scorecard.scoring.weights import NodeWeights

__all__ = ["LeafLimits", "TreeLimits", "carry_limits", "is_linear"]

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
Pairs = Mapping[tuple[int, int], FloatArray]


@dataclass(frozen=True, slots=True, eq=False)
class LeafLimits:
    """Intervals of the measures' scores at one common level; every array has the shape (measure, entity, period).

    Attributes
    ----------
    low, high : ndarray
        Limits of the clipped scores; NaN where a value has no error.
    slope : ndarray of int8
        1 where the score rises over the interval of the value, −1 where it falls, else 0.
    known : ndarray of bool
        Whether the error is known, be it that there is none.
    pairs : mapping of (int, int) to ndarray, shape (entity, period)
        Correlations of the errors of the values of two measures, the lower position first.
    """

    low: FloatArray
    high: FloatArray
    slope: NDArray[np.int8]
    known: BoolArray
    pairs: Pairs


@dataclass(frozen=True, slots=True, eq=False)
class TreeLimits:
    """Intervals of all nodes; every array has the shape (node, entity, period).

    Attributes
    ----------
    low, high : ndarray
        Limits of the scores; NaN where nothing below has an error, or a rule below is not linear.
    known : ndarray
        Share of the weight behind the score whose error is known; NaN where there is no score.
    """

    low: FloatArray
    high: FloatArray
    known: FloatArray


@dataclass(slots=True)
class _Below:
    """From a node's score to its centre; squares of independent errors; weights of the measures that correlate."""

    shift: FloatArray
    down: FloatArray
    up: FloatArray
    parts: dict[int, FloatArray]
    spread: BoolArray
    linear: bool = True


def is_linear(roll_up: RollUp) -> bool:
    """Return whether a rule is the weighted arithmetic mean."""
    return roll_up.kind == "weighted_arithmetic" or (isinstance(roll_up, PowerMean) and roll_up.power == 1)


def carry_limits(
    card: Scorecard, score: FloatArray, coverage: FloatArray, *, leaves: LeafLimits, weights: NodeWeights
) -> TreeLimits:
    """Return the intervals of all nodes, from those of the measures.

    Parameters
    ----------
    card : Scorecard
        Rules and policies.
    score : ndarray, shape (node, entity, period)
        Clipped scores.
    coverage : ndarray, shape (node, entity, period)
        Share of the applicable weight with a fresh value; NaN where nothing applies.
    leaves : LeafLimits
        The intervals of the measures.
    weights : NodeWeights
        Weights in the same periods.

    Returns
    -------
    TreeLimits
        Limits at the same level.

    Notes
    -----
    For a score S = Σ w s with Σ w = 1 over the measures below that have a score:
    low = S − √(Σᵢⱼ rᵢⱼ wᵢ wⱼ (sᵢ − lᵢ)(sⱼ − lⱼ)), and high in the same way from (hᵢ − sᵢ), where r is the
    correlation of the errors of the scores, 0 unless both come from one survey. Where the intervals of
    the measures are symmetric this is the delta method; limits that a cap makes lopsided stay lopsided.
    Where the interval of a measure lies beside its score, as it does if an expert thinks the least or the
    most likeliest, the limit next to the score stands for sᵢ, in S too.

    References
    ----------
    Zou, G. Y., Donner, A. (2008). Construction of confidence limits about effect measures. Statistics in
    Medicine 27, 1693-1702.
    """
    if not leaves.known.any():
        nothing = np.broadcast_to(np.nan, score.shape)
        return TreeLimits(nothing, nothing, score * 0.0)
    at = {node: row for row, node in enumerate(card.node_ids)}
    rows = [at[m.id] for m in card.measures]
    low, high, known = (np.full(score.shape, np.nan) for _ in range(3))
    centre = np.where(np.isnan(leaves.low), score[rows], np.clip(score[rows], leaves.low, leaves.high))
    found = _start(score[rows], centre, leaves, rows)
    known[rows] = np.where(np.isnan(score[rows]), np.nan, leaves.known)
    for node in _upwards(card):
        row, linear = at[node], is_linear(roll_up_of(card, node))
        children = [at[child] for child in card.children_of(node) if at[child] in found]
        if not children:
            continue
        counted = ~np.isnan(coverage if policy_of(card, node).missing == "floor" else score)
        shares = _shares([(~np.isnan(score[c]), counted[c], weights.given[c][None, :]) for c in children])
        below = _joined(found, children, shares, linear=linear)
        found[row] = below
        known[row] = np.where(
            np.isnan(score[row]),
            np.nan,
            # one by one: a sum over an axis may run in another order where the other axes are short
            reduce(np.add, [s * np.nan_to_num(known[c]) for c, s in zip(children, shares, strict=True)]),
        )
        if not below.linear:
            continue
        down, up = (_with_pairs(below, leaves, centre, side=side) for side in ("low", "high"))
        there = below.spread & ~np.isnan(score[row])
        low[row] = np.where(there, score[row] + below.shift - down, np.nan)
        high[row] = np.where(there, score[row] + below.shift + up, np.nan)
    low[rows], high[rows] = leaves.low, leaves.high
    return TreeLimits(low, high, known)


def _upwards(card: Scorecard) -> list[str]:
    """Return the nodes above the measures, lower levels first."""
    return [*(o.id for o in card.objectives), *(p.id for p in card.perspectives), *(["total"] if card.total else [])]


def _start(score: FloatArray, centre: FloatArray, leaves: LeafLimits, rows: Sequence[int]) -> dict[int, _Below]:
    """Return what the measures are made of."""
    shift = np.nan_to_num(centre - score)
    down, up = (np.nan_to_num(centre - leaves.low) ** 2, np.nan_to_num(leaves.high - centre) ** 2)
    spread = ~np.isnan(leaves.low)
    related = {measure for pair in leaves.pairs for measure in pair}
    found: dict[int, _Below] = {}
    for measure, row in enumerate(rows):
        if measure in related:
            nothing, whole = np.zeros(score.shape[1:]), np.ones(score.shape[1:])
            found[row] = _Below(shift[measure], nothing, nothing, {measure: whole}, spread[measure])
        else:
            found[row] = _Below(shift[measure], down[measure], up[measure], {}, spread[measure])
    return found


def _shares(children: Sequence[tuple[BoolArray, BoolArray, FloatArray]]) -> list[FloatArray]:
    """Return the share of each child that has a score among those that count, from their weights."""
    base = reduce(np.add, [np.where(counted, weight, 0.0) for _, counted, weight in children])
    return [
        np.divide(np.where(there, weight, 0.0), base, out=np.zeros(base.shape), where=base > 0)
        for there, _, weight in children
    ]


def _joined(
    found: Mapping[int, _Below], children: Sequence[int], shares: Sequence[FloatArray], *, linear: bool
) -> _Below:
    """Return what a node is made of, from what its children are made of."""
    first = shares[0]
    nothing, nowhere = np.zeros(first.shape), np.zeros(first.shape, dtype=np.bool_)
    joined = _Below(nothing, nothing, nothing, {}, nowhere, linear)
    for child, share in zip(children, shares, strict=True):
        part = found[child]
        joined.shift = joined.shift + share * part.shift
        joined.down = joined.down + share * share * part.down
        joined.up = joined.up + share * share * part.up
        joined.spread = joined.spread | (part.spread & (share > 0))
        joined.linear &= part.linear
        joined.parts.update({measure: share * weight for measure, weight in part.parts.items()})
    return joined


def _with_pairs(below: _Below, leaves: LeafLimits, centre: FloatArray, *, side: str) -> FloatArray:
    """Return the distance of a node's limit from its centre."""
    total = below.down if side == "low" else below.up
    reach: dict[int, FloatArray] = {}
    for measure, weight in below.parts.items():
        limit = centre[measure] - leaves.low[measure] if side == "low" else leaves.high[measure] - centre[measure]
        reach[measure] = weight * np.nan_to_num(limit)
        total = total + reach[measure] ** 2
    for (one, two), correlation in leaves.pairs.items():
        if one in reach and two in reach:
            total = total + 2 * correlation * leaves.slope[one] * leaves.slope[two] * reach[one] * reach[two]
    distance: FloatArray = np.sqrt(np.maximum(total, 0.0))
    return distance

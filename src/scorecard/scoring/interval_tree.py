"""Intervals of scores carried up the tree of a card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Literal

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
Side = Literal["low", "high"]

_SIDES: tuple[Side, Side] = ("low", "high")


@dataclass(frozen=True, slots=True, eq=False)
class LeafLimits:
    """Intervals of the measures' scores at one common level; every array has the shape (measure, entity, period).

    Attributes
    ----------
    low, high : ndarray
        Limits of the clipped scores; NaN where a value has no error.
    raw, open_low, open_high : ndarray
        Scores and limits before they are clipped.
    cap : ndarray, shape (measure, 1, period) or one that fits
        The most that counts; infinity for no upper limit.
    slope : ndarray of int8
        1 where the score rises over the interval of the value, −1 where it falls, else 0.
    known : ndarray of bool
        Whether the error is known, be it that there is none.
    pairs : mapping of (int, int) to ndarray, shape (entity, period)
        Correlations of the errors of the values of two measures, the lower position first.
    """

    low: FloatArray
    high: FloatArray
    raw: FloatArray
    open_low: FloatArray
    open_high: FloatArray
    cap: FloatArray
    slope: NDArray[np.int8]
    known: BoolArray
    pairs: Pairs

    def centres(self, score: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return the scores, or the limit next to a score whose interval lies beside it; before and after clipping."""
        beside = ~np.isnan(self.low)
        raw = np.where(beside, np.clip(self.raw, self.open_low, self.open_high), self.raw)
        return raw, np.where(beside, np.clip(score, self.low, self.high), score)

    def reach(self, raw: FloatArray, score: FloatArray, *, side: Side) -> _Reach:
        """Return how far each centre may lie off on one side; 0 where it cannot, or has no error."""
        sign = 1.0 if side == "high" else -1.0
        near, far = (self.low, self.high) if side == "high" else (self.high, self.low)
        beyond = np.where(sign * (score - near) > 0, np.maximum(sign * (raw - score), 0.0), 0.0)
        room = np.where(sign * (far - score) > 0, self.cap - score if side == "high" else score, 0.0)
        limit = self.open_high if side == "high" else self.open_low
        free = np.where((room > 0) | (beyond > 0), sign * (limit - score) - beyond, 0.0)
        return _Reach(np.nan_to_num(free, posinf=np.inf), np.nan_to_num(beyond), room)


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


@dataclass(frozen=True, slots=True, eq=False)
class _Reach:
    """How far scores may lie off on one side.

    `free` is the distance of the limit from the score, both not clipped; `beyond` what was cut off a score that
    may well lie within the scale; `room` the way to the end of the scale.
    """

    free: FloatArray
    beyond: FloatArray
    room: FloatArray


@dataclass(slots=True)
class _Below:
    """What a node is made of on each side.

    `shift` from the score to its centre, `squares` of independent errors, sums of what is `beyond` and of the
    `room`, and the weights of the measures that correlate.
    """

    shift: FloatArray
    squares: dict[Side, FloatArray]
    beyond: dict[Side, FloatArray]
    room: dict[Side, FloatArray]
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
    the measures are symmetric this is the delta method; limits that are lopsided stay so.

    Clipping comes last: s, l and h enter as they were before it, except for a score whose whole interval lies beyond
    an end of the scale, which stays there; and no side is longer than the way that the scale leaves,
    Σ w s, or Σ w (cap − s), over the measures with errors. Were limits clipped first, two measures that are both truly
    at the cap would give an interval that ends below it. Where the interval of a measure lies beside its score, as
    it does if an expert thinks the least or the most likeliest, the limit next to the score stands for s, in S too.

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
    raw, centre = leaves.centres(score[rows])
    reach: dict[Side, _Reach] = {side: leaves.reach(raw, centre, side=side) for side in _SIDES}
    found = _start(reach, np.nan_to_num(centre - score[rows]), leaves, rows=rows)
    known[rows] = np.where(np.isnan(score[rows]), np.nan, leaves.known)
    for node in _upwards(card):
        row, linear = at[node], is_linear(roll_up_of(card, node))
        children = [at[child] for child in card.children_of(node) if at[child] in found]
        if not children:
            continue
        counted = ~np.isnan(coverage if policy_of(card, node).missing == "floor" else score)
        among = [(~np.isnan(score[c]), counted[c], weights.given[c][None, :]) for c in children]
        shares = _shares(among)
        below = _joined(found, children, shares, linear=linear)
        found[row] = below
        known[row] = np.where(np.isnan(score[row]), np.nan, _known_share(among, [known[c] for c in children]))
        if not below.linear:
            continue
        down, up = (_distance(below, leaves, reach[side].free, side=side) for side in _SIDES)
        there = below.spread & ~np.isnan(score[row])
        # no rounding of sums carries a limit over an end of the scale
        low[row] = np.where(there, np.maximum(score[row] + below.shift - down, 0.0), np.nan)
        high[row] = np.where(there, np.minimum(score[row] + below.shift + up, leaves.cap.max(axis=0)), np.nan)
    low[rows], high[rows] = leaves.low, leaves.high
    return TreeLimits(low, high, known)


def _upwards(card: Scorecard) -> list[str]:
    """Return the nodes above the measures, lower levels first."""
    return [*(o.id for o in card.objectives), *(p.id for p in card.perspectives), *(["total"] if card.total else [])]


def _start(
    reach: Mapping[Side, _Reach], shift: FloatArray, leaves: LeafLimits, *, rows: Sequence[int]
) -> dict[int, _Below]:
    """Return what the measures are made of."""
    spread = ~np.isnan(leaves.low)
    related = {measure for pair in leaves.pairs for measure in pair}
    found: dict[int, _Below] = {}
    for measure, row in enumerate(rows):
        squares: dict[Side, FloatArray] = {side: reach[side].free[measure] ** 2 for side in _SIDES}
        beyond: dict[Side, FloatArray] = {side: reach[side].beyond[measure] for side in _SIDES}
        room: dict[Side, FloatArray] = {side: reach[side].room[measure] for side in _SIDES}
        parts: dict[int, FloatArray] = {}
        if measure in related:
            squares, parts = _nothing(spread[measure]), {measure: np.ones(spread[measure].shape)}
        found[row] = _Below(shift[measure], squares, beyond, room, parts, spread[measure])
    return found


def _nothing(like: NDArray[np.generic]) -> dict[Side, FloatArray]:
    """Return zeros for each side."""
    return {side: np.zeros(like.shape) for side in _SIDES}


def _shares(children: Sequence[tuple[BoolArray, BoolArray, FloatArray]]) -> list[FloatArray]:
    """Return the share of each child that has a score among those that count, from their weights."""
    base = reduce(np.add, [np.where(counted, weight, 0.0) for _, counted, weight in children])
    return [
        np.divide(np.where(there, weight, 0.0), base, out=np.zeros(base.shape), where=base > 0)
        for there, _, weight in children
    ]


def _known_share(
    children: Sequence[tuple[BoolArray, BoolArray, FloatArray]], known: Sequence[FloatArray]
) -> FloatArray:
    """Return the share of the weight whose error is known: 1 to the last bit where it is of all children that count.

    Weights are summed before they are divided, for shares such as 0.3, 0.35 and 0.35 of 100 need not add up to 1; and
    one by one, for a sum over an axis may run in another order where the other axes are short.
    """
    base = reduce(np.add, [np.where(counted, weight, 0.0) for _, counted, weight in children])
    parts = [
        np.where(there, weight * np.nan_to_num(part), 0.0)
        for (there, _, weight), part in zip(children, known, strict=True)
    ]
    return np.divide(reduce(np.add, parts), base, out=np.zeros(base.shape), where=base > 0)


def _joined(
    found: Mapping[int, _Below], children: Sequence[int], shares: Sequence[FloatArray], *, linear: bool
) -> _Below:
    """Return what a node is made of, from what its children are made of."""
    squares, beyond, room = (_nothing(shares[0]) for _ in range(3))
    nowhere = np.zeros(shares[0].shape, dtype=np.bool_)
    joined = _Below(np.zeros(shares[0].shape), squares, beyond, room, {}, nowhere, linear)
    for child, share in zip(children, shares, strict=True):
        part = found[child]
        joined.shift = joined.shift + share * part.shift
        for side in _SIDES:
            squares[side] = squares[side] + share * share * part.squares[side]
            beyond[side] = beyond[side] + share * part.beyond[side]
            # no share of a room without end is none
            room[side] = room[side] + share * np.where(share > 0, part.room[side], 0.0)
        joined.spread = joined.spread | (part.spread & (share > 0))
        joined.linear &= part.linear
        joined.parts.update({measure: share * weight for measure, weight in part.parts.items()})
    return joined


def _distance(below: _Below, leaves: LeafLimits, reach: FloatArray, *, side: Side) -> FloatArray:
    """Return the distance of a node's limit from its score."""
    total = below.squares[side]
    weighted = {measure: weight * reach[measure] for measure, weight in below.parts.items()}
    for part in weighted.values():
        total = total + part**2
    for (one, two), correlation in leaves.pairs.items():
        if one in weighted and two in weighted:
            total = total + 2 * correlation * leaves.slope[one] * leaves.slope[two] * weighted[one] * weighted[two]
    distance: FloatArray = np.minimum(below.beyond[side] + np.sqrt(np.maximum(total, 0.0)), below.room[side])
    return distance

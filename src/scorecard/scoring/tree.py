"""Scores, coverage and bounds carried up the tree of a card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import Place, Problems, ScoringError
from scorecard.models import RollUp, Scorecard
from scorecard.scoring.aggregate import mean_of
from scorecard.scoring.frozen import Grid
from scorecard.scoring.leaves import Leaves
from scorecard.scoring.limits import Limits
from scorecard.scoring.policy import ALMOST, Policy, policy_of, roll_up_of
from scorecard.scoring.reasons import Reason, code_of
from scorecard.scoring.rules import rule_of
from scorecard.scoring.weights import NodeWeights
from scorecard.series import CARRIED, MISSING, NOT_APPLICABLE, NOT_DUE

__all__ = ["Tree", "carry_up", "roll_up"]

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

_CACHED = 1 << 14
"""Cells of one child's scores that are rolled up at once: more would not stay in a processor's cache."""


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """What every node of a card comes to; every array has the shape (node, entity, period).

    Attributes
    ----------
    score : ndarray
        Clipped scores.
    coverage : ndarray
        Share of the applicable measures' weight, as far as it is due, that has a fresh value.
    bound_low, bound_high : ndarray
        Scores if all that is missing scored 0, or the cap.
    not_due : ndarray
        Share of the applicable measures' weight that is not due yet.
    stale : ndarray
        Share of the applicable measures' weight, as far as it is due, whose value is carried forward.
    reason : ndarray of int8
        Why there is no score, a position in `REASONS`.
    """

    score: FloatArray
    coverage: FloatArray
    bound_low: FloatArray
    bound_high: FloatArray
    not_due: FloatArray
    stale: FloatArray
    reason: NDArray[np.int8]


def roll_up(
    card: Scorecard, leaves: Leaves, *, due: BoolArray, weights: NodeWeights, limits: Limits, grid: Grid
) -> Tree:
    """Return what every node comes to.

    Parameters
    ----------
    card : Scorecard
        Rules and policies.
    leaves : Leaves
        The measures, scored.
    due : ndarray of bool, shape (p, m)
        Whether a value should be there.
    weights : NodeWeights
        Weights in the periods of the leaves.
    limits : Limits
        Every node's bands in the periods of the leaves.
    grid : Grid
        Names of the entities and periods of the leaves.

    Returns
    -------
    Tree
        Scores, shares, bounds and reasons.

    Raises
    ------
    ScoringError
        Where a score is missing below a node whose policy is ``fail``: all of them at once.
    """
    nodes = card.node_ids
    rows = [nodes.index(m.id) for m in card.measures]
    return _carried(
        card, *_start(len(nodes), rows, leaves, due.T[:, None, :]), weights=weights, limits=limits, grid=grid
    )


def carry_up(
    card: Scorecard,
    scores: FloatArray,
    shares: FloatArray,
    reasons: NDArray[np.int8],
    *,
    weights: NodeWeights,
    limits: Limits,
    grid: Grid,
) -> Tree:
    """Return what every node comes to, from what is known of the measures.

    Parameters
    ----------
    card : Scorecard
        Rules and policies.
    scores : ndarray, shape (3, m, e, p)
        Score and bounds of the measures.
    shares : ndarray, shape (3, m, e, p)
        Whether each has a fresh value, is not due yet, or is carried forward; NaN outside the base.
    reasons : ndarray of int8, shape (m, e, p)
        Why there is no score.
    weights : NodeWeights
        Weights in the same periods.
    limits : Limits
        Every node's bands in the same periods.
    grid : Grid
        Names of the entities and periods.

    Returns
    -------
    Tree
        Scores, shares, bounds and reasons.

    Raises
    ------
    ScoringError
        Where a score is missing below a node whose policy is ``fail``: all of them at once.
    """
    nodes = card.node_ids
    rows = [nodes.index(m.id) for m in card.measures]
    found = np.full((6, len(nodes), *reasons.shape[1:]), np.nan)
    found[:3, rows], found[3:, rows] = scores, shares
    reason = np.zeros(found.shape[1:], dtype=np.int8)
    reason[rows] = reasons
    return _carried(card, found, reason, weights=weights, limits=limits, grid=grid)


def _carried(
    card: Scorecard, found: FloatArray, reason: NDArray[np.int8], *, weights: NodeWeights, limits: Limits, grid: Grid
) -> Tree:
    """Return the numbers of the measures carried up to every node."""
    nodes = card.node_ids
    at = {node: position for position, node in enumerate(nodes)}
    scorable = {node for node, weighed in zip(nodes, ~np.isnan(weights.relative[:, 0]), strict=True) if weighed}
    failed: dict[int, BoolArray] = {}
    for group in _groups(card, at, scorable, limits, cells=reason[0].size):
        if not group.below:
            found[:, group.rows] = np.nan
            reason[group.rows] = code_of("unscored")
            continue
        incomplete = _put_group(group, found, reason, weights.given, limits)
        if group.policy.missing == "fail":
            failed.update(zip(group.rows, incomplete, strict=True))
    _refuse(card, failed, grid)
    score, low, high, fresh, *rest = found
    high[np.isinf(high)] = np.nan
    early, stale = rest or (fresh - fresh,) * 2  # nothing: 0 where there is a share
    return Tree(score, fresh, low, high, early, stale, reason)


@dataclass(frozen=True, slots=True)
class _Group:
    """Nodes that are rolled up alike: as many children, the same rule, policy and bands.

    Attributes
    ----------
    nodes : list of str
        Their ids.
    rows : list of int
        Their positions.
    below : list of list of int
        For each place among the children, the position of the child of each node.
    roll_up : RollUp
        Their rule.
    policy : Policy
        What they do where scores are missing.
    """

    nodes: list[str]
    rows: list[int]
    below: list[list[int]]
    roll_up: RollUp
    policy: Policy


def _groups(card: Scorecard, at: dict[str, int], scorable: set[str], limits: Limits, *, cells: int) -> Iterator[_Group]:
    """Yield the nodes above the measures in groups, lower levels first, no more in one than stay in a cache."""
    most = max(1, _CACHED // max(1, cells))
    levels = (tuple(o.id for o in card.objectives), tuple(p.id for p in card.perspectives), ("total",) * card.total)
    for level in levels:
        alike: dict[tuple[object, ...], list[tuple[str, list[int]]]] = {}
        for node in level:
            below = [at[child] for child in card.children_of(node) if child in scorable]
            key = (len(below), id(roll_up_of(card, node)), policy_of(card, node), id(limits.bands[node]))
            alike.setdefault(key, []).append((node, below))
        for members in alike.values():
            for start in range(0, len(members), most):
                part = members[start : start + most]
                names = [node for node, _ in part]
                columns = [list(places) for places in zip(*(rows for _, rows in part), strict=True)]
                first = names[0]
                yield _Group(
                    names, [at[node] for node in names], columns, roll_up_of(card, first), policy_of(card, first)
                )


def _put_group(
    group: _Group, found: FloatArray, reason: NDArray[np.int8], weights: FloatArray, limits: Limits
) -> BoolArray:
    """Write what a group of nodes comes to; return where one lacks a score below it that it should have."""
    policy, rows = group.policy, group.rows
    given = [weights[child][:, None, :] for child in group.below]
    parts = [found[:, _spaced(child)] for child in group.below]
    scores = [part[0] for part in parts]
    lacking = [np.isnan(part[0]) & ~np.isnan(part[3]) & (weight > 0) for part, weight in zip(parts, given, strict=True)]
    incomplete: BoolArray = np.logical_or.reduce(lacking)
    if policy.missing == "floor":
        scores = [np.where(where, policy.floor, score) for where, score in zip(lacking, scores, strict=True)]
    result = np.empty((len(found), *incomplete.shape))
    if group.roll_up.kind == "weighted_arithmetic":
        # apart from the scores, of which some may be missing, since what is whole is quicker
        result[0] = mean_of(scores, given)
        result[1:] = mean_of([part[1:] for part in parts], given)
    else:
        with_bounds = [np.concatenate([score[None], part[1:3]]) for score, part in zip(scores, parts, strict=True)]
        result[:3] = _apply(group, with_bounds, given, limits)
        result[3:] = mean_of([part[3:] for part in parts], given)
    lacks = incomplete & (policy.missing in ("blank", "fail"))
    score = result[0]
    score[lacks] = np.nan
    thin = result[3] < policy.min_coverage - ALMOST
    thin &= ~np.isnan(score)
    score[thin] = np.nan
    found[:, _spaced(rows)] = result
    reason[rows] = _reasons([reason[child] for child in group.below], result[3:], score, thin, lacks)
    return incomplete


def _spaced(rows: list[int]) -> list[int] | slice:
    """Return positions as a slice where they stand equally far apart, so that nothing is copied."""
    step = rows[1] - rows[0] if len(rows) > 1 else 1
    even = step > 0 and rows == list(range(rows[0], rows[-1] + 1, step))
    return slice(rows[0], rows[-1] + 1, step) if even else rows


def _start(nodes: int, rows: list[int], leaves: Leaves, due: BoolArray) -> tuple[FloatArray, NDArray[np.int8]]:
    """Return arrays for all nodes with those of the measures filled in.

    The first holds by its first axis score, bounds and shares: fresh and, only where anything is,
    not due and stale.
    """
    state = leaves.state
    some = bool((state == NOT_DUE).any() or (state == CARRIED).any()) or not leaves.started.all()
    found = np.empty((6 if some else 4, nodes, *leaves.score.shape[1:]))
    reason = np.zeros(found.shape[1:], dtype=np.int8)
    for first, count, row in _runs(rows):
        part, place = slice(first, first + count), slice(row, row + count)
        rule, started = leaves.has_rule[part, None, :], leaves.started[part, None, :]
        numbers = leaves.score[part], leaves.cap[part, None, :], due[part]
        _fill(found[:, place], reason[place], state[part], rule, started, numbers)
    return found, reason


def _runs(rows: list[int]) -> Iterator[tuple[int, int, int]]:
    """Yield runs of measures that stand side by side among the nodes: the first, how many, and the first row."""
    start = 0
    for stop in range(1, len(rows) + 1):
        if stop == len(rows) or rows[stop] != rows[stop - 1] + 1:
            yield start, stop - start, rows[start]
            start = stop


def _fill(
    found: FloatArray,
    reason: NDArray[np.int8],
    state: NDArray[np.int8],
    rule: BoolArray,
    started: BoolArray,
    numbers: tuple[FloatArray, FloatArray, BoolArray],
) -> None:
    """Write score, bounds, shares and reasons of some measures in their places."""
    score, cap, due = numbers
    applies = state != NOT_APPLICABLE
    waits = applies & ((rule & (state == NOT_DUE)) | ~started)
    counted = applies & rule & ~waits
    there = counted & ~np.isnan(score)
    late = there & (state == CARRIED) & due
    open_, outside = counted & ~there, ~counted
    found[:3] = score
    np.copyto(found[1], 0.0, where=open_)
    np.copyto(found[2], cap, where=open_)
    shares = (there & ~late, waits, late)
    for place, share in zip(found[3:], shares, strict=False):
        place[...] = share
    if outside.any():
        np.copyto(found[0], np.nan, where=waits)
        np.copyto(found[1:4], np.nan, where=outside)
        for place, none in zip(found[4:], (outside & ~waits, outside), strict=False):
            np.copyto(place, np.nan, where=none)
    order: list[tuple[BoolArray, Reason]] = [
        (~applies, "not_applicable"),
        (~started, "not_started"),
        (~rule, "unscored"),
        (state == NOT_DUE, "not_due"),
        (state == MISSING, "no_data"),
    ]
    reason[...] = _first(order, score.shape, otherwise=None)


def _first(order: list[tuple[BoolArray, Reason]], shape: tuple[int, ...], *, otherwise: Reason) -> NDArray[np.int8]:
    """Return the code of the first reason that holds in each cell."""
    codes = np.full(shape, code_of(otherwise), dtype=np.int8)
    for where, why in reversed(order):
        np.copyto(codes, np.int8(code_of(why)), where=where)
    return codes


def _apply(group: _Group, parts: list[FloatArray], weights: list[FloatArray], limits: Limits) -> FloatArray:
    """Return score and bounds of nodes by their rule, stretch by stretch of periods with the same bands."""
    found = np.full(parts[0].shape, np.nan)
    for start, stop, edges in limits.stretches(group.nodes[0]):
        here = slice(start, stop)
        rule = rule_of(group.roll_up, edges)
        found[..., here] = rule.apply([part[..., here] for part in parts], [weight[..., here] for weight in weights])
    return found


def _refuse(card: Scorecard, failed: dict[int, BoolArray], grid: Grid) -> None:
    """Refuse nodes that lack a score below them though their policy is ``fail``: all of them at once."""
    problems = Problems()
    for row in sorted(failed, reverse=True):
        _report(card.node_ids[row], failed[row], grid, problems)
    problems.raise_if_any(ScoringError, "Some scores are missing where the card says that none may be.")


def _report(node: str, incomplete: BoolArray, grid: Grid, problems: Problems) -> None:
    """Report where a node lacks a score below it."""
    for e, p in np.argwhere(incomplete).tolist():
        problems.add(
            "score-missing-below",
            f"a score below {node!r} is missing, and its policy is fail",
            place=Place(path=f"{node}, {grid.entities[e]}, {grid.periods[p]}"),
            cure="Give the value, mark it as not applicable, or choose another policy for missing scores.",
        )


def _reasons(
    below: list[NDArray[np.int8]], shares: FloatArray, score: FloatArray, thin: BoolArray, incomplete: BoolArray
) -> NDArray[np.int8]:
    """Return why nodes above the measures have no score."""
    there = ~np.isnan(score)
    if there.all():
        return np.zeros(score.shape, dtype=np.int8)
    none = np.logical_and.reduce([codes == code_of("not_applicable") for codes in below])
    out = code_of("not_applicable"), code_of("unscored")
    unscored = np.logical_and.reduce([(codes == out[0]) | (codes == out[1]) for codes in below])
    no_base = np.isnan(shares[0])
    early = no_base & (shares[1] > 0) if len(shares) > 1 else np.zeros(score.shape, dtype=np.bool_)
    order: list[tuple[BoolArray, Reason]] = [
        (there, None),
        (none, "not_applicable"),
        (unscored, "unscored"),
        (early, "not_due"),
        (no_base, "no_weight"),
        (thin, "low_coverage"),
        (incomplete & (shares[0] > 0), "incomplete"),
    ]
    return _first(order, score.shape, otherwise="no_data")

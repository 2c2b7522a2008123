"""Scores, coverage and bounds carried up the tree of a card."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import Place, Problems, ScoringError
from scorecard.models import Scorecard
from scorecard.scoring.aggregate import mean_of
from scorecard.scoring.leaves import Leaves
from scorecard.scoring.limits import Limits
from scorecard.scoring.policy import ALMOST, policy_of, roll_up_of
from scorecard.scoring.reasons import Reason, code_of
from scorecard.scoring.rules import rule_of
from scorecard.scoring.weights import NodeWeights, can_score
from scorecard.series import CARRIED, MISSING, NOT_APPLICABLE, NOT_DUE

__all__ = ["Tree", "carry_up", "roll_up"]

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


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


def roll_up(card: Scorecard, leaves: Leaves, *, due: BoolArray, weights: NodeWeights, limits: Limits) -> Tree:
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

    Returns
    -------
    Tree
        Scores, shares, bounds and reasons.

    Raises
    ------
    ScoringError
        Where a score is missing below a node whose policy is ``fail``: all of them at once.
    """
    return carry_up(card, *_leaves(leaves, due.T[:, None, :]), weights=weights, limits=limits)


def carry_up(
    card: Scorecard,
    scores_below: FloatArray,
    shares_below: FloatArray,
    reason_below: NDArray[np.int8],
    *,
    weights: NodeWeights,
    limits: Limits,
) -> Tree:
    """Return what every node comes to, from scores, shares and reasons of the measures."""
    nodes = card.node_ids
    at = {node: position for position, node in enumerate(nodes)}
    rows = [at[m.id] for m in card.measures]
    shape = (len(nodes), *reason_below.shape[1:])
    scores, shares = np.full((3, *shape), np.nan), np.full((3, *shape), np.nan)
    reason = np.zeros(shape, dtype=np.int8)
    scores[:, rows], shares[:, rows], reason[rows] = scores_below, shares_below, reason_below
    problems = Problems()
    for node in reversed(nodes):
        if card.kind_of(node) == "measure":
            continue
        row, below = at[node], [at[c] for c in card.children_of(node) if c == "total" or can_score(card.node(c))]
        if not below:
            reason[row] = code_of("unscored")
            continue
        given = [weights.given[child] for child in below]
        shares[:, row] = mean_of([shares[:, child] for child in below], given)
        policy = policy_of(card, node)
        parts = [scores[:, child] for child in below]
        lacking = _lacking(parts, [shares[0, child] for child in below], given)
        if policy.missing == "floor":
            parts = [_filled(part, there, policy.floor) for part, there in zip(parts, lacking, strict=True)]
        scores[:, row] = _apply(card, node, parts, given, limits)
        incomplete = np.logical_or.reduce(lacking)
        if policy.missing == "fail" and incomplete.any():
            _report(card, node, incomplete, problems)
        incomplete &= policy.missing in ("blank", "fail")
        scores[0, row] = np.where(incomplete, np.nan, scores[0, row])
        thin = shares[0, row] < policy.min_coverage - ALMOST
        found = ~np.isnan(scores[0, row])
        scores[0, row] = np.where(thin, np.nan, scores[0, row])
        reason[row] = _reasons(reason[below], shares[:, row], scores[0, row], thin & found, incomplete & ~found)
    problems.raise_if_any(ScoringError, "Some scores are missing where the card says that none may be.")
    high = np.where(np.isinf(scores[2]), np.nan, scores[2])
    return Tree(scores[0], shares[0], scores[1], high, shares[1], shares[2], reason)


def _leaves(leaves: Leaves, due: BoolArray) -> tuple[FloatArray, FloatArray, NDArray[np.int8]]:
    """Return score and bounds, shares, and reasons of the measures."""
    score, state = leaves.score, leaves.state
    rule, started = leaves.has_rule[:, None, :], leaves.started[:, None, :]
    applies = state != NOT_APPLICABLE
    waits = applies & ((rule & (state == NOT_DUE)) | ~started)
    counted = applies & rule & ~waits
    there = counted & ~np.isnan(score)
    late = there & (state == CARRIED) & due
    low = np.where(there, score, np.where(counted, 0.0, np.nan))
    high = np.where(there, score, np.where(counted, leaves.cap[:, None, :], np.nan))
    fresh = np.where(counted, (there & ~late).astype(np.float64), np.nan)
    early = np.where(counted, 0.0, np.where(waits, 1.0, np.nan))
    stale = np.where(counted, late.astype(np.float64), np.nan)
    shown = np.where(waits, np.nan, score)
    order: list[tuple[BoolArray, Reason]] = [
        (~applies, "not_applicable"),
        (np.broadcast_to(~started, score.shape), "not_started"),
        (np.broadcast_to(~rule, score.shape), "unscored"),
        (state == NOT_DUE, "not_due"),
        (state == MISSING, "no_data"),
    ]
    reason = np.select([where for where, _ in order], [code_of(why) for _, why in order], default=0)
    return np.stack([shown, low, high]), np.stack([fresh, early, stale]), reason.astype(np.int8)


def _lacking(parts: list[FloatArray], coverage: list[FloatArray], weights: list[FloatArray]) -> list[BoolArray]:
    """Return where each child has no score though it should have one."""
    return [
        np.isnan(part[0]) & ~np.isnan(share) & (weight > 0)
        for part, share, weight in zip(parts, coverage, weights, strict=True)
    ]


def _filled(part: FloatArray, lacking: BoolArray, floor: float) -> FloatArray:
    """Return score and bounds of a child with its missing score filled in."""
    return np.concatenate([np.where(lacking, floor, part[0])[None], part[1:]])


def _apply(
    card: Scorecard, node: str, parts: list[FloatArray], weights: list[FloatArray], limits: Limits
) -> FloatArray:
    """Return score and bounds of a node by its rule, stretch by stretch of periods with the same bands."""
    declared = roll_up_of(card, node)
    found = np.full(parts[0].shape, np.nan)
    for start, stop, edges in limits.stretches(node):
        here = slice(start, stop)
        rule = rule_of(declared, edges)
        found[..., here] = rule.apply([part[..., here] for part in parts], [weight[here] for weight in weights])
    return found


def _report(card: Scorecard, node: str, incomplete: BoolArray, problems: Problems) -> None:
    """Report where a node lacks a score below it."""
    entities = tuple(e.id for e in card.entities) or (card.id,)
    for e, p in np.argwhere(incomplete).tolist():
        problems.add(
            "score-missing-below",
            f"a score below {node!r} is missing, and its policy is fail",
            place=Place(path=f"{node}, {entities[e]}, {card.calendar.periods[p]}"),
            cure="Give the value, mark it as not applicable, or choose another policy for missing scores.",
        )


def _reasons(
    below: NDArray[np.int8], shares: FloatArray, score: FloatArray, thin: BoolArray, incomplete: BoolArray
) -> NDArray[np.int8]:
    """Return why a node above the measures has no score."""
    none = (below == code_of("not_applicable")).all(axis=0)
    no_base = np.isnan(shares[0])
    early = no_base & ~np.isnan(shares[1]) & (shares[1] > 0)
    order: list[tuple[BoolArray, Reason]] = [
        (~np.isnan(score), None),
        (none, "not_applicable"),
        (early, "not_due"),
        (no_base, "no_weight"),
        (thin, "low_coverage"),
        (incomplete & (shares[0] > 0), "incomplete"),
    ]
    codes = np.select([where for where, _ in order], [code_of(why) for _, why in order], default=code_of("no_data"))
    return codes.astype(np.int8)

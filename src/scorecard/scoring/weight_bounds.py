"""A lower bound of the change of weights that turns a conclusion, where several groups may change."""

from __future__ import annotations

import math

import numpy as np

from scorecard.scoring.evaluation import Evaluation
from scorecard.scoring.policy import policy_of
from scorecard.scoring.weight_groups import groups_below

__all__ = ["leaf_range", "lower_bound"]


def leaf_range(ev: Evaluation, node: str) -> float:
    """Return the range of the scores of the measures below a node, as they count, for one entity and period."""
    counted = _counted(ev, node)
    return max(counted) - min(counted) if counted else 0.0


def _counted(ev: Evaluation, node: str) -> list[float]:
    """Return the scores of the measures at or below a node, and the floors that stand for a missing score."""
    children = ev.card.children_of(node)
    if not children:
        score = float(ev.score[0, 0, ev.nodes.index(node)])
        return [] if math.isnan(score) else [score]
    policy = policy_of(ev.card, node)
    rows = [ev.nodes.index(child) for child in children]
    lacking = np.isnan(ev.score[0, 0, rows]) & ~np.isnan(ev.coverage[0, 0, rows])
    floors = [policy.floor] if policy.missing == "floor" and lacking.any() else []
    return sum((_counted(ev, child) for child in children), floors)


def lower_bound(steps: tuple[float, ...], evaluations: list[Evaluation], node: str) -> float | None:
    """Return the least sum of changes that can turn anything; None where a rule is no weighted mean."""
    rates: list[float] = []
    for groups in zip(*(groups_below(ev, node) for ev in evaluations), strict=True):
        if any(group.problem == "rule" for group in groups):
            return None
        rates.append(
            sum(
                leaf_range(ev, group.parent) / (2 * group.counted_share)
                for ev, group in zip(evaluations, groups, strict=True)
                if group.counted_share > 0
            )
        )
    largest = max(rates, default=0.0)
    return min(map(abs, steps)) / largest if steps and largest > 0 else None

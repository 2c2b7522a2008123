"""Groups of siblings whose weights make up the score of a node, for one entity and period."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from scorecard.scoring.evaluation import Evaluation
from scorecard.scoring.policy import policy_of, roll_up_of

__all__ = ["GroupProblem", "WeightGroup", "groups_below"]

GroupProblem = Literal["rule", "no_score", "one_child"]
"""Why the weights of a group cannot be changed with a known effect: a rule between it and the node is no weighted
mean, its parent has no score, or fewer than two of its children have one."""


@dataclass(frozen=True, slots=True)
class WeightGroup:
    """The children of one node.

    Attributes
    ----------
    parent : str
        The node.
    children : tuple of str
        Its children that can have a score.
    shares : tuple of float
        Their weights, as shares of the sum.
    scores : tuple of float or None
        Their scores, or what stands for a missing one; None where one does not count.
    slope : float
        Points by which the node asked about rises when the parent's score rises by one.
    problem : {"rule", "no_score", "one_child"} or None
        Why nothing can be said.
    """

    parent: str
    children: tuple[str, ...]
    shares: tuple[float, ...]
    scores: tuple[float | None, ...]
    slope: float
    problem: GroupProblem | None

    @property
    def counted(self) -> tuple[int, ...]:
        """Positions of the children that count."""
        return tuple(i for i, score in enumerate(self.scores) if score is not None)

    @property
    def counted_share(self) -> float:
        """Share of the weights of the children that count."""
        return math.fsum(self.shares[i] for i in self.counted)


def groups_below(ev: Evaluation, node: str) -> tuple[WeightGroup, ...]:
    """Return the groups of siblings at and below a node, from above.

    Parameters
    ----------
    ev : Evaluation
        An evaluation of one entity and one period.
    node : str
        The node whose score is asked about.

    Returns
    -------
    tuple of WeightGroup
        One for each node with children that can have a score.
    """
    return tuple(_groups(ev, node, 1.0, linear=True))


def _groups(ev: Evaluation, parent: str, slope: float, *, linear: bool) -> Iterator[WeightGroup]:
    """Yield the groups at and below a parent."""
    row = {node: position for position, node in enumerate(ev.nodes)}
    weight = ev.weight[0]
    children = tuple(c for c in ev.card.children_of(parent) if not math.isnan(weight[row[c]]))
    if not children:
        return
    linear = linear and roll_up_of(ev.card, parent).kind == "weighted_arithmetic"
    shares = tuple(float(weight[row[c]]) for c in children)
    scores = tuple(_score(ev, parent, row[c]) for c in children)
    group = WeightGroup(parent, children, shares, scores, slope, None)
    problem: GroupProblem | None = None
    if not linear:
        problem = "rule"
    elif math.isnan(ev.score[0, 0, row[parent]]):
        problem = "no_score"
    elif len(group.counted) < 2:
        problem = "one_child"
    yield WeightGroup(parent, children, shares, scores, slope, problem)
    base = group.counted_share
    for child, share, score in zip(children, shares, scores, strict=True):
        reached = slope * share / base if score is not None and base > 0 else 0.0
        yield from _groups(ev, child, reached, linear=linear)


def _score(ev: Evaluation, parent: str, row: int) -> float | None:
    """Return the score of a child as it counts in its parent."""
    score = float(ev.score[0, 0, row])
    if not math.isnan(score):
        return score
    policy = policy_of(ev.card, parent)
    missing = not math.isnan(float(ev.coverage[0, 0, row]))
    return policy.floor if missing and policy.missing == "floor" else None

"""Uncertain weights of the measures below a node: products of the weights down the tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import AnalysisError, Place, Problems, UsageError, near
from scorecard.scoring.evaluation import Evaluation
from scorecard.scoring.policy import roll_up_of
from scorecard.stats.draw_blocks import BLOCK, block_of
from scorecard.weighting import WeightUncertainty

__all__ = ["MeasureWeights", "Siblings", "measure_weights"]

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Siblings:
    """The children of one node, with what is known of their weights.

    Attributes
    ----------
    parent : str
        The node.
    children : tuple of str
        Its children that can have a score.
    known : WeightUncertainty
        What is known of their weights, in any order.
    """

    parent: str
    children: tuple[str, ...]
    known: WeightUncertainty


@dataclass(frozen=True, slots=True)
class MeasureWeights:
    """Law of the weights of measures: products of weights drawn group by group.

    Attributes
    ----------
    node : str
        The node above.
    measures : tuple of str
        The measures below it that can have a score.
    groups : tuple of Siblings
        The groups of siblings, from above.
    seed : int
        Seed of the weights: those of a group are the ones that `draw_families` gives for its parent.
    """

    node: str
    measures: tuple[str, ...]
    groups: tuple[Siblings, ...]
    seed: int

    @property
    def size(self) -> int:
        """Number of measures."""
        return len(self.measures)

    def block(self, _rng: np.random.Generator, number: int, /) -> FloatArray:
        """Return the rows of a block."""
        weight: dict[str, FloatArray] = {self.node: np.ones(BLOCK)}
        for group in self.groups:
            drawn = block_of(group.known.sampler, number, seed=self.seed, stream=group.parent)
            for child in group.children:
                weight[child] = weight[group.parent] * drawn[:, group.known.ids.index(child)]
        return np.column_stack([weight[measure] for measure in self.measures])


def measure_weights(
    ev: Evaluation, node: str, *, weights: Mapping[str, WeightUncertainty], seed: int
) -> MeasureWeights:
    """Return the law of the weights of the measures below a node.

    Parameters
    ----------
    ev : Evaluation
        An evaluation of one period; its weights are those of the groups of which nothing is said.
    node : str
        The node.
    weights : mapping of str to WeightUncertainty
        What is known of the weights of the children of a node, by its id.
    seed : int
        Seed.

    Returns
    -------
    MeasureWeights
        The law.

    Raises
    ------
    UsageError
        If weights belong to no group at or below the node, or to other children than it has.
    AnalysisError
        If the scores of a group do not become a score by a weighted mean.
    """
    _check_kinds(weights)
    groups = tuple(_siblings(ev, node, weights))
    inside = {group.parent for group in groups}
    problems = Problems()
    for parent, known in weights.items():
        place = Place(path=f"weights.{parent}")
        children = next((group.children for group in groups if group.parent == parent), None)
        if children is None:
            problems.add(
                "weights-elsewhere",
                f"nothing that is weighed at or below {node} has this parent",
                place=place,
                found=parent,
                cure=near(parent, sorted(inside)),
            )
        elif set(children) != set(known.ids):
            problems.add(
                "weights-children",
                "the weights are not those of the children that can have a score",
                place=place,
                found=", ".join(sorted(set(children) ^ set(known.ids))),
                cure=f"Say what is known of: {', '.join(children)}.",
            )
    problems.raise_if_any(UsageError, "The weights do not fit the card.")
    for parent in (group.parent for group in groups if roll_up_of(ev.card, group.parent).kind != "weighted_arithmetic"):
        problems.add(
            "rule-not-linear",
            "rank acceptability needs weighted means, and this node has another rule",
            place=Place(path=parent),
            found=roll_up_of(ev.card, parent).kind,
            cure="Ask about a node below it, or choose weighted_arithmetic.",
        )
    problems.raise_if_any(AnalysisError, "The ranks cannot be drawn.")
    parents = set(inside)
    measures = tuple(child for group in groups for child in group.children if child not in parents)
    order = {name: position for position, name in enumerate(ev.nodes)}
    return MeasureWeights(node, tuple(sorted(measures, key=order.__getitem__)), groups, seed)


def _check_kinds(weights: object) -> None:
    """Refuse what is no mapping of what is known of weights."""
    problems = Problems()
    if not isinstance(weights, Mapping):
        problems.add(
            "not-a-mapping",
            "weights must be a mapping by node",
            found=type(weights).__name__,
            cure="Write weights={'total': WeightUncertainty.free([…])}.",
        )
        problems.raise_if_any(UsageError, "The weights do not fit the card.")
    for parent, known in cast("Mapping[object, object]", weights).items():
        if not isinstance(known, WeightUncertainty):
            problems.add(
                "weights-kind",
                "what is known of weights is a WeightUncertainty",
                place=Place(path=f"weights.{parent}"),
                found=type(known).__name__,
                cure="Write WeightUncertainty.free([…]), .ranked({…}), .bounded({…}) or .around({…}, concentration=…).",
            )
    problems.raise_if_any(UsageError, "The weights do not fit the card.")


def _siblings(ev: Evaluation, node: str, weights: Mapping[str, WeightUncertainty]) -> Iterator[Siblings]:
    """Yield the groups at and below a node, from above."""
    share = {name: float(ev.weight[0, row]) for row, name in enumerate(ev.nodes)}
    children = tuple(child for child in ev.card.children_of(node) if not np.isnan(share[child]))
    if not children:
        return
    fixed = {child: share[child] for child in children}
    known = weights.get(node)
    yield Siblings(node, children, WeightUncertainty.exact(fixed) if known is None else known)
    for child in children:
        yield from _siblings(ev, child, weights)

"""The node whose change between two evaluations is split."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.errors import UsageError, near
from scorecard.models import Scorecard

if TYPE_CHECKING:
    from scorecard.scoring.evaluation import Evaluation

__all__ = ["measures_below", "node_of_both", "same_below"]


def node_of_both(after: Evaluation, before: Evaluation, node: str | None) -> str:
    """Return the node that is meant, or refuse it."""
    if after.origin.only != before.origin.only:
        raise UsageError.single(
            "waterfall-only",
            "the two evaluations score different kinds of measures",
            found=f"{before.origin.only or 'all'} before, {after.origin.only or 'all'} after",
            cure="Evaluate both with the same only=….",
        )
    if node is None and "total" not in after.nodes:
        raise UsageError.single(
            "waterfall-node", "the card has no total to split", cure=f"Name a node: node={after.nodes[0]!r}."
        )
    chosen = "total" if node is None else node
    for ev in (after, before):
        if chosen not in ev.nodes:
            when = "before" if ev is before else "after"
            what = f"the evaluation {when} has no such node"
            raise UsageError.single("waterfall-unknown", what, found=chosen, cure=near(chosen, ev.nodes))
    if differ := _links(after.card, chosen) ^ _links(before.card, chosen):
        raise UsageError.single(
            "waterfall-differs",
            f"the nodes below {chosen} are not the same in both evaluations",
            found=", ".join(sorted({child for _, child in differ})[:12]),
            cure="Split the change of a node below which both cards have the same nodes.",
        )
    return chosen


def same_below(after: Evaluation, before: Evaluation, node: str) -> bool:
    """Return whether two evaluations have a node, and the same nodes below it."""
    both = node in after.nodes and node in before.nodes
    return both and _links(after.card, node) == _links(before.card, node)


def measures_below(card: Scorecard, node: str) -> frozenset[str]:
    """Return the measures at or below a node."""
    if card.kind_of(node) == "measure":
        return frozenset({node})
    return frozenset[str]().union(*(measures_below(card, child) for child in card.children_of(node)))


def _links(card: Scorecard, node: str) -> frozenset[tuple[str, str]]:
    """Return all pairs of parent and child at and below a node, with its own kind."""
    own = {(card.kind_of(node), node)} | {(node, child) for child in card.children_of(node)}
    return frozenset(own).union(*(_links(card, child) for child in card.children_of(node)))

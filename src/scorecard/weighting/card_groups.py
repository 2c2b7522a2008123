"""The groups of siblings on a card, whose weights share out the node above."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from scorecard._given import Kind, require_kinds
from scorecard.errors import Place, Problems, near
from scorecard.models import Measure, MeasureChange, Objective, Perspective, Scorecard

__all__ = ["TOTAL", "Group", "card_groups", "group_problems", "measure_problems", "reweighted"]

TOTAL = "total"
"""Id of what the perspectives make up together."""

Node = Perspective | Objective | Measure
_Shares = Mapping[str, float]


_CARD = Kind(Scorecard, "a scorecard", "Give what read_card returns.")


@dataclass(frozen=True, slots=True)
class Group:
    """Siblings below one node.

    Attributes
    ----------
    nodes : tuple of Perspective, Objective or Measure
        All of them, in the order of the card.
    """

    nodes: tuple[Node, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Their ids."""
        return tuple(node.id for node in self.nodes)

    @property
    def counting(self) -> tuple[Node, ...]:
        """Those that can have a score, and so need a weight."""
        return tuple(node for node in self.nodes if _can_score(node))


def _can_score(node: Node) -> bool:
    """Return whether any measure at or below a node can have a score."""
    if isinstance(node, Measure):
        return node.scored
    return any(map(_can_score, node.measures if isinstance(node, Objective) else node.objectives))


def card_groups(card: Scorecard) -> dict[str, Group]:
    """Return the groups of a card by the node above, from the top down."""
    require_kinds("There are no weights of what was given.", ("card", card, _CARD))
    groups = {TOTAL: Group(card.perspectives)}
    for perspective in card.perspectives:
        groups[perspective.id] = Group(perspective.objectives)
        groups |= {objective.id: Group(objective.measures) for objective in perspective.objectives}
    return {above: group for above, group in groups.items() if group.nodes}


def group_problems(weights: Mapping[str, _Shares], card: Scorecard) -> Problems:
    """Return everything in which the weights of groups do not fit a card."""
    problems = Problems()
    groups = card_groups(card)
    home = {node: above for above, group in groups.items() for node in group.ids}
    for above, shares in weights.items():
        if above not in groups:
            problems.add(
                "plan-unknown-group",
                "the card has no node of this name with others below it",
                found=above,
                cure=near(above, groups),
            )
            continue
        for node in (x for x in shares if x not in groups[above].ids):
            problems.add(
                "plan-stranger",
                "the card has no such node in this group",
                place=Place(path=above),
                found=node,
                cure=f"It stands below {home[node]}." if node in home else near(node, groups[above].ids),
            )
        _check_lacking([node.id for node in groups[above].counting], shares, path=above, problems=problems)
    return problems


def measure_problems(weights: _Shares, card: Scorecard) -> Problems:
    """Return everything in which global weights do not fit the measures of a card."""
    problems = Problems()
    ids = [measure.id for measure in card.measures]
    for node in (x for x in weights if x not in ids):
        problems.add("plan-no-measure", "the card has no such measure", found=node, cure=near(node, ids))
    _check_lacking([m.id for m in card.measures if m.scored], weights, path=None, problems=problems)
    return problems


def _check_lacking(needed: Collection[str], shares: _Shares, *, path: str | None, problems: Problems) -> None:
    """Report what can have a score and has no weight."""
    for node in (x for x in needed if x not in shares):
        problems.add(
            "plan-lacks",
            "what can have a score has no weight",
            place=Place(path=path),
            found=node,
            cure="Weigh it too; 0 leaves it out of the score.",
        )


def reweighted(card: Scorecard, weights: Mapping[str, _Shares]) -> Scorecard:
    """Return a card with other weights, which hold in all periods; what has none keeps its own."""
    new = {node: share for shares in weights.values() for node, share in shares.items()}

    def measure(old: Measure) -> Measure:
        return old if old.id not in new else old.model_copy(update=_measure_fields(old, new[old.id]))

    def objective(old: Objective) -> Objective:
        return old.model_copy(update={"measures": tuple(map(measure, old.measures)), **_fields(old, new)})

    def perspective(old: Perspective) -> Perspective:
        return old.model_copy(update={"objectives": tuple(map(objective, old.objectives)), **_fields(old, new)})

    return card.model_copy(update={"perspectives": tuple(map(perspective, card.perspectives))})


def _fields(node: Objective | Perspective, new: _Shares) -> dict[str, object]:
    """Return the fields of an objective or a perspective that a new weight changes."""
    return {"weight": new[node.id], "changes": ()} if node.id in new else {}


def _measure_fields(measure: Measure, weight: float) -> dict[str, object]:
    """Return the fields of a measure that a new weight changes: the changes of its weight go."""
    kept = [(change.since, {k: v for k, v in change.changed.items() if k != "weight"}) for change in measure.changes]
    changes = [MeasureChange.model_validate({"since": since, **fields}) for since, fields in kept if fields]
    return {"weight": weight, "changes": tuple(changes)}

"""What is known of the weights of a card, group of siblings by group of siblings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from scorecard._model import Frozen
from scorecard._model.mapping import FrozenDict
from scorecard.errors import CardError, Place, Problems, UsageError, near
from scorecard.models import Period, Scorecard
from scorecard.models.roll_up import RollUp
from scorecard.scoring.weights import can_score, node_weights
from scorecard.weighting.uncertain import WeightUncertainty

__all__ = ["CONCENTRATION", "WeightVariation", "rules_from", "weights_from"]

WeightVariation = float | Mapping[str, WeightUncertainty]
"""A concentration about the weights of the card, or what is known of the weights below each node."""

CONCENTRATION = 50.0
"""About the card's weights, where nothing else is asked for: a weight of 25 % has a standard deviation of 6 points."""


def weights_from(card: Scorecard, given: object, *, period: Period) -> Mapping[str, WeightUncertainty]:
    """Return what is known of the weights below each node.

    Parameters
    ----------
    card : Scorecard
        The card.
    given : float, mapping of str to WeightUncertainty, or None
        A concentration about the weights of the card in every group of siblings; or what is known, by
        the id of the node above the group, ``total`` for the perspectives; None where no weight varies.
    period : Period
        The period whose weights of the card count.

    Returns
    -------
    mapping of str to WeightUncertainty
        By the id of the node above; groups of one are left out.

    Raises
    ------
    UsageError
        With everything that does not fit: a node that there is not, weights of something else than its
        children, children without weights, a concentration that is not above zero.
    """
    if given is None:
        return FrozenDict({})
    if isinstance(given, Mapping):
        return _checked(card, cast("Mapping[object, object]", given))
    if isinstance(given, bool) or not isinstance(given, int | float) or not 0 < given < 1e9:
        raise UsageError.single(
            "bad-option",
            "the option weights is neither a concentration above zero nor what is known of weights by node",
            found=str(given),
            cure="Write weights=50, or weights={'total': WeightUncertainty.free(['customer', 'process'])}.",
        )
    at = card.calendar.periods.index(period)
    relative = node_weights(card).relative[:, at]
    found: dict[str, WeightUncertainty] = {}
    for node, children in _groups(card).items():
        shares = {child: float(relative[card.node_ids.index(child)]) for child in children}
        shares = {child: share for child, share in shares.items() if share > 0}
        if len(shares) > 1:
            found[node] = WeightUncertainty.around(shares, concentration=float(given))
    return FrozenDict(found)


def rules_from(card: Scorecard, given: object) -> tuple[RollUp, ...]:
    """Return rules as they are written in a card.

    Parameters
    ----------
    card : Scorecard
        The card that is to have them.
    given : sequence of RollUp, str or mapping
        Rules, such as ``"weighted_geometric"`` or ``{"kind": "power_mean", "power": 0.5}``.

    Returns
    -------
    tuple of RollUp
        The rules.

    Raises
    ------
    UsageError
        If one is no rule, or does not fit the card, such as one with other bands or another number of order weights.
    """
    listed = isinstance(given, Sequence) and not isinstance(given, str)
    written = tuple(cast("Sequence[RollUp]", given if listed else (given,)))
    try:
        found = _Rules(rules=written).rules  # words become rules when they are checked
    except CardError as error:
        raise UsageError(_UNUSABLE, error.problems) from None
    problems = Problems()
    for position, rule in enumerate(found):
        try:
            card.model_copy(update={"roll_up": rule})
        except CardError as error:
            for problem in error.problems:
                path = (problem.place.path or "").replace("roll_up", f"rules.{position}", 1)
                problems.take(replace(problem, place=replace(problem.place, path=path)))
    problems.raise_if_any(UsageError, _UNUSABLE)
    return found


_UNUSABLE = "The rules cannot be used."


class _Rules(Frozen):
    """Rules as they are written."""

    rules: tuple[RollUp, ...]


def _groups(card: Scorecard) -> dict[str, tuple[str, ...]]:
    """Return the groups of siblings, by the node above; ``total`` stands above the perspectives."""
    above = [*(p.id for p in card.perspectives), *(o.id for o in card.objectives)]
    return {"total": tuple(p.id for p in card.perspectives)} | {node: card.children_of(node) for node in above}


def _checked(card: Scorecard, given: Mapping[object, object]) -> Mapping[str, WeightUncertainty]:
    """Return what is known, held against the card; what cannot have a score needs no weight."""
    groups, problems = _groups(card), Problems()
    counting = {node: tuple(c for c in below if can_score(card.node(c))) for node, below in groups.items()}
    found: dict[str, WeightUncertainty] = {}
    for node, known in given.items():
        place = Place(path=f"weights.{node}")
        if not isinstance(node, str) or node not in groups:
            problems.add(
                "unknown-node",
                "no weights stand below this node",
                place=place,
                found=str(node),
                cure=near(str(node), groups),
            )
        elif not isinstance(known, WeightUncertainty):
            problems.add(
                "weights-kind",
                "what is known of weights is a WeightUncertainty",
                place=place,
                found=type(known).__name__,
                cure="Write WeightUncertainty.free([…]), .ranked({…}), .bounded({…}) or .around({…}, concentration=…).",
            )
        elif set(known.ids) not in (set(counting[node]), set(groups[node])):
            other = sorted(set(known.ids) ^ set(counting[node]))
            problems.add(
                "weights-other",
                "the weights are not those of the nodes below",
                place=place,
                found=", ".join(other[:12]),
                cure=f"Weigh {', '.join(counting[node][:12])}.",
            )
        else:
            found[node] = known
    problems.raise_if_any(UsageError, "What is known of the weights does not fit the card.")
    return FrozenDict(found)

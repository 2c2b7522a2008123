"""The search for the least change of weights, group by group, each answer proved by evaluating the card anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from scorecard.models import Scorecard
from scorecard.scoring.least_change_result import GroupChange, NoChange
from scorecard.scoring.least_shift import least_shift
from scorecard.scoring.weight_groups import WeightGroup
from scorecard.scoring.weight_question import Asked
from scorecard.scoring.what_if_card import changed_card

__all__ = ["BEYOND", "Wanted", "changed_group"]

BEYOND = 2e-9
"""Points beyond an edge that is not to be reached, since a score within 1e-9 counts as on it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a group of weights is to bring about.

    Attributes
    ----------
    gains : tuple of float
        For each child that counts, what a unit of weight adds to what is looked at.
    steps : tuple of float
        By how much what is looked at has to change; any of them will do.
    """

    gains: tuple[float, ...]
    steps: tuple[float, ...]


def changed_group(
    asked: Asked,
    group: WeightGroup,
    *,
    wanted: Wanted | None,
    problem: NoChange | None,
    proof: Callable[[Scorecard, GroupChange], GroupChange | None],
) -> GroupChange:
    """Return the least change within one group of siblings.

    Parameters
    ----------
    asked : Asked
        What is asked about.
    group : WeightGroup
        The group.
    wanted : Wanted or None
        What is to be brought about; None where there is a problem.
    problem : str or None
        Why nothing can be changed.
    proof : callable
        From a card with new weights, and a change without scores, to the change with them; None where the
        new weights turn nothing.

    Returns
    -------
    GroupChange
        The change, or why there is none.
    """
    card = asked.card
    names = tuple(card.name_of(child) for child in group.children)
    plain = GroupChange(group.parent, card.name_of(group.parent), group.children, names, group.shares, reason=problem)
    if wanted is None:
        return plain
    best: GroupChange | None = None
    for after in _candidates(group, wanted):
        distance = float(np.abs(np.array(after) - np.array(group.shares)).sum())
        if best is not None and best.distance is not None and best.distance <= distance:
            continue
        fields = {child: {"weight": share} for child, share in zip(group.children, after, strict=True)}
        change = GroupChange(plain.parent, plain.name, plain.children, names, plain.before, after, distance)
        best = proof(changed_card(card, fields, asked.period), change) or best
    return best or GroupChange(plain.parent, plain.name, plain.children, names, plain.before, reason="one_side")


def _candidates(group: WeightGroup, wanted: Wanted) -> Sequence[tuple[float, ...]]:
    """Return new shares of all children, one for each step that some shares make."""
    counted = list(group.counted)
    shares = np.array(group.shares)
    now = float(shares[counted] @ np.array(wanted.gains))
    found: list[tuple[float, ...]] = []
    for step in wanted.steps:
        new = least_shift(shares[counted].tolist(), wanted.gains, target=now + step)
        if new is not None:
            after = shares.copy()
            after[counted] = new
            found.append(tuple(after.tolist()))
    return found

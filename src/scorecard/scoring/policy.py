"""What a node does with the scores below it: its own choices, else the card's."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.models import Objective, Perspective, RollUp, Scorecard
from scorecard.models.policies import MissingPolicy

__all__ = ["ALMOST", "Policy", "policy_of", "roll_up_of"]

ALMOST = 1e-12
"""Rounding that a share may lose before it counts as less."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What a node does where scores below it are missing.

    Attributes
    ----------
    missing : {"renormalise", "blank", "fail", "floor"}
        What happens where one is missing.
    floor : float
        What stands for a missing one under the policy ``floor``.
    min_coverage : float
        Least coverage for a score to be shown.
    """

    missing: MissingPolicy
    floor: float
    min_coverage: float


def policy_of(card: Scorecard, node: str) -> Policy:
    """Return what a node does with the scores below it: its own choices, else the card's."""
    own = None if node == "total" else card.node(node)
    if not isinstance(own, Objective | Perspective):
        return Policy(card.missing, card.floor, card.min_coverage)
    return Policy(
        own.missing or card.missing,
        card.floor if own.floor is None else own.floor,
        card.min_coverage if own.min_coverage is None else own.min_coverage,
    )


def roll_up_of(card: Scorecard, node: str) -> RollUp:
    """Return the rule by which the scores below a node become its own."""
    own = None if node == "total" else card.node(node)
    if isinstance(own, Objective | Perspective) and own.roll_up is not None:
        return own.roll_up
    return card.roll_up

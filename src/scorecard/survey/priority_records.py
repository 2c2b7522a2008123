"""Rows of priorities, as they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scorecard._text import LocalText

__all__ = ["ItemWeights", "LeftOut", "LeftOutReason", "PriorityKind", "PriorityRow", "WeightSource"]

PriorityKind = Literal["dimension", "item"]
WeightSource = Literal["given", "analysis", "importance", "equal"]
ItemWeights = Literal["equal", "importance"]
LeftOutReason = Literal[
    "no_gap",
    "no_weight",
    "no_dimension",
    "no_importance",
    "nobody_answered",
    "one_respondent",
    "one_cluster",
    "suppressed",
]


@dataclass(frozen=True, slots=True)
class PriorityRow:
    """What closing one gap would bring, and how sure that is.

    Attributes
    ----------
    rank : int
        Place among the dimensions, or among the items.
    id : str
        Id of the dimension or the item.
    kind : {"dimension", "item"}
        What the row is about.
    n : int
        Respondents behind the gap.
    weight : float
        Share in the weighted overall gap.
    gap : float
        Perception − expectation, below 0.
    gain : float
        weight · (−gap): by how many points the weighted overall gap would rise if this one were closed.
    low, high : float
        The gain at the confidence limits of the gap, 0 at least.
    share : float
        Share of this gain in that of closing all gaps of its kind.
    certainty : float
        Probability that the true gap lies below 0, or below minus the margin.
    score : float
        gain · certainty, by which the rows are ranked.
    first, among_three : float
        Share of the simulated surveys in which its gain is the largest, and among the three largest.
    reason : LocalText
        The same in words.
    """

    rank: int
    id: str
    kind: PriorityKind
    n: int
    weight: float
    gap: float
    gain: float
    low: float
    high: float
    share: float
    certainty: float
    score: float
    first: float
    among_three: float
    reason: LocalText


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A dimension or an item that has no place among the priorities.

    Attributes
    ----------
    id : str
        Id of the dimension or the item.
    kind : {"dimension", "item"}
        What it is.
    n : int
        Respondents behind it.
    reason : str
        Why: "no_gap", "no_weight", "no_dimension", "no_importance" (nobody said how important it is, or too few to be
        shown), "nobody_answered", "one_respondent", "one_cluster" (respondents nest in fewer than two clusters, so that
        the gap has no error), "suppressed".
    gap : float or None
        Its gap, where it has one.
    """

    id: str
    kind: PriorityKind
    n: int
    reason: LeftOutReason
    gap: float | None = None

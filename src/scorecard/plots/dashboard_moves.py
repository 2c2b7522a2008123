"""What moved between two evaluations, as a dashboard lists it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scorecard._text import LocalText
from scorecard.errors import UsageError
from scorecard.scoring.contributions_result import COVERAGE, WEIGHTS

if TYPE_CHECKING:
    from scorecard.scoring import Contributions, Evaluation

__all__ = ["Move", "MoveKind", "moves_of", "score_or_none"]

MoveKind = Literal["points", "scores", "none"]


@dataclass(frozen=True, slots=True)
class Move:
    """One of the largest changes.

    Attributes
    ----------
    id, name : str, LocalText
        The measure, or what else moved the total.
    points : float
        Points of the total, or of the measure's own score.
    """

    id: str
    name: LocalText
    points: float


def moves_of(evaluation: Evaluation, previous: Evaluation | None) -> tuple[tuple[Move, ...], MoveKind]:
    """Return the changes, the largest first: by their points of the total where it can be split, else of each score.

    Parameters
    ----------
    evaluation : Evaluation
        One entity and one period, with all its measures.
    previous : Evaluation or None
        The one to compare with.

    Returns
    -------
    moves : tuple of Move
        Changes other than zero.
    basis : {"points", "scores", "none"}
        What their points are of.
    """
    if previous is None:
        return (), "none"
    split = _split(evaluation, previous) if "total" in evaluation.nodes else None
    if split is not None:
        found = [Move(row.id, row.name, row.points) for row in split.rows if row.points is not None]
        rest = [("part.coverage", COVERAGE, split.coverage), ("part.weights", WEIGHTS, split.weights)]
        found += [Move(key, name, points) for key, name, points in rest if points]
    else:
        pairs = [
            (m.id, m.name, evaluation[m.id].score, score_or_none(previous, m.id)) for m in evaluation.card.measures
        ]
        found = [Move(m, name, now - then) for m, name, now, then in pairs if now is not None and then is not None]
    largest = sorted((move for move in found if move.points), key=lambda move: -abs(move.points))
    return tuple(largest), "scores" if split is None else "points"


def _split(evaluation: Evaluation, previous: Evaluation) -> Contributions | None:
    """Return the change of the total by measure; None where it cannot be split."""
    try:
        found = evaluation.contributions(previous)
    except UsageError:  # another card, or a rule that is no weighted mean
        return None
    return None if found.reason is not None else found


def score_or_none(evaluation: Evaluation, node: str) -> float | None:
    """Return the score of a node.

    Parameters
    ----------
    evaluation : Evaluation
        One entity and one period.
    node : str
        Id of the node.

    Returns
    -------
    float or None
        None where there is none, or no such node.
    """
    return evaluation[node].score if node in evaluation.nodes else None

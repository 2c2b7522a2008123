"""The bands of the one period of an evaluation."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from scorecard.errors import UsageError
from scorecard.models import Band
from scorecard.scoring.frozen import holder_of
from scorecard.scoring.limits import limits_of

if TYPE_CHECKING:
    from scorecard.scoring.evaluation import Evaluation

__all__ = ["as_reported", "band_of_entity", "bands_in_force"]


def bands_in_force(ev: Evaluation) -> Mapping[str, tuple[Band, ...]]:
    """Return the bands of every node of an evaluation, or refuse one of several periods."""
    if len(ev.periods) != 1:
        raise UsageError.single(
            "period-open",
            f"one period is needed, and the evaluation holds {len(ev.periods)}",
            cure=f"Name one of them: period={str(ev.periods[-1])!r}.",
        )
    at = ev.card.calendar.periods.index(ev.periods[0])
    return {node: tuple(over_time[at]) for node, over_time in limits_of(ev.card).bands.items()}


def as_reported(ev: Evaluation, nodes: Collection[str]) -> Evaluation:
    """Return the saved evaluation from which all of a period was taken, else the evaluation.

    Parameters
    ----------
    ev : Evaluation
        Any evaluation.
    nodes : collection of str
        Nodes that are asked for.

    Returns
    -------
    Evaluation
        The same entities and period by the card of that time; `ev` where the period is not frozen, or not for all
        entities by one evaluation that holds the nodes.
    """
    if len(ev.periods) != 1:
        return ev
    holders = [holder_of(ev.origin.frozen, entity, ev.periods[0]) for entity in ev.entities]
    first = holders[0]
    if first is None or any(holder is not first for holder in holders):
        return ev
    kept = first.at(period=ev.periods[0], entity=ev.entities[0] if len(ev.entities) == 1 else None)
    return as_reported(kept, nodes) if kept.entities == ev.entities and set(nodes) <= set(kept.nodes) else ev


def band_of_entity(ev: Evaluation, entity: int, node: str, *, bands: Sequence[Band]) -> Band | None:
    """Return the band of a score, which where the period is frozen is one of the bands of its time.

    Parameters
    ----------
    ev : Evaluation
        One period.
    entity : int
        Position of the entity.
    node : str
        Id of the node.
    bands : sequence of Band
        Those that are in force in the card.

    Returns
    -------
    Band or None
        None where there is no score.
    """
    if ev.origin.frozen:
        return ev.at(entity=ev.entities[entity]).band_of(node)
    status = int(ev.status[entity, 0, ev.nodes.index(node)])
    return None if status < 0 else bands[status]

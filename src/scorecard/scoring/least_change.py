"""The least change of weights that turns a status."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from scorecard.errors import Place, UsageError, near
from scorecard.models import Band, Period, Scorecard
from scorecard.scoring.evaluation import Evaluation
from scorecard.scoring.given import require_all
from scorecard.scoring.least_change_result import GroupChange, LeastWeightChange
from scorecard.scoring.least_change_search import BEYOND, Wanted, changed_group
from scorecard.scoring.least_change_words import status_verdict
from scorecard.scoring.own_functions import Functions
from scorecard.scoring.weight_bounds import lower_bound
from scorecard.scoring.weight_groups import WeightGroup, groups_below
from scorecard.scoring.weight_question import Asked, asked_of, evaluated
from scorecard.series import Observations

__all__ = ["least_weight_change"]


def least_weight_change(
    card: Scorecard,
    obs: Observations,
    *,
    node: str,
    status: str | None = None,
    period: Period | str | None = None,
    entity: str | None = None,
    as_of: date | None = None,
    previous: Evaluation | None = None,
    functions: Functions | None = None,
) -> LeastWeightChange:
    """Return the least change of weights, within one group of siblings, that turns the status of a node.

    Parameters
    ----------
    card : Scorecard
        The card.
    obs : Observations
        The values, from `observe`; they stay as they are.
    node : str
        Id of the node: an objective, a perspective or ``total``.
    status : str, optional
        Id of the band wanted; any other than the present one will do when left out.
    period : Period or str, optional
        The period; may be left out where there is only one.
    entity : str, optional
        The entity; may be left out where there is only one.
    as_of : date, optional
        As in `evaluate`.
    previous : Evaluation, optional
        As in `evaluate`.
    functions : mapping of str to callable, optional
        As in `evaluate`.

    Returns
    -------
    LeastWeightChange
        The least change within each group at and below the node, with the new weights and the score and
        status that the card then comes to; the least of them; and bounds where several groups may change.

    Raises
    ------
    UsageError
        If node, status, entity or period do not exist, or the node has no children.
    ScoringError
        As in `evaluate`.

    Notes
    -----
    Change is measured by Σ |new − old| over the shares of the siblings. Scores of weighted means are linear
    in the weights of a group, so that the least change takes from the children of the lowest scores and gives
    to the one of the highest, or the other way round: exact, as by linear programming. Weights of children
    without a score stay. An edge counts as reached within 1e-9 points, as for a status; one that has to be
    left is passed by 2e-9 points.

    Where weights of several groups change, one group after the other, a change of L in group g moves the node
    by at most L / (2 b) times the range of the measures' scores below it, where b is the share of its children
    with a score. The points that are missing over the largest of these rates are a lower bound.

    Examples
    --------
    >>> from scorecard.models import Scorecard
    >>> from scorecard.scoring import observe
    >>> from scorecard.series import MeasureRecord
    >>> measures = [
    ...     {"id": "otif", "name": "OTIF", "worst": 80, "target": 100},
    ...     {"id": "damage", "name": "Damage", "worst": 5, "target": 0, "direction": "minimise"},
    ... ]
    >>> card = Scorecard(
    ...     id="demo",
    ...     name="Demo",
    ...     calendar={"first": "2026", "last": "2026"},
    ...     perspectives=[{"id": "customer", "objectives": [{"id": "o", "name": "Deliver", "measures": measures}]}],
    ... )
    >>> obs = observe(card, values=[MeasureRecord("otif", "2026", 92), MeasureRecord("damage", "2026", 1)])
    >>> found = least_weight_change(card, obs, node="customer")
    >>> found["o"].before, found["o"].after, found["o"].score
    ((0.5, 0.5), (0.25, 0.75), 75.0)
    """
    require_all(card, obs, previous=previous, frozen=(), functions=functions, kind=Evaluation)
    asked, unit = asked_of(
        card,
        obs,
        node=node,
        period=period,
        entity=entity,
        extra=Asked(card, obs, node, obs.periods[0], as_of, previous, functions),
    )
    before = evaluated(asked, unit)
    bands = tuple(before.bands_of(node))
    if status is not None and status not in [band.id for band in bands]:
        raise UsageError.single(
            "unknown-status",
            f"{node} has no such status",
            place=Place(path="status"),
            found=status,
            cure=near(status, [band.id for band in bands]),
        )
    present = before[node]
    steps = _steps(card, bands, present.status, present.score, status)
    groups = tuple(_change(asked, group, before, unit, steps, status) for group in groups_below(before, node))
    possible = [group for group in groups if group.distance is not None]
    best = min(possible, key=lambda g: g.distance or 0.0) if possible else None
    bound = lower_bound(steps, [before], node) if present.score is not None else None
    return LeastWeightChange(
        node=node,
        entity=unit,
        period=str(asked.period),
        other=None,
        wanted=status,
        score=present.score,
        status=present.status,
        other_score=None,
        groups=groups,
        group=None if best is None else best.parent,
        distance=None if best is None else best.distance,
        bound_low=bound,
        bound_high=None if best is None else best.distance,
        verdict=status_verdict(
            card, before, node, best, status, searched=all(group.reason != "rule" for group in groups)
        ),
    )


def _steps(
    card: Scorecard, bands: tuple[Band, ...], present: str, score: float | None, wanted: str | None
) -> tuple[float, ...]:
    """Return by how much the score has to change for another status, whatever band the guard holds.

    A guard moves an edge away from the band that it holds: from the present one, or from another one that the
    present score has left.
    """
    ids = [band.id for band in bands]
    if score is None or present not in ids or wanted == present:
        return ()
    at, to = ids.index(present), None if wanted is None else ids.index(wanted)
    found: list[float] = []
    for guard in dict.fromkeys((-card.guard, 0.0, card.guard)):
        if at + 1 < len(bands) and (to is None or to > at):
            up = bands[at + 1 if to is None else to].low + guard + (BEYOND if guard < 0 else 0.0) - score
            found += [up] if up > 0 else []
        if at > 0 and (to is None or to < at):
            down = bands[at if to is None else to + 1].low - guard - BEYOND - score
            found += [down] if down < 0 else []
    return tuple(found)


def _change(
    asked: Asked, group: WeightGroup, before: Evaluation, unit: str, steps: tuple[float, ...], wanted: str | None
) -> GroupChange:
    """Return the least change within one group."""
    node, present = asked.node, before[asked.node].status

    def proof(card: Scorecard, change: GroupChange) -> GroupChange | None:
        after = evaluated(asked, unit, card=card)
        found, band = after[node], after.band_of(node)
        if band is None or found.status == present or (wanted is not None and found.status != wanted):
            return None
        return replace(change, score=found.score, status=band.id, status_name=band.word)

    if group.problem is not None:
        return changed_group(asked, group, wanted=None, problem=group.problem, proof=proof)
    rate = group.slope / group.counted_share
    gains = tuple(rate * score for score in group.scores if score is not None)
    return changed_group(asked, group, wanted=Wanted(gains, steps), problem=None, proof=proof)

"""The least change of weights that turns the order of two entities."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from scorecard.errors import Place, UsageError, near
from scorecard.models import Period, Scorecard
from scorecard.scoring.evaluation import Evaluation
from scorecard.scoring.given import require_all
from scorecard.scoring.least_change_result import GroupChange, LeastWeightChange, NoChange
from scorecard.scoring.least_change_search import BEYOND, Wanted, changed_group
from scorecard.scoring.least_change_words import order_verdict
from scorecard.scoring.own_functions import Functions
from scorecard.scoring.status import EDGE_TOLERANCE
from scorecard.scoring.weight_bounds import lower_bound
from scorecard.scoring.weight_groups import WeightGroup, groups_below
from scorecard.scoring.weight_question import Asked, asked_of, evaluated
from scorecard.series import Observations

__all__ = ["least_order_change"]


def least_order_change(
    card: Scorecard,
    obs: Observations,
    *,
    node: str,
    entity: str,
    other: str,
    period: Period | str | None = None,
    as_of: date | None = None,
    previous: Evaluation | None = None,
    functions: Functions | None = None,
) -> LeastWeightChange:
    """Return the least change of weights, within one group of siblings, that turns the order of two entities.

    Parameters
    ----------
    card : Scorecard
        The card.
    obs : Observations
        The values, from `observe`; they stay as they are.
    node : str
        Id of the node by whose score they are ordered: an objective, a perspective or ``total``.
    entity : str
        One entity.
    other : str
        The other one.
    period : Period or str, optional
        The period; may be left out where there is only one.
    as_of : date, optional
        As in `evaluate`.
    previous : Evaluation, optional
        As in `evaluate`.
    functions : mapping of str to callable, optional
        As in `evaluate`.

    Returns
    -------
    LeastWeightChange
        The least change within each group at and below the node after which the one behind is ahead, with the
        new weights and both scores; the least of them; and bounds where several groups may change.

    Raises
    ------
    UsageError
        If node, entity or period do not exist, the node has no children, or both entities are the same.
    ScoringError
        As in `evaluate`.

    Notes
    -----
    As in `least_weight_change`, for the difference of the two scores. Scores within 1e-9 points are equal, so
    the one behind comes ahead by 2e-9 points; of two that are equal, `other` does.

    Examples
    --------
    >>> from scorecard.models import Scorecard
    >>> from scorecard.scoring import observe
    >>> from scorecard.series import MeasureRecord
    >>> measures = [{"id": m, "name": m, "worst": 0, "target": 100} for m in ("speed", "care")]
    >>> card = Scorecard(
    ...     id="demo",
    ...     name="Demo",
    ...     calendar={"first": "2026", "last": "2026"},
    ...     entities=[{"id": "north", "name": "North"}, {"id": "south", "name": "South"}],
    ...     perspectives=[{"id": "customer", "objectives": [{"id": "o", "name": "Serve", "measures": measures}]}],
    ... )
    >>> values = {"north": (90, 50), "south": (60, 70)}
    >>> obs = observe(
    ...     card,
    ...     values=[
    ...         MeasureRecord(m, "2026", v, entity=unit)
    ...         for unit, both in values.items()
    ...         for m, v in zip(("speed", "care"), both)
    ...     ],
    ... )
    >>> found = least_order_change(card, obs, node="customer", entity="north", other="south")
    >>> [round(share, 6) for share in found["o"].after]
    [0.4, 0.6]
    """
    require_all(card, obs, previous=previous, frozen=(), functions=functions, kind=Evaluation)
    extra = Asked(card, obs, node, obs.periods[0], as_of, previous, functions)
    asked, one = asked_of(card, obs, node=node, period=period, entity=entity, extra=extra)
    _, two = asked_of(card, obs, node=node, period=period, entity=other, extra=extra)
    if one == two:
        raise UsageError.single(
            "entities-alike",
            "two entities are needed, and one was named twice",
            place=Place(path="other"),
            found=other,
            cure=near("", [name for name in obs.entities if name != one]),
        )
    first, second = evaluated(asked, one), evaluated(asked, two)
    scores = first[node].score, second[node].score
    ahead = None if scores[0] is None or scores[1] is None else scores[0] - scores[1]
    side = 1 if ahead is None or ahead >= -EDGE_TOLERANCE else -1
    steps = () if ahead is None else (-ahead - side * BEYOND,)
    pairs = zip(groups_below(first, node), groups_below(second, node), strict=True)
    groups = tuple(_change(asked, pair, (one, two), steps, side) for pair in pairs)
    possible = [group for group in groups if group.distance is not None]
    best = min(possible, key=lambda g: g.distance or 0.0) if possible else None
    return LeastWeightChange(
        node=node,
        entity=one,
        period=str(asked.period),
        other=two,
        wanted=None,
        score=scores[0],
        status=first[node].status,
        other_score=scores[1],
        groups=groups,
        group=None if best is None else best.parent,
        distance=None if best is None else best.distance,
        bound_low=lower_bound(steps, [first, second], node),
        bound_high=None if best is None else best.distance,
        verdict=order_verdict(card, (one, two), scores, best, searched=all(group.reason != "rule" for group in groups)),
    )


def _change(
    asked: Asked,
    pair: tuple[WeightGroup, WeightGroup],
    units: tuple[str, str],
    steps: tuple[float, ...],
    side: int,
) -> GroupChange:
    """Return the least change within one group."""

    def proof(card: Scorecard, change: GroupChange) -> GroupChange | None:
        after = [evaluated(asked, unit, card=card) for unit in units]
        one, two = (ev[asked.node].score for ev in after)
        if one is None or two is None or side * (two - one) <= EDGE_TOLERANCE:
            return None
        band = after[0].band_of(asked.node)
        return replace(
            change,
            score=one,
            other_score=two,
            status=None if band is None else band.id,
            status_name=None if band is None else band.word,
        )

    first, second = pair
    problem: NoChange | None = first.problem or second.problem
    if problem is None and first.counted != second.counted:
        problem = "differs"
    if problem is not None:
        return changed_group(asked, first, wanted=None, problem=problem, proof=proof)
    rates = [group.slope / group.counted_share for group in pair]
    gains = tuple(
        rates[0] * a - rates[1] * b
        for a, b in zip(first.scores, second.scores, strict=True)
        if a is not None and b is not None
    )
    return changed_group(asked, first, wanted=Wanted(gains, steps), problem=None, proof=proof)

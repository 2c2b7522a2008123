"""Evaluation of a card: scores, status, coverage and bounds of every node at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import UsageError
from scorecard.models import Period, Scorecard
from scorecard.scoring.evaluation import Evaluation
from scorecard.scoring.leaves import score_leaves
from scorecard.scoring.tree import roll_up
from scorecard.series import Observations, position

__all__ = ["evaluate"]


def evaluate(
    card: Scorecard, obs: Observations, *, period: Period | str | None = None, entity: str | None = None
) -> Evaluation:
    """Return the scores of every node of a card, for all entities and periods or for one of them.

    Parameters
    ----------
    card : Scorecard
        Reference values, weights, bands and cap.
    obs : Observations
        The values, from `observe`.
    period : Period or str, optional
        One period of the calendar, such as ``"2026-Q2"``; all of them when left out.
    entity : str, optional
        One entity; all of them when left out.

    Returns
    -------
    Evaluation
        Arrays over entity, period and node. ``ev["customer"]`` is one node's result.

    Raises
    ------
    UsageError
        If the observations were made for a card with other measures, entities or periods, or the
        period or entity does not exist.

    Notes
    -----
    Score of a measure: piecewise linear, 0 at worst and 100 at target; what goes up the tree is
    clipped to the range from 0 to the card's cap. Score of any other node: Σ w s / Σ w over the
    children that have a score. Coverage: share of the applicable measures' weight that has a
    value. Bounds: the score if every missing measure scored 0, or the cap (100 unless the card
    says otherwise; without a cap the upper bound is open where something is missing).

    A measure without reference values is shown but has neither score nor weight; one that does
    not apply leaves the weight base; one that is missing does not leave the base of coverage and
    bounds. Intervals exist for measures with a standard error: value ± t SE with n − 1 degrees of
    freedom (± z SE where n is unknown), read off the value function; intervals of the nodes above
    need the correlation of their parts and are not given yet.

    Examples
    --------
    >>> from scorecard.models import Scorecard
    >>> from scorecard.scoring import observe
    >>> from scorecard.series import MeasureRecord
    >>> measures = [
    ...     {"id": "otif", "name": "OTIF", "worst": 80, "target": 100, "weight": 2},
    ...     {"id": "damage", "name": "Damage", "worst": 5, "target": 0, "direction": "minimise", "weight": 3},
    ... ]
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": measures}
    >>> card = Scorecard(
    ...     id="demo",
    ...     name="Demo",
    ...     calendar={"first": "2026", "last": "2026"},
    ...     perspectives=[{"id": "customer", "objectives": [objective]}],
    ... )
    >>> obs = observe(card, values=[MeasureRecord("otif", "2026", 88), MeasureRecord("damage", "2026", 4)])
    >>> ev = evaluate(card, obs, period="2026")
    >>> ev["otif"].score, ev["damage"].score, ev["customer"].score
    (40.0, 20.0, 28.0)
    """
    _check_same_grid(card, obs)
    e = slice(None) if entity is None else _only(position(entity, obs.entities, "entity"))
    p = slice(None) if period is None else _only(position(str(period), tuple(map(str, obs.periods)), "period"))
    cap = None if card.cap == "none" else float(card.cap)
    leaves = score_leaves(card.measures, obs, entities=e, periods=p, cap=cap)
    tree = roll_up(card, leaves, cap=cap)
    rows = [card.node_ids.index(m.id) for m in card.measures]

    def spread(array: NDArray[np.float64], above: NDArray[np.float64] | float = np.nan) -> NDArray[np.float64]:
        whole = np.broadcast_to(above, tree.score.shape).copy()
        whole[rows] = array
        return np.moveaxis(whole, 0, -1)

    return Evaluation(
        card=card,
        observations=obs,
        entities=obs.entities[e],
        periods=obs.periods[p],
        nodes=card.node_ids,
        value=spread(leaves.value),
        raw=spread(leaves.raw, tree.score),
        score=np.moveaxis(tree.score, 0, -1),
        low=spread(leaves.low),
        high=spread(leaves.high),
        value_low=spread(leaves.value_low),
        value_high=spread(leaves.value_high),
        coverage=np.moveaxis(tree.coverage, 0, -1),
        bound_low=np.moveaxis(tree.bound_low, 0, -1),
        bound_high=np.moveaxis(tree.bound_high, 0, -1),
        performance=spread(leaves.performance),
        progress=spread(leaves.progress),
        status=np.moveaxis(tree.status, 0, -1),
        reason=np.moveaxis(tree.reason, 0, -1),
    )


def _only(position: int) -> slice:
    """Return the slice of one position."""
    return slice(position, position + 1)


def _check_same_grid(card: Scorecard, obs: Observations) -> None:
    """Refuse observations that were made for other measures, entities or periods."""
    if card is obs.card:
        return
    entities = tuple(e.id for e in card.entities) or (card.id,)
    for what, wanted, given in (
        ("measures", tuple(m.id for m in card.measures), obs.measures),
        ("entities", entities, obs.entities),
        ("periods", tuple(map(str, card.calendar.periods)), tuple(map(str, obs.periods))),
    ):
        if wanted != given:
            other = sorted(set(wanted) ^ set(given)) or ["another order"]
            raise UsageError.single(
                "observations-other-card",
                f"the observations were made for a card with other {what}",
                found=", ".join(other[:12]),
                cure="Make the observations anew: observe(card, …).",
            )

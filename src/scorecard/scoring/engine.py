"""Evaluation of a card: scores, status, coverage and bounds of every node at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import UsageError
from scorecard.models import Period, Scorecard
from scorecard.scoring.absence import settle
from scorecard.scoring.evaluation import Evaluation
from scorecard.scoring.frozen import Grid, kept_of, with_kept
from scorecard.scoring.given import require_all
from scorecard.scoring.held_bands import held_before
from scorecard.scoring.interval_tree import carry_limits
from scorecard.scoring.leaves import Leaves, is_nowhere, nowhere, score_leaves
from scorecard.scoring.limits import limits_of, statuses
from scorecard.scoring.origin import Origin
from scorecard.scoring.own_functions import Functions
from scorecard.scoring.tree import Tree, roll_up
from scorecard.scoring.weights import NodeWeights, node_weights
from scorecard.series import Observations, position
from scorecard.series.options import require_choice

__all__ = ["check_same_grid", "evaluate"]

_Kind = TypeVar("_Kind", np.float64, np.int64, np.int8)


def evaluate(
    card: Scorecard,
    obs: Observations,
    *,
    period: Period | str | None = None,
    entity: str | None = None,
    as_of: date | None = None,
    previous: Evaluation | None = None,
    only: Literal["leading", "lagging"] | None = None,
    functions: Functions | None = None,
    frozen: Evaluation | Sequence[Evaluation] = (),
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
    as_of : date, optional
        Day on which the card is read: what is due later is not due yet. Everything is due when left out.
    previous : Evaluation, optional
        An earlier evaluation, from whose last bands a guard band starts in the period after it.
    only : {"leading", "lagging"}, optional
        Score the measures of this kind alone; the others are shown without a score.
    functions : mapping of str to callable, optional
        Functions of your own by the names that measures with ``scoring: {kind: function, name: …}``
        use: values in, scores of the same shape out. A missing value is NaN.
    frozen : Evaluation or sequence of Evaluation, optional
        Saved evaluations whose entities and periods are taken as they were, from the first that holds
        them; all else is restated, that is, computed from the card and the values as they are now.

    Returns
    -------
    Evaluation
        Arrays over entity, period and node. ``ev["customer"]`` is one node's result.

    Raises
    ------
    UsageError
        If something given is of another kind, the observations were made for a card with other
        measures, entities or periods, the period or entity does not exist, or an option has a value that
        it cannot have.
    ScoringError
        If a score is missing where a policy says that none may be, a value lies outside a range that
        must not be left, or a named function is not there or gives no scores.
    HistoryError
        If a frozen evaluation holds no entity and period of the card.

    Notes
    -----
    Score of a measure: by its value function, piecewise linear from 0 at worst to 100 at target
    unless it says otherwise; what goes up the tree is clipped to the range from 0 to the card's cap.
    Score of any other node: by its rule (`RollUp`), Σ w s / Σ w unless it says otherwise, with the
    weights in force in the period, over the children that have a score; what happens where one is
    missing is the node's policy. Coverage: share of the applicable measures' weight, as far as it is
    due, that has a fresh value. Bounds: the score if every missing measure scored 0, or the cap (100
    unless the card says otherwise; without a cap the upper bound is open where something is missing).

    Four absences are told apart. A measure that does not apply leaves the weight base; one that is
    not due yet leaves it until it is due, and its share is given apart; one that is missing stays in
    the base of coverage and bounds; zero is a value. A value carried forward counts in the score and
    in the bounds, and not in the coverage once a newer one is due. A measure without reference values
    is shown but has neither score nor weight.

    With a guard band a status changes only once the score lies that far beyond the edge; it starts
    from the status of the period before, frozen or not, or from `previous`.

    A frozen evaluation holds all its periods, those without data too: choose them with `Evaluation.at`
    first. A node that it does not hold has no data there (``not_held``); a node that the card no longer
    has is left out, and still stands in the frozen evaluation. `Evaluation.basis` says what was taken.

    Intervals exist for measures whose value has an error: a standard error, counts where the measure
    says what they tell (`Measure.sampling`), or what an expert thinks possible; read off the value
    function. They are carried up the tree, errors of one survey with their correlation, to every node
    whose rules below are weighted means, and clipped last. What has no
    error counts as exact, and `error_known` tells the share of the weight whose error is known.
    `uncertainty` draws the same for every rule.

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
    require_all(card, obs, previous=previous, frozen=frozen, functions=functions, kind=Evaluation)
    check_same_grid(card, obs)
    _check_options(as_of, only)
    e = slice(None) if entity is None else _only(position(entity, obs.entities, "entity"))
    last = None if period is None else position(str(period), tuple(map(str, obs.periods)), "period")
    cap = None if card.cap == "none" else float(card.cap)
    settled, kept = settle(card, obs, as_of=as_of), kept_of(frozen, obs)
    p = _needed(card, last)
    leaves = score_leaves(
        card.measures,
        kept.blanked(settled.observations),
        entities=e,
        periods=p,
        cap=cap,
        calendar=card.calendar,
        functions=functions,
        only=only,
    )
    limits = limits_of(card)
    weights = node_weights(card)
    held, bands, grid = kept.part(e, p), limits.part(p), Grid(obs.entities[e], obs.periods[p])
    tree = roll_up(card, leaves, due=settled.due[p], weights=weights.part(p), limits=bands, grid=grid)
    before, start = held_before(card, previous, grid, limits=bands)
    stands = held.statuses(card.node_ids, grid, bands) if card.guard > 0 else None
    after = np.empty(tree.score.shape, dtype=np.int64) if card.guard > 0 else None
    status = statuses(
        card.node_ids, tree.score, bands, guard=card.guard, before=before, start=start, kept=stands, held=after
    )
    parts = _Parts(leaves, tree, status, after, settled.age[e, p], weights.part(p), Origin(as_of, only, kept.sources))
    shown = slice(None) if last is None else slice(-1, None)
    found = _evaluation(card, obs, parts, entities=e, periods=p, shown=shown)
    return with_kept(found, held.part(slice(None), shown))


@dataclass(frozen=True, slots=True, eq=False)
class _Parts:
    """What an evaluation is put together from, over the periods that were scored."""

    leaves: Leaves
    tree: Tree
    status: NDArray[np.int64]
    held: NDArray[np.int64] | None
    age: NDArray[np.int16]
    weights: NodeWeights
    origin: Origin


def _needed(card: Scorecard, last: int | None) -> slice:
    """Return the periods that must be scored: with a guard band all up to the last one, else that one alone."""
    if last is None:
        return slice(None)
    return slice(0 if card.guard > 0 else last, last + 1)


def _evaluation(
    card: Scorecard, obs: Observations, parts: _Parts, *, entities: slice, periods: slice, shown: slice
) -> Evaluation:
    """Return the periods that are shown as an evaluation."""
    leaves, tree = parts.leaves, parts.tree
    rows = [card.node_ids.index(m.id) for m in card.measures]
    others = sorted(set(range(len(card.node_ids))) - set(rows))
    limits = carry_limits(card, tree.score, tree.coverage, leaves=leaves.limits, weights=parts.weights)

    def spread(array: NDArray[np.float64], above: NDArray[np.float64] | float = np.nan) -> NDArray[np.float64]:
        if is_nowhere(array):
            return nowhere(tree.score.shape)
        whole = np.empty(tree.score.shape)
        whole[rows] = array
        whole[others] = above
        return whole

    def ordered(array: NDArray[_Kind]) -> NDArray[_Kind]:
        return array.transpose(1, 2, 0)[:, shown]

    age = np.empty(tree.score.shape, dtype=np.int64)
    age[rows], age[others] = parts.age.transpose(2, 0, 1), -1
    return Evaluation(
        card=card,
        observations=obs,
        entities=obs.entities[entities],
        periods=obs.periods[periods][shown],
        nodes=card.node_ids,
        value=ordered(spread(leaves.value)),
        raw=ordered(spread(leaves.raw, tree.score[others])),
        score=ordered(tree.score),
        low=ordered(spread(leaves.low, limits.low[others])),
        high=ordered(spread(leaves.high, limits.high[others])),
        error_known=ordered(limits.known),
        value_low=ordered(spread(leaves.value_low)),
        value_high=ordered(spread(leaves.value_high)),
        coverage=ordered(tree.coverage),
        bound_low=ordered(tree.bound_low),
        bound_high=ordered(tree.bound_high),
        not_due=ordered(tree.not_due),
        stale=ordered(tree.stale),
        performance=ordered(spread(leaves.performance)),
        progress=ordered(spread(leaves.progress)),
        status=ordered(parts.status),
        reason=ordered(tree.reason),
        age=ordered(age),
        weight=parts.weights.relative.T[shown].copy(),
        absolute_weight=parts.weights.absolute.T[shown].copy(),
        origin=parts.origin,
        held=None if parts.held is None else ordered(parts.held),
    )


def _only(position: int) -> slice:
    """Return the slice of one position."""
    return slice(position, position + 1)


def check_same_grid(card: Scorecard, obs: Observations) -> None:
    """Refuse observations that were made for other measures, entities or periods, or for other fiscal years."""
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
    ours, theirs = card.calendar, obs.card.calendar
    if not ours.same_years(theirs):
        raise UsageError.single(
            "observations-other-years",
            "the observations were made for a card whose fiscal years start in another month",
            found=f"month {theirs.year_starts}, and {ours.year_starts} in the card",
            cure=f"Write year_starts: {theirs.year_starts} in the calendar of the card, or make the observations anew.",
        )


def _check_options(as_of: object, only: object) -> None:
    """Refuse a day that is none, and a kind of measures that there is not."""
    if only is not None:
        require_choice("only", only, ("leading", "lagging"))
    if as_of is not None and (not isinstance(as_of, date) or isinstance(as_of, datetime)):
        raise UsageError.single(
            "not-a-day", "as_of must be a day", found=str(as_of), cure="Write date(2026, 4, 30) of datetime."
        )

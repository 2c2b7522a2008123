"""Roll-up rules: how each is computed, with the properties that it declares."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal, TypeVar

import numpy as np

from scorecard.errors import CardError, ScorecardError, UsageError
from scorecard.models.bands import Bands
from scorecard.models.roll_up import (
    Fuzzy,
    Majority,
    MostFrequent,
    OrderedWeightedAverage,
    PowerMean,
    RollUp,
)
from scorecard.models.roll_up_fit import misfits
from scorecard.scoring.aggregate.children import Children, FloatArray, Weighting
from scorecard.scoring.aggregate.fuzziness import fuzzy_of
from scorecard.scoring.aggregate.means import mean_of, power_mean_of
from scorecard.scoring.aggregate.ordered import greatest_of, least_of, ordered_of
from scorecard.scoring.aggregate.statuses import status_of

__all__ = ["RULES", "Rule", "rule_of"]

Compensation = Literal["full", "partial", "none"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to make a parent's score from its children's, with what can be relied on.

    Attributes
    ----------
    kind : str
        Kind of the roll-up.
    apply : callable
        From one array a child (NaN is missing) and one weight a child (a number, or an array that
        broadcasts to the children's shape) to the parent's scores.
    monotone : bool
        Whether the score never falls when a child's rises.
    bounded_by_children : bool
        Whether the score lies between the worst and the best child.
    uses_weights : bool
        Whether weights matter beyond a weight of 0, which always takes a child out.
    needs_positive : bool
        Whether there is no score where a child's is negative.
    compensatory : {"full", "partial", "none"}
        Whether the fall of a child can be made up for by a rise of the others, however high: always,
        sometimes or never.
    weight_scale_invariant : bool
        Whether only the proportions of the weights matter.
    permutation_invariant : bool
        Whether the order of the children with their weights does not matter.
    """

    kind: str
    apply: Callable[[Children, Weighting], FloatArray]
    monotone: bool
    bounded_by_children: bool
    uses_weights: bool
    needs_positive: bool
    compensatory: Compensation
    weight_scale_invariant: bool = True
    permutation_invariant: bool = True


def _power_mean(roll_up: PowerMean, bands: Bands) -> Rule:
    """Return the rule of a power mean; its ends are the best and the worst child."""
    del bands
    power = roll_up.power
    return Rule(
        "power_mean",
        partial(power_mean_of, power=power),
        monotone=True,
        bounded_by_children=True,
        uses_weights=math.isfinite(power),
        needs_positive=math.isfinite(power) and power != 1,
        compensatory="full" if power > 0 else "none" if power == -math.inf else "partial",
    )


def _owa(roll_up: OrderedWeightedAverage, bands: Bands) -> Rule:
    """Return the rule of an ordered weighted average.

    The fall of one of m children can be made up for if the m − 1 others have order weights.
    """
    del bands
    share = np.cumsum(roll_up.order_weights) / math.fsum(roll_up.order_weights)
    n = share.size
    half = float(np.interp(n / 2, np.arange(n + 1), np.concatenate([[0.0], share])))
    nothing_but_worst = not any(roll_up.order_weights[:-1])
    return Rule(
        "owa",
        partial(ordered_of, order_weights=roll_up.order_weights),
        monotone=True,
        bounded_by_children=True,
        uses_weights=False,
        needs_positive=False,
        compensatory="none" if nothing_but_worst else "full" if half > 0 else "partial",
    )


def _by_status(kind: str, bands: Bands, preference: list[int]) -> Rule:
    """Return the rule of the band that most of the weight is in."""
    return Rule(
        kind,
        partial(status_of, edges=_edges(bands), preference=preference),
        monotone=False,
        bounded_by_children=True,
        uses_weights=True,
        needs_positive=False,
        compensatory="partial",
    )


def _most_frequent(roll_up: MostFrequent, bands: Bands) -> Rule:
    """Return the rule of the most frequent band."""
    ascending = list(range(len(bands)))
    return _by_status("most_frequent", bands, ascending if roll_up.tie == "worst" else ascending[::-1])


def _majority(roll_up: Majority, bands: Bands) -> Rule:
    """Return the rule of the majority with priority."""
    ids = [band.id for band in bands]
    named = [ids.index(name) for name in roll_up.priority]
    return _by_status("majority", bands, named + [i for i in range(len(ids)) if i not in named])


def _fuzzy(roll_up: Fuzzy, bands: Bands) -> Rule:
    """Return the rule of fuzzy comprehensive evaluation with the bands as grades."""
    scores = roll_up.grade_scores
    return Rule(
        "fuzzy",
        partial(
            fuzzy_of,
            edges=_edges(bands),
            overlap=roll_up.overlap,
            operator=roll_up.operator,
            normalised=roll_up.normalised,
            grade_scores=tuple((band.low + band.high) / 2 for band in bands) if scores is None else scores,
        ),
        monotone=roll_up.operator == "weighted_average",
        bounded_by_children=False,
        uses_weights=True,
        needs_positive=False,
        compensatory="partial",
    )


_Model = TypeVar("_Model")
_Making = Callable[[RollUp, Bands], Rule]


def _for(model: type[_Model], make: Callable[[_Model, Bands], Rule]) -> _Making:
    """Return the making of a rule whose properties rest on how its roll-up is written."""

    def made(roll_up: RollUp, bands: Bands) -> Rule:
        if not isinstance(roll_up, model):
            raise _no_roll_up(roll_up)
        return make(roll_up, bands)

    return made


def _always(
    kind: str,
    apply: Callable[[Children, Weighting], FloatArray],
    *,
    uses_weights: bool,
    needs_positive: bool,
    compensatory: Compensation,
) -> _Making:
    """Return the making of a rule that has nothing to set: monotone, and bounded by the children."""
    rule = Rule(
        kind,
        apply,
        monotone=True,
        bounded_by_children=True,
        uses_weights=uses_weights,
        needs_positive=needs_positive,
        compensatory=compensatory,
    )

    def made(roll_up: RollUp, bands: Bands) -> Rule:
        del roll_up, bands
        return rule

    return made


RULES: Mapping[str, _Making] = {
    "weighted_arithmetic": _always(
        "weighted_arithmetic", mean_of, uses_weights=True, needs_positive=False, compensatory="full"
    ),
    "weighted_geometric": _always(
        "weighted_geometric",
        partial(power_mean_of, power=0.0),
        uses_weights=True,
        needs_positive=True,
        compensatory="partial",
    ),
    "weighted_harmonic": _always(
        "weighted_harmonic",
        partial(power_mean_of, power=-1.0),
        uses_weights=True,
        needs_positive=True,
        compensatory="partial",
    ),
    "power_mean": _for(PowerMean, _power_mean),
    "owa": _for(OrderedWeightedAverage, _owa),
    "weakest_link": _always("weakest_link", least_of, uses_weights=False, needs_positive=False, compensatory="none"),
    "best": _always("best", greatest_of, uses_weights=False, needs_positive=False, compensatory="full"),
    "most_frequent": _for(MostFrequent, _most_frequent),
    "majority": _for(Majority, _majority),
    "fuzzy": _for(Fuzzy, _fuzzy),
}
"""Kind of a roll-up -> from the roll-up as written, with the bands of its node, to the rule."""


def rule_of(roll_up: RollUp, bands: Bands) -> Rule:
    """Return the rule of a roll-up.

    Parameters
    ----------
    roll_up : RollUp
        The roll-up as written.
    bands : Bands
        Bands of the node that it gives a score to.

    Returns
    -------
    Rule
        How to compute it, with the properties that it declares.

    Raises
    ------
    CardError
        If the roll-up does not fit the bands: a priority names a band that does not exist, memberships
        overlap further than a band is wide, or there is not one grade score for each band.
    UsageError
        If it is no roll-up.

    Examples
    --------
    >>> from scorecard.models import Bands, WeakestLink
    >>> rule = rule_of(WeakestLink(), Bands.default())
    >>> rule.compensatory, rule.uses_weights
    ('none', False)
    """
    make = RULES.get(str(getattr(roll_up, "kind", None)))
    if make is None:
        raise _no_roll_up(roll_up)
    misfits(roll_up, bands).problems().raise_if_any(CardError, "The roll-up does not fit the bands.")
    return make(roll_up, bands)


def _no_roll_up(found: object) -> ScorecardError:
    """Return the error for what is no roll-up."""
    what = "a rule is made of a roll-up"
    cure = "Give a roll-up of scorecard.models, such as WeakestLink()."
    return UsageError.single("no-roll-up", what, found=type(found).__name__, cure=cure)


def _edges(bands: Bands) -> tuple[float, ...]:
    """Return the edges of bands, ascending."""
    return (bands.bands[0].low, *(band.high for band in bands))

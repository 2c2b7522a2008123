"""What of a change in score comes from values, weights, targets and coverage: a Shapley value."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from scorecard.errors import ScoringError, UsageError
from scorecard.models import Measure, Period, Scorecard
from scorecard.scoring.absence import settle
from scorecard.scoring.frozen import Grid
from scorecard.scoring.leaves import score_leaves
from scorecard.scoring.limits import Limits, limits_of
from scorecard.scoring.own_functions import Functions
from scorecard.scoring.same_nodes import measures_below, node_of_both
from scorecard.scoring.tree import roll_up
from scorecard.scoring.waterfall_result import BLOCKS, Block, NoChange, Waterfall
from scorecard.scoring.weights import NodeWeights, node_weights
from scorecard.series import CARRIED, NOT_APPLICABLE, USABLE, Observations
from scorecard.series.word_scales import Scale, in_scale, scale_in

if TYPE_CHECKING:
    from scorecard.scoring.evaluation import Evaluation

__all__ = ["waterfall"]

Mix = tuple[int, ...]
"""From which side each block is taken: 0 the start, 1 the end."""
_SHARE = (1 / 4, 1 / 12, 1 / 12, 1 / 4)
"""Weight of what a block adds where 0, 1, 2 or 3 others have changed: k! (3 − k)! / 4!."""


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """What one evaluation gives to the combinations."""

    card: Scorecard
    period: Period
    value: Mapping[str, float]
    state: Mapping[str, int]
    due: Mapping[str, bool]
    scored: frozenset[str]
    limits: Limits

    @classmethod
    def of(cls, ev: Evaluation) -> _Side:
        """Return the side of an evaluation of one entity and period."""
        card, period, obs = ev.card, ev.periods[0], ev.observations
        settled = settle(card, obs, as_of=ev.origin.as_of)
        e, p = obs.entities.index(ev.entities[0]), obs.periods.index(period)
        state = settled.observations.state[e, p]
        value = np.where((state == USABLE) | (state == CARRIED), settled.observations.value[e, p], np.nan)
        return cls(
            card,
            period,
            dict(zip(obs.measures, value.tolist(), strict=True)),
            dict(zip(obs.measures, state.tolist(), strict=True)),
            dict(zip(obs.measures, settled.due[p].tolist(), strict=True)),
            frozenset(m.id for m in card.measures if m.scored),
            limits_of(card).part(slice(p, p + 1)),
        )

    def scale(self, measure: str) -> Scale:
        """Return the words that the values of a measure stand for."""
        return scale_in(self.card.measure(measure), self.period, calendar=self.card.calendar)

    def weights(self, scored: frozenset[str]) -> NodeWeights:
        """Return the weights of the side, where these measures can have a score."""
        p = self.card.calendar.periods.index(self.period)
        return node_weights(self.card, scored=scored).part(slice(p, p + 1))


@dataclass(frozen=True, slots=True, eq=False)
class _Combiner:
    """Scores a node with every block from one side or the other."""

    node: str
    sides: tuple[_Side, _Side]
    below: frozenset[str]
    others: Mapping[str, Measure]
    after: Evaluation
    functions: Functions | None

    def score(self, *, value: int, weight: int, target: int, coverage: int) -> float | None:
        """Return the node's score with each block from a side: 0 the start, 1 the end."""
        values, weights, targets, present = (self.sides[i] for i in (value, weight, target, coverage))
        card = weights.card
        ruled = {m.id: m for m in targets.card.measures if m.id in self.below}
        measures = [ruled.get(m.id) or self.others[m.id] for m in card.measures]
        cap = targets.card.cap
        leaves = score_leaves(
            measures,
            self._observed(values, targets, present, card),
            entities=slice(None),
            periods=slice(None),
            cap=None if cap == "none" else float(cap),
            calendar=targets.card.calendar,
            functions=self.functions,
            only=self.after.origin.only,
        )
        due = np.array([[present.due.get(m.id, True) for m in card.measures]], dtype=np.bool_)
        grid = Grid(self.after.entities, (targets.period,))
        shares = weights.weights(targets.scored & self.below)
        tree = roll_up(card, leaves, due=due, weights=shares, limits=weights.limits, grid=grid)
        found = float(tree.score[card.node_ids.index(self.node), 0, 0])
        return None if math.isnan(found) else found

    def _observed(self, values: _Side, targets: _Side, present: _Side, card: Scorecard) -> Observations:
        """Return the values as one row: present where one side has them, and then that side's where the other lacks."""
        names = tuple(m.id for m in card.measures)
        shape = (1, 1, len(names))
        value, state = np.full(shape, np.nan), np.full(shape, NOT_APPLICABLE, dtype=np.int8)
        for i, name in enumerate(names):
            if name in self.below:
                giver = present if math.isnan(values.value[name]) else values
                value[0, 0, i] = in_scale(giver.value[name], giver.scale(name), targets.scale(name))
                state[0, 0, i] = present.state[name]
        nothing = np.full(shape, np.nan)
        return Observations(
            card=card,
            entities=self.after.entities,
            periods=(targets.period,),
            measures=names,
            value=value,
            state=state,
            standard_error=nothing,
            n=nothing,
            numerator=nothing,
            denominator=nothing,
            confidence=nothing,
        )


def waterfall(
    after: Evaluation, before: Evaluation, *, node: str | None = None, functions: Functions | None = None
) -> Waterfall:
    """Return what of the change of a node's score comes from each block.

    Parameters
    ----------
    after, before : Evaluation
        One entity and one period each.
    node : str, optional
        Id of the node; the total when left out.
    functions : mapping of str to callable, optional
        The caller's own functions.

    Returns
    -------
    Waterfall
        Points of each block.

    Raises
    ------
    UsageError
        If there is no such node, or the nodes below it differ.

    Notes
    -----
    φ of a block is Σ k! (3 − k)! / 4! × (score with the block and S changed − score with S changed)
    over all sets S of k other blocks. A value that one side lacks is the other's where the coverage
    in force says that it is there. Whether a measure is scored at all belongs to the target. A word is read in the
    scale of the target in force, and is as good as missing where that has no such word.
    """
    chosen = node_of_both(after, before, node)
    below = measures_below(after.card, chosen)
    beside = {m.id: m.name for card in (before.card, after.card) for m in card.measures if m.id not in below}
    others = {name: Measure(id=name, name=text) for name, text in beside.items()}
    combiner = _Combiner(chosen, (_Side.of(before), _Side.of(after)), below, others, after, functions)
    ends = tuple(combiner.score(value=i, weight=i, target=i, coverage=i) for i in (0, 1))
    scores: dict[Mix, float | None] = {(0,) * 4: ends[0], (1,) * 4: ends[1]}
    for mix in product((0, 1), repeat=4):
        if mix not in scores:
            scores[mix] = _mixed(combiner, mix) if None not in ends else None
    reason: NoChange | None = None
    if None in ends:
        reason = "no_score_before" if ends[0] is None else "no_score_after"
    elif None in scores.values():
        reason = "no_score_between"
    known = {mix: score for mix, score in scores.items() if score is not None}
    points = [None if reason is not None else _shapley(known, block) for block in range(4)]
    return Waterfall(
        node=chosen,
        name=after.card.name_of(chosen),
        entity_before=before.entities[0],
        period_before=str(before.periods[0]),
        entity_after=after.entities[0],
        period_after=str(after.periods[0]),
        before=ends[0],
        after=ends[1],
        difference=None if ends[0] is None or ends[1] is None else ends[1] - ends[0],
        **dict(zip(BLOCKS, points, strict=True)),
        scores=tuple((_changed(mix), scores[mix]) for mix in product((0, 1), repeat=4)),
        reason=reason,
    )


def _mixed(combiner: _Combiner, mix: Mix) -> float | None:
    """Return the score of a combination; None where the two sides together cannot be scored."""
    try:
        return combiner.score(value=mix[0], weight=mix[1], target=mix[2], coverage=mix[3])
    except (ScoringError, UsageError):  # such as fewer order weights than the other side has scores
        return None


def _shapley(scores: Mapping[Mix, float], block: int) -> float:
    """Return the points of a block from the scores of all combinations."""
    terms: list[float] = []
    for mix in product((0, 1), repeat=4):
        if not mix[block]:
            changed = tuple(1 if i == block else side for i, side in enumerate(mix))
            share = _SHARE[sum(mix)]
            terms += [share * scores[changed], -share * scores[mix]]
    return math.fsum(terms)


def _changed(mix: Mix) -> tuple[Block, ...]:
    """Return the blocks that are as at the end."""
    return tuple(block for block, side in zip(BLOCKS, mix, strict=True) if side)

"""Scores and intervals of all measures at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import Place, Problems, ScoringError
from scorecard.models import Calendar, Measure, Period
from scorecard.models.bands import EDGE_TOLERANCE
from scorecard.scoring.interval_tree import LeafLimits
from scorecard.scoring.leaf_spans import DEFAULT_CONFIDENCE, leaf_spans
from scorecard.scoring.measure_rules import Rules, rules_of
from scorecard.scoring.normalise import piecewise_stack
from scorecard.scoring.nowhere import clipped, is_nowhere, nowhere
from scorecard.scoring.own_functions import Functions, add_own_scores
from scorecard.series import CARRIED, USABLE, Observations

__all__ = [
    "DEFAULT_CONFIDENCE",
    "Leaves",
    "is_nowhere",
    "nowhere",
    "score_leaves",
    "scores_of_values",
    "through_anchors",
]

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Leaves:
    """Measures' values, scores and intervals; every array has the shape (measure, entity, period).

    Attributes
    ----------
    value, raw, score : ndarray
        Usable values, unclipped scores and scores clipped to the range from 0 to the cap.
    value_low, value_high, low, high : ndarray
        Interval of the value, and of the clipped score.
    performance, progress : ndarray
        Shares of the way from worst to best, and from baseline to target.
    state : ndarray of int8
        State of each observation.
    scored : ndarray of bool, shape (measure,)
        Which measures have a scoring rule, at any time.
    cap : ndarray, shape (measure, period)
        The most that counts; infinity for no upper limit.
    has_rule, started : ndarray of bool, shape (measure, period)
        Whether a scoring rule is in force, and whether anything of its plan has passed.
    limits : LeafLimits
        Intervals of the scores at one level, and how errors go together, for the nodes above.
    """

    value: FloatArray
    raw: FloatArray
    score: FloatArray
    value_low: FloatArray
    value_high: FloatArray
    low: FloatArray
    high: FloatArray
    performance: FloatArray
    progress: FloatArray
    state: NDArray[np.int8]
    scored: NDArray[np.bool_]
    cap: FloatArray
    has_rule: NDArray[np.bool_]
    started: NDArray[np.bool_]
    limits: LeafLimits


def score_leaves(
    measures: Sequence[Measure],
    obs: Observations,
    *,
    entities: slice,
    periods: slice,
    cap: float | None,
    calendar: Calendar | None = None,
    functions: Functions | None = None,
    only: Literal["leading", "lagging"] | None = None,
) -> Leaves:
    """Return the measures of a slice of the observations, scored; refuse all that cannot be scored at once."""

    def part(array: FloatArray) -> FloatArray:
        return np.moveaxis(array[entities, periods], -1, 0)

    problems = Problems()
    when = obs.periods[periods]
    rules = rules_of(measures, when, calendar=calendar or obs.card.calendar)
    # laid out measure by measure, as all that follows goes through them
    state = np.ascontiguousarray(np.moveaxis(obs.state[entities, periods], -1, 0))
    value = np.array(part(obs.value), order="C")
    np.copyto(value, np.nan, where=(state != USABLE) & (state != CARRIED))
    raw = through_anchors(value, rules)
    add_own_scores(raw, value, rules, functions=functions or {}, periods=when, problems=problems)
    _refuse_outside(raw, value, rules, entities=obs.entities[entities], periods=when, problems=problems)
    problems.raise_if_any(ScoringError, "The values cannot be scored.")
    most = _caps(rules, cap)
    spans, limits = leaf_spans(obs, rules, raw=raw, entities=entities, periods=periods, measures=measures, most=most)
    chosen = np.array([only is None or m.kind == only for m in measures], dtype=np.bool_)
    has_rule = (rules.table(lambda r: r.function is not None or r.named is not None) == 1) & chosen[:, None]
    planned = any(rule.plan is not None for row in rules.rows for rule in row)
    started = rules.table(lambda r: r.started) == 1 if planned else np.ones(has_rule.shape, dtype=np.bool_)
    across = (len(measures), value.shape[2])
    return Leaves(
        value=value,
        raw=raw,
        score=clipped(raw, most) if chosen.all() else np.where(chosen[:, None, None], clipped(raw, most), np.nan),
        value_low=spans.value_low,
        value_high=spans.value_high,
        low=spans.low,
        high=spans.high,
        performance=_share(value, rules, lambda m: m.worst, lambda m: m.best),
        progress=_share(value, rules, lambda m: m.baseline, lambda m: m.target),
        state=state,
        scored=np.array([m.scored for m in measures], dtype=np.bool_) & chosen,
        cap=np.broadcast_to(most[:, 0], across),
        has_rule=np.broadcast_to(has_rule, across),
        started=np.broadcast_to(started, across),
        limits=limits,
    )


def scores_of_values(
    value: FloatArray,
    rules: Rules,
    *,
    cap: FloatArray,
    functions: Functions,
    period: Period,
    problems: Problems,
) -> FloatArray:
    """Return the clipped scores of many values of one period.

    Parameters
    ----------
    value : ndarray, shape (measure, draw, 1)
        The values.
    rules : Rules
        How each measure is scored in the period.
    cap : ndarray, shape (measure, 1)
        The most that counts.
    functions : mapping of str to callable
        The caller's own functions.
    period : Period
        The period.
    problems : Problems
        Collects what the functions do wrong.

    Returns
    -------
    ndarray, shape (measure, draw, 1)
        The scores.
    """
    raw = through_anchors(value, rules)
    add_own_scores(raw, value, rules, functions=functions, periods=(period,), problems=problems)
    return clipped(raw, cap[:, :, None])


def through_anchors(value: FloatArray, rules: Rules) -> FloatArray:
    """Return the unclipped scores under the value functions.

    Parameters
    ----------
    value : ndarray, shape (measure, entity, period)
        The values.
    rules : Rules
        How each measure is scored in the periods.

    Returns
    -------
    ndarray, shape (measure, entity, period)
        The scores; NaN where there is no value, or no value function, as where a function of the caller's own is
        the rule.
    """
    if not rules.differ:
        return piecewise_stack(value, rules.x[:, 0], rules.y[:, 0])
    measures, entities, periods = value.shape
    width = rules.x.shape[2]
    rows = value.transpose(0, 2, 1).reshape(measures * periods, entities)
    found = piecewise_stack(rows, rules.x.reshape(-1, width), rules.y.reshape(-1, width))
    return found.reshape(measures, periods, entities).transpose(0, 2, 1).copy()


def _caps(rules: Rules, cap: float | None) -> FloatArray:
    """Return the most that counts, by measure and period, with room for entities: infinity for no upper limit."""
    card = np.inf if cap is None else cap
    if not any(rule.measure.outside == "clip" for row in rules.rows for rule in row):
        return np.full((len(rules.rows), rules.x.shape[1]), card)[:, None, :]
    return rules.table(lambda r: 100.0 if r.measure.outside == "clip" else card)[:, None, :]


def _refuse_outside(
    raw: FloatArray,
    value: FloatArray,
    rules: Rules,
    *,
    entities: Sequence[str],
    periods: Sequence[Period],
    problems: Problems,
) -> None:
    """Report every score outside 0 to 100 of the measures that refuse it."""
    if not any(rule.measure.outside == "error" for row in rules.rows for rule in row):
        return
    strict = rules.table(lambda r: r.measure.outside == "error") == 1
    outside = strict[:, None, :] & ((raw < -EDGE_TOLERANCE) | (raw > 100 + EDGE_TOLERANCE))
    for row, entity, period in np.argwhere(outside).tolist():
        where = f"{periods[period]}" if len(entities) == 1 else f"{periods[period]} for {entities[entity]}"
        problems.add(
            "score-outside",
            f"the value in {where} scores {raw[row, entity, period]:.6g}, which lies outside 0 to 100",
            place=Place(path=rules.rows[row][0].measure.id),
            found=f"{value[row, entity, period]:.10g}",
            cure="Mend the value or the reference values, or write outside: clip.",
        )


def _share(
    value: FloatArray,
    rules: Rules,
    start: Callable[[Measure], float | None],
    end: Callable[[Measure], float | None],
) -> FloatArray:
    """Return (v − start) / (end − start) where a measure has both and they differ."""
    if all(end(rule.measure) is None or start(rule.measure) is None for row in rules.rows for rule in row):
        return nowhere(value.shape)
    first, last = rules.table(lambda r: start(r.measure)), rules.table(lambda r: end(r.measure))
    way = np.where(first == last, np.nan, last - first)
    with np.errstate(over="ignore", invalid="ignore"):
        shares: FloatArray = (value - first[:, None, :]) / way[:, None, :]
    return shares

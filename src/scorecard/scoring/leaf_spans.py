"""Intervals of the values and scores of measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

from scorecard.models import Measure
from scorecard.scoring.interval_tree import LeafLimits
from scorecard.scoring.measure_rules import Rules
from scorecard.scoring.normalise import piecewise_stack, score_range_stack
from scorecard.scoring.nowhere import clipped, nowhere
from scorecard.scoring.value_errors import ValueErrors, limits_of_values, value_errors
from scorecard.series import Observations
from scorecard.series.observations import Pairkey

__all__ = ["DEFAULT_CONFIDENCE", "Spans", "leaf_spans"]

FloatArray = NDArray[np.float64]

DEFAULT_CONFIDENCE = 0.95
"""Level of intervals whose source names none."""


def leaf_spans(
    obs: Observations,
    rules: Rules,
    *,
    raw: FloatArray,
    measures: Sequence[Measure],
    entities: slice,
    periods: slice,
    most: FloatArray,
) -> tuple[Spans, LeafLimits]:
    """Return the intervals of measures at the levels of their sources, and at one level for the nodes above.

    Parameters
    ----------
    obs : Observations
        The values.
    rules : Rules
        How each measure is scored.
    raw : ndarray, shape (measure, entity, period)
        The scores before they are clipped.
    measures : sequence of Measure
        The measures.
    entities, periods : slice
        Which values.
    most : ndarray, shape (measure, 1, period)
        The most that counts.

    Returns
    -------
    tuple of (Spans, LeafLimits)
        Both intervals.
    """
    errors = value_errors(measures, obs, entities=entities, periods=periods)
    pairs = _pairs(obs, entities=entities, periods=periods)
    spread, known = errors.spread, errors.known
    if not spread.any():
        nothing = _nothing(errors.value.shape)
        return nothing, _limits(nothing, raw, most, known, pairs)
    confidence = np.moveaxis(obs.confidence[entities, periods], -1, 0)
    level = np.where(np.isnan(confidence), DEFAULT_CONFIDENCE, confidence)
    found = _spans(errors, level, rules, most=most)
    common = found
    if (level[spread] != DEFAULT_CONFIDENCE).any():
        common = _spans(errors, np.full(level.shape, DEFAULT_CONFIDENCE), rules, most=most)
    # a function of the caller's own tells nothing of the error of its scores
    known = known & ~(spread & np.isnan(common.low))
    return found, _limits(common, raw, most, known, pairs)


def _limits(
    spans: Spans, raw: FloatArray, most: FloatArray, known: NDArray[np.bool_], pairs: dict[tuple[int, int], FloatArray]
) -> LeafLimits:
    """Return the intervals of one level for the nodes above."""
    return LeafLimits(
        spans.low,
        spans.high,
        raw,
        spans.open_low,
        spans.open_high,
        cap=most,
        slope=spans.slope,
        known=known,
        pairs=pairs,
    )


def _nothing(shape: tuple[int, ...]) -> Spans:
    """Return intervals where no value has an error."""
    array = nowhere(shape)
    return Spans(array, array, array, array, array, array, np.broadcast_to(np.int8(0), shape))


@dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """Intervals of values and of their scores, clipped and not, and whether the score rises or falls over each."""

    value_low: FloatArray
    value_high: FloatArray
    low: FloatArray
    high: FloatArray
    open_low: FloatArray
    open_high: FloatArray
    slope: NDArray[np.int8]


def _spans(errors: ValueErrors, level: FloatArray, rules: Rules, *, most: FloatArray) -> Spans:
    """Return the intervals of the values, and the range of scores over each."""
    shape = errors.value.shape
    spread = errors.spread
    value_low, value_high = limits_of_values(errors, level=level)
    measure, _, period = np.nonzero(spread)
    at = (measure, period if rules.differ else np.zeros_like(period))
    ends = value_low[spread], value_high[spread]
    low, high, slope = np.full(shape, np.nan), np.full(shape, np.nan), np.zeros(shape, dtype=np.int8)
    low[spread], high[spread] = score_range_stack(*ends, rules.x[at], rules.y[at])
    first, last = (piecewise_stack(end, rules.x[at], rules.y[at]) for end in ends)
    slope[spread] = np.sign(np.nan_to_num(last - first))
    return Spans(value_low, value_high, clipped(low, most), clipped(high, most), low, high, slope)


def _pairs(obs: Observations, *, entities: slice, periods: slice) -> dict[tuple[int, int], FloatArray]:
    """Return the correlations of the errors of two measures, by entity and period; 0 where there is none."""
    es, ps = range(len(obs.entities))[entities], range(len(obs.periods))[periods]
    found: dict[tuple[int, int], FloatArray] = {}
    for (e, p, one, two), correlation in _correlations_in(obs, es, ps):
        pair = found.setdefault((one, two), np.zeros((len(es), len(ps))))
        pair[es.index(e), ps.index(p)] = correlation
    return found


def _correlations_in(obs: Observations, es: range, ps: range) -> Iterator[tuple[Pairkey, float]]:
    """Yield the correlations of some entities and periods."""
    couples = len(obs.measures) * (len(obs.measures) - 1) // 2
    if len(es) * len(ps) * couples < len(obs.correlations):  # the fewer are looked through
        for e, p, (one, two) in product(es, ps, combinations(range(len(obs.measures)), 2)):
            if (correlation := obs.correlations.get((e, p, one, two))) is not None:
                yield (e, p, one, two), correlation
        return
    for key, correlation in obs.correlations.items():
        if key[0] in es and key[1] in ps:
            yield key, correlation

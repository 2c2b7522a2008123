"""Scores and intervals of all measures at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.models import Measure
from scorecard.scoring.normalise import clip_scores, piecewise_stack, score_range_stack
from scorecard.scoring.value_function import ValueFunction, value_function_of
from scorecard.series import USABLE, Observations

__all__ = ["DEFAULT_CONFIDENCE", "Leaves", "score_leaves"]

FloatArray = NDArray[np.float64]

DEFAULT_CONFIDENCE = 0.95
"""Level of intervals whose source names none."""


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
        Which measures have a value function.
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


def score_leaves(
    measures: Sequence[Measure], obs: Observations, *, entities: slice, periods: slice, cap: float | None
) -> Leaves:
    """Return the measures of a slice of the observations, scored."""

    def part(array: FloatArray) -> FloatArray:
        return np.moveaxis(array[entities, periods], -1, 0)

    state = np.moveaxis(obs.state[entities, periods], -1, 0)
    value = np.where(state == USABLE, part(obs.value), np.nan)
    x, y = _anchors([value_function_of(m) for m in measures])
    raw = piecewise_stack(value, x, y)
    value_low, value_high, low, high = _intervals(
        value, part(obs.standard_error), n=part(obs.n), confidence=part(obs.confidence), anchors=(x, y)
    )
    return Leaves(
        value=value,
        raw=raw,
        score=clip_scores(raw, cap=cap),
        value_low=value_low,
        value_high=value_high,
        low=clip_scores(low, cap=cap),
        high=clip_scores(high, cap=cap),
        performance=_share(value, measures, lambda m: m.worst, lambda m: m.best),
        progress=_share(value, measures, lambda m: m.baseline, lambda m: m.target),
        state=state,
        scored=np.isfinite(x[:, 0]),
    )


def _anchors(functions: Sequence[ValueFunction | None]) -> tuple[FloatArray, FloatArray]:
    """Return the anchor points of all functions, filled up with NaN."""
    width = max((len(f.x) for f in functions if f is not None), default=2)
    x = np.full((len(functions), width), np.nan)
    y = np.full((len(functions), width), np.nan)
    for row, function in enumerate(functions):
        if function is not None:
            x[row, : len(function.x)] = function.x
            y[row, : len(function.y)] = function.y
    return x, y


def _intervals(
    value: FloatArray,
    standard_error: FloatArray,
    *,
    n: FloatArray,
    confidence: FloatArray,
    anchors: tuple[FloatArray, FloatArray],
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Return value ± t SE with n − 1 degrees of freedom (± z SE without n), and the range of scores over it."""
    found = tuple(np.full(value.shape, np.nan) for _ in range(4))
    known = ~np.isnan(value) & (standard_error > 0) & ~(n < 2)
    if known.any():
        from scipy.special import ndtri, stdtrit

        level = np.where(np.isnan(confidence[known]), DEFAULT_CONFIDENCE, confidence[known])
        tail, cases = (1 + level) / 2, n[known]
        free = np.where(np.isnan(cases), 2.0, cases) - 1
        quantile = np.where(np.isnan(cases), ndtri(tail), stdtrit(free, tail))
        half = quantile * standard_error[known]
        low, high = value[known] - half, value[known] + half
        measure = np.nonzero(known)[0]
        scores = score_range_stack(low, high, anchors[0][measure], anchors[1][measure])
        for array, numbers in zip(found, (low, high, *scores), strict=True):
            array[known] = numbers
    return found[0], found[1], found[2], found[3]


def _share(
    value: FloatArray,
    measures: Sequence[Measure],
    start: Callable[[Measure], float | None],
    end: Callable[[Measure], float | None],
) -> FloatArray:
    """Return (v − start) / (end − start) where a measure has both and they differ."""
    ends = [(start(m), end(m)) for m in measures]
    usable = [a is not None and b is not None and a != b for a, b in ends]
    first = np.array([a if ok else np.nan for (a, _), ok in zip(ends, usable, strict=True)], dtype=np.float64)
    last = np.array([b if ok else np.nan for (_, b), ok in zip(ends, usable, strict=True)], dtype=np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        shares: FloatArray = (value - first[:, None, None]) / (last - first)[:, None, None]
    return shares

"""One value from those of several periods, for all measures at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from scorecard.models import Calendar, Period
from scorecard.models.measure import Aggregation
from scorecard.series.freedom import degrees_of_freedom
from scorecard.series.observations import MISSING, NOT_APPLICABLE, USABLE, Observations
from scorecard.series.options import Incomplete

__all__ = ["Combined", "Window", "combine", "error_shares", "place_in"]

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

Window = Sequence[int]
"""Positions of the periods that become one, in order; -1 stands for a period outside the calendar."""

_OUTSIDE = -1
_MOST_NUMBERS = 1_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Combined:
    """Numbers over entity, period and measure, named as those of observations.

    `origin` is the period of the only part that a value is made of; −1 where there are several, or none.
    """

    value: FloatArray
    standard_error: FloatArray
    n: FloatArray
    numerator: FloatArray
    denominator: FloatArray
    confidence: FloatArray
    degrees_of_freedom: FloatArray
    completeness: FloatArray
    state: NDArray[np.int8]
    origin: NDArray[np.int32]


def combine(
    obs: Observations, windows: Sequence[Window], *, rules: Sequence[Aggregation], incomplete: Incomplete
) -> Combined:
    """Return one value of each entity and measure for each window.

    Parameters
    ----------
    obs : Observations
        The values.
    windows : sequence of sequences of int, one for each new period
        Which periods become one.
    rules : sequence of str, one for each measure
        How.
    incomplete : {"missing", "keep"}
        What becomes of a value some of whose periods have none.

    Returns
    -------
    Combined
        The values, with their n, standard error, counts, state and completeness.
    """
    source, shape = _with_outside(obs), (len(obs.entities), len(windows), len(obs.measures))
    empty = {f.name: np.full(shape, np.nan) for f in fields(Combined) if f.name not in ("state", "origin")}
    found = Combined(
        **empty, state=np.full(shape, MISSING, dtype=np.int8), origin=np.full(shape, _OUTSIDE, dtype=np.int32)
    )
    factor = np.array([100.0 if obs.card.measure(m).unit.kind == "percent" else 1.0 for m in obs.measures])
    for rule in dict.fromkeys(rules):
        columns = np.array([i for i, other in enumerate(rules) if other == rule])
        for batch in _batches(windows, cells=len(obs.entities) * len(columns)):
            size = (len(obs.entities), len(batch), len(columns))
            parts = _gathered(source, [windows[i] for i in batch], columns)
            made = _one(parts, rule, factor=factor[columns], incomplete=incomplete)
            for name in (f.name for f in fields(Combined)):
                numbers: FloatArray = getattr(made, name)
                getattr(found, name)[:, np.array(batch)[:, None], columns] = numbers.reshape(size)
    return found


def error_shares(
    obs: Observations, window: Window, *, rules: Sequence[Aggregation], incomplete: Incomplete
) -> FloatArray:
    """Return what the error of each part of one window makes of the error of each value, c · SE of the part / SE.

    Parameters
    ----------
    obs : Observations
        The values.
    window : sequence of int
        Which periods become one.
    rules : sequence of str, one for each measure
        How.
    incomplete : {"missing", "keep"}
        What becomes of a value some of whose periods have none.

    Returns
    -------
    ndarray, shape (e, parts, m)
        0 for parts that are not used; NaN where an error is unknown, or all of them are 0.
    """
    source, found = _with_outside(obs), np.full((len(obs.entities), len(window), len(obs.measures)), np.nan)
    for rule in dict.fromkeys(rules):
        columns = np.array([i for i, other in enumerate(rules) if other == rule])
        parts = _gathered(source, [window], columns)
        applies = parts.state != NOT_APPLICABLE
        used, _ = _used(parts, _empty(parts, rule), rule, applies=applies, incomplete=incomplete)
        weight, _ = _weighed(parts, used, rule, factor=np.ones(len(columns)))
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            variances = _variances(parts, used, weight)
            found[:, :, columns] = np.sqrt(variances / _summed(variances)[:, None])
    return found


def _batches(windows: Sequence[Window], *, cells: int) -> Iterator[list[int]]:
    """Yield positions of windows of one length, not too many numbers at a time."""
    of_length: dict[int, list[int]] = {}
    for position, window in enumerate(windows):
        of_length.setdefault(len(window), []).append(position)
    for length, places in of_length.items():
        step = max(1, _MOST_NUMBERS // (length * cells))
        for start in range(0, len(places), step):
            yield places[start : start + step]


def _gathered(source: Combined, windows: Sequence[Window], columns: NDArray[np.intp]) -> Combined:
    """Return the parts of windows of one length, entity by entity and window by window."""

    index = np.array(windows)
    shape = (-1, index.shape[1], len(columns))
    return Combined(*(getattr(source, f.name)[:, index][:, :, :, columns].reshape(shape) for f in fields(Combined)))


def place_in(calendar: Calendar, period: Period) -> int:
    """Return where a period stands in a calendar, as windows say it."""
    found = period.ordinal - calendar.first.ordinal
    return found if 0 <= found <= calendar.last.ordinal - calendar.first.ordinal else _OUTSIDE


def _with_outside(obs: Observations) -> Combined:
    """Return the numbers of observations with one period more: the last stands for those outside the calendar."""

    def extended(array: NDArray[np.generic], fill: float) -> FloatArray:
        return np.pad(array.astype(np.float64), ((0, 0), (0, 1), (0, 0)), constant_values=fill)

    usable = (obs.state == USABLE).astype(np.float64)
    state = extended(obs.state, MISSING).astype(np.int8)
    # a measure that applies in no period of the calendar applies in none outside it either
    state[:, -1][(obs.state == NOT_APPLICABLE).all(axis=1)] = NOT_APPLICABLE
    return Combined(
        value=extended(obs.value, np.nan),
        standard_error=extended(obs.standard_error, np.nan),
        n=extended(obs.n, np.nan),
        numerator=extended(obs.numerator, np.nan),
        denominator=extended(obs.denominator, np.nan),
        confidence=extended(obs.confidence, np.nan),
        degrees_of_freedom=extended(degrees_of_freedom(obs), np.nan),
        completeness=extended(usable if obs.completeness is None else obs.completeness, 0.0),
        state=state,
        origin=extended(np.broadcast_to(np.arange(len(obs.periods))[:, None], obs.state.shape), _OUTSIDE).astype(
            np.int32
        ),
    )


def _one(parts: Combined, rule: Aggregation, *, factor: FloatArray, incomplete: Incomplete) -> Combined:
    """Return one value from the parts along the axis of periods."""
    idle = parts.state == NOT_APPLICABLE
    never = idle.all(axis=1)
    empty = _empty(parts, rule)
    used, share = _used(parts, empty, rule, applies=~idle, incomplete=incomplete)
    weight, value = _weighed(parts, used, rule, factor=factor)
    usable = np.isfinite(value)
    counts = used if rule in ("ratio", "last") else np.zeros_like(used)
    with np.errstate(invalid="ignore", over="ignore"):
        variances = _variances(parts, used, weight)
        error = np.where(usable, np.sqrt(_summed(variances)), np.nan)
        completeness = _summed(share) / (~idle).sum(axis=1)
    return Combined(
        value=np.where(usable, value, np.nan),
        standard_error=error,
        n=_total(np.where(empty & np.isnan(parts.n), 0.0, parts.n), used),
        numerator=_total(parts.numerator, counts),
        denominator=_total(parts.denominator, counts),
        confidence=_shared(parts.confidence, used),
        degrees_of_freedom=np.where(error > 0, _freedom(parts, variances), np.nan),
        completeness=np.where(never, np.nan, completeness),
        state=np.where(usable, USABLE, np.where(never, NOT_APPLICABLE, MISSING)).astype(np.int8),
        origin=np.where(
            usable & (used.sum(axis=1) == 1), np.where(used, parts.origin, _OUTSIDE).max(axis=1), _OUTSIDE
        ).astype(np.int32),
    )


def _empty(parts: Combined, rule: Aggregation) -> BoolArray:
    """Return which parts are known to add nothing: 0 of 0 to a ratio of sums, no case to a weighted mean."""
    if rule not in ("ratio", "weighted"):
        return np.zeros(parts.state.shape, dtype=np.bool_)
    counted = parts.denominator if rule == "ratio" else parts.n
    return np.equal(counted, 0.0) & np.equal(parts.state, MISSING)


def _used(
    parts: Combined, empty: BoolArray, rule: Aggregation, *, applies: BoolArray, incomplete: Incomplete
) -> tuple[BoolArray, FloatArray]:
    """Return which parts make the value: all or none of them, or those that are known; and how complete each is."""
    known = (parts.state == USABLE) | empty
    share = np.where(known, parts.completeness, 0.0)
    share[empty & (share == 0)] = 1.0
    if rule == "last":
        candidates = applies if incomplete == "missing" else known
        last: NDArray[np.intp] = known.shape[1] - 1 - np.argmax(candidates[:, ::-1], axis=1)
        found = np.zeros_like(known)
        np.put_along_axis(found, last[:, None, :], values=True, axis=1)
        return known & found, share
    if incomplete == "keep":
        return known, share
    whole: BoolArray = (~applies | (share == 1)).all(axis=1, keepdims=True)
    return known & whole, share


def _weighed(
    parts: Combined, used: BoolArray, rule: Aggregation, *, factor: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return the weight of each part in the value, and the value; NaN where it is not defined."""
    ones = np.where(used, 1.0, 0.0)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        if rule == "ratio":
            whole = _total(parts.denominator, used)
            return parts.denominator / whole[:, None, :], _total(parts.numerator, used) * factor / whole
        if rule == "weighted":
            whole = _total(parts.n, used)
            shares = np.where(parts.n == 0, 0.0, parts.n * parts.value)
            return parts.n / whole[:, None, :], _total(shares, used) / whole
        if rule == "mean":
            whole = ones.sum(axis=1)
            return ones / whole[:, None, :], _total(parts.value, used) / whole
        return ones, _total(parts.value, used)


def _variances(parts: Combined, used: BoolArray, weight: FloatArray) -> FloatArray:
    """Return what the error of each part adds to the variance of the value; NaN where it is unknown."""
    return np.where(used & (weight != 0), (weight * parts.standard_error) ** 2, 0.0)


def _freedom(parts: Combined, variances: FloatArray) -> FloatArray:
    """Return the degrees of freedom of a sum of independent errors, by Welch and Satterthwaite."""
    largest = variances.max(axis=1, keepdims=True)
    erring = variances > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = np.where(erring, variances / largest, 0.0)
        found = _summed(shares) ** 2 / _summed(
            np.where(erring, shares**2 / np.maximum(parts.degrees_of_freedom, 0.0), 0.0)
        )
    # exactly those of a single part, and never fewer than the least by rounding
    own = np.where(erring, parts.degrees_of_freedom, np.inf).min(axis=1)
    freedom: FloatArray = np.where(erring.sum(axis=1) == 1, own, np.maximum(found, own))
    return freedom


def _total(numbers: FloatArray, used: BoolArray) -> FloatArray:
    """Return the sum over the used parts; NaN where there are none or one of them is unknown."""
    return np.where(used.any(axis=1), _summed(np.where(used, numbers, 0.0)), np.nan)


def _summed(numbers: FloatArray) -> FloatArray:
    """Return the sum over the parts, added one after the other: the same to the last bit, whatever stands beside."""
    sums: FloatArray = np.cumsum(numbers, axis=1)[:, -1]
    return sums


def _shared(numbers: FloatArray, used: BoolArray) -> FloatArray:
    """Return the number that all used parts share; NaN where they differ or do not say."""
    least = np.where(used, numbers, np.inf).min(axis=1)
    most = np.where(used, numbers, -np.inf).max(axis=1)
    return np.where(least == most, least, np.nan)

"""What is known of the error of every value."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from scorecard.models import Measure
from scorecard.series import CARRIED, USABLE, ExpertRange, Observations
from scorecard.series.freedom import degrees_of_freedom

__all__ = [
    "COUNT",
    "EXACT",
    "NORMAL",
    "PERT",
    "PROPORTION",
    "TRIANGULAR",
    "UNKNOWN",
    "ValueErrors",
    "limits_of_values",
    "value_errors",
]

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
_Number = TypeVar("_Number", bound=np.generic)
_ALL = slice(None)

UNKNOWN = 0
"""Nothing is known of the error: the value is taken as it is."""
EXACT = 1
"""There is no error."""
NORMAL = 2
"""A standard error, with degrees of freedom where n is known."""
PROPORTION = 3
"""Successes among independent trials."""
COUNT = 4
"""Independent events, with what one of them adds to the value."""
TRIANGULAR = 5
"""The least and the most that an expert thinks possible, spread as a triangle."""
PERT = 6
"""The same, spread as a PERT distribution."""

_SHAPES = {"triangular": TRIANGULAR, "pert": PERT}


@dataclass(frozen=True, slots=True, eq=False)
class ValueErrors:
    """Errors of values; every array has the shape (measure, entity, period).

    Attributes
    ----------
    kind : ndarray of int8
        `UNKNOWN`, `EXACT`, `NORMAL`, `PROPORTION`, `COUNT`, `TRIANGULAR` or `PERT`.
    value : ndarray
        The values in the unit of each measure.
    first, second : ndarray
        Standard error and degrees of freedom (infinity where n is unknown); successes and trials;
        events and what one event adds to the value; least and most.
    scale : ndarray, shape (measure,)
        Value of a proportion of 1: 100 for a measure in percent.
    """

    kind: NDArray[np.int8]
    value: FloatArray
    first: FloatArray
    second: FloatArray
    scale: FloatArray

    @property
    def known(self) -> BoolArray:
        """Where the error is known, be it that there is none."""
        known: BoolArray = self.kind != UNKNOWN
        return known

    @property
    def spread(self) -> BoolArray:
        """Where the value has an error."""
        spread: BoolArray = self.kind > EXACT
        return spread

    def put(
        self, where: BoolArray | tuple[int, ...], kind: int, first: FloatArray | float, second: FloatArray | float
    ) -> None:
        """Write the errors of some values."""
        self.kind[where] = kind
        self.first[where], self.second[where] = first, second

    def at(self, entity: int, period: int) -> ValueErrors:
        """Return the errors of one entity and period, with axes of length 1."""
        part = slice(None), slice(entity, entity + 1), slice(period, period + 1)
        return ValueErrors(self.kind[part], self.value[part], self.first[part], self.second[part], self.scale)


def value_errors(
    measures: Sequence[Measure], obs: Observations, *, entities: slice, periods: slice, which: slice = _ALL
) -> ValueErrors:
    """Return what is known of the error of every value.

    Parameters
    ----------
    measures : sequence of Measure
        The measures, which say what their counts tell (`Measure.sampling`).
    obs : Observations
        The values.
    entities, periods, which : slice
        Which entities, periods and measures of them.

    Returns
    -------
    ValueErrors
        The first that applies: what an expert thinks possible; a standard error above zero, unless n
        is below 2; counts, where the measure says what they tell; no error, where the measure says so
        or the standard error is zero. Else nothing is known.
    """

    def part(array: NDArray[_Number]) -> NDArray[_Number]:
        return array[entities, periods, which].transpose(2, 0, 1)

    measures = measures[which]
    state, value, error = part(obs.state), part(obs.value), part(obs.standard_error)
    if not (obs.ranges or any(measure.sampling for measure in measures) or (error >= 0).any()):
        return _nothing_known(measures, value)
    there = ((state == USABLE) | (state == CARRIED)) & ~np.isnan(value)
    found = ValueErrors(
        np.full(value.shape, UNKNOWN, dtype=np.int8),
        value,
        np.full(value.shape, np.nan),
        np.full(value.shape, np.nan),
        np.array([100.0 if measure.unit.kind == "percent" else 1.0 for measure in measures]),
    )
    found.kind[there & (error == 0)] = EXACT
    for row, measure in enumerate(measures):
        if measure.sampling is not None:
            counts = part(obs.numerator)[row], part(obs.denominator)[row]
            _put_counts(found, row, measure.sampling, counts, events=_counts_events(measure, obs))
    free = part(degrees_of_freedom(obs))
    with_error = there & (error > 0) & (free >= 1)
    found.put(with_error, NORMAL, error[with_error], free[with_error])
    for place, given in _ranges_in(obs, entities, periods, which):
        if there[place]:
            found.put(place, _SHAPES[given.shape], given.low, given.high)
    found.kind[~there] = UNKNOWN
    return found


def _nothing_known(measures: Sequence[Measure], value: FloatArray) -> ValueErrors:
    """Return errors of which nothing is known, in no room."""
    nowhere = np.broadcast_to(np.nan, value.shape)
    kind = np.broadcast_to(np.int8(UNKNOWN), value.shape)
    return ValueErrors(kind, value, nowhere, nowhere, np.ones(len(measures)))


def limits_of_values(errors: ValueErrors, *, level: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the central interval of every value that has an error.

    Parameters
    ----------
    errors : ValueErrors
        What is known of the errors.
    level : ndarray, shape (measure, entity, period)
        Level of each interval.

    Returns
    -------
    tuple of ndarray
        Lower and upper limits; NaN where there is no error.

    Notes
    -----
    With a standard error: value ± t SE with n − 1 degrees of freedom (clusters − 1; by Welch and Satterthwaite where
    several periods are put together), or ± z SE where n is unknown. A proportion: Wilson's score interval. A count x:
    the quantiles of a gamma distribution with shape x + 1/2 (Jeffreys), times what one event adds. What an expert
    thinks possible: the quantiles of his distribution.

    References
    ----------
    Wilson, E. B. (1927). Journal of the American Statistical Association 22, 209-212.
    Brown, L. D., Cai, T. T., DasGupta, A. (2003). Interval estimation in exponential families.
    Statistica Sinica 13, 19-49.
    """
    low, high = np.full(errors.value.shape, np.nan), np.full(errors.value.shape, np.nan)
    for kind, limits in _LIMITS.items():
        here = errors.kind == kind
        if here.any():
            numbers = errors.value[here], errors.first[here], errors.second[here]
            scale = np.broadcast_to(errors.scale[:, None, None], here.shape)[here]
            low[here], high[here] = limits(*numbers, scale, (1 + level[here]) / 2)
    return low, high


def _ranges_in(
    obs: Observations, entities: slice, periods: slice, which: slice
) -> Iterator[tuple[tuple[int, int, int], ExpertRange]]:
    """Yield the ranges that experts gave for some values, with measure, entity and period as they stand among them."""
    es, ps, ms = (range(size)[chosen] for size, chosen in zip(obs.value.shape, (entities, periods, which), strict=True))
    if len(es) * len(ps) * len(ms) < len(obs.ranges):  # the fewer are looked through
        for e, p, m in product(es, ps, ms):
            if (given := obs.ranges.get((e, p, m))) is not None:
                yield (ms.index(m), es.index(e), ps.index(p)), given
        return
    for (e, p, m), given in obs.ranges.items():
        if e in es and p in ps and m in ms:
            yield (ms.index(m), es.index(e), ps.index(p)), given


def _counts_events(measure: Measure, obs: Observations) -> bool:
    """Return whether a whole value without counts beside it may be a number of events.

    A share is none, and neither is the mean of several numbers, even where it is whole.
    """
    mean = obs.completeness is not None and measure.aggregation in ("mean", "weighted")
    return not mean and measure.unit.kind not in ("percent", "fraction")


def _put_counts(
    found: ValueErrors, row: int, sampling: str, counts: tuple[FloatArray, FloatArray], *, events: bool
) -> None:
    """Put what the counts of one measure tell into its row; `events` says whether bare values count events."""
    numerator, denominator = counts
    value, here = found.value[row], np.zeros(found.kind.shape, dtype=np.bool_)
    if sampling == "exact":
        here[row] = True
        found.put(here, EXACT, np.nan, np.nan)
    elif sampling == "proportion":
        here[row] = _whole(numerator) & _whole(denominator) & (numerator <= denominator) & (denominator > 0)
        found.put(here, PROPORTION, numerator[here[row]], denominator[here[row]])
    else:
        rate = ~np.isnan(numerator) & (denominator > 0)
        happened = np.where(rate, numerator, np.where(np.isnan(denominator) & events, value, np.nan))
        each = np.where(rate, found.scale[row] / np.where(rate, denominator, 1.0), 1.0)
        here[row] = _whole(happened)
        found.put(here, COUNT, happened[here[row]], each[here[row]])


def _whole(numbers: FloatArray) -> BoolArray:
    """Return which numbers are whole and not negative."""
    with np.errstate(invalid="ignore"):
        whole: BoolArray = (numbers >= 0) & (np.rint(numbers) == numbers)
    return whole


def _normal(value: FloatArray, error: FloatArray, free: FloatArray, scale: FloatArray, tail: FloatArray) -> _Limits:
    """Return value ± t SE, or ± z SE where n is unknown."""
    from scipy.special import ndtri, stdtrit

    del scale
    quantile = np.where(np.isinf(free), ndtri(tail), stdtrit(np.where(np.isinf(free), 1.0, free), tail))
    return value - quantile * error, value + quantile * error


def _proportion(value: FloatArray, x: FloatArray, n: FloatArray, scale: FloatArray, tail: FloatArray) -> _Limits:
    """Return Wilson's score interval."""
    from scipy.special import ndtri

    del value
    z = ndtri(tail)
    half = z * np.sqrt(x * (n - x) / n + z * z / 4)
    low, high = (x + z * z / 2 - half) / (n + z * z), (x + z * z / 2 + half) / (n + z * z)
    # exactly 0 and 1 where nobody, or everybody, succeeded
    return scale * np.where(x == 0, 0.0, low), scale * np.where(x == n, 1.0, high)


def _count(value: FloatArray, x: FloatArray, each: FloatArray, scale: FloatArray, tail: FloatArray) -> _Limits:
    """Return the quantiles under Jeffreys' prior; 0 is the lower limit of no event."""
    from scipy.special import gammaincinv

    del value, scale
    low = np.where(x == 0, 0.0, gammaincinv(x + 0.5, 1 - tail))
    return each * low, each * gammaincinv(x + 0.5, tail)


def _triangle(value: FloatArray, low: FloatArray, high: FloatArray, scale: FloatArray, tail: FloatArray) -> _Limits:
    """Return the quantiles of a triangular distribution."""
    del scale
    width, rise = high - low, value - low
    share = rise / width

    def quantile(p: FloatArray) -> FloatArray:
        below = low + np.sqrt(p * width * rise)
        return np.where(p <= share, below, high - np.sqrt((1 - p) * width * (high - value)))

    return quantile(1 - tail), quantile(tail)


def _pert(value: FloatArray, low: FloatArray, high: FloatArray, scale: FloatArray, tail: FloatArray) -> _Limits:
    """Return the quantiles of a PERT distribution: a beta with shapes 1 + 4 (v − low) / (high − low) and so on."""
    from scipy.special import betaincinv

    del scale
    width = high - low
    a, b = 1 + 4 * (value - low) / width, 1 + 4 * (high - value) / width
    return low + width * betaincinv(a, b, 1 - tail), low + width * betaincinv(a, b, tail)


_Limits = tuple[FloatArray, FloatArray]
_LIMITS: Mapping[int, Callable[[FloatArray, FloatArray, FloatArray, FloatArray, FloatArray], _Limits]] = {
    NORMAL: _normal,
    PROPORTION: _proportion,
    COUNT: _count,
    TRIANGULAR: _triangle,
    PERT: _pert,
}

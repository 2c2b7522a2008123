"""Limits of a series' own variation: the XmR chart as numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from numbers import Real
from typing import Literal, cast, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.errors import UsageError

__all__ = [
    "FACTOR",
    "LARGEST",
    "RANGE_FACTOR",
    "Assurance",
    "ControlLimits",
    "Screening",
    "as_series",
    "assurance",
    "control_limits",
    "moving_ranges",
    "nearness",
]

Screening = Literal["once", "none"]
"""Whether moving ranges that are large beside their mean are left out before limits are set."""
Assurance = Literal["consistently_passes", "consistently_fails", "inconsistent"]
"""Whether a target is met whatever the ordinary variation brings."""

FACTOR = 2.66
"""Half the width of the limits in mean moving ranges: 3 / 1.128, as the tables print it."""
RANGE_FACTOR = 3.267
"""Limit of a moving range in mean moving ranges."""

LARGEST = 1e150
"""Largest number of a series: differences and sums of such numbers are numbers."""

_NEAR = 2.0**-48


@dataclass(frozen=True, slots=True)
class ControlLimits:
    """Centre and limits of a series of single values.

    Attributes
    ----------
    n : int
        Values they rest on.
    ranges : int
        Moving ranges they rest on, after screening.
    removed : tuple of int
        Positions of the later value of each moving range that was screened out.
    centre, lower, upper : float
        Mean of the values, and the limits on both sides of it.
    mean_moving_range : float
        Mean of the moving ranges, after screening.
    moving_range_limit : float
        3.267 times that mean.
    screening : {"once", "none"}
        Whether large moving ranges were left out.
    """

    n: int
    ranges: int
    removed: tuple[int, ...]
    centre: float
    lower: float
    upper: float
    mean_moving_range: float
    moving_range_limit: float
    screening: Screening


def as_series(values: ArrayLike) -> NDArray[np.float64]:
    """Return values in the order of time as an array, NaN where one is missing, or refuse them."""
    series = np.empty((0, 0))
    try:
        raw = np.asarray(values)
        if raw.dtype.kind in "iufO":
            series = np.array(raw, dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        pass  # refused below
    if series.ndim != 1 or (np.abs(series) > LARGEST).any():
        raise UsageError.single(
            "not-a-series",
            f"a series must be a row of numbers of at most {LARGEST:g}",
            found=f"{type(values).__name__} of shape {series.shape}" if series.size else type(values).__name__,
            cure="Give one number a period in the order of time, NaN or None where it is missing.",
        )
    return series


def moving_ranges(values: ArrayLike) -> NDArray[np.float64]:
    """Return the moving range of every value.

    Parameters
    ----------
    values : array_like, shape (p,)
        The values in the order of time; NaN where one is missing.

    Returns
    -------
    ndarray, shape (p,)
        |later − earlier| at the place of the later value; NaN where one of the two neighbours is missing.

    Raises
    ------
    UsageError
        If the values are no row of numbers.

    Examples
    --------
    >>> moving_ranges([3, 5, None, 4, 1]).tolist()
    [nan, 2.0, nan, nan, 3.0]
    """
    series = as_series(values)
    ranges = np.full(series.size, np.nan)
    ranges[1:] = np.abs(np.diff(series))
    return ranges


def control_limits(values: ArrayLike, *, screening: Screening = "once", factor: float = FACTOR) -> ControlLimits | None:
    """Return the limits within which a series varies by itself.

    Parameters
    ----------
    values : array_like, shape (p,)
        The values of the baseline in the order of time; NaN where one is missing.
    screening : {"once", "none"}
        With "once", moving ranges of 3.267 times their mean or more are left out, and the mean is taken again.
    factor : float
        Half the width of the limits in mean moving ranges.

    Returns
    -------
    ControlLimits or None
        The limits; None where no two values stand side by side.

    Raises
    ------
    UsageError
        If the values are no row of numbers, or an option has a value that it cannot have.

    Notes
    -----
    Centre = mean of the values; limits = centre ± 2.66 × mean moving range. A missing value has no moving range
    and leaves its neighbour without one; values on its two sides are never taken as neighbours. The centre is the
    first value plus the mean distance from it, so that a series without variation has its own value as centre.
    Numbers that differ by no more than 2⁻⁴⁸ of the largest value are taken as equal.

    References
    ----------
    Wheeler, D. J. (2000). Understanding Variation, 2nd edition. Knoxville: SPC Press.
    NHS England (2019). Making Data Count. Getting started.

    Examples
    --------
    >>> limits = control_limits([10, 12, 11, 13, 12, 11])
    >>> limits.centre, limits.mean_moving_range, limits.upper
    (11.5, 1.4, 15.224)
    """
    _check(screening, factor)
    series = as_series(values)
    known = series[~np.isnan(series)]
    ranges = moving_ranges(series)
    places = np.flatnonzero(~np.isnan(ranges))
    if not places.size:
        return None
    mean = math.fsum(ranges[places].tolist()) / places.size
    removed: tuple[int, ...] = ()
    near = nearness(series)
    if screening == "once" and mean > near:
        large = ranges[places] >= RANGE_FACTOR * mean - near
        removed = tuple(int(at) for at in places[large])
        kept = ranges[places[~large]]
        mean = math.fsum(kept.tolist()) / kept.size
    centre = float(known[0]) + math.fsum((known - known[0]).tolist()) / known.size
    return ControlLimits(
        n=known.size,
        ranges=places.size - len(removed),
        removed=removed,
        centre=centre,
        lower=centre - factor * mean,
        upper=centre + factor * mean,
        mean_moving_range=mean,
        moving_range_limit=RANGE_FACTOR * mean,
        screening=screening,
    )


def assurance(limits: ControlLimits, target: float, *, higher_is_better: bool) -> Assurance:
    """Return whether a target is met whatever the ordinary variation brings.

    Parameters
    ----------
    limits : ControlLimits
        Limits of the series.
    target : float
        The target; a value that equals it meets it.
    higher_is_better : bool
        Whether values above the target meet it, or values below.

    Returns
    -------
    {"consistently_passes", "consistently_fails", "inconsistent"}
        Passes where both limits meet the target, fails where neither does, and inconsistent in between.

    Notes
    -----
    A limit that equals the target meets it, so that a series which always is at its target passes.

    Examples
    --------
    >>> limits = control_limits([10, 12, 11, 13, 12, 11])
    >>> assurance(limits, 20, higher_is_better=True), assurance(limits, 20, higher_is_better=False)
    ('consistently_fails', 'consistently_passes')
    """
    near = nearness(np.array([limits.lower, limits.upper, target]))
    if higher_is_better:
        passes, fails = target <= limits.lower + near, target > limits.upper + near
    else:
        passes, fails = target >= limits.upper - near, target < limits.lower - near
    return "consistently_passes" if passes else "consistently_fails" if fails else "inconsistent"


def nearness(values: NDArray[np.float64]) -> float:
    """Return the distance up to which two numbers are one: what rounding leaves of the largest."""
    known = np.abs(values[~np.isnan(values)])
    return _NEAR * float(known.max()) if known.size else 0.0


def _check(screening: Screening, factor: float) -> None:
    """Refuse options that are none."""
    if str(screening) not in get_args(Screening):
        raise UsageError.single(
            "unknown-screening",
            "there is no such screening of moving ranges",
            found=str(screening),
            cure="Use one of: once, none.",
        )
    given = cast("object", factor)
    if isinstance(given, bool) or not isinstance(given, Real) or not 0 < factor <= 1000:
        raise UsageError.single(
            "control-factor",
            "the width of the limits must be a number above 0, of at most 1000",
            found=str(factor),
            cure="Leave it out to use 2.66 mean moving ranges.",
        )

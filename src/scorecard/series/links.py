"""Whether the links of a strategy map hold on series of values."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard.models import Calendar, Period
from scorecard.series.link_records import MINIMUM_DEGREES, LinkOptions, LinkRow
from scorecard.series.link_words import LinkReason, LinkVerdict
from scorecard.stats.lagged_association import (
    LaggedAssociation,
    lagged_associations,
    minimum_detectable_effect,
)
from scorecard.stats.multiplicity import holm
from scorecard.stats.prewhitening import innovations

__all__ = ["MINIMUM_ROWS", "LinkSeries", "judge_links", "seasons_of"]

FloatArray = NDArray[np.float64]

MINIMUM_ROWS = 12
"""Rows that a test needs, unless another number is asked for."""
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class LinkSeries:
    """One link with the series that stand for its two objectives.

    Attributes
    ----------
    source, target : str
        Ids of the objectives.
    sign : {"+", "-"}
        What the map expects.
    delay : int or None
        Periods until the effect shows.
    source_values, target_values : ndarray, shape (e, t), or None
        Values of entities over periods in a row, more being better; NaN where there is none.
    source_series, target_series : str or None
        Ids of what these are values of.
    """

    source: str
    target: str
    sign: Literal["+", "-"]
    delay: int | None
    source_values: FloatArray | None
    target_values: FloatArray | None
    source_series: str | None = None
    target_series: str | None = None


def seasons_of(periods: Sequence[Period], calendar: Calendar) -> NDArray[np.int64] | None:
    """Return the season of each period: its place in the year.

    Parameters
    ----------
    periods : sequence of Period
        Periods of one kind.
    calendar : Calendar
        Says which month a week belongs to.

    Returns
    -------
    ndarray of int, shape (t,), or None
        Month, quarter or half-year, from 1; for weeks the month that the Thursday lies in; None for years.

    Examples
    --------
    >>> calendar = Calendar(first="2026-Q3", last="2027-Q2")
    >>> seasons_of(calendar.periods, calendar).tolist()
    [3, 4, 1, 2]
    """
    if not periods or periods[0].frequency == "year":
        return None
    weeks = periods[0].frequency == "week"
    return np.array([(calendar.within(p, "month") if weeks else p).index for p in periods], dtype=np.int64)


def judge_links(
    links: Sequence[LinkSeries], *, options: LinkOptions, seasons: NDArray[np.int64] | None = None
) -> tuple[LinkRow, ...]:
    """Return what the series say about every link.

    Parameters
    ----------
    links : sequence of LinkSeries
        All links of one map.
    options : LinkOptions
        How they are tested.
    seasons : ndarray of int, shape (t,), optional
        Season of each period; none is taken out when left out.

    Returns
    -------
    tuple of LinkRow
        One a link, in the order given.

    Notes
    -----
    A link is tested where it states a delay and has at least `minimum` rows, 5 degrees of freedom, and
    enough periods that the smallest p-value possible is at most alpha over the number of links; else the
    verdict is "too little data". Holm's adjustment goes over the links that are tested. A link whose
    adjusted p-value is at most alpha is supported where its effect has the sign of the map, and
    contradicted where it has the other one.

    Examples
    --------
    >>> options = LinkOptions(alpha=0.05, detrend="difference", seasons=0, permutations=999, seed=0, minimum=12)
    >>> driver = np.cumsum(np.sin(np.arange(30.0) ** 2)).reshape(1, 30)
    >>> result = np.roll(driver, 1, axis=1) + np.cos(np.arange(30.0) ** 3)
    >>> link = LinkSeries("train", "serve", "+", 1, driver, result)
    >>> [(row.verdict, row.n, row.p_adjusted) for row in judge_links([link], options=options)]
    [('supported', 27, 0.001)]
    """
    limit = options.alpha / max(1, len(links))
    measured = [_measured(link, options, seasons, limit) for link in links]
    p_values = [row.p_value if found is not None and row.reason is None else None for row, found in measured]
    alpha = options.alpha / max(1, sum(p is not None for p in p_values))
    pairs = zip(measured, holm(p_values), strict=True)
    return tuple(_judged(row, found, p, options=options, alpha=alpha) for (row, found), p in pairs)


def _measured(
    link: LinkSeries, options: LinkOptions, seasons: NDArray[np.int64] | None, limit: float
) -> tuple[LinkRow, LaggedAssociation | None]:
    """Return the effect of one link with the reason why it cannot be judged, and the association behind it."""
    row = LinkRow(link.source, link.target, link.sign, link.delay, link.source_series, link.target_series)
    if link.source_values is None or link.target_values is None:
        return replace(row, reason="no_values"), None
    if link.delay is None:
        return replace(row, reason="no_delay"), None
    cause, effect = (_scaled(values) for values in (link.source_values, link.target_values))
    new = innovations(
        cause.values[None], effect.values[None], delay=link.delay, seasons=seasons, detrend=options.detrend
    )
    n, degrees = int(new.rows[0]), max(0, int(new.degrees[0]))
    row = replace(row, n=n, degrees_of_freedom=degrees)
    row = replace(row, periods=int(new.used[0].any(axis=0).sum()), entities=int(new.used[0].any(axis=1).sum()))
    if n < options.minimum or degrees < MINIMUM_DEGREES:
        few = _known(cause) and _known(effect)
        reason: LinkReason = "no_values" if not few else "few_rows" if n < options.minimum else "few_degrees"
        return replace(row, reason=reason), None
    found = lagged_associations(new, alpha=options.alpha, permutations=options.permutations, seed=options.seed).one(
        unit=effect.unit / cause.unit
    )
    if found.reason is not None:
        return replace(row, reason="no_variation", smallest_p=found.smallest_p), None
    return _filled(row, found, limit), found


@dataclass(frozen=True, slots=True, eq=False)
class _Scaled:
    """Values in a unit of about their own size, which is a power of two."""

    values: FloatArray
    unit: float


def _scaled(values: FloatArray) -> _Scaled:
    """Return values whose squares neither overflow nor vanish."""
    largest = float(np.max(np.abs(values), initial=0.0, where=~np.isnan(values)))
    unit = math.ldexp(1.0, math.frexp(largest)[1] - 1) if largest > 0 else 1.0
    return _Scaled(values / unit, unit)


def _known(series: _Scaled) -> bool:
    """Return whether a series has any value."""
    return not bool(np.isnan(series.values).all())


def _filled(row: LinkRow, found: LaggedAssociation, limit: float) -> LinkRow:
    """Return a link with its numbers, and the reason where no p-value could be small enough."""
    return replace(
        row,
        reason="coarse_p" if found.smallest_p > limit * (1 + _ROUNDING) else None,
        effect=found.effect,
        low=found.low,
        high=found.high,
        raw_effect=found.slope,
        raw_low=found.slope_low,
        raw_high=found.slope_high,
        statistic=found.statistic,
        p_value=found.p_value,
        inflation=found.inflation,
        smallest_p=found.smallest_p,
    )


def _judged(
    row: LinkRow, found: LaggedAssociation | None, p: float | None, *, options: LinkOptions, alpha: float
) -> LinkRow:
    """Return a link with its verdict, and with the smallest effect that could have been shown."""
    if found is None:
        return row
    least = minimum_detectable_effect(found, alpha=alpha)
    if least is not None:
        row = replace(row, minimum_detectable_effect=least[0], raw_minimum_detectable_effect=least[1])
    if p is None or row.effect is None:
        return row
    verdict: LinkVerdict = "not_supported"
    if p <= options.alpha * (1 + _ROUNDING):
        verdict = "supported" if (row.effect > 0) == (row.sign == "+") else "contradicted"
    return replace(row, p_adjusted=p, verdict=verdict)

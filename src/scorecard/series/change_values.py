"""Whether a row of bare values changed by more than it varies by itself."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from numbers import Integral, Real
from typing import cast, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.errors import UsageError, near
from scorecard.models.scoring import Direction
from scorecard.series.change_records import (
    Arrow,
    AssuranceReason,
    Baseline,
    ChangePoint,
    ChangeSignals,
    LastChange,
    Meaning,
    Verdict,
)
from scorecard.stats.control_limits import (
    LARGEST,
    Assurance,
    ControlLimits,
    Screening,
    as_series,
    assurance,
    control_limits,
    moving_ranges,
    nearness,
)
from scorecard.stats.control_rules import DEFAULT_RULES, Rule, check_rules, rule_hits, trends

__all__ = ["MINIMUM", "change_from_values"]

MINIMUM = 12
"""Values that limits need, unless another number is asked for."""


@dataclass(frozen=True, slots=True)
class _Sense:
    """What is better."""

    direction: Direction | None
    target: float | None
    band: tuple[float, float] | None = None


def change_from_values(
    values: ArrayLike,
    *,
    periods: Sequence[str] | None = None,
    start: int = 0,
    baseline: int | None = None,
    screening: Screening = "once",
    rules: Collection[Rule] = DEFAULT_RULES,
    minimum: int = MINIMUM,
    direction: Direction | None = None,
    target: float | None = None,
    band: tuple[float | None, float | None] | None = None,
) -> ChangeSignals:
    """Return whether a series of bare values changed by more than it varies by itself.

    Parameters
    ----------
    values : array_like, shape (p,)
        The values in the order of time; NaN or None where one is missing.
    periods : sequence of str, optional
        Names of the periods; numbers from 1 when left out.
    start : int
        Position from 0 of the first period that is judged, after a known step.
    baseline : int, optional
        How many periods limits rest on, counted from the first with a value; all when left out.
    screening : {"once", "none"}
        With "once", moving ranges of 3.267 times their mean or more are left out before limits are set.
    rules : collection of str
        Which rules make a signal: "outside_limits", "seven_point_trend", "two_of_three", "seven_on_one_side", and
        "moving_range", which is off by default.
    minimum : int
        Least number of values that limits may rest on, with at least half as many moving ranges.
    direction : {"maximise", "minimise", "target_is_best", "stay_in_band"}, optional
        Which way is better; neither when left out.
    target : float, optional
        The target.
    band : tuple of float, optional
        Lowest and highest value of the band to stay in.

    Returns
    -------
    ChangeSignals
        As of `change`, without the names of a measure.

    Raises
    ------
    UsageError
        If the values are no row of numbers, or an option has a value that it cannot have.

    Notes
    -----
    Numbers that differ by no more than 2⁻⁴⁸ of the largest are taken as equal, except in a trend: 0.1 + 0.2 after 0.3
    is no change.

    Examples
    --------
    >>> found = change_from_values([10, 12, 11, 13, 12, 11, 16], baseline=6, minimum=6, direction="minimise")
    >>> found.upper, found.signals()
    (15.224, ('7',))
    >>> found.last.arrow, found.last.meaning, found.last.verdict
    ('up', 'worse', 'signal')
    """
    series = as_series(values)
    names = _names(periods, series.size)
    on, sense = check_rules(rules), _sense(direction, target, band)
    _check_counts(minimum, baseline, start, series.size)
    first, stop = _baseline(series, start, baseline)
    base = series[first:stop]
    limits = control_limits(base, screening=screening)
    ranges = 0 if limits is None else limits.ranges + len(limits.removed)
    n = int((~np.isnan(base)).sum())
    enough = limits if n >= minimum and ranges >= minimum // 2 else None
    points = _points(series, names, enough, on=on, sense=sense, start=start, base=(first, stop))
    passed, silent = _assured(enough, sense)
    return ChangeSignals(
        points=points,
        last=_last(series, points, sense),
        n=n,
        ranges=ranges if enough is None else enough.ranges,
        centre=None if enough is None else enough.centre,
        lower=None if enough is None else enough.lower,
        upper=None if enough is None else enough.upper,
        mean_moving_range=None if enough is None else enough.mean_moving_range,
        moving_range_limit=None if enough is None else enough.moving_range_limit,
        baseline=Baseline(
            kind="all" if baseline is None else "first",
            since=names[start] if 0 < start < len(names) else None,
            first=names[first] if first < stop else None,
            last=names[stop - 1] if first < stop else None,
            periods=stop - first,
        ),
        screening=screening,
        rules=on,
        minimum=minimum,
        reason="too_few_points" if enough is None else None,
        assurance=passed,
        assurance_reason=silent,
        direction=sense.direction,
        target=sense.target,
    )


def _baseline(series: NDArray[np.float64], start: int, baseline: int | None) -> tuple[int, int]:
    """Return where the baseline begins and ends: from the first value on, to the last one or as long as asked."""
    known = start + np.flatnonzero(~np.isnan(series[start:]))
    if not known.size:
        return start, start
    first, last = int(known[0]), int(known[-1]) + 1
    return first, last if baseline is None else min(series.size, first + baseline)


def _points(
    series: NDArray[np.float64],
    names: Sequence[str],
    limits: ControlLimits | None,
    *,
    on: tuple[Rule, ...],
    sense: _Sense,
    start: int,
    base: tuple[int, int],
) -> tuple[ChangePoint, ...]:
    """Return every period with what it is a signal by; what lies before the start takes no part in any rule."""
    ranges = moving_ranges(series)
    judged = np.where(np.arange(series.size) >= start, series, np.nan)
    hits = {} if limits is None else rule_hits(judged, limits, rules=on)
    removed = () if limits is None else tuple(base[0] + at for at in limits.removed)
    points: list[ChangePoint] = []
    for at, name in enumerate(names):
        rules: tuple[Rule, ...] | None = None
        meaning: Meaning = "neither"
        if limits is not None and not math.isnan(judged[at]):
            rules = tuple(rule for rule in on if hits[rule][at])
            meaning = _meaning(*_moved(judged, at, rules[0], limits), sense) if rules else "neither"
        points.append(
            ChangePoint(
                period=name,
                value=_known(series[at]),
                moving_range=_known(ranges[at]),
                in_baseline=base[0] <= at < base[1],
                range_removed=at in removed,
                rules=rules,
                meaning=meaning,
            )
        )
    return tuple(points)


def _moved(series: NDArray[np.float64], at: int, rule: Rule, limits: ControlLimits) -> tuple[float, float]:
    """Return from where to where a signal moved: along its step or trend, else away from the centre."""
    if rule == "moving_range":
        return float(series[at - 1]), float(series[at])
    if rule == "seven_point_trend":
        way = trends(series)
        goes_on = at > 0 and way[at - 1] == way[at] and np.sign(series[at] - series[at - 1]) == way[at]
        return (float(series[at - 1]), float(series[at])) if goes_on else (float(series[at]), float(series[at + 1]))
    return limits.centre, float(series[at])


def _meaning(earlier: float, later: float, sense: _Sense) -> Meaning:
    """Return whether a move is for the better; one of no more than rounding is neither."""
    gain, near = 0.0, nearness(np.array([earlier, later]))
    if sense.direction == "maximise":
        gain = later - earlier
    elif sense.direction == "minimise":
        gain = earlier - later
    elif sense.direction == "target_is_best" and sense.target is not None:
        gain = abs(earlier - sense.target) - abs(later - sense.target)
    elif sense.direction == "stay_in_band" and sense.band is not None:
        gain = _outside(earlier, sense.band) - _outside(later, sense.band)
    return "better" if gain > near else "worse" if gain < -near else "neither"


def _outside(value: float, band: tuple[float, float]) -> float:
    """Return how far a value lies outside a band."""
    return max(band[0] - value, value - band[1], 0.0)


def _last(series: NDArray[np.float64], points: Sequence[ChangePoint], sense: _Sense) -> LastChange:
    """Return the last value against the one before it."""
    known = np.flatnonzero(~np.isnan(series)).tolist()
    if not known:
        return LastChange(None, None, None, "none", "neither", "too_few_points")
    last = points[known[-1]]
    verdict: Verdict = "too_few_points" if last.rules is None else "signal" if last.rules else "ordinary"
    if len(known) == 1:
        return LastChange(last.period, None, None, "none", "neither", verdict)
    earlier, later = float(series[known[-2]]), float(series[known[-1]])
    previous = points[known[-2]].period
    if abs(later - earlier) <= nearness(series):
        return LastChange(last.period, previous, 0.0, "none", "neither", verdict)
    arrow: Arrow = "up" if later > earlier else "down"
    return LastChange(last.period, previous, later - earlier, arrow, _meaning(earlier, later, sense), verdict)


def _assured(limits: ControlLimits | None, sense: _Sense) -> tuple[Assurance | None, AssuranceReason | None]:
    """Return whether the target is met whatever comes, or why nothing is said."""
    if sense.target is None:
        return None, "no_target"
    if sense.direction not in ("maximise", "minimise"):
        return None, "no_better_side"
    if limits is None:
        return None, "too_few_points"
    return assurance(limits, sense.target, higher_is_better=sense.direction == "maximise"), None


def _known(number: float) -> float | None:
    """Return a number, or None where it is NaN."""
    return None if math.isnan(number) else float(number)


def _names(periods: Sequence[str] | None, size: int) -> tuple[str, ...]:
    """Return the names of the periods, or refuse what does not fit the values."""
    if periods is None:
        return tuple(str(number) for number in range(1, size + 1))
    given = cast("object", periods)
    # a column of a data frame is no sequence, and a set has no order
    row = isinstance(given, Collection) and not isinstance(given, str | bytes | Mapping | set | frozenset)
    listed = tuple(map(str, periods)) if row else ()
    if len(listed) != size or len(set(listed)) != size:
        raise UsageError.single(
            "periods-unfit",
            "there must be one name of its own for every value",
            found=f"{len(set(listed))} names for {size} values",
            cure="Leave periods out to number them.",
        )
    return listed


def _sense(direction: Direction | None, target: float | None, band: tuple[float | None, float | None] | None) -> _Sense:
    """Return what is better, or refuse what is none."""
    if direction is not None and str(direction) not in get_args(Direction):
        raise UsageError.single(
            "unknown-direction",
            "there is no such direction",
            found=str(direction),
            cure=near(str(direction), get_args(Direction)),
        )
    stay = _band(band)
    if target is None:
        return _Sense(direction, None, stay)
    if not _sound(target):
        raise UsageError.single(
            "bad-target", "the target must be a number", found=str(target), cure="Leave it out where there is none."
        )
    return _Sense(direction, float(target), stay)


def _band(band: tuple[float | None, float | None] | None) -> tuple[float, float] | None:
    """Return a band whose edges are known, or refuse what is none."""
    if band is None:
        return None
    given = cast("object", band)
    edges = cast("tuple[object, ...]", tuple(band)) if isinstance(given, tuple | list) else (given,)
    if len(edges) == 2 and edges[0] is None and edges[1] is None:
        return None
    if len(edges) != 2 or not all(map(_sound, edges)) or band[0] is None or band[1] is None or band[0] > band[1]:
        raise UsageError.single(
            "bad-band",
            "a band has a lowest and a highest value",
            found=str(band),
            cure="Write both, the lower one first.",
        )
    return float(band[0]), float(band[1])


def _sound(number: object) -> bool:
    """Return whether something is a number that can be computed with."""
    if isinstance(number, bool) or not isinstance(number, Real):
        return False
    try:
        return abs(float(number)) <= LARGEST
    except OverflowError:  # a whole number that no float holds
        return False


def _check_counts(minimum: int, baseline: int | None, start: int, size: int) -> None:
    """Refuse numbers of periods that cannot be."""
    if not _whole(minimum) or minimum < 2:
        raise UsageError.single(
            "control-minimum",
            "the least number of values must be a whole number from 2",
            found=str(minimum),
            cure=f"Leave it out to ask for {MINIMUM}.",
        )
    if baseline is not None and (not _whole(baseline) or baseline < minimum):
        raise UsageError.single(
            "baseline-short",
            "the baseline must be a whole number of periods, no fewer than the least number of values",
            found=f"{baseline} for at least {minimum}",
            cure="Take a longer baseline, or lower minimum.",
        )
    if not _whole(start) or not 0 <= start <= size:
        raise UsageError.single(
            "bad-start",
            "the start must be the position of a period",
            found=str(start),
            cure=f"Use a whole number from 0 to {size}.",
        )


def _whole(number: object) -> bool:
    """Return whether something is a whole number."""
    return not isinstance(number, bool) and isinstance(number, Integral)

"""Rules that tell a signal from the ordinary variation of a series."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, cast, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.errors import UsageError, near
from scorecard.stats.control_limits import ControlLimits, as_series, moving_ranges, nearness

__all__ = ["DEFAULT_RULES", "RULES", "Rule", "check_rules", "rule_hits", "sides", "trends"]

Rule = Literal["outside_limits", "seven_point_trend", "two_of_three", "seven_on_one_side", "moving_range"]
"""One rule by its name."""

RULES: tuple[Rule, ...] = get_args(Rule)
"""All rules; where several hold for a value, the first names the signal."""
DEFAULT_RULES: tuple[Rule, ...] = RULES[:4]
"""The rules that are on unless others are asked for."""

_RUN = 7

Bools = NDArray[np.bool_]
Signs = NDArray[np.int8]


def rule_hits(
    values: ArrayLike, limits: ControlLimits, *, rules: Collection[Rule] = DEFAULT_RULES
) -> dict[Rule, Bools]:
    """Return for each rule which values of a series are part of a signal.

    Parameters
    ----------
    values : array_like, shape (p,)
        The values in the order of time; NaN where one is missing.
    limits : ControlLimits
        Limits that they are held against; they may rest on other values.
    rules : collection of str
        Which rules are on: "outside_limits", "seven_point_trend", "two_of_three", "seven_on_one_side",
        "moving_range".

    Returns
    -------
    dict of str to ndarray of bool, shape (p,)
        For each rule that is on, whether the value is part of what it found.

    Raises
    ------
    UsageError
        If the values are no row of numbers, or there is no such rule.

    Notes
    -----
    - outside_limits: the value lies beyond a limit.
    - seven_point_trend: the value is one of seven or more in a row that each rise, or each fall.
    - two_of_three: the value lies beyond two thirds of the way from the centre to a limit, not beyond the limit
      itself, and so does another one of three values in a row that are all on one side of the centre.
    - seven_on_one_side: the value is one of seven or more in a row on one side of the centre.
    - moving_range: the step from the value before exceeds the limit of moving ranges.

    A missing value ends every row. A value on the centre is on neither side. Numbers that differ by no more than
    2⁻⁴⁸ of the largest are taken as equal, except in a trend.

    References
    ----------
    NHS England (2019). Making Data Count. Strengthening your decisions.

    Examples
    --------
    >>> from scorecard.stats.control_limits import control_limits
    >>> limits = control_limits([10, 12, 11, 13, 12, 11])
    >>> rule_hits([12, 16], limits, rules=["outside_limits"])["outside_limits"].tolist()
    [False, True]
    """
    series = as_series(values)
    on = check_rules(rules)
    step = nearness(np.append(series, (limits.lower, limits.upper)))
    outside = (series > limits.upper + step) | (series < limits.lower - step)
    found: dict[Rule, Bools] = {}
    for rule in on:
        if rule == "outside_limits":
            found[rule] = outside
        elif rule == "two_of_three":
            found[rule] = _two_of_three(series, limits, outside)
        elif rule == "seven_on_one_side":
            found[rule] = _rows(sides(series, limits), _RUN) != 0
        elif rule == "seven_point_trend":
            found[rule] = trends(series) != 0
        else:
            found[rule] = moving_ranges(series) > limits.moving_range_limit + step
    return found


def sides(values: ArrayLike, limits: ControlLimits) -> Signs:
    """Return 1 for each value above the centre, −1 below, and 0 on it or where it is missing."""
    series = as_series(values)
    step = nearness(np.append(series, (limits.lower, limits.upper)))
    return (series > limits.centre + step).astype(np.int8) - (series < limits.centre - step).astype(np.int8)


def trends(values: ArrayLike) -> Signs:
    """Return 1 for each value in a row of seven or more that rise, −1 in one that fall, else 0."""
    series = as_series(values)
    steps = np.diff(series)
    signs = (steps > 0).astype(np.int8) - (steps < 0).astype(np.int8)
    rows = _rows(signs, _RUN - 1)
    found = np.zeros(series.size, dtype=np.int8)
    found[1:] = rows
    found[:-1] = np.where(found[:-1] != 0, found[:-1], rows)
    return found


def check_rules(rules: Collection[Rule]) -> tuple[Rule, ...]:
    """Return the rules that are on, in the order of the house, or refuse what is none."""
    given = cast("object", rules)
    if isinstance(given, str) or not isinstance(given, Collection):
        raise UsageError.single(
            "not-rules",
            "the rules must be a list of names",
            found=str(given),
            cure=f"Use some of: {', '.join(RULES)}.",
        )
    for name in cast("Collection[object]", given):
        if not isinstance(name, str) or name not in RULES:
            raise UsageError.single(
                "unknown-rule", "there is no such rule", found=str(name), cure=near(str(name), RULES)
            )
    return tuple(rule for rule in RULES if rule in rules)


def _rows(signs: Signs, length: int) -> Signs:
    """Return the sign of each place that stands in a row of equal signs of at least a length, else 0."""
    edges = np.flatnonzero(np.diff(signs, prepend=np.int8(2), append=np.int8(2)))
    lengths = np.repeat(np.diff(edges), np.diff(edges))
    return np.where(lengths >= length, signs, 0).astype(np.int8)


def _two_of_three(series: NDArray[np.float64], limits: ControlLimits, outside: Bools) -> Bools:
    """Return which values lie near a limit with another one, in three in a row on one side."""
    step = nearness(np.append(series, (limits.lower, limits.upper)))
    side, part = sides(series, limits), 2 * (limits.upper - limits.centre) / 3
    close = (np.abs(series - limits.centre) > part + step) & ~outside
    found = np.zeros(series.size, dtype=np.bool_)
    for first in range(series.size - 2):
        three = slice(first, first + 3)
        if abs(int(side[three].sum())) == 3 and int(close[three].sum()) >= 2:
            found[three] = True
    return found & close

"""The cross-hair and the quadrants of importance against performance."""

from __future__ import annotations

import math
from collections.abc import Sequence
from numbers import Real
from statistics import median
from typing import Literal, cast

from scorecard._text import LocalText
from scorecard.errors import UsageError
from scorecard.stats.bivariate_normal import quadrant_probabilities

__all__ = [
    "LINE_WORDS",
    "QUADRANTS",
    "Lines",
    "Quadrant",
    "cross_hair",
    "line_choice",
    "quadrant_probability",
    "quadrants",
]

Lines = Literal["means", "medians", "midpoint", "targets"]
"""How the cross-hair is placed; targets are two numbers given."""

Quadrant = Literal["concentrate", "keep_up", "low_priority", "overkill"]

_ON_THE_LINE = 1e-12

QUADRANTS: dict[Quadrant, LocalText] = {
    "concentrate": LocalText(en="Concentrate here", zh="重点改进"),
    "keep_up": LocalText(en="Keep up the good work", zh="继续保持"),
    "low_priority": LocalText(en="Low priority", zh="低优先级"),
    "overkill": LocalText(en="Possible overkill", zh="可能过度投入"),
}
"""Names of the quadrants."""

LINE_WORDS: dict[Lines, LocalText] = {
    "means": LocalText(en="the means of the items", zh="各题项均值的平均数"),
    "medians": LocalText(en="the medians of the items", zh="各题项均值的中位数"),
    "midpoint": LocalText(en="the middle of the scale", zh="量表中点"),
    "targets": LocalText(en="the targets given", zh="给定目标值"),
}
"""Where the lines stand, in words."""


def line_choice(lines: Lines | tuple[float, float]) -> tuple[Lines, tuple[float, float] | None]:
    """Return how lines are placed, and the targets where numbers are given.

    Parameters
    ----------
    lines : {"means", "medians", "midpoint"} or tuple of (float, float)
        The choice, or line of importance and line of performance.

    Returns
    -------
    tuple of (str, tuple of (float, float) or None)
        The choice, and the two targets.

    Raises
    ------
    UsageError
        If targets are not two finite numbers, or the choice is unknown.
    """
    if isinstance(lines, tuple):
        if len(lines) != 2 or not all(isinstance(cast("object", line), Real) and math.isfinite(line) for line in lines):
            raise UsageError.single(
                "bad-targets",
                "target lines are two numbers, for importance and for performance",
                found=str(lines),
                cure="Write lines=(4.0, 5.5).",
            )
        return "targets", (float(lines[0]), float(lines[1]))
    if not isinstance(cast("object", lines), str) or lines not in LINE_WORDS or lines == "targets":
        raise UsageError.single(
            "bad-lines",
            "the option lines has an unknown value",
            found=str(lines),
            cure="Use one of: means, medians, midpoint, or two numbers.",
        )
    return lines, None


def cross_hair(
    importance: Sequence[float | None],
    performance: Sequence[float | None],
    *,
    lines: Lines | tuple[float, float] = "means",
    midpoint: float | None = None,
) -> tuple[float, float] | None:
    """Return where the lines between high and low stand.

    Parameters
    ----------
    importance, performance : sequence of float or None
        Mean ratings of the attributes; an attribute without both counts nowhere.
    lines : {"means", "medians", "midpoint"} or tuple of (float, float)
        Mean or median of the ratings, the middle of the scale, or the two lines themselves.
    midpoint : float, optional
        Middle of the scale, for ``lines="midpoint"``.

    Returns
    -------
    tuple of (float, float), or None
        Line of importance and line of performance; None without any attribute.

    Raises
    ------
    UsageError
        If `lines` has an unknown value, or the midpoint is needed and missing.

    Examples
    --------
    >>> cross_hair([4.0, 2.0, 3.0], [1.0, 5.0, 3.0])
    (3.0, 3.0)
    """
    choice, targets = line_choice(lines)
    if targets is not None:
        return targets
    if choice == "midpoint":
        if midpoint is None:
            raise UsageError.single(
                "midpoint-missing", "the middle of the scale is needed", cure="Give midpoint=(low + high) / 2."
            )
        return midpoint, midpoint
    both = [(i, p) for i, p in zip(importance, performance, strict=True) if i is not None and p is not None]
    if not both:
        return None
    first, second = [i for i, _ in both], [p for _, p in both]
    if choice == "medians":
        return median(first), median(second)
    return math.fsum(first) / len(first), math.fsum(second) / len(second)


def quadrants(
    importance: Sequence[float | None], performance: Sequence[float | None], *, lines: tuple[float, float]
) -> tuple[Quadrant | None, ...]:
    """Return the quadrant of each attribute.

    Parameters
    ----------
    importance, performance : sequence of float or None
        Mean ratings of the attributes.
    lines : tuple of (float, float)
        Line of importance and line of performance; a point on a line counts as high.

    Returns
    -------
    tuple of str or None
        "concentrate" (important, performed badly), "keep_up", "low_priority", "overkill"; None
        for an attribute without both ratings.

    Notes
    -----
    A rating within 1e-12 of a line is on it, so that binary fractions do not decide.

    Examples
    --------
    >>> quadrants([4.0, 2.0, 3.0], [1.0, 5.0, 3.0], lines=(3.0, 3.0))
    ('concentrate', 'overkill', 'keep_up')
    """
    line_i, line_p = (line - _ON_THE_LINE * max(1.0, abs(line)) for line in lines)
    found: list[Quadrant | None] = []
    for i, p in zip(importance, performance, strict=True):
        if i is None or p is None:
            found.append(None)
        elif i >= line_i:
            found.append("keep_up" if p >= line_p else "concentrate")
        else:
            found.append("overkill" if p >= line_p else "low_priority")
    return tuple(found)


def quadrant_probability(
    quadrant: Quadrant,
    means: tuple[float, float],
    *,
    standard_errors: tuple[float, float],
    correlation: float,
    lines: tuple[float, float],
) -> float:
    """Return the probability that a point lies in its quadrant.

    Parameters
    ----------
    quadrant : str
        The quadrant.
    means, standard_errors : tuple of (float, float)
        Of importance and performance; the errors are positive.
    correlation : float
        Between the two means.
    lines : tuple of (float, float)
        Line of importance and line of performance, taken as they stand.

    Returns
    -------
    float
        The probability for the true means, jointly normal around the observed ones.

    Examples
    --------
    >>> quadrant_probability("keep_up", (4.0, 4.0), standard_errors=(0.1, 0.1), correlation=0.0, lines=(4.0, 4.0))
    0.25
    """
    apart = (means[0] - lines[0], means[1] - lines[1])
    both, important, performed, neither = quadrant_probabilities(apart, standard_errors, correlation=correlation)
    found: dict[Quadrant, float] = {
        "keep_up": both,
        "concentrate": important,
        "overkill": performed,
        "low_priority": neither,
    }
    return found[quadrant]

"""Value functions: from a measure's values to scores, through declared anchor points."""

from __future__ import annotations

import math
import operator
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from scorecard.errors import UsageError
from scorecard.models import Measure
from scorecard.models.scoring import (
    AnchorScoring,
    FunctionScoring,
    LevelsScoring,
    PlanScoring,
    ProgressScoring,
    RedFlagGoalScoring,
    ToleranceScoring,
    UnscoredScoring,
    YesNoScoring,
)

__all__ = [
    "ValueFunction",
    "check_anchors",
    "in_band",
    "line",
    "maximise",
    "minimise",
    "target_is_best",
    "value_function_of",
]


@dataclass(frozen=True, slots=True)
class ValueFunction:
    """A piecewise-linear function from a measure's values to scores.

    Attributes
    ----------
    x : tuple of float
        Values of the measure at the anchor points, strictly ascending; two or more.
    y : tuple of float
        Scores at the anchor points.

    Notes
    -----
    Between two anchor points the score is linear; beyond the outer ones the outer line goes on,
    so that a value beyond the target has an unclipped score above 100.
    """

    x: tuple[float, ...]
    y: tuple[float, ...]

    def __post_init__(self) -> None:
        """Refuse anchor points that are no function."""
        check_anchors(self.x, self.y)


def maximise(*, worst: float, target: float) -> ValueFunction:
    """Return the value function of a measure that should be high: 0 at worst, 100 at target.

    Parameters
    ----------
    worst, target : float
        Reference values; worst below target.

    Returns
    -------
    ValueFunction
        Two anchor points.
    """
    return ValueFunction((worst, target), (0.0, 100.0))


def minimise(*, worst: float, target: float) -> ValueFunction:
    """Return the value function of a measure that should be low: 0 at worst, 100 at target.

    Parameters
    ----------
    worst, target : float
        Reference values; worst above target.

    Returns
    -------
    ValueFunction
        Two anchor points.
    """
    return ValueFunction((target, worst), (100.0, 0.0))


def target_is_best(*, worst_low: float, target: float, worst_high: float) -> ValueFunction:
    """Return the value function of a measure that should meet its target from both sides.

    Parameters
    ----------
    worst_low, target, worst_high : float
        Reference values in ascending order: 0, 100 and 0 points.

    Returns
    -------
    ValueFunction
        Three anchor points.
    """
    return ValueFunction((worst_low, target, worst_high), (0.0, 100.0, 0.0))


def in_band(*, worst_low: float, low: float, high: float, worst_high: float) -> ValueFunction:
    """Return the value function of a measure that should stay inside a band.

    Parameters
    ----------
    worst_low, low, high, worst_high : float
        Reference values in ascending order: 0, 100, 100 and 0 points. Equal edges of the band are
        a single best value.

    Returns
    -------
    ValueFunction
        Four anchor points, or three.
    """
    if low == high:
        return target_is_best(worst_low=worst_low, target=low, worst_high=worst_high)
    return ValueFunction((worst_low, low, high, worst_high), (0.0, 100.0, 100.0, 0.0))


def line(start: tuple[float, float], end: tuple[float, float]) -> ValueFunction:
    """Return the line through two points, given in any order.

    Parameters
    ----------
    start, end : tuple of (float, float)
        Value and score of two points.

    Returns
    -------
    ValueFunction
        Two anchor points.
    """
    (x0, y0), (x1, y1) = sorted((start, end))
    return ValueFunction((x0, x1), (y0, y1))


def value_function_of(measure: Measure, *, elapsed: float = 1.0) -> ValueFunction | None:
    """Return the value function of a measure, without regard to its changes.

    Parameters
    ----------
    measure : Measure
        The measure with its direction, reference values and scoring rule.
    elapsed : float
        Share of its plan that has passed, for the scoring rule ``plan``.

    Returns
    -------
    ValueFunction or None
        Its function; None if the measure is not scored, or by a function of the caller's own, or
        nothing of its plan has passed.
    """
    match measure.scoring:
        case None:
            return _through_references(measure)
        case AnchorScoring(points=points):
            return ValueFunction(tuple(x for x, _ in points), tuple(y for _, y in points))
        case ToleranceScoring(tolerance=tolerance):
            return _by_tolerance(measure, tolerance)
        case YesNoScoring(good=good):
            return line((float(good), 100.0), (float(not good), 0.0))
        case LevelsScoring(levels=levels):
            return ValueFunction(tuple(map(float, range(1, len(levels) + 1))), tuple(level.score for level in levels))
        case RedFlagGoalScoring(red_flag=red_flag, goal=goal):
            return line((red_flag, 100 / 3), (goal, 200 / 3))
        case PlanScoring():
            return _way(measure, elapsed) if elapsed > 0 else None
        case ProgressScoring():
            return _way(measure, 1.0)
        case UnscoredScoring() | FunctionScoring():
            return None


def _through_references(measure: Measure) -> ValueFunction | None:
    """Return the function through the reference values of a measure, where it has them."""
    low, high = measure.worst_low, measure.worst_high
    if measure.direction == "stay_in_band":
        first, last = measure.band_low, measure.band_high
        if low is None or first is None or last is None or high is None:
            return None
        return in_band(worst_low=low, low=first, high=last, worst_high=high)
    if measure.target is None:
        return None
    if measure.direction == "target_is_best":
        if low is None or high is None:
            return None
        return target_is_best(worst_low=low, target=measure.target, worst_high=high)
    return None if measure.worst is None else _one_sided(measure.worst, measure.target)


@lru_cache(maxsize=4096)
def _one_sided(worst: float, target: float) -> ValueFunction:
    """Return the function of a measure that is better on one side; kept, since every evaluation asks for it."""
    return line((worst, 0.0), (target, 100.0))


def _by_tolerance(measure: Measure, tolerance: float) -> ValueFunction | None:
    """Return the function that falls by 50 points per unit of tolerance: 0 at two units."""
    far, target = 2 * tolerance, measure.target
    if measure.direction == "stay_in_band":
        first, last = measure.band_low, measure.band_high
        if first is None or last is None:
            return None
        return in_band(worst_low=first - far, low=first, high=last, worst_high=last + far)
    if target is None:
        return None
    if measure.direction == "target_is_best":
        return target_is_best(worst_low=target - far, target=target, worst_high=target + far)
    worst = target - far if measure.direction == "maximise" else target + far
    return line((worst, 0.0), (target, 100.0))


def _way(measure: Measure, share: float) -> ValueFunction | None:
    """Return the function with 0 at the baseline and 100 after a share of the way to the target."""
    if measure.baseline is None or measure.target is None:
        return None
    due = measure.target if share == 1 else measure.baseline + share * (measure.target - measure.baseline)
    return line((measure.baseline, 0.0), (due, 100.0))


def check_anchors(x: Sequence[float], y: Sequence[float]) -> None:
    """Refuse anchor points that do not make a function.

    Parameters
    ----------
    x, y : sequence of float
        Values and scores of the anchor points.

    Raises
    ------
    UsageError
        If they are fewer than two, unequal in number, not finite or not ascending.
    """
    if len(x) != len(y) or len(x) < 2:
        raise UsageError.single(
            "anchors-unequal",
            "a value function needs two or more anchor points, each with a value and a score",
            found=f"{len(x)} values and {len(y)} scores",
            cure="Give as many scores as values.",
        )
    if not all(map(math.isfinite, (*x, *y))):
        raise UsageError.single(
            "anchors-not-finite",
            "an anchor point is not a finite number",
            found=f"{list(x)} and {list(y)}",
            cure="Give finite numbers.",
        )
    if any(map(operator.le, x[1:], x)):
        raise UsageError.single(
            "anchors-not-ascending",
            "the values of the anchor points do not ascend",
            found=str(list(x)),
            cure="Order the anchor points by value, each value once.",
        )

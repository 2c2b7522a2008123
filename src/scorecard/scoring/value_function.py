"""Value functions: from a measure's values to scores, through declared anchor points."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from scorecard.errors import UsageError
from scorecard.models import Measure

__all__ = ["ValueFunction", "check_anchors", "in_band", "maximise", "minimise", "target_is_best", "value_function_of"]


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
        Reference values in ascending order: 0, 100, 100 and 0 points.

    Returns
    -------
    ValueFunction
        Four anchor points.
    """
    return ValueFunction((worst_low, low, high, worst_high), (0.0, 100.0, 100.0, 0.0))


def value_function_of(measure: Measure) -> ValueFunction | None:
    """Return the value function of a measure.

    Parameters
    ----------
    measure : Measure
        The measure with its direction and reference values.

    Returns
    -------
    ValueFunction or None
        Its function; None if the measure is not scored.
    """
    if measure.target is None:
        return None
    if measure.direction == "target_is_best":
        if measure.worst_low is None or measure.worst_high is None:
            return None
        return target_is_best(worst_low=measure.worst_low, target=measure.target, worst_high=measure.worst_high)
    if measure.worst is None:
        return None
    rule = maximise if measure.direction == "maximise" else minimise
    return rule(worst=measure.worst, target=measure.target)


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
    if not all(math.isfinite(number) for number in (*x, *y)):
        raise UsageError.single(
            "anchors-not-finite",
            "an anchor point is not a finite number",
            found=f"{list(x)} and {list(y)}",
            cure="Give finite numbers.",
        )
    if any(second <= first for first, second in pairwise(x)):
        raise UsageError.single(
            "anchors-not-ascending",
            "the values of the anchor points do not ascend",
            found=str(list(x)),
            cure="Order the anchor points by value, each value once.",
        )

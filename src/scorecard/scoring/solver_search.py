"""The search for the values of a measure at which a node reaches what is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.scoring.solver_curve import Curve, Points
from scorecard.scoring.solver_segments import Segment
from scorecard.scoring.status import EDGE_TOLERANCE

__all__ = ["Found", "Goal", "search"]

FloatArray = NDArray[np.float64]

_PARTS = 64
"""Into how many parts a stretch is cut where the node need not rise with the measure, and at each narrowing."""
_ROUNDS = 40
"""Most narrowings; ten bring 64 parts each to the last bit."""
_DIGITS = 12
"""Most digits of a plain number that stands for one with more digits."""
_ALMOST_ALL = 1 - 1e-4
"""How much of the tolerance is used up where the exact value lies, short of what rounding may take."""
_JUMP = 1e-6
"""Points of a measure's score within which a plain number is looked for where the node's score jumps."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What is wanted of a node: at least a score, or at least a band.

    Attributes
    ----------
    score : float or None
        The least score.
    band : int or None
        Position of the lowest band wanted.
    """

    score: float | None
    band: int | None

    def reached(self, points: Points) -> NDArray[np.bool_]:
        """Return where it is reached; a score within 1e-9 points counts, as for a status."""
        if self.band is not None:
            return points.status >= self.band
        wanted = np.nan if self.score is None else self.score
        return np.nan_to_num(points.score, nan=-np.inf) >= wanted - EDGE_TOLERANCE


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What a search found.

    Attributes
    ----------
    values : tuple of float
        Where the goal begins to be reached, at each place where it does.
    looked : Points
        Everything that was looked at in the beginning.
    """

    values: tuple[float, ...]
    looked: Points


def search(curve: Curve, segments: Sequence[Segment], goal: Goal, *, rising: bool, discrete: bool) -> Found:
    """Return the values at which a goal begins to be reached.

    Parameters
    ----------
    curve : Curve
        The node as a function of the measure's value.
    segments : sequence of (float, float)
        Stretches on which the measure's score is linear.
    goal : Goal
        What is wanted.
    rising : bool
        Whether the node never falls when the measure's score rises: then the ends of a stretch tell
        whether the goal is passed inside it. Otherwise each stretch is cut into 64 parts, and a goal that is
        reached for less than one part may be overlooked.
    discrete : bool
        Whether only the ends of the stretches are values.

    Returns
    -------
    Found
        The values, to the last bit, or the plain number within 1e-9 points of the exact one.
    """
    parts = 1 if rising or discrete else _PARTS
    grids = [np.linspace(low, high, parts + 1) for low, high in segments]
    looked = curve.at(np.unique(np.concatenate(grids)))
    there = dict(zip(looked.value.tolist(), goal.reached(looked).tolist(), strict=True))
    values = [value for value, reached in there.items() if reached]
    if not discrete:
        for grid in grids:
            for low, high in zip(grid[:-1].tolist(), grid[1:].tolist(), strict=True):
                if there[low] != there[high]:
                    values.append(_passed(curve, goal, *((low, high) if there[high] else (high, low))))
    return Found(tuple(values), looked)


def _passed(curve: Curve, goal: Goal, outside: float, inside: float) -> float:
    """Return the first value at which a goal is reached between one where it is not and one where it is."""
    end = curve.at(np.array([inside]))
    before, first = _narrowed(curve, outside, inside, goal.reached)
    around = curve.at(np.array([before, first]))
    if abs(around.score[1] - around.score[0]) < EDGE_TOLERANCE:  # no jump: the tolerance is used up further on
        limit = float(around.score[1]) + EDGE_TOLERANCE * _ALMOST_ALL
        exact = _narrowed(curve, first, inside, _from(limit))[1] if end.score[0] >= limit else first
        return _plain(curve, goal, (first, 2 * exact - first), exact)
    side = 1.0 if end.raw[0] >= around.raw[1] else -1.0
    beyond = side * float(around.raw[1]) + _JUMP
    if side * end.raw[0] < beyond:
        return _plain(curve, goal, (first, inside), first)
    _, far = _narrowed(curve, first, inside, lambda points: side * points.raw >= beyond)
    return _plain(curve, goal, (first, far), first)


def _from(limit: float) -> Callable[[Points], NDArray[np.bool_]]:
    """Return the question where a node has at least a score."""
    return lambda points: points.score >= limit


def _narrowed(
    curve: Curve, outside: float, inside: float, reached: Callable[[Points], NDArray[np.bool_]]
) -> tuple[float, float]:
    """Return two neighbouring values, the first outside and the second inside."""
    for _ in range(_ROUNDS):
        inner = np.unique(np.linspace(outside, inside, _PARTS + 1)[1:-1])
        inner = inner[(inner != outside) & (inner != inside)]
        if not inner.size:
            break
        inner = inner if outside < inside else inner[::-1]
        there = reached(curve.at(inner))
        first = int(np.argmax(there)) if there.any() else len(inner)
        outside = outside if first == 0 else float(inner[first - 1])
        inside = inside if first == len(inner) else float(inner[first])
    return outside, inside


def _plain(curve: Curve, goal: Goal, window: tuple[float, float], exact: float) -> float:
    """Return the number of the fewest digits inside a window at which the goal is reached, else the exact one."""
    low, high = min(window), max(window)
    for digits in range(1, _DIGITS + 1):
        for near in (exact, *window):
            number = float(f"{near:.{digits}g}")
            if low <= number <= high and goal.reached(curve.at(np.array([number])))[0]:
                return number
    return exact

"""The stretches of a measure's values on which its score is one line."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from scorecard.scoring.value_function import ValueFunction

__all__ = ["Segment", "segments_of"]

Segment = tuple[float, float]
"""Two values, ascending, between which the clipped score is linear; equal ones for a single value."""

_FAR = (1.0, 10.0, 100.0, 1000.0)
"""How many times the distance of the outer anchor points a score without upper limit is followed."""


def segments_of(
    function: ValueFunction,
    *,
    cap: float | None,
    strict: bool = False,
    between: tuple[float, float] | None = None,
    levels: Iterable[float] = (),
) -> tuple[Segment, ...]:
    """Return the stretches of values on which the clipped score is linear.

    Parameters
    ----------
    function : ValueFunction
        The value function of the measure.
    cap : float or None
        The most that counts; None for no upper limit.
    strict : bool
        Whether values whose unclipped score lies outside 0 to 100 are refused.
    between : tuple of (float, float), optional
        Lowest and highest value thinkable.
    levels : iterable of float
        Scores at which a stretch is to be cut.

    Returns
    -------
    tuple of (float, float)
        Ascending. Beyond the first and the last one the score does not change, unless there is no
        upper limit: then it is followed as far as 1000 times the distance of the outer anchor points.

    Examples
    --------
    >>> segments_of(ValueFunction((80.0, 100.0), (0.0, 100.0)), cap=120)
    ((80.0, 100.0), (100.0, 104.0))
    """
    top = 100.0 if strict else cap
    cuts = set(function.x) | set(_crossings(function, {0.0, *levels, *(() if top is None else (top,))}))
    if top is None:
        cuts |= set(_far(function))
    if between is not None:
        cuts = {x for x in cuts if between[0] < x < between[1]} | set(between)
    found: list[Segment] = []
    for low, high in pairwise(sorted(cuts)):
        middle = _score(function, low / 2 + high / 2)
        if not strict or -1e-9 <= middle <= 100 + 1e-9:
            found.append((low, high))
    return tuple(found) if found else tuple((x, x) for x in sorted(cuts))


def _score(function: ValueFunction, value: float) -> float:
    """Return the unclipped score of a value."""
    pairs = list(pairwise(zip(function.x, function.y, strict=True)))
    (x0, y0), (x1, y1) = next((pair for pair in pairs if value < pair[1][0]), pairs[-1])
    share = (value - x0) / (x1 - x0)
    return y0 * (1 - share) + y1 * share


def _crossings(function: ValueFunction, scores: Iterable[float]) -> Iterable[float]:
    """Yield the values at which the unclipped score passes some scores, the outer lines going on."""
    last = len(function.x) - 2
    for i, ((x0, x1), (y0, y1)) in enumerate(zip(pairwise(function.x), pairwise(function.y), strict=True)):
        if y0 == y1:
            continue
        for score in scores:
            share = (score - y0) / (y1 - y0)
            if (share > 0 or i == 0) and (share < 1 or i == last):
                yield x0 * (1 - share) + x1 * share


def _far(function: ValueFunction) -> Iterable[float]:
    """Yield values far beyond the outer anchor points, on the sides where the score goes on rising."""
    (x0, x1), (y0, y1) = function.x[:2], function.y[:2]
    span = function.x[-1] - function.x[0]
    if y0 > y1:
        yield from (x0 - times * span for times in _FAR)
    (x0, x1), (y0, y1) = function.x[-2:], function.y[-2:]
    if y1 > y0:
        yield from (x1 + times * span for times in _FAR)

"""Exact uniform draws of shares that sum to one, each within bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import AnalysisError, Place, Problems
from scorecard.stats.draw_blocks import BLOCK

__all__ = ["ALMOST", "BoxedSimplex", "boxed_simplex", "check_bounds"]

FloatArray = NDArray[np.float64]

ALMOST = 1e-12
"""Rounding that a sum of bounds may lose."""


@dataclass(frozen=True, slots=True)
class BoxedSimplex:
    """Every vector of shares alike whose shares lie within bounds; made by `boxed_simplex`.

    Attributes
    ----------
    lower, upper : tuple of float
        The least and the greatest that each share can be, given the bounds of the others.
    tilt : float
        Slope of the logarithm of the law from which shares are proposed.
    """

    lower: tuple[float, ...]
    upper: tuple[float, ...]
    tilt: float

    @property
    def size(self) -> int:
        """Number of shares."""
        return len(self.lower)

    def block(self, rng: np.random.Generator, _number: int, /) -> FloatArray:
        """Return the rows of a block.

        Above the lower bounds all shares but one, the widest, are proposed independently, each from an
        exponential law of one slope cut off at its bound; the last takes what is left. A proposal is kept
        with a probability that undoes the slope, and never where the last is out of its bounds: what is
        kept is uniform, exactly.
        """
        low, high = np.array(self.lower), np.array(self.upper)
        width = high - low
        free = np.flatnonzero(width > 0)
        found = np.tile(low, (BLOCK, 1))
        rest = 1.0 - low.sum()
        if not len(free) or rest <= 0:
            return found
        if (width[free] >= rest - ALMOST).all():
            part = rng.standard_exponential((BLOCK, len(free)))
            found[:, free] += part * (rest / part.sum(axis=1, keepdims=True))
        else:
            last = free[np.argmax(width[free])]
            others = free[free != last]
            x = self._kept(rng, width[others], float(width[last]), rest)
            found[:, others] += x[:, :-1]
            found[:, last] += x[:, -1]
        return np.asarray(np.clip(found, low, high))

    def _kept(self, rng: np.random.Generator, others: FloatArray, last: float, rest: float) -> FloatArray:
        """Return proposals that are kept, the share that takes what is left last."""
        parts: list[FloatArray] = []
        there = 0
        while there < BLOCK:
            x = _truncated(rng, others, self.tilt)
            left = rest - x.sum(axis=1)
            highest = 0.0 if self.tilt < 0 else last
            with np.errstate(over="ignore"):  # far out of bounds, where the second condition says no
                keep = rng.random(BLOCK) < np.exp(self.tilt * (left - highest))
            keep &= (left >= 0) & (left <= last)
            parts.append(np.column_stack([x, left])[keep])
            there += len(parts[-1])
        return np.concatenate(parts)[:BLOCK]


def boxed_simplex(lower: Sequence[float], upper: Sequence[float]) -> BoxedSimplex:
    """Return the law of shares that are uniform within bounds.

    Parameters
    ----------
    lower, upper : sequence of float
        Bounds of each share, from 0 to 1.

    Returns
    -------
    BoxedSimplex
        The law, with the bounds drawn as close as the others allow.

    Raises
    ------
    AnalysisError
        If bounds are out of order or out of the range from 0 to 1, or no shares within them sum to 1.

    Examples
    --------
    >>> boxed_simplex([0.2, 0.1, 0.1], [0.5, 1.0, 1.0]).upper
    (0.5, 0.7, 0.7)
    """
    check_bounds(lower, upper, names=[str(i + 1) for i in range(len(lower))])
    low, high = np.clip(np.array(lower, dtype=float), 0, 1), np.clip(np.array(upper, dtype=float), 0, 1)
    rest, room = 1.0 - low.sum(), high.sum() - 1.0
    closer_high = np.minimum(high, low + max(rest, 0.0))
    closer_low = np.maximum(low, high - max(room, 0.0))
    closer_low = np.minimum(closer_low, closer_high)
    tiny = closer_high - closer_low <= ALMOST
    closer_high[tiny] = closer_low[tiny]
    width = closer_high - closer_low
    rest = 1.0 - float(closer_low.sum())
    tilt = _tilt(width[width > 0], rest) if 0 < rest < width.sum() else 0.0
    return BoxedSimplex(tuple(closer_low.tolist()), tuple(closer_high.tolist()), tilt)


def check_bounds(lower: Sequence[float], upper: Sequence[float], *, names: Sequence[str]) -> None:
    """Refuse bounds that are none, or that no shares can keep."""
    problems = Problems()
    for name, low, high in zip(names, lower, upper, strict=True):
        if not 0 <= low <= high <= 1:
            problems.add(
                "bounds-order",
                "bounds of a share must run from low to high within 0 to 1",
                place=Place(path=name),
                found=f"{low:g} to {high:g}",
                cure="Write the lower bound first, as shares such as 0.1 and 0.3.",
            )
    if not problems and sum(lower) > 1 + ALMOST:
        problems.add(
            "bounds-infeasible",
            "the lower bounds sum to more than 1, so that no shares keep them",
            found=f"{sum(lower):.6g}",
            cure="Lower some of them.",
        )
    if not problems and sum(upper) < 1 - ALMOST:
        problems.add(
            "bounds-infeasible",
            "the upper bounds sum to less than 1, so that no shares keep them",
            found=f"{sum(upper):.6g}",
            cure="Raise some of them.",
        )
    problems.raise_if_any(AnalysisError, "No weights keep the bounds.")


def _truncated(rng: np.random.Generator, width: FloatArray, tilt: float) -> FloatArray:
    """Return numbers from 0 to each width with a density in proportion to exp(tilt · x)."""
    u = rng.random((BLOCK, len(width)))
    slope = abs(tilt)
    if slope * width.max(initial=0.0) < 1e-9:
        return u * width
    y = -np.log1p(u * np.expm1(-slope * width)) / slope
    return np.minimum(y, width) if tilt < 0 else np.maximum(width - y, 0.0)


def _tilt(width: FloatArray, total: float) -> float:
    """Return the slope at which the means of the cut-off laws sum to a total."""
    low, high = -len(width) / total, len(width) / max(float(width.sum()) - total, ALMOST)
    for _ in range(200):
        middle = (low + high) / 2
        if float(_means(width, middle).sum()) < total:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _means(width: FloatArray, tilt: float) -> FloatArray:
    """Return the mean of each law with a density in proportion to exp(tilt · x) on 0 to its width."""
    t: FloatArray = np.maximum(abs(tilt) * width, 1e-5)  # below it the mean is that of a flat law, to twelve digits
    with np.errstate(over="ignore"):
        share: FloatArray = 1 / t - 1 / np.expm1(t)  # of the width, for a falling density
    return np.asarray(width * (share if tilt < 0 else 1 - share))

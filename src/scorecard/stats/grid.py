"""Exact scores of different divisors on one grid of whole numbers."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.counts import ScoreHistogram
from scorecard.stats.exact import ExactArray, IntArray

__all__ = ["in_order", "on_one_grid"]

_INT64 = 2**63 - 1
_EXACT = 2**52


def on_one_grid(scores: ScoreHistogram) -> tuple[ExactArray, int]:
    """Return the scores as whole multiples of one fraction.

    Parameters
    ----------
    scores : ScoreHistogram
        The scores.

    Returns
    -------
    tuple of (ndarray of int, int)
        Numerators over the least common divisor, one an entry of the histogram, as Python integers
        where they pass 64 bits; and this divisor.

    Examples
    --------
    >>> numerators, divisor = on_one_grid(ScoreHistogram.from_scores(np.array([1, 1, 1]), np.array([1, 2, 3])))
    >>> numerators.tolist(), divisor
    ([6, 3, 2], 6)
    """
    divisors, numerators = scores.divisors, scores.numerators
    divisor, fits = _common(scores)
    if fits:
        return numerators * (divisor // divisors), divisor
    wide = [s * (divisor // d) for s, d in zip(numerators.tolist(), divisors.tolist(), strict=True)]
    return np.array(wide, dtype=np.object_), divisor


def in_order(scores: ScoreHistogram) -> ExactArray | NDArray[np.float64]:
    """Return numbers that are in the order of the scores, and equal where two of these are, or two up to the sign.

    Parameters
    ----------
    scores : ScoreHistogram
        The scores.

    Returns
    -------
    ndarray of int or float
        Numerators over one divisor where they fit in 64 bits; else quotients, where no two different scores have the
        same; else Python integers. The sign is that of the score.

    Notes
    -----
    Two different fractions with divisors up to D lie at least 1 / D² apart. Where that is more than one unit in the
    last place of the largest, they are rounded to two different numbers, and equal ones to the same.

    Examples
    --------
    >>> in_order(ScoreHistogram.from_scores(np.array([1, 1, 1]), np.array([1, 2, 3]))).tolist()
    [6, 3, 2]
    """
    if not _common(scores)[1]:
        quotients: NDArray[np.float64] = scores.numerators / scores.divisors
        closest = int(scores.divisors[-1]) ** 2 * (math.ceil(float(np.abs(quotients).max())) + 1)
        if max(closest, _largest(scores.numerators)) < _EXACT:
            return quotients
    return on_one_grid(scores)[0]


def _common(scores: ScoreHistogram) -> tuple[int, bool]:
    """Return the least common divisor of scores, and whether numerators over it fit in 64 bits."""
    divisors = scores.divisors
    if not len(divisors) or divisors[0] == divisors[-1]:
        return (int(divisors[0]) if len(divisors) else 1), True
    different: list[int] = divisors[np.flatnonzero(divisors[1:] != divisors[:-1])].tolist()
    divisor = math.lcm(*different, int(divisors[-1]))
    return divisor, _largest(scores.numerators) * divisor <= _INT64


def _largest(numerators: IntArray) -> int:
    """Return the largest absolute value, 1 or more."""
    return max(1, abs(int(numerators.min())), abs(int(numerators.max())))

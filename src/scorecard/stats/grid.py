"""Exact scores of different divisors on one grid of whole numbers."""

from __future__ import annotations

import math

import numpy as np

from scorecard.stats.counts import ScoreHistogram
from scorecard.stats.exact import ExactArray

__all__ = ["on_one_grid"]

_INT64 = 2**63 - 1


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
    if not len(divisors):
        return numerators, 1
    if divisors[0] == divisors[-1]:
        return numerators, int(divisors[0])
    different: list[int] = divisors[np.flatnonzero(divisors[1:] != divisors[:-1])].tolist()
    divisor = math.lcm(*different, int(divisors[-1]))
    largest = max(1, abs(int(numerators.min())), abs(int(numerators.max())))
    if largest * divisor <= _INT64:
        return numerators * (divisor // divisors), divisor
    wide = [s * (divisor // d) for s, d in zip(numerators.tolist(), divisors.tolist(), strict=True)]
    return np.array(wide, dtype=np.object_), divisor

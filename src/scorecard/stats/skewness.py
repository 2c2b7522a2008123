"""Skewness of scores from exact sums."""

from __future__ import annotations

import math

from scorecard.stats.counts import ScoreHistogram
from scorecard.stats.power_sums import over_one_divisor

__all__ = ["histogram_skewness"]


def histogram_skewness(scores: ScoreHistogram) -> float | None:
    """Return how skewed scores are.

    Parameters
    ----------
    scores : ScoreHistogram
        The scores.

    Returns
    -------
    float or None
        The third moment about the mean over the cube of the standard deviation with n − 1; None below two
        scores or without any spread.

    Notes
    -----
    With the sums S₁, S₂, S₃ of the n scores, of their squares and of their cubes, as whole numbers on one grid,
    the third moment is (n² S₃ − 3 n S₁ S₂ + 2 S₁³) / n³ and the variance (n S₂ − S₁²) / (n (n − 1)); both
    numerators are exact, so that neither order nor place of the scores changes a digit.

    Examples
    --------
    >>> import numpy as np
    >>> histogram_skewness(ScoreHistogram.from_counts((0, 3), np.array([2, 1])))
    0.3849...
    """
    n = scores.n
    if n < 2:
        return None
    _, (first, second, third) = over_one_divisor(((d, sums) for d, _, sums in scores.sums(3)), powers=3)
    spread = n * second - first * first
    if spread == 0:
        return None
    about = n * n * third - 3 * n * first * second + 2 * first**3
    # about / n³ over (spread / (n (n − 1)))^1.5, with whole numbers as far as they go
    ratio = about * about / spread**3
    size = math.sqrt(ratio * ((n - 1) / n) ** 3)
    return -size if about < 0 else size  # on a fine grid the sum itself is more than a float holds

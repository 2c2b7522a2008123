"""Rank-sum weights: the places counted from the last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from scorecard.weighting.ranks import RankWeights, rank_weights

__all__ = ["rank_sum"]


def rank_sum(ranks: Mapping[str, float] | Sequence[float], *, labels: Sequence[str] | None = None) -> RankWeights:
    """Return weights that fall by the same step from place to place.

    Parameters
    ----------
    ranks : mapping of str to float, or sequence of float
        Rank of each, 1 the most important. Tied ones share a rank, written as 1, 2, 2, 4 or
        1, 2.5, 2.5, 4 or 1, 2, 2, 3.
    labels : sequence of str, optional
        What a sequence of ranks belongs to; its positions "1", "2", … when left out.

    Returns
    -------
    RankWeights
        Shares that sum to 1; tied ones have the mean of the weights of their places.

    Raises
    ------
    AnalysisError
        If the numbers are no ranks, or the labels do not fit.

    Notes
    -----
    w of place i = 2 (n + 1 − i) / (n (n + 1)). The total kept is the sum of the n + 1 − i.

    References
    ----------
    Stillwell, W. G., Seaver, D. A., Edwards, W. (1981). A comparison of weight approximation techniques in
    multiattribute utility decision making. Organizational Behavior and Human Performance 28(1), 62-77.

    Examples
    --------
    >>> rank_sum({"price": 2, "speed": 1, "care": 4, "looks": 3})["speed"]
    0.4
    """
    n = len(ranks)
    places = [Fraction(n + 1 - i) for i in range(1, n + 1)]
    return rank_weights(ranks, labels, places=places, method="rank_sum")

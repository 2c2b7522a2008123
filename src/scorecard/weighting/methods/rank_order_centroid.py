"""Rank-order centroid weights: the centre of all weights that agree with an order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from scorecard.weighting.ranks import RankWeights, rank_weights

__all__ = ["rank_order_centroid"]


def rank_order_centroid(
    ranks: Mapping[str, float] | Sequence[float], *, labels: Sequence[str] | None = None
) -> RankWeights:
    """Return the mean of all weights that agree with an order of importance.

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
    w of place i = (1/n) Σ_{k=i..n} 1/k: the centroid of the simplex w_1 ≥ w_2 ≥ … ≥ w_n ≥ 0, that is the
    expected weights when nothing but the order is known.

    References
    ----------
    Barron, F. H., Barrett, B. E. (1996). Decision quality using ranked attribute weights. Management
    Science 42(11), 1515-1523.

    Examples
    --------
    >>> [round(w, 4) for w in rank_order_centroid([1, 2, 3, 4]).shares]
    [0.5208, 0.2708, 0.1458, 0.0625]
    """
    n = len(ranks)
    places = [sum((Fraction(1, k) for k in range(i, n + 1)), Fraction(0)) / n for i in range(1, n + 1)]
    return rank_weights(ranks, labels, places=places, method="rank_order_centroid")

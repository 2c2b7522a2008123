"""Direct weights: points given by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scorecard.weighting.points import named
from scorecard.weighting.weights import Weights, normalised

__all__ = ["direct"]


def direct(points: Mapping[str, float] | Sequence[float], *, labels: Sequence[str] | None = None) -> Weights:
    """Return weights from points shared out by hand, such as 100 points over five dimensions.

    Parameters
    ----------
    points : mapping of str to float, or sequence of float
        Points of each; zero or more, in any unit, since only their ratios matter.
    labels : sequence of str, optional
        What a sequence of points belongs to; its positions "1", "2", … when left out. A mapping
        has its own.

    Returns
    -------
    Weights
        Shares that sum to 1; the sum of the points is kept.

    Raises
    ------
    AnalysisError
        If there are no points, the labels do not fit, points are negative or not finite, or all
        are zero.

    Notes
    -----
    w_i = p_i / Σ p.

    Examples
    --------
    >>> direct([1, 1, 3], labels=["price", "speed", "care"])["care"]
    0.6
    """
    names, given = named(points, labels)
    return normalised(names, given, method="direct")

"""Equal weights: everything counts the same."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard._given import require_names
from scorecard.weighting.weights import Weights, normalised

__all__ = ["equal"]


def equal(labels: Sequence[str]) -> Weights:
    """Return the same weight for each.

    Parameters
    ----------
    labels : sequence of str
        What is weighted, each once.

    Returns
    -------
    Weights
        Shares of 1/n.

    Raises
    ------
    AnalysisError
        If there is no label, or one stands twice.

    Examples
    --------
    >>> equal(["a", "b", "c", "d"])["b"]
    0.25
    """
    require_names("labels", labels)
    return normalised(list(labels), [1.0] * len(labels), method="equal")

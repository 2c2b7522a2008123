"""What is known of the errors of values, at the places to which the values are taken."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from scorecard._model.mapping import FrozenDict
from scorecard.series.expert_range import ExpertRange
from scorecard.series.observations import Cellkey, Observations, Pairkey

__all__ = ["followed"]


def followed(
    obs: Observations, origin: NDArray[np.integer]
) -> tuple[Mapping[Cellkey, ExpertRange], Mapping[Pairkey, float]]:
    """Return ranges and correlations where values stand that are taken as they are from other periods.

    Parameters
    ----------
    obs : Observations
        The values before.
    origin : ndarray of int, shape (e, p, m)
        The period from which the value of each new cell is taken; negative where it is taken from none, or
        made of those of several.

    Returns
    -------
    ranges : mapping of (int, int, int) to ExpertRange
        Each wherever its value stands.
    correlations : mapping of (int, int, int, int) to float
        Each where both values stand in one period and are taken from the same one.
    """
    homes: dict[Cellkey, frozenset[int]] = {}

    def homes_of(e: int, p: int, m: int) -> frozenset[int]:
        if (e, p, m) not in homes:
            homes[(e, p, m)] = frozenset(np.flatnonzero(origin[e, :, m] == p).tolist())
        return homes[(e, p, m)]

    ranges = {(e, home, m): found for (e, p, m), found in obs.ranges.items() for home in sorted(homes_of(e, p, m))}
    correlations = {
        (e, home, first, second): found
        for (e, p, first, second), found in obs.correlations.items()
        for home in sorted(homes_of(e, p, first) & homes_of(e, p, second))
    }
    return FrozenDict(ranges), FrozenDict(correlations)

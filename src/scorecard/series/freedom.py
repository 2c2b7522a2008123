"""Degrees of freedom of the standard errors of values."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scorecard.series.observations import Observations

__all__ = ["degrees_of_freedom"]


def degrees_of_freedom(obs: Observations) -> NDArray[np.float64]:
    """Return how many degrees of freedom the standard error of every value has.

    Parameters
    ----------
    obs : Observations
        The values.

    Returns
    -------
    ndarray, shape (e, p, m)
        Those that the observations state; else clusters − 1 where respondents nest in clusters; else n − 1;
        infinity where n is unknown.
    """
    found = np.where(np.isnan(obs.n), np.inf, obs.n - 1)
    for (e, p, m), fact in obs.facts.items():
        if fact.clusters is not None:
            found[e, p, m] = fact.clusters - 1
    stated = obs.degrees_of_freedom
    return found if stated is None else np.where(np.isnan(stated), found, stated)

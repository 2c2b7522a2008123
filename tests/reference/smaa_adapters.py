"""From the inputs of SMAA cases to library calls, one named result at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.acceptability import Acceptability, acceptability
from scorecard.stats.draw_blocks import RowSampler
from scorecard.stats.simplex import GivenRows, RankedSimplex, UniformSimplex, simplex_lattice
from tests.reference.inputs import Sampled, UnknownResultError, given, number

SAMPLED = 2e-3
"""What a sampled result may be off: five standard errors of a share of one half at 1.6 million draws."""

_DRAWS, _SEED = 1_600_000, 20_260_101
_STATISTICS: Mapping[str, Callable[[Acceptability], NDArray[np.float64]]] = {
    "rank_acceptability": lambda found: found.rank_shares,
    "central_weights": lambda found: found.central_weights,
    "pairwise_winning": lambda found: found.win_shares,
}


def smaa(inputs: Mapping[str, object], name: str) -> object:
    """Return the lattice points, or a table of shares or weights from the lattice or from draws."""
    values = tuple(tuple(number(v) for v in row) for row in _rows(given(inputs, "values")))
    divisions = int(number(inputs.get("lattice_divisions", 1)))
    if name == "lattice_points":
        return len(simplex_lattice(len(values[0]), divisions))
    law, _, statistic = name.partition("_")
    if statistic not in _STATISTICS or law not in ("lattice", "uniform", "ordered"):
        raise UnknownResultError(name)
    found = _STATISTICS[statistic](_found(values, law, divisions)).tolist()
    return found if law == "lattice" else Sampled(found, SAMPLED)


def _rows(table: object) -> list[list[object]]:
    """Return a table as it stands in a file."""
    if not isinstance(table, list):
        raise TypeError("the values are no table")
    return table


@cache
def _found(values: tuple[tuple[float, ...], ...], law: str, divisions: int) -> Acceptability:
    """Return what the weights of a law make of the values."""
    size = len(values[0])
    if law == "lattice":
        points = simplex_lattice(size, divisions)
        return acceptability(values, GivenRows(points), draws=len(points), seed=0)
    sampler: RowSampler = UniformSimplex(size) if law == "uniform" else RankedSimplex(tuple(range(size)))
    return acceptability(values, sampler, draws=_DRAWS, seed=_SEED)

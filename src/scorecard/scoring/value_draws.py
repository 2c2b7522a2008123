"""Random draws of what the values of one entity and period may truly be."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

import numpy as np
from numpy.typing import NDArray

from scorecard.scoring.value_errors import COUNT, NORMAL, PERT, PROPORTION, TRIANGULAR, ValueErrors

__all__ = ["BLOCK", "ValueDraws", "families"]

FloatArray = NDArray[np.float64]
Pairs = Mapping[tuple[int, int], float]

BLOCK = 2048
"""Draws of a block; each block has random numbers of its own, so that chunks and threads change nothing."""

_NORMALS, _CHI_SQUARES, _OWN = 0, 1, 2
"""Streams of random numbers of a block: one for all normals, one for all chi-squares, then one for each measure."""


class ValueDraws:
    """Draw values from their error distributions, under a flat prior on what is true.

    Parameters
    ----------
    errors : ValueErrors
        What is known of the errors of one entity and period.
    pairs : mapping of (int, int) to float
        Correlations of the errors of two measures, the lower position first.
    seed, entity : int
        Seed of the random numbers, and position of the entity, which has random numbers of its own.

    Notes
    -----
    With a standard error: value + SE · t with n − 1 degrees of freedom (normal where n is unknown);
    measures whose errors go together share a normal vector with these correlations and a chi-square, to which
    those with more degrees of freedom add what they have more. A proportion: Beta(x + 1, n − x + 1). A
    count: Gamma(x + 1), times what one event adds. What an expert thinks possible: his distribution. All
    else stays as it is.
    """

    def __init__(self, errors: ValueErrors, pairs: Pairs, *, seed: int, entity: int) -> None:
        self._kind = errors.kind[:, 0, 0]
        self._value = errors.value[:, 0, 0]
        self._first, self._second = errors.first[:, 0, 0], errors.second[:, 0, 0]
        self._scale = errors.scale
        self._seed, self._entity = seed, entity
        self._roots = {family: _root(family, pairs) for family in families(pairs) if len(family) > 1}
        self._family = {measure: family for family in self._roots for measure in family}

    def block(
        self, number: int, *, other: Collection[int] = (), narrowed: Mapping[int, float] | None = None
    ) -> FloatArray:
        """Return one block of draws.

        Parameters
        ----------
        number : int
            Number of the block, from 0.
        other : collection of int
            Measures that are drawn from a second, independent set of random numbers.
        narrowed : mapping of int to float, optional
            Measures whose errors are multiplied by a factor.

        Returns
        -------
        ndarray, shape (measure, BLOCK)
            The draws, in the unit of each measure; NaN where there is no value.
        """
        found = np.repeat(self._value[:, None], BLOCK, axis=1)
        factors = narrowed or {}
        for side in (0, 1) if other else (0,):
            chosen = [m for m in range(len(self._value)) if (m in other) == (side == 1)]
            self._put_normals(found, number, side, chosen, factors)
            for measure in chosen:
                draw = _DRAWS.get(int(self._kind[measure]))
                if draw is not None:
                    numbers = self._value[measure], self._first[measure], self._second[measure]
                    rng = self._stream(number, side, _OWN + measure)
                    found[measure] = draw(rng, *numbers, self._scale[measure], factors.get(measure, 1.0))
        return found

    def _put_normals(
        self, found: FloatArray, number: int, side: int, chosen: Collection[int], factors: Mapping[int, float]
    ) -> None:
        """Draw the measures that have a standard error."""
        wanted = [m for m in chosen if self._kind[m] == NORMAL]
        if not wanted:
            return
        normals = self._stream(number, side, _NORMALS).standard_normal(found.shape)
        for family, root in self._roots.items():
            normals[list(family)] = root @ normals[list(family)]
        wide = self._wide(self._stream(number, side, _CHI_SQUARES))
        for measure in wanted:
            t = normals[measure] * wide.get(measure, 1.0)
            found[measure] += self._first[measure] * factors.get(measure, 1.0) * t

    def _wide(self, rng: np.random.Generator) -> dict[int, FloatArray]:
        """Return what makes a normal number one of a t distribution, for all measures with known n."""
        wide: dict[int, FloatArray] = {}
        for measure in range(len(self._kind)):  # all of them, so that the draws of one do not hang on the others
            family = self._family.get(measure, (measure,))
            if family[0] != measure:
                continue
            known = [m for m in family if self._kind[m] == NORMAL and np.isfinite(self._second[m])]
            sum_of_squares, so_far = np.zeros(BLOCK), 0.0
            for m in sorted(known, key=lambda m: float(self._second[m])):
                free = float(self._second[m])
                if free > so_far:
                    sum_of_squares = sum_of_squares + rng.chisquare(free - so_far, BLOCK)
                    so_far = free
                wide[m] = np.sqrt(free / sum_of_squares)
        return wide

    def _stream(self, number: int, side: int, stream: int) -> np.random.Generator:
        """Return the random numbers of one stream of a block."""
        key = (self._entity, number, side, stream)
        return np.random.Generator(np.random.PCG64(np.random.SeedSequence(self._seed, spawn_key=key)))


def families(pairs: Pairs) -> list[tuple[int, ...]]:
    """Return the measures whose errors go together, directly or through others, each family ascending.

    Parameters
    ----------
    pairs : mapping of (int, int) to float
        Correlations; 0 binds nobody.

    Returns
    -------
    list of tuple of int
        The families, by their first measure.

    Examples
    --------
    >>> families({(0, 2): 0.5, (2, 5): -0.1, (1, 3): 0.2, (3, 4): 0.0})
    [(0, 2, 5), (1, 3)]
    """
    found: dict[int, set[int]] = {}
    for (one, two), correlation in pairs.items():
        if correlation:
            both = found.get(one, {one}) | found.get(two, {two})
            found.update(dict.fromkeys(both, both))
    return sorted({tuple(sorted(family)) for family in found.values()})


def _root(family: tuple[int, ...], pairs: Pairs) -> FloatArray:
    """Return a matrix whose product with its transpose is the correlations of a family, the nearest there is."""
    correlation = np.eye(len(family))
    for i, one in enumerate(family):
        for j, two in enumerate(family[i + 1 :], start=i + 1):
            correlation[i, j] = correlation[j, i] = pairs.get((one, two), 0.0)
    values, vectors = np.linalg.eigh(correlation)
    root = vectors * np.sqrt(np.maximum(values, 0.0))
    lengths = np.sqrt((root * root).sum(axis=1, keepdims=True))
    scaled: FloatArray = root / lengths
    return scaled


def _proportion(rng: np.random.Generator, value: float, x: float, n: float, scale: float, factor: float) -> FloatArray:
    del value
    more = factor**-2
    return scale * rng.beta(x * more + 1, (n - x) * more + 1, BLOCK)


def _count(rng: np.random.Generator, value: float, x: float, each: float, scale: float, factor: float) -> FloatArray:
    del value, scale
    more = factor**-2
    return each / more * rng.standard_gamma(x * more + 1, BLOCK)


def _triangle(
    rng: np.random.Generator, value: float, low: float, high: float, scale: float, factor: float
) -> FloatArray:
    del scale
    return value + factor * (rng.triangular(low, value, high, BLOCK) - value)


def _pert(rng: np.random.Generator, value: float, low: float, high: float, scale: float, factor: float) -> FloatArray:
    del scale
    width = high - low
    shapes = 1 + 4 * (value - low) / width, 1 + 4 * (high - value) / width
    return value + factor * (low + width * rng.beta(*shapes, BLOCK) - value)


_DRAWS: Mapping[int, Callable[[np.random.Generator, float, float, float, float, float], FloatArray]] = {
    PROPORTION: _proportion,
    COUNT: _count,
    TRIANGULAR: _triangle,
    PERT: _pert,
}

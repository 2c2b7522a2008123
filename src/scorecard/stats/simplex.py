"""Exact uniform draws of shares that sum to one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import AnalysisError, Problems, UsageError
from scorecard.stats.draw_blocks import BLOCK

__all__ = [
    "DirichletShares",
    "FixedShares",
    "GivenRows",
    "RankedSimplex",
    "Ties",
    "UniformSimplex",
    "simplex_lattice",
]

FloatArray = NDArray[np.float64]

Ties = Literal["equal", "open"]
"""What equal ranks mean: equal weights, or no order among these."""

_MOST_POINTS = 1_000_000


@dataclass(frozen=True, slots=True)
class UniformSimplex:
    """Every vector of shares alike: Dirichlet(1, …, 1).

    Attributes
    ----------
    size : int
        Number of shares.
    """

    size: int

    def block(self, rng: np.random.Generator, _number: int, /) -> FloatArray:
        """Return the rows of a block: standard exponentials over their sum."""
        return _uniform(rng, self.size)


@dataclass(frozen=True, slots=True)
class DirichletShares:
    """Shares spread about a centre: Dirichlet(c · m₁, …, c · mₖ), with mean m and variance m (1 − m) / (c + 1).

    Attributes
    ----------
    centre : tuple of float
        Means, with sum 1; a share of 0 stays 0.
    concentration : float
        How close the draws lie to the centre, above 0; with c = k and equal means they are uniform.
    """

    centre: tuple[float, ...]
    concentration: float

    @property
    def size(self) -> int:
        """Number of shares."""
        return len(self.centre)

    def block(self, rng: np.random.Generator, _number: int, /) -> FloatArray:
        """Return the rows of a block: gamma variates over their sum.

        Below a shape of 1 a gamma variate may be too small for a number, so logarithms are drawn:
        ln G(a) = ln G(a + 1) + ln U / a.
        """
        shape = np.array(self.centre) * self.concentration
        there = shape > 0
        found = np.zeros((BLOCK, self.size))
        a = shape[there]
        large = rng.standard_gamma(a + 1.0, size=(BLOCK, len(a)))
        logarithm = np.log(large) - rng.standard_exponential((BLOCK, len(a))) / a
        logarithm -= logarithm.max(axis=1, keepdims=True)
        with np.errstate(under="ignore"):  # a share too small for a number is 0, whatever the program asks for
            part = np.exp(logarithm)
            found[:, there] = part / part.sum(axis=1, keepdims=True)
        return found


@dataclass(frozen=True, slots=True)
class RankedSimplex:
    """Every vector of shares alike that keeps an order: a better rank has at least the weight of a worse one.

    Attributes
    ----------
    ranks : tuple of int
        Rank of each share, the smallest the most important; only their order matters.
    ties : {"equal", "open"}
        Whether equal ranks have equal shares, or no order among themselves.

    Notes
    -----
    The corners of this region are the shares that the first g groups have in equal parts. A uniform
    mixture of the corners is uniform on the region: exact, without rejection. Its mean are the weights
    of the rank-order centroid.
    """

    ranks: tuple[int, ...]
    ties: Ties = "equal"

    @property
    def size(self) -> int:
        """Number of shares."""
        return len(self.ranks)

    def block(self, rng: np.random.Generator, _number: int, /) -> FloatArray:
        """Return the rows of a block."""
        ranks = np.array(self.ranks)
        if self.ties == "equal":
            _, group, sizes = np.unique(ranks, return_inverse=True, return_counts=True)
            return _corners(rng, sizes)[:, group]
        order = np.argsort(ranks, kind="stable")
        found = np.empty((BLOCK, self.size))
        found[:, order] = shuffled_within(rng, _corners(rng, np.ones(self.size)), ranks[order])
        return found


@dataclass(frozen=True, slots=True)
class FixedShares:
    """The same shares in every draw.

    Attributes
    ----------
    shares : tuple of float
        The shares.
    """

    shares: tuple[float, ...]

    @property
    def size(self) -> int:
        """Number of shares."""
        return len(self.shares)

    def block(self, _rng: np.random.Generator, _number: int, /) -> FloatArray:
        """Return the rows of a block."""
        return np.tile(np.array(self.shares), (BLOCK, 1))


@dataclass(frozen=True, slots=True, eq=False)
class GivenRows:
    """Rows that are taken one after the other, and again from the first after the last.

    Attributes
    ----------
    rows : ndarray, shape (r, k)
        The rows.
    """

    rows: FloatArray

    @property
    def size(self) -> int:
        """Number of columns."""
        return int(self.rows.shape[1])

    def block(self, _rng: np.random.Generator, number: int, /) -> FloatArray:
        """Return the rows of a block."""
        return self.rows[np.arange(number * BLOCK, (number + 1) * BLOCK) % len(self.rows)]


def simplex_lattice(size: int, divisions: int) -> FloatArray:
    """Return all vectors of shares that are whole multiples of 1 / divisions.

    Parameters
    ----------
    size : int
        Number of shares.
    divisions : int
        Number of parts of the whole.

    Returns
    -------
    ndarray, shape (C(divisions + size − 1, size − 1), size)
        The points, the first share rising slowest.

    Raises
    ------
    UsageError
        If there is no share or no division.
    AnalysisError
        If there are more than a million points.

    Examples
    --------
    >>> simplex_lattice(2, 2).tolist()
    [[0.0, 1.0], [0.5, 0.5], [1.0, 0.0]]
    """
    problems = Problems()
    for name, number in (("size", size), ("divisions", divisions)):
        if number < 1:
            problems.add(
                "lattice-empty",
                f"{name} of a lattice must be 1 or more",
                found=str(number),
                cure=f"Write {name}=3 or another whole number.",
            )
    problems.raise_if_any(UsageError, "The lattice has no points.")
    points = comb(divisions + size - 1, size - 1)
    if points > _MOST_POINTS:
        raise AnalysisError.single(
            "lattice-too-large",
            f"the lattice has more than {_MOST_POINTS} points",
            found=str(points),
            cure="Take fewer divisions, or draw at random.",
        )
    bars = np.array(list(combinations(range(divisions + size - 1), size - 1)), dtype=np.int64).reshape(points, size - 1)
    ends = np.full((points, 1), divisions + size - 1, dtype=np.int64)
    gaps = np.diff(np.hstack([np.full_like(ends, -1), bars, ends]), axis=1) - 1
    return np.asarray(gaps / divisions, dtype=np.float64)


def shuffled_within(rng: np.random.Generator, rows: FloatArray, ranks: Sequence[int] | NDArray[np.int64]) -> FloatArray:
    """Return rows in which the columns of equal, neighbouring ranks are put in random order, row by row."""
    starts = np.flatnonzero(np.diff(np.asarray(ranks), prepend=np.nan) != 0).tolist()
    for start, stop in zip(starts, [*starts[1:], rows.shape[1]], strict=True):
        if stop - start > 1:
            rows[:, start:stop] = rng.permuted(rows[:, start:stop], axis=1)
    return rows


def _uniform(rng: np.random.Generator, size: int) -> FloatArray:
    """Return uniform shares, shape (BLOCK, size)."""
    found = rng.standard_exponential((BLOCK, size))
    found /= found.sum(axis=1, keepdims=True)
    return found


def _corners(rng: np.random.Generator, sizes: NDArray[np.int64] | FloatArray) -> FloatArray:
    """Return falling weights of groups, one column a group of the size given, with sum 1 over all members."""
    mixture = _uniform(rng, len(sizes))
    mixture /= np.cumsum(sizes)
    return np.cumsum(mixture[:, ::-1], axis=1)[:, ::-1]

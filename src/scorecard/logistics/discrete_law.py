"""The law of a whole number with finitely many values."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["DiscreteLaw", "geometric_law", "mixture", "uniform_law"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class DiscreteLaw:
    """Which whole numbers occur, and how often.

    Attributes
    ----------
    first : int
        The smallest number.
    probabilities : (k,) float array
        Probability of ``first``, ``first + 1``, …; they sum to 1.
    """

    first: int
    probabilities: Floats

    @property
    def values(self) -> Ints:
        """The numbers, ascending."""
        return np.arange(self.first, self.first + len(self.probabilities), dtype=np.int64)

    @property
    def mean(self) -> float:
        """Σ p v."""
        return float(self.probabilities @ self.values)

    @property
    def variance(self) -> float:
        """Σ p (v − mean)²."""
        return float(self.probabilities @ (self.values - self.mean) ** 2)

    @property
    def standard_deviation(self) -> float:
        """Root of the variance."""
        return math.sqrt(self.variance)

    def generating(self, z: float) -> float:
        """Return Σ p z^v, the chance that all of v things go well if each does with chance z."""
        return float(self.probabilities @ np.power(float(z), self.values.astype(float)))

    def quantile(self, share: float) -> int:
        """Return the smallest number that at least this share lies at or below.

        Parameters
        ----------
        share : float
            From 0 to 1.

        Returns
        -------
        int
            The quantile.
        """
        reached = np.cumsum(self.probabilities) >= share - 1e-12
        return int(self.values[int(reached.argmax())])

    def at_most(self, value: int) -> float:
        """Return the chance of this number or less."""
        return float(self.probabilities[self.values <= value].sum())

    def plus(self, other: DiscreteLaw) -> DiscreteLaw:
        """Return the law of the sum of two independent numbers."""
        return DiscreteLaw(self.first + other.first, np.convolve(self.probabilities, other.probabilities))

    def shifted(self, by: int) -> DiscreteLaw:
        """Return the law of the number plus a constant."""
        return DiscreteLaw(self.first + by, self.probabilities)

    def mirrored(self) -> DiscreteLaw:
        """Return the law of the number with the other sign."""
        return DiscreteLaw(1 - self.first - len(self.probabilities), self.probabilities[::-1])

    def drawn(self, n: int, *, rng: np.random.Generator) -> Ints:
        """Return n independent numbers, one uniform draw for each."""
        return self.placed(rng.random(n))

    def placed(self, uniform: Floats) -> Ints:
        """Return the numbers at which uniform draws lie in the distribution function."""
        steps = np.cumsum(self.probabilities[:-1])
        return np.searchsorted(steps, uniform, side="right").astype(np.int64) + self.first


def geometric_law(mean: float, *, most: int, first: int = 1) -> DiscreteLaw:
    """Return the geometric law from `first`, cut at `most` and brought to sum 1.

    Parameters
    ----------
    mean : float
        Mean before the cut, at least `first`.
    most : int
        The largest number.
    first : int
        The smallest number.

    Returns
    -------
    DiscreteLaw
        The law p_k ∝ ρ^k with ρ = (mean − first) / (mean − first + 1).

    Examples
    --------
    >>> law = geometric_law(2.0, most=30)
    >>> round(law.mean, 6), law.quantile(0.9)
    (2.0, 4)
    """
    ratio = (mean - first) / (mean - first + 1)
    weights = ratio ** np.arange(max(most - first, 0) + 1)
    return DiscreteLaw(first, weights / weights.sum())


def mixture(laws: Sequence[DiscreteLaw], weights: Sequence[float]) -> DiscreteLaw:
    """Return the law of a number that follows each law with a chance in proportion to its weight."""
    first = min(law.first for law in laws)
    last = max(law.first + len(law.probabilities) for law in laws)
    found, whole = np.zeros(last - first), sum(weights)
    for law, weight in zip(laws, weights, strict=True):
        found[law.first - first :][: len(law.probabilities)] += weight / whole * law.probabilities
    return DiscreteLaw(first, found)


def uniform_law(first: int, last: int) -> DiscreteLaw:
    """Return the law that takes each number from `first` to `last` alike."""
    count = last - first + 1
    return DiscreteLaw(first, np.full(count, 1 / count))
